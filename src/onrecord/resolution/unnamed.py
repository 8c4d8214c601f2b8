"""Words that tell of somebody and name nobody: "a woman not identified", "سائق", "Unknown woman".

>>> is_description("a driver"), is_description("John Baker"), says_unnamed("Unknown woman")
(True, False, True)
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import cast

from onrecord.resolution.folding import fold
from onrecord.resolution.given_names import LANGUAGES, given_name, name_words
from onrecord.resolution.names import is_kunya
from onrecord.resolution.people import describe
from onrecord.resolution.register_files import read_yaml, split_words

__all__ = ["is_description", "says_unnamed"]

ARTICLE = "ال"
# Endings by which Arabic says whose: "her son" is one word.
WHOSE = ("ها", "هم", "هن", "ه")
_WORD = re.compile(r"[^\W_]+(?:[-'’ʼ][^\W_]+)*")


def says_unnamed(words: str) -> bool:
    """Tell whether words say that somebody is not named or not known, and hold no name.

    >>> says_unnamed("مجهول الهوية"), says_unnamed("Unknown Hassan"), says_unnamed("unidentified man from Hama")
    (True, False, True)
    """
    found = _said(words)
    folded = " ".join(map(fold, found))
    if not any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", folded) for phrase in _listed("unidentified")):
        return False
    known = {word for phrase in _listed("unidentified") for word in phrase.split()}
    return all(fold(word) in known or _names_nobody(word) for word in found)


def is_description(words: str) -> bool:
    """Tell whether words describe somebody and are no name; a word that may be both, such as "Baker", is a name.

    >>> is_description("her younger son"), is_description("Nadia Haddad"), is_description("La Toya")
    (True, False, False)
    """
    if says_unnamed(words):
        return True
    told = _said(words)
    begins = bool(told) and (fold(told[0]) in _listed("before") or told[0].isdecimal())
    inner = told[1:] if begins else told
    if not inner or is_kunya(words) or any(_is_given(word) for word in inner):
        return False
    low = all(word.islower() for word in inner if _has_case(word))
    if not _has_case("".join(inner)):
        # "Son of" before another word is the father's name and no description.
        is_lineage = len(inner) > 1 and fold(inner[0]) in name_words("lineage")
        return _is_person(inner[0]) and not is_lineage
    if begins:
        return low or describe(words) is not None
    return low and (describe(words) is not None or _is_person(inner[0]))


def _said(words: str) -> Sequence[str]:
    """Give the words as far as they tell who somebody is, and not where or of whom."""
    found = _WORD.findall(words)
    end = next((at for at, word in enumerate(found) if at and fold(word) in _listed("joiners")), len(found))
    return found[:end]


def _names_nobody(word: str) -> bool:
    """Tell whether a word beside an unidentified one is none of a name."""
    if word.islower() or not any(map(str.isalpha, word)):
        return True
    return any(fold(word) in _listed(part) for part in ("before", "filling")) or _is_person(word)


def _is_given(word: str) -> bool:
    # In small letters a name is written only where no noun is: "ali" is one, "son" is not.
    return given_name(word) is not None and not (word.islower() and _is_person(word)) and not _is_listed_noun(word)


def _is_person(word: str) -> bool:
    return _is_listed_noun(word) or (_has_case(word) and describe(word) is not None)


def _is_listed_noun(word: str) -> bool:
    people = _listed("people")
    return any(stem in people for stem in _stems(fold(word)))


def _stems(word: str) -> list[str]:
    """Give the forms under which a noun may be listed: without the Arabic article, without whose it is."""
    bare = word.removeprefix(ARTICLE)
    owned = [bare.removesuffix(end) for end in WHOSE if bare.endswith(end) and len(bare) > len(end) + 1]
    return [word, bare, *owned, *(f"{stem[:-1]}ه" for stem in owned if stem.endswith("ت"))]


def _has_case(word: str) -> bool:
    return word.lower() != word.upper()


@cache
def _listed(part: str) -> frozenset[str]:
    """Give the words of a part in every language, as they are compared."""
    file = cast("Mapping[str, Mapping[str, str]]", read_yaml(LANGUAGES / "unnamed.yaml"))
    return frozenset(fold(word) for told in file.values() for word in split_words(told[part]))
