"""Patterns: the small language in which a table says how words make a phrase, turned into regular expressions.

<month>       a word or phrase of that class, caught under the class's name; <month:to> under another
of  ,  's     that very word or mark
<start> <end> where the text begins and ends
( | ) ? * +   as in regular expressions, over whole words; a backslash makes one a mark: \\(
@amount       the part of that name, written out
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.resolution.phrases.words import fold

__all__ = ["NOTHING", "Pattern", "PatternError", "compile_pattern", "expand", "literals"]

_ELEMENT = re.compile(
    r"<(?P<name>=?[^<>:]+)(?::(?P<alias>\w+))?>|(?P<operator>[()|?*+])|(?P<literal>(?:\\.|[^\s()|?*+<>@\\])+)"
)
_PART = re.compile(r"(?<!\\)@(\w+)")
NOTHING = "(?!)"
_EDGES = {"start": r"\A", "end": r"\Z"}


class PatternError(ValueError):
    """A pattern of a table cannot be read; the message holds the pattern."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern as two expressions over class characters: `plain` to look for it, `catching` to take it apart.

    `first` are the characters it can begin with; `names` what each catching group is called, in order.
    """

    plain: str
    catching: str
    first: frozenset[str]
    nullable: bool
    names: tuple[tuple[str, str], ...] = ()


def expand(source: str, parts: Mapping[str, str]) -> str:
    """Give the pattern with every part written out.

    Raises:
        PatternError: a part that the table does not have.
    """
    while found := _PART.search(source):
        if found[1] not in parts:
            raise PatternError(f"no part named {found[1]!r} for {source!r}")
        source = f"{source[: found.start()]}({parts[found[1]]}){source[found.end() :]}"
    return source


def literals(source: str) -> Iterator[str]:
    """Yield the words and marks that an expanded pattern names itself."""
    for element in _ELEMENT.finditer(source):
        if element["literal"]:
            yield _unescaped(element["literal"])


def compile_pattern(source: str, codes_of: Callable[[str], str]) -> Pattern:
    """Give an expanded pattern as expressions over the characters that `codes_of` gives for a class.

    Raises:
        PatternError: unbalanced brackets, or an operator with nothing before it.
    """
    reader = _Reader(source, codes_of)
    pattern = reader.choice()
    if reader.peek() is not None:
        raise PatternError(f"{reader.peek()!r} where the pattern should end: {source!r}")
    return pattern


def _unescaped(literal: str) -> str:
    return fold(literal.replace("\\", ""))


class _Reader:
    """Reads one pattern from left to right, one method for each level of binding."""

    def __init__(self, source: str, codes_of: Callable[[str], str]) -> None:
        self._source = source
        self._codes_of = codes_of
        self._elements = list(_ELEMENT.finditer(source))
        if stray := _ELEMENT.sub("", source).strip():
            raise PatternError(f"{stray!r} means nothing in a pattern: {source!r}")
        self._at = 0

    def peek(self) -> str | None:
        return self._elements[self._at][0] if self._at < len(self._elements) else None

    def choice(self) -> Pattern:
        branches = [self._sequence()]
        while self.peek() == "|":
            self._at += 1
            branches.append(self._sequence())
        return branches[0] if len(branches) == 1 else _either(branches)

    def _sequence(self) -> Pattern:
        whole = Pattern("", "", frozenset(), nullable=True)
        while self.peek() not in (None, "|", ")"):
            whole = _then(whole, self._repeated())
        return whole

    def _repeated(self) -> Pattern:
        piece = self._single()
        operator = self.peek()
        if operator is None or operator not in "?*+":
            return piece
        self._at += 1
        return Pattern(
            f"(?:{piece.plain}){operator}",
            f"(?:{piece.catching}){operator}",
            piece.first,
            nullable=operator != "+" or piece.nullable,
            names=piece.names,
        )

    def _single(self) -> Pattern:
        element = self._elements[self._at]
        self._at += 1
        if element[0] == "(":
            return self._bracketed()
        if element["operator"]:
            raise PatternError(f"{element[0]!r} with nothing before it: {self._source!r}")
        name = element["name"] or "=" + _unescaped(element["literal"])
        if name in _EDGES:
            return Pattern(_EDGES[name], _EDGES[name], frozenset(), nullable=True)
        codes = self._codes_of(name)
        expression = f"[{codes}]" if codes else NOTHING
        if element["literal"]:
            return Pattern(expression, expression, frozenset(codes), nullable=False)
        names = ((element["alias"] or name, name),)
        return Pattern(expression, f"({expression})", frozenset(codes), nullable=False, names=names)

    def _bracketed(self) -> Pattern:
        inner = self.choice()
        if self.peek() != ")":
            raise PatternError(f"a bracket that never closes: {self._source!r}")
        self._at += 1
        return inner


def _either(branches: list[Pattern]) -> Pattern:
    return Pattern(
        "(?:" + "|".join(branch.plain for branch in branches) + ")",
        "(?:" + "|".join(branch.catching for branch in branches) + ")",
        frozenset().union(*(branch.first for branch in branches)),
        nullable=any(branch.nullable for branch in branches),
        names=tuple(name for branch in branches for name in branch.names),
    )


def _then(left: Pattern, right: Pattern) -> Pattern:
    return Pattern(
        left.plain + right.plain,
        left.catching + right.catching,
        left.first | right.first if left.nullable else left.first,
        nullable=left.nullable and right.nullable,
        names=left.names + right.names,
    )
