"""One and the same mail in the forms that mail programs give it."""

from __future__ import annotations

import base64
import quopri
import threading
import time
from collections.abc import Callable
from email.message import EmailMessage
from email.utils import formatdate
from html import escape

from centre import Centre, Mail

PIXEL = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


def deliver_into(mailbox: Callable[[bytes], None]) -> Callable[[Centre, Mail], None]:
    """Drops a centre's mails into a real mailbox when they are due."""

    def deliver(centre: Centre, mail: Mail) -> None:
        timer = threading.Timer(max(0.0, mail.due - time.time()), lambda: mailbox(message(centre, mail)))
        timer.daemon = True
        timer.start()

    return deliver


def message(centre: Centre, mail: Mail) -> bytes:
    page = mail.html or f"<p>{escape(mail.text)}</p>"
    if centre.differs("mime-quoted-printable"):
        body = quopri.encodestring(mail.text.encode(), quotetabs=True).replace(b"\n", b"\r\n")
        return _head(mail, mail.subject, "text/plain; charset=utf-8", "quoted-printable") + body
    if centre.differs("mime-base64"):
        first, rest = base64.b64encode(mail.subject[:9].encode()).decode(), mail.subject[9:].replace(" ", "_")
        subject = f"=?utf-8?B?{first}?=\r\n =?utf-8?Q?{rest}?="
        body = base64.encodebytes(mail.text.encode()).replace(b"\n", b"\r\n")
        return _head(mail, subject, 'text/plain; charset="UTF-8"', "base64") + body
    if centre.differs("mime-html-only"):
        pixel = "<img src='https://pixel.harbour.example/o.gif' width=1>"
        return (
            _head(mail, mail.subject, "text/html; charset=utf-8", "8bit")
            + f"<html><body>{pixel}{page}</body></html>".encode()
        )
    if centre.differs("mime-latin-1"):
        words = f"Grüße aus dem Hafen, Tel. 040 123456-0, Stand 2026.\r\n\r\n{mail.text}".encode("latin-1", "replace")
        return _head(mail, mail.subject, "text/plain; charset=iso-8859-1", "8bit") + words
    if centre.differs("mime-nested"):
        return _nested(mail, page)
    return _head(mail, mail.subject, "text/plain; charset=utf-8", "8bit") + mail.text.encode()


def _head(mail: Mail, subject: str, kind: str, encoding: str) -> bytes:
    return (
        f"Return-Path: <noreply@harbour.example>\r\nFrom: =?utf-8?Q?Harbour_Energy?= <noreply@harbour.example>\r\n"
        f"To: {mail.to}\r\nSubject: {subject}\r\nDate: {formatdate(mail.due)}\r\n"
        f"Message-ID: <{mail.id}.{mail.due}@harbour.example>\r\nMIME-Version: 1.0\r\nContent-Type: {kind}\r\n"
        f"Content-Transfer-Encoding: {encoding}\r\n\r\n"
    ).encode()


def _nested(mail: Mail, page: str) -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Harbour Energy <noreply@harbour.example>", mail.to, mail.subject
    made["Date"] = formatdate(mail.due)
    made.set_content(mail.text)
    made.add_alternative(f"<html><body>{page}<img src='cid:logo'></body></html>", subtype="html")
    made.get_payload()[1].add_related(PIXEL, "image", "gif", cid="<logo>")  # type: ignore[union-attr]
    made.add_attachment(
        b"Terms and conditions, 12345678", maintype="application", subtype="octet-stream", filename="Terms.pdf"
    )
    return made.as_bytes()
