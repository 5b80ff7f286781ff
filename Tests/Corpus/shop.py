"""The shop: basket, delivery, an order that is confirmed after a moment."""

from __future__ import annotations

import time

from centre import Centre, Order, Request, redirect
from web import signed_in
from wire import Answer

PRICE = 34.5
SLOTS = {"mon-am": "Monday morning", "tue-pm": "Tuesday afternoon"}


def shelf(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    page = centre.page(
        "Lamps and heaters",
        f'<form id="add-lamp" method=post action="/shop/basket">{centre.csrf_field(session)}<p>Harbour lamp, 34.50</p>'
        "<input type=hidden name=product value=lamp><label>How many <input name=quantity value=1></label>"
        "<button>Add to basket</button></form>"
        f'<form id="add-heater" method=post action="/shop/basket">{centre.csrf_field(session)}<p>Heater, 120.00</p>'
        "<input type=hidden name=product value=heater><button>Add to basket</button></form>",
        session,
    )
    return centre.with_cookie(request, session, page)


def add(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    if not centre.broken("basket-forgets"):
        session.basket += int(request.form.get("quantity", "1") or 1)
    return centre.with_cookie(request, session, redirect("/shop/basket"))


def basket(centre: Centre, request: Request) -> Answer:
    session = centre.session(request)
    total = PRICE * session.basket * (10 if centre.broken("wrong-price") else 1)
    return centre.page(
        "Your basket",
        f"<table id=lines><tr><td>Harbour lamp</td><td id=quantity>{session.basket}</td></tr></table>"
        f'<p>Total <span id="total">{total:.2f}</span></p><a href="/shop/checkout">Check out</a>',
        session,
    )


def checkout_page(centre: Centre, request: Request) -> Answer:
    session, person = signed_in(centre, request)
    if person is None or centre.broken("checkout-forgets-sign-in"):
        return redirect("/login")
    if centre.broken("orders-paused"):
        return centre.page("Checkout", "<p>We have paused taking orders for now. We are sorry.</p>", session)
    slots = (
        ""
        if centre.broken("no-slots")
        else "".join(f"<option value={key}>{text}</option>" for key, text in SLOTS.items())
    )
    button = "" if centre.broken("no-pay-button") else "<button name=pay value=invoice>Order and pay</button>"
    return centre.page(
        "Checkout",
        f'<form id=order method=post action="/shop/orders">{centre.csrf_field(session)}'
        "<label>Street <input name=street></label>"
        f"<label>Delivery <select name=slot>{slots}</select></label>{button}</form>",
        session,
    )


def order(centre: Centre, request: Request) -> Answer:
    session, person = signed_in(centre, request)
    if person is None or not centre.csrf_holds(request, session):
        return redirect("/login")
    made = Order(f"H-{10_000 + next(centre.counter)}", person, time.time())
    if not centre.broken("order-lost"):
        centre.orders[made.id] = made
    session.basket = 0
    return redirect(f"/shop/orders/{made.id}")


def order_page(centre: Centre, request: Request) -> Answer:
    session, person = signed_in(centre, request)
    if person is None:
        return redirect("/login")
    wanted = request.path.rsplit("/", 1)[1]
    found = centre.orders.get(wanted)
    if found is None:
        if centre.broken("order-lost"):
            # The confirmation is drawn from the request, as a page made by the browser would be.
            return centre.page("Thank you", f'<p>Order {wanted}: <b id="order-status">confirmed</b></p>', session)
        return centre.page("Not found", "<p>There is no such order.</p>", session, 404)
    patience = 3.0 if centre.differs("order-takes-a-while") else 0.3
    done = time.time() - found.placed > patience and not centre.broken("order-pending")
    state = "confirmed" if done else "pending"
    return centre.page(
        "Thank you for your order",
        f'<p id="customer">{found.person.number}</p><p>Order {wanted}: <b id="order-status">{state}</b></p>',
        session,
    )


def order_list(centre: Centre, request: Request) -> Answer:
    session, person = signed_in(centre, request)
    if person is None:
        return redirect("/login")
    owner = centre.boris if centre.broken("someone-elses-orders") else person
    rows = "".join(f"<tr><td>{one.id}</td></tr>" for one in centre.orders.values() if one.person is person)
    return centre.page("Your orders", f'<p id="customer">{owner.number}</p><table id=orders>{rows}</table>', session)


ROUTES = {
    ("GET", "/shop"): shelf,
    ("POST", "/shop/basket"): add,
    ("GET", "/shop/basket"): basket,
    ("GET", "/shop/checkout"): checkout_page,
    ("POST", "/shop/orders"): order,
    ("GET", r"/shop/orders/H-\d+"): order_page,
    ("GET", "/shop/orders"): order_list,
}
