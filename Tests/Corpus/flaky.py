"""Faults that hit one try in several: a repetition goes well, so that no state changes, and the runs say that it happened."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

import measure
import support
from breakage import switch_on
from fleet import Fleet
from sites import Instance

HERE = Path(__file__).resolve().parent


@dataclass
class Flaky:
    """One row `[[flaky]]` of faults.toml: what the first try of a run that fails comes to, and how often that is kept."""

    id: str
    journey: str
    source: str
    meets: str
    verdict: str
    reason: str
    step: str
    # Times that softdown is started, and how many of its runs are flaky then.
    invocations: int
    kept: int


def rows(only: str = "") -> list[Flaky]:
    text = (HERE / "faults.toml").read_text(encoding="utf-8")
    return [Flaky(**row) for row in tomllib.loads(text)["flaky"] if only in row["id"]]


def check(checks: support.Checks, root: Path, fleet: Fleet, trust: Path, only: str = "") -> None:
    """Everything works once, and then every so many tries fail."""
    for row in rows(only):
        checks.section(f"{row.meets} ({row.id})")
        instance = Instance(row.id, row.journey, fleet.add())
        (batch,) = measure.batches(root, row.id, [instance], 1, trust)
        checks.equal("everything works", batch.run().status, 0)
        switch_on(instance.centre, row.id)
        said = []
        for _ in range(row.invocations):
            checks.equal("run exits 0", batch.run().status, 0)
            said += measure.bad_channels(batch).values()
        checks.that("no state changes by it", not said, "\n".join(said))
        done = support.softdown("export", "--format", "jsonl", instance.name, directory=batch.directory)
        runs = [json.loads(line) for line in done.output.splitlines()]
        failed = [run for run in runs if run["verdict"] in measure.BAD]
        checks.equal("so many runs are kept as flaky", sum(bool(run["flaky"]) for run in runs), row.kept)
        checks.equal(
            "each after one that failed, for the right reason and at the right step",
            [(run["verdict"], run["reason"], run["failing_step"]) for run in failed],
            [(row.verdict, row.reason, row.step)] * row.kept,
        )
