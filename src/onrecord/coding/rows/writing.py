"""The claims of an incident that rows of a list tell: its act, date and place, and everybody in its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.coding.codebook import Codebook
from onrecord.coding.fold import IncidentFrame, Party
from onrecord.coding.ledger import Basis, Ledger
from onrecord.coding.rows.columns import find_word
from onrecord.coding.rows.finding import Cell
from onrecord.coding.rows.grouping import Group, act_of, place_cells
from onrecord.coding.rows.people import QUOTED, PersonWriter, name_of
from onrecord.core.coding import ClaimValue, Coding, Incident
from onrecord.core.report import Quote, Report
from onrecord.core.values import Where
from onrecord.core.vocabulary import Outcome, PartyKind, PlacePrecision, Stance
from onrecord.resolution.folding import fold
from onrecord.resolution.places import Gazetteer, Resolution, locate, parse_place, resolve_places

__all__ = ["Ids", "Places", "RowPage", "join_or_open", "method_of", "write_group"]

COUNTED = "number of the people told of"
DIVISIONS = ("district", "province")
PLACED = "gazetteer, by country, neighbours and population"


@dataclass(slots=True)
class Ids:
    """Hands out ids that the rest of the coding has not."""

    counts: dict[str, int] = field(default_factory=dict)

    @classmethod
    def after(cls, coding: Coding) -> Ids:
        """Give the ids behind those of a coding."""
        ids = cls()
        for incident in coding.incidents:
            parties = [*(each.id for each in incident.victims), *(each.id for each in incident.perpetrators)]
            for held in (incident.id, *(act.id for act in incident.acts), *parties):
                ids.counts[held[0]] = max(ids.counts.get(held[0], 0), int(held[1:]))
        return ids

    def new(self, letter: str) -> str:
        """Give the next id with this letter."""
        self.counts[letter] = self.counts.get(letter, 0) + 1
        return f"{letter}{self.counts[letter]}"


@dataclass(frozen=True, slots=True)
class Places:
    """What the places of a report's rows mean, all of them weighed together."""

    found: Mapping[str, Resolution]

    @classmethod
    def of(cls, groups: Sequence[Group], gazetteer: Gazetteer, likely: Sequence[str] = ()) -> Places:
        """Resolve the places of the groups; see `resolve_places`."""
        told = [words for group in groups if (words := _place_words(place_cells(group.first)))]
        return cls(resolve_places(told, gazetteer, likely=likely))

    def where(self, cells: Sequence[Cell]) -> Where | None:
        """Give the place that cells tell, as told and where the gazetteer puts it."""
        found = self.found.get(_place_words(cells))
        if found is None:
            return None
        where = locate(found, ", ".join(cell.text for cell in cells))
        return replace(where, precision=PlacePrecision.SITE) if cells[0].column.field == "site" else where


def _place_words(cells: Iterable[Cell]) -> str:
    """Give the words that a gazetteer is asked for: a column called "province" says what its names are."""
    told = ((cell.column.field, cell.text) for cell in cells if cell.column.field != "site")
    return ", ".join(
        f"{text} {field}" if field in DIVISIONS and parse_place(text).precision is None else text
        for field, text in told
    )


@dataclass(frozen=True, slots=True)
class RowPage:
    """A report whose rows are coded, and what they are written with."""

    report: Report
    codebook: Codebook
    ledger: Ledger
    ids: Ids
    places: Places


def method_of(codebook: Codebook, cell: Cell) -> str | None:
    """Give the method that a cell under "cause of death" names by a word of the codebook or of the lists' own."""
    words = fold(cell.text)
    found = [
        (len(word), method.id)
        for method in codebook.methods.values()
        for word in method.words.get("en", ())
        if f" {word} " in f" {words} " or f" {word}s " in f" {words} "
    ]
    if found:
        return max(found)[1]
    told = find_word("methods", cell.text)
    return told[0] if told is not None and told[0] in codebook.methods else None


def join_or_open(coding: Coding, group: Group, groups: Sequence[Group]) -> Incident | None:
    """Give the one incident of the report's prose that a group of rows tells of, None where it is one of its own."""
    alike = [
        incident
        for incident in coding.incidents
        if any(act.type == group.act for act in incident.acts) and _may_be(incident, group, alone=len(groups) == 1)
    ]
    return alike[0] if len(alike) == 1 else None


def _may_be(incident: Incident, group: Group, *, alone: bool) -> bool:
    """Tell whether an incident was on the day of a group; of an open day, whether there is no other list."""
    told, when = incident.when, group.when
    if when is None or when.earliest is None or told.earliest is None or told.latest is None or when.latest is None:
        return alone
    return told.earliest <= when.earliest and when.latest <= told.latest and (alone or told.earliest == told.latest)


def write_group(page: RowPage, group: Group, held: Incident | None) -> IncidentFrame:
    """Write the claims of one incident, or add to those of one that the prose tells; give the frame that holds them."""
    incident = page.ids.new("i") if held is None else held.id
    told = next((act.id for act in held.acts if act.type == group.act), None) if held is not None else None
    act = told or page.ids.new("k")
    _write_act(page, group, act)
    if held is None:
        _write_date(page, group, incident)
        _write_place(page, group, incident)
    victims = [_write_victim(page, group, number, (act, held)) for number in range(len(group.rows))]
    _write_count(page, group, incident)
    before = () if held is None else tuple(Party(each.id, each.kind, each.names) for each in held.victims)
    known = {party.id for party in before}
    return IncidentFrame(
        incident,
        (act,) if held is None else tuple(each.id for each in held.acts),
        (*before, *(party for party in victims if party.id not in known)),
        () if held is None else tuple(Party(each.id, each.kind, each.names) for each in held.perpetrators),
        () if held is None else tuple(each.id for each in held.objects),
        (group.when.basis if group.when is not None else None) if held is None else held.when.basis,
        (group.when.rule if group.when is not None else None) if held is None else held.when.rule,
    )


def _write_act(page: RowPage, group: Group, act: str) -> None:
    for row in group.rows:
        told = act_of(row)
        assert told is not None, "rows that say nothing of an act are in no group"
        writer = PersonWriter(page.ledger, page.codebook, act, row)
        base = writer.basis()
        quote = page.report.quote(told.start, told.end)
        page.ledger.write(act, "type", group.act, Basis((quote,), None, base.chain, base.stance, QUOTED))
        for cell in row.of("cause")[:1]:
            writer.write("method", group.method, cell)


def _write_date(page: RowPage, group: Group, incident: str) -> None:
    when = group.when
    if when is None:
        return
    for row in group.rows:
        writer = PersonWriter(page.ledger, page.codebook, incident, row)
        cells = row.of("date")[:1]
        for path, day in (("earliest", when.earliest), ("latest", when.latest)):
            writer.write(f"when.{path}", None if day is None else day.isoformat(), *cells)
        writer.write("when.precision", str(when.precision), *cells)
        writer.write("when.text", when.text, *cells)


def _write_place(page: RowPage, group: Group, incident: str) -> None:
    for row in group.rows:
        cells = place_cells(row)
        where = page.places.where(cells)
        if where is None:
            continue
        writer = PersonWriter(page.ledger, page.codebook, incident, row)
        coordinates = None if where.coordinates_precision is None else str(where.coordinates_precision)
        told: tuple[tuple[str, ClaimValue], ...] = (("text", where.text), ("name", where.name))
        known: tuple[tuple[str, ClaimValue], ...] = (
            ("country", where.country),
            ("gazetteer", where.gazetteer),
            ("latitude", where.latitude),
            ("longitude", where.longitude),
            ("coordinates_precision", coordinates),
            ("radius_km", where.radius_km),
        )
        for path, value in (*told, ("precision", str(where.precision))):
            writer.write(f"where.{path}", value, *cells)
        for path, value in known:
            writer.write(f"where.{path}", value, *cells, rule=PLACED)


def _write_victim(page: RowPage, group: Group, number: int, told: tuple[str, Incident | None]) -> Party:
    row, (act, held) = group.rows[number], told
    name, _ = name_of(row)
    same = (
        [each for each in held.victims if isinstance(each.name, str) and fold(each.name) == fold(name)] if held else []
    )
    subject = same[0].id if same else page.ids.new("p")
    writer = PersonWriter(page.ledger, page.codebook, subject, row)
    names = writer.person()
    done = act_of(row)
    assert done is not None, "rows that say nothing of an act are in no group"
    outcome = _outcome(page, group)
    base = writer.basis()
    quote = page.report.quote(done.start, done.end)
    page.ledger.write(
        subject, f"acts.{act}.outcome", str(outcome), Basis((quote,), None, base.chain, base.stance, QUOTED)
    )
    return Party(subject, PartyKind.PERSON, names)


def _outcome(page: RowPage, group: Group) -> Outcome:
    return page.codebook.acts[group.act].outcome if group.act in page.codebook.acts else Outcome.UNKNOWN


def _write_count(page: RowPage, group: Group, incident: str) -> None:
    """Write how many were harmed: as many as there are rows."""
    outcome = _outcome(page, group)
    quotes = tuple(Quote(cell.start, cell.end, cell.text) for row in group.rows for cell in name_of(row)[1])
    if outcome is Outcome.UNKNOWN:
        return
    chains = {PersonWriter(page.ledger, page.codebook, incident, row).basis().chain for row in group.rows}
    chain = chains.pop() if len(chains) == 1 else ()
    basis = Basis(quotes, COUNTED, chain, Stance.REPORTED if chain else Stance.ASSERTED, QUOTED)
    for end in ("low", "best", "high"):
        page.ledger.write(incident, f"counts.{outcome}.{end}", len(group.rows), basis)
