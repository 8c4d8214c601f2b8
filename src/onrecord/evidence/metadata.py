"""Read what a page says about itself: title, outlet, by-line, language, address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.evidence.addresses import outlet_domain
from onrecord.evidence.bylines import tidy_names
from onrecord.evidence.characters import clean_line, words
from onrecord.evidence.jsonld import Node, report_node, strings
from onrecord.evidence.tables import table, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Head", "read_head", "said"]

LONGEST_TITLE = 400
LONGEST_OUTLET = 80

_title_part = re.compile(r" +(?:[|–—·•»›:<>~]|-{1,2}|::) +")
_code = re.compile(r"^[a-z]{2,3}(?=$|[-_])")


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says about itself; `meta` holds its <meta> elements by name, `node` its JSON-LD."""

    meta: dict[str, list[str]]
    node: Node
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str | None = None
    url: str | None = None


def read_head(root: HtmlElement, url: str | None = None) -> Head:
    """Give what the page says about itself; `url` is where it was saved from, if that is known."""
    meta = _meta(root)
    node = report_node(root)
    url = next(_addresses(root, meta, url), None)
    outlet = _outlet(meta, node) or outlet_domain(url)
    return Head(
        meta=meta,
        node=node,
        title=_title(root, meta, node, outlet),
        outlet=outlet,
        byline=_byline(root, meta, node, outlet),
        language=_language(root, meta, node),
        url=url,
    )


@cache
def _names(kind: str) -> tuple[str, ...]:
    return words_of(table("metadata")[kind])


def _meta(root: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in root.iterfind(".//meta"):
        content = clean_line(element.get("content") or element.get("datetime") or "")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name and content:
                found.setdefault(name.strip().casefold(), []).append(content)
                break
    return found


def said(meta: dict[str, list[str]], kind: str) -> Iterator[str]:
    """Yield what the page's <meta> elements of one kind say, the best name first."""
    for name in _names(kind):
        yield from meta.get(name, ())


def _addresses(root: HtmlElement, meta: dict[str, list[str]], url: str | None) -> Iterator[str]:
    canonical = (
        link.get("href", "") for link in root.iterfind(".//link") if link.get("rel", "").casefold() == "canonical"
    )
    for address in (*canonical, *said(meta, "url"), url or ""):
        if address.strip().startswith(("http://", "https://")):
            yield address.strip()


def _outlet(meta: dict[str, list[str]], node: Node) -> str | None:
    names = (*meta.get("og:site_name", ()), *strings(node.get("publisher")), *said(meta, "outlet"))
    tidy = (clean_line(name).strip("@ ") for name in names)
    return next((name for name in tidy if 1 < len(name) <= LONGEST_OUTLET and "://" not in name), None)


def _title(root: HtmlElement, meta: dict[str, list[str]], node: Node, outlet: str | None) -> str | None:
    """Give the headline: the page's one h1, else what the page tells others, without the outlet's name behind it."""
    told = [
        clean_line(text) for text in (*said(meta, "title"), *strings(node.get("headline")), *_texts(root, ".//title"))
    ]
    told = [title for title in (_without_outlet(text, outlet) for text in told) if title]
    shown = [title for title in (clean_line(text) for text in _texts(root, ".//h1")) if title]
    shown = [title for title in shown if outlet is None or words(title) != words(outlet)]
    same = [title for title in shown if any(_agree(title, other) for other in told)]
    chosen = same or (shown if len(shown) == 1 else []) or told or shown
    return chosen[0][:LONGEST_TITLE] if chosen else None


def _texts(root: HtmlElement, path: str) -> Iterator[str]:
    for element in root.iterfind(path):
        yield " ".join(element.itertext())


def _agree(shown: str, told: str) -> bool:
    first, second = words(shown), words(told)
    return bool(first) and (first == second or first[:6] == second[:6])


def _without_outlet(title: str, outlet: str | None) -> str:
    """Take the outlet's name off either end of a title: `Four killed in market - Levant Wire`."""
    pieces = _title_part.split(title)
    marks = _title_part.findall(title)
    if len(pieces) < 2:
        return title
    known = words(outlet or "")
    if (known and words(pieces[-1])[: len(known)] == known) or words(pieces[-1]) == words(_squeezed(outlet)):
        return title[: title.rindex(marks[-1])].rstrip()
    if known and words(pieces[0]) == known:
        return title[len(pieces[0]) + len(marks[0]) :]
    return title


def _squeezed(outlet: str | None) -> str:
    return (outlet or "").split(".")[0]


def _byline(root: HtmlElement, meta: dict[str, list[str]], node: Node, outlet: str | None) -> str | None:
    linked = (" ".join(link.itertext()) for link in root.iterfind(".//a") if "author" in link.get("rel", "").split())
    for names in (strings(node.get("author")), tuple(said(meta, "byline")), tuple(linked)):
        tidy = [name for name in (tidy_names(clean_line(name), outlet) for name in names) if name]
        if tidy:
            return ", ".join(dict.fromkeys(tidy))
    return None


def _language(root: HtmlElement, meta: dict[str, list[str]], node: Node) -> str | None:
    body = root.find("body")
    told = (
        root.get("lang"),
        root.get("xml:lang"),
        body.get("lang") if body is not None else None,
        *strings(node.get("inLanguage")),
        *said(meta, "language"),
    )
    codes = (_code.match(tag.strip().casefold()) for tag in told if tag)
    return next((code[0] for code in codes if code is not None), None)
