"""The softdown site that watches the portal: what an operator would write, with this start's ports in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from support import secret_file


@dataclass(frozen=True)
class Customer:
    """A synthetic customer of the portal."""

    user: str
    name: str
    number: str
    password: str
    new_password: str

    @property
    def email(self) -> str:
        return f"{self.user}@customers.example"


# Signs that forms, URLs, HTML and YAML each treat in their own way.
CUSTOMERS = (
    Customer("anna", "Anna", "900001", "anna keeps+50% & more=é", "anna moved on;50% & less=è"),
    Customer("ben", "Ben", "900002", 'ben\'s "old" <way> in/out?', 'ben\'s "new" <way> out/in?'),
    Customer("clara", "Clara", "900003", "clara#1 {{not}} a template", "clara#2 {{not}} a template"),
    Customer("dora", "Dora", "900004", "dora-is-only-knocked-at", "dora-never-changes-it"),
)


@dataclass(frozen=True)
class Addresses:
    """Where the portal of this start listens."""

    base: str
    web: int
    imap: int
    imaps: int
    mailbox_user: str
    mailbox_password: str
    authority: str


def write_site(directory: Path, addresses: Addresses) -> None:
    """Writes probes/ and secrets/ into `directory`."""
    probes = directory / "probes"
    probes.mkdir(parents=True, exist_ok=True)
    secret_file(directory / "secrets" / "mailbox", addresses.mailbox_password)
    for customer in CUSTOMERS:
        secret_file(directory / "secrets" / f"{customer.user}_password", customer.password)
        secret_file(directory / "secrets" / f"{customer.user}_new_password", customer.new_password)
    (probes / "softdown.yaml").write_text(_site(addresses), encoding="utf-8")
    (probes / "sign-in.yaml").write_text(SIGN_IN, encoding="utf-8")
    (probes / "wrong-password.yaml").write_text(WRONG_PASSWORD, encoding="utf-8")
    (probes / "reset-password.yaml").write_text(_reset("reset-password", "ben"), encoding="utf-8")
    (probes / "reset-password-starttls.yaml").write_text(_reset("reset-password-starttls", "clara"), encoding="utf-8")


def _site(addresses: Addresses) -> str:
    accounts = "".join(_account(customer, addresses) for customer in CUSTOMERS)
    return f"""\
site: peers
title: A stock Django portal
hosts: ["127.0.0.1:{addresses.web}", "127.0.0.1:{addresses.imap}", "127.0.0.1:{addresses.imaps}"]
variables:
  base: "{addresses.base}"
channels:
  web-login:
    title: Web sign-in
    reach: "{{{{base}}}}/health/"
  password-reset:
    title: Password reset
    reach: "{{{{base}}}}/health/"
accounts:
{accounts}tls:
  authority: {addresses.authority}
confirm:
  after: 1s
"""


def _account(customer: Customer, addresses: Addresses) -> str:
    # Two ways to the same mailbox: TLS from the first byte, and STARTTLS.
    plain = customer.user == "clara"
    scheme, port = ("imap", addresses.imap) if plain else ("imaps", addresses.imaps)
    starttls = "\n      starttls: true" if plain else ""
    return f"""\
  {customer.user}:
    user: {customer.user}
    name: {customer.name}
    number: "{customer.number}"
    email: {customer.email}
    password: {{ file: secrets/{customer.user}_password }}
    new_password: {{ file: secrets/{customer.user}_new_password }}
    inbox:
      imap: "{scheme}://127.0.0.1:{port}/INBOX"
      user: {addresses.mailbox_user}
      password: {{ file: secrets/mailbox }}{starttls}
"""


SIGN_IN = """\
journey: sign-in
title: Sign in and look at the orders
channel: web-login
intent: see-my-orders
needs: [identity]
every: 5m
within: 30s
as: anna
steps:
  - open: "{{base}}/login/"
    expect:
      - status == 200
  - submit: "#sign-in"
    id: sign-in
    with:
      username: "{{account.user}}"
      password: "{{account.password}}"
    expect:
      - url endsWith "/home/"
      - xpath "string(//h1)" contains "{{account.name}}"
  - open: /orders/
    id: orders
    owner: xpath "string(//*[@id='customer'])"
    expect:
      - xpath "//*[@id='orders']/li" count >= 1
"""

WRONG_PASSWORD = """\
guard: wrong-password-is-refused
title: A wrong password lets nobody in
channel: web-login
every: 5m
as: dora
steps:
  - open: "{{base}}/login/"
  - submit: "#sign-in"
    with:
      username: "{{account.user}}"
      password: "not {{run.id}}"
    refused:
      - status == 200
      - body contains "Please enter a correct username and password"
    let_through:
      - url endsWith "/home/"
"""


def _reset(journey: str, account: str) -> str:
    return f"""\
journey: {journey}
title: Reset a forgotten password and sign in with the new one
channel: password-reset
intent: reset-my-password
needs: [identity, mail]
every: 5m
within: 90s
as: {account}
steps:
{_reset_steps("forward", "new_password")}{_sign_in_steps("forward", "new_password")}\
{_reset_steps("back", "password")}{_sign_in_steps("back", "password")}\
repair:
{_reset_steps("repair", "password")}"""


def _reset_steps(prefix: str, key: str) -> str:
    return f"""\
  - open: "{{{{base}}}}/password_reset/"
    id: {prefix}-ask
  - submit: form
    id: {prefix}-send
    with:
      email: "{{{{account.email}}}}"
    expect:
      - url endsWith "/password_reset/done/"
  - inbox: imap
    id: {prefix}-mail
    to: "{{{{account.email}}}}"
    subject: Password reset
    within: 10s
    capture:
      {prefix}_link: link matching /\\/reset\\//
  - open: "{{{{{prefix}_link}}}}"
    id: {prefix}-follow
    expect:
      - url endsWith "/set-password/"
  - submit: form
    id: {prefix}-set
    with:
      new_password1: "{{{{account.{key}}}}}"
      new_password2: "{{{{account.{key}}}}}"
    sets_password: "{{{{account.{key}}}}}"
    expect:
      - url endsWith "/reset/done/"
"""


def _sign_in_steps(prefix: str, key: str) -> str:
    return f"""\
  - open: "{{{{base}}}}/login/"
    id: {prefix}-login
  - submit: "#sign-in"
    id: {prefix}-sign-in
    with:
      username: "{{{{account.user}}}}"
      password: "{{{{account.{key}}}}}"
    expect:
      - url endsWith "/home/"
      - xpath "string(//*[@id='customer'])" == "{{{{account.number}}}}"
"""
