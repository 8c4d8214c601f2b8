"""Which signatures stand: a signature that was taken back stays in the case file, with who took it back and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.store.chunks import cut
from onrecord.store.entries import body_of, newest_entries, newest_entry, set_entry
from onrecord.store.models import Entry
from onrecord.tally.grading.ladders import LADDERS, Facet

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = ["GRADE", "TAKEN_BACK", "grade_key", "grade_keys", "signed_keys", "take_back", "taken_back"]

GRADE = "grade"
"""The kind of entries that hold signed grades."""

TAKEN_BACK = "grade taken back"
"""The kind of entries that take one back: their key is that of the grade, `of` the version that no longer stands."""

CHUNK = 500


def grade_key(scheme: str, facet: str, subject: str) -> str:
    """Give the key that a grade of a facet of a subject is kept under."""
    return "/".join((scheme, facet, subject))


def grade_keys(subject: str, facets: Iterable[Facet] = Facet) -> list[str]:
    """Give the keys that grades of a subject are kept under, of these facets alone where some are given."""
    return [grade_key(scheme, facet, subject) for scheme in LADDERS for facet in facets]


def signed_keys(case: CaseFile, keys: Sequence[str] | None = None) -> list[str]:
    """Give the keys that a signature stands under, of these alone where some are given."""
    first = Entry.objects.using(case.alias).filter(kind=GRADE, version=1)
    if keys is None:
        found = list(first.values_list("key", flat=True))
    else:
        found = [key for some in cut(keys, CHUNK) for key in first.filter(key__in=some).values_list("key", flat=True)]
    gone = taken_back(case)
    return [key for key in found if key not in gone]


def taken_back(case: CaseFile) -> frozenset[str]:
    """Give the keys whose last signature was taken back: few, however many were signed."""
    return frozenset(_without_signature(case, newest_entries(case, TAKEN_BACK)))


def take_back(pen: Pen, key: str, reason: str) -> None:
    """Keep, in the pen's transaction, that the signature under a key no longer stands; once, if it is asked again.

    Raises:
        BadOption: no reason was given, or nobody signed.
    """
    if not reason.strip():
        raise BadOption(
            "the reason of taking a signature back", found="none", expected="why, in a few words",
            do="Say it: others will ask.",
        )  # fmt: skip
    newest = newest_entry(pen.case, GRADE, key)
    if newest is None:
        raise BadOption("signature", found="none", expected="a grade that was signed", do="There is nothing to do.")
    if key not in taken_back(pen.case):
        set_entry(pen, TAKEN_BACK, key, {"of": newest.version, "reason": reason})


def _without_signature(case: CaseFile, backs: Iterable[Entry]) -> Iterable[str]:
    told = {back.key: body_of(back)["of"] for back in backs}
    for some in cut(sorted(told), CHUNK):
        rows = Entry.objects.using(case.alias).filter(kind=GRADE, key__in=some).order_by("version")
        newest = dict(rows.values_list("key", "version"))
        yield from (key for key in some if told[key] == newest[key])
