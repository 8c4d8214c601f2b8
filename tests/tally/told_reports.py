"""One report of a worked case: its words, its coding, and where it stands among other reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.coding.codebook import default_codebook
from onrecord.coding.fold import ClaimIndex, IncidentFrame, Party, fold_incident, fold_toll
from onrecord.core.coding import Claim, Coder, Coding
from onrecord.core.contract import check_coding
from onrecord.core.report import Quote, Report
from onrecord.core.values import Count
from onrecord.core.vocabulary import CoderKind, PartyKind, Stance
from onrecord.resolution.dates import find_dates, resolve
from onrecord.resolution.numbers import find_counts
from onrecord.store.counted_bodies import Body
from onrecord.store.remade import Bodies
from onrecord.tally.records import Member
from tests.tally.crowds import Crowd, crowds_in

__all__ = ["DAY", "PLACE", "Telling", "Words"]

DAY, PLACE = "9 May 2013", "Zawiya, LY"
COUNTED = ("killed", "injured", "disappeared")
Words = Mapping[str, object]


class Page:
    """A report that is being written: its text, line by line, and the claims that quote it."""

    def __init__(self, title: str) -> None:
        self.lines, self.claims = [title], list[Claim]()

    def write(self, subject: str, path: str, value: object, words: str, basis: Basis) -> None:
        """Add a line of these words, and a claim that quotes it."""
        if value is None:
            return
        start = sum(len(line) + 2 for line in self.lines)
        self.lines.append(words)
        quotes = () if basis.rule else (Quote(start, start + len(words), words),)
        number = f"c{len(self.claims) + 1}"
        self.claims.append(Claim(number, subject, path, value, basis.stance, basis.chain, quotes, basis.rule))

    def count(self, subject: str, path: str, words: str, basis: Basis) -> None:
        """Add the ends of a number in words."""
        found = find_counts(words, "en", default_codebook().quantifiers)
        count = found[0].count if found else Count()
        for end in ("low", "best", "high"):
            self.write(subject, f"{path}.{end}", getattr(count, end), count.text or words, basis)


@dataclass(frozen=True, slots=True)
class Basis:
    """On whose word, how it is told, and the rule where no words say it."""

    chain: tuple[str, ...] = ()
    stance: Stance = Stance.ASSERTED
    rule: str | None = None


def _basis(told: Words) -> Basis:
    words = str(told.get("word of", ""))
    chain = tuple(link.strip() for link in words.split(">")) if words else ()
    return Basis(chain, Stance(str(told.get("how", "asserted"))))


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report tells of one incident, or of a toll."""

    incident: Words
    told: Words
    id: str
    outcome: str

    @property
    def incident_id(self) -> str:
        return self.id[:3] if self.id.startswith("r") else self.id

    @property
    def first(self) -> Words:
        """Give the report that this prints again, or itself."""
        return self.incident["told"][self.told["prints again"] - 1] if "prints again" in self.told else self.told

    @property
    def actors(self) -> Sequence[str]:
        return self.incident.get("done by", ())

    @property
    def crowds(self) -> Sequence[Crowd]:
        return crowds_in(self.first.get("people", ()))

    def shared(self) -> Mapping[str, str]:
        """Give the subjects that are the same in other reports of the incident, with what each is."""
        actors = {f"a{number}": actor for number, actor in enumerate(self.actors, 1)}
        return {"i1": "incident", "k1": "act", **actors, **{each.id: each.name for each in self.crowds if each.name}}

    def member(self) -> Member:
        """Give the coding of the report."""
        source = str(self.first["by"]) if self.first is not self.told else None
        return Member(self.id, self.coding(), source)

    def body(self) -> Body:
        """Give where the report stands among others: what it prints again, and how its source is graded."""
        day = _day(self.first.get("day")) if self.first is not self.told else None
        grades = {str(self.told["by"]).casefold(): self.told["grade"]} if "grade" in self.told else {}
        family = f"sha256:{self.id[:3]}{self.told.get('prints again', self.id[3:]):0>2}"
        return Body(Bodies(self.id, self.id, b""), family, None if day is None else day.isoformat(), grades)

    def judged(self) -> list[str]:
        """Give the claims of the report that a person judged to stand."""
        claims = self.coding().claims if self.told.get("judged to stand") else ()
        return [f"{self.id}/{claim.id}" for claim in claims if claim.property.startswith("counts.")]

    def coding(self) -> Coding:
        page = Page(str(self.told["by"]))
        frame = None if "is toll" in self.told else self._incident(page)
        if frame is None:
            basis = _basis(self.told)
            page.write("t1", "act", "killing", "killed", basis)
            page.count("t1", "count", str(self.told["killed"]), basis)
        report = Report(
            f"sha256:{self.id}",
            "\n\n".join(page.lines),
            source=str(self.told["by"]),
            published=_day(self.told.get("day")),
        )
        view = ClaimIndex(page.claims)
        incidents = () if frame is None else (fold_incident(frame, view),)
        tolls = (fold_toll("t1", view, {}),) if frame is None else ()
        coding = Coding(
            report, Coder(CoderKind.PERSON, "a recorder", "1", "casualty@1"), incidents, tolls, tuple(page.claims)
        )
        check_coding(coding)
        return coding

    def _incident(self, page: Page) -> IncidentFrame:
        basis = _basis(self.first)
        page.write("k1", "type", "killing", "killed", basis)
        self._when_and_where(page, basis)
        for number, actor in enumerate(self.actors, 1):
            page.write(f"a{number}", "actor", actor, actor, Basis())
            page.write(f"a{number}", "acts.k1.involvement", "suspected", f"blamed on {actor}", Basis())
        for account in (self.first, *self.first.get("and", ())):
            for outcome in COUNTED:
                if outcome in account:
                    page.count("i1", f"counts.{outcome}", str(account[outcome]), _basis(account))
        for each in self.crowds:
            self._crowd(page, each, basis)
        parties = tuple(Party(each.id, PartyKind.PERSON if each.name else PartyKind.GROUP) for each in self.crowds)
        actors = tuple(Party(f"a{number}", PartyKind.ACTOR) for number, _ in enumerate(self.actors, 1))
        return IncidentFrame("i1", ("k1",), parties, actors, ())

    def _when_and_where(self, page: Page, basis: Basis) -> None:
        when, where = (
            str({**self.incident, **self.first}.get(key, usual)) for key, usual in (("when", DAY), ("where", PLACE))
        )
        for found in find_dates(when):
            told = resolve(found)
            page.write("i1", "when.earliest", told.earliest and told.earliest.isoformat(), when, basis)
            page.write("i1", "when.latest", told.latest and told.latest.isoformat(), when, basis)
            page.write("i1", "when.precision", str(told.precision), when, basis)
            page.write("i1", "when.text", told.text, when, basis)
        *name, country = where.split(", ")
        if where != "unknown":
            page.write("i1", "where.country", country, where, basis)
            page.write("i1", "where.name", name[0] if name else None, where, basis)
            page.write("i1", "where.precision", "town" if name else "country", where, basis)

    def _crowd(self, page: Page, crowd: Crowd, basis: Basis) -> None:
        page.write(crowd.id, "acts.k1.outcome", self.outcome, "killed", basis)
        page.write(crowd.id, "name", crowd.name, crowd.words, basis)
        page.write(crowd.id, "part_of", crowd.part_of, crowd.words, basis)
        for path in ("sex", "age_group"):
            page.write(crowd.id, path, getattr(crowd, path), crowd.words, basis)
        status = Basis(crowd.word_of or basis.chain, basis.stance, crowd.rule)
        page.write(crowd.id, "status", crowd.status, crowd.words, status)
        page.count(crowd.id, "count", "1" if crowd.name else crowd.words, basis)


def _day(words: object) -> date | None:
    return resolve(find_dates(str(words))[0]).earliest if words is not None else None
