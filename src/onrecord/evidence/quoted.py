"""Tell a letter's own words from what mail programs leave around them: quotations, forwarded messages, signatures.

What was forwarded is evidence of its own. What is quoted in a reply is a copy of words that were told before, and no
second telling of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.evidence.tables import table

__all__ = ["FORWARDED", "Stretch", "cut_letter", "fields_at", "unflow", "unquoted", "without_prefix"]

FORWARDED, REPLY = "forwarded message", "quoted reply"
# A head inside a letter has a sender and two other fields; Outlook writes up to seven, some over two lines.
LEAST_FIELDS, MOST_FIELDS = 3, 10
# Programs wrap the line over a quotation at 72 columns.
ATTRIBUTION_LINES, LONGEST_ATTRIBUTION, LEAST_WRAPPED = 3, 500, 40
LONGEST_LINE = 2_000
# What stands under two hyphens and is longer than this is a second part of the letter, not a signature.
SIGNATURE_LINES, SIGNATURE_LENGTH, LOOK = 12, 1_000, 60

_quotes = re.compile(r"(?:> ?)+")
_field = re.compile(r"[*_ ]*(?P<label>[^\W\d_][^:：*\n]{0,24}?)[*_ ]*[:：][*_ ]*(?P<value>.*)")
_strong = re.compile(r"\S@\S|\b\d{1,2}[:.]\d\d\b")
_rule = re.compile(r"[-_*= ]{5,}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines `[start, end)` of a letter; `reason` is None for its own words; `depth` how often they are quoted."""

    start: int
    end: int
    reason: str | None = None
    depth: int = 0


def cut_letter(lines: Sequence[str], subject: str = "") -> list[Stretch]:
    """Give the stretches of a letter, in order; `subject` tells a reply from what is sent on."""
    found: list[Stretch] = []
    at = own = 0
    reply = bool(_subject("any").match(subject)) and not _subject("forwarded").match(subject)
    while at < len(lines):
        stretch = _stretch_at(lines, at, reply=reply) if lines[at].strip() else None
        if stretch is None:
            at += 1
            continue
        found += [Stretch(own, at)] if own < at else []
        found.append(stretch)
        at = own = stretch.end
    return [*found, Stretch(own, at)] if own < at else found


def without_prefix(subject: str) -> str:
    """Give the subject without the marks of answering and sending on.

    >>> without_prefix("Fwd: RE: Four dead in market")
    'Four dead in market'
    """
    return _subject("any").sub("", subject, count=1)


def unquoted(line: str, depth: int = 100) -> str:
    """Give the line without the marks of up to so many quotations."""
    for _ in range(depth):
        if not line.startswith(">"):
            break
        line = line[1:].removeprefix(" ")
    return line


def fields_at(lines: Sequence[str], at: int, depth: int) -> tuple[dict[str, str], int]:
    """Give the fields of a message's head that begins at this line, and where the head ends."""
    fields: dict[str, str] = {}
    end = at
    last = ""
    for end in range(at, min(len(lines), at + MOST_FIELDS + 2)):
        line = unquoted(lines[end][:LONGEST_LINE], depth).strip()
        match = _field.fullmatch(line)
        kind = _fields().get(match["label"].strip().casefold()) if match is not None else None
        if match is not None and kind is not None:
            fields.setdefault(kind if kind != "other" else match["label"], match["value"].strip("* "))
            last = kind
        elif line and last == "other":
            continue  # a list of addresses that goes on
        elif line or fields:
            return fields, end
    return fields, end + 1


def unflow(text: str, *, delete_space: bool) -> str:
    """Give text sent as `format=flowed` (RFC 3676) with the lines of each paragraph joined."""
    out: list[str] = []
    pieces: list[str] = []
    held_depth = 0
    for line in text.split("\n"):
        line = line.removesuffix("\r")
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:].removeprefix(" ")
        if pieces and depth != held_depth:
            out.append("".join(pieces))
            pieces = []
        flows = content.endswith(" ") and content != "-- "
        pieces.append(
            (">" * depth + " " if depth and not pieces else "") + content[: -1 if flows and delete_space else None]
        )
        held_depth = depth
        if not flows:
            out.append("".join(pieces))
            pieces = []
    return "\n".join((*out, "".join(pieces)) if pieces else out)


def _stretch_at(lines: Sequence[str], at: int, *, reply: bool) -> Stretch | None:
    line = lines[at][:LONGEST_LINE]
    depth = _depth(line)
    bare = unquoted(line).strip()
    marked = _kind_of(bare)
    if marked in ("forwarded", "original") or _heads(lines, at, depth):
        sent_on = marked == "forwarded" or not reply
        return Stretch(at, _end_of_quoting(lines, at, depth), FORWARDED if sent_on else REPLY, depth)
    if depth:
        return Stretch(at, _end_of_run(lines, at), REPLY)
    end = _end_of_attribution(lines, at)
    if end is not None:
        return Stretch(at, end, REPLY)
    if marked == "signature":
        return _signature(lines, at)
    if marked == "sent from":
        return Stretch(at, at + 1, "signature")
    if marked in ("disclaimer", "mailing list footer"):
        return Stretch(at, _end_of_paragraph(lines, at), marked)
    return None


@cache
def _patterns() -> re.Pattern[str]:
    kinds = ("forwarded", "original", "signature", "sent from", "disclaimer", "mailing list footer")
    groups = (
        f"(?P<{kind.replace(' ', '_')}>{'|'.join(f'(?:{each})' for each in table('letters')[kind])})" for kind in kinds
    )
    return re.compile("|".join(groups), re.IGNORECASE)


@cache
def _attribution(*kinds: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for kind in kinds for each in table("letters")[kind]), re.IGNORECASE)


def _attributes(lines: Sequence[str]) -> bool:
    """Tell "On … wrote:", on one line or wrapped over a few; never a sentence of the letter and the line below it."""
    joined = " ".join(line.strip() for line in lines)
    if len(joined) > LONGEST_ATTRIBUTION or not joined.endswith((":", "：")):
        return False
    if len(lines) == 1:
        return _attribution("attribution", "attribution in a line").fullmatch(joined) is not None
    wrapped = len(lines[0].strip()) >= LEAST_WRAPPED and lines[0].rstrip()[-1:] not in ".!?؟:"
    opened = _attribution("attribution")
    return (
        wrapped
        and opened.fullmatch(joined) is not None
        and not any(
            opened.fullmatch(" ".join(line.strip() for line in lines[start:])) for start in range(1, len(lines))
        )
    )


@cache
def _subject(kind: str) -> re.Pattern[str]:
    return re.compile(table("letters")["subject"][kind], re.IGNORECASE)


@cache
def _fields() -> dict[str, str]:
    return {name: kind for kind, names in table("letters")["fields"].items() for name in names}


def _kind_of(line: str) -> str | None:
    match = _patterns().fullmatch(line)
    return str(match.lastgroup).replace("_", " ") if match is not None else None


def _depth(line: str) -> int:
    match = _quotes.match(line)
    return match[0].count(">") if match is not None else 0


def _heads(lines: Sequence[str], at: int, depth: int) -> bool:
    """Tell the head of a message that nothing but a rule announces, as Outlook writes it; never at the very top."""
    if at == 0 or (":" not in lines[at] and not _rule.fullmatch(unquoted(lines[at]).strip())):
        return False
    start = at + 1 if _rule.fullmatch(unquoted(lines[at]).strip()) else at
    first = _field.fullmatch(unquoted(lines[start], depth).strip()) if start < len(lines) else None
    if first is None or _fields().get(first["label"].strip().casefold()) != "from":
        return False
    fields, _ = fields_at(lines, start, depth)
    return len(fields) >= LEAST_FIELDS and "date" in fields


def _end_of_quoting(lines: Sequence[str], at: int, depth: int) -> int:
    """Give where what begins here, quoted so deep, ends: with the letter where it is not quoted."""
    if not depth:
        return len(lines)
    return next((n for n in range(at, len(lines)) if lines[n].strip() and _depth(lines[n]) < depth), len(lines))


def _end_of_run(lines: Sequence[str], at: int) -> int:
    """Give the end of quoted lines, before a forwarded message among them."""
    for number in range(at, len(lines)):
        if not lines[number].startswith(">"):
            return number
        if number > at and (_kind_of(unquoted(lines[number][:LONGEST_LINE]).strip()) == "forwarded"):
            return number
    return len(lines)


def _end_of_attribution(lines: Sequence[str], at: int) -> int | None:
    """Give where what "On … wrote:" opens ends: with the quoted lines, or the letter where none are marked."""
    for end in range(at + 1, min(len(lines), at + ATTRIBUTION_LINES) + 1):
        if not lines[end - 1].strip():
            return None
        if _attributes(lines[at:end]):
            after = next((number for number in range(end, len(lines)) if lines[number].strip()), len(lines))
            if after < len(lines) and lines[after].startswith(">"):
                return _end_of_run(lines, after)
            return len(lines) if _strong.search(" ".join(lines[at:end])) else None
    return None


def _signature(lines: Sequence[str], at: int) -> Stretch | None:
    """Give the few lines under two hyphens; more than a few are no signature, and stay."""
    end = next((number for number in range(at + 1, min(len(lines), at + LOOK)) if _begins(lines, number)), None)
    under = [line for line in lines[at + 1 : end] if line.strip()]
    few = len(under) <= SIGNATURE_LINES and sum(map(len, under)) <= SIGNATURE_LENGTH
    return Stretch(at, end if end is not None else len(lines), "signature") if few else None


def _begins(lines: Sequence[str], number: int) -> bool:
    """Tell where something else begins below a signature."""
    bare = lines[number][:LONGEST_LINE].strip()
    return bare.startswith(">") or _kind_of(bare) in ("forwarded", "original") or _heads(lines, number, 0)


def _end_of_paragraph(lines: Sequence[str], at: int) -> int:
    return next((number for number in range(at, len(lines)) if not lines[number].strip()), len(lines))
