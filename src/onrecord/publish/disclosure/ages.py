"""The ways in which an age is written, each with what the words around it have to tell for it to be one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

from onrecord.publish.disclosure.finding import Kind, Lookup, Sought
from onrecord.publish.disclosure.telling import ToldAs, tells
from onrecord.publish.disclosure.tokens import tokens_of, word_tables

__all__ = ["AgeForm", "age_forms", "number_forms", "untold_runs"]

AgeForm = tuple[str, ToldAs]
MONTHS = 12
AROUND = 2
"""So many words on each side of an age are what a source told it by."""
IN_MONTHS = 3
"""Below so many years an age is told in months, weeks or days too."""


@lru_cache(maxsize=1 << 8)
def age_forms(years: int) -> tuple[AgeForm, ...]:
    """Give the ways in which an age is written: in figures, in words, in months, by its year or decade.

    >>> age_forms(34)[:2]
    (('34', <ToldAs.AGE: 1>), ('thirty four', <ToldAs.AGE: 1>))
    """
    forms = [(each, ToldAs.AGE) for each in number_forms(years)]
    forms += [(each, ToldAs.ANYTHING) for each in _in_one_word(years)]
    if years < IN_MONTHS:
        least = years * MONTHS
        months = range(least, least + MONTHS) if years else range(1, 32)
        forms += [(each, ToldAs.MONTHS) for number in months for each in number_forms(number)]
    for order in (years, years + 1):
        forms += [(each, ToldAs.ORDER) for each in _ordinals(order)]
    forms += [(each, ToldAs.DECADE) for each in _decades(years)]
    return tuple(dict.fromkeys(forms))


@lru_cache(maxsize=1 << 8)
def number_forms(number: int) -> tuple[str, ...]:
    """Give a number in figures and in words.

    >>> number_forms(9)[:2]
    ('9', 'nine')
    """
    tables: Mapping[str, Any] = word_tables()["numbers"]
    words = (each for table in tables.values() for each in _in_words(number, table))
    return tuple(dict.fromkeys([str(number), *words]))


def untold_runs(quote: str, years: int) -> Iterator[str]:
    """Yield the words around an age in a quote that tells it, where nothing in the quote says that it is one.

    >>> list(untold_runs("Amal was, they say, nine by then", 9))
    ['they say nine by then']
    """
    lookup = Lookup()
    for form, told_as in age_forms(years):
        lookup.add(form, Sought(Kind.WORDS, "", told_as=told_as))
    found = [each for each in lookup.find(quote) if ToldAs.AGE in each.sought.told_as or not each.sought.told_as]
    if any(tells(each.sought.told_as, quote, each.start, each.end) for each in found):
        return
    tokens = tokens_of(quote)
    for each in found:
        inside = [place for place, token in enumerate(tokens) if each.start <= token.start < each.end]
        run = tokens[max(0, inside[0] - AROUND) : inside[-1] + AROUND + 1]
        if len(run) > len(inside):
            yield " ".join(quote[token.start : token.end] for token in run)


def _in_words(number: int, table: Mapping[str, Any]) -> Iterator[str]:
    small: Sequence[str] = table["small"]
    if number < len(small):
        yield from small[number].split("/")
        return
    if not number < 100:
        return
    ten, unit = number // 10, number % 10
    tens = table["tens"][ten - 2].split("/")
    if not unit:
        yield from tens
        return
    if number in table.get("one_word", {}):
        yield from table["one_word"][number].split("/")
    for one, other in product(tens, small[unit].split("/")):
        if "unit_first" in table:
            yield f"{other} {table['unit_first']}{one}"
        else:
            between = table.get("between_one") if unit == 1 else None
            yield " ".join(filter(None, (one, between or table.get("between"), other)))
    if ten * 10 in (going_on := table.get("going_on", {})):
        for other in small[10 + unit].split("/"):
            yield f"{going_on[ten * 10]} {other}"
            yield f"{going_on[ten * 10]} et {other}"


def _in_one_word(years: int) -> Iterator[str]:
    """Yield an age that is a word of its own, as Ukrainian has one, in each of its endings."""
    tables: Mapping[str, Any] = word_tables()["years_in_one_word"]
    for table in tables.values():
        ten, unit = years // 10, years % 10
        if 0 < years < 20:
            start = table["small"][years - 1]
        elif 20 <= years < 100:
            start = table["tens"][ten - 2] + (table["small"][unit - 1] if unit else "")
        else:
            continue
        yield from (start + ending for ending in table["endings"])


def _ordinals(number: int) -> Iterator[str]:
    tables: Mapping[str, Any] = word_tables()["ordinals"]
    for table in tables.values():
        ten, unit = number // 10, number % 10
        if 0 < number < 20:
            yield from table["small"][number].split("/")
        elif 20 <= number < 100 and not unit:
            yield from table["tens"][ten - 2].split("/")
        elif 20 <= number < 100 and "before" in table:
            yield f"{table['before'][ten - 2]} {table['small'][unit]}"
        elif 20 <= number < 100:
            for one, other in product(table["tens"][ten - 2].split("/"), table["small"][unit].split("/")):
                yield f"{other} {table['unit_first']}{one}"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number not in (11, 12, 13) else "th"
    yield f"{number}{ending}"


def _decades(years: int) -> Iterator[str]:
    ten = years // 10
    if not 2 <= ten < 10:
        return
    yield f"{ten * 10}s"
    tables: Mapping[str, Sequence[str]] = word_tables()["decades"]  # type: ignore[assignment]
    for table in tables.values():
        yield from table[ten - 2].split("/")
