"""What the checks against real peers share: the program under test, child processes, ports, results."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

PEERS = Path(__file__).resolve().parent
REPOSITORY = PEERS.parent.parent
BUILD = REPOSITORY / ".build"
ENVIRONMENT = BUILD / "peers-venv"


def use_environment() -> None:
    """Starts this script again under the Python that has the peers' packages, so that it can be run alone."""
    python = ENVIRONMENT / "bin" / "python"
    if Path(sys.prefix).resolve() == ENVIRONMENT.resolve():
        return
    if not python.exists():
        sys.exit(f"{python} is missing: run Tests/run once, it installs what the peers need")
    os.execv(python, [str(python), *sys.argv])


def program() -> Path:
    """The softdown under test: SOFTDOWN, or what `swift build` made."""
    path = Path(os.environ.get("SOFTDOWN", BUILD / "debug" / "softdown")).resolve()
    if not os.access(path, os.X_OK):
        sys.exit(f"{path} is not there: run `swift build` first, or name the program in SOFTDOWN")
    return path


# Results


@dataclass
class Checks:
    """Prints one line per checked statement, and at the end the two counts that Tests/run adds up."""

    name: str
    passed: int = 0
    failed: int = 0
    started: float = field(default_factory=time.monotonic)

    def that(self, statement: str, holds: object, detail: object = "") -> bool:
        """Records whether `statement` holds; `detail` is shown when it does not."""
        if holds:
            self.passed += 1
            print(f"  ok    {statement}", flush=True)
        else:
            self.failed += 1
            print(f"  FAIL  {statement}", flush=True)
            for line in str(detail).splitlines()[:40]:
                print(f"        {line[:400]}", flush=True)
        return bool(holds)

    def equal(self, statement: str, actual: object, expected: object) -> bool:
        return self.that(statement, actual == expected, f"expected {expected!r}, got {actual!r}")

    def section(self, title: str) -> None:
        print(f" {title}", flush=True)

    def __enter__(self) -> Checks:
        print(self.name, flush=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None and issubclass(kind, (KeyboardInterrupt, SystemExit)):
            return
        if error is not None:
            self.that("the check itself runs to its end", False, "".join(traceback.format_exception(error)))
        seconds = time.monotonic() - self.started
        print(f"{self.name}: {self.passed} passed, {self.failed} failed ({seconds:.0f} s)", flush=True)
        sys.exit(0 if self.failed == 0 and self.passed > 0 else 1)


# Programs


@dataclass(frozen=True)
class Finished:
    """How a program ended and what it said."""

    arguments: tuple[str, ...]
    status: int
    output: str
    errors: str
    seconds: float

    def __str__(self) -> str:
        return (
            f"{' '.join(self.arguments)}: exit {self.status} after {self.seconds:.1f} s\n"
            f"{self.output[-3000:]}\n{self.errors[-3000:]}"
        )


def softdown(
    *arguments: str,
    directory: Path | None = None,
    environment: dict[str, str] | None = None,
    timeout: float = 240,
) -> Finished:
    """Runs softdown to its end. Output that is no UTF-8 stays visible as escapes."""
    command = [str(program()), *arguments]
    started = time.monotonic()
    try:
        done = subprocess.run(
            command,
            cwd=directory,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=timeout,
            check=False,
        )
        status, output, errors = done.returncode, done.stdout, done.stderr
    except subprocess.TimeoutExpired as expired:
        status, output, errors = -999, expired.stdout or b"", (expired.stderr or b"") + b"\n(did not end: killed)"
    return Finished(
        tuple(["softdown", *arguments]),
        status,
        output.decode("utf-8", "backslashreplace"),
        errors.decode("utf-8", "backslashreplace"),
        time.monotonic() - started,
    )


@contextmanager
def running(
    command: Sequence[str | Path],
    log: Path,
    directory: Path | None = None,
    environment: dict[str, str] | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """Runs a child with its output in `log`, and ends it (and what it started) afterwards."""
    with log.open("ab") as output:
        child = subprocess.Popen(
            [str(part) for part in command],
            cwd=directory,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield child
    finally:
        end(child)


def end(child: subprocess.Popen[bytes], grace: float = 10) -> None:
    """Asks a child's process group to end, and insists after `grace` seconds."""
    for wish, patience in ((signal.SIGTERM, grace), (signal.SIGKILL, grace)):
        if child.poll() is not None:
            return
        try:
            os.killpg(child.pid, wish)
        except ProcessLookupError:
            return
        try:
            child.wait(patience)
        except subprocess.TimeoutExpired:
            continue


@contextmanager
def scratch(name: str) -> Iterator[Path]:
    """A directory of its own for one check; kept, and named, when KEEP is set."""
    path = Path(tempfile.mkdtemp(prefix=f"softdown-{name}-"))
    try:
        yield path
    finally:
        if os.environ.get("KEEP"):
            print(f"  kept  {path}", flush=True)
        else:
            shutil.rmtree(path, ignore_errors=True)


# Waiting and ports


def free_port() -> int:
    """A port of the loopback interface that nobody listens on now. Below those that the system gives away, or a connection of
    somebody else could take it while a program is being started for it."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as listener:
            try:
                listener.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port


def answers(port: int) -> bool:
    """Whether something accepts connections there."""
    with socket.socket() as client:
        client.settimeout(1)
        return client.connect_ex(("127.0.0.1", port)) == 0


def wait_until(condition: Callable[[], object], seconds: float = 30, every: float = 0.05) -> bool:
    """Waits for a condition of another process. The limit only stops a hang, nothing is measured by it."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if condition():
            return True
        time.sleep(every)
    return bool(condition())


# What softdown leaves behind


def status_of(directory: Path) -> dict[str, Any]:
    """The parsed status.json of a site."""
    loaded = json.loads((directory / "status.json").read_text(encoding="utf-8"))
    if not isinstance(loaded, dict):
        raise ValueError("status.json holds no object")
    return loaded


def journeys_of(status: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Every journey of a status by its id."""
    return {journey["journey"]: journey for channel in status["channels"] for journey in channel.get("journeys", [])}


def walk_late_ones_again(directory: Path, times: int = 2) -> None:
    """Walks again what softdown could not judge since the machine starved it: as its next tick would, and with less
    beside it."""
    for _ in range(times):
        late = [
            name
            for name, row in journeys_of(status_of(directory)).items()
            if row["reason"] == "monitor_fault" and "softdown itself was late" in str(row["got"])
        ]
        if not late:
            return
        print(f"  (softdown was too late itself, walked again: {' '.join(late)})", flush=True)
        softdown("run", *late, directory=directory, timeout=500)


def channels_of(status: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Every channel of a status by its id."""
    return {channel["channel"]: channel for channel in status["channels"]}


@contextmanager
def opened(database: Path) -> Iterator[sqlite3.Connection]:
    """An existing database, opened for writing: the next reader rolls back what a killed writer left half done."""
    connection = sqlite3.connect(f"file:{database}?mode=rw", uri=True, timeout=20)
    try:
        yield connection
    finally:
        connection.close()


def row_counts(database: Path) -> dict[str, int]:
    """How many rows each table of a database holds."""
    with opened(database) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in names}


def sound(database: Path) -> str:
    """SQLite's own opinion of a database file."""
    with opened(database) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


def secret_file(path: Path, value: str) -> None:
    """Writes a secret as an operator would: readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(value + "\n", encoding="utf-8")
    path.chmod(0o600)
