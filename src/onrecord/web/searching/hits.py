"""What was found, as pages show it: in groups, each hit in its sentence with the words marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.jobs.overviews import Numbers, joined_subjects
from onrecord.jobs.seeing import protected_fields, sights_of_listed
from onrecord.resolution.extracts import Extract, extract
from onrecord.resolution.findable import findable_word
from onrecord.resolution.folding import Word
from onrecord.resolution.skeleton import skeleton
from onrecord.store.asked_blind import blind_readings
from onrecord.store.finding_pages import Seen, named_page, protected_readings, text_page
from onrecord.store.models import Listing, Reading, Record, RecordLine
from onrecord.store.named import Named, named_in
from onrecord.store.readings import report_of
from onrecord.store.scopes import scope_of
from onrecord.store.searching import Query, terms_of
from onrecord.store.tallies import Question
from onrecord.store.withheld import withheld_from
from onrecord.tally.happenings import UNKNOWN

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["Hit", "Hits", "Place", "ids_like", "named_hits", "names_are_shown", "places_like", "text_hits"]

LEAST_ID = 6
MOST_IDS = 8
MOST_PLACES = 12
LETTERS = frozenset("0123456789abcdef")
SUM = "sha256:"


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that was found; of one of a protected source neither title nor sentence is shown here: opening it is a
    reading that is logged.
    """

    listing: Listing
    said: Extract | None
    is_protected: bool
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of reports. `total` is told on the first page, None where there are more than are counted."""

    hits: tuple[Hit, ...]
    next: int | None
    total: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place, or an actor, of incidents that were counted: its cell, and in how many incidents."""

    dimension: str
    key: str
    incidents: int


def text_hits(case: CaseFile, query: Query, seen: Seen) -> Hits:
    """Give the reports whose text has the words, each with the sentence they stand in."""
    page = text_page(case, query, replace(seen))
    kept_apart = protected_readings(case, [row.reading for row in page.rows]) if seen.with_protected else frozenset()
    bodies = Reading.objects.using(case.alias).in_bulk(
        [row.reading for row in page.rows if row.reading not in kept_apart] if query.words.strip() else []
    )
    exact, begun = _wanted(query)

    def wanted(word: Word) -> str | None:
        key = findable_word(word.key) if word.key else ""
        return key if key in exact or (begun and key.startswith(begun)) else None

    hits = []
    for row in page.rows:
        body = bodies.get(row.reading)
        report = report_of(body) if body is not None else None
        said = extract(report.text, wanted, report.title_length) if report is not None else None
        hits.append(Hit(row, said, row.reading in kept_apart, row.title))
    return Hits(tuple(_masked(case, hits, sees_all=seen.with_protected)), page.next, page.total)


def named_hits(case: CaseFile, query: Query, seen: Seen) -> tuple[list[Named], int | None]:
    """Give who has the name, of reports that no protected source told and that whoever asks is not to read blind, and
    where the next page begins.
    """
    page, blind = named_page(case, query, replace(seen, with_protected=False)), blind_readings(case, case.who)
    rows = [row for row in page.rows if row.reading not in blind]
    found = named_in(case, rows, query.words, joined_subjects(case))
    if protected_fields(case) and not seen.with_protected:
        # The sentence may tell what the scope protects.
        found = [replace(each, said=None) for each in found]
    return found, page.next


def names_are_shown(case: CaseFile, rights: frozenset[str]) -> bool:
    """Tell whether names may be searched for by whoever has these rights: not where the scope protects them."""
    scope = scope_of(case)
    return "protected" in rights or scope is None or "name" not in scope.protected


def places_like(numbers: Numbers, question: Question, words: str) -> list[Place]:
    """Give the places and actors of counted incidents that have such a name in any script, those with most first."""
    signs = frozenset(skeleton(words))
    if not signs or numbers.run is None:
        return []
    found = []
    for dimension in ("place", "actor"):
        for cell in numbers.tally(replace(question, by=(dimension,), only={})).cells:
            key = cell.key[0]
            if key != UNKNOWN and signs <= set(skeleton(key.rpartition(" / ")[2])):
                found.append(Place(dimension, key, cell.incidents))
    return sorted(found, key=lambda place: (-place.incidents, place.key))[:MOST_PLACES]


def ids_like(case: CaseFile, words: str, *, with_protected: bool) -> tuple[list[Record], list[Hit]]:
    """Give the records whose id begins so, and the reports whose sum does."""
    told = words.strip().lower().removeprefix(SUM)
    if len(told) < LEAST_ID or not LETTERS.issuperset(told):
        return [], []
    records = list(Record.objects.using(case.alias).filter(pk__startswith=told).only("id", "kind")[:MOST_IDS])
    lines, withheld = _lines_of(case, records), withheld_from(case, sees_all=with_protected)
    records = [each for each in records if not withheld.hides(lines.get(each.pk), each.pk)]
    rows = list(Listing.objects.using(case.alias).filter(report__startswith=f"{SUM}{told}")[:MOST_IDS])
    kept_apart = protected_readings(case, [row.reading for row in rows])
    shown = [row for row in rows if with_protected or row.reading not in kept_apart]
    hits = [Hit(row, None, row.reading in kept_apart, row.title) for row in shown]
    return records, _masked(case, hits, sees_all=with_protected)


def _masked(case: CaseFile, hits: list[Hit], *, sees_all: bool) -> list[Hit]:
    """Give what was found without the words of protected fields."""
    if sees_all or not protected_fields(case):
        return hits
    told = []
    for hit, sight in zip(hits, sights_of_listed(case, [hit.listing for hit in hits]), strict=True):
        said = None if hit.said is None else _masked_words(hit.said, sight.words)
        told.append(replace(hit, title=sight.words(hit.title or ""), said=said))
    return told


def _masked_words(said: Extract, words: Callable[[str], str]) -> Extract:
    """Give a sentence with each of its pieces masked as the whole is: a name may go on from one to the next."""
    whole, at, pieces = words("".join(piece.text for piece in said.pieces)), 0, []
    for piece in said.pieces:
        pieces.append(replace(piece, text=whole[at : at + len(piece.text)]))
        at += len(piece.text)
    return replace(said, pieces=tuple(pieces))


def _lines_of(case: CaseFile, records: Sequence[Record]) -> dict[str, RecordLine]:
    return RecordLine.objects.using(case.alias).in_bulk([each.pk for each in records])


def _wanted(query: Query) -> tuple[frozenset[str], tuple[str, ...]]:
    """Give the words that are looked for whole, and the beginnings of words."""
    terms: Sequence[tuple[list[str], bool]] = terms_of(query.words)
    exact = {word for words, goes_on in terms for word in (words[:-1] if goes_on else words)}
    return frozenset(exact), tuple(words[-1] for words, goes_on in terms if goes_on)
