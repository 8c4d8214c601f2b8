"""Tags that every template has: addresses of what does not change, words of strangers, numbers and days."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

__all__ = ["address", "asset", "register", "said"]

register = template.Library()


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
    """Give a stranger's words, or a name, so that their direction stays theirs whatever stands around them."""
    return format_html('<bdi dir="auto">{}</bdi>', "" if words is None else words)


@cache
def _sum(name: str) -> str:
    return hashlib.sha256(Path(settings.STATIC_ROOT or "", *name.split("/")).read_bytes()).hexdigest()[:12]
