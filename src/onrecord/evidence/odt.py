"""Read OpenDocument texts (ODT): what a reader of the printed page sees, and apart from it what only an editor sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord.core.errors import Damaged, EvidenceError
from onrecord.evidence.manuscript import COMMENT, CONTENTS, DELETED, HIDDEN, MARGIN, PICTURE_TEXT, Manuscript
from onrecord.evidence.packages import Package, attribute, children, first, locked, open_package
from onrecord.evidence.parts import Draft, Enclosed, Kind
from onrecord.evidence.tables import table
from onrecord.evidence.trees import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["check_open", "count", "read_odt", "row_cells", "text_of"]

# A count of spaces or repeated cells may say two thousand million; so many are given.
MOST_REPEATED = 100
INDEXES = frozenset(
    {
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
        "bibliography",
    }
)
HIDDEN_NAMES = frozenset({"hidden-text", "hidden-paragraph"})
# What stands at a place of the text without being words of it.
SILENT = frozenset(
    {
        "tracked-changes",
        "note",
        "annotation",
        "annotation-end",
        "frame",
        "custom-shape",
        "sequence-decls",
        "bookmark",
        "script",
        "ruby-text",
    }
)


def read_odt(data: bytes, thing: str, name: str | None = None) -> Iterator[Draft | Enclosed | EvidenceError]:
    """Yield the draft of an OpenDocument text, then the pictures inside it.

    Raises:
        Damaged: it has no text part that can be read.
        Locked: it asks for a password.
        EvidenceError: as `open_archive` and `read_tree`.
    """
    package = open_package(data, thing)
    yield from package.archive.refused
    check_open(package, thing)
    root = package.tree("content.xml")
    body = first(root, "body", "text")
    if root is None or body is None:
        raise Damaged(
            thing,
            found="an OpenDocument text without its text part",
            expected="the text",
            do="Open it in the program that made it, and save or send it again.",
        )
    styles = package.tree("styles.xml")
    reading = _Reading(_style_names(styles, root))
    reading.blocks(body)
    reading.margins(styles)
    pictures = list(package.pictures(reading.pictures))
    package.check(reading.script)
    yield reading.script.draft(package.properties("meta.xml"), name)
    yield from pictures


def check_open(package: Package, thing: str) -> None:
    """Return if an OpenDocument file opens without a password.

    Raises:
        Locked: it does not.
    """
    manifest = package.tree("META-INF/manifest.xml")
    if any(local_name(each) == "encryption-data" for each in (manifest.iter() if manifest is not None else ())):
        raise locked(thing)


def text_of(element: _Element) -> str:
    """Give the words of a paragraph without its notes, comments and frames."""
    words: list[str] = []
    _gather(element, words)
    return "".join(words)


def row_cells(row: _Element) -> Iterator[tuple[_Element, int]]:
    """Yield the cells of a table's row, each with how often it stands side by side."""
    for each in children(row, "table-cell", "covered-table-cell"):
        yield each, count(each, "number-columns-repeated")


def count(element: _Element, name: str) -> int:
    """Give the number in an attribute, 1 where it holds none."""
    value = attribute(element, name) or ""
    return max(1, int(value)) if value.isdecimal() and len(value) < 10 else 1


def _gather(element: _Element, words: list[str]) -> None:
    words.append(element.text or "")
    for each in element:
        name = local_name(each)
        if name == "s":
            words.append(" " * min(count(each, "c"), MOST_REPEATED))
        elif name == "tab":
            words.append(" ")
        elif name == "line-break":
            words.append("\n")
        elif name not in SILENT and name not in HIDDEN_NAMES:
            _gather(each, words)
        words.append(each.tail or "")


def _style_names(*roots: _Element | None) -> dict[str, str]:
    """Give for each paragraph style the built-in one it goes back to."""
    styles = [each for root in roots if root is not None for each in root.iter() if local_name(each) == "style"]
    bases = {attribute(each, "name") or "": attribute(each, "parent-style-name") or "" for each in styles}
    shown = {attribute(each, "name") or "": attribute(each, "display-name") or "" for each in styles}
    hidden = {
        attribute(each, "name") or ""
        for each in styles
        if attribute(first(each, "text-properties"), "display") == "none"
    }
    return {
        name: HIDDEN
        if name in hidden
        else (shown.get(name) or (name if not base else shown.get(base) or base)).replace("_20_", " ").casefold()
        for name, base in bases.items()
    }


@dataclass(slots=True)
class _Reading:
    """One pass over a document: paragraphs into the manuscript, notes behind it."""

    styles: dict[str, str]
    script: Manuscript = field(default_factory=Manuscript)
    pictures: dict[str, str] = field(default_factory=dict)

    def blocks(self, parent: _Element, kind: Kind = Kind.PARAGRAPH, dropped: str | None = None) -> None:
        for each in parent:
            name = local_name(each)
            if name in ("p", "h"):
                self.paragraph(each, Kind.HEADING if name == "h" else kind, dropped)
            elif name == "table":
                self.table(each, dropped)
            elif name in ("list", "list-item", "list-header"):
                self.blocks(each, Kind.ITEM, dropped)
            elif name == "tracked-changes":
                # The outermost alone: each that stands in another would be read again at every depth.
                for deletion in _outermost(each, "deletion"):
                    self.blocks(deletion, dropped=DELETED)
            elif name in INDEXES:
                self.blocks(each, kind, dropped or CONTENTS)
            elif name in ("frame", "custom-shape"):
                self.frame(each, dropped)
            elif name == "section":
                self.blocks(each, kind, HIDDEN if attribute(each, "display") == "none" else dropped)
            else:
                self.blocks(each, kind, dropped)

    def paragraph(self, paragraph: _Element, kind: Kind, dropped: str | None) -> None:
        style = self.styles.get(
            attribute(paragraph, "style-name") or "", attribute(paragraph, "style-name") or ""
        ).casefold()
        named = next((each for each, names in table("office")["styles"].items() if style in names), "")
        for each in _named(paragraph, *HIDDEN_NAMES):
            self.script.add(attribute(each, "string-value") or text_of(each), dropped=HIDDEN)
        reason = dropped or (HIDDEN if style == HIDDEN else CONTENTS if named == "contents" else None)
        if named == "title" and reason is None:
            self.script.head(text_of(paragraph))
        else:
            self.script.add(text_of(paragraph), Kind(named) if named in ("caption", "quote") else kind, reason)
        self.beside(paragraph, reason)

    def beside(self, paragraph: _Element, dropped: str | None) -> None:
        """Take the frames, notes and comments that are anchored in a paragraph."""
        for each in _outermost(paragraph, "note", "annotation", "frame", "custom-shape"):
            name = local_name(each)
            if name == "note":
                inner = self.inside(first(each, "note-body"), dropped)
                self.script.notes += [replace(part, kind=Kind.PARAGRAPH) for part in inner.script.parts]
            elif name == "annotation":
                self.script.notes += self.inside(each, COMMENT).script.parts
            else:
                self.frame(each, dropped)

    def inside(self, element: _Element | None, dropped: str | None) -> _Reading:
        inner = _Reading(self.styles, pictures=self.pictures)
        if element is not None:
            inner.blocks(element, dropped=dropped)
        return inner

    def frame(self, frame: _Element, dropped: str | None) -> None:
        """Take a picture with what is said of it, or the text of a box."""
        description = " ".join(each.text or "" for each in children(frame, "title", "desc"))
        self.script.add(description, dropped=PICTURE_TEXT)
        for image in children(frame, "image"):
            self.pictures.setdefault((attribute(image, "href") or "").removeprefix("./"), description)
        # A shape holds its paragraphs itself, a frame a box of them.
        boxes = [frame] if local_name(frame) == "custom-shape" else children(frame, "text-box")
        for box in boxes:
            self.blocks(box, dropped=dropped)

    def table(self, table_element: _Element, dropped: str | None) -> None:
        for row in _outermost(table_element, "table-row"):
            cells = [self.inside(cell, dropped) for cell, _ in row_cells(row)]
            self.script.notes += [note for cell in cells for note in cell.script.notes]
            self.script.row(["\n\n".join(part.text for part in cell.script.parts) for cell in cells], dropped)

    def margins(self, styles: _Element | None) -> None:
        for each in _named(styles, "header", "footer", "header-left", "footer-left", "header-first", "footer-first"):
            self.script.notes += self.inside(each, MARGIN).script.parts


def _named(element: _Element | None, *names: str) -> Iterator[_Element]:
    for each in element.iter() if element is not None else ():
        if local_name(each) in names:
            yield each


def _outermost(element: _Element, *names: str) -> Iterator[_Element]:
    for each in element:
        if local_name(each) in names:
            yield each
        else:
            yield from _outermost(each, *names)
