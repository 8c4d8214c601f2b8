"""What the public is told of single records: withdrawn, standing again, corrected; each once, with a note."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.errors import BadOption
from onrecord.jobs.sharing import rebuild_case
from onrecord.jobs.verifying import verify_case
from onrecord.publish.casualties import Correction, Withdrawal
from onrecord.store.models import LedgerRow
from onrecord.store.publishing.notes import corrections_of, note_correction, reinstate, withdraw, withdrawals_of
from onrecord.store.publishing.publications import Publication, publication_of, set_publication
from onrecord.store.tolerant import Break

DAY = date(2026, 3, 1)


def write(case, function, *words):
    with case.writing() as pen:
        function(pen, *words)


def test_a_record_that_is_withdrawn_is_listed_with_day_and_note(case):
    write(case, withdraw, "i-2", "Told twice.")
    write(case, withdraw, "i-1", "It did not happen.")
    assert withdrawals_of(case) == (
        Withdrawal("i-1", DAY, "It did not happen."),
        Withdrawal("i-2", DAY, "Told twice."),
    )
    row = LedgerRow.objects.using(case.alias).order_by("-seq").first()
    assert (row.action, row.subject) == ("withdrawn record", "record:i-1")


def test_a_record_stands_again_once_its_withdrawal_is_taken_back(case):
    write(case, withdraw, "i-1", "It did not happen.")
    write(case, reinstate, "i-1", "It did: a second report has it.")
    assert withdrawals_of(case) == ()
    write(case, withdraw, "i-1", "Told twice.")
    assert [each.note for each in withdrawals_of(case)] == ["Told twice."]


@pytest.mark.parametrize(("record", "note"), [("i-1", " "), (" ", "Why."), ("i" * 201, "Why.")])
def test_a_record_without_a_note_or_a_note_without_a_record_is_refused(case, record, note):
    with pytest.raises(BadOption):
        write(case, withdraw, record, note)


def test_nothing_is_withdrawn_twice_or_reinstated_that_stands(case):
    with pytest.raises(BadOption, match="not withdrawn"):
        write(case, reinstate, "i-1", "Why.")
    write(case, withdraw, "i-1", "Why.")
    with pytest.raises(BadOption, match="is withdrawn"):
        write(case, withdraw, "i-1", "Again.")


def test_a_correction_says_which_property_and_why(case):
    write(case, note_correction, "v-1", " age ", "The registry says 35.")
    assert corrections_of(case) == (Correction("v-1", "age", DAY, "The registry says 35."),)
    assert withdrawals_of(case) == ()
    with pytest.raises(BadOption, match="property"):
        write(case, note_correction, "v-1", " ", "Why.")


def test_notes_stay_when_records_are_made_anew_and_verify(case):
    write(case, withdraw, "i-1", "Told twice.")
    list(rebuild_case(case))
    assert [each.id for each in withdrawals_of(case)] == ["i-1"]
    assert [each for each in verify_case(case) if isinstance(each, Break)] == []


def test_what_is_said_of_the_whole_is_the_name_of_the_case_file_until_it_is_set(case):
    assert publication_of(case) == Publication("Zawiya", "Zawiya")
    told = Publication(
        "Deaths", "The River Record", "c@river-record.example", "CC-BY-4.0", ("en", "ar"), ("One town.",)
    )
    with case.writing() as pen:
        assert set_publication(pen, told)
    assert publication_of(case) == told
