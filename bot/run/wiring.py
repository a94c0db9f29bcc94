"""Checks that every class named in Rasa's files is there, because Rasa itself would start without it.

A mistyped tracker store makes Rasa keep conversations in memory, a mistyped importer makes it train without the articles:
in both cases it only warns.
"""

from collections.abc import Iterator
from typing import Any

import rasa.shared.utils.common
import yaml
from rasa.shared.exceptions import RasaException

from bot.run.failure import Failure
from bot.settings import TOP


def check_wiring() -> None:
    """Import every class of ours that config.yml, endpoints.yml and credentials.yml name.

    Raises:
        Failure: with all the names that lead nowhere, and why.
    """
    lost = []
    for file, name in _named():
        try:
            rasa.shared.utils.common.class_from_module_path(name)
        except (ImportError, AttributeError, ValueError, SyntaxError, RasaException) as error:
            lost.append(f"  {file}: {name}: {error}")
    if lost:
        raise Failure("Rasa's files name parts that are not there:\n" + "\n".join(lost), "correct the name, or what stops it from being imported.")


def _named() -> Iterator[tuple[str, str]]:
    for file in ("config.yml", "endpoints.yml", "credentials.yml"):
        try:
            content = yaml.safe_load((TOP / file).read_text(encoding="utf-8")) or {}
        except (OSError, yaml.YAMLError) as error:
            raise Failure(f"{file} cannot be read: {error}", "put the file back or mend it.") from None
        for name in _names(file, content):
            # Names of Rasa's own parts have no dots, or are checked by Rasa.
            if isinstance(name, str) and name.split(".")[0] in ("bot", "actions"):
                yield file, name


def _names(file: str, content: dict[str, Any]) -> Iterator[Any]:
    if file == "credentials.yml":
        yield from content
    elif file == "endpoints.yml":
        yield from (part.get("type") for part in content.values() if isinstance(part, dict))
    else:
        for section in ("importers", "pipeline", "policies"):
            yield from (part.get("name") for part in content.get(section) or [] if isinstance(part, dict))
