"""A coding that a person hands in whole, as the contract has it: checked against the text and the codebook, and kept.

Its claims are what counts. The view is folded from them anew, so that what is kept shows no value that no claim tells;
the coder is whoever hands it in, and the report is the one that is kept, whatever the document says of both.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.coding.editing.edits import Accept
from onrecord.coding.editing.fields import check_value
from onrecord.coding.editing.finishing import finish
from onrecord.coding.editing.sheet import Sheet, sheet_of
from onrecord.core.coding import Coder, Coding
from onrecord.core.contract import check_coding
from onrecord.core.errors import BadOption, CaseFileError, MalformedCoding
from onrecord.core.report import Report
from onrecord.core.vocabulary import CoderKind
from onrecord.store.asked_blind import is_blind_for
from onrecord.store.codings import Coded, coding_row
from onrecord.store.drafts import codebook_of
from onrecord.store.models import Coding as Row
from onrecord.store.models import Listing, Reading
from onrecord.store.readings import report_of
from onrecord.store.recording import record_codings

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["MOST_CLAIMS", "keep_handed_in"]

MOST_CLAIMS = 5_000
OWN_ID = re.compile(r"[a-z][a-z0-9]{0,11}")


def keep_handed_in(case: CaseFile, report: str, coding: Coding) -> str:
    """Keep a coding of a report as that of whoever hands it in, with the records it changes; give its id.

    Raises:
        BadOption: there is no such report; or a value is none that its field may have.
        CaseFileError: they are to code the report blind, in the workbench.
        CodingError: its quotes are not at their places, a value has no claim, or a claim is of nothing in it.
    """
    listed = Listing.objects.using(case.alias).filter(report=report).first()
    if listed is None:
        raise BadOption("report", found=report, expected="one that the case file holds", do="See the list of reports.")
    if is_blind_for(case, listed.reading, case.who):
        raise CaseFileError(
            f"report {report}",
            found="one that you are to code blind",
            expected="a coding made in the workbench",
            do="Code it there, where no other coding of it is shown.",
        )
    kept, book = report_of(Reading.objects.using(case.alias).get(pk=listed.reading)), codebook_of(case)
    sheet = _sheet(coding, kept)
    kinds = {thing.id: thing.kind for thing in sheet.things}
    for claim in coding.claims:
        check_value(kinds[claim.subject], claim.property, claim.value, book)
    with case.writing() as pen:
        mine = Row.objects.using(case.alias).filter(reading=listed.reading, kind=str(CoderKind.PERSON), name=case.who)
        made = finish(sheet, Coder(CoderKind.PERSON, case.who, str(mine.count() + 1), book.id))
        check_coding(made)
        _check_whole(coding, made)
        coded = Coded(listed.reading, made)
        id_ = coding_row(coded, case.who, pen.now).id
        pen.note("handed in", f"reading:{listed.reading}", coding=id_)
        record_codings(pen, [coded])
    return id_


def _sheet(coding: Coding, kept: Report) -> Sheet:
    """Give the sheet of a coding on which every claim is accepted.

    Raises:
        CodingError: it is of another text, or names things that are not in it.
    """
    text = coding.report.text
    if text and text != kept.text:
        raise _malformed("report.text", "another text than the one that is kept", "that text, or none")
    if len(coding.claims) > MOST_CLAIMS:
        raise _malformed("claims", f"{len(coding.claims):,} claims", f"at most {MOST_CLAIMS:,}")
    base = replace(coding, report=kept)
    check_coding(base)
    ids = [claim.id for claim in coding.claims]
    sheet = sheet_of(kept, base, [Accept(tuple(ids))] if ids else [])
    things = [thing.id for thing in sheet.things]
    for id_ in (*things, *ids):
        if not OWN_ID.fullmatch(id_):
            raise _malformed("an id", repr(id_[:40]), "a small letter, then letters and digits, twelve at the most")
    if len({*things, *ids}) < len(things) + len(ids):
        raise _malformed("ids", "one that two things have", "each of one thing")
    for claim in coding.claims:
        if claim.subject not in things:
            raise _malformed(f"claim {claim.id}", f"a claim of {claim.subject[:40]!r}", "the id of a thing in it")
    return sheet


def _check_whole(given: Coding, made: Coding) -> None:
    left = {claim.id for claim in given.claims} - {claim.id for claim in made.claims}
    if left:
        raise _malformed(
            f"claim {min(left)}", "a claim that names what is not there", "what it names, with claims of its own"
        )


def _malformed(place: str, found: str, expected: str) -> MalformedCoding:
    return MalformedCoding(
        f"coding at {place}", found=found, expected=expected, do="Compare it with `onrecord schema coding`."
    )
