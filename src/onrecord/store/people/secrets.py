"""Secrets of second factors, sealed under a key of the served case file: its database alone opens none of them.

The key is derived from the one that signs sessions (`workbench.key`). Whoever removes that file makes every second
factor unreadable, and each person sets one up anew.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

__all__ = ["new_first_password", "new_recovery_code", "open_secret", "recovery_sum", "seal_secret"]

# Without letters and digits that are taken for one another.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
# Sixteen of 31 letters: 79 bits, so that even their sums tell nothing.
GROUPS, LONG = 4, 4


def seal_secret(text: str) -> str:
    """Give the text sealed, for the database."""
    return Fernet(base64.urlsafe_b64encode(_key(b"second factors"))).encrypt(text.encode()).decode()


def open_secret(sealed: str) -> str | None:
    """Give what was sealed, None where it was sealed under another key."""
    try:
        return Fernet(base64.urlsafe_b64encode(_key(b"second factors"))).decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def new_recovery_code() -> str:
    """Give a new recovery code, in groups that can be read out."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(LONG)) for _ in range(GROUPS))


def new_first_password() -> str:
    """Give a password for somebody else's first sign-in: 99 bits, in groups that can be read out."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(LONG)) for _ in range(GROUPS + 1))


def recovery_sum(code: str) -> str:
    """Give what is kept of a recovery code: a keyed sum, the same however it was typed."""
    plain = "".join(code.casefold().split()).replace("-", "")
    return hmac.new(_key(b"recovery codes"), plain.encode(), hashlib.sha256).hexdigest()


def _key(purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"onrecord " + purpose).derive(str(settings.SECRET_KEY).encode())
