"""The digest: a coding on a terminal, its records first, then each value's words.

Lines are runs of text with the name of a style; whoever prints them turns names into escape codes, or drops them.
Nothing of a report reaches the terminal but through `show_text`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from onrecord.core.coding import Coding
from onrecord.publish.reading.columns import NARROWEST, Run, TextLine, beside, wrap
from onrecord.publish.reading.facts import Basis, Fact, Line, Row, Section, find_bases
from onrecord.publish.reading.making import reading_notes
from onrecord.publish.reading.outline import Outline, make_outline
from onrecord.publish.reading.phrases import Phrases, load_phrases
from onrecord.publish.reading.summary import Summary
from onrecord.publish.reading.visible import text_width
from onrecord.publish.reading.wording import word_chain, word_value

__all__ = ["digest_lines", "head_lines", "join_lines", "section_title", "word_basis", "words_lines"]

INFERRED = "*"
BETWEEN = " · "


def digest_lines(coding: Coding, language: str = "en", width: int = 80) -> Iterator[TextLine]:
    """Yield the lines of a coding's digest, set to `width` columns."""
    phrases, width = load_phrases(language), max(width, NARROWEST)
    outline = make_outline(coding, phrases)
    yield from head_lines(outline, width)
    for section in outline.sections:
        yield ()
        yield from _section_lines(section, phrases, width)
    if outline.loose is not None:
        yield ()
        yield (Run(phrases.say("loose"), "strong"),)
        yield from _row_lines(outline.loose, phrases, width)
    yield from _doubt_lines(coding, phrases, width)
    yield ()
    if any(fact.inferred for section in outline.sections for fact in section.facts):
        yield from _wrapped(f"{INFERRED} {phrases.say('legend_inferred')}", width, "quiet")
    yield from _wrapped(outline.coded_by, width, "quiet")


def head_lines(outline: Outline, width: int) -> Iterator[TextLine]:
    """Yield what stands above the records: title, origin, summary."""
    yield from _wrapped(outline.title, width, "strong")
    yield from _wrapped(BETWEEN.join(outline.origin), width, "quiet")
    yield from _wrapped(_summary(outline.summary), width)


def section_title(section: Section) -> str:
    """Give an incident's or toll's title on one line."""
    label = f"{section.label} ({section.standing})" if section.standing else section.label
    return f"{label}: {BETWEEN.join(section.title)}" if section.title else label


def words_lines(facts: Iterable[Fact], phrases: Phrases, width: int) -> Iterator[TextLine]:
    """Yield each value with the words it rests on, or the rule that concluded it."""
    indent = min(max(width // 3, 22), 44)
    for fact in facts:
        grounds = "; ".join(word_basis(basis, phrases) for basis in find_bases(fact))
        labels = [f"    {part}" if at == 0 else f"      {part}" for at, part in enumerate(wrap(fact.text, indent - 7))]
        lines = wrap(grounds, width - indent)
        for label, line in zip_longest(labels, lines, fillvalue=""):
            yield Run(label + " " * (indent - text_width(label)), "quiet"), Run(line)


def word_basis(basis: Basis, phrases: Phrases) -> str:
    """Give one ground of a value: its words, its rules, whose account it is and how sure the coder is."""
    places = Counter(quote.text for quote in basis.quotes)
    parts = [f"“{words}”{f' ×{times}' if times > 1 else ''}" for words, times in places.items()]
    parts += [phrases.say("by_rule", rule=rule) for rule in basis.rules]
    comma = phrases.say("comma")
    said = comma.join(parts) or phrases.say("no_words")
    if basis.values:
        values = comma.join(word_value(value, phrases) for value in basis.values)
        said = f"{values}: {said}{comma}{phrases.say('according', chain=word_chain(basis.chain, phrases))}"
    return f"{said} ({basis.confidence:.0%})"


def join_lines(lines: Iterable[TextLine]) -> str:
    """Give the lines as plain text, styles dropped."""
    return "".join("".join(run.text for run in line).rstrip() + "\n" for line in lines)


def _summary(summary: Summary) -> str:
    figures = BETWEEN.join(f"{figure.label}: {figure.value}" for figure in summary.figures)
    return BETWEEN.join(part for part in (figures, summary.note) if part)


def _section_lines(section: Section, phrases: Phrases, width: int) -> Iterator[TextLine]:
    for number, line in enumerate(wrap(f"{section_title(section)}  [{section.id}]", width)):
        yield (Run(line if number == 0 else f"  {line}", "strong"),)
    for row in section.rows:
        yield from _row_lines(row, phrases, width)
    yield (Run(f"  {phrases.say('words_of')}", "quiet"),)
    facts = (fact for row in section.rows for line in row.lines if not line.told_by for fact in line.facts)
    yield from words_lines((fact for fact in facts if fact.claims and not fact.chain), phrases, width)


def _row_lines(row: Row, phrases: Phrases, width: int) -> Iterator[TextLine]:
    indent = 19
    for number, text in enumerate([_line(line, phrases) for line in row.lines] or [phrases.say("not_stated")]):
        yield from beside(f"  {row.label}" if number == 0 else "", text, indent, width)


def _line(line: Line, phrases: Phrases) -> str:
    facts = phrases.say("comma").join(f"{fact.text}{INFERRED if fact.inferred else ''}" for fact in line.facts)
    if line.told_by:
        facts = f"{facts} ({f' {phrases.arrow} '.join(line.told_by)})"
    if line.note:
        facts = f"{facts}; {line.note}"
    label = f" [{line.id}]" if line.id else ""
    return f"{'– ' if line.within else ''}{facts}{label}"


def _doubt_lines(coding: Coding, phrases: Phrases, width: int) -> Iterator[TextLine]:
    groups = list(reading_notes(coding.report, phrases))
    if groups:
        yield ()
        yield (Run(phrases.say("doubts"), "strong"),)
    for group in groups:
        told = tuple(note.text if note.words is None else f"{note.text}: “{note.words}”" for note in group.notes)
        yield from _listed(phrases.say(group.key), told, width)


def _listed(label: str, items: tuple[str, ...], width: int) -> Iterator[TextLine]:
    for number, item in enumerate(items):
        yield from beside("" if number else f"  {label}", item, 19, width)


def _wrapped(text: str, width: int, style: str = "") -> Iterator[TextLine]:
    return ((Run(line, style),) for line in wrap(text, width))
