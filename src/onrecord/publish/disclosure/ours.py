"""The sentences that onrecord itself writes: no person can be told of in them, so that nothing is searched for there.

Told by what they are and not by where they stand: a field that holds a reason may hold a person's words too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

__all__ = ["is_ours"]


def is_ours(text: str) -> bool:
    """Tell whether a text is, letter for letter, a sentence of several words that rules or methods are told in.

    >>> is_ours("number of the people told of"), is_ours("a neighbour saw it")
    (True, False)
    """
    return text in _sentences()


@cache
def _sentences() -> frozenset[str]:
    return frozenset(each for each in _all() if " " in each and "{" not in each)


def _all() -> Iterator[str]:
    """Yield the sentences of the tables that hold them: those that are put into other languages, and methods."""
    yield from _table("site/reasons/ar.yaml")
    yield from _table("pages/remarks/ar.yaml")
    for language in ("en", "ar", "es", "fr", "uk"):
        yield from _strings(_table(f"methodology/{language}.yaml"))


def _table(name: str) -> dict[str, Any]:
    from importlib.resources import files

    import yaml

    table: dict[str, Any] = yaml.safe_load((files("onrecord") / "resources" / name).read_text("utf-8"))
    return table


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    else:
        for each in value if isinstance(value, list) else ():
            yield from _strings(each)
