"""An expected coding, written by hand as JSON, against a coding: one row a field.

The JSON names counts (`incidents`, `tolls`), then each `incident_*` and `toll_*` with the fields a reader would state,
`not coded` and `dropped`. Values are the contract's; a note in brackets, and what follows "not stated", is for people.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.coding.assignment import best_pairs
from bench.coding.reading import fold
from bench.report.likeness import alike, alike_chains, plain, same_ground, stated
from onrecord.coding.codebook import default_codebook
from onrecord.core.coding import Coding, Incident, Perpetrator, Toll, Victim
from onrecord.core.contract import check_coding
from onrecord.core.errors import CodingError
from onrecord.core.values import Count, When, Where

__all__ = ["Row", "compare"]

Expected = Mapping[str, Any]
REPEATS = frozenset({"identical", "repeated", "second", "duplicate"})
NEAR_DEGREES = 0.1  # about 11 km: the middle of a town, whichever gazetteer


@dataclass(frozen=True, slots=True)
class Row:
    """One field: what was expected, what the coding says, and whether they agree."""

    field: str
    expected: object
    got: object
    ok: bool


Rows = list[Row]


def compare(expected: Expected, coding: Coding) -> Rows:
    """Give every field of the expectation beside the coding; incidents and tolls pair by how much of them agrees."""
    reader = _Reader(coding)
    incidents = reader.pair(expected, "incident_", coding.incidents, reader.incident)
    tolls = reader.pair(expected, "toll_", coding.tolls, reader.toll)
    counts = {"incidents": len(coding.incidents), "tolls": len(coding.tolls)}
    return [
        *(
            Row(name, expected[name], number, expected[name] == number)
            for name, number in counts.items()
            if name in expected
        ),
        *incidents,
        *tolls,
        *_not_coded(expected, coding),
        *_dropped(expected, coding),
        _contract(coding),
    ]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the fields of one coding."""

    coding: Coding

    def pair(self, expected: Expected, prefix: str, told: Sequence[Any], rows: Callable[[Expected, Any], Rows]) -> Rows:
        """Give the rows of each expected thing against the one of the coding that agrees most."""
        names = [name for name in expected if name.startswith(prefix)]
        grid = [[rows(expected[name], one) for one in told] for name in names]
        agreed = best_pairs([[float(sum(row.ok for row in cell)) for cell in line] for line in grid])
        by_name = {names[wanted]: grid[wanted][one] for wanted, one in agreed}
        missing = {name: [Row("", "an entry", None, False)] for name in names if name not in by_name}
        return [
            Row(f"{name} {row.field}".strip(), row.expected, row.got, row.ok)
            for name in names
            for row in {**by_name, **missing}[name]
        ]

    def incident(self, wanted: Expected, told: Incident) -> Rows:
        """Give the rows of an incident."""
        acts = told.acts
        single: dict[str, Sequence[object]] = {
            "act": [act.type for act in acts],
            "method": [act.method for act in acts],
            "circumstance": [term for act in acts for term in act.circumstances],
            "stance": [str(act.stance) for act in acts],
        }
        grounds = [ground for act in acts for ground in act.grounds]
        rows = [
            Row(name, wanted[name], values, wanted[name] in values) for name, values in single.items() if name in wanted
        ]
        rows += self._grounds(wanted, grounds)
        rows += self._victim(wanted, told)
        rows += self._perpetrators(wanted, told)
        rows += self._where(wanted, told)
        rows += self._when(wanted, told.when)
        rows += [
            Row(f"counts.{name}", ends, _ends(told.counts.get(name)), list(ends) == _ends(told.counts.get(name)))
            for name, ends in wanted.get("counts", {}).items()
        ]
        return rows + self._chains(wanted, told.according_to)

    def toll(self, wanted: Expected, told: Toll) -> Rows:
        """Give the rows of a toll."""
        period = None if told.period is None else told.period.text
        said_on = None if told.said_on is None else told.said_on.text
        rows = [
            Row(name, wanted[name], got, same(wanted[name], got))
            for name, got, same in (
                ("act", told.act, _equal),
                ("stance", str(told.stance), _equal),
                ("actor", told.actor, _equal),
                ("population", told.population, alike),
                ("said_on", said_on, alike),
            )
            if name in wanted
        ]
        if "period" in wanted:
            rows.append(Row("period", wanted["period"]["text"], period, alike(wanted["period"]["text"], period)))
        rows += self._grounds(wanted, told.grounds)
        if "count" in wanted:
            count = (told.count.low, told.count.best, told.count.high)
            rows.append(Row("count", wanted["count"], count, count == _count(wanted["count"])))
        return rows + self._chains(wanted, told.according_to)

    def _grounds(self, wanted: Expected, told: Sequence[str]) -> Rows:
        asked = [wanted["ground"]] if "ground" in wanted else wanted.get("grounds", wanted.get("grounds_of_some", []))
        return [Row("ground", ground, list(told), any(same_ground(ground, one) for one in told)) for ground in asked]

    def _chains(self, wanted: Expected, told: Sequence[Sequence[str]]) -> Rows:
        if "according_to" not in wanted:
            return []
        got = [list(chain) for chain in told]
        return [Row("according_to", wanted["according_to"], got, alike_chains(wanted["according_to"], got))]

    def _victim(self, wanted: Expected, told: Incident) -> Rows:
        asked = wanted.get("victim")
        if not isinstance(asked, Mapping):
            return []
        cells = [list(self._party("victim", asked, victim, told)) for victim in told.victims]
        best = max(
            cells, key=lambda rows: sum(row.ok for row in rows), default=[Row("victim", dict(asked), None, False)]
        )
        return [Row("victims", 1, len(told.victims), len(told.victims) == 1), *best]

    def _perpetrators(self, wanted: Expected, told: Incident) -> Rows:
        asked = wanted.get("perpetrators", [])
        if not isinstance(asked, list):
            return [Row("perpetrators", asked, len(told.perpetrators), not told.perpetrators)]
        rows = [Row("perpetrators", len(asked), len(told.perpetrators), len(asked) == len(told.perpetrators))]
        grid = [[list(self._party("perpetrator", one, party, told)) for party in told.perpetrators] for one in asked]
        pairs = dict(best_pairs([[float(sum(row.ok for row in cell)) for cell in line] for line in grid]))
        for index, one in enumerate(asked):
            rows += grid[index][pairs[index]] if index in pairs else [Row("perpetrator", dict(one), None, False)]
        return rows

    def _party(self, role: str, asked: Expected, party: Victim | Perpetrator, incident: Incident) -> Iterator[Row]:
        for name, wanted in asked.items():
            if name == "relation":
                yield Row(f"{role}.{name}", wanted, list(party.relations), _related(wanted, party, incident))
            elif name in ("outcome", "involvement"):
                links = [str(getattr(link, name)) for link in party.acts]
                yield Row(f"{role}.{name}", wanted, links, wanted in links)
            else:
                yield self._value(f"{role}.{name}", wanted, party.id, name, getattr(party, name))

    def _value(self, field: str, wanted: object, subject: str, path: str, got: object) -> Row:
        """Compare one value; one marked as inferred, or not in the text, may rest on a rule alone."""
        inferred = any(
            c.inferred_by is not None for c in self.coding.claims if (c.subject, c.property) == (subject, path)
        )
        if not stated(wanted):
            return Row(field, wanted, got, got is None or inferred)
        if isinstance(wanted, str) and "(inferred)" in wanted:
            return Row(field, wanted, got, inferred and str(got) == plain(wanted))
        return Row(
            field, wanted, got, str(got) == wanted or alike(wanted, got) if isinstance(wanted, str) else got == wanted
        )

    def _where(self, wanted: Expected, told: Incident) -> Rows:
        asked = wanted.get("where")
        if not isinstance(asked, Mapping):
            return [] if asked is None else [Row("where", asked, told.where.text, told.where == Where())]
        rows = [
            self._value(f"where.{name}", value, told.id, f"where.{name}", getattr(told.where, name))
            for name, value in asked.items()
            if name != "near"
        ]
        if "near" in asked:
            got = (told.where.latitude, told.where.longitude)
            rows.append(Row("where.near", asked["near"], got, _near(asked["near"], got)))
        return rows

    def _when(self, wanted: Expected, told: When) -> Rows:
        asked = wanted.get("when")
        if not isinstance(asked, Mapping):
            return (
                [] if asked is None else [Row("when", asked, told.text, told.earliest is None and told.latest is None)]
            )
        published = self.coding.report.published
        name = "without publication date" if published is None else f"published {published}"
        return [
            Row(f"when.{part}", value, _told(told, part), _told(told, part) == value)
            for part, value in asked.get(name, {}).items()
        ]


def _told(when: When, part: str) -> str | None:
    value = getattr(when, part)
    return None if value is None else str(value)


def _equal(expected: object, got: object) -> bool:
    return expected == got


def _ends(count: Count | None) -> list[int | None]:
    return [] if count is None else [count.low, count.high]


def _count(wanted: Any) -> tuple[int | None, int | None, int | None]:
    """Read an expected count: its ends, or the word whose reading is the codebook's."""
    if isinstance(wanted, Mapping):
        return wanted.get("low"), wanted.get("best"), wanted.get("high")
    word = re.search(r"read as (\w+)", wanted)
    count = default_codebook().quantifiers.get(word[1] if word else "", Count())
    return count.low, count.best, count.high


def _related(wanted: str, party: Victim | Perpetrator, incident: Incident) -> bool:
    """Say whether the party has the relation ("mother of the perpetrator") to one in that role."""
    kind, _, role = wanted.partition(" of the ")
    others = {
        "perpetrator": {party.id for party in incident.perpetrators},
        "victim": {party.id for party in incident.victims},
    }.get(role, set())
    return any(relation.type.startswith(kind) and relation.to in others for relation in party.relations)


def _near(wanted: Sequence[float], got: tuple[float | None, float | None]) -> bool:
    return all(here is not None and abs(here - there) <= NEAR_DEGREES for here, there in zip(got, wanted, strict=True))


def _not_coded(expected: Expected, coding: Coding) -> Rows:
    """What must not be coded is not coded when there is nothing beside what is expected."""
    extra = len(coding.incidents) + len(coding.tolls) - expected.get("incidents", 0) - expected.get("tolls", 0)
    return [
        Row("not coded", phrase, f"{max(0, extra)} more coded", extra <= 0) for phrase in expected.get("not coded", [])
    ]


def _dropped(expected: Expected, coding: Coding) -> Rows:
    """A repeat is dropped when its words are kept once; anything else, when the reason given shares a word with it."""
    report = coding.report
    got = [(item.text, item.reason) for item in report.dropped]

    def meant(phrase: str, text: str, reason: str) -> bool:
        is_repeat = bool(REPEATS & set(fold(phrase).split()))
        return text in report.text if is_repeat else bool(set(fold(phrase).split()) & set(fold(reason).split()))

    return [
        Row("dropped", phrase, [reason for _, reason in got], any(meant(phrase, *item) for item in got))
        for phrase in expected.get("dropped", [])
    ]


def _contract(coding: Coding) -> Row:
    try:
        check_coding(coding)
    except CodingError as error:
        return Row("every value quoted", True, str(error), False)
    return Row("every value quoted", True, True, True)
