"""Names of people who work here, as an eye sees them: nobody is called as somebody else is, in letters that only a
machine tells apart.
"""

from __future__ import annotations

import unicodedata

from onrecord.core.errors import BadOption
from onrecord.evidence.characters import clean_line

__all__ = ["as_seen", "check_name"]

ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK"})
"""Scripts whose letters are drawn alike: а, ο and a. Nobody's name has two of them in one word."""


def as_seen(name: str) -> str:
    """Give a name as an eye sees it: without case, width, and what prints nothing. Names that are equal so are one.

    >>> as_seen("Amal"), as_seen("ａｍ\\u200dal")
    ('amal', 'amal')
    """
    plain = unicodedata.normalize("NFKC", clean_line(name)).casefold()
    return " ".join("".join(each for each in plain if unicodedata.category(each) != "Cf").split())


def check_name(name: str) -> None:
    """Return if an eye sees all that is in a name.

    Raises:
        BadOption: there is something in it that prints nothing, turns letters around, or is drawn as another letter.
    """
    if name != clean_line(name):
        raise BadOption(
            "name",
            found="characters that print nothing or turn letters around",
            expected="letters that can be seen",
            do="Type the name anew; what was copied may hold more than is seen.",
        )
    for word in name.split():
        mixed = {_script(letter) for letter in word if letter.isalpha()} & ALIKE
        if len(mixed) > 1:
            raise BadOption(
                "name",
                found=f"letters of two scripts in “{word}”",
                expected="words in one script each, as letters of two may look alike",
                do="Type the name anew.",
            )


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
