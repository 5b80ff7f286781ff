"""Runs softdown over the corpus and holds what it says against what is right."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import support
from breakage import switch_on
from fleet import Fleet
from sites import Instance, write_site

HERE = Path(__file__).resolve().parent
BAD = ("soft_down", "down", "unsafe")


@dataclass
class Fault:
    """One row of faults.toml."""

    id: str
    journey: str
    source: str
    meets: str
    uptime: str
    verdict: str
    reason: str
    step: list[str]
    fault: str = ""
    channel: str = ""
    also: list[str] = field(default_factory=list)
    with_: list[str] = field(default_factory=list)
    persona: str = ""
    freeze: list[int] = field(default_factory=list)
    # Why it is not walked yet.
    pending: str = ""

    @property
    def switch(self) -> str:
        return self.fault or self.id

    @property
    def is_guard(self) -> bool:
        return self.journey.startswith("guard-")


def faults() -> list[Fault]:
    return [fault for fault in every_fault() if not fault.pending]


def every_fault() -> list[Fault]:
    rows = tomllib.loads((HERE / "faults.toml").read_text(encoding="utf-8"))["fault"]
    made = []
    for row in rows:
        steps = row.pop("step")
        row["with_"] = row.pop("with", [])
        made.append(Fault(step=steps if isinstance(steps, list) else [steps], **row))
    return made


def looks() -> list[dict[str, Any]]:
    rows = tomllib.loads((HERE / "looks.toml").read_text(encoding="utf-8"))["look"]
    return [row for row in rows if "pending" not in row]


@dataclass
class Seen:
    """What softdown says about one journey."""

    state: str = ""
    verdict: str = ""
    reason: str = ""
    step: str = ""
    runs: int = 0
    row: dict[str, Any] = field(default_factory=dict)


@dataclass
class Result:
    """One fault, and everything that was said about it."""

    fault: Fault
    seen: Seen
    by_status: bool
    by_blackbox: bool
    main_channel: str = ""

    @property
    def detected(self) -> bool:
        return self.seen.state in BAD and self.seen.runs <= 2

    @property
    def right_reason(self) -> bool:
        return self.first_reason or self.seen.reason in self.fault.also

    @property
    def first_reason(self) -> bool:
        return (self.seen.verdict, self.seen.reason) == (self.fault.verdict, self.fault.reason)

    @property
    def right_step(self) -> bool:
        return self.seen.step in self.fault.step

    @property
    def told(self) -> str:
        right = f"{self.fault.verdict} {self.fault.reason} at {' or '.join(self.fault.step)}"
        seen = f"{self.seen.verdict} {self.seen.reason} at {self.seen.step} in {self.seen.runs} runs"
        return f"right is {right}, said was {seen} ({self.seen.row.get('got')})"


def runs_of(directory: Path) -> dict[str, dict[str, int]]:
    """How often each journey was walked, by verdict, as the metrics tell it."""
    counted: dict[str, dict[str, int]] = {}
    text = (directory / "softdown.prom").read_text(encoding="utf-8")
    for labels, value in re.findall(r"^softdown_journey_runs_total\{(.*?)\} (\d+)", text, re.M):
        named = dict(re.findall(r'(\w+)="(.*?)"', labels))
        counted.setdefault(named["journey"], {})[named["verdict"]] = int(value)
    return counted


def said_about(directory: Path, instance: Instance, fault: Fault | None) -> Seen:
    status = support.status_of(directory)
    channels = support.channels_of(status)
    channel = instance.channel(fault.channel) if fault and fault.channel else ""
    # A journey may go through several channels: the one that is worst is the one that it stopped in.
    own = [channels[instance.channel(name)] for name in instance.channels]
    if channel:
        own = [channels[channel]]
    worst = next((one for one in own if one["state"] in BAD), own[0])
    journey = f"{instance.name}@{instance.persona}" if instance.persona else instance.name
    row = next((dict(one) for one in worst["journeys"] if one["journey"] == journey), {})
    row["states"] = {one["channel"]: f"{one['state']} {one['reason']}" for one in own}
    counted = runs_of(directory).get(journey, {})
    if instance.probe.startswith("guard-"):
        # status.json tells the channel's state; which step it was, the story in the terminal.
        told = support.softdown("explain", instance.name, directory=directory).output
        step = re.search(r"^✗ (\S+)", told, re.M)
        return Seen(
            worst["state"], worst["state"], worst["reason"] or "", step[1] if step else "", 1, row | {"told": told}
        )
    return Seen(
        worst["state"],
        str(row.get("verdict")),
        str(row.get("reason")),
        str(row.get("failing_step")),
        sum(counted.get(verdict, 0) for verdict in BAD),
        row,
    )


def break_all(fleet: Fleet, instances: list[Instance], of: dict[str, Fault]) -> None:
    for one in instances:
        fault = of[one.id]
        if fault.switch == "nobody-listens":
            fleet.stop_listening(one.centre)
        elif fault.switch == "certificate-expired":
            fleet.present(one.centre, "expired")
        elif fault.switch == "name-gone":
            one.is_name_gone = True
        else:
            switch_on(one.centre, fault.switch)
            one.centre.faults |= set(fault.with_)
        one.centre.frozen = bool(fault.freeze)


@dataclass
class Batch:
    """One softdown site, small enough that many can be walked side by side."""

    directory: Path
    instances: list[Instance]
    trust: Path

    def freeze(self) -> None:
        """Declares what is frozen on purpose from now on."""
        write_site(self.directory, self.instances, self.trust, frozen=True)

    def run(self, timeout: float = 500) -> support.Finished:
        done = support.softdown("run", "--all", directory=self.directory, timeout=timeout)
        if done.status == 0:
            support.walk_late_ones_again(self.directory)
        return done


def batches(root: Path, name: str, instances: list[Instance], count: int, trust: Path) -> list[Batch]:
    """Deals instances out to sites, and writes the sites."""
    made = []
    for at in range(min(count, len(instances))):
        batch = Batch(root / f"{name}-{at + 1}", instances[at::count], trust)
        write_site(batch.directory, batch.instances, trust)
        made.append(batch)
    return made


def together(made: list[Batch], work: Callable[[Batch], support.Finished]) -> list[support.Finished]:
    """The same for every site, side by side."""
    with ThreadPoolExecutor(max(1, len(made))) as pool:
        return list(pool.map(work, made))


def bad_channels(batch: Batch) -> dict[str, str]:
    """Channels that something is said about."""
    status = support.status_of(batch.directory)
    return {one["channel"]: json.dumps(one, ensure_ascii=False) for one in status["channels"] if one["state"] in BAD}


def fault_instances(fleet: Fleet, chosen: list[Fault]) -> list[Instance]:
    made = []
    for fault in chosen:
        centre = fleet.add(tls=fault.switch == "certificate-expired")
        freeze = (fault.freeze[0], fault.freeze[1]) if fault.freeze else None
        made.append(Instance(fault.id, fault.journey, centre, persona=fault.persona, freeze=freeze))
    return made
