"""Hostile inputs by kind: what captures, transfers and attackers do to a file, each made from a `random.Random`.

`KINDS` names them; `hostile_bytes(random)` picks one. A generator is a pure function of its random source, so that an
input that fails is made again from its seed. Sizes stay small enough for thousands of inputs a minute; what only size
brings out (20 MB, 100,000 levels, a line of a megabyte) is `large(piece, size)`.

kind | what it imitates
--- | ---
noise | bytes without sense
binary_with_words | a program or database with readable stretches
known_formats | the first bytes of other kinds of file, and their signatures in front of honest text
empty | nothing, space, marks that print nothing
wrong_encoding | a report in one encoding that declares another, or none
cut_characters | text cut off or damaged inside multi-byte characters
double_encoded | UTF-8 taken for windows-1252 and saved again
controls | nulls, escapes, form feeds, C1 controls among the words
unseen | direction marks, joiners, tags, soft hyphens, noncharacters, combining marks in heaps
surrogates | lone surrogates, in UTF-16, CESU-8 and as references
broken_tags | tags cut, crossed, unclosed, nested wrongly; attributes without end
deep | elements nested hundreds of levels down
unclosed_raw | scripts, styles, comments, CDATA and conditional comments that never end
references | character and entity references: false, huge, recursive definitions in a DOCTYPE
metadata | JSON-LD, meta elements and addresses with values of every wrong type and size
wrappers | MHTML and web archives with parts missing, nested or mislabelled
headers | mail and header lines without end, without value, folded, repeated
lines | very long lines, many empty ones, odd line ends, no line end
regex_bait | runs of the characters that patterns repeat on
tables | tables, lists and line breaks out of order, with huge spans
"""

from __future__ import annotations

import json
import plistlib
from collections.abc import Callable, Mapping
from random import Random

__all__ = ["BAIT", "KINDS", "PIECES", "SENTENCES", "hostile_bytes", "large"]

SENTENCES = (
    "Four people were killed when a shell hit the vegetable market in the old town, residents said.",
    "Nadia Haroun, 37, a nurse, died on the way to hospital on Tuesday.",
    "“We heard two explosions,” said a shopkeeper. “Then there was only dust.”",
    "قُتل أربعة مدنيين في قصف على سوق الخضار، وقال سكان إن بينهم طفلاً.",
    "Quatre civils ont été tués à l’aube, selon la mairie.",
    "Cuatro personas murieron, entre ellas una niña de 9 años.",
    "Четыре человека погибли при обстреле рынка, сообщили жители.",
    "دو کودک و مادرشان در حمله کشته شدند و می‌گویند ده تن زخمی‌اند.",
    "SAN MARCOS, 3 JAN 90 (NOTICIAS DEL SUR) -- [TEXT] POLICE REPORTED TWO DEAD.",
    "1. Samir Nassar, 51\n2. Rim Nassar, 9\n3. Unidentified man, about 30",
    "🕯️ ليلى حسن، 45 عاماً",
    "Advertisement",
    "Read more: Toll rises in market strike",
    "Photo: Samir Nassar/Levant Wire",
    "By Amal Haddad",
    "Published: 3 May 2019",
)
PIECES: Mapping[str, str] = {
    "line": "a long line without an end ",
    "word": "x",
    "lines": "Unidentified man, about 30\n",
    "paragraphs": "<p>" + SENTENCES[0] + "</p>",
    "spans": "<span>x</span>",
    "levels": "<div>",
    "breaks": "x<br>",
    "cells": "<tr><td>Samir Nassar<td>51",
    "links": "<a href=x>Toll rises</a> ",
}
# fmt: off
ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "cp1252", "cp1251", "koi8-r",
    "iso8859-6", "gb18030", "shift_jis", "iso2022_jp", "cp037",
)
LABELS = (
    "utf-8", "windows-1256", "iso-8859-1", "utf-7", "x-user-defined", "nonsense", "utf-16", "rot13", "\udcff", "",
)
SIGNATURES = (
    b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff",
    b"GIF89a", b"\x1f\x8b\x08", b"SQLite format 3\x00", b"{\\rtf1 ", b"bplist00", b"RIFF\0\0\0\0WEBP", b"ID3", b"BZh9",
    b"WARC/1.0\r\n", b"MZ\x90\0", b"<?xml version='1.0'?>", b'{"a":', b"[[[", b"\xff\xfe", b"\xfe\xff",
    b"A TIDAL WAVE ", b"-----BEGIN PGP MESSAGE-----\n",
)
TAGS = (
    "p", "div", "span", "a", "h1", "h2", "article", "section", "ul", "li", "table", "tr", "td", "blockquote", "figure",
    "figcaption", "pre", "b", "i", "br", "hr", "img", "nav", "aside", "footer", "form", "title", "head", "body", "html",
    "time", "details", "template", "svg", "math", "select", "option", "button", "dl", "dd", "center", "font",
)
ATTRIBUTES = (
    'class="caption"', "class=comment-list", 'style="display:none"', "hidden", 'aria-hidden="true"', 'lang="ar"',
    'dir="rtl"', 'itemprop="datePublished"', 'datetime="2019-02-30"', 'href="http://[::1"', "colspan=999999999",
    'rowspan="-1"', 'class="', "id='x", "=", "\x00", 'class="pull-quote"', 'rel="author"', "href=//",
)
UNSEEN = (
    "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066",
    "\u2069", "\ufeff", "\u00ad", "\u034f", "\u061c", "\u180e", "\ufffe", "\ufdd0", "\U000e0041", "\u3164",
)
SCALARS = (
    None, True, 0, -1, 1e308, "", " ", "2019-05-03T10:00:00Z", "0000-00-00", "٢٠١٩-٠٥-٠٣", "\ud800", "x" * 5000, [], {},
)
BAIT = (
    " ", "\n", "\t", "-", "—", ".", "(", "[", "<", "<!--", "<?", "&", "&amp;", '"', "'", "|", "/", ":", "#", "1", "12 ",
    "1/1/", "jan ", "By ", "A ", "a, ", "Read more: ", "share ", "©", "(c) 2019 ", "<p>", "</p>", "<br>", "http://",
    "@", "\u0301", "From: a\n", "Photo: ", "x/", "3 May ", "٣", "ﷺ",
)
RAW_STARTS = (
    "<script>", "<style>", "<!--", "<![CDATA[", "<!--[if IE]>", "<textarea>", "<title>", "<noscript>", "<iframe>",
    "<plaintext>", "<xmp>", "<svg><![CDATA[", "<?php ", "<!DOCTYPE ",
)
REFERENCES = (
    "&#x110000;", "&#0;", "&#xD800;", "&#1;", "&e11;", "&amp", "&nbsp;", "&#99999999999999999999;", "&;", "&#x;",
    "&lt;script&gt;", "&zwnj;", "&rlm;", "&notanentity;",
)
TABLE_PIECES = (
    "<table>", "<tr>", "<td>", "<td colspan=999999999>", "<th>", "</td>", "</tr>", "</table>", "<ul>", "<li>", "</li>",
    "<br>", "<br><br>", "<dl>", "<dt>", "<dd>", "<caption>", "<p>", "<tbody>",
)
DESCRIBED = ("[" * 3000, '{"a":' * 3000, "<!-- {} -->", "{'a': 1}", "NaN", "")
PART_TYPES = (
    "text/html", "text/html; charset=nonsense", "text/html; charset*=x'y'z", "image/png", "",
    "multipart/related; boundary=b",
)
HEADER_LABELS = (
    "From", "To", "Date", "Subject", "Published", "Source", "By", "Title", "NAME", "تاريخ النشر", "المصدر", "Update",
)
HEADER_VALUES = (
    "", " ", "3 May 2019", "31 February 2019", "99/99/9999", "x" * 300, "a@b.example", "<>", "Levant Wire",
    "05/04/2019",
)
# fmt: on


def _prose(random: Random, most: int = 8) -> str:
    gaps = ("\n\n", "\n", " ", "\r\n", "\r", "\n \n", "")
    return "".join(random.choice(SENTENCES) + random.choice(gaps) for _ in range(random.randint(1, most)))


def _bytes(random: Random, most: int) -> bytes:
    return random.randbytes(random.randint(0, most))


def noise(random: Random) -> bytes:
    """Give bytes without sense."""
    return _bytes(random, 2000)


def binary_with_words(random: Random) -> bytes:
    """Give binary with readable stretches."""
    return b"".join(_bytes(random, 40) + random.choice(SENTENCES).encode() for _ in range(random.randint(1, 10)))


def known_formats(random: Random) -> bytes:
    """Give another format's first bytes before text or noise."""
    return random.choice(SIGNATURES) + (_prose(random).encode() if random.random() < 0.5 else _bytes(random, 300))


def empty(random: Random) -> bytes:
    """Give nothing that anybody could read."""
    nothing = (
        "",
        " ",
        "\n",
        "\t",
        "\u00a0",
        "\ufeff",
        "\u200b",
        "\x00",
        "<p></p>",
        "<br>",
        "&nbsp;",
        "<!-- -->",
        "<b>",
    )
    text = "".join(random.choice(nothing) for _ in range(random.randint(0, 30)))
    return text.encode(random.choice(("utf-8", "utf-16", "utf-8-sig")))


def wrong_encoding(random: Random) -> bytes:
    """Give a report in one encoding that declares another, or none."""
    label = random.choice(LABELS)
    page = f"<html><meta charset='{label}'><body><p>"
    head = random.choice(("", page, f"<?xml version='1.0' encoding='{label}'?><html><p>"))
    return (head + _prose(random)).encode(random.choice(ENCODINGS), "replace")


def cut_characters(random: Random) -> bytes:
    """Give text that is cut off, or has bytes missing, inside its characters."""
    data = bytearray(_prose(random).encode(random.choice(("utf-8", "utf-16", "gb18030"))))
    for _ in range(random.randint(0, 5)):
        if data:
            del data[random.randrange(len(data))]
    return bytes(data[: random.randint(0, len(data))])


def double_encoded(random: Random) -> bytes:
    """Give UTF-8 that was taken for windows-1252 and saved again."""
    return _prose(random).encode().decode("cp1252", "replace").encode()


def controls(random: Random) -> bytes:
    """Give text with controls strewn in, few or many."""
    text = list(_prose(random))
    for _ in range(random.choice((1, 3, 30, 300))):
        text.insert(random.randint(0, len(text)), chr(random.choice((*range(32), 127, *range(128, 160)))))
    return "".join(text).encode()


def unseen(random: Random) -> bytes:
    """Give text with characters that print nothing, turn the line around, or pile up."""
    text = list(_prose(random))
    for _ in range(random.randint(1, 60)):
        text.insert(random.randint(0, len(text)), random.choice(UNSEEN))
    return ("".join(text) + "e" + "\u0301" * random.randint(0, 300)).encode("utf-8", "replace")


def surrogates(random: Random) -> bytes:
    """Give lone surrogates in the ways they reach a file."""
    half = chr(random.randint(0xD800, 0xDFFF))
    text = _prose(random) + half + _prose(random)
    described = '<script type="application/ld+json">{"@type": "Article", "headline": "\\ud800"}</script>'
    ways = (
        text.encode("utf-8", "surrogatepass"),
        b"\xff\xfe" + text.encode("utf-16-le", "surrogatepass"),
        f"<p>{_prose(random)}&#{ord(half)};&#x{ord(half):x}".encode(),
        f"{described}<p>{_prose(random)}</p>".encode(),
    )
    return random.choice(ways)


def _tag(random: Random) -> str:
    attributes = " ".join(random.choice(ATTRIBUTES) for _ in range(random.randint(0, 2)))
    ending = random.choice((">", ">", ">", "/>", "", " "))
    return f"<{random.choice(('', '', '/'))}{random.choice(TAGS)} {attributes}{ending}"


def broken_tags(random: Random) -> bytes:
    """Give a page whose tags are cut, crossed and unclosed."""
    pieces = [random.choice((_tag(random), _tag(random), _prose(random, 2))) for _ in range(random.randint(2, 60))]
    return ("<!doctype html><html>" + "".join(pieces)).encode()


def deep(random: Random) -> bytes:
    """Give elements nested hundreds of levels down, closed or not."""
    levels = random.choice((100, 250, 600, 2500))
    tags = random.choices(("div", "span", "b", "ul", "table", "blockquote", "p", "font"), k=random.randint(1, 3))
    opened = "".join(f"<{tags[n % len(tags)]}>" for n in range(levels))
    closed = "".join(f"</{tags[n % len(tags)]}>" for n in reversed(range(levels))) if random.random() < 0.5 else ""
    return f"<html><body><p>{SENTENCES[0]}</p>{opened}{_prose(random)}{closed}<p>{SENTENCES[1]}</p>".encode()


def unclosed_raw(random: Random) -> bytes:
    """Give raw text elements and comments that never end."""
    start = random.choice(RAW_STARTS)
    return f"<html><body><p>{_prose(random)}</p>{start}{_prose(random)}<p>{_prose(random)}".encode()


def references(random: Random) -> bytes:
    """Give false and hostile character references, and entities defined by each other."""
    bombs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE html [<!ENTITY e0 "dead">{bombs}]>'
    doctype = random.choice(("", bomb, '<!DOCTYPE x SYSTEM "file:///etc/passwd">'))
    body = "".join(random.choice((*REFERENCES, _prose(random, 1))) for _ in range(random.randint(1, 30)))
    return f"{doctype}<html><body><p>{body}</p></body></html>".encode()


def _value(random: Random, depth: int = 0) -> object:
    roll = random.random()
    if depth > 3 or roll < 0.6:
        return random.choice(SCALARS)
    keys = ("@type", "name", "headline", "author", "publisher", "datePublished", "@graph", "mainEntity", "inLanguage")
    if roll < 0.8:
        return {random.choice(keys): _value(random, depth + 1) for _ in range(4)}
    return [_value(random, depth + 1) for _ in range(random.randint(0, 4))]


def metadata(random: Random) -> bytes:
    """Give a page whose statements about itself have every wrong type and size."""
    node = {"@type": random.choice(("NewsArticle", ["Article"], 5, None))}
    for key in ("author", "publisher", "headline", "datePublished", "@graph", "inLanguage"):
        node[key] = _value(random)
    described = random.choice((json.dumps(node), json.dumps([node, node]), *DESCRIBED))
    names = ("og:title", "og:site_name", "article:published_time", "author", "og:url", "og:locale", "dc.date", "\x00")
    told = "".join(f'<meta property="{random.choice(names)}" content="{random.choice(SCALARS)}">' for _ in range(6))
    link = f'<link rel=canonical href="{random.choice(("http://[::1", "https://a.example/2019/13/45/"))}">'
    title = random.choice(("", " | - | ", "x" * 3000, "Four dead - Levant Wire", "\u202e"))
    head = f'<title>{title}</title>{told}{link}<script type="application/ld+json">{described}</script>'
    page = f"<html><head>{head}</head><body><h1>{title}</h1><p>{_prose(random)}</p></body></html>"
    return page.encode("utf-8", "surrogatepass")


def wrappers(random: Random) -> bytes:
    """Give pages in the wrappers of browsers, with parts missing, nested or mislabelled."""
    page = f"<html><body><article><p>{_prose(random)}</p></article></body></html>".encode()
    return _webarchive(random, page) if random.random() < 0.3 else _mhtml(random, page)


def _webarchive(random: Random, page: bytes) -> bytes:
    whole = {"WebResourceData": page, "WebResourceURL": random.choice((3, "https://a.example/"))}
    main = random.choice((whole, whole, {"WebResourceData": 5}, {}, []))
    data = plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)
    return data[: random.choice((len(data), len(data), len(data) // 2))]


def _mhtml(random: Random, page: bytes) -> bytes:
    coding = random.choice(("", "quoted-printable", "base64", "7bit", "x-uuencode"))
    part = f"--b\r\nContent-Type: {random.choice(PART_TYPES)}\r\nContent-Transfer-Encoding: {coding}\r\n"
    part += f"Content-Location: {random.choice(('http://[::1', 'https://a.example/2019/05/03/'))}\r\n\r\n"
    head = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/\r\nMIME-Version: 1.0\r\n"
    head += "Content-Type: multipart/related" + random.choice(('; type="text/html"; boundary="b"', ""))
    parts = part * random.choice((1, 1, 2, 50))
    return f"{head}\r\n\r\n{parts}".encode() + page + random.choice((b"", b"\r\n--b--\r\n"))


def headers(random: Random) -> bytes:
    """Give header lines without end, value or sense over a text."""
    marks = (":", ": ", " : ", "")
    block = "\n".join(
        random.choice(HEADER_LABELS) + random.choice(marks) + random.choice(HEADER_VALUES)
        for _ in range(random.randint(1, 40))
    )
    return (block + random.choice(("\n", "\n\n", "\n ")) + _prose(random)).encode()


def lines(random: Random) -> bytes:
    """Give very long lines, many empty ones, and odd line ends."""
    ends = ("\n", "\r", "\r\n", "\n\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\n" * 50, " \n \n ", "\t")
    return "".join(
        random.choice(SENTENCES) * random.choice((1, 1, 1, 30)) + random.choice(ends)
        for _ in range(random.randint(1, 20))
    ).encode()


def regex_bait(random: Random) -> bytes:
    """Give runs of what patterns repeat on, before and after honest words."""
    runs = (random.choice(BAIT) * random.choice((50, 500, 3000)) for _ in range(random.randint(1, 4)))
    text = "".join(run + random.choice(("", "x", SENTENCES[0], "\n")) for run in runs)
    return (random.choice(("", "<html><body><p>", "<p>")) + text).encode()


def tables(random: Random) -> bytes:
    """Give tables, lists and line breaks out of order."""
    body = "".join(
        random.choice(TABLE_PIECES) + random.choice(("", random.choice(SENTENCES)))
        for _ in range(random.randint(5, 120))
    )
    return f"<!doctype html><body>{body}".encode()


_GENERATORS = (
    *(noise, binary_with_words, known_formats, empty, wrong_encoding, cut_characters, double_encoded, controls, unseen),
    *(surrogates, broken_tags, deep, unclosed_raw, references, metadata, wrappers, headers, lines, regex_bait, tables),
)
KINDS: Mapping[str, Callable[[Random], bytes]] = {make.__name__: make for make in _GENERATORS}
"""Every kind of hostile input by name."""


def hostile_bytes(random: Random) -> bytes:
    """Give one hostile input of any kind."""
    return random.choice(_GENERATORS)(random)


def large(kind: str, size: int) -> bytes:
    """Give about `size` bytes of one piece again and again: a name of `PIECES`, or any text."""
    piece = PIECES.get(kind, kind)
    return (piece * (size // len(piece.encode()) + 1)).encode()[:size]
