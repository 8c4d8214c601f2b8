"""What one reader may see of pairs, clusters and judgements: without words of protected fields, and without whoever
stands in a report that is not for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.jobs.matching import Shown
from onrecord.jobs.reviewing import MOST_RELATIVES
from onrecord.jobs.seeing import Sight, protected_fields, sight_of
from onrecord.linkage.explaining import Explanation, Reason
from onrecord.linkage.fields import Field, Part
from onrecord.store.asked import Asked
from onrecord.store.codings import coding_id, coding_of
from onrecord.store.linked import PERSON, relatives_told
from onrecord.store.models import Coding
from onrecord.store.readings import report_of
from onrecord.store.said import Said
from onrecord.store.sight import PROTECTED, Reader, hidden_subjects
from onrecord.store.tellings import Telling

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["Look", "hides_fields", "hides_names", "look_at", "seen_pair"]

BLOCKS = "████"
"""What stands for a name that is kept from whoever reads."""

ROOTS = {"names": "name", "victims": "name", "with": "name", "rarity": "name", "work": "occupation"}
"""Fields and reasons that hold words of a field of another name."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a reader sees what some codings tell, and whom they may not know of."""

    sight: Sight
    hidden: frozenset[str]

    def shows(self, field: str) -> bool:
        """Tell whether a field may be seen."""
        return self.sight.shows(ROOTS.get(field, field))

    def name(self, name: str) -> str:
        """Give what somebody, or an incident, is called."""
        return self.sight.words(name) if self.shows("name") else BLOCKS

    def said(self, said: Said) -> Said:
        """Give a judgement without its reasons where these may tell what is kept."""
        if self.sight.sees_all or not self.sight.fields:
            return said
        back = said.taken_back
        return replace(said, why="", taken_back=None if back is None else replace(back, why=""))

    def telling(self, told: Telling) -> Telling:
        """Give what a report tells of somebody."""
        fields = {name: self.sight.words(each) for name, each in told.fields.items() if self.shows(name)}
        return replace(told, fields=fields, quotes=tuple(map(self.sight.words, told.quotes)))


def hides_fields(case: CaseFile, reader: Reader) -> bool:
    """Tell whether the scope keeps a field from a reader."""
    return PROTECTED not in reader.rights and bool(protected_fields(case))


def hides_names(case: CaseFile, reader: Reader) -> bool:
    """Tell whether the scope keeps names from a reader: then nobody is looked for by one."""
    return hides_fields(case, reader) and "name" in protected_fields(case)


def look_at(case: CaseFile, reader: Reader, subjects: Iterable[str]) -> Look:
    """Give how a reader sees what the codings of some people, or incidents, tell."""
    wanted = list(subjects)
    hidden = frozenset(hidden_subjects(case, reader, wanted))
    sees_all = PROTECTED in reader.rights
    if sees_all or not protected_fields(case):
        return Look(sight_of(case, (), sees_all=sees_all), hidden)
    ids = {coding_id(each) for each in wanted}
    rows = Coding.objects.using(case.alias).filter(pk__in=ids).select_related("reading")
    return Look(sight_of(case, [coding_of(row, report_of(row.reading)) for row in rows], sees_all=False), hidden)


def seen_pair(case: CaseFile, shown: Shown, reader: Reader) -> Shown:
    """Give a pair as a reader may see it, who may know of both."""
    look = look_at(case, reader, shown.pair)
    relatives, more = _relatives(case, shown, reader) if look.shows("name") else ((), 0)
    return replace(
        shown,
        one=look.telling(shown.one),
        other=look.telling(shown.other),
        fields=tuple(_field(each, look) for each in shown.fields if look.shows(each.name)),
        names=(_parts(shown.names[0], look), _parts(shown.names[1], look)),
        explanation=_explained(shown.explanation, look) if shown.explanation is not None else None,
        asked=_asked(shown.asked, look),
        relatives=relatives,
        more_relatives=more,
        said=tuple(map(look.said, shown.said)),
    )


def _asked(asked: Asked | None, look: Look) -> Asked | None:
    if asked is None or asked.left_out is None:
        return asked
    return replace(asked, left_out=look.sight.words(asked.left_out))


def _field(field: Field, look: Look) -> Field:
    return Field(field.name, look.sight.words(field.one), look.sight.words(field.other), field.differs)


def _parts(parts: tuple[Part, ...], look: Look) -> tuple[Part, ...]:
    return tuple(Part(look.sight.words(each.words), each.is_shared) for each in parts) if look.shows("name") else ()


def _explained(told: Explanation, look: Look) -> Explanation:
    return replace(
        told,
        reasons=tuple(_reason(each, look) for each in told.reasons),
        fields=tuple(_field(each, look) for each in told.fields if look.shows(each.name)),
        bars=tuple(map(look.sight.words, told.bars)) if look.shows("name") else tuple(BLOCKS for _ in told.bars),
    )


def _reason(reason: Reason, look: Look) -> Reason:
    """Give a reason without whom it names. Who else fits is named to nobody: whoever judges may be one who is not to
    know of them, as of a protected source's report or of one they are to read blind.
    """
    if reason.about == "rivals":
        return replace(reason, words=reason.words.partition(" (")[0], one="", other="")
    if not look.shows(reason.about):
        return replace(reason, words=f"{reason.about}: {BLOCKS}", one="", other="")
    words = look.sight.words
    return replace(reason, words=words(reason.words), one=words(reason.one), other=words(reason.other))


def _relatives(case: CaseFile, shown: Shown, reader: Reader) -> tuple[tuple[str, ...], int]:
    if shown.kind != PERSON:
        return (), 0
    found = relatives_told(case, shown.pair)
    hidden = hidden_subjects(case, reader, [subject for subject, _ in found])
    names = list(dict.fromkeys(name for subject, name in found if subject not in hidden))
    return tuple(names[:MOST_RELATIVES]), max(len(names) - MOST_RELATIVES, 0)
