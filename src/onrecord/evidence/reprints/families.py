"""Join reports that reprint one another to families, and name the likely original of each.

Reports of which most is the same text are one group. A longer story that has another within it joins the group of that
one, and of one only, the one it has most of: a round-up that prints two wire stories does not make them one source.
What a person judged holds against what was found: "same" joins first, "different" are never in one family.

The original is one that no rule can prove; the likely one is, of those that print the text as a whole, the one by the
agency that it is credited to; else the earliest published; of one day, one that credits an agency; then the fullest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.evidence.reprints.credits import agency_named
from onrecord.evidence.reprints.verdicts import Finding, Verdict

__all__ = ["Family", "Judged", "Print", "join_families"]


@dataclass(frozen=True, slots=True)
class Print:
    """What a report says of where its text is from."""

    id: str
    words: int
    published: date | None = None
    source: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs that a person judged to print the same text, and pairs judged not to."""

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """Reports that count as one source, the likely original among them, why it, and the name of that source."""

    original: str
    members: tuple[str, ...]
    why: str
    source: str


def join_families(
    findings: Iterable[Finding], prints: Mapping[str, Print], judged: Judged | None = None
) -> list[Family]:
    """Give the families of two reports and more, in order of id of their first member; a report that has no print is
    left out.
    """
    judged = judged or Judged()
    groups = _Groups(prints, judged.different)
    for one, other in sorted(judged.same):
        groups.join(one, other)
    # The surest first, so that where two cannot both hold it is the weaker that gives way.
    reprints = sorted(
        (finding for finding in findings if finding.verdict is Verdict.REPRINT),
        key=lambda finding: (finding.quoted, -finding.shared, finding.short, finding.long),
    )
    for finding in reprints:
        if not finding.quoted:
            groups.join(finding.short, finding.long)
    quoting = _join_quoting(groups, [finding for finding in reprints if finding.quoted])
    return [_family(group, quoting, prints) for group in sorted(groups.all(), key=min) if len(group) > 1]


class _Groups:
    """Reports in groups that grow, but for pairs that must stay apart."""

    def __init__(self, reports: Iterable[str], different: Iterable[tuple[str, str]]) -> None:
        self._group = {report: frozenset((report,)) for report in reports}
        self._apart: dict[str, set[str]] = {}
        for one, other in different:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def of(self, report: str) -> frozenset[str]:
        """Give the group of a report, empty where there is no such report."""
        return self._group.get(report, frozenset())

    def join(self, one: str, other: str) -> bool:
        """Make one group of two; False where they are one already, or must stay apart, or are not both there."""
        mine, yours = self.of(one), self.of(other)
        if not mine or not yours or mine == yours:
            return False
        if any(yours & self._apart.get(report, set()) for report in mine):
            return False
        both = mine | yours
        self._group.update(dict.fromkeys(both, both))
        return True

    def all(self) -> set[frozenset[str]]:
        """Give every group."""
        return set(self._group.values())


def _join_quoting(groups: _Groups, reprints: Sequence[Finding]) -> frozenset[str]:
    """Join longer stories to what they have most of, and give the reports that were joined so.

    Where several print the longer story, all of them must have the other within it: one that adds a second story below
    a wire copy does not make one source of the two.
    """
    before = {end: groups.of(end) for finding in reprints for end in (finding.short, finding.long)}
    having: dict[tuple[frozenset[str], frozenset[str]], set[str]] = {}
    for finding in reprints:
        having.setdefault((before[finding.long], before[finding.short]), set()).add(finding.long)
    joined: set[frozenset[str]] = set()
    for finding in reprints:
        group = before[finding.long]
        is_whole = having[group, before[finding.short]] == group
        if is_whole and group not in joined and groups.join(finding.short, finding.long):
            joined.add(group)
    return frozenset().union(*joined)


def _family(group: frozenset[str], quoting: frozenset[str], prints: Mapping[str, Print]) -> Family:
    whole = [prints[report] for report in sorted(group - quoting)]
    original = min(whole, key=_rank)
    return Family(
        original.id, tuple(sorted(group)), _why(original, whole), original.agency or original.source or original.id
    )


def _rank(held: Print) -> tuple[bool, date, bool, int, str]:
    return (not _by_agency(held), held.published or date.max, held.agency is None, -held.words, held.id)


def _by_agency(held: Print) -> bool:
    return held.agency is not None and held.source is not None and agency_named(held.source) == held.agency


def _why(original: Print, whole: Sequence[Print]) -> str:
    if _by_agency(original):
        return f"its source is {original.agency}, whom it credits"
    days = [held.published for held in whole if held.published is not None]
    if original.published is not None and days.count(original.published) == 1:
        return f"the earliest, {original.published.isoformat()}"
    day = f"of the earliest day, {original.published.isoformat()}, " if original.published is not None else ""
    if original.agency is not None:
        return f"{day}credits {original.agency}"
    return f"{day}the fullest text, {original.words:,} words"
