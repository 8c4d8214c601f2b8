"""Invented people, as two lists tell of them."""

from __future__ import annotations

from datetime import date

from onrecord.core.vocabulary import Sex
from onrecord.linkage.records import PersonRecord, Spot

__all__ = ["told"]

SEXES = {"f": Sex.FEMALE, "m": Sex.MALE}


def told(*names, id="1", source="the list", incident=None, **values):  # noqa: A002
    """Give a record: `sex` f or m, `age` a number or two, `born` and `died` ISO days or two, `spot` its numbers."""
    found = {}
    for name, value in values.items():
        some = value if isinstance(value, tuple) else (value, value)
        if name in ("born", "died"):
            found[name] = tuple(map(date.fromisoformat, some))
        elif name == "age":
            found[name] = some
        else:
            found[name] = SEXES[value] if name == "sex" else Spot(*value) if name == "spot" else value
    return PersonRecord(id, source, names, incident=incident, **found)
