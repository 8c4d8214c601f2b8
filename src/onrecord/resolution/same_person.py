"""Whether two forms of a name within one report are one person's: yes, no, or the forms do not tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.core.values import Name
from onrecord.core.vocabulary import Sex
from onrecord.resolution.folding import fold
from onrecord.resolution.given_names import given_name, name_words
from onrecord.resolution.name_units import Units, take_apart
from onrecord.resolution.titles import sex_of_title

__all__ = ["same_person"]

# Shorter parts differ by one letter as often because they are two names (Amal, Amel) as by a typing error.
LONG_PART = 6
# Spellings of one sound in names written out of Arabic, Persian or Cyrillic.
SOUNDS = {"ou": "u", "oo": "u", "ee": "i", "ei": "i", "ey": "i", "ai": "i", "ay": "i", "ph": "f", "q": "k"}
LETTERS = str.maketrans("eyo", "iiu")
_DOUBLED = re.compile(r"(.)\1")
# What begins a name such as "Abdul Karim" and is told alone for short.
SERVANTS = frozenset({"abdul", "abdel", "abd"})
VOWELS = frozenset("aeiouyاه")


def same_person(first: Name | str, second: Name | str) -> bool | None:
    """Tell whether two names in one report are one person's; None where their forms do not tell.

    A single name is taken for the one fuller name it is part of: whether only one such person is told of is for the
    reader of the whole report.

    >>> [same_person(one, "Nadia Haddad") for one in ("Haddad", "Mr. Haddad", "Rana Haddad")]
    [True, False, False]
    """
    forms = [form.text if isinstance(form, Name) else form for form in (first, second)]
    one, other = (take_apart(form) for form in forms)
    sexes = {sex for sex in map(_sex, forms, (one, other)) if sex is not None}
    if len(sexes) > 1:
        return False
    kunyas = _kunya(one), _kunya(other)
    if None not in kunyas and kunyas[0] == kunyas[1] and not (one.names and other.names):
        return True
    shorter, longer = sorted((_keys(one), _keys(other)), key=len)
    if len(shorter) == 1 < len(longer) and _has_kunya_alone(one, other):
        return None if shorter[0] in longer else False
    return _same(shorter, longer) if shorter else None


def _has_kunya_alone(one: Units, other: Units) -> bool:
    """Tell whether one form has a kunya and a family's name, which a whole family shares, and the other no kunya."""
    shorter, longer = (one, other) if len(one.names) == 1 else (other, one)
    return any(role == "kunya" for role, _ in shorter.before) and _kunya(longer) is None


def _sex(words: str, units: Units) -> Sex | None:
    told = sex_of_title(words)
    given = given_name(units.names[0]) if len(units.names) > 1 else None
    return told if told is not None else given.sex if given is not None else None


def _kunya(units: Units) -> str | None:
    for role, words in (*units.before, *units.behind):
        if role == "kunya":
            first, *rest = words.split()
            return fold(first)[0] + "".join(_key(word) for word in rest)
    return None


def _keys(units: Units) -> list[str]:
    return [_key(name) for name in units.names]


def _key(name: str) -> str:
    """Give a name without article, accents and hyphens: "al-Sabbagh" is "Sabbagh"."""
    words = [fold(word) for word in re.split(r"[-\s]", name) if word]
    while len(words) > 1 and words[0] in name_words("articles"):
        words = words[1:]
    joined = "".join(words)
    return joined.removeprefix("ال") if len(joined) > LONG_PART - 2 else joined


def _same(shorter: Sequence[str], longer: Sequence[str]) -> bool | None:
    """Compare the names of the shorter form with those of the longer, in order."""
    if len(shorter) == 1:
        if shorter[0] in SERVANTS and longer[0].startswith("abd"):
            return True
        ends = {_same_part(shorter[0], longer[0]), _same_part(shorter[0], longer[-1])}
        return True if True in ends else None if None in ends or shorter[0] in longer else False
    given = _same_part(shorter[0], longer[0])
    if given is False:
        return None if len(longer) > len(shorter) and _within(shorter, longer[1:]) is not False else False
    rest = _within(shorter[1:], longer[1:])
    return rest if rest is not True else given


def _within(shorter: Sequence[str], longer: Sequence[str]) -> bool | None:
    """Tell whether every name of the shorter stands in the longer, in order."""
    told: bool | None = True
    place = 0
    for name in shorter:
        matches = [
            (spot, same) for spot in range(place, len(longer)) if (same := _same_part(name, longer[spot])) is not False
        ]
        if not matches:
            return False
        spot, same = next((match for match in matches if match[1]), matches[0])
        place, told = spot + 1, told if same else None
    return told


def _same_part(one: str, other: str) -> bool | None:
    if one == other or _sound(one) == _sound(other):
        return True
    if 1 in (len(one), len(other)):
        return one[0] == other[0]
    if min(len(one), len(other)) >= LONG_PART and _one_letter_apart(_sound(one), _sound(other)):
        return True
    return None if _consonants(one) == _consonants(other) and one[-1:] == other[-1:] else False


def _sound(name: str) -> str:
    for spelling, sound in SOUNDS.items():
        name = name.replace(spelling, sound)
    return _DOUBLED.sub(r"\1", name.translate(LETTERS)).removesuffix("h")


def _consonants(name: str) -> str:
    return "".join(letter for letter in _sound(name) if letter not in VOWELS)


def _one_letter_apart(one: str, other: str) -> bool:
    """Tell whether one letter more, less, other or swapped parts two names.

    A vowel at the end may tell a sex (Karim, Karima; Fernando, Fernanda), so it is not taken for a typing error.
    """
    shorter, longer = sorted((one, other), key=len)
    if (
        shorter[:-1] == longer[: len(shorter) - 1]
        and (VOWELS & {shorter[-1], longer[-1]})
        and len(longer) - len(shorter) < 2
    ):
        return False
    if len(shorter) < len(longer):
        return any(longer[:spot] + longer[spot + 1 :] == shorter for spot in range(len(longer)))
    differing = [spot for spot in range(len(one)) if one[spot] != other[spot]]
    swapped = (
        len(differing) == 2 and one[differing[0]] == other[differing[1]] and one[differing[1]] == other[differing[0]]
    )
    return len(differing) == 1 or (swapped and differing[1] == differing[0] + 1)
