"""Read archives (zip, tar, gzip): each file in them on its own. Nothing is written to disk, no name is a path."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.core.errors import Damaged, EvidenceError, TooLarge, Unsafe
from onrecord.core.shown import shown
from onrecord.evidence.parts import Draft, Enclosed
from onrecord.evidence.tables import table
from onrecord.evidence.zips import ZipBounds, is_safe_name, open_archive

if TYPE_CHECKING:
    from onrecord.evidence.readers import Found, Origin

__all__ = ["is_passed_over", "read_gzip", "read_tar", "read_zip"]

MOST_MEMBERS, MOST_BYTES = 20_000, 200_000_000
# Deflate reaches 1,032; what is small is no bomb, however well it packs.
RATIO, HARMLESS = 300, 5_000_000
# Each stream in the file copies what comes after it; logs that are packed day by day have a few hundred.
MOST_STREAMS = 1_000


def read_zip(data: bytes, origin: Origin) -> Iterator[Found]:
    """Yield each file of a zip archive, and why one cannot be opened."""
    usual = ZipBounds()
    archive = open_archive(
        data, origin.thing, replace(usual, total_bytes=min(usual.total_bytes, max(0, origin.room_bytes)))
    )
    yield from archive.refused
    opening = tuple(archive.flags)
    for name in archive:
        if is_passed_over(name):
            continue
        before = len(archive.flags)
        try:
            member = archive.read(name)
        except EvidenceError as error:
            yield error
            continue
        if member:
            yield Enclosed(member, name, name, Draft(flags=(*opening, *archive.flags[before:])))


def read_tar(data: bytes, origin: Origin) -> Iterator[Found]:
    """Yield each file of a tar archive; links, devices and names that lead out of it are refused."""
    import io
    import tarfile

    number = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            for member in archive:
                number += 1
                if number > MOST_MEMBERS:
                    yield _too_large(origin.thing, f"more than {MOST_MEMBERS:,} members")
                    return
                if not is_safe_name(member.name.removeprefix("./") or "."):
                    yield _leads_out(origin.thing, member.name)
                elif member.isreg() and not is_passed_over(member.name):
                    file = archive.extractfile(member)
                    body = file.read(min(member.size, len(data))) if file is not None else b""
                    if body:
                        yield Enclosed(body, member.name, member.name)
    except (tarfile.TarError, EOFError, ValueError, OSError, OverflowError, RecursionError) as error:
        yield _damaged(origin.thing, f"a tar archive that breaks off after {number} members ({error})")


def read_gzip(data: bytes, origin: Origin) -> Iterator[Found]:
    """Yield the one file a gzip stream holds; of one that breaks off, what comes before."""
    out = bytearray()
    rest = data
    flags: tuple[str, ...] = ()
    most = min(MOST_BYTES, max(HARMLESS, RATIO * len(data)), max(0, origin.room_bytes))
    for _ in range(MOST_STREAMS):
        if not rest.startswith(b"\x1f\x8b"):
            break
        stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            out += stream.decompress(rest, most + 1 - len(out))
        except zlib.error:
            flags = ("the archive is damaged; what stands before the damage was read",)
            break
        if len(out) > most:
            if most == origin.room_bytes:
                raise _bomb_in_bomb(origin.thing)
            raise _bomb(origin.thing, len(data)) if most < MOST_BYTES else _too_large(origin.thing, "more bytes")
        if not stream.eof:
            flags = ("the archive is cut off; what is there was read",)
        rest = stream.unused_data
    if not out:
        raise _damaged(origin.thing, "a gzip archive with nothing in it that can be read")
    name = (origin.name or "").removesuffix(".gz")
    yield Enclosed(bytes(out), name, name or "the file inside", Draft(flags=flags))


def is_passed_over(name: str) -> bool:
    """Tell what systems leave beside people's files in an archive."""
    parts = name.replace("\\", "/").split("/")
    return any(f"{part}/" in table("captured")["passed over"] for part in parts[:-1]) or (
        parts[-1].startswith("._") or parts[-1] in table("captured")["passed over"]
    )


def _bomb(thing: str, size_bytes: int) -> Unsafe:
    return Unsafe(
        thing,
        found=f"{size_bytes:,} bytes that unfold to more than {RATIO} times as many",
        expected="what a document or a picture unfolds to",
        do="Do not unpack it: this is how bombs are made.",
    )


def _bomb_in_bomb(thing: str) -> Unsafe:
    return Unsafe(
        thing,
        found=f"wrappers in wrappers that unfold to more than {RATIO} times as many bytes as the whole file has",
        expected="what documents and pictures unfold to",
        do="Do not unpack it: this is how bombs are made.",
    )


def _too_large(thing: str, found: str) -> TooLarge:
    return TooLarge(
        thing,
        found=found,
        expected=f"at most {MOST_MEMBERS:,} members and {MOST_BYTES:,} bytes",
        do="Take it apart and give its parts as files of their own.",
    )


def _leads_out(thing: str, name: str) -> Unsafe:
    return Unsafe(
        f"{thing} › {shown(name)}",
        found="a name that leads out of the archive",
        expected="a name inside it",
        do="Do not unpack it; ask who sent it for an archive made anew.",
    )


def _damaged(thing: str, found: str) -> Damaged:
    return Damaged(thing, found=found, expected="an archive that opens", do="Save or send the file again.")
