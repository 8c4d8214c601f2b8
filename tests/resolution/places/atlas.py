"""Gazetteers to test with: the shipped one, and small ones made of entries."""

from __future__ import annotations

from functools import cache

from onrecord.resolution.places import Gazetteer, PlaceKind
from onrecord.resolution.places.book import Book, write_book
from onrecord.resolution.places.circles import Circle
from onrecord.resolution.places.entries import Entry, Spellings, compile_entries

SPELLINGS = Spellings(romanised=frozenset({"SY"}), arabic=frozenset({"SY"}))


@cache
def shipped():
    return Gazetteer.open()


def entry(entry_id, name, **changes):
    given = {
        "country": "SY",
        "kind": PlaceKind.TOWN,
        "circle": Circle((35.0, 37.0), 5.0),
        "names": {name},
        **changes,
    }
    return Entry(id=entry_id, name=name, **given)


def written(path, entries, spellings=SPELLINGS, note="A note.\n"):
    rows, names = compile_entries(entries, spellings)
    write_book(path, rows, names, note)
    return path


def small(path, *entries, spellings=SPELLINGS):
    return Gazetteer([Book(written(path, entries, spellings))])
