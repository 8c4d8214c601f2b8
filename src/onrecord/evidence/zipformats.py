"""Tell what kind of document a zip archive is by the parts in it, as the programs that open them do."""

from __future__ import annotations

from onrecord.core.errors import Damaged, EvidenceError
from onrecord.evidence.tables import table
from onrecord.evidence.zips import Archive, open_archive

__all__ = ["zipped_format"]

CONTENT_TYPES, MIMETYPE = "[Content_Types].xml", "mimetype"
# Both members are a few kilobytes; an archive that makes more of them is no document.
MOST_BYTES = 1_000_000


def zipped_format(data: bytes, thing: str) -> str | None:
    """Give the name of the document format (docx, xlsx, pptx, odt, ods, epub), or None for any other archive.

    Raises:
        TooLarge, Unsafe: as `open_archive`.
    """
    try:
        archive = open_archive(data, thing)
    except Damaged:
        return None
    kind = _read(archive, MIMETYPE).decode("latin-1").strip().removesuffix("-template")
    if kind in table("office")["mimetypes"]:
        return str(table("office")["mimetypes"][kind])
    types = _read(archive, CONTENT_TYPES)
    for name, marks in table("office")["main_types"].items():
        if any(mark.encode() in types for mark in marks):
            return str(name)
    # Of a package whose list of types is lost or says nothing.
    return next((name for name, part in table("office")["main_parts"].items() if part in archive), None)


def _read(archive: Archive, name: str) -> bytes:
    if name not in archive:
        return b""
    try:
        return archive.read(name, MOST_BYTES)
    except EvidenceError:
        return b""
