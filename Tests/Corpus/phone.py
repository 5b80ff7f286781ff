"""The phone: TwiML behind a signature check, as Twilio's documentation describes both."""

from __future__ import annotations

import base64
import hashlib
import hmac

from centre import Centre, Request, safe
from people import Person
from wire import Answer, plain, xml

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def document(inside: str) -> Answer:
    return xml(f"{HEAD}<Response>{inside}</Response>")


def say(centre: Centre, words: str) -> str:
    if centre.differs("split-say"):
        first, _, rest = words.partition(" ")
        return f'<Say language="en-GB" voice="alice">{safe(first)}</Say><Pause length="1"/><Say>{safe(rest)}</Say>'
    return f"<Say>{safe(words)}</Say>"


def gather(centre: Centre, words: str, action: str, digits: int = 0) -> str:
    how = f'numDigits="{digits}"' if digits else 'finishOnKey="#"'
    jingle = "<Play>/static/jingle.mp3</Play>" if centre.differs("jingle") else ""
    inside = jingle + say(centre, words)
    if centre.differs("said-twice"):
        inside += '<Pause length="3"/>' + say(centre, words)
    return f'<Gather {how} action="{action}" timeout="6">{inside}</Gather><Redirect>{action}?silence=1</Redirect>'


def call(centre: Centre, request: Request) -> dict[str, str]:
    return centre.callers.setdefault(request.form.get("CallSid", ""), {})


def signed(handler):  # type: ignore[no-untyped-def]
    """Refuses what Twilio did not sign with this account's token."""

    def checked(centre: Centre, request: Request) -> Answer:
        fields = "".join(name + value for name, value in sorted(request.form.items()))
        data = (centre.base + request.target + fields).encode()
        right = base64.b64encode(hmac.new(centre.twilio_token.encode(), data, hashlib.sha1).digest()).decode()
        sent = request.headers.get("x-twilio-signature", "")
        if not hmac.compare_digest(right, sent) or centre.broken("signature-refused"):
            return plain("invalid signature", 403)
        return handler(centre, request)

    return checked


def _person(centre: Centre, number: str) -> Person | None:
    return next((one for one in (centre.anna, centre.boris) if one.number == number), None)


@signed
def answer(centre: Centre, request: Request) -> Answer:
    if centre.differs("redirect-first") and not request.query.get("on"):
        return document('<Redirect method="POST">/voice?on=1</Redirect>')
    return document(
        gather(centre, "Welcome to Harbour Energy. Please enter your account number and the hash key.", "/voice/number")
    )


@signed
def number(centre: Centre, request: Request) -> Answer:
    person = _person(centre, request.form.get("Digits", ""))
    if person is None or centre.broken("number-asked-again"):
        return document(gather(centre, "Please enter your account number and the hash key.", "/voice/number"))
    call(centre, request)["number"] = person.number
    return document(gather(centre, "Thank you. Please enter your PIN, four digits.", "/voice/pin", 4))


@signed
def pin(centre: Centre, request: Request) -> Answer:
    person = _person(centre, call(centre, request).get("number", ""))
    if person is None:
        return document(say(centre, "Something is missing.") + "<Hangup/>")
    if centre.broken("pin-asked-again"):
        return document(gather(centre, "Thank you. Please enter your PIN, four digits.", "/voice/pin", 4))
    if centre.broken("pin-asked-otherwise"):
        return document(
            gather(
                centre,
                "Sorry, let us try that once more. Your personal identification number, please.",
                "/voice/pin",
                4,
            )
        )
    if request.form.get("Digits") != person.pin or centre.broken("cannot-verify"):
        return document(say(centre, "We could not verify you. Goodbye.") + "<Hangup/>")
    if centre.broken("phone-shows-someone-else"):
        person = centre.boris
    amount = "9,999.99" if centre.broken("phone-wrong-balance") else person.balance
    menu = gather(
        centre,
        f"{person.name}, your balance is {amount} euros. For an agent press 9, to end the call press 1.",
        "/voice/menu",
        1,
    )
    return document(menu)


@signed
def menu(centre: Centre, request: Request) -> Answer:
    if request.form.get("Digits") == "9":
        return to_agent(centre)
    return document(say(centre, "Goodbye.") + "<Hangup/>")


def to_agent(centre: Centre) -> Answer:
    if centre.broken("no-agents"):
        return document(say(centre, "All lines are closed and nobody is available. Goodbye.") + "<Hangup/>")
    if centre.broken("dropped-at-transfer"):
        return document(say(centre, "I am putting you through.") + "<Hangup/>")
    if centre.broken("wait-45-minutes"):
        return document(say(centre, "Your estimated waiting time is 45 minutes.") + "<Enqueue>agents</Enqueue>")
    if centre.broken("music-for-ever"):
        return document("<Play>/static/music.mp3</Play><Redirect>/voice/music</Redirect>")
    return document(
        say(centre, "I am putting you through. The waiting time is two minutes.") + "<Enqueue>agents</Enqueue>"
    )


@signed
def music(centre: Centre, request: Request) -> Answer:
    return document("<Play>/static/music.mp3</Play><Redirect>/voice/music</Redirect>")


@signed
def agent(centre: Centre, request: Request) -> Answer:
    return document(gather(centre, "Welcome to Harbour Energy. To speak to an agent press 9.", "/voice/menu", 1))


@signed
def case(centre: Centre, request: Request) -> Answer:
    return document(
        gather(centre, "Welcome back. Please enter your reference and the hash key.", "/voice/case/reference")
    )


@signed
def reference(centre: Centre, request: Request) -> Answer:
    found = centre.cases.get(request.form.get("Digits", ""))
    if found is None or centre.broken("reference-unknown-to-phone"):
        return document(say(centre, "We do not know this reference. Goodbye.") + "<Hangup/>")
    if centre.broken("phone-asks-all-again"):
        return document(gather(centre, "Please enter your account number and the hash key.", "/voice/number"))
    words = f"{found.person.name}, we have your message and will call you back today. Goodbye."
    return document(say(centre, words) + "<Hangup/>")


@signed
def reset(centre: Centre, request: Request) -> Answer:
    return document(gather(centre, "Please enter your account number and the hash key.", "/voice/reset/number"))


@signed
def reset_number(centre: Centre, request: Request) -> Answer:
    if _person(centre, request.form.get("Digits", "")) is None:
        return document(say(centre, "We do not know this number. Goodbye.") + "<Hangup/>")
    if centre.freezes():
        words = "Password resets are paused for some hours to protect you. For an agent please call our other number."
        return document(say(centre, words) + "<Hangup/>")
    return document(say(centre, "We have sent you a link by mail. Goodbye.") + "<Hangup/>")


def sound(centre: Centre, request: Request) -> Answer:
    return Answer(200, b"ID3" + b"\0" * 200, [("Content-Type", "audio/mpeg")])


def phone_health(centre: Centre, request: Request) -> Answer:
    return plain("voice application ready")


ROUTES = {
    ("GET", "/voice/health"): phone_health,
    ("POST", "/voice"): answer,
    ("POST", "/voice/number"): number,
    ("POST", "/voice/pin"): pin,
    ("POST", "/voice/menu"): menu,
    ("POST", "/voice/music"): music,
    ("POST", "/voice/agent"): agent,
    ("POST", "/voice/case"): case,
    ("POST", "/voice/case/reference"): reference,
    ("POST", "/voice/reset"): reset,
    ("POST", "/voice/reset/number"): reset_number,
    ("GET", r"/static/[a-z]+\.mp3"): sound,
}
