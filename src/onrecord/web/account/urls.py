"""Addresses of one's own account: those views of the sign-in packages that are wanted, and no others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from django.urls import path
from django.views.decorators.http import require_http_methods

from onrecord.web.access.rights import open_to_all
from onrecord.web.account import factors, proving, tokens, views

__all__ = ["urlpatterns"]

View = Callable[..., Any]


def _form(view: View) -> View:
    """Give the view of a form, which is looked at and sent, and nothing else."""
    answered: View = require_http_methods(["GET", "HEAD", "POST"])(view)
    return answered


urlpatterns = [
    path("account/login/", open_to_all(_form(account.login)), name="account_login"),
    path("account/login/second/", open_to_all(_form(mfa.authenticate)), name="mfa_authenticate"),
    path("account/logout/", open_to_all(_form(account.logout)), name="account_logout"),
    path("account/", views.home, name="account"),
    path("account/password/", views.password, name="account_password"),
    path("account/sessions/", views.sessions, name="account_sessions"),
    path("account/sessions/end/", views.end, name="account_end_session"),
    path("account/tokens/", tokens.tokens, name="account_tokens"),
    path("account/tokens/make/", tokens.make, name="account_make_token"),
    path("account/tokens/revoke/", tokens.revoke, name="account_revoke_token"),
    path("account/again/", proving.again, name="account_reauthenticate"),
    path("account/second/", factors.second_factor, name="second_factor"),
    path("account/second/app/", factors.app, name="factor_app"),
    path("account/second/key/", factors.key, name="factor_key"),
    path("account/second/codes/", factors.codes, name="factor_codes"),
    path("account/second/remove/", factors.remove, name="factor_remove"),
]
