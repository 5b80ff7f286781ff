"""The paths Django's documentation proposes, with a private page at /home/."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth import views as stock
from django.urls import path

from customers import views

urlpatterns = [
    # The stock pages of the reset belong to the administration site and link to it.
    path("admin/", admin.site.urls),
    path("health/", views.health),
    path("home/", views.home, name="home"),
    path("orders/", views.orders, name="orders"),
    path("login/", views.Login.as_view(), name="login"),
    path("logout/", stock.LogoutView.as_view(), name="logout"),
    path("password_reset/", views.PasswordReset.as_view(), name="password_reset"),
    path("password_reset/done/", stock.PasswordResetDoneView.as_view(), name="password_reset_done"),
    path("reset/<uidb64>/<token>/", stock.PasswordResetConfirmView.as_view(), name="password_reset_confirm"),
    path("reset/done/", stock.PasswordResetCompleteView.as_view(), name="password_reset_complete"),
]
