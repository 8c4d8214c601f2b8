"""What the columns of a list mean where lists are linked: as for an import, and beside it ids, births, grandfathers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.coding.imports.celldays import DayOrder
from onrecord.coding.imports.mapping import ORDERS, ColumnMeaning, shape_of
from onrecord.coding.imports.matching import match_heading, targets
from onrecord.coding.imports.wordlists import fold_words
from onrecord.core.errors import BadOption
from onrecord.jobs.lists.cells import PARTS
from onrecord.jobs.tables import MappedTable
from onrecord.resolution.names import script_of

__all__ = ["Column", "GivenColumns", "columns_from_yaml", "columns_of", "columns_to_yaml", "fields", "parse_meaning"]

Headings = tuple[str, ...]

WHOLE = 0.95
LEFT = ("text", "protected")
_apart = re.compile(r"[^\w#']+")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column means, how that is known, and what stands in its first cells."""

    meaning: ColumnMeaning
    known_by: str
    samples: tuple[str, ...] = ()

    @property
    def is_read(self) -> bool:
        """Tell whether records are compared in it."""
        return self.meaning.to not in LEFT


@dataclass(frozen=True, slots=True)
class GivenColumns:
    """What a person said of columns: by heading, for all lists; and whole mappings, by the shape of the tables."""

    by_heading: Mapping[str, ColumnMeaning]
    by_shape: Mapping[str, tuple[ColumnMeaning, ...]]

    def of(self, table: MappedTable) -> dict[str, ColumnMeaning]:
        """Give what was said of the columns of a table, by heading."""
        by_fold = {fold_words(heading): meaning for heading, meaning in self.by_heading.items()}
        told = {each.heading: each for each in self.by_shape.get(table.shape, ())}
        for heading in table.table.headings.values():
            meaning = by_fold.get(fold_words(heading))
            if meaning is not None:
                told[heading] = replace(meaning, heading=heading)
        return told


@cache
def _table() -> dict[str, Any]:
    import yaml

    text = (files("onrecord") / "resources" / "linkage" / "columns.yaml").read_text(encoding="utf-8")
    told: dict[str, Any] = yaml.safe_load(text)
    return told


def fields() -> dict[str, str]:
    """Give what columns can mean, each with what it is in a recorder's words."""
    known = targets()
    own = {name: str(entry["is"]) for name, entry in _table()["also"].items()}
    return {**own, **{name: known[name] for name in _table()["of import"]}}


@cache
def _heads() -> dict[str, str]:
    return {_key(str(head)): name for name, entry in _table()["also"].items() for head in entry["heads"]}


def _key(heading: str) -> str:
    return " ".join(_apart.sub(" ", fold_words(heading)).split())


def parse_meaning(heading: str, told: str) -> ColumnMeaning:
    """Give what a column means from a person's words: a field, whole or its last word, and the order of its days.

    >>> parse_meaning("Day", "incident.date, day first").order, parse_meaning("Naam", "name").to
    ('day first', 'victim.name')

    Raises:
        BadOption: there is no such field.
    """
    order: DayOrder | None = next((each for each in ORDERS if told.strip().endswith(each)), None)
    field = told.strip().removesuffix(order or "").strip(" ,")
    known = fields()
    short = {name.rpartition(".")[2]: name for name in known if name != "incident.id"}
    chosen = field if field in known else short.get(field)
    if chosen is None:
        raise BadOption(
            f"column {heading!r}",
            found=repr(told),
            expected=f"one of: {', '.join(known)}",
            do='For example --map "Age=victim.age", or --map "Day=incident.date, day first".',
        )
    return ColumnMeaning(heading, chosen, order)


def columns_of(table: MappedTable, given: GivenColumns) -> list[Column]:
    """Give what each column of a table means: as a person said, else as its heading and its cells suggest."""
    said = given.of(table)
    suggested = {each.meaning.heading: each for each in table.suggestions}
    columns = []
    for meaning in table.mapping.columns:
        told = suggested[meaning.heading]
        if meaning.heading in said:
            columns.append(Column(said[meaning.heading], "given", told.samples))
        else:
            columns.append(_suggested(meaning, f"{told.confidence:.0%} by {told.reason}", told.samples))
    return list(_once(columns))


def _suggested(meaning: ColumnMeaning, known_by: str, samples: tuple[str, ...]) -> Column:
    own = _heads().get(_key(meaning.heading))
    if own is not None:
        return Column(ColumnMeaning(meaning.heading, own), f"{WHOLE:.0%} by its heading", samples)
    matched = match_heading(meaning.heading)
    if meaning.to == "text" and matched is not None and matched[0] in PARTS:
        # An import keeps one column of each part of a name; here the same part in another script is another form.
        return Column(ColumnMeaning(meaning.heading, matched[0]), f"{matched[1]:.0%} by its heading", samples)
    if meaning.to not in fields():
        return Column(ColumnMeaning(meaning.heading, "text"), "not compared", samples)
    return Column(meaning, known_by, samples)


def _once(columns: Sequence[Column]) -> Iterator[Column]:
    """Yield the columns with one for the id, and one in each script for each part of a name: the first."""
    met: set[tuple[str, str | None]] = set()
    for column in columns:
        to = column.meaning.to
        key = to, (script_of(" ".join(column.samples)) if to in PARTS else None)
        if (to in PARTS or to in ("id", "incident.id", "victim.born")) and key in met and column.known_by != "given":
            yield Column(
                ColumnMeaning(column.meaning.heading, "text"), f"as {to}, but another column is", column.samples
            )
            continue
        met.add(key)
        yield column


def columns_to_yaml(tables: Iterable[tuple[str, Sequence[Column]]]) -> str:
    """Give the columns of lists as YAML to be edited; `tables` are named by file and sheet."""
    import yaml

    lines = "\n".join(f"#   {name:22} {what}" for name, what in fields().items())
    plain = [
        {"list": name, "columns": {each.meaning.heading: _plain(each.meaning) for each in some}}
        for name, some in tables
    ]
    head = f"# What each column means: change what stands after the colons. A column may be\n{lines}\n"
    order = "# A date whose order of day and month is known: {to: incident.date, order: day first}, or month first.\n"
    return head + order + yaml.safe_dump({"tables": plain}, allow_unicode=True, sort_keys=False, width=1_000)


def _plain(meaning: ColumnMeaning) -> str | dict[str, str]:
    return meaning.to if meaning.order is None else {"to": meaning.to, "order": meaning.order}


def columns_from_yaml(text: str, thing: str) -> dict[str, tuple[ColumnMeaning, ...]]:
    """Give the columns that a file names, by the shape of the tables they are of: one of ours, or of an import.

    Raises:
        BadOption: it is not YAML, not in that shape, or names a field that there is not.
    """
    import yaml

    try:
        plain: Any = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _no_mapping(thing, str(error).replace("\n", " ")[:200]) from error
    tables = plain.get("tables") if isinstance(plain, dict) else None
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise _no_mapping(thing, "no list of `tables`")
    if not all(isinstance(each.get("columns"), dict) for each in tables):
        raise _no_mapping(thing, "a table without `columns`")
    told = [tuple(_meaning(str(heading), to) for heading, to in each["columns"].items()) for each in tables]
    return {shape_of(meaning.heading for meaning in each): each for each in told}


def _meaning(heading: str, told: object) -> ColumnMeaning:
    if isinstance(told, dict):
        return parse_meaning(heading, f"{told.get('to', '')} {told.get('order') or ''}")
    field = str(told)
    # What an import reads and nothing is linked by, such as the weapon.
    return (
        ColumnMeaning(heading, "text")
        if field in targets() and field not in fields()
        else parse_meaning(heading, field)
    )


def _no_mapping(thing: str, found: str) -> BadOption:
    return BadOption(
        thing,
        found=found,
        expected="a mapping as `--suggest` writes it",
        do="Begin with `onrecord link LIST... --suggest`.",
    )
