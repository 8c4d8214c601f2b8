"""Tell what surrounds a report from the report: share bars, sign-ups, credits, by patterns kept as data.

A pattern must match the whole paragraph. When in doubt a paragraph stays: a share bar in the text costs a reader a
second, a dropped sentence may cost a victim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.evidence.bylines import are_names
from onrecord.evidence.parts import Kind, Part
from onrecord.evidence.tables import table

__all__ = ["furniture_reason", "mark_furniture"]

# The longest pattern is a cookie note; a paragraph beyond this is not tried.
LONGEST = 800
# A credit names a photographer, an agency, a town; where letters have no case, there is only the number of words.
MOST_NAMES, MOST_CASELESS_NAMES = 8, 4


@dataclass(frozen=True, slots=True)
class _Rule:
    reason: str
    pattern: re.Pattern[str]


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(reason, re.compile(pattern, re.IGNORECASE))
        for reason, languages in table("furniture").items()
        for patterns in languages.values()
        for pattern in patterns
    )


@cache
def _any_rule() -> re.Pattern[str]:
    """Give one pattern that matches what any rule matches: nearly all paragraphs are done with it."""
    patterns = (rule.pattern.pattern.replace("?P<names>", "?:") for rule in _rules())
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def furniture_reason(paragraph: str) -> str | None:
    """Say what furniture the paragraph is, or None where it is part of the report.

    >>> furniture_reason("Photo: Samir Nassar/Levant Wire"), furniture_reason("Photo: a man carries a child out")
    ('photo credit', None)
    """
    if len(paragraph) > LONGEST or _any_rule().fullmatch(paragraph) is None:
        return None
    for rule in _rules():
        match = rule.pattern.fullmatch(paragraph)
        if match is not None and _holds(match):
            return rule.reason
    return None


def mark_furniture(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Give the parts with furniture dropped; a row of a table is never furniture."""
    return tuple(_marked(part) for part in parts)


def _marked(part: Part) -> Part:
    reason = furniture_reason(part.text) if part.dropped is None and part.kind is not Kind.ROW else None
    return part.drop(reason) if reason is not None else part


def _holds(match: re.Match[str]) -> bool:
    names = match.groupdict().get("names", None)
    if names is None:
        return True
    cased = any(letter.isupper() or letter.islower() for letter in names)
    return are_names(names, MOST_NAMES if cased else MOST_CASELESS_NAMES)
