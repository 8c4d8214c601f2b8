"""Read HTML: what the page says of itself, and the blocks of it that are the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from onrecord.evidence.blocks import Block, cut_blocks
from onrecord.evidence.characters import words
from onrecord.evidence.furniture import mark_furniture
from onrecord.evidence.headers import Headers, read_headers
from onrecord.evidence.language import detect_language, is_known
from onrecord.evidence.mainpart import Choice, choose_blocks
from onrecord.evidence.markup import parse, remove_unseen, truncation
from onrecord.evidence.metadata import Head, read_head
from onrecord.evidence.parts import Draft, Kind, Part, kept
from onrecord.evidence.published import Dating, find_published, search_published, told_by_page
from onrecord.evidence.saved import origin_note

__all__ = ["read_page"]

# Where a page prints who wrote it and when: a few blocks above the headline and below it.
ABOVE, BELOW = 6, 12


def read_page(text: str, url: str | None = None) -> Draft:
    """Give the draft of a page; `url` is where it was saved from, if its wrapper says so."""
    parsed = parse(text)
    if parsed is None:
        return Draft(flags=truncation(text))
    root = parsed.root
    head = read_head(root, url or origin_note(text))
    told = told_by_page(root, head)
    remove_unseen(root)
    blocks = cut_blocks(root)
    choice = choose_blocks(root, blocks, _headline(blocks, head.title))
    headers, parts = _without_headers(mark_furniture(_parts(blocks, choice, head.title)))
    language, doubt = _language(head, parts)
    body = [part.text for part in kept(parts)]
    dating = find_published(told, _near_title(blocks, head.title), body, language)
    if dating.published is None:
        dating = Dating(search_published(root), dating.flags)
    return Draft(
        parts=parts,
        title=head.title or headers.title,
        byline=head.byline or headers.byline,
        source=head.outlet or headers.source,
        published=dating.published,
        language=language,
        flags=(*parsed.flags, *truncation(text), *choice.flags, *doubt, *dating.flags),
    )


def _parts(blocks: Sequence[Block], choice: Choice, title: str | None) -> Iterator[Part]:
    """Yield the blocks as parts, without the headline; a run of blocks outside the report is one part."""
    headline = _headline(blocks, title)
    fates = [
        (None if number in choice.numbers else block.beside or _outside(number, choice), number)
        for number, block in enumerate(blocks)
        if number != headline
    ]
    for fate, run in groupby(fates, key=lambda pair: pair[0]):
        numbers = [number for _, number in run]
        if fate is None:
            yield from (Part(blocks[number].text, blocks[number].kind) for number in numbers)
        else:
            yield Part("\n".join(blocks[number].text for number in numbers), dropped=fate)


def _outside(number: int, choice: Choice) -> str:
    return "link to another page" if number in choice.links else "outside the report"


def _headline(blocks: Sequence[Block], title: str | None) -> int | None:
    """Give the number of the block that is the title, so that it is not taken for a repeat of itself."""
    said = words(title or "")
    same = [
        number for number, block in enumerate(blocks) if said and block.beside is None and words(block.text) == said
    ]
    return next((number for number in same if blocks[number].kind is Kind.HEADING), same[0] if same else None)


def _without_headers(parts: tuple[Part, ...]) -> tuple[Headers, tuple[Part, ...]]:
    """Take by-line, date and label lines out of the top of the report."""
    live = [number for number, part in enumerate(parts) if part.dropped is None]
    headers = read_headers([parts[number].text for number in live])
    taken = {live[line]: reason for line, reason in headers.taken.items()}
    return headers, tuple(
        replace(part, dropped=taken[number]) if number in taken else part for number, part in enumerate(parts)
    )


def _near_title(blocks: Sequence[Block], title: str | None) -> list[str]:
    """Give the lines below the headline, then those above it, where pages also print the day they are looked at."""
    headline = _headline(blocks, title)
    at = headline if headline is not None else -1
    below = range(at + 1, min(len(blocks), at + 1 + BELOW))
    above = range(max(0, at - ABOVE), max(0, at))
    return [blocks[number].text for number in (*below, *above)]


def _language(head: Head, parts: Sequence[Part]) -> tuple[str | None, tuple[str, ...]]:
    """Give the language the words are in, else the one the page declares; templates often declare the wrong one."""
    read = detect_language("\n".join(part.text for part in kept(parts)))
    if read is None or head.language is None or not is_known(head.language):
        return head.language or read, ()
    if read == head.language:
        return read, ()
    return read, (f"the page says its language is {head.language}; its words are {read}",)
