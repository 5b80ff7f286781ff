"""Faults that a file switches on, and a log of password changes for the checks that must hit a certain moment."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse


def is_on(name: str) -> bool:
    """A fault is on while a file of its name exists."""
    return bool((settings.FAULTS / name).exists())


class SessionLost:
    """Forgets who signed in as soon as the customer looks at a private page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_on("session-lost") and request.path.startswith("/orders"):
            request.session.flush()
        return self._get_response(request)


class EventLog:
    """A password validator that refuses nothing: Django tells validators when a password was changed."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        return None

    def get_help_text(self) -> str:
        return ""

    def password_changed(self, password: str, user: AbstractBaseUser) -> None:
        with settings.EVENTS.open("a", encoding="utf-8") as log:
            log.write(f"{time.time():.3f} password-changed {user.get_username()}\n")
