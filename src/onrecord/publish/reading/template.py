"""Page templates with their slots filled, and the hashes their security policy names."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from onrecord.publish.reading.markup import Markup, escape_text
from onrecord.publish.reading.phrases import Phrases

__all__ = ["fill_template"]

SLOT = re.compile(r"\{\{(\w+)\}\}")


def fill_template(name: str, phrases: Phrases, **slots: str) -> Markup:
    """Give a template with its slots filled: `{{slot}}` from `slots`, else the phrase of that name.

    Slots are filled in one pass, so that a value with braces in it stays what it is.
    """
    fixed = {
        "language": phrases.language,
        "direction": phrases.direction,
        "style": Markup(_asset("reading.css")),
        "style_hash": _hash("reading.css"),
        "script": Markup(_asset("reading.js")),
        "script_hash": _hash("reading.js"),
    }
    given = fixed | slots

    def fill(slot: re.Match[str]) -> str:
        key = slot.group(1)
        return escape_text(given[key] if key in given else phrases.say(key))

    return Markup(SLOT.sub(fill, _asset(name)))


@cache
def _asset(name: str) -> str:
    text = (files("onrecord") / "resources" / "pages" / name).read_text("utf-8")
    return text.replace("\r\n", "\n")  # a browser hashes what it parsed, and it parses every line end as \n


@cache
def _hash(name: str) -> str:
    return b64encode(sha256(_asset(name).encode()).digest()).decode()
