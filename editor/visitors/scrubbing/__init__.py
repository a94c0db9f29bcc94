"""Takes out of a visitor's message what could tell who somebody is, and leaves what it asks.

`Scrubber` is all that others need. First what has a shape of its own (`shapes.py`: addresses, numbers, dates), then names (`names.py`), then deduce's
second look (`second_look.py`). What is taken out is replaced by what it was: `[naam]`.
"""

from editor.visitors.scrubbing.scrubber import Scrubber

__all__ = ["Scrubber"]
