"""Forgotten password by mail, and recovery with a question and a mailed code."""

from __future__ import annotations

import secrets
import time

from centre import Centre, Request, Session, redirect, safe
from people import Person
from web import mail_code
from wire import Answer

QUESTIONS = {"pet": "The name of your first pet", "school": "Your first school", "street": "The street you grew up in"}

# What a mail server writes about a mail that it could not hand on, with the mail's own subject.
BOUNCE = """This is the mail system at host mx1.harbour.example.

I'm sorry to have to inform you that your message could not be delivered to one or more recipients.

<{to}>: host mx.customers.example said: 550 5.1.1 <{to}>: Recipient address rejected: User unknown in virtual
    mailbox table (in reply to RCPT TO command)
"""


def reset_page(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    page = centre.page(
        "Forgot your password?",
        f'<form method=post action="/reset">{centre.csrf_field(session)}'
        "<label>E-mail <input type=email name=email></label>"
        "<button>Send me a link</button></form>",
    )
    return centre.with_cookie(request, session, page)


def reset(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    if not centre.csrf_holds(request, session):
        return redirect("/reset")
    if centre.freezes():
        return centre.page(
            "Password resets are paused",
            "<p>To protect our customers, password resets are paused for some hours. Your account is safe. If you "
            'cannot wait, <a href="/help">talk to us</a>, and we will find out together that it is you.</p>',
        )
    person = next((one for one in (centre.anna, centre.boris) if one.email == request.form.get("email")), None)
    if person is None:
        return redirect("/reset/unknown") if centre.broken("reset-tells-unknown") else redirect("/reset/sent")
    key = secrets.token_hex(16)
    centre.links[key] = (person, time.time())
    _mail_link(centre, person, key)
    return redirect("/reset/sent")


def _mail_link(centre: Centre, person: Person, key: str) -> None:
    if centre.broken("reset-mail-never"):
        return
    base = "https://links.elsewhere.example" if centre.broken("link-elsewhere") else centre.base
    link = f"{base}/reset/{key}"
    if centre.broken("link-cut"):
        link = link[:-9] + "=\n" + link[-9:]
    if centre.differs("link-by-tracker"):
        link = f"{centre.base}/reset/{key}?utm_source=mail&utm_campaign=reset"
    if centre.broken("mail-without-link"):
        link = ""
    to = centre.boris.email if centre.broken("mail-to-someone-else") else person.email
    late = 40.0 if centre.broken("reset-mail-late") else 8.0 if centre.differs("mail-at-80-percent") else 0.2
    if centre.differs("newsletter"):
        centre.send(person.email, "Your harbour in November", f"Tips: {centre.base}/reset-your-habits\n", delay=0.1)
    if centre.broken("reset-mail-bounced"):
        centre.send(person.email, "Undeliverable: Reset your password", BOUNCE.format(to=to))
        return
    page = (
        ""
        if centre.broken("link-cut")
        else f'<p>Hello {safe(person.name)},</p><p><a href="{safe(link)}">Reset your password</a></p>'
    )
    centre.send(
        to, "Reset your password",
        f"Hello {person.name},\n\nplease open\n\n{link}\n\nThe link is valid for 24 hours.\n",
        page, late, person.name,
    )  # fmt: skip


def sent(centre: Centre, request: Request) -> Answer:
    return centre.page("Check your mail", "<p>If we know this address, a link is on its way.</p>")


def unknown(centre: Centre, request: Request) -> Answer:
    return centre.page("No such customer", "<p>There is no account with this address.</p>")


def confirm_page(centre: Centre, request: Request) -> Answer:
    key = request.path.rsplit("/", 1)[1]
    session = centre.session(request)
    found = centre.links.get(key)
    if centre.broken("link-used-by-looking") and found:
        # Whoever asks first has it: a scanner, usually.
        session.notes["reset"] = key
        if session.notes.get("holds") != key and key in session_keys(centre):
            found = None
        session.notes["holds"] = key
    if found is None or centre.broken("link-dead"):
        return centre.page("This link has expired", "<p>The link is no longer valid.</p>", status=410)
    page = centre.page(
        "Choose a new password",
        f'<form method=post action="/reset/{key}">{centre.csrf_field(session)}'
        "<label>New password <input type=password name=new_password autocomplete=new-password></label>"
        "<label>Again <input type=password name=new_password_again autocomplete=new-password></label>"
        "<button>Save</button></form>",
    )
    return centre.with_cookie(request, session, page)


def session_keys(centre: Centre) -> set[str]:
    return {session.notes["holds"] for session in centre.sessions.values() if "holds" in session.notes}


def confirm(centre: Centre, request: Request) -> Answer:
    key = request.path.rsplit("/", 1)[1]
    session = centre.session(request)
    found = centre.links.get(key)
    if found is None or not centre.csrf_holds(request, session):
        return centre.page("This link has expired", "<p>The link is no longer valid.</p>", status=410)
    if not centre.broken("link-valid-twice"):
        del centre.links[key]
    if not centre.broken("new-password-not-taken"):
        centre.passwords[found[0].user] = request.form.get("new_password", "")
    return redirect("/reset/done")


def done(centre: Centre, request: Request) -> Answer:
    return centre.page("Your password is changed", '<p><a href="/login">Sign in</a></p>')


# Recovery


def recover_page(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    page = centre.page(
        "Get back into your account",
        f'<form method=post action="/recover">{centre.csrf_field(session)}'
        "<label>Customer number <input name=number></label>"
        "<label>E-mail <input name=email></label><button>Continue</button></form>",
    )
    return centre.with_cookie(request, session, page)


def recover(centre: Centre, request: Request) -> Answer:
    session, form = centre.session(request), request.form
    person = centre.anna
    if form.get("number") != person.number or form.get("email") != person.email:
        return centre.page("Get back into your account", "<p role=alert>We do not know these details.</p>")
    session.pending = person
    return redirect("/recover/question")


def question_form(centre: Centre, session: Session, alert: str = "") -> Answer:
    options = "".join(f"<option value={key}>{text}</option>" for key, text in QUESTIONS.items())
    if centre.broken("empty-questions"):
        options = ""
    told = f"<p role=alert>{alert}</p>" if alert else ""
    return centre.page(
        "Your security question",
        f'{told}<form method=post action="/recover/question">{centre.csrf_field(session)}'
        f"<select name=question>{options}</select>"
        "<label>Answer <input name=answer></label><button>Continue</button></form>",
    )


def question_page(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    return question_form(centre, session) if session.pending else redirect("/recover")


def question(centre: Centre, request: Request) -> Answer:
    session, form = centre.session(request), request.form
    person = session.pending
    if person is None:
        return redirect("/recover")
    right = form.get("question") == "pet" and form.get("answer") == person.pet
    if not right or centre.broken("answer-refused"):
        return question_form(centre, session, "This answer does not match.")
    made = f"{secrets.randbelow(900_000) + 100_000}"
    centre.codes["recover"] = (made, time.time())
    mail_code(centre, person, made, "Your recovery code")
    return redirect("/recover/code")


def code_page(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    return centre.page(
        "Enter the code from the mail",
        f'<form method=post action="/recover/code">{centre.csrf_field(session)}<input name=recovery_code>'
        "<button>Continue</button></form>",
    )


def code(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    made, _ = centre.codes.get("recover", ("", 0.0))
    if session.pending is None or request.form.get("recovery_code") != made:
        return redirect("/recover/code")
    session.notes["recovered"] = str(time.time())
    return redirect("/recover/state")


def state(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    since = float(session.notes.get("recovered", "0"))
    ready = since and time.time() - since > 0.4 and not centre.broken("recovery-pending")
    words = "You are back in" if ready else "We are checking your details"
    return centre.page("Recovery", f'<p id="state">{words}</p>')


ROUTES = {
    ("GET", "/reset"): reset_page,
    ("POST", "/reset"): reset,
    ("GET", "/reset/sent"): sent,
    ("GET", "/reset/unknown"): unknown,
    ("GET", "/reset/done"): done,
    ("GET", r"/reset/[0-9a-f]{10,}"): confirm_page,
    ("POST", r"/reset/[0-9a-f]{10,}"): confirm,
    ("GET", "/recover"): recover_page,
    ("POST", "/recover"): recover,
    ("GET", "/recover/question"): question_page,
    ("POST", "/recover/question"): question,
    ("GET", "/recover/code"): code_page,
    ("POST", "/recover/code"): code,
    ("GET", "/recover/state"): state,
}
