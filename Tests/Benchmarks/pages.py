#!/usr/bin/env python3
"""How long the pages take, and how much memory: 50 channels, 400 journeys, a year of history.

    Tests/Benchmarks/pages.py PATH_OF_softdown [DAYS [FOLDER]]

Build softdown with `-c release`. The aim is 2 seconds and 150 MiB. Every journey runs once for real against a server on
the loopback; a tenth of them fails. That run is then repeated in the database: every two hours of the time before, every
five minutes of the last two days. FOLDER is kept, and used again where it is there already.

Seen on two quiet cores with 2.2 million runs, 246,650 points and 6,055 incidents in 1.9 GiB, 91 pages of 4.6 MiB together:
1.9 s at first and 0.7 s again, 1.0 and 0.7 s of processor, 60 MiB. Beside seventeen other programs it took 4 s.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CHANNELS, JOURNEYS = 50, 400
DAY = 86_400_000
SECONDS, MEBIBYTES = 2.0, 150.0


class Shop(BaseHTTPRequestHandler):
    """Answers at once; the last step of a broken journey lacks what is due."""

    def do_GET(self) -> None:
        body = b"<html><title>Shop</title><h1>Welcome</h1><p id=balance>2,310.05</p></html>"
        if "broken" in self.path:
            body = b"<html><title>Shop</title><h1>Something went wrong</h1></html>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def write_site(folder: Path, port: int) -> None:
    probes = folder / "probes"
    probes.mkdir(parents=True)
    channels = "".join(
        f"  channel-{n}:\n    title: Channel number {n}\n    reach: http://127.0.0.1:{port}/health\n"
        for n in range(CHANNELS)
    )
    (probes / "softdown.yaml").write_text(
        f"site: benchmark\ntitle: A large site\nhosts: [127.0.0.1:{port}]\nchannels:\n{channels}"
    )
    for n in range(JOURNEYS):
        last = "broken" if n % 10 == 0 else "account"
        (probes / f"journey-{n}.yaml").write_text(
            f"journey: journey-{n}\ntitle: Journey number {n}\nchannel: channel-{n % CHANNELS}\n"
            f"intent: goal-{n % 40}\nneeds: [need-{n % 7}]\nevery: 5m\nwithin: 20s\nsteps:\n"
            + "".join(f"  - open: http://127.0.0.1:{port}/{step}\n    id: step-{step}\n" for step in ("a", "b", "c", "d"))
            + f"  - open: http://127.0.0.1:{port}/{last}\n    id: account\n    expect:\n"
            + "      - xpath \"string(//h1)\" == \"Welcome\"\n"
        )


def columns(database: sqlite3.Connection, table: str, replaced: dict[str, str], but: tuple[str, ...] = ()) -> str:
    names = [row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[1] not in but]
    chosen = ", ".join(replaced.get(name, f"old.{name}") for name in names)
    return f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) SELECT {chosen} FROM {table} AS old"


def lengthen(database: sqlite3.Connection, days: int) -> None:
    """The rows of the one real round, again and again into the past; hours and days from the points."""
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;")
    database.execute("CREATE TEMP TABLE past (back INTEGER PRIMARY KEY)")
    database.execute(
        f"""INSERT INTO past WITH RECURSIVE short(n) AS (SELECT 300000 UNION ALL SELECT n + 300000 FROM short
            WHERE n < {2 * DAY}), long(n) AS (SELECT {2 * DAY} + 7200000 UNION ALL SELECT n + 7200000 FROM long
            WHERE n < {days * DAY}) SELECT n FROM short UNION SELECT n FROM long"""
    )
    first = "WHERE old.startedAt >= (SELECT min(startedAt) FROM invocation)"
    hidden = columns(database, "run", {"id": "old.id || '-' || past.back", "startedAt": "old.startedAt - past.back"},
                     ("rowNumber",))
    database.execute(f"{hidden} CROSS JOIN past {first}")
    spread = "old.at - past.back"
    # Good hours and bad ones: a channel that is broken now was not so for most of the year.
    reason = "CASE WHEN past.back / 7200000 % 37 > 1 THEN 'arrived' ELSE old.reason END"
    database.execute(
        f"""{columns(database, "channelPoint", {"at": spread, "reason": reason, "holds": "7200"})} CROSS JOIN past"""
    )
    database.execute("CREATE TEMP TABLE unit (seconds INTEGER)")
    database.execute("INSERT INTO unit VALUES (3600), (86400)")
    database.execute(
        """INSERT OR REPLACE INTO channelPeriod (channel, unit, start, unsafe, down, softDown, safelyDegraded, usable,
               reachKnown, reachable, softDowntime, softBorders, border)
           SELECT channel, seconds, at / (seconds * 1000) * seconds * 1000, 0, 0,
               seconds * avg(reason <> 'arrived'), 0, seconds * avg(reason = 'arrived'), seconds, seconds,
               seconds * avg(reason <> 'arrived'), sum(reason <> 'arrived') > 0, 150
           FROM channelPoint, unit GROUP BY 1, 2, 3"""
    )
    for channel in range(0, CHANNELS):
        for number in range(days // 3):
            start = f"(SELECT max(startedAt) FROM invocation) - {DAY * (3 * number + 1)}"
            name = f"past-{channel}-{number}"
            database.execute(
                f"""INSERT OR IGNORE INTO incident (id, channel, startedAt, endedAt)
                    VALUES ('{name}', 'channel-{channel}', {start}, {start} + 5400000)"""
            )
            database.execute(
                f"INSERT OR IGNORE INTO incidentChange (incident, position, at, reason) "
                f"VALUES ('{name}', 0, {start}, 'wrong_content')"
            )
    database.commit()
    database.execute("ANALYZE")
    database.commit()


def measured(command: list[str], folder: Path) -> tuple[float, float, float]:
    """Seconds, seconds of processor, and peak MiB of one program."""
    begun = time.monotonic()
    child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit {child.returncode}")
    return time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    program = str(Path(sys.argv[1]).resolve())
    days = int(sys.argv[2]) if len(sys.argv) > 2 else 365
    folder = Path(sys.argv[3] if len(sys.argv) > 3 else tempfile.mkdtemp(prefix="softdown-pages-")).resolve()
    if not (folder / "probes").is_dir():
        server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        write_site(folder, server.server_address[1])
        subprocess.run([program, "check"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        subprocess.run([program, "run"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        file = next(folder.rglob("*.db"))
        database = sqlite3.connect(file)
        lengthen(database, days)
        database.close()
    file = next(folder.rglob("*.db"))
    database = sqlite3.connect(file)
    rows = {table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("run", "channelPoint", "channelPeriod", "incident")}
    database.close()
    print(f"{CHANNELS} channels, {JOURNEYS} journeys, {days} days: {rows}, {file.stat().st_size / 2**20:.0f} MiB")
    seconds, peak = 0.0, 0.0
    for name in ("first", "again", "again"):
        seconds, busy, peak = measured([program, "report"], folder)
        print(f"report, {name}: {seconds:.2f} s ({busy:.2f} s of processor), {peak:.0f} MiB")
    pages = list(folder.rglob("report/*.html"))
    largest = max(pages, key=lambda page: page.stat().st_size)
    print(f"{len(pages)} pages, {sum(page.stat().st_size for page in pages) / 2**20:.1f} MiB, "
          f"the largest {largest.name} with {largest.stat().st_size / 1000:.0f} kB")
    print(f"aim: {SECONDS:.0f} s, {MEBIBYTES:.0f} MiB: {'met' if seconds <= SECONDS and peak <= MEBIBYTES else 'NOT met'}")


if __name__ == "__main__":
    main()
