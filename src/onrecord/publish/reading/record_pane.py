"""The records side of the page: rows of facts; every fact opens to the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.core.report import Quote, Report
from onrecord.core.vocabulary import Stance
from onrecord.publish.reading.facts import Basis, Fact, Line, Row, Section, find_bases
from onrecord.publish.reading.marks import Place, cut_context
from onrecord.publish.reading.markup import Markup, element, isolate, join_markup
from onrecord.publish.reading.phrases import Phrases
from onrecord.publish.reading.wording import word_links, word_value

__all__ = ["Pen", "language_tag", "percent", "record_title", "render_row", "render_section"]


LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Pen:
    """What every part of the page is written with; `usual` is the confidence that is said once for the whole page."""

    phrases: Phrases
    text: str
    language: str | None
    numbers: Mapping[Place, int]
    id: str
    usual: float | None = None
    report: Report | None = None

    def language_at(self, start: int) -> str | None:
        """Give the language of the paragraph at a place of the text."""
        passages = self.report.passages if self.report is not None else ()
        told = next((each.language for each in passages if each.start <= start < each.end), None)
        return language_tag(told) or self.language


def language_tag(language: str | None) -> str | None:
    """Give the language if it has the form of a language tag; anything else has no place in a `lang` attribute."""
    return language if language is not None and LANGUAGE_TAG.fullmatch(language) else None


def render_section(section: Section, name: str, pen: Pen) -> Markup:
    """Give one incident or toll; `name` is its own on the page."""
    anchor = f"{pen.id}-{name}"
    heading = element(
        "h3",
        element("span", f"{section.label}{f' · {section.standing}' if section.standing else ''}", class_="label"),
        " ",
        element("span", record_title(section), class_="title"),
        " ",
        element("code", section.id, class_="id"),
        id=f"{anchor}-title",
    )
    rows = element("dl", *(render_row(row, pen) for row in section.rows))
    kind = "record unreal" if section.standing else "record"
    return element("article", heading, rows, class_=kind, id=anchor, aria_labelledby=f"{anchor}-title")


def record_title(section: Section) -> Markup:
    """Give what a record is about on one line; one of which nothing is known by its label."""
    return join_markup((isolate(part) for part in section.title or (section.label,)), " · ")


def render_row(row: Row, pen: Pen) -> Markup:
    """Give one row; without lines it is said not to be stated."""
    lines = [_line(line, pen) for line in row.lines]
    empty = element("span", pen.phrases.say("not_stated"), class_="note")
    value = element("dd", *(lines or [empty]))
    return element("div", element("dt", row.label), value, class_=f"row {row.key}")


def _line(line: Line, pen: Pen) -> Markup:
    parts = [_fact(fact, pen) for fact in line.facts]
    if line.told_by:
        parts.append(element("span", _chain(line.told_by, pen.phrases), class_="note"))
    if line.note:
        parts.append(element("span", isolate(line.note), class_="note"))
    facts = element("div", *parts, class_="facts")
    label = [element("code", line.id, class_="id")] if line.id else []
    return element("div", facts, *label, class_="line within" if line.within else "line")


def _fact(fact: Fact, pen: Pen) -> Markup:
    kinds = {"main": fact.main, "inferred": fact.inferred, "chain": bool(fact.chain)}
    classes = " ".join(["fact", *(kind for kind, holds in kinds.items() if holds)])
    shown = element("span", _shown(fact, pen), class_="value")
    if not fact.claims:
        return element("span", shown, class_=f"{classes} bare")
    words = " ".join(f"{quote.start}-{quote.end}" for quote in fact.quotes)
    summary = element("summary", shown, *_marginalia(fact, pen))
    bases = (_basis(basis, fact, pen) for basis in find_bases(fact))
    return element("details", summary, *bases, class_=classes, data_words=words or None)


def _shown(fact: Fact, pen: Pen) -> Markup:
    if not fact.chain:
        return isolate(fact.text)
    return _chain(fact.chain, pen.phrases)


def _chain(links: tuple[str, ...], phrases: Phrases) -> Markup:
    """Give a chain whose arrow is drawn for the eye and said in words for the ear."""
    arrow = element("span", f" {phrases.arrow} ", aria_hidden="true")
    told = element("span", f" {phrases.say('arrow_said')} ", class_="unseen")
    return join_markup((isolate(link) for link in links), join_markup((arrow, told)))


def _marginalia(fact: Fact, pen: Pen) -> Iterator[Markup]:
    """Yield what stands small beside a value: how sure the coder is if that is unusual, and for paper the numbers of
    its words.
    """
    if fact.confidence not in (None, pen.usual) and not fact.chain:
        unseen = element("span", f" {pen.phrases.say('confidence')} ", class_="unseen")
        yield element("span", unseen, percent(fact.confidence), class_="sure")
    if fact.quotes:
        yield element("sup", _numbers(fact.quotes, pen), class_="refs", aria_hidden="true")


def _basis(basis: Basis, fact: Fact, pen: Pen) -> Markup:
    reach = 0 if fact.chain else 60
    quotes = [_quote(quote, reach, pen) for quote in basis.quotes]
    told = element("p", *_told(basis, fact, pen), class_="told")
    return element("div", *quotes, told, class_="basis")


def _quote(quote: Quote, reach: int, pen: Pen) -> Markup:
    around = cut_context(pen.text, quote, reach)
    before, after = pen.text[around.start : quote.start], pen.text[quote.end : around.end]
    cut = f"context{' late' if around.start > around.first else ''}{' early' if around.end < around.last else ''}"
    return element(
        "blockquote",
        element("span", before, element("mark", quote.text), after, class_=cut, data_start=str(around.start)),
        dir="auto",
        lang=pen.language,
        data_words=f"{quote.start}-{quote.end}",
    )


def _told(basis: Basis, fact: Fact, pen: Pen) -> Iterator[Markup]:
    phrases = pen.phrases
    if basis.values:
        values = ", ".join(word_value(value, phrases) for value in basis.values)
        yield _note(isolate(phrases.say("value_here", value=values)))
    if basis.stance is not Stance.ASSERTED:
        yield _note(phrases.term("stance", basis.stance))
    if basis.chain and not fact.chain:
        before, after = phrases.say("according", chain="\0").split("\0")
        yield _note(join_markup((before, _chain(word_links(basis.chain, phrases), phrases), after)))
    for rule in basis.rules:
        yield _note(isolate(phrases.say("inferred", rule=rule)))
    if not fact.chain:
        yield _note(phrases.say("confidence_of", percent=percent(basis.confidence)))
    if basis.quotes:
        yield _note(_places(basis.quotes, pen))


def _note(content: str) -> Markup:
    return element("span", content)


def _places(quotes: tuple[Quote, ...], pen: Pen) -> Markup:
    """Give the links from a value to its numbered words in the report."""
    links = (
        element("a", str(number), href=f"#{pen.id}-m{number}", data_words=f"{quote.start}-{quote.end}")
        for quote in quotes
        if (number := pen.numbers.get((quote.start, quote.end))) is not None
    )
    before, after = pen.phrases.say("in_report", numbers="\0").split("\0")
    return join_markup((before, join_markup(links, ", "), after))


def _numbers(quotes: tuple[Quote, ...], pen: Pen) -> str:
    return ", ".join(str(pen.numbers[quote.start, quote.end]) for quote in quotes)


def percent(confidence: float) -> str:
    """Give a confidence as a whole percentage."""
    return f"{confidence:.0%}"
