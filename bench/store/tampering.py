"""Changes to a case file as one would make them who has its folder and its database, each with the name it has."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from onrecord.store.canonical import canonical_json
from onrecord.store.ledger import GENESIS, hash_of
from onrecord.store.models import FACTS, LedgerRow, Listing, Record

__all__ = ["CHANGES", "Change", "Rows", "Tamperer"]

TABLES = (*FACTS, LedgerRow, Listing, Record)
LETTERS = "0123456789abcdef zXé\0'\",:{}[]ق"


class Rows(Protocol):
    """Asks the database, past everything that onrecord puts before it. `mark` stands for a value in a statement."""

    mark: str

    def ask(self, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Run a statement and give what it answers."""
        ...


@dataclass(frozen=True, slots=True)
class Change:
    """What was done, and the names under which `verify` may tell of it."""

    told: str
    names: tuple[str, ...]
    with_head: bool = False


@dataclass(frozen=True, slots=True)
class Tamperer:
    """Someone with a case file's folder and database in hand, and dice."""

    rows: Rows
    folder: Path
    dice: random.Random

    def pick(self, model: type[Any]) -> tuple[str, str, Any] | None:
        """Give the table, key column and key of a row at random."""
        table, key = model._meta.db_table, model._meta.pk.column
        found = self.rows.ask(f"SELECT {key} FROM {table} ORDER BY {key}")
        return (table, key, self.dice.choice(found)[0]) if found else None

    def value(self, table: str, column: str, key: tuple[str, Any]) -> Any:
        """Give what stands in a column of a row."""
        where = f"WHERE {key[0]} = {self.rows.mark}"
        return self.rows.ask(f"SELECT {column} FROM {table} {where}", (key[1],))[0][0]


def change_column(hand: Tamperer) -> Change | None:
    """Change one letter, digit or byte of one column of one row."""
    model = hand.dice.choice(TABLES)
    picked = hand.pick(model)
    if picked is None:
        return None
    table, key, number = picked
    # The number of a listing says nothing: it differs each time the listing is made anew.
    columns = [field.column for field in model._meta.concrete_fields if (table, field.column) != ("listing", "id")]
    column = hand.dice.choice(columns)
    before = hand.value(table, column, (key, number))
    names = _names(hand, table, key, number)
    after = _altered(hand.dice, before)
    if after == before and type(after) is type(before):
        return None
    mark = hand.rows.mark
    hand.rows.ask(f"UPDATE {table} SET {column} = {mark} WHERE {key} = {mark}", (after, number))
    if column in {key, "report"}:
        names += _renamed(table, after)
    return Change(f"{table}.{column} of {number}: {before!r:.60} to {after!r:.60}", names)


def delete_row(hand: Tamperer) -> Change | None:
    """Remove one row."""
    picked = hand.pick(hand.dice.choice(TABLES))
    if picked is None:
        return None
    table, key, number = picked
    names = _names(hand, table, key, number)
    hand.rows.ask(f"DELETE FROM {table} WHERE {key} = {hand.rows.mark}", (number,))
    return Change(f"{table} {number} removed", names)


def insert_row(hand: Tamperer) -> Change | None:
    """Add a row like one that is there, under another key."""
    model = hand.dice.choice(TABLES)
    picked = hand.pick(model)
    if picked is None:
        return None
    table, key, number = picked
    new: Any = number + hand.dice.choice((1000, -1000)) if isinstance(number, int) else "0" * 8 + number[8:]
    values = {field.column: hand.value(table, field.column, (key, number)) for field in model._meta.concrete_fields}
    values[key] = new
    for column in ("report", "reading", "key"):
        if column in values and table in {"listing", "entry"}:
            values[column] = f"{values[column][:60]}x"
    if table == "listing":
        values |= {"text_row": 10**6, "names_row": 10**6}
    marks = ", ".join([hand.rows.mark] * len(values))
    hand.rows.ask(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
    names = (f"listing of {values['report']}",) if table == "listing" else _renamed(table, new)
    return Change(f"{table} {new} inserted", names)


def change_original(hand: Tamperer) -> Change | None:
    """Change a byte of an original, cut or lengthen it, or remove it."""
    place = hand.dice.choice(sorted(hand.folder.glob("originals/*/*")))
    data = bytearray(place.read_bytes())
    how = hand.dice.choice(("byte", "byte", "byte", "cut", "longer", "removed"))
    place.chmod(0o600)
    if how == "byte":
        data[hand.dice.randrange(len(data))] ^= 1 << hand.dice.randrange(8)
    elif how == "cut":
        del data[hand.dice.randrange(len(data)) :]
    else:
        data += b" "
    place.unlink() if how == "removed" else place.write_bytes(data)
    return Change(f"original {place.name}: {how}", (f"original {place.name}",))


def cut_ledger(hand: Tamperer) -> Change:
    """Remove the ledger's newest rows, with the facts written under them or without."""
    last = _last(hand)
    kept = hand.dice.randrange(1, last)
    with_facts = hand.dice.random() < 0.5
    for model in (LedgerRow, *(reversed(FACTS) if with_facts else ())):
        hand.rows.ask(f"DELETE FROM {model._meta.db_table} WHERE seq > {kept}")
    names = tuple(f"ledger row {row}" for row in range(kept + 1, last + 1))
    strays = () if with_facts else tuple(model._meta.db_table for model in FACTS)
    return Change(f"ledger cut to {kept} of {last} rows, {'with' if with_facts else 'without'} facts", names + strays)


def rechain_ledger(hand: Tamperer) -> Change:
    """Change a row of the ledger and make every hash after it anew, in the folder's heads too, as one who knows how."""
    seq = hand.dice.randrange(1, _last(hand) + 1)
    columns = ("seq", "at", "who", "action", "subject", "detail", "rows", "previous", "hash")
    previous, hashes = GENESIS, {}
    for told in hand.rows.ask(f"SELECT {', '.join(columns)} FROM ledger ORDER BY seq"):
        row = LedgerRow(**dict(zip(columns, told, strict=True)))
        if isinstance(row.at, str):
            row.at = datetime.fromisoformat(row.at + "+00:00")
        if row.seq == seq:
            row.who = "somebody else"
        row.previous = previous
        previous = row.hash = hashes[row.seq] = hash_of(row)
        mark = hand.rows.mark
        hand.rows.ask(
            f"UPDATE ledger SET who = {mark}, previous = {mark}, hash = {mark} WHERE seq = {mark}",
            (row.who, row.previous, row.hash, row.seq),
        )
    heads = hand.folder / "heads.jsonl"
    lines = [json.loads(line) for line in heads.read_text().splitlines()]
    heads.write_text("".join(canonical_json(line | {"hash": hashes[line["seq"]]}) + "\n" for line in lines))
    return Change(f"ledger made anew from row {seq}", (f"ledger row {_last(hand)}",), with_head=True)


def change_heads(hand: Tamperer) -> Change:
    """Change one digit of a hash among the heads that commands left."""
    heads = hand.folder / "heads.jsonl"
    lines = [json.loads(line) for line in heads.read_text().splitlines()]
    line = hand.dice.choice(lines)
    place = hand.dice.randrange(64)
    digit = "0" if line["hash"][place] != "0" else "1"
    line["hash"] = line["hash"][:place] + digit + line["hash"][place + 1 :]
    heads.write_text("".join(canonical_json(each) + "\n" for each in lines))
    return Change(f"head of row {line['seq']} changed", (f"ledger row {line['seq']}",))


CHANGES: tuple[tuple[Callable[[Tamperer], Change | None], int], ...] = (
    (change_column, 60),
    (delete_row, 10),
    (insert_row, 10),
    (change_original, 12),
    (cut_ledger, 4),
    (rechain_ledger, 3),
    (change_heads, 1),
)
"""What may be done, and how often in a hundred."""


def _last(hand: Tamperer) -> int:
    return int(hand.rows.ask("SELECT max(seq) FROM ledger")[0][0])


def _names(hand: Tamperer, table: str, key: str, number: Any) -> tuple[str, ...]:
    """Give how `verify` names a row; a gap in the ledger is named by its ends, and by the row after it."""
    if table == "ledger":
        return (f"ledger row {number}", f"ledger rows {number} to", f"ledger row {number + 1}", "ledger rows")
    if table == "listing":
        report = hand.value(table, "report", (key, number))
        return (f"listing of {report}", f"search index of {report}", f"listing {number}")
    return (f"{table} {number}",)


def _renamed(table: str, key: Any) -> tuple[str, ...]:
    if table == "ledger":
        return (f"ledger row {key}", "ledger rows")
    return (f"{table} {key}", f"{table} of {key}")


def _altered(dice: random.Random, value: Any) -> Any:
    """Give a value with one letter, digit or byte of it changed; sometimes one taken out or put in."""
    if value is None:
        return dice.choice(("x", 7))
    if isinstance(value, int):
        return _altered_number(dice, value)
    if isinstance(value, datetime):
        return value + timedelta(microseconds=dice.choice((1, -1, 10**6, 86_400 * 10**6)))
    if isinstance(value, date):
        return value + timedelta(days=dice.choice((1, -1, 30)))
    if isinstance(value, bytes | memoryview):
        data = bytearray(value)
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        return bytes(data)
    place = dice.randrange(len(value)) if value else 0
    cut, added = dice.choice(((1, 1), (1, 1), (1, 1), (1, 0), (0, 1)))
    return value[:place] + (dice.choice(LETTERS) if added else "") + value[place + cut :]


def _altered_number(dice: random.Random, value: int) -> int:
    digits = list(str(abs(value)))
    digits[dice.randrange(len(digits))] = dice.choice("0123456789")
    return int("".join(digits)) * (-1 if value < 0 else 1)
