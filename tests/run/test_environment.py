"""What is set before anything is imported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.environment import processor_type

_AVX512 = "fma avx2 avx512f avx512dq avx512cd avx512bw avx512vl"


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (["processor : 0", f"flags\t\t: fpu sse2 {_AVX512} amx_tile", "flags\t\t: fpu"], "SkylakeX"),
        (["flags\t\t: fpu sse2 fma avx2"], "Haswell"),
        (["flags\t\t: fpu fma avx2 avx512f"], "Haswell"),  # the first processors with AVX-512 lacked half of it
        (["flags\t\t: fpu sse2 avx"], None),
        (["Features\t: fp asimd"], None),  # ARM
        ([], None),
    ],
)
def test_a_processor_is_known_by_what_it_can_do(told: list[str], name: str | None) -> None:
    assert processor_type(told) == name


def _environment(**given: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("OPENBLAS", "RASA_TELEMETRY"))}
    code = "import os; print(*(f'{name}={value}' for name, value in os.environ.items()), sep='\\0', end='')"
    said = subprocess.run([sys.executable, "-c", code], env={**clean, **given}, capture_output=True, text=True, check=True).stdout
    return dict(pair.split("=", 1) for pair in said.split("\0"))


def test_every_python_of_the_environment_has_the_settings() -> None:
    assert _environment().items() >= {"RASA_TELEMETRY_ENABLED": "false", "OPENBLAS_NUM_THREADS": "1"}.items()


def test_what_is_set_stays() -> None:
    given = {"OPENBLAS_CORETYPE": "Prescott", "OPENBLAS_NUM_THREADS": "2"}
    assert _environment(**given).items() >= given.items()


@pytest.mark.skipif(not Path("/proc/cpuinfo").exists(), reason="the system does not tell what its processor can do")
def test_the_processor_of_this_machine() -> None:
    told = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    assert _environment().get("OPENBLAS_CORETYPE") == processor_type(told)
