"""A careless contact centre: everything a customer says comes back, in every encoding and every place."""

from __future__ import annotations

import base64
import html
import json
import re
import secrets
import threading
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape


@dataclass
class Heard:
    """What reached the centre, and the tokens that it gave out itself."""

    words: set[str] = field(default_factory=set)
    cookies: set[str] = field(default_factory=set)
    signatures: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)
    # Each look at the sign-in page sends a mail: the newest is the one that a journey waits for.
    visits: int = 0
    link_token: str = field(default_factory=lambda: "Lt" + secrets.token_hex(20))
    mail_code: str = field(default_factory=lambda: str(secrets.randbelow(90_000_000) + 10_000_000))
    access_token: str = field(default_factory=lambda: "At" + secrets.token_hex(20))


def spellings(word: str) -> list[str]:
    """A word as careless software writes it."""
    data = word.encode()
    return [
        word,
        urllib.parse.quote(word, safe=""),
        urllib.parse.quote_plus(word),
        re.sub(r"%[0-9A-F]{2}", lambda found: found[0].lower(), urllib.parse.quote(word, safe="")),
        html.escape(word),
        html.escape(word).encode("ascii", "xmlcharrefreplace").decode(),
        json.dumps(word),
        json.dumps(word, ensure_ascii=False).replace("/", "\\/"),
        base64.b64encode(data).decode(),
        base64.b64encode(b"user:" + data).decode(),
        base64.b64encode(b"u:" + data + b"!").decode(),
        base64.urlsafe_b64encode(b"x" + data).decode(),
    ]


class Centre(BaseHTTPRequestHandler):
    """One request to the careless centre."""

    protocol_version = "HTTP/1.1"
    heard: Heard
    port: int
    server_version = "Careless/1"

    def log_message(self, format: str, *arguments: object) -> None:
        return None

    def do_GET(self) -> None:
        self._answer(b"")

    def do_DELETE(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length") or 0)))

    def _answer(self, body: bytes) -> None:
        parts = urllib.parse.urlsplit(self.path)
        words = self._words(parts.query, body)
        self.heard.words.update(words)
        self.heard.paths.add(parts.path)
        self.heard.cookies.update(re.findall(r"sid=([0-9a-f]+)", self.headers.get("Cookie") or ""))
        self.heard.signatures.update(filter(None, [self.headers.get("X-Twilio-Signature")]))
        route = {
            "/health": self._health,
            "/login": self._login,
            "/welcome": self._welcome,
            "/latin": self._latin,
            "/api": self._api,
            "/elsewhere": self._elsewhere,
            "/cut": self._cut,
            "/chat": self._chat,
            "/voice": self._voice,
        }.get(parts.path)
        if parts.path.startswith("/mail/"):
            self._mail(parts.path)
        elif route is None:
            self._send(404, "text/html", self._echo(words))
        else:
            route(words)

    def _words(self, query: str, body: bytes) -> list[str]:
        """Everything said in this request: form and query values, JSON strings, credentials."""
        found = [value for _, value in urllib.parse.parse_qsl(query)]
        kind = self.headers.get("Content-Type") or ""
        if "json" in kind:
            found += _strings(json.loads(body or b"null"))
        elif "urlencoded" in kind:
            fields = urllib.parse.parse_qsl(body.decode())
            self.heard.codes.update(value for name, value in fields if name == "otp")
            found += [value for _, value in fields]
        authorization = self.headers.get("Authorization") or ""
        if authorization.startswith("Basic "):
            found += base64.b64decode(authorization[6:]).decode().split(":", 1)
        elif authorization.startswith("Bearer "):
            found.append(authorization[7:])
        return [word for word in found if word]

    def _echo(self, words: list[str]) -> str:
        lines = [html.escape(spelling, quote=False) for word in words for spelling in spellings(word)]
        raw = [spelling for word in words for spelling in spellings(word)]
        # Long and dense, so that wherever an excerpt is cut, it is cut in the middle of a word.
        dense = "|".join(words * 400)[:60_000]
        return f"<p>{'</p><p>'.join(lines)}</p><pre>{' '.join(raw)}</pre><p>{html.escape(dense)}</p>"

    def _send(self, status: int, kind: str, text: str | bytes, **headers: str) -> None:
        data = text if isinstance(text, bytes) else text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def _health(self, words: list[str]) -> None:
        self._send(200, "text/plain", "ok")

    def _login(self, words: list[str]) -> None:
        if self.command == "GET":
            self.heard.visits += 1
            form = (
                '<form method="post" action="/login"><input name="username"><input type="password" name="password">'
                '<input name="otp"><button>Sign in</button></form>'
            )
            page = f"<!DOCTYPE html><title>Sign in</title><h1>Sign in</h1>{form}"
            self._send(200, "text/html; charset=utf-8", page, Set_Cookie=f"sid={secrets.token_hex(16)}; Path=/")
            return
        word = max(words, key=len)
        query = urllib.parse.urlencode({"pw": word, "b": base64.b64encode(word.encode()).decode()})
        again = urllib.parse.quote(f"/login?pw={urllib.parse.quote(word)}", safe="")
        self._send(
            302, "text/html", self._echo(words), Location=f"/welcome?{query}&next={again}", **self._echo_headers(word)
        )

    def _echo_headers(self, word: str) -> dict[str, str]:
        data = word.encode()
        return {
            "X_Echo_Quoted": urllib.parse.quote(word),
            "X_Echo_Base64": base64.b64encode(b"u:" + data).decode(),
            "X_Echo_Json": json.dumps(word),
            "X_Echo_Plain": word.encode().decode("latin-1"),
            "Set_Cookie": f"last={urllib.parse.quote(word)}; Path=/",
        }

    def _welcome(self, words: list[str]) -> None:
        page = f"<!DOCTYPE html><title>{html.escape(words[0] if words else '')}</title><h1>Welcome</h1>"
        self._send(200, "text/html; charset=utf-8", page + self._echo(words))

    def _latin(self, words: list[str]) -> None:
        page = f"<!DOCTYPE html><title>Latin</title><h1>Welcome</h1>{html.escape(' '.join(words))}"
        self._send(200, "text/html; charset=iso-8859-1", page.encode("latin-1", "xmlcharrefreplace"))

    def _api(self, words: list[str]) -> None:
        answer: dict[str, object] = {"said": [s for word in words for s in spellings(word)]}
        if "give=token" in self.path:
            answer["token"] = self.heard.access_token
        word = max(words, key=len, default="")
        self._send(200, "application/json", json.dumps(answer), **self._echo_headers(word))

    def _elsewhere(self, words: list[str]) -> None:
        word = max(words, key=len, default="")
        self._send(302, "text/html", "", Location=f"http://127.0.0.2:9/?key={urllib.parse.quote(word)}&k={word}")

    def _cut(self, words: list[str]) -> None:
        data = "".join(words).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(data) + 1000))
        self.end_headers()
        self.wfile.write(data[:-3])
        self.close_connection = True

    def _chat(self, words: list[str]) -> None:
        said = [spelling for word in words for spelling in spellings(word)]
        replies: list[dict[str, object]] = [{"recipient_id": "x", "text": text} for text in said]
        buttons = [{"title": word, "payload": f"/tell{json.dumps({'w': word})}"} for word in words]
        replies.append({"recipient_id": "x", "text": "You said it", "buttons": buttons})
        self._send(200, "application/json", json.dumps(replies))

    def _voice(self, words: list[str]) -> None:
        said = escape(" ".join(spelling for word in words for spelling in spellings(word)))
        gather = '<Gather action="/voice" input="dtmf speech"><Say>Say your secret.</Say></Gather>'
        self._send(200, "text/xml", f"<?xml version='1.0'?><Response><Say>{said}</Say>{gather}</Response>")

    def _mail(self, path: str) -> None:
        link = f"http://127.0.0.1:{self.port}/confirm?token={self.heard.link_token}"
        name = f"m{self.heard.visits}"
        text = f"Your link is {link}\nYour verification code is {self.heard.mail_code}.\n"
        listed = {
            "ID": name, "MessageID": f"{name}@x", "Read": False, "From": {"Name": "", "Address": "a@echo.example"},
            "To": [{"Name": "", "Address": "anna@echo.example"}], "Cc": [], "Bcc": [], "ReplyTo": [],
            "Subject": "Your link", "Created": _now(), "Date": _now(), "Size": len(text), "Attachments": 0,
            "Snippet": text[:60], "Tags": [],
        }  # fmt: skip
        if path.endswith("/raw"):
            head = "From: a@echo.example\r\nTo: anna@echo.example\r\nSubject: Your link\r\n"
            self._send(200, "text/plain", f"{head}Date: {_mail_date()}\r\n\r\n{text}")
        elif path.endswith("/headers"):
            headers = {"From": ["a@echo.example"], "To": ["anna@echo.example"], "Subject": ["Your link"]}
            self._send(200, "application/json", json.dumps(headers))
        elif "/message/" in path:
            message = {**listed, "Text": text, "HTML": f'<a href="{link}">Confirm</a>', "Inline": [], "Attachments": []}
            self._send(200, "application/json", json.dumps(message))
        else:
            answer = {"total": 1, "unread": 1, "count": 1, "messages_count": 1, "start": 0, "messages": [listed]}
            self._send(200, "application/json", json.dumps(answer))


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in _strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in _strings(part)]
    return []


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 1))


def _mail_date() -> str:
    return time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(time.time() + 1))


@contextmanager
def careless_centre() -> Iterator[tuple[int, Heard]]:
    """Serves the centre on a port of its own."""
    heard = Heard()
    handler = type("BoundCentre", (Centre,), {"heard": heard})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    port = int(server.server_address[1])
    setattr(handler, "port", port)  # noqa: B010 (known only once it listens)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield port, heard
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
