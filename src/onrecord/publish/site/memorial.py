"""The memorial list: the named by letter, in their own scripts first; and those whose names nobody has told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from onrecord.publish.site.filling import NOTHING, bdi, fill, joined
from onrecord.publish.site.frame import Frame
from onrecord.publish.site.gathering import Person
from onrecord.publish.site.listing import Listed, list_pages

__all__ = ["memorial_pages"]


def memorial_pages(frame: Frame, named: Sequence[Person], unnamed: Sequence[Person]) -> Iterator[tuple[str, str]]:
    """Yield the first page of the memorial list, and the lists by letter and of those without a name."""
    words = frame.words
    ordered = sorted(named, key=lambda person: (not person.sort[:1].isalpha(), person.sort, person.day, person.line))
    letters = Counter(person.letter for person in ordered)
    links = joined(
        fill("<li><a href={}.html>{}</a> <small>{}</small>", _path(letter), bdi(letter), words.number(many))
        for letter, many in letters.items()
    )
    content = fill(
        "<h1>{}</h1><p>{}</p><p>{}</p><ul class=az>{}</ul>{}",
        words.say("memorial_title"),
        words.put("memorial_intro", number=words.number(len(named))),
        words.say("memorial_order"),
        links,
        _unnamed(frame, len(unnamed)),
    )
    yield "names.html", frame.page("names.html", words.say("memorial_title"), content)
    for letter, people in groupby(ordered, key=lambda person: person.letter):
        listed = Listed(_path(letter), words.say("memorial_letter", letter=letter), NOTHING, "names.html")
        yield from list_pages(frame, listed, [person.line for person in people])
    if unnamed:
        by_day = sorted(unnamed, key=lambda person: (person.day, person.line))
        intro = fill("<p>{}</p>", words.say("unnamed_intro"))
        yield from list_pages(
            frame, Listed("l/n-unnamed", words.say("unnamed_title"), intro), [person.line for person in by_day]
        )


def _path(letter: str) -> str:
    return f"l/n-{'-'.join(f'{ord(each):04x}' for each in letter)}"


def _unnamed(frame: Frame, many: int) -> str:
    if not many:
        return NOTHING
    words = frame.words
    link = fill("<a href=l/n-unnamed.html>{}</a>", words.put("unnamed_link", number=words.number(many)))
    return fill("<h2>{}</h2><p>{}</p><p>{}</p>", words.say("unnamed_title"), words.say("unnamed_intro"), link)
