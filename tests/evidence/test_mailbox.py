from __future__ import annotations

from onrecord.core.errors import EmptyReport, Locked
from onrecord.evidence.unfold import unfold
from tests.evidence.letters import BODY, TITLE, a_letter, errors_of, joined, reports_of, typed

LINE = b"From news@levantwire.example Tue May 14 09:30:00 2019\n"
PRIVATE = {"From": "Nadia Haroun <nadia@post.example>"}


def a_mailbox(*letters: bytes) -> bytes:
    return b"".join(LINE + letter + b"\n\n" for letter in letters)


def test_each_letter_of_a_mailbox_is_a_report():
    first, second = reports_of(a_mailbox(a_letter(), a_letter(Subject="Five killed")))
    assert (first.text, first.place) == (f"{TITLE}\n\n{BODY}", "message 1")
    assert (second.title, second.place) == ("Five killed", "message 2")
    assert first.part_of == second.part_of not in (None, first.id)
    assert first.made.reader == "mailbox (mbox)"


def test_senders_are_numbered_over_the_whole_mailbox():
    other = a_letter(From="Samir <samir@post.example>")
    forwarded = a_letter(b"---- Forwarded message ----\nFrom: Samir <samir@post.example>\n\nA man died.", **PRIVATE)
    reports = reports_of(a_mailbox(a_letter(**PRIVATE), other, forwarded))
    assert [(report.place, report.source) for report in reports] == [
        ("message 1", "protected sender 1"),
        ("message 2", "protected sender 2"),
        ("message 3, forwarded message", "protected sender 2"),
    ]


def test_an_empty_or_locked_letter_ends_no_mailbox():
    locked = a_letter(b"x", Content_Type="application/pkcs7-mime")
    found = list(unfold(a_mailbox(a_letter(b"", Subject=""), locked, a_letter()), "box"))
    assert [type(each) for each in found[:2]] == [EmptyReport, Locked]
    assert [each.thing for each in found[:2]] == ["box › message 1", "box › message 2"]
    assert found[-1].place == "message 3"


def test_attachments_say_which_letter_they_came_with():
    enclosed = joined(typed("text/plain", b"x is y"), typed("text/plain; name=a.txt", b"One man was killed."))
    assert [report.place for report in reports_of(a_mailbox(enclosed))] == ["message 1", "message 1, attachment a.txt"]


def test_a_line_of_a_letter_that_begins_with_from_parts_nothing():
    body = f"{BODY}\n\n>From the hospital he went home.\n\nFrom nine at Tue May 14 09:30:00 2019\nto ten it rained."
    (report,) = reports_of(a_mailbox(a_letter(body.encode())))
    assert "\n\nFrom the hospital he went home." in report.text
    assert "to ten it rained." in report.text


def test_a_mailbox_without_a_letter_is_none():
    (error,) = errors_of(LINE + b"X-Mozilla-Status: 0001\n")
    assert isinstance(error, EmptyReport)
