"""The script that makes the environment: what it does on machines that lack something, with a stand-in for uv."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import TOP

# Does what the script needs of uv, without packages; files in the checkout make one of its commands fail.
FAKE_UV = """#!/bin/sh
echo "$@" >> "$CALLS"
case "$*" in
    --version) echo "uv 0" ;;
    "python find"*) exit 2 ;;
    "python install"*) echo "error: no route to host" >&2; exit 2 ;;
    venv*) exec "$REAL_PYTHON" -m venv --without-pip .venv ;;
    *requirements-model.txt*) [ -e model ] || { echo "error: dns error" >&2; exit 2; } ;;
    "pip "*) [ ! -e offline ] || { echo "error: Failed to fetch: rasa" >&2; exit 2; } ;;
esac
"""


class Machine:
    """A checkout on a machine with only what is put on it."""

    def __init__(self, folder: Path) -> None:
        self.top = folder / "checkout"
        self.bin = folder / "bin"
        self.home = folder / "home"
        self.calls = folder / "calls"
        for path in (self.top / "scripts", self.bin, self.home):
            path.mkdir(parents=True)
        for name in ("in-env", "environment.py"):
            shutil.copy(TOP / "scripts" / name, self.top / "scripts" / name)
        for lock in TOP.glob("requirements*.txt"):
            shutil.copy(lock, self.top)
        for tool in ("sh", "dirname", "basename", "mkdir", "grep", "tail", "cmp", "cp", "rm", "cat"):
            found = shutil.which(tool)
            assert found
            (self.bin / tool).symlink_to(found)
        self.calls.touch()

    def add_uv(self) -> None:
        (self.bin / "uv").write_text(FAKE_UV)
        (self.bin / "uv").chmod(0o755)

    def add_python(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "python3.10").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        (folder / "python3.10").chmod(0o755)

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        environment = {"PATH": str(self.bin), "HOME": str(self.home), "CALLS": str(self.calls), "REAL_PYTHON": getattr(sys, "_base_executable", sys.executable)}
        return subprocess.run([self.top / "scripts" / "in-env", *arguments], env=environment, capture_output=True, text=True, check=False, timeout=60)

    def asked_of_uv(self) -> str:
        return self.calls.read_text()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture
def ready(machine: Machine) -> Machine:
    machine.add_uv()
    machine.add_python(machine.bin)
    return machine


def assert_one_message(result: "subprocess.CompletedProcess[str]", *words: str) -> None:
    assert result.returncode == 1
    assert result.stderr.count("error: ") >= 1
    assert "Remedy: " in result.stderr
    assert "Traceback" not in result.stderr
    for word in words:
        assert word in result.stderr


def test_no_uv_and_no_pip(machine: Machine) -> None:
    assert_one_message(machine.run("true"), "uv is not installed", "pip install --user uv")


def test_no_python(machine: Machine) -> None:
    machine.add_uv()
    result = machine.run("true")
    assert_one_message(result, "no Python 3.10", "pyenv install 3.10")
    assert "python install 3.10" in machine.asked_of_uv()


def test_a_python_that_is_none(machine: Machine) -> None:
    machine.add_uv()
    (machine.bin / "python3.10").write_text("#!/bin/sh\necho 'pyenv: python3.10: command not found' >&2\nexit 127\n")
    (machine.bin / "python3.10").chmod(0o755)
    assert_one_message(machine.run("true"), "no Python 3.10")


def test_pyenvs_folder_is_looked_at(machine: Machine) -> None:
    machine.add_uv()
    machine.add_python(machine.home / ".pyenv" / "versions" / "3.10.13" / "bin")
    assert machine.run("cat", "/dev/null").returncode == 0


def test_no_network(ready: Machine) -> None:
    (ready.top / "offline").touch()
    assert_one_message(ready.run("true"), "could not install the Python packages", "Failed to fetch: rasa", "check the network")
    # Half an environment counts as none.
    (ready.top / "offline").unlink()
    assert ready.run("cat", "/dev/null").returncode == 0
    assert ready.asked_of_uv().count("pip sync") == 2


def test_the_second_run_asks_nobody(ready: Machine) -> None:
    first = ready.run("cat", "/dev/null")
    assert "Installing" in first.stderr
    (ready.bin / "uv").unlink()
    second = ready.run("cat", "/dev/null")
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")


def test_the_command_runs_in_the_environment_and_its_exit_code_counts(ready: Machine) -> None:
    ready.run("cat", "/dev/null")
    show = "import os, sys; print(sys.prefix, os.environ['RASA_TELEMETRY_ENABLED'], os.environ['OPENBLAS_NUM_THREADS']); sys.exit(3)"
    result = ready.run("python", "-c", show)
    assert result.returncode == 3
    assert result.stdout.split() == [str(ready.top / ".venv"), "false", "1"]


def test_without_the_dutch_pipeline_it_goes_on_and_says_so_once(ready: Machine) -> None:
    first = ready.run("cat", "/dev/null")
    assert first.returncode == 0
    assert "goes on with spaCy's blank Dutch pipeline" in first.stderr
    assert "blank" not in ready.run("cat", "/dev/null").stderr
    (ready.top / "model").touch()
    assert "is there" in ready.run("--spacy-model").stderr


def test_a_changed_lock_is_installed_again(ready: Machine) -> None:
    ready.run("cat", "/dev/null")
    with (ready.top / "requirements.txt").open("a") as lock:
        lock.write("# changed\n")
    ready.run("cat", "/dev/null")
    assert ready.asked_of_uv().count("pip sync") == 2


def test_what_tests_need_comes_on_request(ready: Machine) -> None:
    ready.run("cat", "/dev/null")
    assert "requirements-dev.txt" not in ready.asked_of_uv()
    ready.run("--dev", "cat", "/dev/null")
    ready.run("--dev", "cat", "/dev/null")
    assert ready.asked_of_uv().count("requirements-dev.txt") == 1


def test_locks_name_no_address() -> None:
    for lock in TOP.glob("requirements*.txt"):
        lines = lock.read_text().splitlines()
        assert any("--hash=sha256:" in line for line in lines), lock
        addresses = [line for line in lines if "://" in line or "--index" in line or "--find-links" in line]
        assert len(addresses) == (1 if lock.name == "requirements-model.txt" else 0), lock


