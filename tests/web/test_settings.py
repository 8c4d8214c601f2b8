"""Settings of the workbench hold those of the store."""

from __future__ import annotations

from onrecord.store import settings as store
from onrecord.store.casefile import MANIFEST
from onrecord.web import settings as web
from onrecord.web import starting


def test_what_both_settings_say_is_the_same():
    for name in ("AUTH_USER_MODEL", "PASSWORD_HASHERS", "DEFAULT_AUTO_FIELD", "TIME_ZONE", "USE_TZ"):
        assert getattr(web, name) == getattr(store, name)
    assert set(store.INSTALLED_APPS) <= set(web.INSTALLED_APPS)


def test_a_folder_is_a_case_file_by_the_same_file_to_both():
    assert starting.MANIFEST == MANIFEST
