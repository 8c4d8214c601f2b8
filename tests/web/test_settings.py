"""Settings of the workbench hold those of the store."""

from __future__ import annotations

import gzip
import re

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


def test_scripts_and_sheets_are_sent_packed_to_be_kept_a_year(served):
    page = served.client("coder").get("/coding/").content.decode()
    (address,) = re.findall(r'href="(/static/workbench\.css[^"]*)"', page)
    answer = served.stranger().get(address, headers={"accept-encoding": "gzip"})
    sheet = gzip.decompress(b"".join(answer.streaming_content))
    assert (answer["content-encoding"], answer["cache-control"]) == ("gzip", "max-age=31536000, public")
    assert sheet == (web.STATIC_ROOT / "workbench.css").read_bytes()
