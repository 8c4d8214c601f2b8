"""The register's files: entries written by hand, and a project's own file merged over them.

A file holds `entries`, each under its id, and `defaults` for them all. Several words stand in one line, parted by
semicolons, or in a list. A project's entry with an id the register has adds its words to it and replaces the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from onrecord.core.errors import CodebookError, UnreadableFile
from onrecord.resolution.bodies import BodyKind, Entry

__all__ = ["REGISTER", "read_entries", "read_yaml", "split_words"]

REGISTER = Path(__file__).parent.parent / "resources" / "register"
# These two hold the pattern rule's words, not entries.
RULES = frozenset({"countries.yaml", "patterns.yaml"})

# What a file calls each field of an entry; words are added to by a later file, the rest is replaced.
WORDS = {
    "country": "countries",
    "aliases": "aliases",
    "adjective": "adjectives",
    "case_sensitive": "case_sensitive",
    "needs_context": "needs_context",
    "not_after": "not_after",
    "not_before": "not_before",
    "pattern": "patterns",
}
SINGLE = ("name", "kind", "parent", "valid", "generic")
KNOWN = frozenset({*WORDS, *SINGLE})


def read_entries(paths: Sequence[Path] = ()) -> dict[str, Entry]:
    """Give the register's entries by id, with the files or folders of `paths` merged over the shipped ones.

    Raises:
        UnreadableFile: a file cannot be opened.
        CodebookError: a file is not a register, or an entry breaks its rules; names the file and the entry.
    """
    entries: dict[str, Entry] = {}
    for path in _files((REGISTER, *paths)):
        for entry_id, told in _told(path):
            held = entries.get(entry_id)
            entries[entry_id] = _entry(path, entry_id, told) if held is None else _merged(held, path, told)
    for entry in entries.values():
        if entry.parent is not None and entry.parent not in entries:
            raise _broken(
                REGISTER, entry.id, f"the parent {entry.parent!r}", "the id of an entry", "Add it or correct it."
            )
    return entries


def split_words(told: object) -> tuple[str, ...]:
    """Give the words of a field: a list, or one line parted by semicolons.

    >>> split_words("ISIS; ISIL; ")
    ('ISIS', 'ISIL')
    """
    parts = [str(part) for part in told] if isinstance(told, list) else str(told or "").split(";")
    return tuple(word for part in parts if (word := " ".join(part.split())))


def read_yaml(path: Path) -> Mapping[str, object]:
    """Read a file of plain words: every value is text, so that `NO` is Norway and `on` a word.

    Raises:
        UnreadableFile: it cannot be opened.
        CodebookError: it is not YAML, or not a table of names and values.
    """
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except OSError as error:
        raise UnreadableFile(
            str(path), found=error.strerror or "no such file", expected="a register", do="Check the path."
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CodebookError(str(path), found=str(error), expected="YAML", do="Correct the line it names.") from error
    told = _plain(path, node)
    if not isinstance(told, dict):
        raise CodebookError(
            str(path), found="no table", expected="a table of names and values", do="See the register's README."
        )
    return told


def _plain(path: Path, node: Node | None) -> object:
    """Give a node as text, list or table; twice as fast as PyYAML's own, and a name told twice is seen."""
    if isinstance(node, SequenceNode):
        return [_plain(path, part) for part in node.value]
    if not isinstance(node, MappingNode):
        return "" if node is None else node.value
    table = {key.value: _plain(path, value) for key, value in node.value}
    if len(table) < len(node.value):
        keys = [key.value for key, _ in node.value]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise CodebookError(
            f"{path.name}, line {node.start_mark.line + 1}",
            found=f"{twice!r} twice in one table",
            expected="each name once",
            do="Join the two, or rename one.",
        )
    return table


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (file for file in sorted(path.glob("*.yaml")) if file.name not in RULES)
        else:
            yield path


def _told(path: Path) -> Iterator[tuple[str, Mapping[str, object]]]:
    file = read_yaml(path)
    defaults, entries = file.get("defaults") or {}, file.get("entries")
    if not isinstance(entries, dict) or not isinstance(defaults, dict):
        raise CodebookError(
            str(path),
            found="no table of entries",
            expected="`entries:`, each under its id",
            do="See the register's README.",
        )
    for entry_id, told in entries.items():
        if not isinstance(told, dict):
            raise _broken(path, entry_id, repr(told), "a table of fields", "Write at least its name and kind.")
        unknown = told.keys() - KNOWN
        if unknown:
            raise _broken(
                path, entry_id, f"the field {min(unknown)!r}", f"one of {', '.join(sorted(KNOWN))}", "Correct it."
            )
        yield entry_id, {**defaults, **told}


def _entry(path: Path, entry_id: str, told: Mapping[str, object]) -> Entry:
    if not told.get("name"):
        raise _broken(path, entry_id, "no name", "`name:`", "Say what it is called.")
    kind = told.get("kind")
    if kind not in tuple(BodyKind):
        known = ", ".join(BodyKind)
        raise _broken(path, entry_id, f"the kind {kind!r}", f"one of {known}", "Choose the nearest.")
    words = {field: split_words(told[key]) for key, field in WORDS.items() if key in told}
    return Entry(
        entry_id,
        str(told["name"]),
        BodyKind(str(kind)),
        parent=str(told["parent"]) if "parent" in told else None,
        valid=_years(path, entry_id, told),
        generic="generic" in told,
        **words,
    )


def _merged(held: Entry, path: Path, told: Mapping[str, object]) -> Entry:
    """Give the held entry with a later file's words added and its single values in their place."""
    single = {name: getattr(held, name) for name in ("name", "kind", "parent") if getattr(held, name) is not None}
    later = _entry(path, held.id, {**single, **told})
    added = {field: tuple(dict.fromkeys(getattr(held, field) + getattr(later, field))) for field in WORDS.values()}
    renamed = (held.name,) if later.name != held.name else ()
    if "valid" not in told:
        later = replace(later, valid=held.valid)
    kept = {spec.name: getattr(later, spec.name) for spec in fields(Entry)}
    return Entry(**{**kept, **added, "aliases": renamed + added["aliases"], "generic": held.generic})


def _years(path: Path, entry_id: str, told: Mapping[str, object]) -> tuple[int | None, int | None]:
    years = str(told.get("valid", "-")).split("-")
    if len(years) != 2 or any(year and not (year.isdigit() and len(year) == 4) for year in years):
        raise _broken(path, entry_id, f"valid {told['valid']!r}", "years such as 1964-2017 or 2014-", "Correct it.")
    first, last = (int(year) if year else None for year in years)
    if first is not None and last is not None and first > last:
        raise _broken(path, entry_id, f"valid {told['valid']!r}", "the first year before the last", "Correct it.")
    return first, last


def _broken(path: Path, entry_id: str, found: str, expected: str, do: str) -> CodebookError:
    return CodebookError(f"entry {entry_id} of {path.name}", found=found, expected=expected, do=do)
