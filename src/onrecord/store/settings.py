"""Django's settings for the case file alone; the database is named when one is opened."""

from __future__ import annotations

__all__ = [
    "AUTH_USER_MODEL",
    "DEFAULT_AUTO_FIELD",
    "INSTALLED_APPS",
    "PASSWORD_HASHERS",
    "TIME_ZONE",
    "USE_I18N",
    "USE_TZ",
]

INSTALLED_APPS = ["onrecord.store", "onrecord.store.people"]
AUTH_USER_MODEL = "people.Member"
# Argon2id with Django's parameters; a sum of an older kind is not accepted.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TIME_ZONE = "UTC"
USE_TZ = True
# Messages for people are worded by the pages and the commands, not by the database layer.
USE_I18N = False
