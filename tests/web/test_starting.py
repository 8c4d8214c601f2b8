"""How the server is started: who asks is believed of the server before it, and of nobody else."""

from __future__ import annotations

import os
import stat

import pytest
from waitress.adjustments import Adjustments

from onrecord.web import starting


@pytest.fixture
def served_with(monkeypatch):
    """Give a function that starts a server and gives what it was started with."""

    def start(how):
        told = {}
        monkeypatch.setattr("waitress.server.create_server", lambda _, **given: told.update(given))
        starting.listen(how)
        Adjustments(**told)  # none of it is unknown
        return told

    return start


def test_alone_it_believes_no_header(served_with):
    told = served_with(starting.Serving())
    assert told["clear_untrusted_proxy_headers"]
    assert "trusted_proxy" not in told


def test_behind_a_server_that_speaks_https_it_believes_that_one(served_with):
    told = served_with(starting.Serving(names=("records.example",), https=True))
    assert told["trusted_proxy"] == "127.0.0.1"
    assert told["trusted_proxy_headers"] == {"x-forwarded-for", "x-forwarded-proto"}


def test_the_key_of_a_case_file_is_its_owners_alone_and_stays(tmp_path):
    (tmp_path / starting.MANIFEST).touch()
    first = starting._secret_of(tmp_path)
    assert starting._secret_of(tmp_path) == first
    assert len(first) >= 60
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / starting.SECRET).stat().st_mode) == 0o600


def test_whoever_starts_it_first_has_every_role_and_others_none(served):
    from onrecord.store.people.rights import roles_register

    served.member("coder")  # added on the command line before
    first = starting.first_member(served.case, "amal")
    assert first.role_names == tuple(roles_register().roles)
    assert starting.first_member(served.case, "amal") == first
    assert starting.first_member(served.case, "sami").role_names == ()


def test_what_every_page_needs_is_read_before_the_first_is_asked_for():
    from django.template import engines
    from django.urls import get_resolver

    starting.make_ready()
    (loader,) = engines["django"].engine.template_loaders
    assert "overview/overview.html" in loader.get_template_cache
    assert get_resolver()._populated
