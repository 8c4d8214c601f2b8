"""Make a report of a draft: take out repeats, lay the marks over the text, account for what is left out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.core.errors import EmptyReport
from onrecord.core.report import Detail, Doubt, Dropped, Passage, Region, Report
from onrecord.core.shown import shown
from onrecord.evidence.addresses import day_in_name
from onrecord.evidence.characters import clean_line, whole
from onrecord.evidence.language import detect_language, script_code
from onrecord.evidence.parts import Draft, Mark, Part, kept
from onrecord.evidence.repeats import mark_repeats

__all__ = ["digest", "finish"]

BETWEEN = "\n\n"
# A paragraph of fewer letters does not show its language; it is taken to be in that of the report.
LEAST_LETTERS = 40
# A flag repeats the name of what it is about.
LONGEST_FLAG = 1_000


def digest(data: bytes) -> str:
    """Give the id of a report made of these bytes."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def finish(draft: Draft, data: bytes, thing: str, name: str | None = None) -> Report:
    """Give the report of a draft that was made of `data`; `thing` is what errors call it, `name` its file's name.

    Raises:
        EmptyReport: nothing of the draft is text.
    """
    title = clean_line(draft.title or "") or None
    parts = mark_repeats(draft.parts, title)
    live = kept(parts)
    if title is not None:
        live = (Part(title, marks=draft.title_marks), *live)
    if not live:
        raise _empty(thing, parts)
    starts = _starts(live)
    dated = draft.published or day_in_name(name)
    laid = list(_laid(live, starts))
    return Report(
        id=digest(data),
        text=BETWEEN.join(part.text for part in live),
        title=title,
        byline=clean_line(draft.byline or "") or None,
        source=clean_line(draft.source or "") or None,
        published=dated.day if dated is not None else None,
        published_basis=dated.basis if dated is not None else None,
        language=draft.language,
        dropped=tuple(Dropped(part.text, part.dropped) for part in parts if part.dropped is not None),
        flags=tuple(shown(flag, LONGEST_FLAG) for flag in draft.flags),
        made=draft.made,
        passages=_passages(live, starts, draft.language),
        regions=tuple(
            Region(mark.start, mark.end, mark.page, *mark.box)
            for mark in laid
            if mark.page is not None and mark.box is not None
        ),
        doubts=tuple(
            Doubt(mark.start, mark.end, mark.doubt, mark.confidence) for mark in laid if mark.doubt is not None
        ),
        details=tuple(Detail(shown(each.name), whole(each.value)) for each in draft.details),
        place=shown(draft.place) if draft.place is not None else None,
    )


def _starts(live: Sequence[Part]) -> list[int]:
    """Give the offset at which each part begins in the text."""
    starts, at = [], 0
    for part in live:
        starts.append(at)
        at += len(part.text) + len(BETWEEN)
    return starts


def _laid(live: Sequence[Part], starts: Sequence[int]) -> Iterator[Mark]:
    """Yield the marks with offsets into the text."""
    for part, start in zip(live, starts, strict=True):
        for mark in part.marks:
            yield replace(mark, start=start + mark.start, end=start + mark.end)


def _passages(live: Sequence[Part], starts: Sequence[int], language: str | None) -> tuple[Passage, ...]:
    """Give each stretch of paragraphs in one language and script."""
    scripts = [script_code(part.text) for part in live]
    told = _languages(live, scripts, language)
    passages: list[Passage] = []
    for part, start, script, spoken in zip(live, starts, scripts, told, strict=True):
        last = passages[-1] if passages else None
        if last is not None and (last.language, last.script) == (spoken, script):
            passages[-1] = replace(last, end=start + len(part.text))
        else:
            passages.append(Passage(start, start + len(part.text), spoken, script))
    return tuple(passages)


def _languages(live: Sequence[Part], scripts: Sequence[str | None], language: str | None) -> list[str | None]:
    """Give the language of each paragraph; one too short to show it has that of the others in its script."""
    long = [sum(map(str.isalpha, part.text)) >= LEAST_LETTERS for part in live]
    shown = [detect_language(part.text) if is_long else None for part, is_long in zip(live, long, strict=True)]
    spoken: dict[str | None, list[str]] = {}
    for script, each in zip(scripts, shown, strict=True):
        if each is not None:
            spoken.setdefault(script, []).append(each)
    # Where the report's own language was shown in another script, it is not that of this one.
    elsewhere = any(language in each for each in spoken.values())
    told: list[str | None] = []
    for part, script, each in zip(live, scripts, shown, strict=True):
        same = spoken.get(script, [])
        if each is None and (script is None or language in same or not (same or elsewhere)):
            each = language
        elif each is None:
            each = same[0] if same else detect_language(part.text)
        told.append(each)
    return told


def _empty(thing: str, parts: Iterable[Part]) -> EmptyReport:
    reasons = sorted({part.dropped for part in parts if part.dropped is not None})
    return EmptyReport(
        thing,
        found=f"nothing but {', '.join(reasons)}" if reasons else "nothing, or nothing but space",
        expected="a text or a page with a report in it",
        do="Check that the capture holds the report: a page that loads its text by script must be saved as shown.",
    )
