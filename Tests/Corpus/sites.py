"""Writes softdown sites: the probes, once for each centre, with names, channels and accounts of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from breakage import GONE
from centre import Centre
from fleet import CANARY, TWILIO_TOKEN

PROBES = Path(__file__).resolve().parent / "probes"
TITLES = {
    "web-login": "Web sign-in",
    "app": "App",
    "password-reset": "Password reset",
    "recovery": "Account recovery",
    "chat": "Chat",
    "phone": "Phone",
    "desk": "Agent desk",
    "checkout": "Checkout",
    "messages": "Messages",
}
# What an uptime check would watch for each channel, and words of that page.
ENTRIES = {
    "web-login": ("/login", "Password"),
    "app": ("/", "Power for the harbour"),
    "password-reset": ("/reset", "Forgot your password"),
    "recovery": ("/recover", "Get back into your account"),
    "chat": ("/help", "Chat with us"),
    "phone": ("/voice/health", "ready"),
    "desk": ("/desk", "Agent desk"),
    "checkout": ("/shop", "Add to basket"),
    "messages": ("/login", "Password"),
}


SECRETS = ("password", "new_password", "pin", "otp", "pet", "born")


@dataclass
class Instance:
    """One probe against one centre."""

    id: str
    probe: str
    centre: Centre
    imap: tuple[int, str, str] | None = None
    every: str = ""
    persona: str = ""
    # While the centre is broken: from when to when resets are declared frozen, in hours from now.
    freeze: tuple[int, int] | None = None
    channels: list[str] = field(default_factory=list)
    # The centre's name is gone from the name servers.
    is_name_gone: bool = False

    @property
    def base(self) -> str:
        """The centre's address, as the site knows it. Of a name that ends in .invalid everybody knows that it does not
        exist (RFC 6761)."""
        return f"http://{self.name}.invalid:{urlsplit(self.centre.base).port}" if self.is_name_gone else self.centre.base

    @property
    def name(self) -> str:
        return self.id.replace("@", "_at_")

    @property
    def main_channel(self) -> str:
        return self.channels[0]

    def channel(self, name: str) -> str:
        return f"{self.name}--{name}"

    def journey(self) -> str:
        """The probe's text with this instance's names, as somebody with many centres would have written it."""
        text = (PROBES / f"{self.probe}.yaml").read_text(encoding="utf-8")
        self.channels = list(dict.fromkeys(re.findall(r"^ *channel: (\S+)$", text, re.M)))
        base = f'variables: {{ base: "{self.base}" }}\n'
        text = re.sub(r"^(journey|guard): \S+\n", lambda found: f"{found[1]}: {self.name}\n{base}", text, count=1)
        text = re.sub(
            r"^( *)channel: (\S+)$", lambda found: f"{found[1]}channel: {self.channel(found[2])}", text, flags=re.M
        )
        text = re.sub(
            r"^( *)action: (\S+)$", lambda found: f"{found[1]}action: {self.channel(found[2])}", text, flags=re.M
        )
        text = re.sub(r"^as: (\S+)$", lambda found: f"as: {self.channel(found[1])}", text, flags=re.M)
        text = re.sub(r"\{\{accounts\.(\w+)\.", lambda found: f"{{{{accounts.{self.channel(found[1])}.", text)
        if self.imap is not None:
            text = text.replace("inbox: http", "inbox: imap")
        if self.every:
            text = re.sub(r"^every: .*\n", "", text, flags=re.M)
            text = text.replace("\ntitle:", f"\nevery: {self.every}\ntitle:", 1)
        return text

    def accounts(self) -> str:
        return "".join(
            self._account(key, person)
            for key, person in zip(("anna", "boris", "nora"), self._people(), strict=True)
            if not person.agent or self.channel("nora") in self.journey()
        )

    def _people(self):  # type: ignore[no-untyped-def]
        return (self.centre.anna, self.centre.boris, self.centre.nora)

    def _account(self, key: str, person) -> str:  # type: ignore[no-untyped-def]
        name = self.channel(key)
        lines = [f"  {name}:"]
        if person.agent:
            lines += ["    role: agent"]
        else:
            lines += [f'    number: "{person.number}"', f"    email: {person.email}", f'    name: "{person.name}"']
            lines += [f'    balance: "{person.balance}"', self._inbox()]
        lines.append(f"    user: {person.user}")
        secrets = ("password",) if person.agent else SECRETS
        lines += [f"    {secret}: {{ file: secrets/{name}_{secret} }}" for secret in secrets]
        return "\n".join(lines) + "\n"

    def _inbox(self) -> str:
        if self.imap is None:
            return f'    inbox: {{ http: "{self.centre.base}/mail" }}'
        port, user, _ = self.imap
        address = f'imap: "imaps://127.0.0.1:{port}/INBOX", user: "{user}"'
        return f"    inbox: {{ {address}, password: {{ file: secrets/imap_password }} }}"

    def write_secrets(self, folder: Path) -> None:
        for key, person in zip(("anna", "boris", "nora"), self._people(), strict=True):
            for secret in ("password",) if person.agent else SECRETS:
                _secret(folder / f"{self.channel(key)}_{secret}", getattr(person, secret))
        if self.imap is not None:
            _secret(folder / "imap_password", self.imap[2])


def write_site(directory: Path, instances: list[Instance], authority: Path | None = None, frozen: bool = False) -> None:
    """A site with one journey for each instance. Everything is as by default but the pause before a repetition."""
    probes, secrets = directory / "probes", directory / "secrets"
    probes.mkdir(parents=True, exist_ok=True)
    secrets.mkdir(exist_ok=True)
    channels, accounts, hosts = [], [], ["127.0.0.1", GONE]
    for one in instances:
        (probes / f"{one.name}.yaml").write_text(one.journey(), encoding="utf-8")
        one.write_secrets(secrets)
        one.centre.partner_token = _PARTNER
        hosts += dict.fromkeys(str(urlsplit(base).hostname) for base in (one.centre.base, one.base))
        accounts.append(one.accounts())
        for channel in one.channels:
            health = "/voice/health" if channel == "phone" else "/health"
            channels.append(
                f'  {one.channel(channel)}: {{ title: {TITLES[channel]}, reach: "{one.base}{health}" }}\n'
            )
    for name, value in (("twilio_token", TWILIO_TOKEN), ("canary", CANARY), ("partner_token", _PARTNER)):
        _secret(secrets / name, value)
    listed = "".join(f'  - "{host}"\n' for host in hosts)
    trust = f"tls: {{ authority: {authority} }}\n" if authority else ""
    (probes / "softdown.yaml").write_text(
        f"site: corpus\nhosts:\n{listed}{trust}confirm: {{ after: 1s }}\n{PERSONAS}{_actions(instances, frozen)}"
        "secrets:\n  twilio_token: { file: secrets/twilio_token }\n  canary: { file: secrets/canary }\n"
        "  partner_token: { file: secrets/partner_token }\n"
        f"channels:\n{''.join(channels)}accounts:\n{''.join(accounts)}",
        encoding="utf-8",
    )


PERSONAS = "personas:\n  new-device: { title: A device that is not known, headers: { X-Device: unknown } }\n"


def _actions(instances: list[Instance], frozen: bool) -> str:
    """The actions that journeys perform, and those of them that somebody has declared frozen."""
    performing = [one for one in instances if re.search(r"^ *action:", one.journey(), re.M)]
    if not performing:
        return ""
    lines = ["actions:"]
    lines += [f"  {one.channel('reset-password')}: {{ title: Reset a password }}" for one in performing]
    freezes = [one for one in performing if frozen and one.freeze is not None]
    if freezes:
        lines += ["containment:", "  grace: 1m", "  freeze:"]
    for one in freezes:
        since, until = (datetime.now(UTC) + timedelta(hours=hours) for hours in one.freeze or (0, 0))
        lines.append(
            f"    - {{ action: {one.channel('reset-password')}, from: {since:%Y-%m-%dT%H:%M:%SZ}, "
            f"until: {until:%Y-%m-%dT%H:%M:%SZ}, why: credential stuffing }}"
        )
    return "\n".join(lines) + "\n"


_PARTNER = "pt_8c1e5f0a7b3d4962a8f1c0e2d4b6978f"


def _secret(path: Path, value: str) -> None:
    path.write_text(value + "\n", encoding="utf-8")
    path.chmod(0o600)
