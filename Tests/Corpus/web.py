"""The web: sign-in in five ways, the account, its details, messages, and the API behind the app."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import time

from centre import Centre, Request, Session, redirect, safe
from people import Person
from wire import Answer, as_json, html, plain

KEYS = {"k-2026-10": b"october", "k-2026-11": b"november"}


def health(centre: Centre, request: Request) -> Answer:
    return plain("ok")


def home(centre: Centre, request: Request) -> Answer:
    return centre.page("Harbour Energy", '<p>Power for the harbour.</p><a href="/login">Sign in</a>')


def consent(centre: Centre, request: Request) -> Answer:
    return redirect("/login")


def static(centre: Centre, request: Request) -> Answer:
    kind = "text/css" if request.path.endswith(".css") else "text/javascript"
    answer = Answer(200, b"/* site */\n", [("Content-Type", kind), ("Cache-Control", "public, max-age=600")])
    if centre.differs("cdn-assets"):
        answer.with_header("X-Cache", "HIT").with_header("Age", "312")
    return answer


# Sign-in


def sign_in_form(
    centre: Centre, session: Session, alert: str = "", status: int = 200, action: str = "/login"
) -> Answer:
    widget = '<div class="g-recaptcha" data-sitekey="6Lc"></div>' if centre.differs("captcha-widget") else ""
    told = f"<p role=alert>{alert}</p>" if alert else ""
    label = "Log on" if centre.differs("wording") else "Sign in"
    return centre.page(
        "Sign in" if not centre.differs("wording") else "Welcome back to your harbour",
        f'{told}<form method=post action="{action}">{centre.csrf_field(session)}'
        "<label>User name <input name=username autocomplete=username></label>"
        "<label>Password <input type=password name=password autocomplete=current-password></label>"
        f"{widget}<button>{label}</button></form>"
        '<p><a href="/reset">Forgot your password?</a></p>',
        session,
        status,
    )


def login_page(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    return centre.with_cookie(request, session, sign_in_form(centre, session))


def login(centre: Centre, request: Request) -> Answer:
    """Password only. `/login/code`, `/login/mail` and `/login/app` ask for a second factor besides."""
    session, form = centre.session(request), request.form
    if not centre.csrf_holds(request, session):
        return centre.with_cookie(request, session, sign_in_form(centre, session, "Your session has expired.", 403))
    person = centre.password_holds(form.get("username", ""), form.get("password", ""))
    if person is None and centre.broken("any-password"):
        person = next((one for one in (centre.anna, centre.boris) if one.user == form.get("username")), None)
    if person is None:
        told = "User name or password not recognised."
        if centre.broken("tells-unknown-users") and form.get("username") not in centre.passwords:
            told = "We have no customer with this user name."
        return sign_in_form(centre, session, told, action=request.path)
    return welcome(centre, request, session, person)


def welcome(centre: Centre, request: Request, session: Session, person: Person) -> Answer:
    """Signed in: a new session, and on to the account."""
    del centre.sessions[session.key]
    fresh = Session(secrets.token_hex(12), person=person, since=time.time())
    centre.sessions[fresh.key] = fresh
    target = "/welcome" if centre.differs("extra-redirect") else "/account"
    return centre.with_cookie(request, fresh, redirect(target, 302 if centre.differs("markup") else 303))


def interlude(centre: Centre, request: Request) -> Answer:
    return redirect(f"{centre.base}/account" if centre.differs("markup") else "account")


def second_factor_page(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    return centre.with_cookie(request, session, sign_in_form(centre, session, action=request.path))


def second_factor(centre: Centre, request: Request) -> Answer:
    session, form = centre.session(request), request.form
    if not centre.csrf_holds(request, session):
        return sign_in_form(centre, session, "Your session has expired.", 403, request.path)
    person = centre.password_holds(form.get("username", ""), form.get("password", ""))
    if person is None:
        return sign_in_form(centre, session, "User name or password not recognised.", action=request.path)
    session.pending = person
    kind = request.path.rsplit("/", 1)[1]
    if kind == "mail":
        code = f"{secrets.randbelow(900_000) + 100_000}"
        centre.codes[person.user] = (code, time.time())
        mail_code(centre, person, code, "Your sign-in code")
        return redirect("/code/mail")
    if kind == "device":
        if request.headers.get("x-device") != "unknown" or centre.broken("step-up-never-asked"):
            return welcome(centre, request, session, person)
        return redirect("/device-check")
    if kind == "app":
        session.notes["asked"] = str(time.time())
        return redirect("/app-approval")
    return redirect("/code")


def mail_code(centre: Centre, person: Person, code: str, subject: str) -> None:
    if centre.broken("code-mail-never"):
        return
    shown = "" if centre.broken("code-mail-empty") else f"Your code is {code}. "
    delay = 8.0 if centre.differs("mail-at-80-percent") else 40.0 if centre.broken("code-mail-late") else 0.2
    centre.send(
        person.email,
        subject,
        f"Hello {person.name},\n\n{shown}It is valid for 10 minutes.\n\nHarbour Energy\n",
        delay=delay,
        name=person.name,
    )


def code_form(centre: Centre, session: Session, alert: str = "", action: str = "/code", status: int = 200) -> Answer:
    told = f"<p role=alert>{alert}</p>" if alert else ""
    return centre.page(
        "Enter your code",
        f'{told}<form method=post action="{action}">{centre.csrf_field(session)}'
        "<label>Six digits <input name=otp inputmode=numeric autocomplete=one-time-code></label>"
        "<button>Continue</button></form>",
        session,
        status,
    )


def code_page(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    if session.pending is None:
        return centre.with_cookie(request, session, redirect("/login/code"))
    return code_form(centre, session, action=request.path)


def code(centre: Centre, request: Request) -> Answer:
    session, typed = centre.session(request), request.form.get("otp", "")
    person = session.pending
    if person is None or not centre.csrf_holds(request, session):
        return redirect("/login/code")
    if request.path == "/code/mail":
        sent, since = centre.codes.get(person.user, ("", 0.0))
        good = typed == sent and time.time() - since < 600 and not centre.broken("mailed-code-refused")
    else:
        good = centre.code_holds(person, typed, once=not centre.broken("code-valid-twice"))
        good = (good and not centre.broken("code-always-refused")) or centre.broken("any-code")
    if not good:
        return code_form(centre, session, "This code is not valid.", request.path)
    return welcome(centre, request, session, person)


def device_page(centre: Centre, request: Request) -> Answer:
    """A device that is not known: one more question."""
    session = centre.session(request)
    if centre.broken("new-device-trapped"):
        return html("<h1>Is it you?</h1><p>We do not know this device, and cannot let you in.</p>")
    return device_form(centre, session)


def device_form(centre: Centre, session: Session, alert: str = "") -> Answer:
    told = f"<p role=alert>{alert}</p>" if alert else ""
    return centre.page(
        "Is it you?",
        f'{told}<form method=post action="/device-check">{centre.csrf_field(session)}<label>Date of birth, eight '
        "digits <input name=born></label><button>Continue</button></form>",
        session,
    )


def device_check(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    person = session.pending
    if person is None or not centre.csrf_holds(request, session):
        return redirect("/login/device")
    if request.form.get("born") != person.born or centre.broken("born-refused"):
        return device_form(centre, session, "This does not match what we know.")
    return welcome(centre, request, session, person)


def approval_page(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    return centre.page("Confirm in your app", "<p>We have sent a request to your phone.</p>", session)


def approval_state(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    if session.pending is None:
        return as_json({"error": "no request"}, 401)
    asked = float(session.notes.get("asked", "0"))
    if time.time() - asked < 0.5 or centre.broken("approval-pending"):
        return as_json({"state": "pending"}, 202)
    return centre.with_cookie(request, session, as_json({"state": "approved", "continue": "/app-approval/done"}))


def approval_done(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    if session.pending is None:
        return redirect("/login/app")
    return welcome(centre, request, session, session.pending)


# Behind the sign-in


def signed_in(centre: Centre, request: Request) -> tuple[Session, Person | None]:
    session = centre.session(request)
    if session.person is not None and centre.broken("session-dies") and centre.is_worn(session.key):
        session.person = None
    return session, session.person


def account(centre: Centre, request: Request) -> Answer:
    session, person = signed_in(centre, request)
    if person is None:
        if centre.broken("session-dies-in-place"):
            return sign_in_form(centre, session)
        return centre.with_cookie(request, session, redirect("/login"))
    if centre.broken("someone-elses-account"):
        person = centre.boris
    balance = "" if centre.broken("no-balance") else person.balance
    when = "" if centre.broken("no-as-of") else f'<time id="as-of">{centre.as_of()}</time>'
    greeting = f"Welcome, {safe(person.name)}"
    if centre.broken("wrong-language"):
        greeting = f"Willkommen, {safe(person.name)}"
    extra = ""
    if centre.differs("change-password-form"):
        extra = (
            '<details><summary>Change password</summary><form method=post action="/change-password">'
            "<input type=password name=old_password><input type=password name=new_password><button>Change</button>"
            "</form></details>"
        )
    if centre.differs("optional-select"):
        extra += "<form action='/search'><select name=region></select><button>Filter</button></form>"
    return centre.page(
        greeting,
        f'<dl><dt>Customer</dt><dd id="customer">{person.number}</dd><dt>Balance</dt>'
        f'<dd id="balance">{balance}</dd><dt>As of</dt><dd>{when}</dd></dl>{extra}',
        session,
    )


def profile_page(centre: Centre, request: Request) -> Answer:
    session, person = signed_in(centre, request)
    if person is None:
        return centre.with_cookie(request, session, redirect("/login"))
    told = "<p role=status>Your details are saved.</p>" if request.query.get("saved") else ""
    street = centre.profile[person.number]["street"]
    return centre.page(
        "My details",
        f'{told}<p id="customer">{person.number}</p><form id=details method=post action="/profile">'
        f'{centre.csrf_field(session)}<label>Street <input name=street value="{safe(street)}"></label>'
        f'<label>E-mail <input name=email value="{person.email}"></label><button>Save</button></form>',
        session,
    )


def profile(centre: Centre, request: Request) -> Answer:
    session, person = signed_in(centre, request)
    if person is None or not centre.csrf_holds(request, session):
        return redirect("/login")
    if not centre.broken("details-not-saved"):
        street = request.form.get("street", "")
        centre.profile[person.number]["street"] = street[:6] if centre.broken("details-cut") else street
    return redirect("/profile?saved=1")


def logout(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    if not centre.broken("sign-out-does-nothing"):
        centre.sessions.pop(session.key, None)
    answer = redirect("/")
    return (
        answer
        if centre.broken("sign-out-does-nothing")
        else answer.with_header("Set-Cookie", "sid=; Max-Age=0; Path=/")
    )


# Single sign-on


def protected(centre: Centre, request: Request) -> Answer:
    session, person = signed_in(centre, request)
    if person is None:
        session.notes["state"] = secrets.token_hex(6)
        return centre.with_cookie(request, session, redirect(f"/idp/authorize?state={session.notes['state']}"))
    return account(centre, request)


def authorize(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    action = f"/idp/authorize?state={request.query.get('state', '')}"
    return centre.with_cookie(request, session, sign_in_form(centre, session, action=action))


def authorized(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    person = centre.password_holds(request.form.get("username", ""), request.form.get("password", ""))
    if person is None:
        return sign_in_form(centre, session, "User name or password not recognised.", action=request.target)
    session.notes["grant"] = secrets.token_hex(8)
    session.pending = person
    return redirect(f"/callback?code={session.notes['grant']}&state={request.query.get('state', '')}")


def callback(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    fits = request.query.get("state") == session.notes.get("state")
    if not fits or request.query.get("code") != session.notes.get("grant") or session.pending is None:
        return centre.page("Sign-in failed", "<p>The request is not valid.</p>", session, 400)
    session.person, session.since = session.pending, time.time()
    return redirect("/my")


# The API behind the app


def token(centre: Centre, request: Request) -> Answer:
    sent = request.json()
    person = centre.password_holds(str(sent.get("user", "")), str(sent.get("password", "")))
    if person is None:
        return as_json({"error": "invalid_credentials"}, 401)
    kid = "k-2026-11" if centre.differs("rotated-key") or centre.broken("key-not-published") else "k-2026-10"
    head = _b64(json.dumps({"alg": "HS256", "kid": kid}).encode())
    claims = {"sub": person.user, "iat": int(time.time()), "jti": secrets.token_hex(4)}
    body = _b64(json.dumps(claims).encode())
    made = f"{head}.{body}.{_b64(hmac.new(KEYS[kid], f'{head}.{body}'.encode(), hashlib.sha256).digest())}"
    centre.tokens[made] = (person, time.time())
    if len(centre.tokens) > 500:
        centre.tokens.pop(next(iter(centre.tokens)))
    extra = {"error": None, "errors": [], "warnings": []} if centre.differs("null-errors") else {}
    return as_json({"token": made, "token_type": "Bearer", "expires_in": 3600, **extra})


def published_keys(centre: Centre) -> list[str]:
    return ["k-2026-10", "k-2026-11"] if centre.differs("rotated-key") else ["k-2026-10"]


def keys(centre: Centre, request: Request) -> Answer:
    return as_json({"keys": [{"kid": kid, "kty": "oct", "use": "sig"} for kid in published_keys(centre)]})


def api_person(centre: Centre, request: Request) -> Person | None:
    person = centre.bearer(request)
    if person is None or "." not in request.bearer:
        return None
    kid = json.loads(base64.urlsafe_b64decode(request.bearer.split(".")[0] + "=="))["kid"]
    if kid not in published_keys(centre):
        return None
    if centre.broken("token-dies") and centre.is_worn(request.bearer):
        return None
    return person


def refused_token() -> Answer:
    return as_json({"error": "invalid_token"}, 401).with_header("WWW-Authenticate", 'Bearer error="invalid_token"')


def me(centre: Centre, request: Request) -> Answer:
    person = api_person(centre, request)
    if person is None:
        return refused_token()
    extra = {"error": None, "errors": [], "status": "ok"} if centre.differs("null-errors") else {}
    return as_json({"number": person.number, "name": person.name, "balance": person.balance, **extra})


def contracts(centre: Centre, request: Request) -> Answer:
    person = api_person(centre, request)
    if person is None:
        return refused_token()
    items = [] if centre.broken("no-contracts") else [{"id": f"C-{person.number[-4:]}", "kind": "power"}]
    return as_json({"as_of": centre.as_of(), "contracts": items})


def partner_orders(centre: Centre, request: Request) -> Answer:
    if request.bearer != centre.partner_token or centre.broken("standing-token-dead"):
        return refused_token()
    return as_json({"orders": [{"id": "P-1"}, {"id": "P-2"}]})


def _b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


# Messages in the app


def messages_page(centre: Centre, request: Request) -> Answer:
    session, person = signed_in(centre, request)
    if person is None:
        return centre.with_cookie(request, session, redirect("/login"))
    owner = centre.boris if centre.broken("someone-elses-messages") else person
    rows = "".join(f"<li>{safe(text)}</li>" for who, text in centre.messages if who is owner)
    return centre.page(
        f"Messages for {safe(owner.name)}",
        f'<p id="customer">{owner.number}</p><ul id=messages>{rows}</ul><form id=write method=post action="/messages">'
        f"{centre.csrf_field(session)}<textarea name=text></textarea><button>Send</button></form>",
        session,
    )


def message(centre: Centre, request: Request) -> Answer:
    session, person = signed_in(centre, request)
    if person is None or not centre.csrf_holds(request, session):
        return redirect("/login")
    if not centre.broken("message-not-saved"):
        centre.messages.append((person, request.form.get("text", "")))
        del centre.messages[:-20]
    return redirect("/messages/sent")


def message_sent(centre: Centre, request: Request) -> Answer:
    session, _ = signed_in(centre, request)
    return centre.page("Thank you", "<p>Your message is on its way.</p>", session)


def search(centre: Centre, request: Request) -> Answer:
    return html("<h1>Search</h1>")


ROUTES = {
    ("GET", "/"): home,
    ("GET", "/health"): health,
    ("POST", "/consent"): consent,
    ("GET", "/search"): search,
    ("GET", r"/static/[a-z.]+"): static,
    ("GET", "/login"): login_page,
    ("POST", "/login"): login,
    ("GET", "/login/(code|mail|app|device)"): second_factor_page,
    ("POST", "/login/(code|mail|app|device)"): second_factor,
    ("GET", "/code"): code_page,
    ("POST", "/code"): code,
    ("GET", "/code/mail"): code_page,
    ("POST", "/code/mail"): code,
    ("GET", "/device-check"): device_page,
    ("POST", "/device-check"): device_check,
    ("GET", "/app-approval"): approval_page,
    ("GET", "/app-approval/state"): approval_state,
    ("GET", "/app-approval/done"): approval_done,
    ("GET", "/welcome"): interlude,
    ("GET", "/account"): account,
    ("GET", "/profile"): profile_page,
    ("POST", "/profile"): profile,
    ("GET", "/logout"): logout,
    ("GET", "/my"): protected,
    ("GET", "/idp/authorize"): authorize,
    ("POST", "/idp/authorize"): authorized,
    ("GET", "/callback"): callback,
    ("POST", "/api/token"): token,
    ("GET", "/.well-known/jwks.json"): keys,
    ("GET", "/api/me"): me,
    ("GET", "/api/contracts"): contracts,
    ("GET", "/api/partner/orders"): partner_orders,
    ("GET", "/messages"): messages_page,
    ("POST", "/messages"): message,
    ("GET", "/messages/sent"): message_sent,
}
