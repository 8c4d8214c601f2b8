"""Open the packages that office programs write: zips of XML parts that name one another.

Only parts inside the package are ever opened. What a document asks for elsewhere (a template, a linked picture, another
document) is flagged, and what it would run is not run.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.core.errors import Damaged, EvidenceError, Locked
from onrecord.evidence.manuscript import MACROS, OBJECTS, Manuscript, Properties
from onrecord.evidence.parts import Draft, Enclosed
from onrecord.evidence.tables import table
from onrecord.evidence.trees import bare_name, local_name, read_tree
from onrecord.evidence.zips import Archive, open_archive

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Link", "Package", "attribute", "children", "first", "locked", "open_package"]

# Below this a picture is a bullet, a rule or a logo; past so many, a document is an album.
LEAST_PICTURE_BYTES, MOST_PICTURES = 10_000, 200
PICTURES = {
    b"\x89PNG": "png",
    b"\xff\xd8\xff": "jpg",
    b"GIF8": "gif",
    b"II*\0": "tif",
    b"MM\0*": "tif",
    b"RIFF": "webp",
}


# What stands in a member's name, and what it carries: programs of two kinds, and documents of any.
CARRIED = (("vbaProject.bin", MACROS), ("Basic/", MACROS), ("Scripts/", MACROS), ("/embeddings/", OBJECTS))


@dataclass(frozen=True, slots=True)
class Link:
    """What one part of a package says of another: `kind` is the last word of its type's address."""

    kind: str
    target: str
    outside: bool = False


@dataclass(slots=True)
class Package:
    """A package's parts and what is doubtful about them."""

    archive: Archive
    flags: list[str] = field(default_factory=list)

    def flag(self, flag: str) -> None:
        """Take what is doubtful, once."""
        if flag not in self.flags:
            self.flags.append(flag)

    def tree(self, name: str) -> _Element | None:
        """Give the root element of a part, or None where it is not there or cannot be read: it is then flagged."""
        if name not in self.archive:
            return None
        try:
            tree = read_tree(self.archive.read(name), f"{self.archive.thing} › {name}")
        except Damaged as error:
            self.flag(f"{name} could not be read: {error.found}")
            return None
        for flag in tree.flags:
            self.flag(f"{name}: {flag}")
        return tree.root

    def links(self, name: str) -> dict[str, Link]:
        """Give the links of a part by their ids; those that lead outside are flagged, hyperlinks apart."""
        folder, _, base = name.rpartition("/")
        root = self.tree(f"{folder}/_rels/{base}.rels".lstrip("/"))
        found: dict[str, Link] = {}
        for each in children(root, "Relationship"):
            outside = each.get("TargetMode") == "External"
            kind, target = each.get("Type", "").rpartition("/")[2], each.get("Target", "")
            if outside and kind != "hyperlink":
                self.flag(f"the document asks for something elsewhere ({kind}), which was not opened")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[each.get("Id", "")] = Link(kind, target if outside else path, outside)
        return found

    def properties(self, name: str) -> Properties:
        """Give what the file says of itself in the part of that name."""
        names = table("office")["properties"]
        root = self.tree(name)
        said: dict[str, str] = {}
        for each in root.iter() if root is not None else ():
            text = each.text or ""
            if local_name(each) in names and text.strip():
                said.setdefault(names[local_name(each)], text)
        return Properties(tuple(said.items()))

    def main(self, usual: str, thing: str, found: str) -> tuple[str, _Element]:
        """Give the main part's name and root: the one the package names, else the one such packages usually have.

        Raises:
            Damaged: it is not there, or cannot be read; `found` says what `thing` is without it.
        """
        targets = (link.target for link in self.links("").values() if link.kind == "officeDocument")
        name = next((target for target in targets if target in self.archive), usual)
        root = self.tree(name)
        if root is None:
            raise Damaged(
                thing,
                found=found,
                expected="one with it",
                do="Open it in the program that made it, and save or send it again.",
            )
        return name, root

    def pictures(self, names: dict[str, str]) -> Iterator[Enclosed | EvidenceError]:
        """Yield the photographs among these members, larger than icons; `names` gives their descriptions."""
        count = 0
        for name, description in names.items():
            try:
                data = self.archive.read(name) if name in self.archive else b""
            except EvidenceError as error:
                yield error
                continue
            if len(data) < LEAST_PICTURE_BYTES or not data.startswith(tuple(PICTURES)):
                continue
            count += 1
            if count > MOST_PICTURES:
                self.flag(f"only the first {MOST_PICTURES} pictures were taken out of the document")
                return
            said = Properties((("description", description),)).details()
            yield Enclosed(data, posixpath.basename(name), name, Draft(details=said))

    def check(self, script: Manuscript) -> None:
        """Flag what the package carries and was not opened, and return if there are words in what was.

        Raises:
            Damaged: nothing of a broken part could be made out.
        """
        for mark, flag in CARRIED:
            if any(mark in name for name in self.archive):
                script.flag(flag)
        broken = self.all_flags()
        if broken and not script.parts and script.title is None:
            raise Damaged(
                self.archive.thing,
                found=f"no words: {broken[0]}",
                expected="words",
                do="Open it in the program that made it, and save or send it again.",
            )
        script.flags += broken

    def all_flags(self) -> tuple[str, ...]:
        """Give what is doubtful about the package and its archive."""
        return (*self.archive.flags, *self.flags)


def open_package(data: bytes, thing: str) -> Package:
    """Give the package in the bytes; as `open_archive`, and macros in it are flagged."""
    return Package(open_archive(data, thing))


def children(element: _Element | None, *names: str) -> Iterator[_Element]:
    """Yield the children of these local names; none of no element."""
    for each in element if element is not None else ():
        if local_name(each) in names:
            yield each


def first(element: _Element | None, *path: str) -> _Element | None:
    """Give the first descendant on a path of local names, or None."""
    for name in path:
        for each in element if element is not None else ():
            if local_name(each) == name:
                element = each
                break
        else:
            return None
    return element


def attribute(element: _Element | None, name: str) -> str | None:
    """Give an attribute by its local name, whatever its namespace, or None."""
    for key, value in element.items() if element is not None else ():
        if bare_name(str(key)) == name:
            return str(value)
    return None


def locked(thing: str) -> Locked:
    """Give the error of a document that asks for a password."""
    return Locked(
        thing,
        found="a document encrypted with a password",
        expected="one that opens without",
        do="Open it with its password, save it without one, and give that file.",
    )
