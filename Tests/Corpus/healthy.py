"""Look-alikes: healthy centres that differ in harmless ways, one by one and at random."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import measure
import mime
from fleet import Fleet
from mailbox_server import MailServer
from sites import Instance

# What may differ at the same time on the way of each probe.
ANYWHERE = ["slower", "gzip", "chunked", "close", "odd-headers"]
WEB = [
    *ANYWHERE, "csrf-renamed", "wording", "markup", "extra-redirect", "cookie-banner", "search-form", "captcha-widget",
    "announcement", "change-password-form", "optional-select", "more-cookies", "cdn-assets", "dst-night", "large-page",
]  # fmt: skip
MAIL = [*WEB, "newsletter", "link-by-tracker", "mime-plain-8bit", "mime-quoted-printable", "mime-base64", "mime-nested"]
CHAT = [*ANYWHERE, "extra-bubble", "rich-bubbles", "wording"]
PHONE = [*ANYWHERE, "split-say", "jingle", "said-twice", "redirect-first"]
DESK = [*ANYWHERE, "null-errors", "markup", "dst-night"]
POSSIBLE = {
    "sign-in": WEB,
    "stay-signed-in": WEB,
    "sign-in-by-single-sign-on": WEB,
    "sign-in-by-mailed-code": MAIL,
    "sign-in-by-app": WEB,
    "change-address": WEB,
    "app-token": [*ANYWHERE, "null-errors", "rotated-key", "dst-night", "deflate"],
    "partner-api": ANYWHERE,
    "reset-password": MAIL,
    "recover-account": MAIL,
    "reset-behind-gateway": MAIL,
    "balance-by-chat": CHAT,
    "ask-the-chatbot": CHAT,
    "person-by-chat": CHAT,
    "chat-widget": ANYWHERE,
    "balance-by-phone": PHONE,
    "agent-by-phone": PHONE,
    "desk-finds-customer": DESK,
    "desk-note": DESK,
    "buy-something": [*WEB, "order-takes-a-while"],
    "hand-over": [*CHAT, *PHONE],
    "one-balance": [*CHAT, *PHONE, *DESK],
    "write-a-message": WEB,
}


def add_looks(fleet: Fleet, mailbox: MailServer) -> list[Instance]:
    """One instance for each row of looks.toml; what differs is not switched on yet."""
    made = []
    for row in measure.looks():
        centre = fleet.add(tls="certificate-renewed" in row["looks"])
        imap = None
        if row.get("imap"):
            imap = (mailbox.imaps, mailbox.user, mailbox.password)
            centre.deliver = mime.deliver_into(mailbox.deliver)
        freeze = (row["freeze"][0], row["freeze"][1]) if "freeze" in row else None
        made.append(Instance(row["id"], row["journey"], centre, imap, freeze=freeze))
    return made


def switch_on(fleet: Fleet, instances: list[Instance]) -> None:
    wanted = {row["id"]: set(row["looks"]) for row in measure.looks()}
    for one in instances:
        one.centre.looks = wanted[one.id]
        one.centre.frozen = one.freeze is not None
        if "certificate-renewed" in one.centre.looks:
            fleet.present(one.centre, "renewed")


@dataclass
class Tally:
    """What many healthy runs came to."""

    runs: int = 0
    rounds: int = 0
    hiccups: int = 0
    # Runs that came to a bad verdict, and runs that came to nothing.
    failed: int = 0
    unknown: int = 0
    alarms: list[str] = field(default_factory=list)
    suspicions: list[str] = field(default_factory=list)


def many(
    root: Path,
    fleet: Fleet,
    wanted: int,
    sites: int,
    trust: Path,
    seed: int,
    after_round: Callable[[Tally], None] = lambda _: None,
) -> Tally:
    """At least `wanted` runs of all journeys, every one against another mixture of harmless differences."""
    dice = random.Random(seed)
    probes = sorted(POSSIBLE)
    instances = [Instance(f"{probe}-{at}", probe, fleet.add()) for at in range(sites) for probe in probes]
    made = measure.batches(root, "healthy", instances, sites, trust)
    tally = Tally()
    rested: dict[str, int] = {}
    while tally.runs < wanted:
        tally.rounds += 1
        for one in instances:
            possible = POSSIBLE[one.probe]
            one.centre.looks = set(dice.sample(possible, dice.randrange(0, min(7, len(possible)))))
            one.centre.last_503 = 0
            # One 503 is a hiccup; one in every round would be a fault.
            if tally.rounds - rested.get(one.id, -9) > 3 and dice.random() < 0.05:
                one.centre.looks.add("one-503")
                rested[one.id] = tally.rounds
        for done in measure.together(made, lambda batch: batch.run()):
            if done.status != 0:
                tally.alarms.append(str(done))
        _count(made, instances, tally)
        after_round(tally)
    return tally


def _count(made: list[measure.Batch], instances: list[Instance], tally: Tally) -> None:
    tally.hiccups += sum(one.centre.last_503 for one in instances)
    runs, bad, unknown = 0, 0, 0
    tally.suspicions.clear()
    for batch in made:
        tally.alarms += [f"{name}: {row}" for name, row in measure.bad_channels(batch).items()]
        for journey, counted in measure.runs_of(batch.directory).items():
            runs += sum(counted.values())
            wrong = sum(counted.get(verdict, 0) for verdict in measure.BAD)
            bad += wrong
            unknown += counted.get("unknown", 0)
            if wrong:
                tally.suspicions.append(f"{journey}: {counted}")
    tally.runs, tally.failed, tally.unknown = runs, bad, unknown
    if bad <= tally.hiccups:
        tally.suspicions.clear()
