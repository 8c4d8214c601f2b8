"""The lexicon: each word or phrase of a language as one character that stands for all the classes it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.resolution.phrases.shapes import SPECIMENS, Item, Style, shape
from onrecord.resolution.phrases.words import cut, fold

__all__ = ["Lexicon", "Vocabulary"]

# The first character of the private use area: no text holds it with a meaning, and no pattern gives it one.
_FIRST_CODE = 0xE000
# Words met in texts are kept with their characters; beyond this many the memory is begun anew.
_KEPT = 50_000

PLAIN = Style()
UNKNOWN = frozenset({"mark"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a table says of words: classes with their words and values, and which of them need a capital letter.

    `literals` are the words that patterns name themselves; `plurals` the endings of words that may be several,
    `singulars` the endings of those that are not; `loose` the words also known with a letter dropped, doubled or
    swapped.
    """

    classes: Mapping[str, Mapping[str, object]]
    capitalised: frozenset[str] = frozenset()
    literals: frozenset[str] = frozenset()
    plurals: tuple[str, ...] = ()
    singulars: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    style: Style = PLAIN


class Lexicon(dict[str, str]):
    """Gives every word its character, also words it has never met."""

    def __init__(self, vocabulary: Vocabulary, mixtures: Iterable[frozenset[str]] = ()) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._words: dict[str, dict[str, object]] = {}
        self._phrases: dict[tuple[str, ...], dict[str, object]] = {}
        for name, words in vocabulary.classes.items():
            for word, value in words.items():
                self._enter(name, word, value)
        for word in vocabulary.loose:
            for slip in _slips(fold(word)):
                self._words.setdefault(slip, self._words[fold(word)])
        self._literals = vocabulary.literals.union(*self._phrases)
        self._codes: dict[frozenset[str], str] = {}
        for mixture in [*self._mixtures_of_words(), *map(frozenset, self._phrases.values()), *mixtures]:
            self._codes.setdefault(mixture, chr(_FIRST_CODE + len(self._codes)))
        self._by_class: dict[str, str] = {}
        for mixture, code in self._codes.items():
            for name in mixture:
                self._by_class[name] = self._by_class.get(name, "") + code

    def __missing__(self, word: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        code = self[word] = self._codes.get(frozenset(self.item(word)), self._codes[UNKNOWN])
        return code

    @property
    def phrases(self) -> Mapping[tuple[str, ...], Item]:
        """The entries of several words: their keys in order, and what they are together."""
        return self._phrases

    def item(self, word: str) -> Item:
        """Give the classes of one word, with its value in each."""
        key = fold(word)
        barred = () if word[0].isupper() else self._vocabulary.capitalised
        item = {name: value for name, value in self._words.get(key, {}).items() if name not in barred}
        if key in self._literals:
            item["=" + key] = key
        return item | self._looks(word, key)

    def code(self, classes: Iterable[str]) -> str:
        """Give the character of a mixture of classes that was announced when this lexicon was made."""
        return self._codes[frozenset(classes)]

    def codes_of(self, name: str) -> str:
        """Give the characters of every mixture that holds the class; none if nothing does."""
        return self._by_class.get(name, "")

    def _enter(self, name: str, word: str, value: object) -> None:
        keys = tuple(fold(part) for part in cut(word))
        entry = self._words.setdefault(keys[0], {}) if len(keys) == 1 else self._phrases.setdefault(keys, {})
        entry[name] = value

    def _looks(self, word: str, key: str) -> dict[str, object]:
        first = word[0]
        if first.isalpha():
            looks: dict[str, object] = {"word": word}
            if first.isupper():
                looks["cap"] = word
            if key.endswith(self._vocabulary.plurals) and not key.endswith(self._vocabulary.singulars):
                looks["plural"] = word
            return looks
        if first.isspace() and not word.strip():
            return {"break": word}
        return shape(word, self._vocabulary.style) or {"mark": word}

    def _mixtures_of_words(self) -> Iterable[frozenset[str]]:
        tails = [f"7{ending}" for ending in self._vocabulary.style.endings]
        years = [f"{number}{ending}" for ending in self._vocabulary.style.endings for number in (80, 1980)]
        unknown = ("x", "X", "xxxx", "Xxxx", *("xxx" + end for end in self._vocabulary.plurals), "7xx", "\n\n", ";")
        capital = tuple("Xxx" + end for end in self._vocabulary.plurals)
        for word in (*unknown, *capital, *SPECIMENS, *tails, *years, "45th", *self._words, *self._literals):
            yield frozenset(self.item(word))
            yield frozenset(self.item(word[0].upper() + word[1:]))


def _slips(word: str) -> Iterable[str]:
    for at, letter in enumerate(word):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + letter + word[at:]
        yield word[:at] + word[at + 1 : at + 2] + letter + word[at + 2 :]
