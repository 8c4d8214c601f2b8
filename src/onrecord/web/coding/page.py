"""What the page of a report is made of: its paragraphs, its sheet as shown, the controls of its fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import get_language

from onrecord.coding.codebook import Codebook
from onrecord.coding.editing.fields import LINKS, RELATION, RELATIONS, Field, Shape, fields_of
from onrecord.coding.editing.sheet import Sheet
from onrecord.core.report import Report
from onrecord.core.vocabulary import RecordKind, Stance
from onrecord.publish.reading.marks import split_paragraphs
from onrecord.publish.reading.phrases import Phrases, languages, load_phrases
from onrecord.publish.reading.record_pane import language_tag
from onrecord.store.asked_blind import is_asked_blind
from onrecord.store.drafts import codebook_of
from onrecord.store.models import Reading
from onrecord.store.protection import note_reading, protected_reports
from onrecord.store.queues import QUEUES, Queue
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.coding.places import on_map
from onrecord.web.coding.showing import Showing
from onrecord.web.coding.shown import Shown
from onrecord.web.coding.values import Words

__all__ = [
    "Choice",
    "Control",
    "Line",
    "chosen",
    "control_of",
    "controls",
    "lines_of",
    "may_code_blind",
    "note_read",
    "phrases_here",
    "queue_asked",
    "reading_asked",
    "showing_of",
    "stances",
    "unseen_reports",
]


PARTIES = (RecordKind.VICTIM, RecordKind.PERPETRATOR)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the report: where it starts, its words, its language; whether it is the title."""

    start: int
    text: str
    language: str | None
    is_title: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the choices of a field: as it is stored, and in words."""

    value: str
    label: str | Promise


@dataclass(frozen=True, slots=True)
class Control:
    """What a field is set with; `name` is `kind field`, and `is_closed` where only the choices may stand. `others` are
    those of whom one is named as well.
    """

    name: str
    choices: tuple[Choice, ...]
    is_closed: bool = True
    others: tuple[Choice, ...] = ()


def reading_asked(request: CaseRequest, reading: str) -> Reading:
    """Give the reading that an address names.

    Raises:
        Http404: there is none, or whoever asks may not know of it.
    """
    row = Reading.objects.using(request.case.alias).filter(pk=reading).first()
    if row is None or unseen_reports(request, [row.report]):
        raise Http404
    return row


def note_read(request: CaseRequest, row: Reading) -> None:
    """Keep that a report of a protected source is being read, before it is shown."""
    if protected_reports(request.case, [row.report]):
        with request.case.writing() as pen:
            note_reading(pen, f"report:{row.report}", [row.report])


def unseen_reports(request: CaseRequest, reports: Iterable[str]) -> frozenset[str]:
    """Give those of the reports that whoever asks may not know of."""
    return frozenset() if "protected" in request.rights else protected_reports(request.case, reports)


def queue_asked(request: CaseRequest) -> Queue:
    """Give the queue that an address, or a form that came from it, names."""
    told = request.GET if request.method == "GET" else request.POST
    name = told.get("queue", "")
    return Queue(
        name if name in QUEUES else QUEUES[0],
        told.get("language", "")[:16],
        told.get("source", "").strip()[:100],
        "protected" in request.rights,
    )


def may_code_blind(request: CaseRequest, row: Reading) -> bool:
    """True where whoever asks is to code the report without seeing what others coded."""
    return is_asked_blind(request.case, row.pk)


def phrases_here() -> Phrases:
    """Give the phrases of the language that the page is written in, English where there are none in it."""
    language = (get_language() or "en").split("-")[0]
    return load_phrases(language if language in languages() else "en")


def showing_of(request: CaseRequest, sheet: Sheet) -> Showing:
    """Give what shows a sheet in the language of whoever asks."""
    phrases = phrases_here()
    places = partial(on_map, request.case, phrases)
    return Showing(sheet, codebook_of(request.case), Words(phrases), request.GET.get("more", ""), places)


def lines_of(report: Report) -> Iterator[Line]:
    """Yield the paragraphs of a report."""
    told = {passage.start: passage.language for passage in report.passages}
    for number, each in enumerate(split_paragraphs(report.text)):
        language = told.get(each.start) or report.language
        is_title = number == 0 and report.title is not None and each.text.strip() == report.title.strip()
        yield Line(each.start, each.text, language_tag(language), is_title)


def stances(phrases: Phrases) -> list[Choice]:
    """Give the ways in which a report may tell something."""
    return [Choice(str(each), phrases.term("stance", each)) for each in Stance]


def controls(book: Codebook, words: Words) -> Iterator[Control]:
    """Yield the controls of fields that are set by a choice; all others are typed into."""
    for kind in RecordKind:
        link = LINKS.get(kind)
        linked = [Field(f"acts.{link.name}", link.shape, link.choices)] if link is not None else []
        related = (
            [Field(RELATION, Shape.WORD, RELATIONS)] if kind in (RecordKind.VICTIM, RecordKind.PERPETRATOR) else []
        )
        for field in (*fields_of(kind, book), *linked, *related):
            if field.shape in (Shape.CHOICE, Shape.WORD):
                yield control_of(kind, field, words)


def control_of(kind: RecordKind, field: Field, words: Words) -> Control:
    """Give the control of one field that is set by a choice."""
    first = field.name.partition(".")[0]
    group = "relation" if first == RELATION else field.name
    told = tuple(Choice(each, words.choice(group, each)) for each in field.choices)
    return Control(f"{kind} {first}", told, field.shape is Shape.CHOICE)


def chosen(request: CaseRequest, showing: Showing) -> dict[str, Any] | None:
    """Give the value that an address names, with the control it is set with; None where it names none."""
    found = showing.value(request.GET.get("at", ""))
    if found is None:
        return None
    thing, field, shown = found
    control = None
    if field.shape in (Shape.CHOICE, Shape.WORD):
        control = control_of(thing.kind, field, showing.words)
        if field.name == RELATION:
            whom = tuple(Choice(each.id, showing.call(each.id)) for each in showing.others(thing))
            control = replace(control, others=whom)
    elif field.shape is Shape.PARTY:
        others = [each for each in showing.sheet.within(thing.within)
                  if each.kind is RecordKind.VICTIM and each.id != thing.id and not each.is_removed]  # fmt: skip
        control = Control("", tuple(Choice(each.id, showing.call(each.id)) for each in others))
    return {
        "thing": thing, "shown": shown, "control": control, "whose": showing.call(thing.id),
        "words": _words(showing.sheet, shown), "chain": "\n".join(shown.chain),
        "may_be_called": bool(shown.claims) and thing.kind in PARTIES and field.name in ("name", "description"),
    }  # fmt: skip


def _words(sheet: Sheet, shown: Shown) -> str:
    return " … ".join(sheet.report.text[start:end] for start, end in shown.quotes)
