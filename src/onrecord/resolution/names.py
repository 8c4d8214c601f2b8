"""Personal names: their parts, the sex a given name tells, and whether two forms in one report are one person's.

>>> parse_name("Sheikh Ali Hassan al-Sabbagh").parts
(('title', 'Sheikh'), ('given', 'Ali'), ('father', 'Hassan'), ('family', 'al-Sabbagh'))
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from onrecord.core.values import Name
from onrecord.core.vocabulary import Sex
from onrecord.resolution.folding import fold
from onrecord.resolution.given_names import GivenName, given_name, name_words
from onrecord.resolution.name_units import Units, take_apart
from onrecord.resolution.same_person import same_person
from onrecord.resolution.titles import is_title, sex_of_title

__all__ = [
    "is_kunya",
    "is_title",
    "looks_like_person",
    "parse_name",
    "plain_name",
    "same_person",
    "script_of",
    "sex_of_given_name",
    "sex_of_title",
]

Parts = tuple[tuple[str, str], ...]

# Scripts by the first word of their letters' Unicode names, as ISO 15924 codes.
SCRIPTS = {
    "LATIN": "Latn", "ARABIC": "Arab", "CYRILLIC": "Cyrl", "HEBREW": "Hebr", "GREEK": "Grek", "ARMENIAN": "Armn",
    "GEORGIAN": "Geor", "MYANMAR": "Mymr", "THAI": "Thai", "DEVANAGARI": "Deva", "BENGALI": "Beng", "TAMIL": "Taml",
    "SINHALA": "Sinh", "ETHIOPIC": "Ethi", "CJK": "Hani", "HANGUL": "Hang", "HIRAGANA": "Hira", "KATAKANA": "Kana",
    "KHMER": "Khmr", "LAO": "Laoo", "TIBETAN": "Tibt", "GUJARATI": "Gujr", "GURMUKHI": "Guru", "TELUGU": "Telu",
}  # fmt: skip
ARABIC, SPANISH, ASIAN = frozenset({"arabic", "arabic_script"}), "spanish_portuguese", "southeast_east_asian"
LONGEST_NAME = 8
_BRACKETS = re.compile(r"\([^()]*\)")
FULL_SLAVIC = 3


def parse_name(words: str, script: str | None = None) -> Name:
    """Give a name with its script and the parts that its form tells; what it does not tell has no part.

    >>> parse_name("María Elena Gómez Ruiz").parts
    (('given', 'María Elena'), ('family', 'Gómez Ruiz'))
    """
    units = take_apart(words)
    kind = script or script_of(words)
    return Name(" ".join(words.split()), kind, None, units.before + _parts(units, kind) + units.behind)


def script_of(words: str) -> str | None:
    """Give the ISO 15924 code of the script a name is written in, None if it holds no letter of a known one."""
    for letter in words:
        if letter.isalpha():
            return SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0].split("-")[0])
    return None


def sex_of_given_name(name: str) -> Sex | None:
    """Give the sex a name's given name commonly tells; None where it is shared, unknown, or not there.

    >>> sex_of_given_name("Hana al-Tawil"), sex_of_given_name("Nour") is None
    (<Sex.FEMALE: 'female'>, True)
    """
    units = take_apart(name)
    # Behind a title or a kunya one name alone is the family's: "Umm Khaled Salem", "Mr. Hassan".
    if not units.names or (units.before and len(units.names) == 1):
        return None
    found = given_name(units.names[0])
    return None if found is None else found.sex


def plain_name(words: str) -> str:
    """Give a name without other spellings in brackets and without a kunya told behind the family's name.

    >>> plain_name("Amina (Amna) Hassan al-Najjar Umm Khaled"), plain_name("Hana Abu Salem")
    ('Amina Hassan al-Najjar', 'Hana Abu Salem')
    """
    told = " ".join(_BRACKETS.sub(" ", words).split())
    pieces = told.split()
    for place in range(2, len(pieces) - 1):
        before = " ".join(pieces[:place])
        if is_kunya(" ".join(pieces[place:])) and _is_whole(before, pieces[place]):
            return before
    return told


def is_kunya(words: str) -> bool:
    """Tell whether words are a kunya alone.

    >>> is_kunya("Umm Khaled"), is_kunya("Umm Khaled al-Hassan")
    (True, False)
    """
    units = take_apart(words)
    return not units.names and any(role == "kunya" for role, _ in units.before)


def _is_whole(before: str, opener: str) -> bool:
    """Tell whether a name has its family's name already, so that "Abu" behind it begins no family's name."""
    units = take_apart(before)
    last = units.names[-1] if len(units.names) > 1 else ""
    mother = fold(opener) in name_words("mothers")
    return bool(last) and (mother or units.has_article or fold(last.split()[0]) in name_words("family"))


def looks_like_person(words: str) -> bool:
    """Tell whether capitalised words have the form of a personal name.

    >>> looks_like_person("Umm Khaled"), looks_like_person("Human Rights Watch")
    (True, False)
    """
    units = take_apart(words)
    pieces = words.split()
    if not pieces or len(pieces) > LONGEST_NAME or any(fold(piece) in name_words("not_names") for piece in pieces):
        return False
    if any(letter.isdigit() for letter in words) or not units.names:
        return any(role == "kunya" for role, _ in units.before)
    known = any(given_name(unit) is not None for unit in units.names[:2])
    if len(units.names) == 1:
        return known or bool(units.before)
    return known or all(_is_name_word(unit) for unit in units.names)


def _is_name_word(unit: str) -> bool:
    """Tell whether a unit is written as a name: capitals where its script has them, not all capitals."""
    word = unit.replace("-", " ").split()[-1]
    return not word[0].islower() and not (len(word) > 2 and word.isupper())


def _parts(units: Units, script: str | None) -> Parts:
    names = units.names
    if not names:
        return ()
    first = given_name(names[0])
    languages = frozenset() if first is None else first.languages
    if len(names) == FULL_SLAVIC and fold(names[1]).endswith(tuple(name_words("patronymics"))):
        return ("given", names[0]), ("father", names[1]), ("family", names[2])
    if script == "Arab" or units.lineage or (languages & ARABIC) or (len(names) > 1 and units.has_article):
        return _arabic(names, units.lineage)
    if SPANISH in languages and len(names) > 2:
        return _spanish(names)
    if languages == {ASIAN}:
        return (("given", " ".join(names)),)
    return _western(names, first, titled=bool(units.before))


def _arabic(names: Sequence[str], lineage: int) -> Parts:
    """Name the parts in the Arabic order: given, father's, grandfather's, family; "bin" tells the father's."""
    if len(names) == 1:
        return (("given", names[0]),)
    roles = ("given", "father", "grandfather")[: len(names) if lineage >= len(names) - 1 else min(3, len(names) - 1)]
    parts = tuple(zip(roles, names, strict=False))
    rest = names[len(parts) :]
    return (*parts, ("family", " ".join(rest))) if rest else parts


def _spanish(names: Sequence[str]) -> Parts:
    """Name two family names, unless the name before the last is a given name: "María Elena Gómez"."""
    two_given = len(names) > 3 or given_name(names[1]) is not None
    given = len(names) - 2 if len(names) > 3 else (2 if two_given else 1)
    return ("given", " ".join(names[:given])), ("family", " ".join(names[given:]))


def _western(names: Sequence[str], first: GivenName | None, *, titled: bool) -> Parts:
    if len(names) == 1:
        role = "given" if first is not None and not titled else "family" if titled else None
        return () if role is None else ((role, names[0]),)
    return ("given", " ".join(names[:-1])), ("family", names[-1])
