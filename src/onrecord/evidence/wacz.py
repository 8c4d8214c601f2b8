"""Read a web archive in a package (WACZ): its WARC files, each checked against the hash that the package states."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.core.errors import Damaged, EvidenceError
from onrecord.evidence.parts import Draft, Enclosed
from onrecord.evidence.webarchives import read_warc
from onrecord.evidence.zips import open_archive

if TYPE_CHECKING:
    from onrecord.evidence.readers import Found, Origin

__all__ = ["read_wacz"]

PACKAGE = "datapackage.json"
ENDINGS = (".warc", ".warc.gz")


def read_wacz(data: bytes, origin: Origin) -> Iterator[Found]:
    """Yield what each archive in the package captured; what does not match its stated hash is read, and flagged."""
    archive = open_archive(data, origin.thing)
    yield from archive.refused
    stated = _stated(archive.read(PACKAGE))
    members = [name for name in archive if name.casefold().endswith(ENDINGS)]
    for name in members:
        try:
            warc = archive.read(name)
        except EvidenceError as error:
            yield error
            continue
        flags = (*archive.flags, *_doubt(warc, name, stated))
        for found in read_warc(warc, replace(origin, thing=f"{origin.thing} › {name}")):
            yield _with(found, name, flags) if isinstance(found, Enclosed) else found
    for name in (each for each in stated if each not in archive):
        if name.casefold().endswith(ENDINGS):
            yield _missing(origin.thing, name)
    if not members and not stated:
        yield _missing(origin.thing, "any archive")


def _with(found: Enclosed, name: str, flags: tuple[str, ...]) -> Enclosed:
    known = found.known if found.known is not None else Draft()
    return replace(found, place=f"{name}, {found.place}", known=replace(known, flags=(*known.flags, *flags)))


def _stated(package: bytes) -> Mapping[str, str]:
    """Give the SHA-256 that the package states for each of its files."""
    try:
        listed = json.loads(package)["resources"]
        return {str(each["path"]): str(each["hash"]).removeprefix("sha256:").casefold() for each in listed}
    except (ValueError, LookupError, TypeError, RecursionError):
        return {}


def _doubt(warc: bytes, name: str, stated: Mapping[str, str]) -> tuple[str, ...]:
    if name not in stated:
        return (f"the package states no hash for {name}",)
    if hashlib.sha256(warc).hexdigest() != stated[name]:
        return (f"{name} does not match the hash that its package states: one of them was changed",)
    return ()


def _missing(thing: str, name: str) -> Damaged:
    return Damaged(thing, found=f"a package without {name}", expected="it inside", do="Export the archive again.")
