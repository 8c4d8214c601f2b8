"""The names of each body, as the register writes them, ready to be looked for in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.core.errors import CodebookError
from onrecord.resolution.bodies import Entry
from onrecord.resolution.folding import bare, cut, fold
from onrecord.resolution.wordtree import ARTICLE, WordTree
from onrecord.resolution.written import WrittenName

__all__ = ["Alias", "alias_tree"]

# "National Guard (Mexico)" labels an entry; nobody writes it so.
_LABEL = re.compile(r"[()]")
_POSSESSIVE = re.compile(r"['’]s\b")

Owners = dict[tuple[tuple[str, ...], tuple[str, ...]], Entry]


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of a body. `article` asks for "the" before it; the words of `not_after` and `not_before` forbid it."""

    entry: Entry
    written: WrittenName
    adjective: bool
    article: bool
    not_after: frozenset[str]
    not_before: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Phrase:
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
            keys, pieces, article = _pieces(phrase.text)
            written = WrittenName.of(pieces, exact=phrase.exact, contextual=phrase.contextual)
            tree.add(keys, Alias(entry, written, phrase.adjective, article and phrase.exact, after, before))
            if not phrase.contextual and not phrase.adjective:
                _claim(owners, (keys, pieces if phrase.exact else ()), phrase.text, entry)
    return tree


def _pieces(phrase: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Give the keys of a phrase, its words as written, both without a leading "the", and whether it had one."""
    words = cut(phrase)
    keys = tuple(word.key for word in words)
    pieces = tuple(bare(phrase[word.start : word.end]) for word in words)
    article = len(keys) > 1 and keys[0] == ARTICLE
    return (keys[1:], pieces[1:], True) if article else (keys, pieces, False)


def _phrases(entry: Entry) -> Iterator[_Phrase]:
    """Yield the body's names, those with a possessive also as they are written without the apostrophe."""
    exact, contextual = frozenset(entry.case_sensitive), frozenset(entry.needs_context)
    own_name = () if _LABEL.search(entry.name) else (entry.name,)
    for text in dict.fromkeys((*own_name, *entry.aliases, *entry.case_sensitive, *entry.needs_context)):
        phrase = _Phrase(text, text in exact, text in contextual)
        yield phrase
        joined = _POSSESSIVE.sub("s", text)
        if joined != text:
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
