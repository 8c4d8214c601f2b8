"""Read Word documents (DOCX): what a reader of the printed page sees, and apart from it what only an editor sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.core.errors import Damaged, EvidenceError
from onrecord.evidence.manuscript import COMMENT, CONTENTS, DELETED, HIDDEN, MARGIN, PICTURE_TEXT, Manuscript
from onrecord.evidence.packages import Link, Package, attribute, children, first, open_package
from onrecord.evidence.parts import Draft, Enclosed, Kind
from onrecord.evidence.tables import table
from onrecord.evidence.trees import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_docx"]

MAIN = "word/document.xml"
# Elements that only hold others: what is in them stands where they stand.
CLEAR = frozenset(
    {"sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple", "ins", "moveTo", "dir", "bdo"}
)
REMOVED = frozenset({"del", "moveFrom"})
AS_SPACE, AS_BREAK = frozenset({"tab", "ptab"}), frozenset({"br", "cr"})
# Numbers above this in w:outlineLvl mean body text.
BODY_LEVEL = 9
OFF = ("0", "false", "off")


def read_docx(data: bytes, thing: str, name: str | None = None) -> Iterator[Draft | Enclosed | EvidenceError]:
    """Yield the draft of a Word document, then the pictures inside it.

    Raises:
        Damaged: it has no text part that can be read.
        EvidenceError: as `open_archive` and `read_tree`.
    """
    package = open_package(data, thing)
    yield from package.archive.refused
    lacking = "a Word document without its text part"
    main, root = package.main(MAIN, thing, lacking)
    body = first(root, "body")
    if body is None:
        raise Damaged(thing, found=lacking, expected="one with it", do="Open it in Word, and save or send it again.")
    reading = _Reading(package, package.links(main), _style_names(package))
    reading.blocks(body)
    reading.apart()
    pictures = list(package.pictures(reading.pictures))
    package.check(reading.script)
    yield reading.script.draft(package.properties("docProps/core.xml"), name)
    yield from pictures


def _style_names(package: Package) -> dict[str, str]:
    """Give the name of each paragraph style by its id, or that of its base where its own tells nothing."""
    styles = list(children(package.tree("word/styles.xml"), "style"))
    names = {
        attribute(each, "styleId") or "": (attribute(first(each, "name"), "val") or "").casefold() for each in styles
    }
    bases = {attribute(each, "styleId") or "": attribute(first(each, "basedOn"), "val") or "" for each in styles}
    return {style: name if _kind_of_style(name) else names.get(bases[style], name) for style, name in names.items()}


def _kind_of_style(name: str) -> str | None:
    if name.startswith("heading"):
        return "heading"
    return next((kind for kind, names in table("office")["styles"].items() if name in names), None)


@dataclass(slots=True)
class _Reading:
    """One pass over a document: paragraphs into the manuscript, text boxes after the paragraph that holds them."""

    package: Package
    links: dict[str, Link]
    styles: dict[str, str]
    script: Manuscript = field(default_factory=Manuscript)
    pictures: dict[str, str] = field(default_factory=dict)
    boxes: list[_Element] = field(default_factory=list)

    def blocks(self, parent: _Element, dropped: str | None = None) -> None:
        for each in parent:
            name = local_name(each)
            if name == "p":
                # Half a million paragraphs of nothing cost nothing.
                if len(each):
                    self.paragraph(each, dropped)
            elif name == "tbl":
                self.table(each, dropped)
            elif name in CLEAR:
                self.blocks(each, (dropped or CONTENTS) if _is_contents(each) else dropped)
            elif name in REMOVED:
                self.blocks(each, DELETED)
            elif name == "AlternateContent":
                self.blocks(_chosen(each), dropped)

    def paragraph(self, paragraph: _Element, dropped: str | None) -> None:
        kind = _kind_of_style(self.style(paragraph)) or ("heading" if _is_outlined(paragraph) else "")
        if kind == "contents":
            dropped = dropped or CONTENTS
        words = _Words()
        self.runs(paragraph, words, None)
        for reason, text in words.beside():
            self.script.add(text, dropped=reason)
        if kind == "title" and dropped is None:
            self.script.head(words.text())
        else:
            self.script.add(words.text(), _kind(kind, paragraph), dropped)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.blocks(box, dropped)

    def style(self, paragraph: _Element) -> str:
        style = attribute(first(paragraph, "pPr", "pStyle"), "val") or ""
        return self.styles.get(style, style.casefold())

    def runs(self, parent: _Element, words: _Words, reason: str | None) -> None:
        for each in parent:
            name = local_name(each)
            if name == "r":
                self.run(each, words, reason or (HIDDEN if _is_on(first(each, "rPr", "vanish")) else None))
            elif name in CLEAR or name == "AlternateContent":
                self.runs(_chosen(each), words, reason)
            elif name in REMOVED:
                self.runs(each, words, DELETED)

    def run(self, run: _Element, words: _Words, reason: str | None) -> None:
        for each in run:
            name = local_name(each)
            if name in ("t", "delText"):
                words.take(each.text or "", reason)
            elif name in AS_SPACE:
                words.take(" ", reason)
            elif name in AS_BREAK:
                words.take("\n", reason)
            elif name == "noBreakHyphen":
                words.take("-", reason)
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                self.picture(_chosen(each))

    def picture(self, drawing: _Element) -> None:
        """Keep a drawing's text boxes, the picture it shows and what is said of the picture."""
        description = ""
        self.boxes += _outermost(drawing, "txbxContent")
        for each in drawing.iter():
            name = local_name(each)
            if name == "docPr":
                description = each.get("descr", "") or each.get("title", "")
                self.script.add(description, dropped=PICTURE_TEXT)
            elif name in ("blip", "imagedata"):
                link = self.links.get(attribute(each, "embed") or attribute(each, "id") or "")
                if link is not None and not link.outside:
                    self.pictures.setdefault(link.target, description)

    def table(self, table_element: _Element, dropped: str | None) -> None:
        for row in _rows(table_element):
            removed = first(row, "trPr", "del") is not None
            self.script.row([self.cell(each) for each in _cells(row)], DELETED if removed else dropped)

    def cell(self, cell: _Element) -> str:
        """Give the text of a cell, its paragraphs on lines of their own; a table in it is read in place."""
        inner = _Reading(self.package, self.links, self.styles, pictures=self.pictures)
        inner.blocks(cell)
        self.script.parts += [part for part in inner.script.parts if part.dropped is not None]
        return "\n\n".join(part.text for part in inner.script.parts if part.dropped is None)

    def apart(self) -> None:
        """Take what stands apart from the text: notes as text after it, margins and comments as left out."""
        for link in self.links.values():
            if link.outside:
                continue
            if link.kind in ("footnotes", "endnotes"):
                self.notes(link, ("footnote", "endnote"), None)
            elif link.kind in ("header", "footer"):
                self.notes(link, ("hdr", "ftr"), MARGIN)
            elif link.kind == "comments":
                self.notes(link, ("comment",), COMMENT)

    def notes(self, link: Link, names: tuple[str, ...], dropped: str | None) -> None:
        root = self.package.tree(link.target)
        found = [root] if root is not None and local_name(root) in names else children(root, *names)
        for each in found:
            # The separators above footnotes are kept as notes of a type.
            if attribute(each, "type") not in (None, "normal"):
                continue
            inner = _Reading(self.package, self.package.links(link.target), self.styles, pictures=self.pictures)
            inner.blocks(each, dropped)
            self.script.notes += [replace(part, kind=Kind.PARAGRAPH) for part in inner.script.parts]


@dataclass(slots=True)
class _Words:
    """The words of one paragraph, each with why it is left out, or None."""

    pieces: list[tuple[str | None, str]] = field(default_factory=list)

    def take(self, text: str, reason: str | None) -> None:
        self.pieces.append((reason, text))

    def text(self) -> str:
        return "".join(text for reason, text in self.pieces if reason is None)

    def beside(self) -> Iterator[tuple[str, str]]:
        """Yield each run of words that are left out."""
        for reason, run in groupby(self.pieces, key=lambda piece: piece[0]):
            if reason is not None:
                yield reason, "".join(text for _, text in run)


def _kind(style: str, paragraph: _Element) -> Kind:
    if style in ("heading", "title"):
        return Kind.HEADING
    if style in ("caption", "quote"):
        return Kind(style)
    numbered = first(paragraph, "pPr", "numPr", "numId")
    return Kind.ITEM if numbered is not None and attribute(numbered, "val") != "0" else Kind.PARAGRAPH


def _is_outlined(paragraph: _Element) -> bool:
    level = attribute(first(paragraph, "pPr", "outlineLvl"), "val") or ""
    return level.isdecimal() and int(level) < BODY_LEVEL


def _is_contents(element: _Element) -> bool:
    kind = attribute(first(element, "sdtPr", "docPartObj", "docPartGallery"), "val")
    return kind is not None and kind.casefold() in table("office")["styles"]["contents"]


def _is_on(switch: _Element | None) -> bool:
    return switch is not None and attribute(switch, "val") not in OFF


def _chosen(element: _Element) -> _Element:
    """Give the one of two drawings of the same thing that newer programs show, or the element itself."""
    if local_name(element) != "AlternateContent":
        return element
    choice, fallback = first(element, "Choice"), first(element, "Fallback")
    return choice if choice is not None else fallback if fallback is not None else element


def _rows(table_element: _Element) -> Iterator[_Element]:
    for each in table_element:
        if local_name(each) == "tr":
            yield each
        elif local_name(each) in CLEAR:
            yield from _rows(each)


def _cells(row: _Element) -> Iterator[_Element]:
    for each in row:
        if local_name(each) == "tc":
            yield each
        elif local_name(each) in CLEAR:
            yield from _cells(each)


def _outermost(element: _Element, name: str) -> Iterator[_Element]:
    """Yield the descendants of the name that are in no other of it, nor in the older of two drawings."""
    for each in element:
        if local_name(each) == name:
            yield each
        else:
            yield from _outermost(_chosen(each), name)
