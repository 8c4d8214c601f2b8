"""Take a message apart by the rules of MIME, in one pass over its bytes and to a stated depth.

The standard library's parser copies every line once for each part it is in and runs out of stack on messages in
messages; here a part is a slice, and what a part encloses stays as it was sent.
"""

from __future__ import annotations

import re
from binascii import Error, a2b_base64
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.utils import collapse_rfc2231_value
from quopri import decodestring

from onrecord.core.errors import EvidenceError, TooLarge
from onrecord.evidence.encoding import codec_of, decode

__all__ = ["Entity", "leaves", "open_entity"]

# Mail servers refuse a head of more than 64 kB; no field of a letter is longer than a few hundred addresses.
LONGEST_HEAD, LONGEST_FIELD, MOST_FIELDS = 262_144, 20_000, 1_000
# Mail of ten years of forwarding nests 12 deep; a message of 1,000 parts is no letter.
DEEPEST, MOST_PARTS = 20, 1_000

_blank = re.compile(rb"\r?\n[ \t]*\r?\n|\A\r?\n")
_field_start = re.compile(rb"^([!-9;-~]{1,80})[ \t]*:", re.MULTILINE)
_fold = re.compile(rb"\r?\n[ \t]+|[\r\n]+")
_space_between = re.compile(r"(\?=)\s+(?==\?)")
_encoded = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_not_base64 = re.compile(rb"[^A-Za-z0-9+/]")


@dataclass(frozen=True, slots=True)
class Entity:
    """One part of a message, or the whole: its header fields, by name in small letters, and its bytes as
    sent; `inside` names the parts around it, outermost first."""

    fields: dict[str, bytes]
    body: bytes
    flags: tuple[str, ...] = ()
    place: str = ""
    inside: str = ""

    @property
    def type(self) -> str:
        """Give the media type; what names none is plain text."""
        kind = self.fields.get("content-type", b"").split(b";")[0].strip().lower().decode("ascii", "replace")
        return kind if re.fullmatch(r"[\w.+-]+/[\w.+-]+", kind) else "text/plain"

    @property
    def disposition(self) -> str:
        """Give `attachment`, `inline` or nothing."""
        return self.fields.get("content-disposition", b"").split(b";")[0].strip().lower().decode("ascii", "replace")

    @property
    def charset(self) -> str | None:
        """Give the encoding the part declares."""
        return self.parameter("content-type", "charset") or None

    @property
    def name(self) -> str:
        """Give what the part is called, or nothing."""
        said = self.parameter("content-disposition", "filename") or self.parameter("content-type", "name")
        return _decoded_words(said).strip()

    def parameter(self, name: str, parameter: str) -> str:
        """Give a parameter of a header field, or nothing."""
        message = Message()
        value = self.fields.get(name, b"")
        try:
            message[name] = value.decode("utf-8", "replace")
            found = message.get_param(parameter, "", name)
            return collapse_rfc2231_value(found) if found else ""
        except (LookupError, ValueError, TypeError):  # marks of RFC 2231 in an order that it does not know
            return ""

    def text(self, name: str, charset: str | None = None) -> str:
        """Give a header field as text: encoded words and raw letters of old programs both become what they mean."""
        value = _fold.sub(b" ", self.fields.get(name, b"")).strip()
        return _decoded_words(_letters(value, charset or self.charset))

    def content(self) -> bytes:
        """Give the bytes with the encoding for the way undone; what breaks off gives what came before."""
        encoding = self.fields.get("content-transfer-encoding", b"").strip().lower()
        if encoding == b"base64":
            return _base64(self.body)
        return decodestring(self.body) if encoding == b"quoted-printable" else self.body


def open_entity(data: bytes, place: str = "", inside: str = "") -> Entity:
    """Give the head and body of a message or part."""
    blank = _blank.search(data)
    head = data[: min(LONGEST_HEAD, blank.start())] if blank is not None else data[:LONGEST_HEAD]
    fields: dict[str, bytes] = {}
    starts = [match for _, match in zip(range(MOST_FIELDS), _field_start.finditer(head), strict=False)]
    flags = (f"header fields after the first {MOST_FIELDS:,} were passed over",) if len(starts) == MOST_FIELDS else ()
    for match, following in zip(starts, [*[other.start() for other in starts[1:]], len(head)], strict=False):
        value = head[match.end() : following].strip()[:LONGEST_FIELD]
        fields.setdefault(match[1].decode("ascii").casefold(), value)
    body = data[blank.end() :] if blank is not None else b""
    return Entity(fields, body, flags, place, inside)


def leaves(whole: Entity, thing: str) -> Iterator[Entity | EvidenceError]:
    """Yield the parts that hold no parts, in order, each with its place; a message in the message is one of them."""
    for count, entity in enumerate(_descend(whole, thing, 0)):
        if count == MOST_PARTS:
            yield _too_much(thing, f"more than {MOST_PARTS:,} parts", "fewer in one message")
            return
        yield entity


def _descend(entity: Entity, thing: str, depth: int) -> Iterator[Entity | EvidenceError]:
    boundary = entity.parameter("content-type", "boundary").encode("utf-8", "replace")
    if not entity.type.startswith("multipart/") or not boundary:
        yield entity
        return
    if depth >= DEEPEST:
        yield _too_much(f"{thing} › part {entity.place}", f"parts {depth + 1} deep", f"at most {DEEPEST}")
        return
    kind = entity.type.partition("/")[2]
    for number, data in enumerate(_between(entity.body, boundary), 1):
        place = f"{entity.place}.{number}" if entity.place else str(number)
        part = open_entity(data, place=place, inside=f"{entity.inside}/{kind}#{entity.place}")
        yield from _descend(part, thing, depth + 1)


def _between(body: bytes, boundary: bytes) -> Iterator[bytes]:
    """Yield what stands between the boundary's lines; where it is never closed, the last part goes to the end."""
    line = re.compile(rb"(?:\A|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?=\r?\n|\Z)")
    start = None
    for match in line.finditer(body):
        if start is not None:
            yield body[start : match.start()].removeprefix(b"\r").removeprefix(b"\n")
        if match[1]:
            return
        start = match.end()
    if start is not None:
        yield body[start:].removeprefix(b"\r").removeprefix(b"\n")


def _base64(body: bytes) -> bytes:
    solid = _not_base64.sub(b"", body)
    try:
        return a2b_base64(solid + b"=" * (-len(solid) % 4))
    except Error:  # one letter over: half a byte
        return a2b_base64(solid[: len(solid) // 4 * 4])


def _letters(value: bytes, charset: str | None) -> str:
    if value.isascii():
        return value.decode("ascii")
    try:
        return decode(value, "a header field", charset).text
    except EvidenceError:
        return value.decode("utf-8", "replace")


def _decoded_words(text: str) -> str:
    """Give the text with RFC 2047's encoded words decoded; a letter cut in two by two words is made whole."""
    out, at = [], 0
    text = _space_between.sub(r"\1", text)
    held, codec = b"", ""
    for match in _encoded.finditer(text):
        if match.start() > at or match[1].casefold() != codec:
            out += [_word_text(held, codec), text[at : match.start()]]
            held, codec = b"", match[1].casefold()
        held += _base64(match[3].encode()) if match[2] in "bB" else _q(match[3])
        at = match.end()
    return "".join((*out, _word_text(held, codec), text[at:]))


def _q(word: str) -> bytes:
    return decodestring(word.encode("utf-8", "replace"), header=True)


def _word_text(held: bytes, charset: str) -> str:
    codec = codec_of(charset.split("*")[0])
    return held.decode(codec, "replace") if codec is not None else _letters(held, None)


def _too_much(thing: str, found: str, expected: str) -> TooLarge:
    return TooLarge(thing, found=found, expected=expected, do="Save the parts that matter as files of their own.")
