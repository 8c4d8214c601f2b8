"""Lists on pages of five hundred lines at most, each with the way to the one before and the one after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.publish.reading.markup import Markup
from onrecord.publish.site.filling import NOTHING, fill, joined
from onrecord.publish.site.frame import Frame
from onrecord.publish.site.words import Words

__all__ = ["MOST", "Listed", "list_pages"]

MOST = 500
"""Lines on a page: some 60 kB."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: its file within the folder of its language without the ending, its title, what is said above it; and the
    page that stands for it in other languages, where these cut lists otherwise.
    """

    path: str
    title: str
    intro: Markup
    elsewhere: str | None = None


def list_pages(frame: Frame, listed: Listed, lines: Sequence[Markup]) -> Iterator[tuple[str, str]]:
    """Yield the path and the page of each part of a list; the first is `<path>.html`."""
    parts = [lines[at : at + MOST] for at in range(0, len(lines), MOST)] or [lines]
    for number, part in enumerate(parts, 1):
        path = _path(listed.path, number)
        heading = fill("<h1><bdi>{}</bdi></h1>{}", listed.title, listed.intro if number == 1 else NOTHING)
        body = fill("<ul class=l>{}</ul>", joined(part))
        way = _way(listed.path, number, len(parts), frame.words)
        yield path, frame.page((path, listed.elsewhere or path), listed.title, joined((heading, way, body, way)))


def _path(path: str, number: int) -> str:
    return f"{path}.html" if number == 1 else f"{path}-{number}.html"


def _way(path: str, number: int, of: int, words: Words) -> Markup:
    if of == 1:
        return NOTHING
    name = path.rpartition("/")[2]
    here = words.put("page_of", number=words.number(number), of=words.number(of))
    steps = [(number - 1, "page_before"), (number + 1, "page_after"), (1, "page_first"), (of, "page_last")]
    links = [
        fill("<a href={}>{}</a>", _path(name, to), words.say(key))
        for to, key in steps
        if 1 <= to <= of and to != number
    ]
    return fill("<p class=p>{} {}</p>", here, joined(links, " "))
