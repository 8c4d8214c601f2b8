"""The outline of a coding: what the page and the digest both show, in the same order and the same words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.core.coding import Claim, Coding
from onrecord.core.report import Report
from onrecord.core.vocabulary import PartyKind
from onrecord.publish.reading.facts import Row, Section
from onrecord.publish.reading.incidents import incident_section, spare_row
from onrecord.publish.reading.lookup import Lookup, find_parties, make_lookup
from onrecord.publish.reading.phrases import Phrases
from onrecord.publish.reading.summary import Summary, summarise
from onrecord.publish.reading.tolls import toll_section
from onrecord.publish.reading.wording import word_publication

__all__ = ["Outline", "make_outline"]


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything a reader is shown of one coding."""

    title: str
    origin: tuple[str, ...]
    summary: Summary
    incidents: tuple[Section, ...]
    tolls: tuple[Section, ...]
    loose: Row | None
    coded_by: str

    @property
    def sections(self) -> tuple[Section, ...]:
        """The incidents, then the tolls."""
        return self.incidents + self.tolls


def make_outline(coding: Coding, phrases: Phrases) -> Outline:
    """Give the outline of a coding in one interface language; every claim worth reading is in it once or more."""
    lookup = make_lookup(coding, phrases)
    incidents = [incident_section(incident, n, lookup) for n, incident in enumerate(coding.incidents, 1)]
    tolls = [toll_section(toll, n, lookup) for n, toll in enumerate(coding.tolls, 1)]
    sections = tuple(_complete([*incidents, *tolls], _self_evident(coding), lookup))
    coder = coding.coder
    return Outline(
        title=coding.report.title or phrases.say("untitled"),
        origin=tuple(_origin(coding.report, phrases)),
        summary=summarise(coding, phrases),
        incidents=sections[: len(incidents)],
        tolls=sections[len(incidents) :],
        loose=_loose(coding, sections, lookup),
        coded_by=phrases.say(
            "coded_by",
            kind=phrases.term("coder_kind", coder.kind),
            name=coder.name,
            version=coder.version,
            codebook=coder.codebook,
        ),
    )


def _origin(report: Report, phrases: Phrases) -> Iterator[str]:
    if report.source is not None:
        yield phrases.say("source", source=_who(report.source, phrases))
    if report.byline is not None:
        yield phrases.say("byline", byline=_who(report.byline, phrases))
    yield word_publication(report, phrases)
    languages = dict.fromkeys(each for each in (report.language, *(p.language for p in report.passages)) if each)
    if languages:
        named = phrases.say("comma").join(phrases.term("language", each) for each in languages)
        yield phrases.say("written_in", language=named)


def _complete(sections: list[Section], plain: frozenset[str], lookup: Lookup) -> Iterator[Section]:
    """Yield the sections, each with a row for claims no row of any shows; a person may be in several incidents."""
    shown = set(plain)
    shown |= {claim.id for section in sections for fact in section.facts if not fact.chain for claim in fact.claims}
    for section in sections:
        claims = [claim for subject in sorted(section.subjects) for claim in lookup.of(subject)]
        spare = [claim for claim in claims if claim.id not in shown]
        shown |= {claim.id for claim in spare}
        yield replace(section, rows=(*section.rows, spare_row(spare, lookup))) if spare else section


def _loose(coding: Coding, sections: tuple[Section, ...], lookup: Lookup) -> Row | None:
    held = frozenset().union(*(section.subjects for section in sections))
    claims = [claim for claim in coding.claims if claim.subject not in held]
    return spare_row(claims, lookup) if claims else None


def _self_evident(coding: Coding) -> frozenset[str]:
    """Give the claims that tell a reader nothing: that one is one, that what is not stated is unknown."""
    singles = {party.id for party in find_parties(coding) if party.kind is PartyKind.PERSON}
    singles |= {item.id for incident in coding.incidents for item in incident.objects}
    return frozenset(claim.id for claim in coding.claims if _says_nothing(claim, singles))


def _says_nothing(claim: Claim, singles: set[str]) -> bool:
    if claim.subject in singles and claim.property.startswith("count."):
        return claim.value in (1, None)
    return claim.value is None or claim.value == "unknown"


def _who(name: str, phrases: Phrases) -> str:
    """Give a source or by-line, and the number in place of a protected name in the words of the interface."""
    number = name.removeprefix("protected sender ")
    return phrases.say("protected_sender", number=number) if number != name and number.isdecimal() else name
