"""How reports were read twice: by people apart, by a machine and a person apart, or by one who corrected the other.

Whoever began from a coding saw what it says: correcting it is work on it, and no second reading that could differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.core.vocabulary import CoderKind
from onrecord.publish.methodology.settings import ReadApart
from onrecord.store.chunks import cut
from onrecord.store.models import Coding, Draft

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["readings_of", "root_of"]

CHUNK = 200
PERSON = str(CoderKind.PERSON)


def readings_of(case: CaseFile, readings: Sequence[str], excluding: Iterable[str]) -> ReadApart:
    """Count how these readings were read; codings of the versions and kinds `excluding` are none."""
    found: Counter[str] = Counter()
    left = frozenset(excluding)
    for some in cut(list(readings), CHUNK):
        found.update(_ways(case, some, left))
    return ReadApart(**found)


def root_of(coding: str, bases: dict[str, str]) -> str:
    """Give the coding that one goes back to, by what each began from."""
    met: set[str] = set()
    while coding in bases and coding not in met:
        met.add(coding)
        coding = bases[coding]
    return coding


def _ways(case: CaseFile, readings: Sequence[str], left: frozenset[str]) -> Iterator[str]:
    drafts = Draft.objects.using(case.alias).filter(reading__in=readings, coding__isnull=False)
    begun = list(drafts.values_list("coding", "base", "is_blind"))
    bases = {str(coding): str(base) for coding, base, _ in begun if base is not None}
    blind = {str(coding) for coding, _, is_blind in begun if is_blind}
    rows = Coding.objects.using(case.alias).filter(reading__in=readings).order_by("seq", "id")
    of: dict[str, dict[tuple[str, str], str]] = {}
    for id_, reading, kind, name, version in rows.values_list("id", "reading", "kind", "name", "version"):
        if not {kind, version} & left:
            of.setdefault(str(reading), {})[kind, name] = id_
    for codings in of.values():
        yield from _way(codings, bases, blind)


def _way(codings: dict[tuple[str, str], str], bases: dict[str, str], blind: set[str]) -> Iterator[str]:
    groups: dict[str, set[str]] = {}
    for (kind, _), id_ in codings.items():
        groups.setdefault(root_of(id_, bases), set()).add(kind)
    by_people = sum(PERSON in kinds for kinds in groups.values())
    if by_people > 1:
        yield "people"
        if blind & {id_ for (kind, _), id_ in codings.items() if kind == PERSON}:
            yield "blind"
    elif not by_people:
        yield "machines"
    elif len(groups) > 1:
        yield "apart"
    else:
        yield "saw" if {kind for kind, _ in codings} != {PERSON} else "corrected"
