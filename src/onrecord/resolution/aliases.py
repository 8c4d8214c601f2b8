"""The names of each body, as the register writes them, ready to be looked for in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.core.errors import CodebookError
from onrecord.resolution.bodies import Entry
from onrecord.resolution.folding import fold
from onrecord.resolution.wordtree import WordTree
from onrecord.resolution.written import WrittenName

__all__ = ["Alias", "alias_tree"]

# "National Guard (Mexico)" labels an entry; nobody writes it so.
_LABEL = re.compile(r"[()]")
_POSSESSIVE = re.compile(r"['’]s\b")

Owners = dict[tuple[tuple[str, ...], tuple[str, ...]], Entry]


class Alias(NamedTuple):
    """One name of a body. `article` asks for "the" before it; the words of `not_after` and `not_before` forbid it."""

    entry: Entry
    written: WrittenName
    adjective: bool
    article: bool
    not_after: frozenset[str]
    not_before: frozenset[str]


class _Phrase(NamedTuple):
    text: str
    exact: bool = False
    contextual: bool = False
    adjective: bool = False


def alias_tree(entries: Iterable[Entry]) -> WordTree[Alias]:
    """Give every name of the entries in one tree.

    Raises:
        CodebookError: two bodies have one name, and neither marks it `needs_context`.
    """
    tree: WordTree[Alias] = WordTree()
    owners: Owners = {}
    for entry in entries:
        after, before = frozenset(map(fold, entry.not_after)), frozenset(map(fold, entry.not_before))
        for phrase in _phrases(entry):
            written = WrittenName.of(phrase.text, exact=phrase.exact, contextual=phrase.contextual)
            # "The Guardian" is a newspaper, "Guardian" a word.
            article = (phrase.exact or phrase.contextual) and phrase.text.lower().startswith("the ")
            tree.add(written.keys, Alias(entry, written, phrase.adjective, article, after, before))
            if not phrase.contextual and not phrase.adjective:
                _claim(owners, (written.keys, written.pieces if phrase.exact else ()), phrase.text, entry)
    return tree


def _phrases(entry: Entry) -> Iterator[_Phrase]:
    """Yield the body's names, those with a possessive also as they are written without the apostrophe."""
    exact, contextual = frozenset(entry.case_sensitive), frozenset(entry.needs_context)
    own_name = () if _LABEL.search(entry.name) else (entry.name,)
    for text in dict.fromkeys((*own_name, *entry.aliases, *entry.case_sensitive, *entry.needs_context)):
        phrase = _Phrase(text, text in exact, text in contextual)
        yield phrase
        if (joined := _POSSESSIVE.sub("s", text)) != text:
            yield _Phrase(joined, phrase.exact, phrase.contextual)
    for text in entry.adjectives:
        yield _Phrase(text, adjective=True)


def _claim(owners: Owners, name: tuple[tuple[str, ...], tuple[str, ...]], text: str, entry: Entry) -> None:
    """Note whose name it is; "JEM" and "JeM" are two names."""
    owner = owners.setdefault(name, entry)
    if owner.id != entry.id:
        raise CodebookError(
            f"the name {text!r} in the register",
            found=f"two bodies with it, {owner.id} and {entry.id}",
            expected="one, or needs_context where it can be either",
            do="Put it under needs_context of the body that is meant less often, or of both.",
        )
