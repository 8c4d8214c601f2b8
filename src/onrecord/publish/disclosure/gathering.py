"""The first pass over an edition: what every text of it is searched for, and what is held back of which report.

A name that is held back in one incident may stand in another's quote: its whole forms are looked for everywhere, a part
of it where so few incidents tell of it that it would tell who is meant. A report that several incidents cite is cited
in the same way by all of them, or the one would tell what the other holds back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from onrecord.publish.casualties import Citation, IncidentFile, IncidentRecord, VictimRecord
from onrecord.publish.disclosure.audiences import Audience
from onrecord.publish.disclosure.facts import protected_of, violent_terms
from onrecord.publish.disclosure.finding import Lookup, Sought
from onrecord.publish.disclosure.judging import INCIDENT, Judgement, judge
from onrecord.publish.disclosure.narrowing import leave_out_others
from onrecord.publish.disclosure.rules import Rule
from onrecord.publish.disclosure.secrets import Part, Secrets, secrets_of, sources_of
from onrecord.publish.disclosure.tokens import Token, tokens_of
from onrecord.publish.disclosure.variants import is_common
from onrecord.publish.disclosure.walking import strings_in
from onrecord.publish.disclosure.withdrawing import NAMES, hold_withdrawn, withdrawn_within
from onrecord.publish.edition import Edition

__all__ = ["Gathered", "gather", "judged", "names_given"]

MOST_TOLD, MOST_SHARE = 10, 0.001
"""A part of a name is rare where no more incidents hold it than these: ten, or one in a thousand."""
SIGNS_OF_PART = 4


class _ReportWords(NamedTuple):
    """What is looked for in what is taken from a report, and which of its fields are held back."""

    words: Lookup
    held: dict[str, Rule]


@dataclass(slots=True)
class Gathered:
    """What a first pass found: words looked for `anywhere`, protected reports, and what is held back of others.

    `left_out` counts the incidents that are not given, by rule; `violent` are terms of the codebook; `apart`
    are incidents that no other may lead to: left out, or of a coarser day or place. `gone` are withdrawn records,
    `homes` the incidents of those that were within one, `of` the victims whose incidents alone are given, none for all.
    `noted` is what is looked for in the note on a record, besides what is looked for everywhere.
    """

    anywhere: Lookup = field(default_factory=Lookup)
    protected: dict[str, Rule] = field(default_factory=dict)
    reports: dict[str, _ReportWords] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    apart: set[str] = field(default_factory=set)
    violent: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    homes: dict[str, str] = field(default_factory=dict)
    noted: dict[str, Lookup] = field(default_factory=dict)

    def held_of(self, report: str) -> dict[str, Rule]:
        """Give the fields of a report that are held back in every incident that cites it."""
        found = self.reports.get(report)
        return found.held if found else {}

    def words_of(self, report: str | None) -> Lookup | None:
        """Give what is looked for in the words of a report, besides what is looked for everywhere."""
        found = self.reports.get(report or "")
        return found.words if found and found.words else None


def judged(file: IncidentFile, audience: Audience, today: date, gathered: Gathered) -> Judgement:
    """Give what rules say of an incident, with the reports that are protected wherever they are cited."""
    judgement = judge(file, audience, today, gathered.violent)
    hold_withdrawn(file, judgement, gathered.gone)
    leave_out_others(file, judgement, gathered.of)
    judgement.protected = {**judgement.protected, **gathered.protected} if gathered.protected else judgement.protected
    return judgement


def gather(whole: Edition, audience: Audience, of: frozenset[str] = frozenset()) -> Gathered:
    """Go over a whole edition once, and give what disclosing it takes."""
    gone = frozenset(each.id for each in whole.withdrawals)
    gathered = Gathered(violent=violent_terms(whole.about.codebook), gone=gone, of=of)
    told, parts = Counter[str](), dict[tuple[str, str], Part]()
    files, cited, several = 0, set[str](), set[str]()
    noted = gone | {each.record for each in whole.corrections}
    for file in whole.incidents():
        files += 1
        told.update({token.key for text in _texts(file) for token in tokens_of(text)})
        gathered.homes.update(dict.fromkeys(withdrawn_within(file, gone), file.incident.id))
        judgement = judge(file, audience, whole.about.made_on, gathered.violent)
        hold_withdrawn(file, judgement, gone)
        leave_out_others(file, judgement, of)
        gathered.protected.update(judgement.protected)
        if judgement.left_out is not None or judgement.coarse_of(INCIDENT):
            gathered.apart.add(file.incident.id)
        if judgement.left_out is not None:
            gathered.left_out[judgement.left_out.shown] += 1
            _hold_all(file, judgement)
        if judgement.holds_anything or judgement.tellers:
            secrets = secrets_of(file, judgement)
            gathered.anywhere.add_all(secrets.anywhere)
            parts.update(((part.words, part.rule), part) for part in secrets.parts)
            _put_reports(file, judgement, secrets, gathered)
            ids = {file.incident.id, *(each.id for each in file.within)} & noted
            gathered.noted.update(dict.fromkeys(ids, secrets.here))
        ids = {each.id for each in file.citations}
        several |= ids & cited
        cited |= ids
    _put_tolls(whole, audience, gathered)
    several |= {each.id for each in whole.citations} & cited
    gathered.reports = {id_: each for id_, each in gathered.reports.items() if id_ in several}
    most = max(MOST_TOLD, int(files * MOST_SHARE))
    _put_parts(parts.values(), told, most, gathered.anywhere)
    return gathered


def _texts(file: IncidentFile) -> Iterator[str]:
    yield from strings_in(file)


def _hold_all(file: IncidentFile, judgement: Judgement) -> None:
    """Hold the names of everybody in an incident that is not given: they stand in no other text either."""
    rule = judgement.left_out
    assert rule is not None
    for victim in file.victims:
        for name in NAMES:
            judgement.of(victim.id).setdefault(name, rule)
    for thing in file.objects:
        judgement.of(thing.id).setdefault("ObjectRecord.name", rule)


def _put_reports(file: IncidentFile, judgement: Judgement, secrets: Secrets, gathered: Gathered) -> None:
    held = {name: rule for name, rule in judgement.of(INCIDENT).items() if name.startswith("Citation.")}
    if not held and not secrets.here:
        return
    for citation in file.citations:
        before = gathered.reports.get(citation.id)
        if before is None:
            gathered.reports[citation.id] = _ReportWords(secrets.here, held)
        else:
            both = Lookup()
            both.add_all(before.words)
            both.add_all(secrets.here)
            gathered.reports[citation.id] = _ReportWords(both, {**before.held, **held})


def _put_tolls(whole: Edition, audience: Audience, gathered: Gathered) -> None:
    """Put what is looked for on account of protected sources that tolls rest on."""
    rule = next((each for each in audience.rules if each.when == "protected source"), None)
    ids = protected_of(whole.citations)
    if rule is None or not ids:
        return
    secrets = Secrets()
    gathered.protected.update(dict.fromkeys(ids, rule))
    for citation in whole.citations:
        if citation.is_protected:
            sources_of(_as_file(citation), citation.id, rule, secrets)
    for toll in whole.tolls():
        for statement in toll.statements:
            for quote in statement.quotes if statement.report in ids else ():
                secrets.add_runs(quote, rule.shown)
    gathered.anywhere.add_all(secrets.anywhere)
    for part in secrets.parts:
        gathered.anywhere.add(part.words, Sought(part.kind, part.rule, False, is_common(part.words)))


def _as_file(citation: Citation) -> IncidentFile:
    return IncidentFile(IncidentRecord(""), (), (citation,))


def _put_parts(parts: Iterable[Part], told: Counter[str], most: int, anywhere: Lookup) -> None:
    """Look everywhere for the parts of names that few incidents hold."""
    signs = Counter[str]()
    for key, times in told.items():
        for token in tokens_of(key):
            signs[token.signs] += times
    for part in parts:
        tokens = tokens_of(part.words)
        if min((told[token.key] for token in tokens), default=0) <= most:
            anywhere.add(part.words, Sought(part.kind, part.rule, False, is_common(part.words)))
        if min((signs[sign] for sign in _signs(tokens)), default=most + 1) <= most:
            anywhere.add_signs(part.words, Sought(part.kind, part.rule, False, True), SIGNS_OF_PART)


def _signs(tokens: tuple[Token, ...]) -> Iterator[str]:
    return (token.signs for token in tokens if token.signs)


def names_given(victims: tuple[VictimRecord, ...]) -> Iterator[str]:
    """Yield the names of victims that are given."""
    for victim in victims:
        if victim.name:
            yield victim.name
        yield from (name.text for name in victim.names)
