"""The table: what softdown says about the corpus, beside what uptime checks see of it."""

from __future__ import annotations

import json
from pathlib import Path

import healthy
import measure
import support

SAVED = support.BUILD / "corpus.json"
SAVED_HEALTHY = support.BUILD / "healthy-runs.json"
BEGIN, END = "<!-- corpus: made by Tests/Corpus/table -->", "<!-- /corpus -->"
GROUPS = {
    "web-login": "sign-in",
    "app": "the app's interface",
    "password-reset": "password reset",
    "recovery": "recovery",
    "chat": "chat",
    "phone": "phone",
    "desk": "agent desk",
    "checkout": "checkout",
    "messages": "messages",
}

ORDER = (
    "sign-in", "the app's interface", "password reset", "recovery", "chat", "phone", "agent desk",
    "one fact in several channels", "checkout", "messages", "what must be refused", "hand-over", "down",
)  # fmt: skip


def group_of(one: measure.Result) -> str:
    if one.fault.verdict == "down":
        return "down"
    if one.fault.is_guard:
        return "what must be refused"
    if one.fault.journey == "hand-over":
        return "hand-over"
    if one.fault.journey == "one-balance":
        return "one fact in several channels"
    return GROUPS[one.main_channel]


def save(results: list[measure.Result], false: int, tally: healthy.Tally) -> None:
    # In one order, whatever was walked first.
    groups = {group_of(one) for one in results}
    rows = {name: [0] * 6 for name in ORDER if name in groups}
    for one in results:
        row = rows[group_of(one)]
        facts = (True, one.detected, one.right_reason, one.right_step, one.by_status, one.by_blackbox)
        for at, fact in enumerate(facts):
            row[at] += bool(fact)
    runs = [one.seen.runs for one in results if one.detected]
    kept = {
        "groups": rows,
        "most_runs": max(runs, default=0),
        "look_alikes": len(measure.looks()),
        "false_alarms": false,
        "healthy_runs": tally.runs,
        "healthy_alarms": len(tally.alarms),
    }
    SAVED.parent.mkdir(parents=True, exist_ok=True)
    SAVED.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def save_healthy(tally: healthy.Tally, minutes: float, seed: int) -> None:
    kept = {"healthy_runs": tally.runs, "healthy_alarms": len(tally.alarms), "minutes": minutes, "seed": seed}
    SAVED_HEALTHY.parent.mkdir(parents=True, exist_ok=True)
    SAVED_HEALTHY.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def table() -> str:
    """Markdown, from the last whole run; of the healthy runs, from the longer of the two."""
    kept = json.loads(SAVED.read_text(encoding="utf-8"))
    if SAVED_HEALTHY.exists():
        many = json.loads(SAVED_HEALTHY.read_text(encoding="utf-8"))
        if many["healthy_runs"] > kept["healthy_runs"]:
            kept |= many
    lines = [
        "| faults in | rebuilt | softdown sees | right reason | right step | status 200 sees | blackbox sees |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for name, row in kept["groups"].items():
        lines.append(f"| {name} | " + " | ".join(map(str, row)) + " |")
    sums = [sum(column) for column in zip(*kept["groups"].values(), strict=True)]
    shares = "".join(f" | {_percent(value, sums[0])}" for value in sums[1:])
    lines.append(f"| **all** | **{sums[0]}**{shares} |")
    lines += [
        "",
        f"Runs until a fault is confirmed: {kept['most_runs']} at most. False alarms: {kept['false_alarms']} about "
        f"{kept['look_alikes']} healthy look-alikes, {kept['healthy_alarms']} in {kept['healthy_runs']:,} healthy runs "
        "with look-alikes at random.",
    ]
    return "\n".join(lines)


def _percent(value: int, whole: int) -> str:
    """Rounded down: 99.9 never shows as 100."""
    return f"**{value}** ({100 * value // whole} %)"


def write(readme: Path) -> None:
    """Puts the table between the marks of a file."""
    text = readme.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"{readme.name} has no marks: {BEGIN} and {END}")
    readme.write_text(f"{before}{BEGIN}\n{table()}\n{END}{after}", encoding="utf-8")
