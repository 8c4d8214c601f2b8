"""Strings as they may leave: words that tell what is held back are marked, or the text is held back.

Names, ids and paths are searched too. A text is read as it stands and as it is meant: percent-encoded, with HTML
entities, or as letters from left to right; where only that reading tells something, the whole text is held back.
"""

from __future__ import annotations

import hashlib
import hmac
import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote

from onrecord.publish.disclosure.contacts import contacts_in
from onrecord.publish.disclosure.finding import Found, Kind, Known, Lookup, marked_spans
from onrecord.publish.disclosure.ours import is_ours
from onrecord.publish.disclosure.telling import ToldAs, tells
from onrecord.publish.disclosure.tokens import is_shown_backwards, tokens_of, word_tables
from onrecord.resolution.names import script_of

__all__ = ["Cleaner", "mark_of"]

_OPAQUE = re.compile(r"(?:[a-z0-9]+:)?[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
FIGURES = (Kind.WORDS, Kind.NUMBER)
"""What an id may hold by chance: the age of seven in `v-7`."""
AGES = ToldAs.AGE | ToldAs.MONTHS | ToldAs.ORDER | ToldAs.DECADE
SCRIPTS = {"Arab": "ar", "Cyrl": "uk"}


@dataclass(slots=True)
class Cleaner:
    """Gives strings without what is held back. `sought` are looked up in turn; `given` are the names and places that
    may stand, so that a part of a withheld name is not found in them; `told` counts what was done, by rule. Where a
    text is the words of an age (`is_of_age`), a number in it is one whatever stands around it.
    """

    sought: Sequence[Lookup]
    given: Known
    contacts: frozenset[str] = frozenset()
    contacts_rule: str = ""
    texts: str = "mark"
    key: bytes = b""
    stay: frozenset[str] = frozenset()
    told: Counter[str] = field(default_factory=Counter)
    is_of_age: bool = False

    def text(self, text: str, language: str | None = None) -> str | None:
        """Give a text as it may leave, None where it may not; a sentence of our own tells of nobody."""
        if is_ours(text):
            return text
        found = self.found_in(text)
        if found:
            self.told.update(each.sought.rule for each in found)
            return None if self.texts == "withhold" else _marked(text, found, language)
        hidden = self._hidden_in(text)
        if hidden is not None:
            self.told[hidden.sought.rule] += 1
            return None
        return text

    def name(self, name: str) -> str:
        """Give a given name as it may leave: "Umm Adam" tells who Adam was. Its first word is the person's own."""
        found = [each for each in self._matches(name, None) if self._is_told_by_name(name, each)]
        if not found:
            return name
        self.told.update(each.sought.rule for each in found)
        return _marked(name, marked_spans(found), None)

    def id(self, id_: str) -> str:
        """Give an id as it may leave: the same one, or another in its place where it tells something."""
        for each in self.sought:
            if id_ in each.letters:
                return self._other(id_)
        if _OPAQUE.fullmatch(id_):
            known = any(_joined_id(id_) in each.letters for each in self.sought)
            return self._other(id_) if known else id_
        found = (each for lookup in self.sought for each in lookup.find(id_.replace("_", " ")))
        return self._other(id_) if any(each.sought.kind not in FIGURES for each in found) else id_

    def path(self, path: str) -> str:
        """Give a path with the ids that it goes through as they may leave."""
        if "." not in path:
            return path
        return ".".join(self.id(part) for part in path.split("."))

    def found_in(self, text: str) -> list[Found]:
        """Give what of a text tells something that is held back."""
        found = list(self._matches(text, self.given))
        if self.contacts and not _ADDRESS.match(text):
            details = contacts_in(text, self.contacts, self.contacts_rule)
            found += [each for each in details if text[each.start : each.end] not in self.stay]
        return marked_spans(found)

    def _matches(self, text: str, given: Known | None) -> Iterator[Found]:
        found = [each for lookup in self.sought for each in lookup.find(text)]
        if not found:
            return
        free = [] if given is None else list(given.find(text))
        for each in found:
            is_free = any(_frees(other, each) for other in free)
            if not is_free and (self._is_told(each, text) or _is_of_found_day(each, found, text)):
                yield each

    def _is_told(self, found: Found, text: str) -> bool:
        told_as = found.sought.told_as
        return (self.is_of_age and bool(told_as & AGES)) or tells(told_as, text, found.start, found.end)

    def _is_told_by_name(self, name: str, found: Found) -> bool:
        words = tokens_of(name)
        is_own = found.start == words[0].start and not found.sought.whole
        behind = [word.key for word in words if word.start < found.start]
        return not is_own and (found.sought.whole or bool(behind and behind[-1] in _kunya()))

    def _hidden_in(self, text: str) -> Found | None:
        for reading in _readings(text):
            found = self.found_in(reading)
            if found:
                return found[0]
        return None

    def _other(self, id_: str) -> str:
        self.told["ids"] += 1
        return "x" + hmac.new(self.key, id_.encode(), hashlib.sha256).hexdigest()[:20]


def _frees(given: Found, found: Found) -> bool:
    """Tell whether what was found is a part of a name that is given. By a first name alone somebody is given
    where it is no first name of somebody withheld.
    """
    if found.sought.whole or (given.sought.own and found.sought.own):
        return False
    return given.start <= found.start and found.end <= given.end


def _is_of_found_day(weekday: Found, found: Sequence[Found], text: str) -> bool:
    """Tell whether a weekday stands before a date that was found itself."""
    if ToldAs.WEEKDAY not in weekday.sought.told_as:
        return False
    return any(
        each.sought.kind is Kind.DATE and weekday.end <= each.start and not text[weekday.end : each.start].strip(" ,،")
        for each in found
    )


def mark_of(kind: Kind, text: str, language: str | None) -> str:
    """Give the mark that stands for words taken out of a text, in the text's language."""
    marks: dict[str, dict[str, str]] = word_tables()["marks"]  # type: ignore[assignment]
    by_script = SCRIPTS.get(script_of(text) or "")
    told = marks.get(by_script or language or "en", marks["en"])
    return told[kind]


def _marked(text: str, found: Sequence[Found], language: str | None) -> str:
    pieces: list[str] = []
    end = 0
    for each in found:
        mark, between = mark_of(each.sought.kind, text, language), text[end : each.start]
        if pieces[-1:] != [mark] or between.strip():
            pieces += [between, mark]
        end = each.end
    return "".join([*pieces, text[end:]])


def _readings(text: str) -> Iterator[str]:
    """Yield what else a text may be read as."""
    if "%" in text and (plain := unquote(text)) != text:
        yield plain
    if "&" in text and (plain := html.unescape(text)) != text:
        yield plain
    if is_shown_backwards(text):
        yield text[::-1]
        yield " ".join(reversed(text.split()))


@lru_cache(maxsize=1 << 16)
def _joined_id(id_: str) -> str:
    return "".join(token.key for token in tokens_of(id_))


def _kunya() -> frozenset[str]:
    return frozenset(map(str, word_tables()["kunya"]))
