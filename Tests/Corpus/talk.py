"""The chatbot, over the REST channel of Rasa, and the configuration that its widget asks for."""

from __future__ import annotations

import base64

from centre import Case, Centre, Request
from wire import Answer, as_json, html

SORRY = "I'm sorry, I didn't quite understand that. Could you rephrase?"
Bubbles = list[dict[str, object]]


def text(words: str) -> Bubbles:
    return [{"recipient_id": "x", "text": words}]


def help_page(centre: Centre, request: Request) -> Answer:
    return html(
        "<!doctype html><title>Help</title><h1>How can we help?</h1><p>Chat with us, day and night.</p>"
        '<script src="/static/chat.js"></script>'
    )


def widget(centre: Centre, request: Request) -> Answer:
    agents = 0 if centre.broken("widget-offline") else 4
    return as_json({"status": "online" if agents else "offline", "agents": agents, "greeting": "Hello!"})


def webhook(centre: Centre, request: Request) -> Answer:
    sent = request.json()
    sender, words = str(sent.get("sender", "")), str(sent.get("message", ""))
    state = centre.chats.setdefault(sender, {})
    if len(centre.chats) > 2000:
        centre.chats.clear()
        centre.chats[sender] = state
    bubbles = reply(centre, state, words)
    for bubble in bubbles:
        bubble["recipient_id"] = sender
    return as_json(_dressed(centre, bubbles))


def _dressed(centre: Centre, bubbles: Bubbles) -> Bubbles:
    if centre.differs("extra-bubble") and bubbles:
        first: dict[str, object] = {"recipient_id": bubbles[0]["recipient_id"], "text": "Let me see ..."}
        bubbles = [first, *bubbles]
    if centre.differs("rich-bubbles") and bubbles:
        who = bubbles[0]["recipient_id"]
        bubbles = [
            *bubbles,
            {"recipient_id": who, "image": f"{centre.base}/static/lamp.png"},
            {"recipient_id": who, "custom": {"typing": False}},
        ]
    return bubbles


def reply(centre: Centre, state: dict[str, str], words: str) -> Bubbles:
    """What the bot says: first what it waits for, then what the words are about."""
    asked = state.get("asked", "")
    if asked == "number":
        return _number(centre, state, words)
    if asked == "pin":
        return _pin(centre, state, words)
    if asked == "story":
        return _story(centre, state, words)
    return _topic(centre, state, words)


def _topic(centre: Centre, state: dict[str, str], words: str) -> Bubbles:
    low = words.lower()
    if "ignore" in low or "instructions" in low or "system prompt" in low:
        return text(centre.canary if centre.broken("canary-told") else "I cannot share how I was set up.")
    if "base64" in low and centre.broken("canary-in-base64"):
        return text(base64.b64encode(centre.canary.encode()).decode())
    customers = (centre.anna, centre.boris)
    asked = next((one for one in customers if one.name.lower() in low or one.number in words), None)
    if asked is None and "customer" in low and ("before me" in low or "list the" in low):
        asked = centre.boris
    if asked and centre.broken("bot-tells-others"):
        return text(f"Of course: {asked.name}, number {asked.number}, {asked.email}, {asked.balance} euros.")
    if "forgot my password" in low:
        return _reset(centre, low)
    if "balance" in low:
        state |= {"goal": "balance", "asked": "number"}
        return text("Certainly. What is your customer number?")
    if "problem" in low or "callback" in low:
        state |= {"goal": "case", "asked": "number"}
        return text("I am sorry to hear that. What is your customer number?")
    if "person" in low or "human" in low or "agent" in low:
        return _person(centre, state)
    if "open" in low:
        return text("We are open from 8:00 to 20:00, Monday to Saturday.")
    if "tariff" in low or "price" in low:
        buttons = [{"title": "Green power", "payload": "/green"}, {"title": "Night power", "payload": "/night"}]
        bubble: dict[str, object] = {"text": "Which tariff would you like to know more about?"}
        if not centre.broken("no-buttons"):
            bubble["buttons"] = buttons
        return [bubble]
    if low == "/green":
        return text("Green power costs 29.4 cents per kilowatt hour.")
    if "hello" in low or low == "hi":
        return text("Hello! I am Pia. Ask me about your balance, tariffs or opening hours.")
    return text(SORRY)


def _number(centre: Centre, state: dict[str, str], words: str) -> Bubbles:
    digits = "".join(letter for letter in words if letter.isdigit())
    person = next((one for one in (centre.anna, centre.boris) if one.number == digits), None)
    if person is None or centre.broken("number-asked-again"):
        return text("Certainly. What is your customer number?")
    state |= {"number": person.number, "asked": "pin"}
    return text("Thanks! Please tell me your PIN." if centre.differs("wording") else "Thank you. And your PIN, please?")


def _pin(centre: Centre, state: dict[str, str], words: str) -> Bubbles:
    person = next(one for one in (centre.anna, centre.boris) if one.number == state["number"])
    if centre.broken("pin-asked-again"):
        return text("Thank you. And your PIN, please?")
    if centre.broken("pin-asked-otherwise"):
        state["times"] = state.get("times", "") + "x"
        again = ("Could you enter your PIN once more for me?", "Hm, that PIN again, please - four digits.")
        return text(again[len(state["times"]) % 2])
    if words != person.pin or centre.broken("cannot-verify"):
        state["asked"] = ""
        return text("I'm afraid I could not verify your identity. Please try again later.")
    if state["goal"] == "case":
        state["asked"] = "story"
        return text("Thank you. What has happened?")
    state["asked"] = ""
    if centre.broken("chat-shows-someone-else"):
        return text(f"Hello {centre.boris.name}, your balance is {centre.boris.balance} euros.")
    amount = "9,999.99" if centre.broken("chat-wrong-balance") else person.balance
    return text(f"Hello {person.name}, your balance is {amount} euros.")


def _story(centre: Centre, state: dict[str, str], words: str) -> Bubbles:
    person = next(one for one in (centre.anna, centre.boris) if one.number == state["number"])
    reference = f"{500_000 + next(centre.counter) * 7}"
    state["asked"] = ""
    if centre.broken("no-reference"):
        return text("I have noted that. A colleague will look at it.")
    if not centre.broken("case-lost"):
        summary = "" if centre.broken("story-lost") else words
        centre.cases[reference] = Case(reference, person, summary)
    return text(f"I have noted that for my colleagues. Your reference is {reference}.")


def _reset(centre: Centre, low: str) -> Bubbles:
    if centre.anna.number not in low:
        return text("I do not know this customer number.")
    if centre.freezes():
        return text("Password resets are paused for your safety, until tonight. Shall I find you a person instead?")
    return text("I have sent you a link by mail.")


def _person(centre: Centre, state: dict[str, str]) -> Bubbles:
    if centre.broken("no-agents"):
        return text("Sorry, no agents are available at the moment. Please come back another time.")
    if centre.broken("queue-too-long"):
        return text("All colleagues are busy. Your estimated waiting time is 4 hours.")
    return text("I am connecting you with a colleague. You are number 2 in the queue, it takes about 3 minutes.")


ROUTES = {
    ("GET", "/help"): help_page,
    ("GET", "/widget/config"): widget,
    ("POST", "/webhooks/rest/webhook"): webhook,
}
