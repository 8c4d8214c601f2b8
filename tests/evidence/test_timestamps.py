"""Timestamps of an authority, which answers on this machine."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.core.errors import BadOption, BadSignature, NotFetched
from onrecord.evidence.posting import Asking, send
from onrecord.evidence.timestamps import ask_authority, check_reply, second_opinion
from tests.authorities import STAMPED, Authority, authority, calendar
from tests.sites import HERE

__all__ = ["authority", "calendar"]

DATA = b'{"case":"c","hash":"h","seq":1}'
HOW = Asking(allowed=HERE)


def asked(authority, data=DATA):
    return ask_authority(f"{authority.url}/tsr", data, HOW)


def test_a_reply_says_when_and_by_whom(authority):
    reply = asked(authority)
    stamped = check_reply(reply, DATA, authority.pem.encode(), "row 1")
    assert (stamped.at, stamped.by) == (STAMPED, "CN=Invented Time Stamping")
    ((path, headers, body),) = authority.asked
    assert (path, headers["Content-Type"]) == ("/tsr", "application/timestamp-query")
    assert DATA not in body


def test_openssl_says_the_same(authority, monkeypatch):
    reply = asked(authority)
    roots = authority.pem.encode()
    assert second_opinion(reply, DATA, roots, STAMPED) is True
    assert second_opinion(reply, b"other", roots, STAMPED) is False
    assert second_opinion(reply, DATA, Authority().pem.encode(), STAMPED) is False
    monkeypatch.setattr("onrecord.evidence.timestamps.is_installed", lambda _: False)
    assert second_opinion(reply, DATA, roots, STAMPED) is None


def test_a_reply_to_something_else_does_not_hold(authority):
    reply = asked(authority)
    roots = authority.pem.encode()
    for given, data in ((reply, b"other"), (replace(reply, nonce=7), DATA), (replace(reply, raw=b"0"), DATA)):
        with pytest.raises(BadSignature, match="row 1"):
            check_reply(given, data, roots, "row 1")
    middle = len(reply.raw) - 40
    changed = replace(reply, raw=reply.raw[:middle] + bytes([reply.raw[middle] ^ 1]) + reply.raw[middle + 1 :])
    with pytest.raises(BadSignature):
        check_reply(changed, DATA, roots, "row 1")


def test_an_authority_that_nobody_trusts_does_not_count(authority):
    with pytest.raises(BadSignature):
        check_reply(asked(authority), DATA, Authority().pem.encode(), "row 1")
    with pytest.raises(BadOption, match="--certificate"):
        check_reply(asked(authority), DATA, b"a note", "row 1")


def test_a_stamp_outside_the_life_of_the_certificate_does_not_count(authority):
    authority.authority.at = STAMPED.replace(year=2031)
    with pytest.raises(BadSignature):
        check_reply(asked(authority), DATA, authority.pem.encode(), "row 1")


def test_only_who_was_named_is_asked_and_only_for_a_little(authority, calendar):
    with pytest.raises(NotFetched, match="not public"):
        ask_authority(authority.url, DATA, Asking())
    with pytest.raises(NotFetched, match="the answer 404"):
        send(f"{calendar.url}/nowhere", None, {}, HOW)
    with pytest.raises(NotFetched, match="too large"):
        ask_authority(authority.url, DATA, Asking(allowed=HERE, limit_bytes=10))
    authority.reply = lambda *_: b""
    with pytest.raises(NotFetched, match="an empty reply"):
        asked(authority)
    authority.shutdown()
    authority.server_close()
    with pytest.raises(NotFetched):
        ask_authority(authority.url, DATA, Asking(allowed=HERE, seconds=1.0))
