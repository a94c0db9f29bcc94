"""Whether a process still runs: one that was killed and that its parent has not noticed yet does not, nor does another that got its number."""

import os
from pathlib import Path


def born(pid: int) -> str:
    """When a process began, in the system's own count; "" where it is gone or the system does not tell."""
    fields = _fields(pid)
    return fields[19] if fields else ""


def runs(pid: int, since: str = "") -> bool:
    """Whether the process runs that began at `since` (as `born` told); without it any process of this number will do."""
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return not since or born(pid) == since
    fields = _fields(pid)
    return not fields or (fields[0] not in ("Z", "X") and since in ("", fields[19]))


def _fields(pid: int) -> list[str]:
    """What /proc tells of a process, from its state on; nothing where there is no /proc."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (OSError, IndexError):
        return []
