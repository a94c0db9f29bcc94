"""Starts the bot: builds and trains what changed, runs Rasa in this very process, says where the chat page is.

    PORT=5005 python -m bot.run.start

It answers from the last published content, and publishes what changes in content/ while it runs (see bot/publication);
KLACHTWIJZER_PUBLISH=wording or none lets changes wait for the next start.

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

from bot.publication.opening import Opening, listeners, open_publication
from bot.run.failure import Failure, exit_on_signals, say
from bot.run.logs import configure_logs
from bot.run.widget import ensure_widget
from bot.run.without_tensorflow import put_off_tensorflow
from bot.settings import TOP, log_folder

HOST = "127.0.0.1"
DEFAULT_PORT = 5005
# Seconds after which a bot that does not answer yet counts as broken; on a slow disk the first start takes a while.
_PATIENCE = 180


def chosen_port(variable: str = "PORT", default: int = DEFAULT_PORT, command: str = "make start") -> int:
    """Return the port that an environment variable names, checked to be free; `command` is what the remedy tells to run.

    Raises:
        Failure: it is no port number, or something else listens there.
    """
    given = os.environ.get(variable) or str(default)
    if not given.isdecimal() or not 1 <= int(given) <= 65535:
        raise Failure(f"{variable}={given} is not a port number.", f"give a whole number from 1 to 65535, such as: {command} {variable}={default + 1}")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(given)))
        except PermissionError:
            raise Failure(f"port {given} may only be used by the system.", f"choose one above 1023, such as: {command} {variable}={default + 1}") from None
        except OSError:
            raise Failure(f"port {given} on {HOST} is taken.", f"stop what runs there, or choose another: {command} {variable}={default + 1}") from None
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
                print(f"http://{HOST}:{self.port}/", flush=True)
                return
            time.sleep(0.2)
        self.failed = True
        os.kill(os.getpid(), signal.SIGTERM)

    def _status(self) -> str:
        # http.client rather than urllib: a proxy in the environment must not come between.
        connection = http.client.HTTPConnection(HOST, self.port, timeout=30)
        try:
            connection.request("GET", "/health")
            return str(json.load(connection.getresponse()).get("status"))
        except (OSError, ValueError, http.client.HTTPException):
            return ""
        finally:
            connection.close()


def serve(opening: Opening, port: int) -> None:
    """Run Rasa with the published content and its model until it is told to stop.

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
        model_path=str(opening.model),
        interface=HOST,
        port=port,
        credentials="credentials.yml",
        endpoints=AvailableEndpoints.read_endpoints("endpoints.yml"),
        enable_api=False,
        server_listeners=listeners(opening),
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
        serve(open_publication(), port)
    except Failure as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
