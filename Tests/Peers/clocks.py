"""softdown under another wall clock than the machine's, by Debian's faketime."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

import support

TIMERS = support.BUILD / "test-timers.so"


def environment(follow: Path | None = None) -> dict[str, str]:
    """Ages of files are those of the real clock: shown ones would follow each jump. Timers are real as well."""
    source = support.PEERS / "timers.c"
    if not TIMERS.exists() or TIMERS.stat().st_mtime < source.stat().st_mtime:
        compiler = shutil.which("clang") or shutil.which("cc")
        if compiler is None:
            raise RuntimeError("there is no C compiler; the one of the Swift toolchain will do")
        # Another check may do the same at the same time.
        made = TIMERS.with_suffix(f".{os.getpid()}")
        subprocess.run([compiler, "-shared", "-fPIC", "-o", str(made), str(source)], check=True)
        made.replace(TIMERS)
    moved = {**os.environ, "TZ": "UTC", "NO_FAKE_STAT": "1", "LD_PRELOAD": str(TIMERS)}
    if follow is not None:
        moved |= {"FAKETIME_FOLLOW_FILE": str(follow), "FAKETIME_NO_CACHE": "1"}
    return moved


def command(moment: datetime | None, *arguments: str) -> list[str]:
    """softdown with a wall clock that begins at a moment and goes on from there, or that stands at the time of the file of
    the environment. What only measures spans is not touched.

    The wrapper and not its library alone: that one changes the environment, where Swift looks for a program's arguments."""
    clear_away()
    clock = "%" if moment is None else "@" + moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    return ["faketime", "-m", "--exclude-monotonic", "-f", clock, str(support.program()), *arguments]


def clear_away() -> None:
    """faketime names what it shares by its process, and begins with an error where one of that number was killed before."""
    for name in Path("/dev/shm").glob("*faketime_s*_*"):
        process = name.name.rsplit("_", 1)[1]
        if process.isdigit() and not Path("/proc", process).exists():
            name.unlink(missing_ok=True)


def softdown_at(directory: Path, moment: datetime, *arguments: str) -> support.Finished:
    """Runs softdown to its end, begun at a moment."""
    begun = time.monotonic()
    done = subprocess.run(
        command(moment, *arguments), cwd=directory, env=environment(), stdin=subprocess.DEVNULL,
        capture_output=True, timeout=240, check=False, encoding="utf-8", errors="backslashreplace",
    )
    return support.Finished(("softdown", *arguments), done.returncode, done.stdout, done.stderr, time.monotonic() - begun)
