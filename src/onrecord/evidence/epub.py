"""Read e-books (EPUB): each chapter is a page inside the book, in the book's order."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from onrecord.core.errors import Damaged, EvidenceError
from onrecord.evidence.packages import Package, attribute, children, first, locked, open_package
from onrecord.evidence.parts import Draft, Enclosed
from onrecord.evidence.trees import local_name

__all__ = ["read_epub"]

CONTAINER = "META-INF/container.xml"
# Books that are locked to a shop's readers list what is encrypted; fonts alone may be, which are not read.
ENCRYPTION = "META-INF/encryption.xml"
PAGES = ("application/xhtml+xml", "text/html")


def read_epub(data: bytes, thing: str, name: str | None = None) -> Iterator[Draft | Enclosed | EvidenceError]:
    """Yield the chapters of an e-book, to be read as pages; each knows the book's title and author.

    Raises:
        Damaged: it does not say what its chapters are.
        EvidenceError: as `open_archive` and `read_tree`.
    """
    del name
    package = open_package(data, thing)
    yield from package.archive.refused
    main = attribute(first(package.tree(CONTAINER), "rootfiles", "rootfile"), "full-path") or ""
    book = package.tree(main)
    if book is None:
        raise Damaged(
            thing,
            found="an e-book without its list of chapters",
            expected="one",
            do="Open it in the program that made it, and save or send it again.",
        )
    said = package.properties(main)
    author = next((value for word, value in said.said if word == "author"), None)
    hidden = _encrypted(package)
    known = Draft(byline=author, details=said.details(), flags=package.all_flags())
    pages = {
        attribute(each, "id"): attribute(each, "href") or ""
        for each in children(first(book, "manifest"), "item")
        if attribute(each, "media-type") in PAGES
    }
    for item in children(first(book, "spine"), "itemref"):
        href = pages.get(attribute(item, "idref"))
        if href is None:
            continue
        path = posixpath.normpath(posixpath.join(posixpath.dirname(main), unquote(href)))
        if path in hidden:
            yield locked(f"{thing} › {path}")
            continue
        try:
            yield Enclosed(package.archive.read(path), posixpath.basename(path), path, known)
        except EvidenceError as error:
            yield error


def _encrypted(package: Package) -> frozenset[str]:
    root = package.tree(ENCRYPTION)
    named = (each for each in (root.iter() if root is not None else ()) if local_name(each) == "CipherReference")
    return frozenset(unquote(attribute(each, "URI") or "") for each in named)
