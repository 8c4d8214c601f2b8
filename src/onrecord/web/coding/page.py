"""What the page of a report is made of: its paragraphs, its sheet as shown, the controls of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import get_language

from onrecord.coding.codebook import Codebook
from onrecord.coding.editing.fields import LINKS, Field, Shape, fields_of
from onrecord.coding.editing.sheet import Sheet
from onrecord.core.report import Report
from onrecord.core.vocabulary import RecordKind, Stance
from onrecord.publish.reading.marks import split_paragraphs
from onrecord.publish.reading.phrases import Phrases, languages, load_phrases
from onrecord.publish.reading.record_pane import language_tag
from onrecord.store.asked_blind import is_asked_blind
from onrecord.store.drafts import codebook_of
from onrecord.store.models import Reading
from onrecord.store.queues import QUEUES, Queue, is_protected
from onrecord.web.access.casefile import CaseRequest
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
    "phrases_here",
    "queue_asked",
    "reading_asked",
    "showing_of",
    "stances",
]


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
    """What a field is set with; `name` is `kind field`, and `is_closed` where only the choices may stand."""

    name: str
    choices: tuple[Choice, ...]
    is_closed: bool = True


def reading_asked(request: CaseRequest, reading: str) -> Reading:
    """Give the reading that an address names.

    Raises:
        Http404: there is none, or whoever asks may not know of it.
    """
    row = Reading.objects.using(request.case.alias).filter(pk=reading).first()
    if row is None or ("protected" not in request.rights and is_protected(request.case, row)):
        raise Http404
    return row


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
    return Showing(sheet, codebook_of(request.case), Words(phrases_here()), request.GET.get("more", ""))


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
        for field in (*fields_of(kind, book), *linked):
            if field.shape in (Shape.CHOICE, Shape.WORD):
                yield control_of(kind, field, words)


def control_of(kind: RecordKind, field: Field, words: Words) -> Control:
    """Give the control of one field that is set by a choice."""
    told = tuple(Choice(each, words.choice(field.name, each)) for each in field.choices)
    return Control(f"{kind} {field.name.partition('.')[0]}", told, field.shape is Shape.CHOICE)


def chosen(request: CaseRequest, showing: Showing) -> dict[str, Any] | None:
    """Give the value that an address names, with the control it is set with; None where it names none."""
    found = showing.value(request.GET.get("at", ""))
    if found is None:
        return None
    thing, field, shown = found
    control = None
    if field.shape in (Shape.CHOICE, Shape.WORD):
        control = control_of(thing.kind, field, showing.words)
    elif field.shape is Shape.PARTY:
        others = [each for each in showing.sheet.within(thing.within)
                  if each.kind is RecordKind.VICTIM and each.id != thing.id and not each.is_removed]  # fmt: skip
        control = Control("", tuple(Choice(each.id, showing.call(each.id)) for each in others))
    return {
        "thing": thing, "shown": shown, "control": control, "whose": showing.call(thing.id),
        "words": _words(showing.sheet, shown), "chain": "\n".join(shown.chain),
    }  # fmt: skip


def _words(sheet: Sheet, shown: Shown) -> str:
    return " … ".join(sheet.report.text[start:end] for start, end in shown.quotes)
