"""How common Arabic names are spelt in Latin letters: those of the package's given names that fit letter by letter.

`محمد` is Mohammed, Muhammad and Mohamad, but `حسن` is not Hussein: a long vowel that is not written there is none.
A few of what fits is another name (Amir for `عمر`), as what people hear is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import cast

from bench.linkage.words import letters_of
from onrecord.resolution.english_tables import ENGLISH
from onrecord.resolution.register_files import read_yaml, split_words

__all__ = ["given_names", "known_spellings"]

SHORT = "[aeiou]?"
# Long vowels and what stands at the end; other letters are as the schemes of romanising write them.
VOWELS = {
    "ا": "(?:aa?|e|u)", "و": "(?:w|uu?|oo?|ou|aw|au)", "ي": "(?:y|ii?|ee?|ei|ai|ey|ay|iy)", "ى": "aa?", "ع": "[aeiou]?",
    "أ": "[aeou]", "إ": "[ei]", "آ": "aa?", "ء": "", "ئ": "[iey]?", "ؤ": "[ou]?", "ة": "(?:ah?|eh?)",
}  # fmt: skip
SCHEMES = ("plain", "english", "french", "loose")


@cache
def given_names() -> Mapping[str, tuple[str, ...]]:
    """Give the package's Arabic given names, by script and sex: `arabic_script male` and so on."""
    told = read_yaml(ENGLISH.parent / "given_names.yaml")
    groups = {script: cast("Mapping[str, str]", told[script]) for script in ("arabic_script", "arabic")}
    return {
        f"{script} {sex}": split_words(group[sex]) for script, group in groups.items() for sex in ("male", "female")
    }


def known_spellings(name: str) -> tuple[str, ...]:
    """Give the Latin spellings of a given name, none where the package knows none.

    >>> known_spellings("محمود")
    ('Mahmoud', 'Mahmud')
    """
    return _spellings().get(name, ())


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    found = {}
    for sex in ("male", "female"):
        latin = given_names()[f"arabic {sex}"]
        for name in given_names()[f"arabic_script {sex}"]:
            pattern = _pattern(name)
            found[name] = tuple(word for word in latin if pattern.fullmatch(word.lower()))
    return found


def _pattern(name: str) -> re.Pattern[str]:
    parts: list[str] = []
    for letter in name:
        if parts and letter not in VOWELS:
            parts.append(SHORT)
        parts.append(VOWELS.get(letter) or ("" if letter in VOWELS else _consonant(letter)))
    return re.compile("".join(parts) + ("h?" if name.endswith("ا") else ""))


def _consonant(letter: str) -> str:
    forms = {letters_of(scheme).get(letter, "") for scheme in SCHEMES} - {""}
    return "(?:" + "|".join(sorted((re.escape(form) for form in forms), key=len, reverse=True)) + "){1,2}"
