"""One believable contact centre: what all its channels share. Channels add their routes in modules of their own."""

from __future__ import annotations

import hashlib
import html as markup
import itertools
import random
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

from people import Person, one_time_code
from wire import Answer, Request, html, plain, redirect

Route = Callable[["Centre", Request], Answer]
# A fault at the wire: looks at a request and its healthy answer, and gives what is sent instead.
Tamper = Callable[["Centre", Request, Answer], Answer]


@dataclass
class Session:
    """What a browser's cookie stands for."""

    key: str
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(18))
    person: Person | None = None
    pending: Person | None = None
    since: float = 0
    basket: int = 0
    notes: dict[str, str] = field(default_factory=dict)


@dataclass
class Mail:
    """One message in the centre's outbox, visible from `due` on."""

    id: str
    to: str
    subject: str
    text: str
    html: str
    due: float
    name: str = ""


@dataclass
class Order:
    """An order of the shop."""

    id: str
    person: Person
    placed: float
    polls: int = 0


@dataclass
class Case:
    """What a customer told one channel, to be known to the others."""

    reference: str
    person: Person
    summary: str


class Centre:
    """The state of one contact centre, the faults it has, and the harmless ways in which it differs today."""

    def __init__(self, base: str, people: list[Person], twilio_token: str, canary: str) -> None:
        self.base = base
        self.anna, self.boris, self.nora = people
        self.twilio_token, self.canary = twilio_token, canary
        self.faults: set[str] = set()
        self.tampers: list[Tamper] = []
        self.looks: set[str] = set()
        # Password resets are frozen on purpose, while an attack is handled.
        self.frozen = False
        self.switched = 0.0
        self.dice = random.Random(base)
        self.lock = threading.Lock()
        self.sessions: dict[str, Session] = {}
        self._first_uses: dict[str, float] = {}
        self.tokens: dict[str, tuple[Person, float]] = {}
        self.used_codes: set[tuple[str, str]] = set()
        self.codes: dict[str, tuple[str, float]] = {}
        self.links: dict[str, tuple[Person, float]] = {}
        self.mails: list[Mail] = []
        self.orders: dict[str, Order] = {}
        self.cases: dict[str, Case] = {}
        self.desk_notes: list[dict[str, str]] = []
        self.messages: list[tuple[Person, str]] = []
        self.callers: dict[str, dict[str, str]] = {}
        self.chats: dict[str, dict[str, str]] = {}
        self.counter = itertools.count(1)
        # Mails since one in four is lost.
        self.sent = 0
        self.profile = {person.number: {"street": person.street} for person in people}
        self.passwords = {person.user: person.password for person in people}
        self.partner_token = hashlib.sha256(base.encode()).hexdigest()
        self.deliver: Callable[[Centre, Mail], None] | None = None
        self.last_503 = 0
        self.requests = 0

    # What is wrong, and what merely differs

    def is_worn(self, key: str) -> bool:
        """Whether a session or token was first used more than two seconds ago."""
        now = time.time()
        return now - self._first_uses.setdefault(key, now) > 2

    def broken(self, *names: str) -> bool:
        return any(name in self.faults for name in names)

    def differs(self, name: str) -> bool:
        return name in self.looks

    def freezes(self) -> bool:
        """Whether a reset is refused on purpose; every channel asks here, and each can have forgotten to."""
        return self.frozen and not self.broken("freeze-ignored")

    def switch(self, faults: set[str], tampers: list[Tamper]) -> None:
        """Breaks the centre from now on; what customers have stays."""
        self.faults, self.tampers, self.switched = faults, tampers, time.time()

    # Requests

    def handle(self, request: Request) -> Answer:
        from routes import find

        with self.lock:
            self.requests += 1
            if len(self.sessions) > 2000:
                self.sessions.clear()
            answer = self._hiccup(request) or find(request)(self, request)
            for tamper in self.tampers:
                answer = tamper(self, request, answer)
            return self._manners(request, answer)

    def _hiccup(self, request: Request) -> Answer | None:
        """One 503, and never again: what a restart behind a balancer looks like."""
        if not self.differs("one-503") or self.last_503 or "/health" in request.path:
            return None
        self.last_503 += 1
        return plain("Service Unavailable", 503)

    def _manners(self, request: Request, answer: Answer) -> Answer:
        if answer.manner & {"cut", "hang", "reset"}:
            return answer
        for manner in ("gzip", "deflate", "chunked", "close"):
            if self.differs(manner) and answer.body:
                answer.manner.add(manner)
        if self.differs("slower") and "/health" not in request.path and not answer.delay:
            answer.delay = 0.3
        if self.differs("odd-headers"):
            answer.headers = [(name.lower(), value) for name, value in answer.headers]
            answer.headers += [("x-frame-options", "DENY"), ("x-cache", "MISS"), ("age", "0"), ("x-error-budget", "ok")]
        return answer

    # Browsers

    def session(self, request: Request) -> Session:
        key = request.cookies.get("sid", "")
        found = self.sessions.get(key)
        if found is None:
            key = secrets.token_hex(12)
            found = self.sessions[key] = Session(key)
        return found

    def with_cookie(self, request: Request, session: Session, answer: Answer) -> Answer:
        if request.cookies.get("sid") != session.key:
            answer.with_header("Set-Cookie", f"sid={session.key}; Path=/; HttpOnly; SameSite=Lax")
            if self.differs("more-cookies"):
                old = "old=; Path=/; Expires=Thu, 01-Jan-1970 00:00:00 GMT"
                answer.with_header("Set-Cookie", old).with_header("Set-Cookie", "ab=variant b; Max-Age=3600")
        return answer

    def csrf_field(self, session: Session) -> str:
        name = f"tok_{secrets.token_hex(3)}" if self.differs("csrf-renamed") else "csrf_token"
        return f'<input type="hidden" name="{name}" value="{session.csrf}">'

    def csrf_holds(self, request: Request, session: Session) -> bool:
        return session.csrf in request.form.values()

    def page(self, title: str, body: str, session: Session | None = None, status: int = 200) -> Answer:
        """A page in the centre's clothes."""
        links = "" if session is None or session.person is None else '<a href="/profile">My details</a> '
        links += '<a href="/logout">Sign out</a>' if links else '<a href="/login">Sign in</a>'
        heading = f"<h1>{title}</h1>"
        if self.differs("markup"):
            heading = f"<header class=new><H1\n class='display-2'>{title}</H1></header>"
            body = f'<div class="grid"><section data-test=b><!-- B -->{body}</section></div>'
        return html(
            f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title} - Harbour Energy</title>"
            f'<link rel=stylesheet href="/static/site.css"><script src="/static/site.js" defer></script>{self._head()}'
            f"</head><body>{self._banner()}<nav>{links}</nav><main>{heading}{body}</main>{self._footer()}"
            "</body></html>",
            status,
        )

    def _head(self) -> str:
        if self.differs("captcha-widget"):
            return '<script src="https://www.google.com/recaptcha/api.js" async defer></script>'
        return ""

    def _banner(self) -> str:
        parts = []
        if self.differs("cookie-banner"):
            parts.append(
                '<div role=dialog id=consent><p>We use cookies.</p><form method=post action="/consent">'
                "<button name=choice value=all>Accept all</button><button name=choice value=none>Reject</button>"
                "</form></div>"
            )
        if self.differs("announcement"):
            parts.append(
                "<aside>Planned maintenance on Sunday from 02:00 to 04:00. If you cannot verify your identity on the "
                "phone after too many attempts, your account may be locked. Error codes are explained in the help."
                "</aside>"
            )
        if self.differs("search-form"):
            parts.append('<form action="/search"><input name=q type=search><button>Search</button></form>')
        return "".join(parts)

    def _footer(self) -> str:
        filler = "<!-- " + "x" * 400_000 + " -->" if self.differs("large-page") else ""
        return f"<footer>Harbour Energy, Pier 1{', 24 hours' if self.differs('wording') else ''}</footer>{filler}"

    def as_of(self) -> str:
        """When the shown figures were made; in the zone of the centre's clocks."""
        moment = datetime.now(UTC) - timedelta(minutes=7)
        if self.broken("stale-figures"):
            moment -= timedelta(days=9)
        if self.differs("dst-night"):
            # The same instant, written with the offset of the other side of the change.
            return moment.astimezone(timezone(timedelta(hours=self.dice.choice((1, 2))))).isoformat(timespec="seconds")
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")

    # Mail

    def send(self, to: str, subject: str, text: str, page: str = "", delay: float = 0.2, name: str = "") -> None:
        if self.broken("one-mail-in-four"):
            self.sent += 1
            if self.sent % 4 == 1:
                return
        mail = Mail(f"m{next(self.counter)}", to, subject, text, page, time.time() + delay, name)
        self.mails.append(mail)
        del self.mails[:-300]
        if self.deliver is not None:
            self.deliver(self, mail)

    # Proofs

    def password_holds(self, user: str, password: str) -> Person | None:
        for person in (self.anna, self.boris, self.nora):
            if person.user == user and self.passwords[user] == password:
                return person
        return None

    def code_holds(self, person: Person, code: str, once: bool = True) -> bool:
        """RFC 6238 with one step of tolerance, each code once."""
        for shift in (0, -1, 1):
            if one_time_code(person.otp, shift=shift) == code:
                if once and (person.user, code) in self.used_codes:
                    return False
                self.used_codes.add((person.user, code))
                return True
        return False

    def token_for(self, person: Person) -> str:
        token = secrets.token_urlsafe(24)
        self.tokens[token] = (person, time.time())
        if len(self.tokens) > 500:
            self.tokens.pop(next(iter(self.tokens)))
        return token

    def bearer(self, request: Request) -> Person | None:
        found = self.tokens.get(request.bearer)
        return found[0] if found else None


def safe(text: str) -> str:
    return markup.escape(text, quote=True)


__all__ = ["Answer", "Case", "Centre", "Mail", "Order", "Request", "Session", "Tamper", "redirect", "safe"]
