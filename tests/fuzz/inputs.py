"""Generated inputs: hostile files of every kind, damaged reports, and sentences shuffled among oddities."""

from __future__ import annotations

from functools import cache
from random import Random

from hypothesis import strategies as st

from tests.sources import SOURCE
from tests.strategies.hostile import hostile_bytes

__all__ = ["inputs"]

REPORTS = SOURCE / "resources" / "examples" / "reports"
ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "cp1256",
    "cp1251",
    "cp1252",
    "iso-8859-6",
    "koi8-r",
)
ODDITIES = (
    *("\x00", "\u202e", "\ufeff", "\u200f", "🕯️", "\u0301" * 40, "\t\v\f"),
    *("9" * 400, "12-" * 30, "—" * 60, "((((" * 20, '"' * 31),
    *("31 February 2019", "between 40 and 30", "-5 dead", "at least at least 3 people"),
    *("dozens of hundreds of thousands", "the day after tomorrow two days ago"),
    *("Mr. Mrs. Dr. killed killed", "its their his her", "geonames:0", "http://[::1", "%00"),
)
# Openings that make a page of what follows, and markup that a page may hold, whole, cut off or out of place.
OPENINGS = ("<!doctype html><html><body>", "<html><head>", '<html lang="ar" dir="rtl"><body>', "<BODY>", "<html>")
MARKUP = (
    *("<p>", "</p>", "<br>", "<article>", "</article>", "<nav>", "</div>", "<h1>", "<title>", "</title>", "<li><li>"),
    *("<figure><figcaption>", "<table><tr><td>", "</table>", "<blockquote>", "<div hidden>", "<aside>", "<footer>"),
    *("<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>", "<style>", "<svg><text>", "<template>", "<select>"),
    *("&nbsp;", "&#0;", "&#xD800;", "&amp", "<", '<a href="', '<img alt="', '">', "<p " + "x=y " * 30, "<b><i>" * 60),
    *('<meta charset="utf-7">', '<meta property="article:published_time" content="2019-05-14T', '<time datetime="'),
    *('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2019-', '"}</script>'),
)


@cache
def _originals() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(REPORTS.iterdir()))


@cache
def _sentences() -> tuple[str, ...]:
    texts = [data.decode() for data in _originals() if not data.lstrip().startswith(b"<")]
    return tuple(sentence for text in texts for sentence in text.replace("\n", " ").split(". ") if len(sentence) < 400)


def inputs() -> st.SearchStrategy[bytes]:
    """Give bytes that a reader may meet, from noise to nearly whole reports."""
    hostile = st.integers(0, 2**32).map(lambda number: hostile_bytes(Random(number)))
    return st.one_of(hostile, _damaged(), _encoded(_prose()), _encoded(_pages()))


def _pieces() -> st.SearchStrategy[str]:
    return st.one_of(st.sampled_from(_sentences()), st.sampled_from(ODDITIES), st.text(max_size=40))


def _prose() -> st.SearchStrategy[str]:
    parted = st.tuples(_pieces(), st.sampled_from((". ", "\n\n", "\n", " ", ", ", "")))
    return st.lists(parted, max_size=12).map(lambda pieces: "".join(words + gap for words, gap in pieces))


def _pages() -> st.SearchStrategy[str]:
    marked = st.tuples(st.sampled_from(MARKUP), _pieces(), st.sampled_from((". ", "\n", "", *MARKUP[:2])))
    parts = st.lists(marked, max_size=12).map(lambda pieces: "".join(map("".join, pieces)))
    return st.tuples(st.sampled_from(OPENINGS), parts).map("".join)


def _encoded(texts: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    return st.builds(lambda text, encoding: text.encode(encoding, "replace"), texts, st.sampled_from(ENCODINGS))


@st.composite
def _damaged(draw: st.DrawFn) -> bytes:
    """Give a piece of a bundled report with bytes cut out, put twice or overwritten."""
    whole = draw(st.sampled_from(_originals()))
    start = draw(st.one_of(st.just(0), st.integers(0, max(0, len(whole) - 200))))  # a page shows itself by its start
    piece = bytearray(whole[start : start + draw(st.integers(0, 1500))])
    for _ in range(draw(st.integers(0, 6))):
        at, length = draw(st.integers(0, len(piece))), draw(st.integers(0, 60))
        match draw(st.sampled_from(("cut", "twice", "overwrite"))):
            case "cut":
                del piece[at : at + length]
            case "twice":
                piece[at:at] = piece[at : at + length]
            case _:
                piece[at : at + length] = draw(st.binary(max_size=length))
    return bytes(piece)
