"""Which handler answers which path."""

from __future__ import annotations

import re

import desk
import mailbox_api
import phone
import reset
import shop
import talk
import web
from centre import Centre, Route
from wire import Answer, Request, plain

TABLE: list[tuple[str, re.Pattern[str], Route]] = [
    (method, re.compile(pattern + r"\Z"), route)
    for module in (web, reset, shop, talk, phone, desk, mailbox_api)
    for (method, pattern), route in module.ROUTES.items()
]


def find(request: Request) -> Route:
    method = "GET" if request.method == "HEAD" else request.method
    for wanted, pattern, route in TABLE:
        if wanted == method and pattern.match(request.path):
            return route
    return _missing


def _missing(centre: Centre, request: Request) -> Answer:
    return plain("Not found", 404)
