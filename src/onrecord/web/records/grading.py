"""Grades of an incident in the reader's words: what is proposed and why, what is missing, what people signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from onrecord.core.report import REPORT_ID
from onrecord.jobs.seeing import Sight
from onrecord.store.gradings import Grading
from onrecord.web.records.labels import FACETS, HOLDS, SCHEMES, grade_label
from onrecord.web.sentences.saying import say

__all__ = ["GradeRow", "Graded", "graded"]


@dataclass(frozen=True, slots=True)
class GradeRow:
    """One thing that is graded: the grade proposed, why, what is missing, and what was signed. `flag` says how a
    signature holds, `holds` whether it does, `is_shaken` whether anything is gone that it rested on.
    """

    facet: str
    label: str | Promise
    proposed: str
    why: str
    missing: tuple[str, ...]
    state: str
    signed: str = ""
    by: str = ""
    at: datetime | None = None
    reason: str = ""
    flag: str | Promise = ""
    flag_why: str = ""
    holds: bool = True
    is_shaken: bool = False

    @property
    def is_signed(self) -> bool:
        """True where somebody signed it."""
        return self.at is not None


@dataclass(frozen=True, slots=True)
class Graded:
    """An incident by one scheme of grades: the whole first, then what is said of it."""

    scheme: str
    label: str | Promise
    whole: GradeRow
    facets: tuple[GradeRow, ...]
    lineage: str


def graded(grading: Grading, scheme: str, sight: Sight, titles: Mapping[str, str]) -> Graded:
    """Give how an incident is graded, without the words that the reader may not see; reports by their titles."""

    def words(told: str) -> str:
        return say(sight.words(REPORT_ID.sub(lambda found: _called(found[0], titles), told)))

    rows = list(_rows(grading, sight, words))
    lineage = "" if sight.hidden else "\n".join(_indented(each, words) for each in grading.lineage.split("\n"))
    return Graded(scheme, SCHEMES.get(scheme, scheme), rows[0], tuple(rows[1:]), lineage)


def _indented(line: str, words: Callable[[str], str]) -> str:
    """Give a line of the drawing of who has it from whom, as far from the edge as it was."""
    told = line.lstrip()
    return line[: len(line) - len(told)] + words(told)


def _called(report: str, titles: Mapping[str, str]) -> str:
    return f"“{titles[report]}”" if report in titles else _("a report without a title")


def _rows(grading: Grading, sight: Sight, words: Callable[[str], str]) -> Iterator[GradeRow]:
    # Why it is so may be the word of a protected source, or name its report.
    is_withheld = bool(sight.hidden)
    withheld = _("Why is withheld from you: it rests in part on protected sources.")
    for proposal, signed in grading.proposals:
        row = GradeRow(
            str(proposal.facet), FACETS[proposal.facet], grade_label(proposal.grade),
            withheld if is_withheld else words(proposal.why),
            () if is_withheld else tuple(map(words, proposal.missing)), proposal.state,
        )  # fmt: skip
        if signed is None:
            yield row
            continue
        told, stands = signed.signed, signed.standing
        yield GradeRow(
            row.facet, row.label, row.proposed, row.why, row.missing, row.state, grade_label(told.grade), told.by,
            told.at, sight.reason(signed.reason), HOLDS.get(str(stands.hold), str(stands.hold)),
            "" if is_withheld else words(stands.why), str(stands.hold) != "flagged", bool(stands.lost),
        )  # fmt: skip
