"""Rasa's command line without what its libraries of 2022 have to say about each other:

    python -m bot.run.rasa train

The same as `rasa train`.
"""

import gc
import sys
import warnings

# Training makes millions of objects that stay until it ends: looking for garbage among them as often as Python does takes a tenth of the time.
gc.set_threshold(200_000, 50, 100)

# Sanic shows deprecations from the moment it is imported, so it comes first.
import sanic.app  # noqa: E402, F401

warnings.filterwarnings("ignore", category=DeprecationWarning)

from rasa.__main__ import main  # noqa: E402

if __name__ == "__main__":
    sys.argv[0] = "rasa"
    main()
