"""OpenTimestamps: promises asked for, kept, upgraded; proofs read to their ends."""

from __future__ import annotations

import hashlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.errors import BadSignature, NotFetched
from onrecord.evidence import calendars
from onrecord.evidence.calendars import MAGIC, Attestation, ask_calendar, read_proof, upgrade
from onrecord.evidence.posting import Asking
from tests.authorities import calendar
from tests.sites import HERE

__all__ = ["calendar"]

DATA = b'{"case":"c","hash":"h","seq":1}'
HOW = Asking(allowed=HERE)
DIGEST = hashlib.sha256(DATA).digest()
BEGUN = MAGIC + b"\x01\x08" + DIGEST
MINED = b"\x00" + bytes.fromhex("0588960d73d71901") + b"\x01\x07"


def test_a_calendar_promises_and_learns_nothing_of_the_data(calendar):
    proof = ask_calendar(calendar.url, DATA, HOW)
    (found,) = read_proof(proof, DATA, "row 1")
    assert (found.kind, found.where) == ("pending", calendar.url)
    ((path, headers, body),) = calendar.asked
    assert (path, headers["Accept"], len(body)) == ("/digest", "application/vnd.opentimestamps.v1", 32)
    assert body != DIGEST


def test_a_promise_is_upgraded_once_it_is_kept(calendar):
    proof = ask_calendar(calendar.url, DATA, HOW)
    with pytest.raises(NotFetched, match="404"):
        upgrade(proof, DATA, HOW)
    calendar.block = 900_123
    better = upgrade(proof, DATA, HOW)
    unknown, mined = read_proof(better, DATA, "row 1")
    (promised,) = read_proof(proof, DATA, "row 1")
    root = hashlib.sha256(hashlib.sha256(b"tx" + promised.message).digest()).digest()
    assert unknown == Attestation("unknown", "11" * 8, promised.message)
    assert mined == Attestation("bitcoin", "900123", root[::-1])
    assert upgrade(better, DATA, HOW) == better


def test_every_step_of_a_path_is_taken():
    steps = b"\xf0\x01a\xf1\x01b\xf2\xf3\x02\x08" + MINED
    (found,) = read_proof(BEGUN + steps, DATA, "row 1")
    reached = (b"b" + DIGEST + b"a")[::-1].hex().encode()
    reached = hashlib.sha256(hashlib.sha1(reached).digest()).digest()
    assert found == Attestation("bitcoin", "7", reached[::-1])


@pytest.mark.parametrize(
    ("proof", "found"),
    [
        (b"", "cut short"),
        (b"x" * 80, "no OpenTimestamps proof"),
        (BEGUN, "cut short"),
        (MAGIC + b"\x01\x08" + b"\x00" * 32 + MINED, "something else"),
        (BEGUN + MINED + b"x", "something after it"),
        (BEGUN + b"\x99" + MINED, "unknown step 0x99"),
        (BEGUN + b"\x08" * 200 + MINED, "longer than any"),
        (BEGUN + b"\xf0\xff\x7f" + b"x" * 20_000, "bytes in one step"),
        (BEGUN + b"\xf0" + b"\xff" * 12, "a number without end"),
    ],
)
def test_what_is_no_proof_is_refused(proof, found):
    with pytest.raises(BadSignature, match=found):
        read_proof(proof, DATA, "row 1")


def test_a_sum_that_the_machine_does_not_have_is_told(monkeypatch):
    monkeypatch.setitem(calendars.SUMS, 0x03, "no such sum")
    with pytest.raises(BadSignature, match="no such sum"):
        read_proof(BEGUN + b"\x03" + MINED, DATA, "row 1")


def test_a_long_address_of_a_calendar_is_found_at_the_end_of_its_proof(calendar, monkeypatch):
    where = f"{calendar.url}/{'c' * 200}"
    proof = BEGUN + calendars._pending(where)
    asked = []
    monkeypatch.setattr(calendars, "send", lambda url, *_: asked.append(url) or MINED)
    assert upgrade(proof, DATA, HOW) == BEGUN + MINED
    assert asked == [f"{where}/timestamp/{DIGEST.hex()}"]


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(tail):
    with suppress(BadSignature):
        assert read_proof(BEGUN + tail, DATA, "row 1")
