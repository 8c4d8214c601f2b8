"""From a record to the words beneath it: every value with its rule, its claims, and the sentences they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.core import coding as core
from onrecord.core.errors import BadOption
from onrecord.core.record import Held, Record
from onrecord.core.wire import record_from_json
from onrecord.store.canonical import unpack
from onrecord.store.codings import coding_id, coding_of
from onrecord.store.models import Coding
from onrecord.store.models import Record as Row
from onrecord.store.readings import report_of

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["AROUND", "Ground", "Grounded", "find_record", "grounds_of", "sentence"]

# An id is told by its beginning where no other begins so.
LEAST_LETTERS = 4
AROUND = 60
"""The letters of the text around a quote that are shown on either side."""

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Ground:
    """One claim beneath a value: what it says, in whose words, on whose word, in which report."""

    claim: str
    value: core.ClaimValue
    quotes: tuple[str, ...]
    inferred_by: str | None
    stance: str
    according_to: core.Chain
    report: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Grounded:
    """A value of a record with the claims that hold it up, and those that say otherwise."""

    held: Held
    grounds: tuple[Ground, ...]
    others: tuple[Ground, ...]


def find_record(case: CaseFile, id_: str) -> Record:
    """Give the record of an id, or of the beginning of one that no other begins with.

    Raises:
        BadOption: there is none, or several.
    """
    rows = list(Row.objects.using(case.alias).filter(pk__startswith=id_)[:2]) if len(id_) >= LEAST_LETTERS else []
    if len(rows) != 1:
        raise BadOption(
            "RECORD",
            found=repr(id_) + (", with which several begin" if rows else ""),
            expected="the id of a record, or so much of it that no other begins so",
            do="`onrecord records` lists them.",
        )
    return record_from_json(unpack(rows[0].body))


def grounds_of(case: CaseFile, record: Record) -> list[Grounded]:
    """Give every value of a record with the words beneath it."""
    wanted = {claim for held in record.values for claim in _all_claims(held)}
    known = _grounds(case, wanted)
    return [
        Grounded(
            held,
            tuple(known[claim] for claim in held.claims if claim in known),
            tuple(known[claim] for other in held.others for claim in other.claims if claim in known),
        )
        for held in record.values
    ]


def _all_claims(held: Held) -> Iterable[str]:
    yield from held.claims
    for other in held.others:
        yield from other.claims


def _grounds(case: CaseFile, wanted: set[str]) -> dict[str, Ground]:
    found: dict[str, Ground] = {}
    codings = sorted({coding_id(claim) for claim in wanted})
    for row in Coding.objects.using(case.alias).filter(pk__in=codings).select_related("reading"):
        coding = coding_of(row, report_of(row.reading))
        for claim in coding.claims:
            ref = f"{row.id}/{claim.id}"
            if ref in wanted:
                found[ref] = _ground(ref, claim, coding)
    return found


def _ground(ref: str, claim: core.Claim, coding: core.Coding) -> Ground:
    return Ground(
        ref,
        claim.value,
        tuple(sentence(coding.report.text, quote.start, quote.end) for quote in claim.quotes),
        claim.inferred_by,
        str(claim.stance),
        claim.according_to,
        coding.report.id,
        coding.report.called,
    )


def sentence(text: str, start: int, end: int) -> str:
    """Give a quote in brackets with the words around it, of its own paragraph."""
    paragraph = text.rfind(BETWEEN, 0, start)
    first = paragraph + len(BETWEEN) if paragraph >= 0 else 0
    stop = text.find(BETWEEN, end)
    last = stop if stop >= 0 else len(text)
    before, after = text[max(first, start - AROUND) : start], text[end : min(last, end + AROUND)]
    # Cut between words: half of a name is none that could be blacked out.
    if start - AROUND > first:
        before = "…" + before[before.find(" ") + 1 :] if " " in before else "…"
    if end + AROUND < last:
        after = after[: after.rfind(" ")] + "…" if " " in after else "…"
    return f"{before}[{text[start:end]}]{after}"
