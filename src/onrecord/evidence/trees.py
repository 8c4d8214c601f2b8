"""Read XML into a tree that asks for nothing: no entity is expanded, no DTD or address opened.

A document that defines entities is refused: no office program, feed or e-book needs its own, and every bomb of this
kind does. What else its document type says is taken out before the parser sees it. A broken document gives the elements
that can still be made out, with a flag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from onrecord.core.errors import Damaged, UnknownEncoding, Unsafe
from onrecord.evidence.encoding import decode

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

__all__ = ["Tree", "bare_name", "each_element", "local_name", "read_tree"]

# What every parser here is told. Without collect_ids=False: that switch makes libxml2 2.14 open the external DTD that
# load_dtd=False forbids.
CLOSED: Mapping[str, Any] = {
    "encoding": "utf-8",
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
# Space keeps the line numbers of what follows; a document type without entities says nothing that is needed.
_doctype = re.compile(rb"<!DOCTYPE(?:[^\[\]<>\"']++|\"[^\"]*+\"|'[^']*+')*(?:\[[^\]]*+\]\s*+)?>")
_half = re.compile(rb"&#(?:x0*([0-9A-Fa-f]{1,6})|0*([0-9]{1,7}));?")
_declared = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")


@dataclass(frozen=True, slots=True)
class Tree:
    """The root element of a document and what is doubtful about how it was read."""

    root: _Element
    flags: tuple[str, ...] = ()


def read_tree(data: bytes, thing: str) -> Tree:
    """Give the tree of an XML document; `thing` is what errors call it.

    Raises:
        Damaged: no element can be made out.
        Unsafe: it defines entities.
    """
    from lxml import etree

    text, flags = _plain_utf8(data, thing)
    try:
        return Tree(etree.fromstring(text, _parser(recover=False)), flags)
    except etree.XMLSyntaxError as error:
        # libxml2 takes a null for the end, and a document that begins with one for none.
        text = _half.sub(_legal, text.replace(b"\0", b"")).strip()
        root = etree.fromstring(text, _parser(recover=True)) if text else None
        if root is None:
            raise _damaged(thing, str(error)) from error
        return Tree(
            root,
            (
                *flags,
                f"the XML is broken ({_reason(error)}); what can be made out was read",
            ),
        )


def each_element(data: bytes, names: Iterable[str], thing: str) -> Iterator[_Element]:
    """Yield the elements with these local names as each ends, and empty it once it was seen: memory stays flat.

    An element inside another of these names is not given apart from it.

    Raises:
        Damaged: the document breaks off; what stands before has been yielded.
        Unsafe: it defines entities.
    """
    import io

    from lxml import etree

    wanted = frozenset(names)
    text, _ = _plain_utf8(data, thing)
    events = etree.iterparse(
        io.BytesIO(text),
        events=("start", "end"),
        **CLOSED,
    )
    inside = 0
    try:
        for event, element in events:
            named = local_name(element) in wanted
            inside += named if event == "start" else -named
            if event == "end" and named and not inside:
                yield element
            if event == "end" and not inside:
                _forget(element)
    except etree.XMLSyntaxError as error:
        raise _damaged(thing, _reason(error)) from error


def local_name(element: _Element) -> str:
    """Give an element's name without its namespace: transitional, strict and later ones read the same."""
    tag = element.tag
    return bare_name(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=4_096)
def bare_name(name: str) -> str:
    """Give the name of an element or attribute without its namespace; a document uses few, millions of times."""
    return name.rpartition("}")[2]


def _forget(element: _Element) -> None:
    """Empty the element and take out those before it that are done."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _plain_utf8(data: bytes, thing: str) -> tuple[bytes, tuple[str, ...]]:
    """Give the document in UTF-8: in another encoding, what must not be in it could hide from the look for it."""
    data, flags = _decoded(data, thing)
    if b"<!DOCTYPE" not in data:
        return data, flags
    if b"<!ENTITY" in data:
        raise Unsafe(
            thing,
            found="an XML document that defines entities",
            expected="one that means what stands in it",
            do="Do not open it with other programs before someone has looked at its first lines.",
        )
    # The first alone is looked at: a document has one, and a search from each of a million would never end.
    found = _doctype.match(data, data.find(b"<!DOCTYPE"))
    if found is None:
        return data, flags
    return data[: found.start()] + b"\n" * found[0].count(b"\n") + data[found.end() :], flags


def _decoded(data: bytes, thing: str) -> tuple[bytes, tuple[str, ...]]:
    declared = _declared.match(data[:400])
    label = declared[1].decode("ascii", "replace") if declared is not None else None
    if b"\0" not in data[:400] and (data.isascii() or _is_utf8(data)):
        return data, ()
    try:
        decoded = decode(data, thing, label)
    except UnknownEncoding:  # XML that declares nothing is UTF-8
        return data.decode("utf-8", "replace").encode(), ("characters could not be decoded",)
    return decoded.text.encode("utf-8", "replace"), decoded.flags


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _parser(*, recover: bool) -> XMLParser:
    from lxml import etree

    return etree.XMLParser(recover=recover, **CLOSED)


def _legal(reference: re.Match[bytes]) -> bytes:
    """Give a reference to a character as it is, and the mark of a lost one where there is no such character.

    libxml2 mends a broken document with half a character in it, which lxml cannot give as a string.
    """
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return "\ufffd".encode() if 0xD800 <= number <= 0xDFFF else reference[0]


def _reason(error: Exception) -> str:
    return re.sub(r" \(<string>, line \d+\)$", "", str(error))


def _damaged(thing: str, found: str) -> Damaged:
    return Damaged(
        thing,
        found=f"XML that breaks off or is none ({found})",
        expected="XML that can be read",
        do="Save or send the file again.",
    )
