"""Rasa's command line without what its libraries of 2022 have to say about each other:

    python -m bot.run.rasa train

The same as `rasa train`.
"""

import sys
import warnings

# Sanic shows deprecations from the moment it is imported, so it comes first.
import sanic.app  # noqa: F401

warnings.filterwarnings("ignore", category=DeprecationWarning)

from rasa.__main__ import main  # noqa: E402

if __name__ == "__main__":
    sys.argv[0] = "rasa"
    main()
