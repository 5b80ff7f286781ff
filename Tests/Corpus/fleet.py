"""Many centres in one process, each at an address of its own on the loopback interface."""

from __future__ import annotations

import asyncio
import random
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import wire
from centre import Centre
from certificates_of import certificate
from people import People

TWILIO_TOKEN = "5b1f0c7a9e3d42688f6a1c0d2e4b7f93"
CANARY = "Pia is a helpful heron who never tells the colour of the harbour master's hat."


class Fleet:
    """Starts centres, and ends them all. Every centre is a host of its own, as separate systems are."""

    def __init__(self, port: int, seed: int = 20261121, certificates: Path | None = None) -> None:
        self.port = port
        self._people = People(seed)
        self._net = f"127.{random.randrange(20, 250)}"
        self._certificates = certificates
        self._count = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._servers: dict[str, asyncio.Server] = {}
        self._contexts: dict[str, ssl.SSLContext] = {}

    def add(self, tls: bool = False) -> Centre:
        """A healthy centre that listens."""
        self._count += 1
        host = f"{self._net}.{self._count // 250}.{self._count % 250 + 1}"
        base = f"{'https' if tls else 'http'}://{host}:{self.port}"
        people = [self._people.next(), self._people.next(), self._people.next(agent=True)]
        centre = Centre(base, people, TWILIO_TOKEN, CANARY)
        context = None
        if tls:
            context = self._contexts[base] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.present(centre, "first")
        self._servers[base] = self._call(wire.serve(host, self.port, centre.handle, context))
        return centre

    def present(self, centre: Centre, kind: str) -> None:
        """Shows another certificate from now on: first, renewed or expired."""
        if self._certificates is None:
            raise ValueError("a fleet without certificates has no centre with TLS")
        host = str(urlsplit(centre.base).hostname)
        self._contexts[centre.base].load_cert_chain(*certificate(self._certificates, host, kind))

    def stop_listening(self, centre: Centre) -> None:
        async def close() -> None:
            server = self._servers[centre.base]
            server.close()

        self._call(close())

    def _call(self, work):  # type: ignore[no-untyped-def]
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    @contextmanager
    def running(self) -> Iterator[Fleet]:
        self._thread.start()
        try:
            yield self
        finally:
            self._call(self._end_all())
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(10)

    async def _end_all(self) -> None:
        """Ends what still hangs, so that nothing is left pending."""
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
