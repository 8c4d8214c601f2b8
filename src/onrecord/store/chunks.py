"""Many rows and long lists, a few at a time: a database takes no endless list, and nobody's memory every row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

__all__ = ["cut", "several", "walk", "walk_both"]

Item = TypeVar("Item")
Row = TypeVar("Row", bound=Model)


def cut(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """Yield the items, so many at a time.

    >>> list(cut("abcde", 2))
    ['ab', 'cd', 'e']
    """
    for start in range(0, len(items), size):
        yield items[start : start + size]


def several(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield what comes one by one, so many at a time.

    >>> list(several(iter("abcde"), 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    left = iter(items)
    while some := list(islice(left, size)):
        yield some


def walk(rows: QuerySet[Row], size: int, key: str = "pk", after: object | None = None) -> Iterator[list[Row]]:
    """Yield the rows in order of a unique key, so many at a time, after a given one; no cursor stays open between them.

    What is added or taken away meanwhile moves no other row to where it would be met twice or missed.
    """
    ordered = rows.order_by(key)
    while True:
        chunk = list((ordered if after is None else ordered.filter(**{f"{key}__gt": after}))[:size])
        if chunk:
            yield chunk
        if len(chunk) < size:
            return
        after = getattr(chunk[-1], key)


def walk_both(rows: QuerySet[Row], size: int, keys: tuple[str, str]) -> Iterator[tuple[Any, Any, Any]]:
    """Yield two keys of each row and its primary key, in order of the keys, read so many at a time.

    Asked like this a database goes along the index of the first key: with "greater, or equal and" it read all rows for
    each part, which took as long again for every part of a large case file.
    """
    first, second = keys
    told = rows.order_by(first, second, "pk").values_list(first, second, "pk")
    after: tuple[Any, Any, Any] | None = None
    while True:
        some = told
        if after is not None:
            some = told.filter(**{f"{first}__gte": after[0]}).exclude(**{first: after[0], f"{second}__lte": after[1]})
        chunk = list(some[:size])
        yield from chunk
        if len(chunk) < size:
            return
        after = chunk[-1]
