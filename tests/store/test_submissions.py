"""What strangers send: sealed before it is written, told to the ledger without its hour, opened by who has the key."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.core.errors import BadOption, KeyNeeded, WrongKey
from onrecord.jobs.verifying import verify_case
from onrecord.store.models import LedgerRow, Submission
from onrecord.store.submissions import (
    Page,
    Receipt,
    Sent,
    SentFile,
    answer_submission,
    note_arrivals,
    page_of,
    read_submission,
    receipt_of,
    receive,
    set_aside,
    set_page,
    submissions,
    take_in,
)
from onrecord.store.tolerant import Break
from onrecord.store.vault.keys import create_vault

PASSPHRASE = "four patient storks"
SENT = Sent(
    "My brother Ilyas was taken at the Zawiya roundabout. أخي إلياس",
    knows_by="family",
    reach="by Umm Ilyas, the bakery",
    files=(SentFile("image/png", b"\x89PNG not quite", ("a comment",)),),
)


@pytest.fixture
def opened(case):
    """Give a case file whose submission page is on."""
    create_vault(case, PASSPHRASE)
    with case.writing() as pen:
        set_page(pen, Page(True, (("en", "Write to us."),), 3))
    return case


def keeper(case, passphrase=PASSPHRASE):
    """Give the case file as somebody has it who types this passphrase."""
    return replace(case, writer=replace(case.writer, ask=lambda _: passphrase), opened={})


def test_the_page_is_off_until_somebody_sets_it_and_needs_a_vault(case):
    assert page_of(case) == Page()
    with pytest.raises(BadOption, match="off"):
        receive(case, SENT)
    with pytest.raises(KeyNeeded), case.writing() as pen:
        set_page(pen, Page(True))


def test_what_was_sent_comes_back_to_whoever_has_the_key(opened):
    receive(opened, SENT)
    (row,) = submissions(opened)
    assert read_submission(keeper(opened), row.pk) == SENT
    with pytest.raises(WrongKey):
        read_submission(keeper(opened, "four hasty storks"), row.pk)
    with pytest.raises(KeyNeeded):
        read_submission(replace(opened, opened={}), row.pk)


def test_nothing_of_it_is_written_unsealed(opened):
    receive(opened, SENT)
    note_arrivals(opened)
    row = Submission.objects.using(opened.alias).get()
    told = "".join(LedgerRow.objects.using(opened.alias).values_list("detail", flat=True))
    for secret in ("Ilyas", "إلياس", "bakery", "Zawiya roundabout"):
        assert secret.encode() not in bytes(row.sealed)
        assert secret not in told
    if opened.writer.database_url is None:
        for path in opened.folder.rglob("*"):
            assert not path.is_file() or b"roundabout" not in path.read_bytes(), path


def test_the_length_of_what_is_sealed_tells_little(opened):
    for text in ("x", "x" * 3000):
        receive(opened, Sent(text))
    # age adds up to some three hundred bytes of its own, at random.
    sizes = [row.size_bytes for row in submissions(opened)]
    assert max(sizes) - min(sizes) < 600


def test_the_ledger_learns_the_day_and_the_sum_and_never_the_hour(opened):
    before = LedgerRow.objects.using(opened.alias).count()
    receive(opened, SENT)
    receive(opened, SENT)
    assert LedgerRow.objects.using(opened.alias).count() == before
    assert note_arrivals(opened) == 2
    assert note_arrivals(opened) == 0
    row = LedgerRow.objects.using(opened.alias).order_by("-seq").first()
    assert (row.action, row.subject) == ("received", "submissions")
    assert [field.name for field in Submission._meta.fields if "at" in field.name.split("_")] == []
    assert not [each for each in verify_case(opened) if isinstance(each, Break)]


def test_each_reading_stands_in_the_ledger(opened):
    receive(opened, SENT)
    note_arrivals(opened)
    held = keeper(replace(opened, writer=replace(opened.writer, name="hala")))
    read_submission(held, submissions(opened)[0].pk)
    row = LedgerRow.objects.using(opened.alias).order_by("-seq").first()
    assert (row.who, row.action) == ("hala", "read")


@pytest.mark.parametrize("typed", [str, str.lower, lambda code: code.replace("-", " "), lambda c: c.replace("0", "o")])
def test_a_receipt_is_read_however_it_was_written_down(opened, typed):
    code = receive(opened, SENT)
    assert receipt_of(opened, typed(code)) == Receipt(submissions(opened)[0].pk, "waiting", None)
    assert receipt_of(opened, code[:-1]) is None
    assert code not in str(Submission.objects.using(opened.alias).values_list().get())


def test_no_more_are_taken_in_a_day_than_was_set(opened):
    for _ in range(3):
        receive(opened, SENT)
    with pytest.raises(BadOption, match="as many submissions today"):
        receive(opened, SENT)
    assert len(submissions(opened)) == 3


def test_what_is_set_aside_is_gone_and_that_it_came_stays(opened):
    code = receive(opened, SENT)
    number = submissions(opened)[0].pk
    with pytest.raises(BadOption, match="reason"), opened.writing() as pen:
        set_aside(pen, number, " ")
    with opened.writing() as pen:
        answer_submission(pen, number, "Thank you; it was about another town.")
        set_aside(pen, number, "about another town")
    assert bytes(Submission.objects.using(opened.alias).get().sealed) == b""
    assert receipt_of(opened, code) == Receipt(number, "set aside", "Thank you; it was about another town.")
    with pytest.raises(BadOption, match="set aside"):
        read_submission(keeper(opened), number)


def test_what_was_taken_in_is_not_set_aside(opened):
    receive(opened, SENT)
    number = submissions(opened)[0].pk
    with opened.writing() as pen:
        take_in(pen, number, "4")
    with pytest.raises(BadOption, match="taken in already"), opened.writing() as pen:
        set_aside(pen, number, "no")


@pytest.mark.parametrize("sent", [Sent(""), Sent("  \n")])
def test_nothing_is_no_submission(opened, sent):
    with pytest.raises(BadOption, match="nothing"):
        receive(opened, sent)


def test_a_page_that_takes_none_is_refused(case):
    with pytest.raises(BadOption, match="in a day"), case.writing() as pen:
        set_page(pen, Page(per_day=0))
