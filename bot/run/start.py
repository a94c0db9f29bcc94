"""Starts the bot: builds and trains what changed, runs Rasa in this very process, says where the chat page is.

    PORT=5005 python -m bot.run.start

It listens on 127.0.0.1 only; the last line on standard output is the chat page's address, printed once the bot answers.
One process, so that a signal ends everything and nothing can stay behind.
"""

import http.client
import json
import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path

from bot.run.failure import Failure, exit_on_signals, say
from bot.run.logs import configure_logs
from bot.run.model import ensure_model
from bot.run.widget import ensure_widget
from bot.run.without_tensorflow import put_off_tensorflow
from bot.settings import TOP, log_folder

_HOST = "127.0.0.1"
_DEFAULT_PORT = 5005
# Seconds after which a bot that does not answer yet counts as broken; on a slow disk the first start takes a while.
_PATIENCE = 180


def chosen_port() -> int:
    """Return the port from `PORT`, checked to be free.

    Raises:
        Failure: it is no port number, or something else listens there.
    """
    given = os.environ.get("PORT") or str(_DEFAULT_PORT)
    if not given.isdecimal() or not 1 <= int(given) <= 65535:
        raise Failure(f"PORT={given} is not a port number.", "give a whole number from 1 to 65535, such as: make start PORT=5006")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, int(given)))
        except PermissionError:
            raise Failure(f"port {given} may only be used by the system.", "choose one above 1023, such as: make start PORT=5006") from None
        except OSError:
            raise Failure(f"port {given} on {_HOST} is taken.", "stop what runs there, or choose another: make start PORT=5006") from None
    return int(given)


class _Announcer(threading.Thread):
    """Waits until the bot answers, then prints the page's address; ends the process where it never will."""

    def __init__(self, port: int, begun: float) -> None:
        super().__init__(daemon=True)
        self.port = port
        self.begun = begun
        self.failed = False

    def run(self) -> None:
        status = ""
        while time.monotonic() - self.begun < _PATIENCE and status != "failed":
            status = self._status()
            if status == "ok":
                say(f"  ready in {time.monotonic() - self.begun:.0f} s")
                print(f"http://{_HOST}:{self.port}/", flush=True)
                return
            time.sleep(0.2)
        self.failed = True
        os.kill(os.getpid(), signal.SIGTERM)

    def _status(self) -> str:
        # http.client rather than urllib: a proxy in the environment must not come between.
        connection = http.client.HTTPConnection(_HOST, self.port, timeout=30)
        try:
            connection.request("GET", "/health")
            return str(json.load(connection.getresponse()).get("status"))
        except (OSError, ValueError, http.client.HTTPException):
            return ""
        finally:
            connection.close()


def serve(model: Path, port: int) -> None:
    """Run Rasa with `model` until it is told to stop.

    Raises:
        Failure: a class that Rasa's files name is not there, or the bot does not come to answer.
    """
    begun = time.monotonic()
    say("Starting the bot ...")
    log = configure_logs(log_folder())
    put_off_tensorflow()
    # Imported here: it takes seconds and warns, and nothing above needs it.
    import rasa.core.run
    from rasa.core.utils import AvailableEndpoints

    from bot.run.wiring import check_wiring

    check_wiring()
    announcer = _Announcer(port, begun)
    announcer.start()
    rasa.core.run.serve_application(
        model_path=str(model),
        interface=_HOST,
        port=port,
        credentials="credentials.yml",
        endpoints=AvailableEndpoints.read_endpoints("endpoints.yml"),
        enable_api=False,
    )
    if announcer.failed:
        raise Failure("the bot started but does not answer.", f"look for the cause at the end of {log}.")


def main() -> None:
    """Start the bot, or say in one message why not."""
    exit_on_signals()
    os.chdir(TOP)
    sys.path.insert(0, str(TOP))
    try:
        port = chosen_port()
        ensure_widget()
        serve(ensure_model(), port)
    except Failure as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
