"""Read a news feed (RSS, Atom, RDF, JSON Feed): each item is a report. What it links to is named and never fetched."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from onrecord.core.report import Detail
from onrecord.evidence.addresses import outlet_domain
from onrecord.evidence.characters import clean_line, words
from onrecord.evidence.fragment import read_fragment
from onrecord.evidence.jsondata import read_json
from onrecord.evidence.letterhead import day_of
from onrecord.evidence.parts import Draft
from onrecord.evidence.trees import local_name, read_tree

if TYPE_CHECKING:
    from lxml.etree import _Element

    from onrecord.evidence.readers import Found, Origin

__all__ = ["read_feed", "read_json_feed"]

ITEMS = ("item", "entry")
DAYS = ("pubDate", "published", "date", "issued", "created", "updated", "modified", "date_published", "date_modified")
WRITERS = ("creator", "author")
OUTLETS = ("source", "publisher")


def read_feed(data: bytes, origin: Origin) -> Iterator[Found]:
    """Yield each item of an RSS, Atom or RDF feed."""
    from lxml import etree

    tree = read_tree(data, origin.thing)
    outlet = _outlet(tree.root)
    for number, element in enumerate(_items(tree.root), 1):
        raw = etree.tostring(element, encoding="utf-8", with_tail=False)
        draft = _draft(list(_told(element)), outlet)
        yield replace(draft, place=f"item {number}", data=raw, flags=(*tree.flags, *draft.flags))


def read_json_feed(data: bytes, origin: Origin) -> Iterator[Found]:
    """Yield each item of a JSON Feed."""
    feed = read_json(data, origin.thing)
    outlet = feed["title"] if isinstance(feed.get("title"), str) else None
    items = feed.get("items")
    for number, item in enumerate(items if isinstance(items, list) else (), 1):
        if isinstance(item, dict):
            draft = _draft(list(_told_in_json(item)), outlet)
            raw = json.dumps(item, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
            yield replace(draft, place=f"item {number}", data=raw)


def _items(root: _Element) -> Iterator[_Element]:
    """Yield the items of the feed and of its channels; one inside another is part of it."""
    for child in root:
        if local_name(child) in ITEMS:
            yield child
        elif local_name(child) == "channel":
            yield from (item for item in child if local_name(item) in ITEMS)


def _outlet(root: _Element) -> str | None:
    """Give the title of the feed: its own, or its channel's."""
    for parent in (root, *(child for child in root if local_name(child) == "channel")):
        for child in parent:
            if local_name(child) == "title":
                return clean_line(_text(child)) or None
    return None


def _told(item: _Element) -> Iterator[tuple[str, str]]:
    """Yield what an item says, by the name of the element that says it."""
    for child in item:
        name = local_name(child)
        if name in ("link", "enclosure", "content", "thumbnail") and (child.get("href") or child.get("url")):
            kind = "link" if name == "link" and child.get("rel", "alternate") == "alternate" else "media"
            yield kind, child.get("href") or child.get("url") or ""
        elif name in WRITERS and len(child):
            yield from (("author", _text(each)) for each in child if local_name(each) == "name")
        elif name == "source" and len(child):
            yield from (("source", _text(each)) for each in child if local_name(each) == "title")
        else:
            yield name, _markup(child)


def _told_in_json(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in item.items():
        if isinstance(value, str):
            yield {"url": "link", "content_text": "plain"}.get(name, name), value
        elif name == "authors" and isinstance(value, list):
            yield from (("author", str(each["name"])) for each in value if isinstance(each, dict) and "name" in each)
        elif name == "attachments" and isinstance(value, list):
            yield from (("media", str(each["url"])) for each in value if isinstance(each, dict) and "url" in each)


def _draft(told: Sequence[tuple[str, str]], outlet: str | None) -> Draft:
    def first(*names: str) -> str:
        return next((value.strip() for name in names for said, value in told if said == name and value.strip()), "")

    title = clean_line(" ".join(part.text for part in read_fragment(first("title")).parts))
    plain = first("plain").replace("&", "&amp;").replace("<", "&lt;")
    bodies = (first("encoded", "content", "content_html"), first("description", "summary"), plain)
    body = max(bodies, key=len)
    draft = read_fragment(body if "<" in body and body != plain else body.replace("\n", "<br>"))
    language = draft.language
    published, flags = next(
        (day for day in (day_of(value, language) for name in DAYS for said, value in told if said == name) if day[0]),
        (None, ()),
    )
    link = first("link") or (first("guid", "id") if first("guid", "id").startswith("http") else "")
    details = [Detail("Link", link)] if link else []
    details += [Detail("Media", value) for said, value in told if said == "media"]
    return replace(
        draft,
        parts=tuple(part for part in draft.parts if not title or words(part.text) != words(title)),
        title=title or None,
        byline=clean_line(", ".join(dict.fromkeys(value for said, value in told if said in WRITERS))) or None,
        source=clean_line(first(*OUTLETS)) or outlet or outlet_domain(link),
        published=published,
        flags=(*draft.flags, *flags),
        details=tuple(details[:50]),
    )


def _text(element: _Element) -> str:
    return "".join(element.itertext())


def _markup(element: _Element) -> str:
    """Give the HTML an element holds: as text, or as the elements that Atom's xhtml is."""
    if not len(element):
        return element.text or ""
    from lxml import etree

    inner = (etree.tostring(child, encoding="unicode", with_tail=True) for child in element)
    return (element.text or "") + "".join(inner)
