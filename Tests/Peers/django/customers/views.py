"""The private pages, and the stock views with a switch each."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import views
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import PasswordResetForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from customers.faults import is_on


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The first private page: who the customer is."""
    return render(request, "customers/home.html", {"number": _number(request)})


@login_required
def orders(request: HttpRequest) -> HttpResponse:
    """A second private page, so that a lost session can be met."""
    return render(request, "customers/orders.html", {"number": _number(request)})


def health(request: HttpRequest) -> HttpResponse:
    """What an uptime monitor asks: answers whatever the customers meet."""
    return HttpResponse("ok", content_type="text/plain")


class Login(views.LoginView):
    """Django's own sign-in."""

    template_name = "registration/login.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_on("login-repeats"):
            return self.get(request, *args, **kwargs)
        return super().post(request, *args, **kwargs)


class PasswordReset(views.PasswordResetView):
    """Django's own reset. One fault gives the mail a link to a host that customers cannot reach."""

    def form_valid(self, form: PasswordResetForm) -> HttpResponse:
        if is_on("link-elsewhere"):
            self.extra_email_context = {"domain": "staging.portal.invalid"}
        return super().form_valid(form)


def _number(request: HttpRequest) -> str:
    return str(request.user.last_name)  # type: ignore[union-attr]
