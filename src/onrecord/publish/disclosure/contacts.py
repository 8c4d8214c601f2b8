"""What leads to a person in any text: telephone numbers, e-mail addresses, numbers of documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.publish.disclosure.finding import Found, Kind, Sought

__all__ = ["contacts_in"]

# A number of 8 to 15 digits (ITU-T E.164) with what people put between them.
_PHONE = re.compile(r"(?<![\w.])[+(]?\d(?:[ \u00a0().\-/–]{0,2}\d){6,14}(?![\w])")
LEAST_DIGITS = 8
# Days, periods and numbers with a point are no telephones.
_NO_PHONE = re.compile(
    r"\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}|\d{4}\s*[-–/]\s*\d{4}|\d{1,3}\.\d{4,}|"
    r"\d{1,2}(?:[ \u00a0]\d{3}){2}"
)
_EMAIL = re.compile(
    r"[\w.+-]+\s?(?:@|\(at\)|\[at\]|＠)\s?[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\]|．)\s?[\w-]+)+", re.IGNORECASE
)
# Letters with six digits or more ("A1234567"), or a number behind the word for a document.
_LETTERED = re.compile(r"(?<!\w)(?!sha)[A-Za-z]{1,3}[ -]?\d{6,10}(?!\w)")
_NAMED = re.compile(
    r"(?:passport|identity|national id|id card|\bid|licen[cs]e|registration|بطاقة|هوية|جواز|الرقم الوطني|pasaporte|dni|"
    r"carte d.identité|passeport|паспорт)\W{0,3}(?:\w+\W{1,3}){0,3}?((?=[\w-]*\d{3})[A-Za-z]{0,3}[\d-]{4,15})(?!\w)",
    re.IGNORECASE,
)
_WORTH_READING = re.compile(r"\d\D{0,3}\d\D{0,3}\d|@|＠|\bat\b", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def contacts_in(text: str, kinds: frozenset[str], rule: str) -> tuple[Found, ...]:
    """Give the telephone numbers, e-mail addresses and numbers of documents in a text.

    >>> [text[each.start : each.end] for text in ["call +963 944 123 456"] for each in
    ...  contacts_in(text, frozenset({"phone"}), "contact details")]
    ['+963 944 123 456']
    """
    if _WORTH_READING.search(text) is None:
        return ()
    return tuple(Found(start, end, Sought(Kind.NUMBER, rule)) for start, end in _spans(text, kinds))


def _spans(text: str, kinds: frozenset[str]) -> Iterator[tuple[int, int]]:
    if "email" in kinds:
        yield from (each.span() for each in _EMAIL.finditer(text))
    if "document" in kinds:
        yield from (each.span() for each in _LETTERED.finditer(text))
        yield from (each.span(1) for each in _NAMED.finditer(text))
    if "phone" in kinds:
        for each in _PHONE.finditer(text):
            digits = sum(map(str.isdigit, each.group()))
            is_other = "+" not in each.group() and _NO_PHONE.fullmatch(each.group().strip(" ()")) is not None
            if digits >= LEAST_DIGITS and not is_other:
                yield each.span()
