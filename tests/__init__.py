"""The tests. A package of its own, because some libraries bring a package `tests` too, which would be found instead."""
