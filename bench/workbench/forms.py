"""What a form of the workbench holds, as a client without a browser reads it: its token, and values of its fields."""

from __future__ import annotations

import html
import re

__all__ = ["token_of", "value_of"]

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
FIELD = r'name="{name}"[^>]*value="([^"]*)"'


def token_of(page: str) -> str:
    """Give the token that forms of a page are sent with, empty where there is none."""
    found = TOKEN.search(page)
    return found[1] if found else ""


def value_of(page: str, name: str) -> str:
    """Give the value of a field of a page, empty where there is none."""
    found = re.search(FIELD.format(name=name), page)
    return html.unescape(found[1]) if found else ""
