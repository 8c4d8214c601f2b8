"""The grammar: levels of forms, each putting one character in the place of every phrase it finds.

Every level is one pass of one regular expression over characters that stand for words, begun only where some form can
begin; most words cost a dictionary lookup and nothing more. This is the finite-state cascade of the MUC systems
(Hobbs et al., FASTUS, 1997) with its patterns in tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.resolution.phrases.lexicon import Lexicon
from onrecord.resolution.phrases.patterns import NOTHING, PatternError, compile_pattern
from onrecord.resolution.phrases.shapes import Item
from onrecord.resolution.phrases.tables import FormEntry, LevelEntry, Table
from onrecord.resolution.phrases.words import cut

__all__ = ["Found", "Grammar", "Phrase", "Reader", "Row"]


# Forms are taken apart only when they fit somewhere, so their expressions are made only then.
_compiled = cache(re.compile)


@dataclass(frozen=True, slots=True)
class Found:
    """A form that fits: the first value it caught under each name, its constants, and what each of its positions is.

    `words` are the numbers of the words each position begins with, and of the word after the last.
    """

    values: Mapping[str, object]
    items: tuple[Item, ...]
    words: tuple[int, ...] = ()

    def number(self, name: str) -> int | None:
        """Give a caught whole number, or None where the form caught none of that name."""
        value = self.values.get(name)
        return value if isinstance(value, int) else None


Reader = Callable[[Found], object]
"""Gives what a form means, or None where the words only look like it; then the next form is tried."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words `[first, last)` as one phrase, with the classes it belongs to and its value in each."""

    first: int
    last: int
    item: Item


@dataclass(frozen=True, slots=True)
class Row:
    """A text on its way through the levels: one character a position, and the word each position begins with.

    `items` are the phrases found so far, by the word they begin with; `firsts` ends with the number of words.
    """

    words: Sequence[str]
    codes: str
    firsts: Sequence[int]
    items: Mapping[int, Item]

    def phrases(self) -> tuple[Phrase, ...]:
        """Give the phrases that stand in the row, in order."""
        pairs = zip(self.firsts, self.firsts[1:], strict=False)
        return tuple(Phrase(first, last, self.items[first]) for first, last in pairs if first in self.items)

    def with_phrases(self, found: Sequence[tuple[int, int, str, Item]]) -> Row:
        """Give the row with one position for each of the stretches `[start, end)`, in order."""
        codes: list[str] = []
        firsts: list[int] = []
        items = dict(self.items)
        at = 0
        for start, end, code, item in found:
            codes += (self.codes[at:start], code)
            firsts += self.firsts[at : start + 1]
            items[self.firsts[start]] = item
            at = end
        return Row(self.words, "".join((*codes, self.codes[at:])), [*firsts, *self.firsts[at:]], items)


class Grammar:
    """A language's table made ready to read texts. `seeds` are mixtures of classes that callers put into a row."""

    def __init__(self, table: Table, readers: Mapping[str, Reader], seeds: Sequence[str] = ()) -> None:
        forms = [form for level in table.levels for form in level.forms]
        mixtures = [frozenset(form.gives) for form in forms] + [frozenset({seed}) for seed in seeds]
        self._lexicon = Lexicon(table.vocabulary, mixtures)
        self._levels = [_phrase_level(self._lexicon)]
        self._levels += [_Level(self._forms(level, readers)) for level in table.levels]

    def read(self, text: str, seeds: Sequence[Phrase] = ()) -> Row:
        """Give the text's row after the last level; `seeds` are phrases that stand in it from the first."""
        words = cut(text)
        lexicon = self._lexicon
        row = Row(words, "".join(map(lexicon.__getitem__, words)), range(len(words) + 1), {})
        if seeds:
            row = row.with_phrases([(seed.first, seed.last, lexicon.code(seed.item), seed.item) for seed in seeds])
        for level in self._levels:
            row = level.applied(row, lexicon)
        return row

    def _forms(self, level: LevelEntry, readers: Mapping[str, Reader]) -> list[_Form]:
        codes_of = self._known_codes
        return [_form(entry, readers[entry.means], codes_of, self._lexicon.code(entry.gives)) for entry in level.forms]

    def _known_codes(self, name: str) -> str:
        codes = self._lexicon.codes_of(name)
        if not codes:
            raise PatternError(f"no word or form gives the class {name!r}")
        return codes


@dataclass(frozen=True, slots=True)
class _Form:
    plain: str
    catching: str
    first: frozenset[str]
    names: tuple[tuple[str, str], ...]
    constants: Mapping[str, object]
    code: str
    item: Callable[[Found], Item | None]

    def read(self, row: Row, at: int, lexicon: Lexicon) -> tuple[int, Item] | None:
        match = _compiled(self.catching).match(row.codes, at)
        if match is None:
            return None
        words = tuple(row.firsts[at : match.end() + 1])
        items = tuple(row.items.get(word) or lexicon.item(row.words[word]) for word in words[:-1])
        caught: dict[str, object] = {}
        for group, (name, kind) in enumerate(self.names, 1):
            if match[group] is not None:
                caught.setdefault(name, items[match.start(group) - at][kind])
        values = {**self.constants, **caught}
        item = self.item(Found(values, items, words))
        return None if item is None else (match.end(), item)


class _Level:
    """Forms tried together at every position where one of them can begin."""

    def __init__(self, forms: Sequence[_Form], then: str = "") -> None:
        self._forms = forms
        # `then` spares the forms of fixed words nearly every start: the second word must be some form's second.
        self._starts = re.compile(_one_of(frozenset[str]().union(*(form.first for form in forms))) + then)
        # An empty group after each form tells which one fitted; a group before it would cost every failed start.
        self._any = re.compile("|".join(f"{form.plain}()" for form in forms) or NOTHING)

    def applied(self, row: Row, lexicon: Lexicon) -> Row:
        found: list[tuple[int, int, str, Item]] = []
        at = 0
        while begin := self._starts.search(row.codes, at):
            at = begin.start()
            if (phrase := self._at(row, at, lexicon)) is None:
                at += 1
            else:
                found.append(phrase)
                at = phrase[1]
        return row.with_phrases(found) if found else row

    def _at(self, row: Row, at: int, lexicon: Lexicon) -> tuple[int, int, str, Item] | None:
        match = self._any.match(row.codes, at)
        if match is None or match.lastindex is None:
            return None
        for form in self._forms[match.lastindex - 1 :]:
            read = form.read(row, at, lexicon)
            if read is not None:
                return at, read[0], form.code, read[1]
        return None


def _form(entry: FormEntry, reader: Reader, codes_of: Callable[[str], str], code: str) -> _Form:
    pattern = compile_pattern(entry.tokens, codes_of)
    if pattern.nullable:
        raise PatternError(f"a form that can be of no words: {entry.tokens!r}")
    behind = _behind(entry.after, codes_of, "=") + "".join(_behind(each, codes_of, "!") for each in entry.not_after)
    ahead = _ahead(entry.before, codes_of, "=") + _ahead(entry.not_before, codes_of, "!")
    return _Form(
        plain=f"{behind}{pattern.plain}{ahead}",
        catching=f"{behind}{pattern.catching}{ahead}",
        first=pattern.first,
        names=pattern.names,
        constants=entry.constants,
        code=code,
        item=_giving(reader, entry.gives),
    )


def _behind(source: str, codes_of: Callable[[str], str], sign: str) -> str:
    """Give what must (=) or must not (!) stand before: a fixed number of words, or one or the start of the text."""
    if not source:
        return ""
    pattern = compile_pattern(source, codes_of)
    if not pattern.nullable:
        return f"(?<{sign}{pattern.plain})"
    codes = f"(?<{sign}{_one_of(pattern.first)})"
    return rf"(?:{codes}|\A)" if sign == "=" else rf"{codes}(?!\A)"


def _ahead(source: str, codes_of: Callable[[str], str], sign: str) -> str:
    return f"(?{sign}{compile_pattern(source, codes_of).plain})" if source else ""


def _phrase_level(lexicon: Lexicon) -> _Level:
    """Give the level that finds every entry of several words, the longest first."""
    longest_first = sorted(lexicon.phrases.items(), key=lambda entry: (-len(entry[0]), entry[0]))
    seconds = frozenset("".join(lexicon.codes_of("=" + keys[1]) for keys in lexicon.phrases))
    return _Level([_literal_form(keys, item, lexicon) for keys, item in longest_first], f"(?={_one_of(seconds)})")


def _literal_form(keys: tuple[str, ...], item: Item, lexicon: Lexicon) -> _Form:
    codes = [lexicon.codes_of("=" + key) for key in keys]
    plain = "".join(f"[{code}]" for code in codes)
    return _Form(plain, plain, frozenset(codes[0]), (), {}, lexicon.code(item), lambda _: item)


def _one_of(codes: Iterable[str]) -> str:
    return f"[{''.join(sorted(codes))}]" if codes else NOTHING


def _giving(reader: Reader, gives: tuple[str, ...]) -> Callable[[Found], Item | None]:
    def item(found: Found) -> Item | None:
        value = reader(found)
        return None if value is None else dict.fromkeys(gives, value)

    return item
