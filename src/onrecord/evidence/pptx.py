"""Read presentations (PPTX): the text of each slide in the order of the show, then the speaker's notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.core.errors import EvidenceError
from onrecord.evidence.manuscript import PICTURE_TEXT, Manuscript
from onrecord.evidence.packages import Package, attribute, children, first, open_package
from onrecord.evidence.parts import Draft, Enclosed, Kind
from onrecord.evidence.trees import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_pptx"]

MAIN = "ppt/presentation.xml"
# Placeholders of a slide that say what every slide says.
MARGINS = ("dt", "ftr", "hdr", "sldNum", "sldImg")


def read_pptx(data: bytes, thing: str, name: str | None = None) -> Iterator[Draft | Enclosed | EvidenceError]:
    """Yield the draft of a presentation, then the pictures inside it.

    Raises:
        Damaged: it has no list of slides that can be read.
        EvidenceError: as `open_archive` and `read_tree`.
    """
    package = open_package(data, thing)
    yield from package.archive.refused
    main, show = package.main(MAIN, thing, "a presentation without its list of slides")
    reading = _Reading(package)
    links = package.links(main)
    for slide in children(first(show, "sldIdLst"), "sldId"):
        link = next((links[str(value)] for value in slide.attrib.values() if str(value) in links), None)
        if link is not None:
            reading.slide(link.target)
    pictures = list(package.pictures(reading.pictures))
    package.check(reading.script)
    yield reading.script.draft(package.properties("docProps/core.xml"), name)
    yield from pictures


@dataclass(slots=True)
class _Reading:
    package: Package
    script: Manuscript = field(default_factory=Manuscript)
    pictures: dict[str, str] = field(default_factory=dict)

    def slide(self, name: str) -> None:
        root = self.package.tree(name)
        links = self.package.links(name)
        if attribute(root, "show") in ("0", "false"):
            self.script.flag("hidden slides were read")
        for shape in _named(root, "sp", "graphicFrame", "pic"):
            kind = attribute(next(_named(shape, "ph"), None), "type") or ""
            if local_name(shape) == "sp" and kind not in MARGINS:
                self.frame(shape, Kind.HEADING if kind in ("title", "ctrTitle") else Kind.PARAGRAPH)
            for row in _named(shape, "tr") if local_name(shape) == "graphicFrame" else ():
                self.script.row(["\n".join(map(_said, _named(cell, "p"))) for cell in children(row, "tc")])
            if local_name(shape) == "pic":
                description = attribute(next(_named(shape, "cNvPr"), None), "descr") or ""
                self.script.add(description, dropped=PICTURE_TEXT)
                link = links.get(attribute(next(_named(shape, "blip"), None), "embed") or "")
                if link is not None and not link.outside:
                    self.pictures.setdefault(link.target, description)
        for link in links.values():
            if link.kind == "notesSlide":
                self.notes(link.target)

    def frame(self, shape: _Element, kind: Kind) -> None:
        for paragraph in _named(shape, "p"):
            self.script.add(_said(paragraph), kind)

    def notes(self, name: str) -> None:
        for shape in _named(self.package.tree(name), "sp"):
            if attribute(next(_named(shape, "ph"), None), "type") == "body":
                for paragraph in _named(shape, "p"):
                    self.script.note(_said(paragraph))


def _said(paragraph: _Element) -> str:
    words = []
    for each in paragraph.iter():
        if local_name(each) == "t":
            words.append(each.text or "")
        elif local_name(each) == "br":
            words.append("\n")
    return "".join(words)


def _named(element: _Element | None, *names: str) -> Iterator[_Element]:
    for each in element.iter() if element is not None else ():
        if local_name(each) in names:
            yield each
