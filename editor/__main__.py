"""The editor's commands: `python -m editor COMMAND`. Exit status 0: fine; 1: something was found or went wrong; 2: wrong use."""

import argparse
import importlib
import sys

# Modules of editor/commands. Each has `add_parser(subparsers)`, which sets `func` to its `run(arguments) -> int`.
COMMANDS = ("check", "new", "ask", "import_", "compare", "stories", "visitors")


def main(arguments: list[str] | None = None) -> int:
    """Run one command."""
    parser = argparse.ArgumentParser(prog="python -m editor", description="De opdrachten voor redacteuren.")
    subparsers = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    for command in COMMANDS:
        try:
            importlib.import_module(f"editor.commands.{command}").add_parser(subparsers)
        except ModuleNotFoundError as error:
            if str(error.name).split(".")[0] in ("actions", "bot", "editor"):
                raise
            print(f"Het pakket {error.name} ontbreekt. Typ eerst:  . .venv/bin/activate  en daarna de opdracht opnieuw.", file=sys.stderr)
            print("Is er nog geen map .venv? Dan maakt 'make redactie' haar.", file=sys.stderr)
            return 2
    chosen = parser.parse_args(arguments)
    status: int = chosen.func(chosen)
    return status


if __name__ == "__main__":
    sys.exit(main())
