"""Titles before names ("Dr", "Sheikh", "Sgt.") and pronouns: the sex, occupation and status each tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.core.vocabulary import Sex, Status
from onrecord.resolution.english_tables import Row, rows, table
from onrecord.resolution.folding import cut, fold
from onrecord.resolution.register_files import split_words

__all__ = ["Pronoun", "Title", "is_suffix", "is_title", "pronoun", "sex_of_title", "title", "title_at", "title_words"]

LONGEST_TITLE = 3


@dataclass(frozen=True, slots=True)
class Title:
    """What a title tells of its bearer. `in_name`: it is written as part of the name; `kunya`: it makes one."""

    sex: Sex | None = None
    occupation: str | None = None
    status: Status | None = None
    in_name: bool = False
    kunya: bool = False


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun tells: the sex, whether it stands for several, for the speaker, or for a thing."""

    sex: Sex | None
    plural: bool
    speaker: bool
    thing: bool


def title(words: str) -> Title | None:
    """Give what words tell as a title, None if they are none.

    >>> title("Mrs.").sex, title("Lt. Col.").occupation, title("Haddad") is None
    (<Sex.FEMALE: 'female'>, 'military officer', True)
    """
    return _titles().get(tuple(word.key for word in cut(words)))


def title_at(words: Sequence[str], first: int) -> tuple[int, Title] | None:
    """Give the longest title that begins at a word, and the word after it; a name must follow."""
    if first >= len(words) or not _begins(words[first]):
        return None
    for last in range(min(len(words) - 1, first + LONGEST_TITLE), first, -1):
        found = title(" ".join(words[first:last]))
        if found is not None:
            return last, found
    return None


def title_words() -> frozenset[str]:
    """Give the words that a title begins with, or that stand behind a name, as they are compared."""
    return _firsts() | _suffixes()


def is_title(word: str) -> bool:
    """Tell whether a word is a title that is no part of the name: "President", not "Umm".

    >>> is_title("Dr."), is_title("Umm"), is_title("Hana")
    (True, False, False)
    """
    found = title(word)
    return found is not None and not found.in_name


def is_suffix(word: str) -> bool:
    """Tell whether a word behind a name is no name of its own: "Jr."."""
    return fold(word) in _suffixes()


def sex_of_title(words: str) -> Sex | None:
    """Give the sex told by the titles before a name, or by the kunya it begins with.

    >>> sex_of_title("journalist Umm Khaled"), sex_of_title("Hana Abu Salem") is None
    (<Sex.FEMALE: 'female'>, True)
    """
    pieces = [piece for piece in words.split() if not piece[:1].isdigit()]
    place = 0
    while place < len(pieces):
        found = title_at(pieces, place)
        if found is None and not pieces[place][:1].islower():
            return None
        if found is not None and found[1].sex is not None:
            return found[1].sex
        place = found[0] if found is not None else place + 1
    return None


def pronoun(word: str) -> Pronoun | None:
    """Give what a pronoun tells, None if the word is none."""
    return _pronouns().get(word.lower())


@lru_cache(maxsize=1 << 16)
def _begins(word: str) -> bool:
    """Tell whether a title begins with a word: most names are done with one look."""
    keys = cut(word)
    return not keys or keys[0].key in _firsts()


@cache
def _firsts() -> frozenset[str]:
    return frozenset(keys[0] for keys in _titles() if keys)


@cache
def _titles() -> dict[tuple[str, ...], Title]:
    found: dict[tuple[str, ...], Title] = {}
    told: dict[tuple[str, ...], set[str]] = {}
    for row in rows("titles", "titles"):
        for phrase in split_words(row["words"]):
            keys = tuple(word.key for word in cut(phrase))
            told.setdefault(keys, set()).update([row["sex"]] if "sex" in row else [])
            found[keys] = _joined(found.get(keys, Title()), row, told[keys])
    return found


def _joined(held: Title, row: Row, sexes: set[str]) -> Title:
    """Give a title with what one row more says; where two rows tell two sexes ("Sr"), it tells none."""
    return Title(
        Sex(min(sexes)) if len(sexes) == 1 else None,
        held.occupation or row.get("occupation"),
        held.status or (Status(row["status"]) if "status" in row else None),
        held.in_name or row.get("in_name") == "yes",
        held.kunya or row.get("kunya") == "yes",
    )


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(map(fold, split_words(table("titles", "suffixes"))))


@cache
def _pronouns() -> dict[str, Pronoun]:
    return {
        word: Pronoun(
            Sex(row["sex"]) if "sex" in row else None, row.get("number") == "plural", "speaker" in row, "thing" in row
        )
        for row in rows("titles", "pronouns")
        for word in split_words(row["words"])
    }
