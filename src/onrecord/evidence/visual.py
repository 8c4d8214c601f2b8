"""Read a line as it is seen, left to right, into the order it is spoken in: Arabic and Hebrew from the right.

A PDF says where each letter stands, not which comes next. The order is found as the Unicode bidirectional algorithm
would have made the line, backwards: right-to-left letters are turned around, figures and Latin words in them are not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import compress, product

from onrecord.evidence.tables import table, words_of

__all__ = ["folded", "guessed_words", "has_ligatures", "logical", "right_share", "unligated"]

# A word with more pairs than this is no word; each doubles the turns that are tried.
MOST_PAIRS = 4
LISTS = ("alef_lam", "hamza_lam", "lam_alef", "lam_alef_inside")

_form = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc]+")
_right = re.compile("[\u0590-\u05ff\u0600-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_pair = re.compile("[اأإآ]ل")
_doubled = re.compile("(?:^|(?<=[\\s\"'«(]))([وفبك]?)ا([اأإآ])ل")
# The name of God is one letter in many fonts; the two lams and the heh come out turned.
# A mark of the accusative between alef and lam was drawn on the two as one letter.
_hung = re.compile("([اأإآ])([\u064b-\u064d])ل")
_god = re.compile("(?<![\\w])([وفبكت]?)اهلل(?![\\w])")
_arabic_word = re.compile("[\u0621-\u065f\u0670-\u06d3]+")
_article_may_follow = re.compile("[وفبك]{0,2}")
_mark = re.compile("[\u064b-\u065f\u0670]")
_number_joint = frozenset(".,:/٫٬")
_opening = {")": "(", "]": "[", "}": "{", "»": "«", "›": "‹"}
_closing = {right: left for left, right in _opening.items()}


def folded(text: str) -> str:
    """Give the letters themselves for the shapes (U+FB1D to U+FEFC) that old programs wrote in their place."""
    return _form.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def right_share(text: str) -> float:
    """Give the share of the letters that are written from the right."""
    letters = sum(map(str.isalpha, text))
    return sum(_right.match(letter) is not None for letter in text if letter.isalpha()) / letters if letters else 0.0


def logical(seen: str, *, from_right: bool) -> str:
    """Give a line seen from left to right in the order of its words; `from_right` says how its page is written.

    >>> logical("2019 رايأ 14", from_right=True), logical(".2019", from_right=True)
    ('14 أيار 2019', '2019.')
    """
    clusters = _clusters(seen)
    kinds = [_kind(cluster) for cluster in clusters]
    # A line of figures alone, such as the year that ends a paragraph, runs as its page does.
    if "R" not in kinds and (not from_right or "L" in kinds or "N" not in kinds):
        return seen
    ordered = _turned(clusters) if from_right else _turned_within(clusters, kinds)
    return _god.sub(r"\1الله", _bracketed("".join(ordered)))


def _clusters(seen: str) -> list[str]:
    """Give each letter with the marks that stand on it."""
    clusters: list[str] = []
    for character in seen:
        if clusters and unicodedata.combining(character) and not clusters[-1].isspace():
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


@cache
def _kind(cluster: str) -> str:
    """Give R for a letter from the right, L for one from the left, N for a figure, S for what stands between."""
    direction = unicodedata.bidirectional(cluster[0])
    return {"R": "R", "AL": "R", "NSM": "R", "L": "L", "EN": "N", "AN": "N"}.get(direction, "S")


def _turned(clusters: Sequence[str]) -> list[str]:
    """Turn a line around, but for the runs in it that are read from the left."""
    ordered = list(reversed(clusters))
    kinds = [_kind(cluster) for cluster in ordered]
    at = 0
    while at < len(ordered):
        if kinds[at] in "LN":
            end = _run_end(ordered, kinds, at)
            ordered[at:end] = reversed(ordered[at:end])
            at = end
        else:
            at += 1
    return ordered


def _run_end(ordered: Sequence[str], kinds: Sequence[str], start: int) -> int:
    """Give where the run from the left ends: Latin words go on over space, figures over one point or comma."""
    end, at, latin = start + 1, start + 1, kinds[start] == "L"
    while at < len(ordered) and kinds[at] != "R":
        if kinds[at] in "LN":
            between = ordered[end:at]
            latin_here = latin and kinds[at] == "L"
            if not (latin_here or not between or (len(between) == 1 and between[0] in _number_joint)):
                break
            latin = latin or kinds[at] == "L"
            end = at + 1
        at += 1
    return end


def _turned_within(clusters: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """Turn around only the runs from the right of a line that is read from the left."""
    ordered: list[str] = []
    at = 0
    while at < len(clusters):
        if kinds[at] != "R":
            ordered.append(clusters[at])
            at += 1
            continue
        end = reach = at + 1
        while reach < len(clusters) and kinds[reach] != "L":
            end = reach + 1 if kinds[reach] == "R" else end
            reach += 1
        ordered += _turned(clusters[at:end])
        at = end
    return ordered


def _bracketed(line: str) -> str:
    """Give the line with each bracket opening where a word begins and closing where one ends."""
    letters = list(line)
    for at, letter in enumerate(letters):
        if letter not in _opening and letter not in _closing:
            continue
        before = line[at - 1] if at else " "
        after = line[at + 1] if at + 1 < len(line) else " "
        if before.isspace() and not after.isspace():
            letters[at] = _opening.get(letter, letter)
        elif not before.isspace() and (after.isspace() or not after.isalnum()):
            letters[at] = _closing.get(letter, letter)
    return "".join(letters)


def has_ligatures(lines: Iterable[str]) -> bool:
    """Tell whether lam and alef were one letter in the fonts of these lines.

    Then the article comes out doubled, and frequent words are met that hold the two the other way round.
    """
    doubled = parted = 0
    for line in lines:
        doubled += len(_doubled.findall(line)) + sum(map(_is_turned_about, _arabic_word.findall(line)))
        parted += len(re.findall("ل[اأإآ]", line))
    return doubled > 0 and 2 * doubled > parted


def _is_turned_about(word: str) -> bool:
    """Tell whether the word is none of the list, and is one that holds lam before alef when its pairs are turned."""
    bare = _mark.sub("", word)
    inside = [match.start() for match in _pair.finditer(bare) if match.start() > 0]
    if not inside or _is_listed(bare):
        return False
    turned = _turn(bare, inside)
    return any(turned.startswith(prefix) and turned[len(prefix) :] in _inside() for prefix in _prefixes())


def unligated(line: str) -> str:
    """Give the line with lam before alef where the two were one letter, as far as the words tell.

    >>> unligated("األحمد قال ال")
    'الأحمد قال لا'
    """
    return _arabic_word.sub(lambda found: _word_unligated(_hung.sub(r"ل\1\2", found[0])), line)


def guessed_words(line: str) -> tuple[tuple[int, int], ...]:
    """Give the words of an unligated line, made of `line`, whose lam and alef were put in order without a list.

    >>> guessed_words("األحمد قال إالسماعيلية")
    ((11, 22),)
    """
    guessed = []
    hung = _hung.sub(r"ل\1\2", line)
    for found in _arabic_word.finditer(hung):
        mended = _word_unligated(found[0])
        if mended != found[0] and _doubled.match(found[0]) is None and not _is_listed(_mark.sub("", mended)):
            guessed.append(found.span())
    return tuple(guessed)


def _word_unligated(word: str) -> str:
    """Turn each pair of the word that is likelier lam and alef; a frequent word that one of the turns makes decides."""
    places = [match.start() for match in _pair.finditer(word)][:MOST_PAIRS]
    for chosen in product((False, True), repeat=len(places)):
        turned = _turn(word, compress(places, chosen))
        if _is_listed(_mark.sub("", turned)):
            return turned
    return _turn(word, (at for at in places if _is_lam_alef(word, at)))


def _turn(word: str, places: Iterable[int]) -> str:
    letters = list(word)
    for at in places:
        letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters)


def _is_lam_alef(word: str, at: int) -> bool:
    """Tell where no list helps: the article opens words, alef and lam close them, lam and alef stand inside."""
    before, after = word[:at], word[at + 2 :]
    if word[at] != "ا" or before.endswith("ا"):
        return True
    return bool(after) and _article_may_follow.fullmatch(before) is None


@cache
def _listed() -> frozenset[str]:
    return frozenset(word for row in LISTS for word in words_of(table("arabic")[row]))


def _is_listed(word: str) -> bool:
    """Tell whether the word is a frequent one, after a prefix perhaps."""
    return any(word.startswith(prefix) and word[len(prefix) :] in _listed() for prefix in _prefixes())


@cache
def _prefixes() -> tuple[str, ...]:
    return ("", *words_of(table("arabic")["prefixes"]))


@cache
def _inside() -> frozenset[str]:
    return frozenset(words_of(table("arabic")["lam_alef_inside"]))
