"""How signing in differs from what its packages do by themselves."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from onrecord.store.people.secrets import open_secret, seal_secret
from onrecord.web.access.leading import is_own_path

__all__ = ["Accounts", "SecondFactors"]


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """People are added by an administrator; nobody adds themselves, and no mail is sent."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing that our own pages do not say."""

    def is_safe_url(self, url: str | None) -> bool:
        """True of a path of this workbench, which alone may be led to once somebody signed in."""
        return is_own_path(url or "")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Give the person if name and password are theirs; who is shut out is as unknown as who never was there."""
        member = super().authenticate(request, **credentials)
        return member if member is not None and member.is_active else None


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets are sealed; names of the keys that people add."""

    def encrypt(self, text: str) -> str:
        """Give a secret as the database keeps it."""
        return seal_secret(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Give a secret that the database keeps; one sealed under another key is no secret of anybody."""
        return open_secret(encrypted_text) or ""

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Give what a security key is asked to remember this place by."""
        from allauth.core import context

        return {"id": context.request.get_host().partition(":")[0], "name": "onrecord"}
