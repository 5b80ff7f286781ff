"""How each fault is made. The centres know most of them by name; here are those that are made at the wire."""

from __future__ import annotations

from urllib.parse import urlsplit

from centre import Centre, Request, Session, Tamper, redirect
from web import sign_in_form
from wire import Answer, as_json, html, plain, xml


def at(place: str, change: Tamper) -> Tamper:
    """Applies a change to `METHOD /path` only; a path that ends in * is a prefix."""
    method, _, path = place.partition(" ")

    def tamper(centre: Centre, request: Request, answer: Answer) -> Answer:
        fits = request.path.startswith(path[:-1]) if path.endswith("*") else request.path == path
        return change(centre, request, answer) if fits and method in ("*", request.method) else answer

    return tamper


def instead(make: Answer) -> Tamper:
    """The same answer for everybody."""
    return lambda centre, request, answer: Answer(
        make.status, make.body, list(make.headers), make.delay, set(make.manner)
    )


def wire(manner: str) -> Tamper:
    def tamper(centre: Centre, request: Request, answer: Answer) -> Answer:
        answer.manner.add(manner)
        return answer

    return tamper


def late(seconds: float) -> Tamper:
    def tamper(centre: Centre, request: Request, answer: Answer) -> Answer:
        answer.delay = seconds
        return answer

    return tamper


def swapped(old: str, new: str) -> Tamper:
    """One text of the body for another."""

    def tamper(centre: Centre, request: Request, answer: Answer) -> Answer:
        answer.body = answer.text.replace(old, new).encode()
        return answer

    return tamper


def only_signed_in(change: Tamper) -> Tamper:
    """A change that anonymous visitors, and uptime checks, do not meet."""

    def tamper(centre: Centre, request: Request, answer: Answer) -> Answer:
        session = centre.sessions.get(request.cookies.get("sid", ""))
        known = session is not None and session.person is not None
        return change(centre, request, answer) if known else answer

    return tamper


def other_host(name: str) -> Tamper:
    """A redirect to the same place on another host."""

    def tamper(centre: Centre, request: Request, answer: Answer) -> Answer:
        port = urlsplit(centre.base).port
        moved = [
            (key, f"http://{name}:{port}{value}" if key.lower() == "location" else value)
            for key, value in answer.headers
        ]
        return Answer(answer.status, answer.body, moved, answer.delay, set(answer.manner))

    return tamper


# A host whose name no name server knows (RFC 6761), though the site counts on it.
GONE = "accounts.harbour-energy.invalid"
ERROR_PAGE = html("<!doctype html><title>Error</title><h1>Something went wrong</h1><p>Reference 7f3a.</p>")
CLOUD_WALL = html(
    "<!doctype html><title>Just a moment...</title><h1>Checking your browser</h1>"
    "<p>Please unblock challenges.cloudflare.com to proceed.</p>"
    '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script>'
)
MAINTENANCE = html(
    "<!doctype html><title>Back soon</title><h1>Under maintenance</h1><p>Our services are temporarily unavailable "
    "for scheduled maintenance. Please come back later.</p>"
)
CAPTCHA = (
    '<p role=alert>Please confirm that you are not a robot.</p><div class="g-recaptcha" data-sitekey="6Lc"></div>'
    '<script src="https://www.google.com/recaptcha/api.js"></script>'
)


def wall(status: int) -> Answer:
    return Answer(status, CLOUD_WALL.body, list(CLOUD_WALL.headers)).with_header("cf-mitigated", "challenge")


def form_again(status: int = 200, told: str = "") -> Tamper:
    def tamper(centre: Centre, request: Request, answer: Answer) -> Answer:
        session = centre.session(request)
        return centre.with_cookie(request, session, sign_in_form(centre, session, told, status, request.path))

    return tamper


def captcha_demanded(centre: Centre, request: Request, answer: Answer) -> Answer:
    page = sign_in_form(centre, centre.session(request))
    page.body = page.text.replace("<form", CAPTCHA + "<form", 1).encode()
    return page


def cookie_forgotten(centre: Centre, request: Request, answer: Answer) -> Answer:
    """The cookie of the new session is for another domain: a browser drops it."""
    answer.headers = [
        (name, value + "; Domain=portal.harbour.example" if name == "Set-Cookie" else value)
        for name, value in answer.headers
    ]
    return answer


def circle(centre: Centre, request: Request, answer: Answer) -> Answer:
    return redirect("/account?from=login" if request.path == "/welcome-back" else "/welcome-back")


def session_in_circle(centre: Centre, request: Request, answer: Answer) -> Answer:
    return redirect("/login?next=account") if request.path == "/account" else redirect("/account")


def cached(someone_else: bool) -> Tamper:
    def tamper(centre: Centre, request: Request, answer: Answer) -> Answer:
        if someone_else:
            stranger = Session("", person=centre.boris)
            body = f'<dl><dd id="customer">{centre.boris.number}</dd><dd id="balance">{centre.boris.balance}</dd>'
            body += f'<dd id="as-of">{centre.as_of()}</dd></dl>'
            answer = centre.page(f"Welcome, {centre.boris.name}", body, stranger)
        return answer.with_header("X-Cache", "HIT").with_header("Age", "431").with_header("Cache-Control", "public")

    return tamper


def twiml(inside: str) -> Answer:
    return xml(f'<?xml version="1.0" encoding="UTF-8"?><Response>{inside}</Response>')


def every_reply(words: str) -> Tamper:
    return instead(as_json([{"recipient_id": "x", "text": words}]))


def pin_reply(words: str) -> Tamper:
    """The bot's answer to the third thing that a customer says."""

    def tamper(centre: Centre, request: Request, answer: Answer) -> Answer:
        return as_json([{"recipient_id": "x", "text": words}]) if "balance is" in answer.text else answer

    return tamper


SIGN_IN, CODE, ACCOUNT = "POST /login", "POST /code", "GET /account"
BOT, PIN = "POST /webhooks/rest/webhook", "POST /voice/pin"
DESK_CUSTOMER = "GET /desk/api/customers/*"

TAMPERS: dict[str, list[Tamper]] = {
    # Sign-in
    "signed-in-only-500": [only_signed_in(instead(plain("Internal Server Error", 500)))],
    "form-again": [at(SIGN_IN, form_again())],
    "form-again-told": [at(SIGN_IN, form_again(200, "We could not sign you in. Check user name and password."))],
    "form-again-401": [at(SIGN_IN, form_again(401, "Sign-in failed."))],
    "session-cookie-dropped": [at(SIGN_IN, cookie_forgotten)],
    "circle-at-entry": [at("GET /login", circle), at("GET /welcome-back", circle), at("GET /account", circle)],
    "circle-after-sign-in": [at(ACCOUNT, session_in_circle), at("GET /login", only_signed_in(session_in_circle))],
    "wall-at-entry": [at("GET /login", instead(wall(200)))],
    "wall-at-sign-in": [at(SIGN_IN, instead(wall(403)))],
    "waf-challenge": [at("GET /login", instead(html("", 202).with_header("x-amzn-waf-action", "challenge")))],
    "too-many-requests": [at(SIGN_IN, instead(plain("Too Many Requests", 429)))],
    "account-locked": [
        at(
            SIGN_IN,
            instead(html("<h1>Account locked</h1><p>Too many failed attempts. Try again in 30 minutes.</p>", 423)),
        )
    ],
    "captcha-demanded": [at(SIGN_IN, captcha_demanded)],
    "assets-missing": [at("GET /static/*", instead(plain("Not found", 404)))],
    "step-token-invalid": [
        at(CODE, instead(html("<h1>Invalid request</h1><p>The transaction is not valid.</p>", 400)))
    ],
    "second-factor-slow": [at(CODE, late(12))],
    "second-factor-500": [at(CODE, instead(plain("Bad Gateway", 502)))],
    "code-field-missing": [
        at("GET /code", instead(html("<h1>Confirm that it is you</h1><p>Choose a method.</p><ul></ul>")))
    ],
    "empty-after-sign-in": [at(ACCOUNT, instead(html("")))],
    "account-cut": [at(ACCOUNT, wire("cut"))],
    "maintenance-with-200": [at("GET /login", instead(MAINTENANCE))],
    "sign-in-500": [at(SIGN_IN, instead(plain("Internal Server Error", 500)))],
    "sign-in-reset": [at(SIGN_IN, wire("reset"))],
    "sign-in-hangs": [at(SIGN_IN, wire("hang"))],
    "provider-name-gone": [at("GET /my", other_host(GONE))],
    "leads-elsewhere": [at(SIGN_IN, instead(redirect("https://login.harbour-group.example/start", 302)))],
    "csrf-refused": [
        at(SIGN_IN, instead(html("<h1>Forbidden</h1><p>CSRF verification failed. Request aborted.</p>", 403)))
    ],
    "error-page-with-200": [at(ACCOUNT, instead(ERROR_PAGE))],
    "cached-account": [at(ACCOUNT, cached(False))],
    "cached-someone-else": [at(ACCOUNT, cached(True))],
    "account-403": [at(ACCOUNT, instead(html("<h1>Forbidden</h1><p>You have no access to this page.</p>", 403)))],
    "callback-400": [at("GET /callback", instead(html("<h1>Error</h1><p>invalid_grant</p>", 400)))],
    "provider-form-again": [at("POST /idp/authorize", form_again())],
    "approval-hangs": [at("GET /app-approval/state", wire("hang"))],
    "save-500": [at("POST /profile", instead(plain("Internal Server Error", 500)))],
    # App
    "me-html": [at("GET /api/me", instead(ERROR_PAGE))],
    "me-error-in-200": [
        at("GET /api/me", instead(as_json({"error": {"code": "UPSTREAM", "message": "Service is not available"}})))
    ],
    "me-broken-json": [
        at("GET /api/me", instead(Answer(200, b'{"number": "310', [("Content-Type", "application/json")])))
    ],
    "me-empty": [at("GET /api/me", instead(Answer(200, b"", [("Content-Type", "application/json")])))],
    "contracts-403": [at("GET /api/contracts", instead(as_json({"title": "Forbidden"}, 403)))],
    "token-missing": [at("POST /api/token", instead(as_json({"challenge": "SMS_MFA", "session": "x"})))],
    # Reset and recovery
    "freeze-by-error": [at("POST /reset", instead(plain("Service Unavailable", 503)))],
    "reset-500": [at("POST /reset", instead(plain("Internal Server Error", 500)))],
    "reset-form-missing": [
        at("GET /reset", instead(html("<h1>Forgot your password?</h1><p>Please visit one of our shops.</p>")))
    ],
    # Chat
    "bot-silent": [at(BOT, instead(as_json([])))],
    "bot-empty-words": [at(BOT, instead(as_json([{"recipient_id": "x", "text": ""}])))],
    "bot-only-fallback": [at(BOT, every_reply("I'm sorry, I didn't quite understand that. Could you rephrase?"))],
    "bot-same-reply": [at(BOT, every_reply("We are open from 8:00 to 20:00, Monday to Saturday."))],
    "bot-500": [at(BOT, instead(plain("Internal Server Error", 500)))],
    "bot-html": [at(BOT, instead(html("<h1>Harbour Energy</h1>")))],
    "bot-error-in-200": [at(BOT, instead(as_json({"status": "failure", "error": {"message": "model not loaded"}})))],
    "bot-broken-json": [at(BOT, instead(Answer(200, b'[{"text": "Cert', [("Content-Type", "application/json")])))],
    "bot-slow": [at(BOT, late(9))],
    "bot-maintenance": [at(BOT, every_reply("The chat is under maintenance. Please come back later."))],
    "bot-traceback": [
        at(BOT, pin_reply("Action server error: ConnectionError: HTTPConnectionPool(host='core', port=80)"))
    ],
    "bot-429": [at(BOT, instead(plain("Too Many Requests", 429)))],
    "bot-silent-after-pin": [at(BOT, lambda c, r, a: as_json([]) if "balance is" in a.text else a)],
    "bot-refuses-politely": [at(BOT, pin_reply("Those details do not match our records, so I can't continue here."))],
    "bot-refuses-in-german": [at(BOT, pin_reply("Leider konnten wir Sie nicht verifizieren."))],
    # Phone
    "call-empty": [at("POST /voice", instead(twiml("")))],
    "call-dead-air": [at("POST /voice", instead(twiml('<Pause length="30"/>')))],
    "call-hang-up": [at("POST /voice", instead(twiml("<Hangup/>")))],
    "call-circle": [at("POST /voice", instead(twiml("<Say>One moment please.</Say><Redirect>/voice</Redirect>")))],
    "call-application-error": [
        at(PIN, instead(twiml("<Say>We are sorry, an application error has occurred. Goodbye.</Say><Hangup/>")))
    ],
    "call-broken-xml": [at(PIN, instead(xml("<Response><Say>Your balance is</Response>")))],
    "call-500": [at(PIN, instead(plain("Internal Server Error", 500)))],
    "call-html": [at("POST /voice", instead(html("<h1>Harbour Energy</h1>")))],
    "call-other-menu": [
        at(
            "POST /voice",
            instead(
                twiml(
                    '<Gather numDigits="1" action="/voice"><Say>For sales press 1, for careers press 2.</Say></Gather>'
                    "<Redirect>/voice</Redirect>"
                )
            ),
        )
    ],
    "call-other-language": [
        at(
            "POST /voice*",
            swapped("Please enter your account number and the hash key.", "Bitte geben Sie Ihre Kundennummer ein."),
        )
    ],
    "call-slow": [at(PIN, late(22))],
    "call-empty-after-pin": [at(PIN, instead(twiml("")))],
    # Desk
    "desk-html": [at(DESK_CUSTOMER, instead(ERROR_PAGE))],
    "desk-error-in-200": [at(DESK_CUSTOMER, instead(as_json({"errors": [{"message": "core banking timeout"}]})))],
    "desk-broken-json": [
        at(DESK_CUSTOMER, instead(Answer(200, b'{"number": "9', [("Content-Type", "application/json")])))
    ],
    "desk-slow": [at(DESK_CUSTOMER, late(11))],
    "desk-500": [at(DESK_CUSTOMER, instead(as_json({"error": "internal"}, 500)))],
    "desk-403": [at(DESK_CUSTOMER, instead(as_json({"error": "forbidden"}, 403)))],
    # Shop
    "payment-502": [at("POST /shop/orders", instead(plain("Bad Gateway", 502)))],
    "checkout-slow": [at("GET /shop/checkout", late(21))],
    "checkout-empty": [at("GET /shop/checkout", instead(html("")))],
    "order-page-404": [at("GET /shop/orders/*", instead(html("<h1>There is no such order</h1>", 404)))],
    # Everything
    "all-503": [at("* /*", instead(plain("Service Unavailable", 503)))],
    "all-hang": [at("* /*", wire("hang"))],
}


def switch_on(centre: Centre, fault: str) -> None:
    """Breaks one centre in one way."""
    centre.switch({fault}, TAMPERS.get(fault, []))
