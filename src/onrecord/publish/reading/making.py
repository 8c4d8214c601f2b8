"""What is to be known of how a report was read, for every output: how its text was made, what is doubtful, what is left
out, and what the file says of itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.core.report import Report
from onrecord.publish.reading.phrases import Phrases
from onrecord.publish.reading.remarks import word_remark

__all__ = ["Note", "Notes", "reading_notes"]

# More doubtful words than this are counted, not listed: a bad scan has hundreds.
MOST_DOUBTS = 20
# What was made without a programme that recognises letters, and of one whole file, says nothing a reader must know.
PLAIN = ("plain text", "web page")


@dataclass(frozen=True, slots=True)
class Note:
    """One line: what is said, and the words of the original it is about, if any."""

    text: str
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Notes:
    """Lines under one heading, with a sentence on how far they can be trusted where that must be said."""

    key: str
    notes: tuple[Note, ...]
    caution: str | None = None


def reading_notes(report: Report, phrases: Phrases) -> Iterator[Notes]:
    """Yield what is to be said of the reading, under the keys of its headings; nothing where there is nothing."""
    groups = (
        Notes("made", tuple(_made(report, phrases))),
        Notes("flags", tuple(Note(word_remark(flag, phrases.language)) for flag in report.flags)),
        Notes("doubtful_words", tuple(_doubts(report, phrases))),
        Notes(
            "dropped",
            tuple(Note(_reason(part.reason, phrases), part.text) for part in report.dropped),
            "dropped_note",
        ),
        Notes(
            "details",
            tuple(Note(word_remark(each.name, phrases.language), each.value) for each in report.details),
            "details_note",
        ),
    )
    yield from (group for group in groups if group.notes)


def _reason(reason: str, phrases: Phrases) -> str:
    """Give why something was left out, in the words of the page or else of the remarks."""
    said = word_remark(reason, phrases.language)
    return phrases.term("dropped", reason) if said == reason else said


def _made(report: Report, phrases: Phrases) -> Iterator[Note]:
    made = report.made
    for each in report.translations:
        yield Note(phrases.say("translated", language=phrases.term("language", each.language), by=each.made_by))
    if report.place is not None:
        yield Note(phrases.say("place_in_file", place=report.place))
    if made is None or (made.reader in PLAIN and made.confidence is None):
        return
    if made.confidence is None:
        yield Note(phrases.say("made_of", reader=made.reader, version=made.version))
    else:
        sure = f"{round(100 * made.confidence)}%"
        yield Note(phrases.say("made_by_recognition", reader=made.reader, version=made.version, percent=sure))


def _doubts(report: Report, phrases: Phrases) -> Iterator[Note]:
    for doubt in report.doubts[:MOST_DOUBTS]:
        sure = "" if doubt.confidence is None else f" ({round(100 * doubt.confidence)}%)"
        yield Note(f"{word_remark(doubt.reason, phrases.language)}{sure}", report.text[doubt.start : doubt.end])
    if len(report.doubts) > MOST_DOUBTS:
        yield Note(phrases.say("more_doubts", number=len(report.doubts) - MOST_DOUBTS))
