"""Codings as a stream of text in the format asked for, each written as soon as it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from onrecord.cli.console import measure_width, style_lines

if TYPE_CHECKING:
    from onrecord.core.coding import Coding

__all__ = ["FORMATS", "Manner", "write_codings"]


@dataclass(frozen=True, slots=True)
class Manner:
    """How codings are written: in which format and interface language, whether several were asked for, and where to."""

    format: str
    language: str = "en"
    several: bool = False
    on_screen: bool = True


def write_codings(codings: Iterable[Coding], manner: Manner) -> Iterator[str]:
    """Yield the text of the codings; nothing at all where there is none and only one was asked for."""
    waiting = iter(codings)
    # One file may hold several reports: a mailbox, a feed. Which it is decides the shape of what is written.
    known = list(islice(waiting, 1 if manner.several else 2))
    if not known and not manner.several:
        return iter(())
    manner = replace(manner, several=manner.several or len(known) > 1)
    return FORMATS[manner.format](chain(known, waiting), manner)


def _write_text(codings: Iterable[Coding], manner: Manner) -> Iterator[str]:
    from onrecord.publish.reading.digest import digest_lines

    width = measure_width(on_screen=manner.on_screen)
    for number, coding in enumerate(codings):
        rule = f"\n{'─' * width}\n\n" if number else ""
        yield rule + style_lines(digest_lines(coding, manner.language, width), on_screen=manner.on_screen)


def _write_json(codings: Iterable[Coding], manner: Manner) -> Iterator[str]:
    from onrecord.publish.reading.jsonl import coding_text

    if not manner.several:
        yield from (coding_text(coding) + "\n" for coding in codings)
        return
    yield "["
    for number, coding in enumerate(codings):
        yield ("," if number else "") + "\n" + coding_text(coding)
    yield "\n]\n"


def _write_jsonl(codings: Iterable[Coding], _: Manner) -> Iterator[str]:
    from onrecord.publish.reading.jsonl import coding_line

    return map(coding_line, codings)


def _write_csv(codings: Iterable[Coding], _: Manner) -> Iterator[str]:
    from onrecord.publish.reading.table import table_header, table_rows

    yield table_header()
    yield from map(table_rows, codings)


def _write_html(codings: Iterable[Coding], manner: Manner) -> Iterator[str]:
    from onrecord.publish.reading.page import page_parts
    from onrecord.publish.reading.phrases import load_phrases

    waiting = iter(codings)
    first = next(waiting, None)
    title = load_phrases(manner.language).say("index_title")
    if first is not None and not manner.several:
        title = first.report.title or title
    yield from page_parts(waiting if first is None else chain((first,), waiting), manner.language, title)


FORMATS: Mapping[str, Callable[[Iterable[Coding], Manner], Iterator[str]]] = {
    "text": _write_text,
    "json": _write_json,
    "jsonl": _write_jsonl,
    "csv": _write_csv,
    "html": _write_html,
}
