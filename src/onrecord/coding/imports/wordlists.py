"""What headings and cells of lists say, looked up without case, accents, vowel marks and Arabic letter variants."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.resolution.folding import fold

__all__ = ["columns_table", "fold_words", "forms", "meaning"]

_digits = {ord(mark): str(number) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for number, mark in enumerate(digits)}
_digits |= {
    ord("٫"): ".",
    ord("٬"): ",",
    ord("؟"): "?",
    ord("،"): ",",
    ord("‎"): "",
    ord("‏"): "",
    ord("\u00a0"): " ",
    ord("ـ"): "",
}
_space = re.compile(r"[\s_]+")


@cache
def columns_table() -> dict[str, Any]:
    """Give the table of headings and words of cells; callers must not change it."""
    import yaml

    text = (files("onrecord") / "resources" / "imports" / "columns.yaml").read_text(encoding="utf-8")
    told: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return told


def fold_words(text: str) -> str:
    """Give words as they are compared, with European digits and single spaces.

    >>> fold_words("  Place_of  Death "), fold_words("١٢؟")
    ('place of death', '12?')
    """
    plain = _space.sub(" ", text.translate(_digits)).strip().casefold()
    return " ".join(fold(word) if _is_word(word) else word for word in plain.split(" "))


def _is_word(word: str) -> bool:
    """Tell words from figures, in which a full stop counts."""
    return any(map(str.isalpha, word)) and not any(map(str.isdigit, word))


@cache
def forms(kind: str) -> Mapping[str, str]:
    """Give what each word of one kind of cell means: of `sex`, "f" is female."""
    return {fold_words(str(form)): str(value) for value, words in columns_table()[kind].items() for form in words}


def meaning(kind: str, text: str) -> str | None:
    """Give what a cell of that kind means, None where its words are not known."""
    return forms(kind).get(fold_words(text).strip(" .:;,()"))
