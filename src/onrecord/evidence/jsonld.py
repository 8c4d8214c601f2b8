"""Read the JSON-LD of a page: what it says of itself for search engines, as schema.org nodes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from onrecord.evidence.tables import table, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["report_node", "strings"]

# A page's own description takes a few kB; a block beyond this is a catalogue.
LONGEST = 1_000_000
MOST_NODES = 5_000

_wrapping = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)?|(?:-->|//\]\]>|\]\]>|;)?\s*$")

Node = Mapping[str, object]


def report_node(root: HtmlElement) -> Node:
    """Give the node that describes the report of the page, the empty node where there is none."""
    nodes = [node for script in root.iterfind(".//script") for node in _nodes_of(script)]
    for types in (table("metadata")["article_types"], table("metadata")["other_types"]):
        for node in nodes:
            if set(strings(node.get("@type"))) & set(words_of(types)):
                return node
    return {}


def strings(value: object) -> tuple[str, ...]:
    """Give the texts of a value: itself, the name of a node, or those of a list of both.

    >>> strings([{"@type": "Person", "name": "Amal Haddad"}, "Levant Wire"])
    ('Amal Haddad', 'Levant Wire')
    """
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    if isinstance(value, Mapping):
        return strings(value.get("name")) if isinstance(value.get("name"), str) else ()
    if isinstance(value, list):
        return tuple(text for item in value if not isinstance(item, list) for text in strings(item))
    return ()


def _nodes_of(script: HtmlElement) -> Iterator[Node]:
    text = script.text or ""
    if "ld+json" not in (script.get("type") or "").casefold() or len(text) > LONGEST:
        return
    try:
        value: object = json.loads(_wrapping.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return
    left = [value]
    for _ in range(MOST_NODES):
        if not left:
            return
        value = left.pop(0)
        if isinstance(value, Mapping):
            yield value
            left.extend(inner for key, inner in value.items() if key in ("@graph", "mainEntity", "mainEntityOfPage"))
        elif isinstance(value, list):
            left.extend(value[:MOST_NODES])
