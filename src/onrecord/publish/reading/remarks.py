"""What readers and coders remark on a report's text, in the language of the interface.

Remarks are made in English, with words and figures of the file in them. Another language has a table of them, a {} for
what is the file's own; a remark that it lacks is shown as it was made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import cast

__all__ = ["word_remark"]


def word_remark(remark: str, language: str) -> str:
    """Give a remark in a language, or as it was made where the language has no words for it.

    >>> word_remark("running header", "ar")
    'ترويسة متكررة'
    """
    exact, patterns = _remarks(language)
    if remark in exact:
        return exact[remark]
    for pattern, said in patterns:
        match = pattern.fullmatch(remark)
        if match is not None:
            return said.format(*match.groups())
    return remark


@cache
def _remarks(language: str) -> tuple[Mapping[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Give the remarks without anything of the file in them, and patterns of the others, the longest first."""
    from importlib.resources import files

    import yaml

    file = files("onrecord") / "resources" / "pages" / "remarks" / f"{language}.yaml"
    table = cast("dict[str, str]", yaml.safe_load(file.read_text("utf-8"))) if file.is_file() else {}
    exact = {remark: said for remark, said in table.items() if "{}" not in remark}
    longest = sorted((remark for remark in table if remark not in exact), key=len, reverse=True)
    return exact, tuple((_pattern(remark), table[remark]) for remark in longest)


def _pattern(remark: str) -> re.Pattern[str]:
    return re.compile("(.+)".join(map(re.escape, remark.split("{}"))), re.DOTALL)
