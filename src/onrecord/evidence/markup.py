"""Parse HTML into a tree that is safe to walk: never deep, never fetched for, never with what cannot be seen.

libxml2 drops everything below 2,048 levels without a word in the text, and code that descends a tree of 2,000 levels by
recursion overflows. A page that deep is flattened first, and flagged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.evidence.tables import elements

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Parsed", "parse", "remove_unseen", "truncation"]

# The deepest of 411 real pages had 51 levels; at 200, tables in tables took trafilatura 4 s.
DEEPEST = 100
BREAK = "<br><br>"

_token = re.compile(r"<(script|style)\b.*?(?=</\1|\Z)|<(/?)([a-z][a-z0-9]*+)[^<>]*+(?:>|$)", re.IGNORECASE | re.DOTALL)
_control = re.compile("[\u0000-\u0008\u000e-\u001f\u007f]")
# libxml2 takes what follows an embedded film for its content, and time by the square of a tag's attributes.
_embed = re.compile(r"</?embed\b[^<>]*+>?", re.IGNORECASE)
_long_tag = re.compile(r"<([a-z][\w:-]{0,30}+)(?=[^<>]{20000})[^<>]*+>?", re.IGNORECASE)
_declaration = re.compile(r"^\ufeff?\s*<\?xml[^>]*>")
_open_tag = re.compile(r"<[a-zA-Z/!][^<>]*\Z")
_raw_end = re.compile(r"<(/?)(script|style|title|textarea|iframe)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The root element of a page and what is doubtful about how it was read."""

    root: HtmlElement
    flags: tuple[str, ...] = ()


def parse(text: str) -> Parsed | None:
    """Give the tree of the page, or None where there is no element in it."""
    text = _long_tag.sub(r"<\1>", _embed.sub(" ", _control.sub("", _declaration.sub("", text))))
    root = _tree(text)
    if root is None or not _is_deep(root):
        return Parsed(root) if root is not None else None
    root = _tree(_flatten(text))
    flag = f"elements nested deeper than {DEEPEST} were flattened"
    return Parsed(root, (flag,)) if root is not None else None


def _tree(text: str) -> HtmlElement | None:
    from lxml import etree, html

    # collect_ids=False makes the XML parser of libxml2 2.14 open the external DTD; that of HTML never does.
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # nothing in it
        return None


def _is_deep(root: HtmlElement) -> bool:
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False


def _flatten(text: str) -> str:
    """Give the page with the tags below the deepest level taken out; a block's tags become line breaks."""
    out: list[str] = []
    depth = at = 0
    for match in _token.finditer(text):
        name = (match[3] or "").casefold()
        if not name or name in elements("void"):
            continue
        depth = max(0, depth - 1) if match[2] else depth + 1
        if depth + bool(match[2]) > DEEPEST:
            between = text[at : match.start()]
            out += [between] if between.strip() else []
            # One break for a run of tags: thousands in a row would only be more to walk over.
            if out[-1:] != [BREAK]:
                out.append(BREAK if name in elements("block") else " ")
            at = match.end()
    return "".join((*out, text[at:]))


def remove_unseen(root: HtmlElement) -> None:
    """Take out of the tree what a browser never shows as text: scripts, styles, frames, form fields."""
    from lxml import etree

    body = root.find("body")
    etree.strip_elements(root if body is None else body, *elements("unseen"), with_tail=False)


def truncation(text: str) -> tuple[str, ...]:
    """Say in words where the page looks cut off."""
    if text.rfind("<!--") > text.rfind("-->"):
        return ("the file ends inside a comment",)
    if _open_tag.search(text[-10_000:]):
        return ("the file ends in the middle of a tag",)
    tail = list(_raw_end.finditer(text[-1_000_000:]))
    if tail and not tail[-1][1]:
        return (f"the file ends inside a <{tail[-1][2].casefold()}>",)
    folded = text.casefold()
    if "<body" in folded and "</body" not in folded and "</html" not in folded:
        return ("the page has no closing tag; its end may be missing",)
    return ()
