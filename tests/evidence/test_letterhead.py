from __future__ import annotations

from datetime import date

import pytest

from onrecord.evidence.letterhead import Letterhead, day_of, head_of, head_of_fields
from onrecord.evidence.mime import open_entity
from onrecord.evidence.senders import protected


def sender_of(value: str, *, protect: bool = False) -> str | None:
    return head_of(open_entity(f"From: {value}\n\n".encode()), protect=protect).source


@pytest.mark.parametrize(
    ("value", "source"),
    [
        ('"Haddad, Amal" <amal@a.example>', "Haddad, Amal"),
        ("amal@a.example (Amal Haddad)", "Amal Haddad"),
        ("amal@a.example", "a.example"),
        ("<amal@a.example>", "a.example"),
        ("Amal Haddad", "Amal Haddad"),
        ("", None),
        ("a <a@b.example>, " * 50_000, "a"),
    ],
)
def test_the_first_sender_is_the_source(value, source):
    assert sender_of(value) == source


def test_a_person_is_the_same_under_two_names():
    assert sender_of("Nadia <nadia@post.example>", protect=True) == protected("nadia@post.example")
    assert sender_of("N. H. <NADIA@post.example>", protect=True) == protected("nadia@post.example")


def test_the_sender_field_stands_in_for_a_lost_one():
    assert head_of(open_entity(b"Sender: Amal <amal@a.example>\n\n"), protect=False).source == "Amal"


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Tue, 14 May 2019 23:30:00 -0700", date(2019, 5, 14)),
        ("2019-05-14T09:30:00Z", date(2019, 5, 14)),
        ("Tuesday, 14 May 2019 09:30", date(2019, 5, 14)),
        ("١٤ مايو ٢٠١٩", date(2019, 5, 14)),
        ("3/4/2019 9:30", None),
        ("14 May 1802", None),
        ("x" * 100_000, None),
    ],
)
def test_a_day_is_the_senders_own(told, day):
    published, _ = day_of(told, None)
    assert (published.day if published is not None else None) == day


def test_fields_in_a_text_are_a_head():
    head = head_of_fields(
        {"from": "Rim [mailto:rim@a.example]", "date": "14 May 2019", "subject": "FW: x"}, "en", protect=False
    )
    assert (head.source, head.title, head.published.day) == ("Rim", "x", date(2019, 5, 14))
    assert head_of_fields({}, None, protect=True) == Letterhead(private=True)
