#!/usr/bin/env python3
"""Starts the customer portal: Django over HTTPS, its mail through SMTP into a mailbox that Dovecot serves.

    portal.py start --directory DIR

writes DIR/portal.json (addresses, users, switches) and DIR/probes/ (a softdown site), and runs until it is ended.
A file DIR/faults/NAME switches a fault on: mail-lost, smtp-down, link-elsewhere, login-repeats, session-lost.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import signal
import ssl
import sys
import threading
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import support

support.use_environment()

from certificates import Certificates, make_certificates  # noqa: E402
from mailbox_server import MailServer  # noqa: E402
from portal_site import CUSTOMERS, Addresses, write_site  # noqa: E402

MAILBOX_USER = "synthetic@customers.example"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("command", choices=["start"])
    parser.add_argument("--directory", type=Path, required=True)
    start(parser.parse_args().directory.resolve())


def start(directory: Path) -> None:
    faults = directory / "faults"
    faults.mkdir(parents=True, exist_ok=True)
    events = directory / "events.log"
    events.touch()
    certificates = make_certificates(directory / "certs")
    mail = MailServer(certificates, MAILBOX_USER, secrets.token_urlsafe(16), lambda name: (faults / name).exists())
    stopped = threading.Event()
    for wish in (signal.SIGTERM, signal.SIGINT):
        signal.signal(wish, lambda *_: stopped.set())
    mail.start()
    try:
        old_mail(mail)
        server = https_server(directory, mail.smtp, certificates)
        port = int(server.server_address[1])
        addresses = Addresses(
            f"https://127.0.0.1:{port}", port, mail.imap, mail.imaps, mail.user, mail.password, "certs/ca.pem"
        )
        write_site(directory, addresses)
        describe(directory, addresses, mail)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        stopped.wait()
        server.shutdown()
    finally:
        mail.stop()


def https_server(directory: Path, smtp: int, certificates: Certificates) -> Any:
    """Django's own development server behind TLS, with the customers in its database."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="customers.settings",
        PORTAL_DIRECTORY=str(directory),
        PORTAL_SECRET_KEY=secrets.token_urlsafe(40),
        PORTAL_SMTP=str(smtp),
    )
    sys.path.append(str(support.PEERS / "django"))
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.management import call_command
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    import django

    django.setup()
    call_command("migrate", verbosity=0)
    add_customers()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates.certificate, certificates.key)
    server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
    server.daemon_threads = True
    # The handshake belongs to the connection's own thread: a silent client must not stop the others.
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.base_environ["HTTPS"] = "on"
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    return server


def add_customers() -> None:
    """The customers of portal_site.py; a later start finds them as they were left."""
    from django.contrib.auth.models import User

    for customer in CUSTOMERS:
        if not User.objects.filter(username=customer.user).exists():
            User.objects.create_user(
                customer.user, customer.email, customer.password, first_name=customer.name, last_name=customer.number
            )


def old_mail(mail: MailServer) -> None:
    """What lies in a real mailbox: dead links of earlier resets, other people's mail, odd encodings."""
    for customer in CUSTOMERS:
        old = EmailMessage()
        old["From"], old["To"] = "no-reply@portal.example", customer.email
        old["Subject"] = "Password reset on 127.0.0.1"
        old["Date"] = "Sat, 01 Aug 2026 06:00:00 +0000"
        old.set_content("Please go to:\n\nhttps://127.0.0.1:9/reset/MQ/aaaaaa-00000000000000000000000000000000/\n")
        mail.deliver(old.as_bytes())
    mail.deliver(
        b"From: =?iso-8859-1?Q?B=FCro?= <office@portal.example>\r\nTo: everybody@customers.example\r\n"
        b"Subject: =?iso-8859-1?B?R3L832U=?=\r\n\r\nA004 OK this is no answer\r\n* 3 FETCH (FLAGS ())\r\n"
        + b"x" * 20000
        + b"\r\n"
    )


def describe(directory: Path, addresses: Addresses, mail: MailServer) -> None:
    """Writes portal.json, complete before it is visible."""
    content = {
        "base": addresses.base,
        "authority": str(directory / addresses.authority),
        "imap": mail.imap,
        "imaps": mail.imaps,
        "smtp": mail.smtp,
        "mailbox": {"user": mail.user, "password": mail.password},
        "users": [
            {
                "user": customer.user,
                "email": customer.email,
                "number": customer.number,
                "password": customer.password,
                "new_password": customer.new_password,
            }
            for customer in CUSTOMERS
        ],
        "faults": str(directory / "faults"),
        "events": str(directory / "events.log"),
        "process": os.getpid(),
    }
    waiting = directory / "portal.json.new"
    waiting.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    waiting.rename(directory / "portal.json")


if __name__ == "__main__":
    main()
