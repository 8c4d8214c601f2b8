"""Check a file of casualty records as it streams: no case file is needed, and no line is held but its ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.coding.codebook import default_codebook
from onrecord.core.values import Count
from onrecord.publish.casualties import Citation, IncidentFile, TollRecord, Withdrawal
from onrecord.publish.edition import About
from onrecord.publish.exchange.checking.levels import LEVELS, shortfalls_of_incident, shortfalls_of_toll
from onrecord.publish.exchange.checking.lines import Line, read_lines
from onrecord.publish.exchange.checking.meaning import Terms, findings_of_incident, findings_of_toll
from onrecord.publish.exchange.checking.problems import Finding, Place, Problem, path_in_words
from onrecord.publish.exchange.checking.shape import checked_shape

__all__ = ["Check"]


@dataclass(slots=True)
class _Counted:
    """What the incidents come to."""

    incidents: int = 0
    victims: int = 0
    named: int = 0
    may_be: bool = False
    sums: dict[str, list[int | None]] = field(default_factory=dict)


class Check:
    """One check of one file. What `problems` yields is all that is wrong; then the rest is known.

    Args:
        wanted: the level whose shortfalls are errors; else the level that is reached is only told.
    """

    def __init__(self, path: Path, wanted: int | None = None) -> None:
        self._path, self._wanted = path, wanted
        self._about: About | None = None
        self._terms = Terms(None, frozenset(), frozenset())
        self._ids: dict[str, int] = {}
        self._withdrawn: dict[str, int] = {}
        self._homes: dict[str, str] = {}
        self._cited: set[str] = set()
        self._relations: dict[str, tuple[int, str, Place]] = {}
        self._tolls: list[tuple[int, TollRecord]] = []
        self._terms_met: set[str] = set()
        self._counted = _Counted()
        self._is_whole = True
        self.lines = 0
        self.errors = 0
        self.warnings = 0
        self.short: Counter[int] = Counter()
        self.first_short: dict[int, Problem] = {}

    @property
    def level(self) -> int:
        """The level that is reached: 0 where there is an error."""
        if self.errors:
            return 0
        return max((level for level in LEVELS if not any(self.short[each] for each in range(1, level + 1))), default=0)

    def problems(self) -> Iterator[Problem]:
        """Yield all that is wrong, in order of lines, then what only the whole file tells.

        Raises:
            UnreadableFile: the file cannot be opened.
        """
        for problem in self._found():
            if problem.finding.is_error:
                self.errors += 1
            else:
                self.warnings += 1
            yield problem

    def _found(self) -> Iterator[Problem]:
        for line in read_lines(self._path):
            self.lines = line.number
            yield from self._of_line(line)
        yield from self._of_the_whole()

    def _of_line(self, line: Line) -> Iterator[Problem]:
        plain = line.plain if line.plain is not None else {}
        findings = list(line.findings)
        if line.kind is None:
            self._is_whole = False
            yield from (_problem(line.number, plain, each) for each in findings)
            return
        record, found = checked_shape(line.kind, plain)
        findings += found
        yield from (_problem(line.number, plain, each) for each in findings)
        if record is None or any(
            each.is_error and each.code not in ("no-dataset-first", "second-dataset") for each in findings
        ):
            self._note_ids(line.number, line.kind, plain)
            return
        yield from self._meant(line, record, plain)

    def _meant(self, line: Line, record: object, plain: dict[str, Any]) -> Iterator[Problem]:
        match record:
            case About() as about:
                self._begin(about)
            case IncidentFile() as file:
                for each in (*self._incident(line.number, file), *findings_of_incident(file, self._terms)):
                    if each.code != "unknown-term" or self._is_new(each):
                        yield _problem(line.number, plain, each)
                yield from self._shortfalls(line.number, plain, shortfalls_of_incident(file))
            case TollRecord() as toll:
                yield from self._unique(line.number, toll.id, plain, ("id",))
                self._tolls.append((line.number, toll))
                yield from self._shortfalls(line.number, plain, shortfalls_of_toll(toll))
            case Citation() as citation:
                self._cited.add(citation.id)
                if citation.is_protected:
                    do = "Take it out of the file before anybody else has it."
                    expected = "no protected source in any file"
                    yield _problem(
                        line.number, plain, Finding("protected-source", ("is_protected",), "true", expected, do)
                    )
            case Withdrawal() as withdrawal:
                self._withdrawn[withdrawal.id] = line.number
                if withdrawal.incident is not None:
                    self._homes[withdrawal.id] = withdrawal.incident

    def _is_new(self, finding: Finding) -> bool:
        """True where this term was not told of before: a codebook is amended once."""
        term = f"{finding.do} {finding.found}"
        if term in self._terms_met:
            return False
        self._terms_met.add(term)
        return True

    def _begin(self, about: About) -> None:
        book = default_codebook()
        self._about = about
        self._terms = Terms(
            about.made_on,
            frozenset((*book.acts, *about.codebook.get("act", ()))),
            frozenset((*book.methods, *about.codebook.get("method", ()))),
        )

    def _incident(self, number: int, file: IncidentFile) -> Iterator[Finding]:
        counted = self._counted
        counted.incidents += 1
        counted.victims += len(file.victims)
        counted.named += sum(each.name is not None for each in file.victims)
        counted.may_be |= bool(file.incident.may_be)
        for outcome, count in file.incident.counts.items():
            held = counted.sums.setdefault(outcome, [0, 0, 0])
            ends = (count.low or 0, count.best, count.high)
            for place, (sum_, end) in enumerate(zip(held, ends, strict=True)):
                held[place] = None if sum_ is None or end is None else sum_ + end
        yield from self._once(number, file.incident.id, ("incident", "id"))
        for at, victim in enumerate(file.victims):
            yield from self._once(number, victim.id, ("victims", at, "id"))
            for place, relation in enumerate(victim.relations):
                self._relations.setdefault(relation.to, (number, victim.id, ("victims", at, "relations", place, "to")))
        for at, thing in enumerate(file.objects):
            yield from self._once(number, thing.id, ("objects", at, "id"))

    def _note_ids(self, number: int, kind: str, plain: dict[str, Any]) -> None:
        """Keep the ids of a line that is wrong otherwise, so that others are not told of for naming them."""
        if kind == "incident":
            self._counted.incidents += 1
            lists = [each for name in ("victims", "objects") if isinstance(each := plain.get(name), list)]
            told = [plain.get("incident"), *(each for several in lists for each in several)]
            for each in told:
                if isinstance(each, dict) and isinstance(each.get("id"), str):
                    self._ids.setdefault(each["id"], number)
        elif kind == "citation" and isinstance(plain.get("id"), str):
            self._cited.add(plain["id"])

    def _once(self, number: int, id_: str, place: Place) -> Iterator[Finding]:
        first = self._ids.get(id_)
        self._ids.setdefault(id_, number)
        if first is not None or not id_.strip():
            where = "another record on this line" if first == number else f"line {first}"
            found = f'"{id_}", which {where} has too' if id_.strip() else "an empty id"
            yield Finding("repeated-id", place, found, "an id that is there once", "Give each record its own id.")

    def _unique(self, number: int, id_: str, plain: dict[str, Any], place: Place) -> Iterator[Problem]:
        yield from (_problem(number, plain, each) for each in self._once(number, id_, place))

    def _shortfalls(self, number: int, plain: dict[str, Any], told: Iterator[tuple[int, Finding]]) -> Iterator[Problem]:
        for level, finding in told:
            self.short[level] += 1
            problem = _problem(number, plain, finding)
            self.first_short.setdefault(level, problem)
            if self._wanted is not None and level <= self._wanted:
                yield problem

    def _of_the_whole(self) -> Iterator[Problem]:
        for number, toll in self._tolls:
            for each in findings_of_toll(toll, self._cited, self._terms):
                yield Problem(number, toll.id, path_in_words(each.place), each)
        for to, (number, victim, place) in self._relations.items():
            if to not in self._ids:
                do = "Write the other person, or leave the relation out."
                finding = Finding("unresolved-id", place, f'"{to}"', "the id of a victim of this file", do)
                yield Problem(number, victim, path_in_words(place), finding)
        for id_, number in self._withdrawn.items():
            if id_ in self._ids:
                do = f"Take the record out of line {self._ids[id_]}, or take the withdrawal back."
                finding = Finding(
                    "withdrawn-and-there", ("id",), f'"{id_}" in line {self._ids[id_]}', "no such record", do
                )
                yield Problem(number, id_, "id", finding)
        yield from self._homeless()
        if self._about is not None and self._is_whole:
            for finding in self._totals(self._about):
                yield Problem(1, None, path_in_words(finding.place), finding)

    def _homeless(self) -> Iterator[Problem]:
        """Yield the withdrawals of records of incidents that are not there."""
        for id_, home in self._homes.items():
            if home not in self._ids:
                do = "Write the incident, or leave `incident` out where it is not given."
                expected = "the id of an incident of this file"
                yield Problem(
                    self._withdrawn[id_],
                    id_,
                    "incident",
                    Finding("unresolved-id", ("incident",), f'"{home}"', expected, do),
                )

    def _totals(self, about: About) -> Iterator[Finding]:
        counted = self._counted
        for name in ("incidents", "victims", "named"):
            told, there = getattr(about, name), getattr(counted, name)
            if told != there and not (self.errors and name != "incidents"):
                do = "Count again: readers take the number for a sign that the file is whole."
                yield Finding("total-differs", (name,), str(told), f"{there}, as the lines come to", do)
        for number, total in enumerate(about.totals):
            sums = counted.sums.get(total.outcome)
            if total.of != "everybody" or total.grades or sums is None:
                continue
            there = Count(sums[0], sums[1], sums[2])
            low, best, high = total.count.low, total.count.best, total.count.high
            if counted.may_be and high == there.high and (low or 0) <= (there.low or 0):
                # Incidents that may be one count once for the lower end.
                continue
            if (low, best, high) != (there.low, there.best, there.high):
                do = "Check it: a total by another scheme than that of the counts may differ."
                expected = f"{there.low} to {there.high}, best {there.best}, as counts of incidents add up"
                place = ("totals", number, "count")
                found = f"{low} to {high}, best {best}"
                yield Finding("total-differs", place, found, expected, do, is_error=False)


def _problem(number: int, plain: dict[str, Any], finding: Finding) -> Problem:
    return Problem(number, _record_of(plain, finding.place), path_in_words(finding.place), finding)


def _record_of(plain: dict[str, Any], place: Place) -> str | None:
    """Give the id of the victim, object, incident or other record that a place is in."""
    held: Any = plain.get("incident", plain)
    if not isinstance(held, dict):
        held = plain
    if len(place) > 1 and place[0] in ("victims", "objects"):
        with suppress(KeyError, IndexError, TypeError):
            held = plain[str(place[0])][place[1]]
    id_ = held.get("id") if isinstance(held, dict) else None
    return id_ if isinstance(id_, str) else None
