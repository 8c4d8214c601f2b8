"""Generated inputs: bytes, damaged reports, shuffled sentences and broken web pages, in every encoding met so far."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from tests.sources import SOURCE

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
TAGS = (
    "p",
    "div",
    "h1",
    "figcaption",
    "article",
    "li",
    "td",
    "a",
    "script",
    "style",
    "title",
    "blockquote",
    "svg",
    "br",
)
HEADS = (
    '<meta charset="utf-8">',
    '<meta charset="nonsense">',
    '<meta property="article:published_time" content="2023-13-45T99:00">',
    '<meta name="date" content="٢٠٢٣-٠٥-٠١">',
    '<script type="application/ld+json">{"datePublished": ["2020-01-01", null], "@graph": [[[</script>',
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "0000-00-00"}</script>',
    "<title>" + "Ten dead " * 200 + "</title>",
    "<base href='//['>",
)
ODDITIES = (
    *("\x00", "\u202e", "\ufeff", "\u200f", "🕯️", "\u0301" * 40, "\t\v\f"),
    *("9" * 400, "12-" * 30, "—" * 60, "((((" * 20, '"' * 31),
    *("31 February 2019", "between 40 and 30", "-5 dead", "at least at least 3 people"),
    *("dozens of hundreds of thousands", "the day after tomorrow two days ago"),
    *("Mr. Mrs. Dr. killed killed", "its their his her", "geonames:0", "http://[::1", "%00"),
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
    return st.one_of(st.binary(max_size=300), _damaged(), _encoded(_prose()), _encoded(_page()))


def _prose() -> st.SearchStrategy[str]:
    piece = st.one_of(st.sampled_from(_sentences()), st.sampled_from(ODDITIES), st.text(max_size=40))
    parted = st.tuples(piece, st.sampled_from((". ", "\n\n", "\n", " ", ", ", "")))
    return st.lists(parted, max_size=12).map(lambda pieces: "".join(words + gap for words, gap in pieces))


def _page() -> st.SearchStrategy[str]:
    opened = st.sampled_from(TAGS).map("<{}>".format)
    closed = st.sampled_from(TAGS).map("</{}>".format)
    body = st.lists(st.one_of(opened, closed, _prose(), st.sampled_from(("&#x110000;", "&nbsp;", "<!--", "<![CDATA["))))
    head = st.lists(st.sampled_from(HEADS), max_size=3)
    return st.builds(lambda head, body: f"<html>{''.join(head)}<body>{''.join(body)}", head, body)


def _encoded(texts: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    return st.builds(lambda text, encoding: text.encode(encoding, "replace"), texts, st.sampled_from(ENCODINGS))


@st.composite
def _damaged(draw: st.DrawFn) -> bytes:
    """Give a piece of a bundled report with bytes cut out, put twice or overwritten."""
    whole = draw(st.sampled_from(_originals()))
    start = draw(st.integers(0, max(0, len(whole) - 200)))
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
