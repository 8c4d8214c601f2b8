"""One self-contained page: the records, the report they rest on, and nothing from elsewhere.

Its content security policy names the one style sheet and the one script by their hashes, so that nothing a report
says can run or fetch, even if it were ever let through unescaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.core.coding import Coding
from onrecord.publish.reading.facts import usual_confidence
from onrecord.publish.reading.making import Note, reading_notes
from onrecord.publish.reading.marks import number_quotes
from onrecord.publish.reading.markup import Markup, element, isolate, join_markup, plain_title
from onrecord.publish.reading.outline import Outline, make_outline
from onrecord.publish.reading.phrases import Phrases, load_phrases
from onrecord.publish.reading.record_pane import Pen, language_tag, percent, record_title, render_row, render_section
from onrecord.publish.reading.report_pane import render_footnotes, render_text
from onrecord.publish.reading.summary import Summary
from onrecord.publish.reading.template import fill_template

__all__ = ["page_parts", "render_figures", "render_page"]

OVERVIEW_FROM = 4  # records; fewer are seen at a glance

HOLE = Markup("\0")  # stands where the codings go while the frame around them is written


def render_page(coding: Coding, language: str = "en") -> str:
    """Give the page of a coding as one HTML document, its interface in `language`.

    Raises:
        BadOption: the interface does not speak that language.
    """
    return "".join(page_parts([coding], language, make_outline(coding, load_phrases(language)).title))


def page_parts(codings: Iterable[Coding], language: str, title: str) -> Iterator[str]:
    """Yield one HTML document of several codings, each as soon as it is there.

    Raises:
        BadOption: the interface does not speak that language.
    """
    phrases = load_phrases(language)
    named = plain_title(phrases.say("page_title", title=title))
    before, after = fill_template("report.html", phrases, page_title=named, codings=HOLE).split(HOLE)
    yield before
    for number, coding in enumerate(codings, 1):
        yield _render_coding(coding, f"r{number}", phrases)
    yield after


def render_figures(summary: Summary) -> Markup:
    """Give the figures of a summary, each number with what it counts."""
    return join_markup(
        element("div", element("dt", isolate(figure.label)), element("dd", isolate(figure.value)))
        for figure in summary.figures
    )


def _render_coding(coding: Coding, name: str, phrases: Phrases) -> Markup:
    outline = make_outline(coding, phrases)
    report = coding.report
    pen = Pen(phrases, report.text, language_tag(report.language), number_quotes(coding), name, _usual(outline), report)
    titled = report.title is not None and report.text.startswith(report.title)
    return fill_template(
        "coding.html",
        phrases,
        id=name,
        heading=isolate(outline.title, lang=pen.language),
        legend=_legend(pen) if outline.sections else "",
        overview=_overview(outline, pen),
        origin=join_markup(element("li", isolate(part)) for part in outline.origin),
        figures=render_figures(outline.summary),
        standing=outline.summary.note,
        sections=_sections(outline, pen),
        text=render_text(pen, titled=titled),
        footnotes=render_footnotes(pen),
        doubts=_doubts(coding, pen),
        coded_by=isolate(outline.coded_by),
        report_id=report.id,
    )


def _usual(outline: Outline) -> float | None:
    return usual_confidence(fact for section in outline.sections for fact in section.facts)


def _legend(pen: Pen) -> Markup:
    """Say how the records are read, with a script and without one."""
    phrases = pen.phrases
    before, between, after = phrases.say("legend", quoted="\0", inferred="\0").split("\0")
    quoted = element("span", phrases.say("legend_quoted"), class_="quoted")
    inferred = element("span", phrases.say("legend_inferred"), class_="inferred")
    scripted = element("span", phrases.say("legend_use"), class_="scripted")
    plain = element("span", phrases.say("legend_plain"), class_="unscripted")
    sure = phrases.say("legend_sure") if pen.usual is None else phrases.say("legend_usual", percent=percent(pen.usual))
    return element("p", before, quoted, between, inferred, after, " ", sure, " ", scripted, plain, class_="legend")


def _overview(outline: Outline, pen: Pen) -> Markup:
    """Give a way to each record of a long report, or nothing where they can be seen at a glance."""
    if len(outline.sections) < OVERVIEW_FROM:
        return Markup("")
    kinds = [f"incident-{n}" for n in range(1, len(outline.incidents) + 1)]
    kinds += [f"toll-{n}" for n in range(1, len(outline.tolls) + 1)]
    links = (
        element("li", element("a", record_title(section), href=f"#{pen.id}-{kind}"))
        for kind, section in zip(kinds, outline.sections, strict=True)
    )
    summary = element("summary", pen.phrases.say("overview"))
    return element("details", summary, element("ul", *links), class_="overview")


def _sections(outline: Outline, pen: Pen) -> Markup:
    parts: list[Markup] = []
    if outline.incidents:
        records = (render_section(section, f"incident-{n}", pen) for n, section in enumerate(outline.incidents, 1))
        parts.append(_group("incidents", pen, records))
    if outline.tolls:
        records = (render_section(section, f"toll-{n}", pen) for n, section in enumerate(outline.tolls, 1))
        note = element("p", pen.phrases.say("tolls_note"), class_="note")
        parts.append(_group("tolls", pen, (note, *records)))
    if outline.loose is not None:
        parts.append(_group("loose", pen, [element("dl", render_row(outline.loose, pen))]))
    return join_markup(parts)


def _doubts(coding: Coding, pen: Pen) -> Markup:
    """Give what is doubtful about the reading and what was left out, or nothing."""
    say = pen.phrases.say
    parts: list[Markup] = []
    for group in reading_notes(coding.report, pen.phrases):
        parts.append(element("h3", say(group.key)))
        if group.caution is not None:
            parts.append(element("p", say(group.caution), class_="note"))
        parts.append(element("ul", *map(_note_item, group.notes)))
    return _group("doubts", pen, parts) if parts else Markup("")


def _note_item(note: Note) -> Markup:
    if note.words is None:
        return element("li", isolate(note.text))
    return element("li", isolate(note.text), ": ", element("q", note.words, dir="auto"))


def _group(key: str, pen: Pen, parts: Iterable[Markup]) -> Markup:
    anchor = f"{pen.id}-{key}"
    title = element("h2", pen.phrases.say(key), id=anchor)
    return element("section", title, *parts, class_=key, aria_labelledby=anchor)
