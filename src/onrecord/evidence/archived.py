"""Read the results of Bellingcat's Auto Archiver: its CSV, the sheet it fills, its JSON, the page it makes of an item.

What it says of a post (address, title, words, times, hashes) is kept as details; the media themselves are files beside
it, named here and not opened.
"""

from __future__ import annotations

import ast
import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from onrecord.core.errors import Damaged
from onrecord.core.report import Detail
from onrecord.evidence.addresses import outlet_domain
from onrecord.evidence.characters import clean_line
from onrecord.evidence.encoding import decode
from onrecord.evidence.jsondata import read_json
from onrecord.evidence.letterhead import day_of
from onrecord.evidence.markup import parse
from onrecord.evidence.parts import Draft
from onrecord.evidence.plain import read_plain
from onrecord.evidence.tables import table

if TYPE_CHECKING:
    from onrecord.evidence.readers import Found, Origin

__all__ = ["read_archived_json", "read_archived_page", "read_archived_table"]

# The longest cell holds the metadata of a post and its media; csv refuses more than 131,072 unless told.
LONGEST_CELL = 10_000_000
MOST_DETAILS = 200

_value = r"(?P<value>'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
_pair = re.compile(rf"'(?P<key>\w{{1,40}})': (?:datetime\.datetime\((?P<time>[\d, ]{{8,40}})[^)]{{0,60}}\)+|{_value})")


@dataclass(frozen=True, slots=True)
class _Item:
    """What the archiver says of one address, by our names for it; `media` and hashes as it lists them."""

    told: Mapping[str, str]
    details: Sequence[tuple[str, str]]
    raw: bytes


def read_archived_table(data: bytes, origin: Origin) -> Iterator[Found]:
    """Yield a report for each row that has words or a title."""
    decoded = decode(data, origin.thing, origin.charset)
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.DictReader(io.StringIO(decoded.text.replace("\0", ""), newline=""))
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            cells = {str(name): value for name, value in row.items() if isinstance(value, str)}
            raw = json.dumps(cells, ensure_ascii=False).encode("utf-8", "replace")
            item = _of_cells(cells, raw) if "metadata" not in cells else _of_python(cells, raw)
            yield replace(_draft(item), place=f"row {number}", flags=decoded.flags)
    except csv.Error as error:
        yield _damaged(origin.thing, f"a table that breaks off after {number} rows ({error})")


def read_archived_json(data: bytes, origin: Origin) -> Iterator[Found]:
    """Yield a report for each result."""
    found = read_json(data, origin.thing)
    results = [each for each in found.get("items", [found]) if isinstance(each, dict)]
    for number, each in enumerate(results, 1):
        raw = json.dumps(each, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
        yield replace(_draft(_of_json(each, raw)), place=f"row {number}")


def read_archived_page(data: bytes, origin: Origin) -> Iterator[Found]:
    """Yield the report of the item that the page shows."""
    decoded = decode(data, origin.thing, "utf-8")
    parsed = parse(decoded.text)
    told: dict[str, str] = {}
    details: list[tuple[str, str]] = []
    for row in parsed.root.iter("tr") if parsed is not None else ():
        cells = ["\n".join(cell.itertext()).strip() for cell in row if cell.tag == "td"]
        links = [link.get("href", "") for link in row.iter("a")]
        if len(cells) == 2 and re.fullmatch(r"[\w -]{1,40}", cells[0]):
            told.setdefault(_known(cells[0]), cells[1])
            details.append((cells[0], cells[1]))
        else:
            details += [("media", link) for link in links if link]
    title = re.search(r"Archived media for\s*<span[^>]*>([^<]+)", decoded.text)
    told.setdefault("url", title[1].strip() if title is not None else "")
    yield replace(_draft(_Item(told, details, data)), data=None, flags=decoded.flags)


def _of_cells(cells: Mapping[str, str], raw: bytes) -> _Item:
    told = {_known(name): value.strip() for name, value in cells.items() if value.strip()}
    return _Item(told, [(name, value.strip()) for name, value in cells.items()], raw)


def _of_python(cells: Mapping[str, str], raw: bytes) -> _Item:
    """Give what stands in the archiver's own CSV, whose cells are Python values as text; none of it is evaluated."""
    pairs = [("status", cells.get("status", "")), *_pairs(cells["metadata"])]
    media = [pair for pair in _pairs(cells.get("media") or "") if pair[0] in table("archived")["media"]]
    return _Item({_known(name): value for name, value in reversed(pairs)}, [*pairs, *media], raw)


def _pairs(cell: str) -> Iterator[tuple[str, str]]:
    for match in _pair.finditer(cell):
        if match["time"]:
            yield match["key"], _moment(match["time"])
        else:
            yield match["key"], _literal(match["value"])


def _moment(numbers: str) -> str:
    """Write the numbers of a moment as a day and a time, or as they are where they make no day."""
    year, month, day, hour, minute = [*map(int, re.findall(r"[0-9]+", numbers)), 0, 0, 0, 0, 0][:5]
    return f"{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}" if month and day else numbers


def _literal(text: str) -> str:
    """Give the characters of one quoted string."""
    try:
        return str(ast.literal_eval(text))
    except (ValueError, SyntaxError, MemoryError):
        return text[1:-1]


def _of_json(result: Mapping[str, Any], raw: bytes) -> _Item:
    inner = result.get("metadata")
    metadata = inner if isinstance(inner, dict) else {}
    pairs = [(str(name), str(value)) for name, value in metadata.items() if isinstance(value, str | int | float)]
    pairs.insert(0, ("status", str(result.get("status", ""))))
    return _Item({_known(name): value for name, value in reversed(pairs)}, [*pairs, *_media(result.get("media"))], raw)


def _media(listed: object) -> Iterator[tuple[str, str]]:
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, dict):
            properties = each.get("properties")
            for name, value in {**each, **(properties if isinstance(properties, dict) else {})}.items():
                if name in table("archived")["media"] and isinstance(value, str):
                    yield name, value
                elif name == "urls" and isinstance(value, list):
                    yield from (("media", str(url)) for url in value)


def _known(name: str) -> str:
    """Give our name for one of the archiver's columns or keys, or its own."""
    folded = name.strip().casefold()
    return next((ours for ours, theirs in table("archived")["names"].items() if folded in theirs), folded)


def _draft(item: _Item) -> Draft:
    draft = read_plain(item.told.get("content", ""))
    url = item.told.get("url", "")
    title = clean_line(item.told.get("title", "")) or None
    published, flags = day_of(item.told.get("timestamp", ""), draft.language)
    details = tuple(Detail(name, value) for name, value in item.details if value and _known(name) not in ("content",))
    return replace(
        draft,
        title=title or draft.title,
        source=outlet_domain(url),
        published=published,
        flags=(*flags, *draft.flags),
        details=details[:MOST_DETAILS],
        data=item.raw,
    )


def _damaged(thing: str, found: str) -> Damaged:
    return Damaged(thing, found=found, expected="results of the Auto Archiver", do="Export the results again.")
