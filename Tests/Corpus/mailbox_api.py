"""The centre's mails over the part of Mailpit's interface that is needed to read them."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime

import mime
from centre import Centre, Mail, Request
from wire import Answer, as_json, plain


def _visible(centre: Centre) -> list[Mail]:
    now = time.time()
    return sorted((mail for mail in centre.mails if mail.due <= now), key=lambda mail: mail.due, reverse=True)


def _row(mail: Mail) -> dict[str, object]:
    return {
        "ID": mail.id,
        "MessageID": f"{mail.id}@harbour.example",
        "Read": False,
        "From": {"Name": "Harbour Energy", "Address": "noreply@harbour.example"},
        "To": [{"Name": mail.name, "Address": mail.to}],
        "Cc": [],
        "Bcc": [],
        "ReplyTo": [],
        "Subject": mail.subject,
        "Created": datetime.fromtimestamp(mail.due, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "Tags": [],
        "Size": len(mail.text) + len(mail.html),
        "Attachments": 0,
        "Snippet": mail.text[:80],
    }


def _listing(mails: list[Mail], total: int) -> Answer:
    rows = [_row(mail) for mail in mails]
    return as_json(
        {
            "total": total,
            "unread": total,
            "count": len(rows),
            "messages_count": total,
            "start": 0,
            "tags": [],
            "messages": rows,
        }
    )


def messages(centre: Centre, request: Request) -> Answer:
    found = _visible(centre)
    return _listing(found[: int(request.query.get("limit", "50"))], len(found))


def search(centre: Centre, request: Request) -> Answer:
    wanted = dict(re.findall(r'(\w+):"?([^"\s]+)"?', request.query.get("query", "")))
    found = [
        mail
        for mail in _visible(centre)
        if wanted.get("to", "").lower() in mail.to.lower() and wanted.get("subject", "").lower() in mail.subject.lower()
    ]
    return _listing(found[: int(request.query.get("limit", "50"))], len(found))


def message(centre: Centre, request: Request) -> Answer:
    wanted = request.path.rsplit("/", 1)[1]
    for mail in _visible(centre):
        if mail.id == wanted:
            row = _row(mail)
            row |= {"Date": row.pop("Created"), "Text": mail.text, "HTML": mail.html, "Attachments": [], "Inline": []}
            return as_json(row)
    return plain("message not found", 404)


def raw(centre: Centre, request: Request) -> Answer:
    wanted = request.path.split("/")[-2]
    for mail in _visible(centre):
        if mail.id == wanted:
            return Answer(200, mime.message(centre, mail), [("Content-Type", "text/plain; charset=utf-8")])
    return plain("message not found", 404)


ROUTES = {
    ("GET", "/mail/api/v1/messages"): messages,
    ("GET", "/mail/api/v1/search"): search,
    ("GET", r"/mail/api/v1/message/[A-Za-z0-9]+"): message,
    ("GET", r"/mail/api/v1/message/[A-Za-z0-9]+/raw"): raw,
}
