"""Read a letter: its own words, the messages it sends on, each with its own head, and what it encloses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.core.errors import EvidenceError, Locked, UnsupportedFormat
from onrecord.core.report import Detail
from onrecord.evidence.blocks import Block
from onrecord.evidence.characters import words
from onrecord.evidence.encoding import decode
from onrecord.evidence.fragment import draft_of, fragment_blocks
from onrecord.evidence.letterhead import Letterhead, head_of, head_of_fields
from onrecord.evidence.mime import Entity, leaves, open_entity
from onrecord.evidence.parts import Draft, Enclosed, Kind, Part, kept
from onrecord.evidence.plain import read_plain
from onrecord.evidence.quoted import FORWARDED, REPLY, Stretch, cut_letter, fields_at, unflow, unquoted

if TYPE_CHECKING:
    from onrecord.evidence.readers import Found, Origin

__all__ = ["read_letter"]

# A picture in the text below this is a logo or a mark that counts readers.
LEAST_PICTURE_BYTES = 20_000
# The plain half of a newsletter is at times one line: "View this message in your browser".
SHORT_HALF = 400
MOST_FORWARDED = 20
# As many marks of quoting as a line may have.
EVERY = 100
LOCKED_TYPES = (
    "multipart/encrypted",
    "application/pkcs7-mime",
    "application/x-pkcs7-mime",
    "application/pgp-encrypted",
)
SEALS = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
PGP_BEGINS, PGP_ENDS, PGP_SIGNED = "-----BEGIN PGP ", "-----END PGP ", "-----BEGIN PGP SIGNED MESSAGE-----"

_alternative = re.compile(r".*?/alternative#[\d.]*")


@dataclass(frozen=True, slots=True)
class _Body:
    """The words of a letter as lines, and the blocks that they are where the letter is HTML."""

    lines: Sequence[str] = ()
    blocks: Sequence[Block] | None = None
    flags: tuple[str, ...] = ()
    locked: bool = False


def read_letter(data: bytes, origin: Origin, place: str | None = None) -> Iterator[Found]:
    """Yield the letter, the messages it sends on, what it encloses, and why a part of it cannot be read.

    With `place` the letter is one of several in a file, and `data` its own bytes.
    """
    whole = open_entity(data)
    head = head_of(whole, protect=origin.protect_senders)
    parts: list[Entity] = []
    for part in _opened(whole, origin.thing):
        if isinstance(part, EvidenceError):
            yield part
        else:
            parts.append(part)
    chosen = _chosen(parts, origin.thing)
    enclosed = list(_enclosed(parts, chosen, head))
    seals = tuple(Detail("Seal", part.type) for part in parts if part.type in SEALS)
    head = replace(head, details=(*head.details, *seals), flags=(*whole.flags, *head.flags))
    yield from _texts([_body(part, origin.thing) for part in chosen], head, origin, bare=not enclosed, of=(data, place))
    yield from enclosed


def _opened(whole: Entity, thing: str) -> Iterator[Entity | EvidenceError]:
    """Yield the parts that can be opened; sealed ones as errors."""
    if whole.type in LOCKED_TYPES:
        yield _locked(whole, thing)
        return
    for part in leaves(whole, thing):
        if isinstance(part, EvidenceError):
            yield part
        elif part.type in LOCKED_TYPES:
            yield _locked(part, f"{thing} › part {part.place}")
        elif "/encrypted#" not in part.inside:
            yield part


def _locked(part: Entity, thing: str) -> EvidenceError:
    if part.parameter("content-type", "smime-type").casefold() == "signed-data":
        return UnsupportedFormat(
            thing,
            found="a letter inside a seal (S/MIME signed data)",
            expected="a letter with its seal beside it",
            do="Open it in a mail program and save it without the seal.",
        )
    kind = "PGP" if "pgp" in part.type or part.type == "multipart/encrypted" else "S/MIME"
    return Locked(
        thing,
        found=f"a part encrypted with {kind}",
        expected="words that open without a key",
        do="Open it in a mail program that has the key, and save it decrypted.",
    )


def _chosen(parts: Sequence[Entity], thing: str) -> list[Entity]:
    """Give the parts that are the letter's words: of alternatives the plain one, unless it only points at the other."""
    groups: dict[str, list[Entity]] = {}
    for part in parts:
        if part.type in ("text/plain", "text/html") and part.disposition != "attachment" and not part.name:
            match = _alternative.match(part.inside)
            groups.setdefault(match[0] if match is not None else part.place, []).append(part)
    return [_best(group, thing) for group in groups.values()]


def _best(group: Sequence[Entity], thing: str) -> Entity:
    plain = [part for part in group if part.type == "text/plain" and part.content().strip()]
    pages = [part for part in group if part.type == "text/html"]
    if not plain or not pages:
        return (plain or pages or list(group))[0]
    said = len(plain[0].content())
    short = said < SHORT_HALF and sum(len(line) for line in _body(pages[0], thing).lines) > 3 * said
    return pages[0] if short else plain[0]


def _body(part: Entity, thing: str) -> _Body:
    try:
        decoded = decode(part.content(), thing, part.charset)
    except EvidenceError as error:
        return _Body(flags=(f"a part of the message could not be read: {error.found}",))
    if part.type == "text/html":
        blocks, flags = fragment_blocks(decoded.text, mark_cited=True)
        return _Body([block.text for block in blocks], blocks, (*decoded.flags, *flags))
    text = decoded.text.replace("\r\n", "\n")
    if part.parameter("content-type", "format").casefold() == "flowed":
        text = unflow(text, delete_space=part.parameter("content-type", "delsp").casefold() == "yes")
    lines, locked = _without_armour(text.split("\n"))
    return _Body(lines, None, decoded.flags, locked)


def _without_armour(lines: list[str]) -> tuple[list[str], bool]:
    """Give the lines outside what PGP wrote, and whether there was a message in it that needs a key."""
    if not any(line.startswith(PGP_BEGINS) for line in lines):
        return lines, False
    out: list[str] = []
    ends = ""
    locked = False
    for line in lines:
        if line.startswith(PGP_SIGNED):
            ends = "head"
        elif line.startswith(PGP_BEGINS):
            locked = locked or line.startswith(f"{PGP_BEGINS}MESSAGE")
            ends = "block"
        elif ends == "" or (ends == "head" and not line.strip()):
            out.append(line)
            ends = ""
        elif ends == "block" and line.startswith(PGP_ENDS):
            ends = ""
    return out, locked


def _texts(
    bodies: Sequence[_Body], head: Letterhead, origin: Origin, *, bare: bool, of: tuple[bytes, str | None]
) -> Iterator[Found]:
    """Yield the letter and what it sends on; a letter that only encloses things is no text."""
    data, place = of
    drafts: list[Draft] = []
    sent_on: list[_Body] = []
    for body in bodies:
        own, inner = _own(body, head)
        drafts.append(own)
        sent_on += inner
    letter = _joined(drafts, head)
    if kept(letter.parts) or (bare and not sent_on and not any(body.locked for body in bodies)):
        yield replace(letter, data=data if place is not None else None, place=place)
    if any(body.locked for body in bodies):
        yield _locked(Entity({"content-type": b"application/pgp-encrypted"}, b""), origin.thing)
    number = 0
    while sent_on and number < MOST_FORWARDED:
        number += 1
        yield from _forwarded(sent_on.pop(0), origin, place, number, sent_on)


def _own(body: _Body, head: Letterhead) -> tuple[Draft, list[_Body]]:
    """Give the draft of a body's own words, and the messages it sends on."""
    stretches, flags = _stretches(body, head.subject)
    sent_on = [_inside(body, each) for each in stretches if each.reason == FORWARDED]
    own = _together([_inside(body, each) for each in stretches if each.reason is None])
    draft = draft_of(own.blocks) if own.blocks is not None else read_plain("\n".join(own.lines))
    dropped = tuple(
        Part(_said(body, each, private=head.private), dropped=each.reason)
        for each in stretches
        if each.reason not in (None, FORWARDED)
    )
    return replace(draft, parts=(*draft.parts, *dropped), flags=(*body.flags, *flags, *draft.flags)), sent_on


def _stretches(body: _Body, subject: str) -> tuple[list[Stretch], tuple[str, ...]]:
    """Give the stretches of a body; where all of it is quoted, the quotation is the text."""
    found = cut_letter(body.lines, subject)
    own = any(line.strip() for each in found if each.reason is None for line in body.lines[each.start : each.end])
    if own or not any(each.reason == REPLY for each in found) or any(each.reason == FORWARDED for each in found):
        return found, ()
    stripped = [replace(each, reason=None, depth=EVERY) if each.reason == REPLY else each for each in found]
    return stripped, ("all of the message is a quotation; it was read as its text",)


def _said(body: _Body, stretch: Stretch, *, private: bool) -> str:
    """Give the words of what is dropped; those that name a protected person are withheld."""
    if private and stretch.reason in ("signature", REPLY):
        return f"({stretch.reason}, withheld: it may name a protected sender)"
    return "\n".join(body.lines[stretch.start : stretch.end]).strip()


def _inside(body: _Body, stretch: Stretch) -> _Body:
    lines = [unquoted(line, stretch.depth) for line in body.lines[stretch.start : stretch.end]]
    if body.blocks is None:
        return _Body(lines)
    blocks = body.blocks[stretch.start : stretch.end]
    return _Body(lines, [replace(block, text=line) for block, line in zip(blocks, lines, strict=True)])


def _together(bodies: Sequence[_Body]) -> _Body:
    """Give several stretches as one body; a blank line parts them."""
    lines = [line for body in bodies for line in (*body.lines, "")]
    if any(body.blocks is not None for body in bodies):
        return _Body(lines, [block for body in bodies for block in body.blocks or () if block.text.strip()])
    return _Body(lines)


def _joined(drafts: Sequence[Draft], head: Letterhead) -> Draft:
    """Give one draft of the bodies, with what the head says; a headline in the body stays where the subject differs."""
    first = drafts[0] if drafts else Draft()
    parts = [part for draft in drafts for part in _with_headline(draft, head.title)]
    return replace(
        first,
        parts=tuple(parts),
        title=head.title or first.title,
        source=head.source or first.source,
        byline=None if head.private else first.byline,
        published=head.published or first.published,
        flags=tuple(dict.fromkeys(flag for flags in (head.flags, *(each.flags for each in drafts)) for flag in flags)),
        details=head.details,
    )


def _with_headline(draft: Draft, title: str | None) -> tuple[Part, ...]:
    if draft.title is None or title is None or words(draft.title) == words(title):
        return draft.parts
    return (Part(draft.title, Kind.HEADING), *draft.parts)


def _forwarded(body: _Body, origin: Origin, place: str | None, number: int, sent_on: list[_Body]) -> Iterator[Found]:
    """Yield a message that stands in the text of another; those it sends on in turn are added to `sent_on`."""
    start = next((n for n in range(min(len(body.lines), 6)) if fields_at(body.lines, n, 0)[0]), 0)
    fields, end = fields_at(body.lines, start, 0)
    head = head_of_fields(fields, None, protect=origin.protect_senders)
    rest = _Body(body.lines[end:], body.blocks[end:] if body.blocks is not None else None)
    own, inner = _own(rest, head)
    sent_on += inner
    where = FORWARDED if number == 1 else f"{FORWARDED} {number}"
    letter = _joined([own], head)
    if kept(letter.parts) or not inner:
        data = "\n".join(body.lines).encode("utf-8", "replace")
        yield replace(letter, place=f"{place}, {where}" if place else where, data=data)


def _enclosed(parts: Sequence[Entity], chosen: Sequence[Entity], head: Letterhead) -> Iterator[Found]:
    """Yield what the letter encloses; the other half of a choice, seals and small pictures are passed over."""
    known = Draft(published=head.published)
    groups = {match[0] for part in chosen if (match := _alternative.match(part.inside)) is not None}
    for number, part in enumerate(parts, 1):
        match = _alternative.match(part.inside)
        other_half = match is not None and match[0] in groups and part.type.startswith("text/")
        if any(part is other for other in chosen) or other_half or part.type in SEALS:
            continue
        data = part.content()
        small = part.type.startswith("image/") and part.disposition != "attachment" and len(data) < LEAST_PICTURE_BYTES
        if data.strip() and not small:
            details = (Detail("Attachment", part.name),) if part.name else ()
            place = f"attachment {part.name}" if part.name else f"part {part.place or number}"
            yield Enclosed(data, part.name, place, replace(known, details=details), part.charset)
