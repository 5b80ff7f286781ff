"""The desk that agents work at: a JSON API with tokens, roles and limits."""

from __future__ import annotations


from centre import Centre, Request
from wire import Answer, as_json, html

LIMIT = 200


def front(centre: Centre, request: Request) -> Answer:
    return html("<!doctype html><title>Desk</title><h1>Agent desk</h1><div id=app></div>")


def token(centre: Centre, request: Request) -> Answer:
    sent = request.json()
    person = centre.password_holds(str(sent.get("user", "")), str(sent.get("password", "")))
    if person is None or not person.agent or centre.broken("agent-refused"):
        return as_json({"error": "invalid_credentials"}, 401)
    return as_json({"token": centre.token_for(person), "role": "agent"})


def _agent(centre: Centre, request: Request) -> bool:
    person = centre.bearer(request)
    if centre.broken("no-token-needed"):
        return True
    if person is None or not person.agent or centre.broken("desk-token-refused"):
        return False
    return not (centre.broken("desk-session-dies") and centre.is_worn(request.bearer))


def _refused() -> Answer:
    return as_json({"error": "unauthorized"}, 401).with_header("WWW-Authenticate", "Bearer")


def customer(centre: Centre, request: Request) -> Answer:
    if not _agent(centre, request):
        return _refused()
    number = request.path.rsplit("/", 1)[1]
    person = next((one for one in (centre.anna, centre.boris) if one.number == number), None)
    if person is None or centre.broken("customer-missing"):
        return as_json({"error": "not_found"}, 404)
    if centre.broken("desk-shows-someone-else"):
        person = centre.boris
    if centre.broken("empty-customer"):
        return as_json({"number": person.number, "name": "", "balance": None, "as_of": centre.as_of(), "contracts": []})
    balance = "9,999.99" if centre.broken("desk-wrong-balance") else person.balance
    shown: dict[str, object] = {
        "number": person.number,
        "name": person.name,
        "balance": balance,
        "as_of": centre.as_of(),
    }
    shown["contracts"] = [{"id": f"C-{person.number[-4:]}"}]
    if centre.differs("null-errors"):
        shown |= {"error": None, "errors": [], "notes": {"errors": 0}}
    if centre.differs("markup"):
        shown = {"version": 7, **dict(reversed(list(shown.items())))}
    return as_json(shown)


def reset(centre: Centre, request: Request) -> Answer:
    if not _agent(centre, request):
        return _refused()
    if centre.freezes():
        told = "Resets are paused while an attack is handled."
        return as_json({"error": "frozen", "explanation": told, "instead": "/desk/api/instructions"}, 409)
    return as_json({"sent": True}, 202)


def instructions(centre: Centre, request: Request) -> Answer:
    return as_json({"instead": "Ask the customer to come to a shop with an identity card."})


def notes(centre: Centre, request: Request) -> Answer:
    if not _agent(centre, request):
        return _refused()
    number = request.path.split("/")[4]
    return as_json({"notes": [note for note in centre.desk_notes if note["number"] == number]})


def note(centre: Centre, request: Request) -> Answer:
    if not _agent(centre, request):
        return _refused()
    number = request.path.split("/")[4]
    if not centre.broken("note-not-saved"):
        centre.desk_notes.append({"number": number, "text": str(request.json().get("text", ""))})
        del centre.desk_notes[:-30]
    return as_json({"saved": True}, 201)


def case(centre: Centre, request: Request) -> Answer:
    if not _agent(centre, request):
        return _refused()
    found = centre.cases.get(request.path.rsplit("/", 1)[1])
    if found is None or centre.broken("case-unknown-to-desk"):
        return as_json({"error": "not_found"}, 404)
    return as_json(
        {"reference": found.reference, "customer": found.person.number, "summary": found.summary, "channel": "chat"}
    )


def cases(centre: Centre, request: Request) -> Answer:
    if not _agent(centre, request):
        return _refused()
    number = request.path.split("/")[4]
    known = [] if centre.broken("case-unknown-to-desk") else list(centre.cases.values())
    return as_json(
        {
            "cases": [
                {"reference": one.reference, "summary": one.summary} for one in known if one.person.number == number
            ]
        }
    )


def refund(centre: Centre, request: Request) -> Answer:
    if not _agent(centre, request):
        return _refused()
    amount = request.json().get("amount", 0)
    if isinstance(amount, (int, float)) and amount > LIMIT and not centre.broken("no-refund-limit"):
        return as_json({"error": "limit", "limit": LIMIT}, 403)
    return as_json({"refund": f"R-{next(centre.counter)}"}, 201)


ROUTES = {
    ("GET", "/desk"): front,
    ("POST", "/desk/api/token"): token,
    ("GET", r"/desk/api/customers/\d+"): customer,
    ("POST", r"/desk/api/customers/\d+/reset"): reset,
    ("GET", "/desk/api/instructions"): instructions,
    ("GET", r"/desk/api/customers/\d+/notes"): notes,
    ("POST", r"/desk/api/customers/\d+/notes"): note,
    ("GET", r"/desk/api/customers/\d+/cases"): cases,
    ("GET", r"/desk/api/cases/\d+"): case,
    ("POST", "/desk/api/refunds"): refund,
}
