"""Open a zip archive without believing what it says of itself: its names, its sizes, or that it is whole.

Nothing is written to disk. The sizes a directory states are not trusted: members are inflated piece by piece up to a
bound, and one that unfolds to hundreds of times its size is refused. Entries that share their bytes, as bombs without
nesting do, are refused before any is opened. An archive that lost its end is read from its beginning.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.core.errors import Damaged, EvidenceError, Locked, TooLarge, Unsafe, UnsupportedFormat
from onrecord.core.shown import shown

__all__ = ["Archive", "Member", "ZipBounds", "is_safe_name", "open_archive"]

LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
LOCAL_HEADER = struct.Struct("<4s5H3L2H")
STORED, DEFLATED = 0, 8
# Bit 0: encrypted; 6: strongly; 13: the directory too. Bit 3: the sizes stand after the data.
LOCKED_BITS, STREAMED_BIT = 0x2041, 0x08
# Unix keeps a member's kind in the upper half of its attributes.
LINK_KIND, KIND_MASK = 0o120000, 0o170000
# Packed bytes inflated at a time: 256 times 256, and so down to one byte in two steps.
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class ZipBounds:
    """How far an archive is unfolded. A sheet of one repeated value reaches a ratio of 440, deflate at most 1,032."""

    members: int = 20_000
    member_bytes: int = 200_000_000
    total_bytes: int = 1_000_000_000
    ratio: int = 300
    # What is small is no bomb, however well it packs.
    harmless_bytes: int = 20_000_000


@dataclass(frozen=True, slots=True)
class Member:
    """One entry: what it is called and where its bytes stand; `size_bytes` is what the archive says, or None."""

    name: str
    start: int
    packed_bytes: int
    size_bytes: int | None = None
    method: int = STORED
    checksum: int | None = None
    locked: bool = False


@dataclass(slots=True)
class Archive:
    """An archive's members by name, in its order. `refused` are the errors of those that nobody should open, `flags`
    what is doubtful about the archive, and after `read` about the member too.
    """

    data: bytes = field(repr=False)
    thing: str
    bounds: ZipBounds
    members: dict[str, Member]
    refused: tuple[EvidenceError, ...] = ()
    flags: list[str] = field(default_factory=list)
    spent_bytes: int = 0

    def __contains__(self, name: object) -> bool:
        return name in self.members

    def __iter__(self) -> Iterator[str]:
        return iter(self.members)

    def read(self, name: str, limit_bytes: int | None = None) -> bytes:
        """Give the bytes of a member; of a damaged one, what can be inflated, and a flag.

        Raises:
            Damaged: it is not there, or nothing of it can be read.
            Locked: it is encrypted.
            TooLarge: it, or what has been read of the archive so far, passes the bound.
            Unsafe: it unfolds to many times its size.
            UnsupportedFormat: it is packed in a way not read here.
        """
        member = self.members.get(name)
        thing = f"{self.thing} › {shown(name)}"
        if member is None:
            raise Damaged(thing, found="no such member", expected="one", do="Save the file again where it was made.")
        if member.locked:
            raise _locked(thing)
        left = self.bounds.total_bytes - self.spent_bytes
        limit = min(left, self.bounds.member_bytes, limit_bytes if limit_bytes is not None else left)
        found = self._unpacked(member, thing, limit)
        self.spent_bytes += len(found)
        return found

    def _unpacked(self, member: Member, thing: str, limit: int) -> bytes:
        packed = memoryview(self.data)[member.start : member.start + member.packed_bytes]
        if member.method == STORED:
            found, whole = bytes(packed[: limit + 1]), len(packed) == member.packed_bytes
        elif member.method == DEFLATED:
            most = min(limit, max(self.bounds.harmless_bytes, self.bounds.ratio * len(packed)))
            found, whole = _inflate(zlib.decompressobj(-zlib.MAX_WBITS), packed, most)
            if len(found) > most and most < limit:
                raise _bomb(thing, len(packed), self.bounds.ratio)
        else:
            raise _packed(thing, member.method)
        if len(found) > limit:
            raise _too_large(thing, f"more than {limit:,} bytes", "fewer, in it and in the archive")
        if not whole and not found:
            raise _damaged(thing, "packed bytes that cannot be inflated")
        if not whole:
            self.flags.append(f"{shown(member.name)} is damaged or cut off; what can be read of it was read")
        elif member.checksum is not None and zlib.crc32(found) != member.checksum:
            self.flags.append(f"{shown(member.name)} does not match its checksum; it may be damaged")
        return found


def open_archive(data: bytes, thing: str, bounds: ZipBounds | None = None) -> Archive:
    """Give the members of a zip archive; `thing` is what errors call it.

    Raises:
        Damaged: there is no archive in the bytes.
        TooLarge: it has more members than any honest one.
        Unsafe: entries share their bytes.
    """
    bounds = bounds or ZipBounds()
    if _entries(data) > bounds.members:
        raise _too_large(thing, f"more than {bounds.members:,} members", "fewer")
    flags: list[str] = []
    listed = _listed(data)
    if listed is None:
        listed = list(_salvaged(data, bounds.members))
        flags.append("the archive is cut off or damaged: its list of members is missing, and it was read without one")
    elif _overlaps(listed):
        raise Unsafe(
            thing,
            found="a zip archive whose members share their bytes",
            expected="each member with bytes of its own",
            do="Do not unpack it: this is how bombs are made.",
        )
    if not listed:
        raise _damaged(thing, "a zip archive without a member")
    members, refused = _sorted(listed, thing, flags)
    return Archive(data, thing, bounds, members, refused, flags)


def is_safe_name(name: str) -> bool:
    """Tell whether a member's name stays inside the folder it would be unpacked to.

    >>> is_safe_name("word/document.xml"), is_safe_name("../../etc/passwd"), is_safe_name("C:\\\\run.exe")
    (True, False, False)
    """
    parts = name.replace("\\", "/").split("/")
    return bool(name) and not parts[0].endswith(":") and parts[0] != "" and ".." not in parts and "\0" not in name


def _entries(data: bytes) -> int:
    """Count the entries of the directory before anything is made of them: a million names cost seconds."""
    end = data.rfind(END)
    size = int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else 0
    return data.count(CENTRAL, max(0, end - size) if end >= 0 else 0)


def _listed(data: bytes) -> list[Member] | None:
    """Give the members that the directory lists, or None where there is no directory that can be read."""
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [_member(data, info) for info in archive.infolist() if not info.filename.endswith("/")]
    except (zipfile.BadZipFile, NotImplementedError, OverflowError, ValueError, struct.error):
        return None


def _member(data: bytes, info: object) -> Member:
    from zipfile import ZipInfo

    assert isinstance(info, ZipInfo)
    kind = info.external_attr >> 16 & KIND_MASK
    return Member(
        info.filename if kind != LINK_KIND else "",
        _data_start(data, info.header_offset),
        info.compress_size,
        info.file_size,
        info.compress_type,
        info.CRC,
        bool(info.flag_bits & LOCKED_BITS),
    )


def _data_start(data: bytes, offset: int) -> int:
    """Give where a member's bytes begin. ValueError where no entry stands at the offset."""
    header = data[offset : offset + LOCAL_HEADER.size] if offset >= 0 else b""
    if len(header) < LOCAL_HEADER.size or not header.startswith(LOCAL):
        raise ValueError("no entry")
    *_, name_length, extra_length = LOCAL_HEADER.unpack(header)
    return offset + LOCAL_HEADER.size + int(name_length) + int(extra_length)


def _overlaps(members: Sequence[Member]) -> bool:
    spans = sorted((member.start, member.start + member.packed_bytes) for member in members)
    return any(end > start for (_, end), (start, _) in pairwise(spans) if end > start)


def _salvaged(data: bytes, most: int) -> Iterator[Member]:
    """Yield the members whose own headers are still there, for an archive that lost its list."""
    at, count = data.find(LOCAL), 0
    while 0 <= at <= len(data) - LOCAL_HEADER.size and count < most:
        _, _, bits, method, _, _, checksum, packed, size, name_length, extra_length = LOCAL_HEADER.unpack_from(data, at)
        name = data[at + LOCAL_HEADER.size : at + LOCAL_HEADER.size + name_length].decode("utf-8", "replace")
        start = at + LOCAL_HEADER.size + name_length + extra_length
        at = data.find(LOCAL, start if bits & STREAMED_BIT else start + packed)
        count += 1
        if bits & STREAMED_BIT:
            packed, size, checksum = (at if at >= 0 else len(data)) - start, None, None
        if packed > 0 and not name.endswith("/"):
            yield Member(name, start, packed, size, method, checksum, bool(bits & LOCKED_BITS))


def _sorted(
    listed: Sequence[Member], thing: str, flags: list[str]
) -> tuple[dict[str, Member], tuple[EvidenceError, ...]]:
    """Part the members from those whose names lead out of the archive; of two with one name the last counts."""
    members: dict[str, Member] = {}
    refused: list[EvidenceError] = []
    for member in listed:
        if not is_safe_name(member.name):
            refused.append(_leads_out(thing, member.name))
            continue
        if member.name in members:
            flags.append(f"two members are called {shown(member.name)}; the last was read")
        members[member.name] = member
    return members, tuple(refused)


def _inflate(stream: zlib._Decompress, packed: memoryview, most: int, step: int = CHUNK) -> tuple[bytes, bool]:
    """Give up to `most` bytes and one, and whether the stream came to its end (or to more than that).

    Where it breaks, the last piece is fed again in ever smaller ones: zlib keeps what it made of a piece that fails.
    """
    out = bytearray()
    for at in range(0, len(packed), step):
        before, piece = stream.copy(), packed[at : at + step]
        try:
            out += stream.decompress(piece, most + 1 - len(out))
        except zlib.error:
            rest, _ = _inflate(before, piece, most - len(out), step // 256) if step > 1 else (b"", False)
            return bytes(out) + rest, False
        if stream.eof or len(out) > most:
            return bytes(out), True
    return bytes(out), False


def _locked(thing: str) -> Locked:
    return Locked(
        thing,
        found="an encrypted member of a zip archive",
        expected="one that opens without a password",
        do="Unpack it with its password and give what is inside.",
    )


def _bomb(thing: str, packed_bytes: int, ratio: int) -> Unsafe:
    return Unsafe(
        thing,
        found=f"{packed_bytes:,} bytes that unfold to more than {ratio} times as many",
        expected="what a document or a picture unfolds to",
        do="Do not unpack it: this is how bombs are made.",
    )


def _packed(thing: str, method: int) -> UnsupportedFormat:
    return UnsupportedFormat(
        thing,
        found=f"a member packed by method {method}",
        expected="one stored or deflated",
        do="Unpack it with the program that made it, and give what is inside.",
    )


def _too_large(thing: str, found: str, expected: str) -> TooLarge:
    return TooLarge(thing, found=found, expected=expected, do="Take it apart and give its parts as files of their own.")


def _damaged(thing: str, found: str) -> Damaged:
    return Damaged(thing, found=found, expected="an archive that opens", do="Save or send the file again.")


def _leads_out(thing: str, name: str) -> Unsafe:
    return Unsafe(
        f"{thing} › {shown(name) or 'a link'}",
        found="a link to another file" if not name else "a name that leads out of the archive",
        expected="a name inside it",
        do="Do not unpack it; ask who sent it for an archive made anew.",
    )
