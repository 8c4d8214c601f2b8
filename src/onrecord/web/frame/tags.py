"""Tags that every template has: addresses of what does not change, words of strangers, numbers and days."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.template.defaultfilters import filesizeformat as formatted_size
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi, ngettext

from onrecord.web.records.labels import grade_label
from onrecord.web.records.wording import capital, phrases_now, place_label
from onrecord.web.sentences.acts import ACTS
from onrecord.web.sentences.saying import say
from onrecord.web.sentences.sources import source_called

__all__ = [
    "act_done",
    "address",
    "asset",
    "filesizeformat",
    "grade",
    "in_words",
    "item",
    "place",
    "register",
    "said",
    "term",
]

register = template.Library()

FIRST_STRONG_ISOLATE = "\u2068"
KILOBYTE = 1024


@register.simple_tag
def asset(name: str) -> str:
    """Give the address of a file that does not change under it: with the sum of what is in it."""
    return f"{settings.STATIC_URL}{name}?v={_sum(name)}"


@register.simple_tag
def address(name: str, *parts: object) -> str:
    """Give the address of that name, empty where this workbench has none: a page may be built before its neighbour."""
    try:
        return reverse(name, args=parts)
    except NoReverseMatch:
        return ""


@register.filter
def said(words: object) -> SafeString:
    """Give a stranger's words, or a name, so that their direction stays theirs whatever stands around them. What was
    put together of words that are set apart already runs as the page does; a protected source is called in the reader's
    language.
    """
    told = "" if words is None else source_called(words) if isinstance(words, str) else words
    if FIRST_STRONG_ISOLATE in str(told):
        return format_html('<bdi dir="{}">{}</bdi>', "rtl" if get_language_bidi() else "ltr", told)
    return format_html('<bdi dir="auto">{}</bdi>', told)


@register.filter
def filesizeformat(size: int) -> str:
    """Give a size in words. Django says "two bytes" in Arabic of every number that ends in 3 to 10."""
    if size < KILOBYTE:
        return ngettext("%(size)d byte", "%(size)d bytes", size) % {"size": size}
    return str(formatted_size(size))


@register.filter
def in_words(words: object) -> str:
    """Give a reason, or a refusal, in the reader's language, as it is written where it is no sentence of ours."""
    return say("" if words is None else str(words))


@register.filter
def term(name: str, group: str) -> str:
    """Give what a term is called in the reader's language, by its group: `act`, `method`, `sex`."""
    return capital(phrases_now().term(group, name))


@register.filter
def act_done(name: str) -> str:
    """Give an act of the ledger in the reader's language, as it is written where it has no word."""
    return str(ACTS.get(name, name))


@register.filter
def grade(name: str) -> str:
    """Give what a grade is called in the reader's language."""
    return grade_label(name)


@register.filter
def place(key: str) -> str:
    """Give a place of a tally, `SY / Zawiya`, as people write it: Zawiya, Syria."""
    return place_label(key)


@register.filter
def item(told: Mapping[str, object], key: str) -> object:
    """Give what a mapping holds under a key, empty where it holds nothing."""
    return told.get(key, "")


@cache
def _sum(name: str) -> str:
    return hashlib.sha256(Path(settings.STATIC_ROOT or "", *name.split("/")).read_bytes()).hexdigest()[:12]
