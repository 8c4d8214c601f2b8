"""What lists do to names: other spellings, parts left out or swapped, words glued, turned letters, slips.

The kinds are those seen on real lists; the rates are set by whoever calls, and are of no list.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from bench.linkage.words import letters_of

__all__ = ["NO_DAMAGE", "Damage", "damage_name", "romanise_loosely"]

# Letters that Arabic typists write for each other.
SPELLINGS = (
    ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ة", "ه"), ("ى", "ي"), ("ئ", "ي"), ("ؤ", "و"), ("ض", "ظ"), ("اء", "ا"),
    ("عبد ال", "عبدال"),
)  # fmt: skip
LATIN_SPELLINGS = (
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("q", "k"), ("kh", "h"), ("dj", "j"), ("ss", "s"), ("mm", "m"), ("ah", "a"),
    ("al-", "el-"), ("dh", "d"), ("gh", "g"), ("j", "g"), ("y", "i"), ("o", "u"), ("e", "a"),
)  # fmt: skip
SCHEMES = ("plain", "english", "french", "loose")
# Short vowels are not written; a romaniser puts what it hears.
VOWELS = "aaaaiiuueo"
WEAK = "اويىءآ"
AYN = "ع"
INITIALS = {"و": "w", "ي": "y"}


@dataclass(frozen=True, slots=True)
class Damage:
    """The share of names that each kind happens to."""

    spelling: float = 0.0
    missing: float = 0.0
    swapped: float = 0.0
    glued: float = 0.0
    lam_alef: float = 0.0
    typing: float = 0.0


NO_DAMAGE = Damage()


def damage_name(name: str, damage: Damage, dice: random.Random) -> str:
    """Give the name after each kind of damage that its rate lets happen; never an empty name."""
    for rate, change in (
        (damage.spelling, _respell),
        (damage.missing, _leave_out),
        (damage.swapped, _swap),
        (damage.glued, _glue),
        (damage.lam_alef, _break_lam_alef),
        (damage.typing, _mistype),
    ):
        if dice.random() < rate:
            name = change(name, dice)
    return name


def romanise_loosely(name: str, scheme: str, dice: random.Random) -> str:
    """Give an Arabic name as one who hears it writes it: vowels guessed between consonants, hamza dropped.

    >>> romanise_loosely("محمد", "english", random.Random(3)).lower()[0]
    'm'
    """
    return " ".join(_romanise_word(word, scheme, dice) for word in name.split())


def _romanise_word(word: str, scheme: str, dice: random.Random) -> str:
    table = letters_of(scheme)
    article = word.startswith("ال") and len(word) > 3
    letters = [*(word[2:] if article else word)]
    written = []
    for place, letter in enumerate(letters):
        plain = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ا", "ة": "ه", "ؤ": "و", "ئ": "ي"}.get(letter, letter)
        after = letters[place + 1] if place + 1 < len(letters) else ""
        if letter == AYN:
            # Not a letter of Latin: its vowel is what is heard.
            written.append("" if after in WEAK else dice.choice("aaou"))
            continue
        written.append(INITIALS.get(letter, table.get(plain, "")) if place == 0 else table.get(plain, ""))
        if after and letter not in WEAK and after not in WEAK:
            written.append(dice.choice(VOWELS) if dice.random() < 0.7 else "")
    text = "".join(written).capitalize()
    return f"Al-{text}" if article else text


def _respell(name: str, dice: random.Random) -> str:
    table = LATIN_SPELLINGS if name.isascii() else SPELLINGS
    there = [(old, new) for old, new in table if old in name.lower()]
    if not there:
        return name
    old, new = dice.choice(there)
    at = name.lower().index(old)
    return name[:at] + (new.capitalize() if name[at].isupper() else new) + name[at + len(old) :]


def _leave_out(name: str, dice: random.Random) -> str:
    """Leave out a part between the first and the last, or the last of two or three."""
    words = name.split()
    if len(words) > 2:
        del words[dice.randrange(1, len(words) - 1)]
    return " ".join(words)


def _swap(name: str, dice: random.Random) -> str:
    words = name.split()
    if len(words) < 2:
        return name
    if dice.random() < 0.5:
        return " ".join([words[-1], *words[:-1]])
    at = dice.randrange(len(words) - 1)
    words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def _glue(name: str, dice: random.Random) -> str:
    words = name.split()
    if len(words) < 2:
        return name
    at = dice.randrange(len(words) - 1)
    return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])


def _break_lam_alef(name: str, dice: random.Random) -> str:
    """Turn lam-alef round, as PDF text does with its ligature: `علاء` is read `عالء`."""
    places = [at for at in range(len(name) - 1) if name[at] == "ل" and name[at + 1] in "اأإآ"]
    if not places:
        return name
    at = dice.choice(places)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _mistype(name: str, dice: random.Random) -> str:
    """Drop, double, exchange or replace one letter."""
    places = [at for at, letter in enumerate(name) if letter.isalpha()]
    if len(places) < 4:
        return name
    at = dice.choice(places[1:])
    other = name[dice.choice(places)].lower()
    slips: tuple[Callable[[], str], ...] = (
        lambda: name[:at] + name[at + 1 :],
        lambda: name[: at + 1] + name[at:],
        lambda: name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :],
        lambda: name[:at] + other + name[at + 1 :],
    )
    return dice.choice(slips)().strip()
