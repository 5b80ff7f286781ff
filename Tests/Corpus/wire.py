"""HTTP/1.1 byte by byte, so that answers can also be cut, hung and mangled."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import json
import socket
import ssl
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, parse_qsl, unquote, urlsplit

LARGEST_BODY = 1 << 20


@dataclass
class Request:
    """One request as it was sent."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    base: str

    @property
    def path(self) -> str:
        return unquote(urlsplit(self.target).path)

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True))

    @property
    def form(self) -> dict[str, str]:
        fields = parse_qs(self.body.decode("utf-8", "replace"), keep_blank_values=True)
        return {name: values[-1] for name, values in fields.items()}

    @property
    def cookies(self) -> dict[str, str]:
        pairs = (part.partition("=") for part in self.headers.get("cookie", "").split(";"))
        return {name.strip(): value.strip() for name, _, value in pairs if name.strip()}

    @property
    def bearer(self) -> str:
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else ""

    def json(self) -> dict[str, Any]:
        try:
            value = json.loads(self.body)
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}


@dataclass
class Answer:
    """An answer, and how it goes over the wire."""

    status: int = 200
    body: bytes = b""
    headers: list[tuple[str, str]] = field(default_factory=list)
    delay: float = 0
    # Of: chunked, gzip, deflate, cut (less than was announced), reset, hang, slow-body, close.
    manner: set[str] = field(default_factory=set)

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    def with_header(self, name: str, value: str) -> Answer:
        self.headers.append((name, value))
        return self

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


def html(body: str, status: int = 200) -> Answer:
    return Answer(status, body.encode(), [("Content-Type", "text/html; charset=utf-8")])


def plain(body: str, status: int = 200) -> Answer:
    return Answer(status, body.encode(), [("Content-Type", "text/plain; charset=utf-8")])


def as_json(value: object, status: int = 200) -> Answer:
    return Answer(status, json.dumps(value).encode(), [("Content-Type", "application/json")])


def xml(body: str, status: int = 200) -> Answer:
    return Answer(status, body.encode(), [("Content-Type", "text/xml; charset=utf-8")])


def redirect(to: str, status: int = 303) -> Answer:
    return Answer(status, b"", [("Location", to)])


Handler = Callable[[Request], Answer]


async def serve(host: str, port: int, handler: Handler, tls: ssl.SSLContext | None = None) -> asyncio.Server:
    """Listens on one address; `handler` decides, this module only moves bytes."""
    base = f"{'https' if tls else 'http'}://{host}:{port}"

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.CancelledError, asyncio.IncompleteReadError, ssl.SSLError):
            while request := await _read(reader, base):
                if not await _write(writer, request, handler(request)):
                    break
        with contextlib.suppress(ConnectionError, ssl.SSLError):
            writer.close()

    return await asyncio.start_server(connected, host, port, ssl=tls, backlog=512)


async def _read(reader: asyncio.StreamReader, base: str) -> Request | None:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        return None
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ", 2)
    headers = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if colon:
            headers[name.strip().lower()] = value.strip()
    size = int(headers.get("content-length", "0"))
    if size > LARGEST_BODY:
        return None
    body = await reader.readexactly(size) if size else b""
    return Request(method, target, headers, body, base)


async def _write(writer: asyncio.StreamWriter, request: Request, answer: Answer) -> bool:
    """Sends one answer. Returns whether the connection can be used again."""
    if answer.delay:
        await asyncio.sleep(answer.delay)
    if "hang" in answer.manner:
        await asyncio.sleep(600)
        return False
    if "reset" in answer.manner:
        _reset(writer)
        return False
    body, extra = _encoded(answer, request)
    announced = len(body) + 400 if "cut" in answer.manner else len(body)
    closing = bool(answer.manner & {"cut", "close"}) or request.headers.get("connection", "").lower() == "close"
    chunked = "chunked" in answer.manner and answer.status not in (204, 304)
    head = [f"HTTP/1.1 {answer.status} {_phrase(answer.status)}", "Server: harbour"]
    head += [f"{name}: {value}" for name, value in answer.headers + extra]
    if chunked:
        head.append("Transfer-Encoding: chunked")
    elif answer.status not in (204, 304):
        head.append(f"Content-Length: {announced}")
    if closing:
        head.append("Connection: close")
    writer.write(("\r\n".join(head) + "\r\n\r\n").encode("latin-1"))
    if request.method != "HEAD":
        await _write_body(writer, body, chunked)
    await writer.drain()
    return not closing


async def _write_body(writer: asyncio.StreamWriter, body: bytes, chunked: bool) -> None:
    if not chunked:
        writer.write(body)
        return
    size = max(1, len(body) // 5)
    for start in range(0, len(body), size):
        part = body[start : start + size]
        writer.write(f"{len(part):x};part={start}\r\n".encode() + part + b"\r\n")
        await writer.drain()
    writer.write(b"0\r\nX-Trailer: none\r\n\r\n")


def _encoded(answer: Answer, request: Request) -> tuple[bytes, list[tuple[str, str]]]:
    accepted = request.headers.get("accept-encoding", "")
    if "gzip" in answer.manner and "gzip" in accepted:
        return gzip.compress(answer.body), [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
    if "deflate" in answer.manner and "deflate" in accepted:
        return zlib.compress(answer.body), [("Content-Encoding", "deflate"), ("Vary", "Accept-Encoding")]
    return answer.body, []


def _reset(writer: asyncio.StreamWriter) -> None:
    """Ends a connection as a crashed process does: RST, no FIN."""
    transport = writer.transport
    raw = transport.get_extra_info("socket")
    if raw is not None:
        with contextlib.suppress(OSError):
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
