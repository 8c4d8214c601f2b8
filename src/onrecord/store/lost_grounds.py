"""Which signatures lost ground: what they rested on was coded anew, or split off from the record that was signed.

Told by codings, for all signatures at once; whether the rule would grade less now is told beside each of them, where
the page of the incident grades it (`onrecord.tally.grading.signing`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.store.chunks import cut
from onrecord.store.codings import coding_id
from onrecord.store.lines import records_of
from onrecord.store.models import Coding, Entry, Listing, RecordLine
from onrecord.store.signatures import GRADE, grade_keys, taken_back
from onrecord.tally.grading.ladders import Facet

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["unsupported_grades", "unsupported_lines", "unsupported_records"]

CHUNK = 900


def unsupported_grades(case: CaseFile, keys: Sequence[str] | None = None) -> list[str]:
    """Give the keys of signed grades, of these alone where some are given, that rest on a claim of a coding that is no
    longer in force, or that tells nothing of their record any more.
    """
    entries = Entry.objects.using(case.alias).filter(kind=GRADE).order_by("key", "version")
    newest: dict[str, str] = {}
    for some in [None] if keys is None else cut(keys, CHUNK):
        asked = entries if some is None else entries.filter(key__in=some)
        newest |= dict(asked.values_list("key", "body").iterator(chunk_size=CHUNK))
    stand = newest.keys() - taken_back(case)
    rests = {key: {coding_id(claim) for claim in json.loads(newest[key])["claims"]} for key in stand}
    gone = _no_longer_in_force(case, sorted(set[str]().union(*rests.values())))
    left = _tellers(case, {key: key.split("/", 2)[2] for key in stand})
    return sorted(key for key, codings in rests.items() if codings & gone or codings - left.get(key, codings))


def unsupported_records(case: CaseFile) -> list[str]:
    """Give the records of which a signature lost ground: of the whole, or of one thing that is said of it."""
    subjects = {key.split("/", 2)[2] for key in unsupported_grades(case)}
    return sorted(set(records_of(case, sorted(subjects)).values()))


def unsupported_lines(case: CaseFile, lines: Iterable[RecordLine]) -> frozenset[str]:
    """Give the records, of those whose lines are given, whose signature as a whole lost ground."""
    of: dict[str, str] = {}
    for line in lines:
        if line.signed:
            members = json.loads(line.members)
            of |= {key: line.record for member in members for key in grade_keys(member, (Facet.INCIDENT,))}
    return frozenset(of[key] for key in unsupported_grades(case, list(of))) if of else frozenset()


def _tellers(case: CaseFile, subjects: dict[str, str]) -> dict[str, set[str]]:
    """Give, by key, the codings that tell of the record which a subject is in now; none where no line is kept of it."""
    records = records_of(case, sorted(set(subjects.values())))
    told = dict(_members(case, sorted(set(records.values()))))
    found = {key: told.get(records[subject]) for key, subject in subjects.items()}
    return {key: codings for key, codings in found.items() if codings is not None}


def _members(case: CaseFile, records: Sequence[str]) -> Iterator[tuple[str, set[str]]]:
    for some in cut(records, CHUNK):
        rows = RecordLine.objects.using(case.alias).filter(pk__in=some)
        for record, members in rows.values_list("record", "members"):
            yield record, {coding_id(member) for member in json.loads(members)}


def _no_longer_in_force(case: CaseFile, codings: Sequence[str]) -> set[str]:
    gone = set(codings)
    for some in cut(codings, CHUNK):
        reading = dict(Coding.objects.using(case.alias).filter(pk__in=some).values_list("pk", "reading_id"))
        listed = Listing.objects.using(case.alias).filter(reading__in=set(reading.values()))
        in_force = dict(listed.values_list("reading", "coding"))
        gone -= {coding for coding, of in reading.items() if in_force.get(of) == coding}
    return gone
