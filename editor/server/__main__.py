"""Starts the editing page: builds it, starts a bot beside it where none runs, says where it is.

    REDACTIE_PORT=5050 python -m editor.server [--no-bot] [--no-browser]

It listens on 127.0.0.1 only; the last line on standard output is its address. One Ctrl-C ends it and the bot that it started.
"""

from __future__ import annotations

import argparse
import os
import sys
import warnings
import webbrowser

from bot.run.failure import Failure, exit_on_signals, say
from bot.run.start import HOST, chosen_port
from bot.settings import TOP, content_folder, data_folder
from editor.server.building import ensure_page

DEFAULT_PORT = 5050


def serve(port: int, with_bot: bool, browser: bool) -> None:
    """Serve the page until told to stop."""
    # Imported here: it takes seconds, and the checks above need nothing of it.
    from sanic.log import logger

    warnings.filterwarnings("ignore", category=DeprecationWarning)  # Sanic turns them on for everybody
    from editor.server.app import make_app
    from editor.server.bot_beside import BotBeside
    from editor.server.room import Room, beside

    logger.setLevel("WARNING")
    bot = BotBeside()
    room = Room(TOP / content_folder(), data_folder() / "redactie", lambda: bot.url, lambda: bot.starting)
    app = make_app(room, port)

    @app.after_server_start
    async def announce(*_: object) -> None:
        # The first check reads dictionaries and the bot's word lists, which would make whoever types first wait.
        await beside(room.warm)
        address = f"http://{HOST}:{port}/"
        print(address, flush=True)
        if browser:
            webbrowser.open(address)

    try:
        if with_bot:
            bot.start()
        app.run(host=HOST, port=port, access_log=False)
    finally:
        bot.stop()


def main() -> None:
    """Start, or say in one message why not."""
    parser = argparse.ArgumentParser(prog="make redactie", description="De pagina waarop redacteuren artikelen bewerken.")
    parser.add_argument("--no-bot", action="store_true", help="start er geen bot naast")
    parser.add_argument("--no-browser", action="store_true", help="open geen browser")
    chosen = parser.parse_args()
    exit_on_signals()
    os.chdir(TOP)
    try:
        port = chosen_port("REDACTIE_PORT", DEFAULT_PORT, "make redactie")
        ensure_page()
        say("Starting the editing page ...")
        serve(port, not chosen.no_bot, not chosen.no_browser and "CI" not in os.environ and sys.stdout.isatty())
    except Failure as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
