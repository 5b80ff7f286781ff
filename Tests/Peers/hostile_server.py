"""A server that breaks every rule it can: each path is one way to hurt whoever asks."""

from __future__ import annotations

import gzip
import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

MARK = "xss-mark"
# Each would do something if it reached a page unescaped, or turn a line around on a terminal.
INJECTION = (
    f'</script></style></title><img src=x onerror="alert(1)"><script>alert("{MARK}")</script>'
    f"<svg onload=alert(1)>'\"><iframe src=javascript:alert(1)></iframe>{{{{7*7}}}}\u202egnp.exe\u2066\x1b[31m\x07\x00"
)

Handler = Callable[[socket.socket, str], None]


def answer(body: str | bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = "") -> bytes:
    """A well-formed answer with this content."""
    data = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\nConnection: close\r\n{more}\r\n"
    )
    return head.encode("utf-8") + data


def plain(data: bytes) -> Handler:
    return lambda connection, path: connection.sendall(data)


def drip(connection: socket.socket, path: str) -> None:
    for byte in b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 10_000:
        connection.sendall(bytes([byte]))
        time.sleep(0.5)


def endless_headers(connection: socket.socket, path: str) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X-More: and more\r\n" * 500)


def endless_body(connection: socket.socket, path: str) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        connection.sendall(b"<p>more and more</p>" * 1000)


def silence(connection: socket.socket, path: str) -> None:
    time.sleep(600)


def reset(connection: socket.socket, path: str) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<html>")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def circle(connection: socket.socket, path: str) -> None:
    connection.sendall(answer("", status="302 Found", more="Location: /redirect-circle\r\n"))


def spiral(connection: socket.socket, path: str) -> None:
    connection.sendall(answer("", status="302 Found", more=f"Location: {path}1\r\n"))


def bomb() -> bytes:
    packed = gzip.compress(b"\0" * 200_000_000, 9)
    return answer(packed, more="Content-Encoding: gzip\r\n")


def twiml(body: str) -> bytes:
    return answer(f"<?xml version='1.0'?>{body}", "text/xml")


LAUGHS = (
    "<!DOCTYPE r ["
    + '<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]><Response><Say>&a11;</Say></Response>"
)
EXTERNAL = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><Response><Say>&x;</Say></Response>'

WEB: dict[str, Handler] = {
    "drip": drip,
    "endless-headers": endless_headers,
    "endless-body": endless_body,
    "silence": silence,
    "reset": reset,
    "redirect-circle": circle,
    "redirect-spiral": spiral,
    "redirect-to-file": plain(answer("", status="302 Found", more="Location: file:///etc/passwd\r\n")),
    "redirect-to-script": plain(answer("", status="302 Found", more="Location: javascript:alert(1)\r\n")),
    "redirect-to-nothing": plain(answer("", status="302 Found", more="Location: \r\n")),
    "no-http": plain(b"SSH-2.0-OpenSSH_9.2\r\n"),
    "nothing": plain(b""),
    "old-http": plain(b"<html>no status line</html>"),
    "negative-length": plain(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello"),
    "huge-length": plain(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nhello"),
    "absurd-chunk": plain(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nhi"),
    "null-in-header": plain(b"HTTP/1.1 200 OK\r\nX-A: b\0c\r\nContent-Length: 2\r\n\r\nok"),
    "bad-bytes": plain(answer(b"<h1>\xff\xfe\x00\xc0\xaf\xed\xa0\x80 bytes</h1>" * 500)),
    "bomb": lambda connection, path: connection.sendall(bomb()),
    "stacked-encodings": plain(answer(b"x", more="Content-Encoding: " + "gzip, " * 40 + "gzip\r\n")),
    "deep-html": plain(answer("<div>" * 200_000)),
    "unclosed-html": plain(answer("<a b='" * 100_000)),
    "many-forms": plain(answer("<form><input name=a type=password></form>" * 20_000)),
    "many-cookies": plain(answer("<p>hi</p>", more="".join(f"Set-Cookie: c{n}={'v' * 900}\r\n" for n in range(250)))),
    "injection": plain(answer(f"<title>{INJECTION}</title><h1>{INJECTION}</h1>")),
    "slow-pattern": plain(answer("a" * 400_000 + "!")),
}
API: dict[str, Handler] = {
    "deep-json": plain(answer("[" * 200_000, "application/json")),
    "broken-json": plain(answer('{"a": "\ud800", "b": tru', "application/json")),
    "huge-number": plain(answer('{"n": ' + "9" * 100_000 + "}", "application/json")),
    "many-members": plain(answer("{" + ",".join(f'"k{n}":[{n}]' for n in range(60_000)) + "}", "application/json")),
}
CHAT: dict[str, Handler] = {
    "chat-flood": plain(answer(json.dumps([{"text": "again"}] * 30_000), "application/json")),
    "chat-injection": plain(
        answer(json.dumps([{"text": INJECTION, "buttons": [{"title": INJECTION}]}]), "application/json")
    ),
    "chat-wrong-shape": plain(answer('{"text": [1, {"a": null}]}', "application/json")),
    "chat-html": plain(answer("<h1>Service Unavailable</h1>")),
}
PHONE: dict[str, Handler] = {
    "phone-laughs": plain(twiml(LAUGHS)),
    "phone-file": plain(twiml(EXTERNAL)),
    "phone-circle": plain(twiml("<Response><Redirect>/phone-circle</Redirect></Response>")),
    "phone-loop": plain(twiml("<Response><Gather><Say>Your PIN please.</Say></Gather><Redirect/></Response>")),
    "phone-deep": plain(twiml("<Response>" + "<Gather>" * 50_000)),
    "phone-novel": plain(twiml("<Response>" + "<Say loop='0'>Please hold the line.</Say>" * 50_000 + "</Response>")),
    "phone-html": plain(answer("<html><body><h1>502 Bad Gateway</h1></body></html>")),
    "phone-audio": plain(answer(b"\x00\x01" * 50_000, "audio/mpeg")),
    "phone-injection": plain(
        twiml(
            "<Response><Say><![CDATA["
            + INJECTION.replace("\0", "").replace("\x1b", "").replace("\x07", "")
            + "]]></Say></Response>"
        )
    ),
}
INBOX: dict[str, Handler] = {
    "inbox-deep": plain(answer("[" * 100_000, "application/json")),
    "inbox-lies": plain(
        answer(
            '{"total": 99999999999999, "messages": [{"ID": "../../etc/passwd", "Created": "never"}]}',
            "application/json",
        )
    ),
    "inbox-html": plain(answer("<h1>Sign in</h1>")),
}


@contextmanager
def hostile_server() -> Iterator[int]:
    """Listens on a port of its own. The first part of the path chooses the behaviour; /health is sound."""
    handlers = {**WEB, **API, **CHAT, **PHONE, **INBOX}
    listener = socket.create_server(("127.0.0.1", 0), backlog=200)

    def serve(connection: socket.socket) -> None:
        with connection:
            try:
                connection.settimeout(30)
                request = b""
                while b"\r\n\r\n" not in request and len(request) < 65_536:
                    part = connection.recv(65_536)
                    if not part:
                        return
                    request += part
                path = request.split(b" ", 2)[1].decode("latin-1")
                name = path.lstrip("/").split("/")[0].split("?")[0]
                if name == "health":
                    connection.sendall(answer("ok", "text/plain"))
                else:
                    handlers.get(name.rstrip("1"), plain(answer("no such way", status="404 Not Found")))(
                        connection, path
                    )
                    connection.shutdown(socket.SHUT_WR)
            except (OSError, IndexError):
                return

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield int(listener.getsockname()[1])
    finally:
        listener.close()
