"""Settings that must be there before the first import, for plain `rasa …` commands as well: Python runs this at every start in the environment.

`scripts/in-env` puts it among the packages. What is set already stays as it is.
"""

import os
from collections.abc import Callable, Iterable

_SETTINGS = {
    "RASA_TELEMETRY_ENABLED": "false",
    "OPENBLAS_NUM_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}
# OpenBLAS's own names for what a processor can do, the best first, with what Linux calls it. The OpenBLAS in numpy 1.23, the newest that Rasa takes,
# knows no processor of after 2021 and treats an unknown one as a Pentium 4: the sentence encoder then needs three times as long.
_PROCESSORS = {"SkylakeX": {"avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl", "fma"}, "Haswell": {"avx2", "fma"}}


def processor_type(told: Iterable[str]) -> str | None:
    """Return OpenBLAS's name for a processor from the lines of /proc/cpuinfo, or None where it should find out by itself."""
    flags = next((set(line.split()) for line in told if line.startswith("flags")), set[str]())
    return next((name for name, needed in _PROCESSORS.items() if needed <= flags), None)


def set_up(told: Callable[[], Iterable[str]]) -> None:
    """Set what is not set; `told` reads /proc/cpuinfo."""
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
    if "OPENBLAS_CORETYPE" not in os.environ:
        try:
            processor = processor_type(told())
        except OSError:
            return
        if processor:
            os.environ["OPENBLAS_CORETYPE"] = processor


def _cpuinfo() -> Iterable[str]:
    with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as file:  # noqa: PTH123 - pathlib costs milliseconds at every start
        return file.read(16_384).splitlines()


if __name__ == "klachtwijzer_environment":
    set_up(_cpuinfo)
