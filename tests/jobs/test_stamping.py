"""Stamping the head of a ledger, and verifying what was stamped."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest
from django.db import connections

from onrecord.core.errors import BadOption, BadSignature, NotFetched, UnwritableOutput
from onrecord.evidence.posting import Asking
from onrecord.jobs.stamping import stamp_head, upgrade_stamps, write_stamps
from onrecord.jobs.verifying import verify_case
from onrecord.store.entries import versions
from onrecord.store.models import Entry
from onrecord.store.stamps import Stamp, authority_of, keep_stamp, stampable, stamps, verify_stamps
from onrecord.store.triggers import thaw
from onrecord.store.verifying import Break, Left
from tests.authorities import Authority, authority, calendar
from tests.sites import HERE

__all__ = ["authority", "calendar"]

HOW = Asking(allowed=HERE)


def found(case, kind):
    return [str(each) for each in verify_case(case) if isinstance(each, kind)]


def test_a_head_is_stamped_kept_and_verified(case, authority, calendar):
    head = stampable(case)
    made = stamp_head(case, [calendar.url], HOW, (authority.url, authority.pem))
    assert [each.head for each in made] == [head, head]
    assert found(case, Break) == []
    stamped, promised = sorted(found(case, Left), key=lambda line: "pending" in line)
    assert "stamped 2026-03-01T12:00:05.000000+00:00 by CN=Invented Time Stamping; OpenSSL agrees" in stamped
    assert f"timestamp of ledger row 1 ({calendar.url}): pending at {calendar.url}" == promised


def test_the_authority_is_kept_for_the_next_time(case, authority):
    stamp_head(case, [], HOW, (authority.url, authority.pem))
    assert authority_of(case) == (authority.url, authority.pem)
    (again,) = stamp_head(case, [], HOW)
    assert (again.asked, len(stamps(case))) == (authority.url, 2)


def test_a_promise_that_was_kept_is_a_new_version(case, authority, calendar):
    stamp_head(case, [calendar.url], HOW, (authority.url, authority.pem))
    assert upgrade_stamps(case, HOW) == 0
    calendar.block = 900_123
    assert upgrade_stamps(case, HOW) == 1
    assert upgrade_stamps(case, HOW) == 0
    assert any("in block 900123 of Bitcoin" in line for line in found(case, Left))
    keys = set(Entry.objects.using(case.alias).filter(kind="stamp").values_list("key", flat=True))
    assert sorted(len(versions(case, "stamp", key)) for key in keys) == [1, 2]


def test_nobody_to_ask_and_nobody_who_answers(case, authority, calendar):
    with pytest.raises(BadOption, match="nobody to ask"):
        stamp_head(case, [], HOW)
    with pytest.raises(BadSignature):
        stamp_head(case, [calendar.url], HOW, (authority.url, Authority().pem))
    with pytest.raises(NotFetched):
        stamp_head(case, [calendar.url], Asking())
    assert stamps(case) == []


def test_a_stamp_that_does_not_hold_any_more_is_a_break(case, authority, calendar):
    (promised, stamped) = stamp_head(case, [calendar.url], HOW, (authority.url, authority.pem))
    with case.writing() as pen:
        keep_stamp(pen, replace(stamped, nonce=5))
        keep_stamp(pen, replace(promised, reply=promised.reply[:-3]))
    assert len(found(case, Break)) == 2


def test_a_ledger_made_anew_does_not_hold_what_was_stamped(case, calendar):
    stamp_head(case, [calendar.url], HOW)
    with connections[case.alias].schema_editor() as editor:
        thaw(editor, {"ledger": "seq"})
    with connections[case.alias].cursor() as cursor:
        cursor.execute("UPDATE ledger SET hash = %s WHERE seq = 1", ["0" * 64])
    (broken,) = verify_stamps(case)
    assert isinstance(broken, Break)
    assert "which was stamped" in broken.expected


def test_stamps_are_written_for_other_programmes(case, authority, calendar, tmp_path):
    stamp_head(case, [calendar.url], HOW, (authority.url, authority.pem))
    written = write_stamps(case, tmp_path / "stamps")
    assert sorted({path.name.partition(".")[2] for path in written}) == ["json", "json.ots", "pem", "tsr"]
    reply = next(path for path in written if path.suffix == ".tsr")
    asked = ["openssl", "ts", "-verify", "-data", reply.with_suffix(".json"), "-in", reply]
    done = subprocess.run([*asked, "-CAfile", reply.with_suffix(".pem"), "-attime", "1772366405"], capture_output=True)
    assert done.returncode == 0, done.stderr
    (tmp_path / "file").write_text("")
    with pytest.raises(UnwritableOutput):
        write_stamps(case, tmp_path / "file" / "below")


def test_a_stamp_is_named_by_what_it_stamps_and_who_was_asked():
    one = Stamp("rfc3161", '{"case":"c","hash":"h","seq":12}', "https://a.example", b"")
    assert one.key.startswith("12:rfc3161:")
    assert one.key != replace(one, asked="https://b.example").key
