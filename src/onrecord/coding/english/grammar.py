"""The closed word lists of grammar.yaml, with verbs in all their forms."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from onrecord.coding.english.inflection import verb_forms

__all__ = ["verb_table", "word_list", "word_table"]

TABLE = Path(__file__).parents[2] / "resources" / "languages" / "en" / "grammar.yaml"


@cache
def _data() -> dict[str, list[str] | dict[str, list[str]]]:
    import yaml

    data: dict[str, list[str] | dict[str, list[str]]] = yaml.load(
        TABLE.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return data


@cache
def word_list(name: str) -> frozenset[str]:
    """Give a flat list by its name."""
    words = _data()[name]
    if isinstance(words, dict):
        return frozenset(word for group in words.values() for word in group)
    return frozenset(words)


@cache
def word_table(name: str) -> dict[str, str]:
    """Give a grouped list as word to group; the first group that holds a word wins."""
    table: dict[str, str] = {}
    groups = _data()[name]
    assert isinstance(groups, dict)
    for group, words in groups.items():
        for word in words:
            table.setdefault(word, group)
    return table


@cache
def verb_table(name: str) -> dict[str, str]:
    """Give a grouped list of verbs as every form of each to its group."""
    table: dict[str, str] = {}
    for verb, group in word_table(name).items():
        for form in verb_forms(verb):
            table.setdefault(form, group)
    return table
