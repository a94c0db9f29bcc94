"""Lets the bot run without TensorFlow, which no part of config.yml uses: importing it takes some 280 MB and two seconds.

Three places import it whether or not it is used: thinc, spaCy's own library, which goes on without where it is missing; Rasa's
`train_utils`; and the check of the configuration, which Rasa looks up when it loads a model though it runs in training only. TensorFlow stays as
importable as it was: a part of the pipeline that needs it imports it, and works.
"""

from __future__ import annotations

import importlib
import sys
from abc import ABCMeta
from collections.abc import Mapping
from types import ModuleType
from typing import Any

# Classes that are needed in training only, by the module that imports TensorFlow for them.
_HELPERS = {
    "rasa.utils.tensorflow.callback": ("RasaTrainingLogger", "RasaModelCheckpoint"),
    "rasa.utils.tensorflow.data_generator": ("RasaBatchDataGenerator",),
}
_USES_HELPERS = "rasa.utils.train_utils"
_CHECK = {"rasa.graph_components.validators.default_recipe_validator": ("DefaultV1RecipeValidator",)}


def put_off_tensorflow() -> None:
    """Import what imports TensorFlow needlessly in a way that leaves TensorFlow until it is used.

    Call it before anything of spaCy or Rasa's core is imported; it does nothing where TensorFlow is there already.
    """
    if "tensorflow" in sys.modules or _USES_HELPERS in sys.modules:
        return
    sys.modules["tensorflow"] = None  # type: ignore[assignment]  # Python's own way to say that a module cannot be had
    try:
        importlib.import_module("thinc.compat")
    finally:
        del sys.modules["tensorflow"]
    _stand_in(_HELPERS)
    try:
        importlib.import_module(_USES_HELPERS)
    finally:
        for name in _HELPERS:
            del sys.modules[name]  # whoever else asks for these modules needs TensorFlow
    # Rasa asks what kind of class it is before it uses it.
    _stand_in(_CHECK, importlib.import_module("rasa.engine.graph").GraphComponent)


def _stand_in(modules: Mapping[str, tuple[str, ...]], *bases: type) -> None:
    for name, titles in modules.items():
        sys.modules[name] = ModuleType(name, "Stands in until a class of it is used; see bot/run/without_tensorflow.py.")
        vars(sys.modules[name]).update({title: _Later(title, bases, {"__module__": name}) for title in titles})


class _Later(ABCMeta):
    """A class that becomes the one that it stands in for at its first use: when it is called, or asked for anything that it has."""

    def __call__(cls, *arguments: Any, **named: Any) -> Any:
        return cls._real()(*arguments, **named)

    def __getattribute__(cls, name: str) -> Any:
        # What Python and abc ask of every class is no use of it.
        return super().__getattribute__(name) if name.startswith("_") else getattr(cls._real(), name)

    def _real(cls) -> Any:
        module = sys.modules.get(cls.__module__)
        if module is not None and vars(module).get(cls.__name__) is cls:
            del sys.modules[cls.__module__]
        return getattr(importlib.import_module(cls.__module__), cls.__name__)
