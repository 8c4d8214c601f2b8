"""Read Rich Text (RTF 1.9): the words in their code pages, tables, notes; pictures and objects are stepped over."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby
from typing import Any

from onrecord.core.errors import EvidenceError
from onrecord.evidence.manuscript import COMMENT, MARGIN, OBJECTS, Manuscript, Properties
from onrecord.evidence.parts import Draft, Enclosed
from onrecord.evidence.rtfstate import State
from onrecord.evidence.rtftokens import Sort, Token, cut_tokens
from onrecord.evidence.tables import table

__all__ = ["read_rtf"]

# Groups this deep are read as the group around them: no program nests so, and each costs memory.
DEEPEST = 1_000
# What is in these is not words; only an object's result, its picture in words, is.
SILENT = ("passed", "picture", "object", "info")
APART = {"note": None, "margin": MARGIN, "comment": COMMENT, "box": None}
SEEN = {"picture": "pictures in it were not read", "object": OBJECTS}
CODE_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
UTF_8 = 65_001

_Words = list[tuple[str | None, str]]


def read_rtf(data: bytes, name: str | None = None) -> Iterator[Draft | Enclosed | EvidenceError]:
    """Yield the draft of a Rich Text document."""
    reading = _Reading()
    for token in cut_tokens(data.lstrip()):
        reading.take(token)
    reading.end()
    yield reading.script.draft(reading.properties(), name)


@cache
def _destinations() -> dict[str, str]:
    return {word: fate for fate, words in _facts()["destinations"].items() for word in words}


@cache
def _facts() -> dict[str, Any]:
    return dict(table("rtf"))


@dataclass(slots=True)
class _Reading:
    """One pass over the tokens. `fresh` holds at the head of a group, where a word may say what the group is."""

    script: Manuscript = field(default_factory=Manuscript)
    state: State = field(default_factory=State)
    outer: list[State] = field(default_factory=list)
    deeper: int = 0
    fresh: bool = False
    skip: int = 0
    code_page: str = "cp1252"
    default_font: int = 0
    charsets: dict[int, int] = field(default_factory=dict)
    styles: dict[int, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    held: bytearray = field(default_factory=bytearray)
    held_codec: str = "cp1252"
    words: _Words = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    waiting: list[_Words] = field(default_factory=list)

    def take(self, token: Token) -> None:
        if token.sort is Sort.BYTES:
            self.take_bytes(token.data)
            return
        if token.sort is Sort.WORD and self.skip and token.word not in ("u", *_facts()["ends"]):
            # A word counts for one of the characters shown where \u is not understood.
            self.skip -= 1
            return
        self.flush()
        if token.sort is Sort.WORD:
            self.word(token.word, token.number)
            return
        self.skip = 0
        if token.sort is Sort.OPEN:
            self.open()
        else:
            self.close()

    def open(self) -> None:
        if len(self.outer) >= DEEPEST:
            self.deeper += 1
            self.script.flag(f"groups nested deeper than {DEEPEST:,} were read as one")
            return
        self.outer.append(self.state)
        self.fresh = True

    def close(self) -> None:
        self.fresh = False
        if self.deeper:
            self.deeper -= 1
        elif self.outer:
            left, self.state = self.state, self.outer.pop()
            if left.opened and not self.state.same_group(left):
                self.leave(left)

    def end(self) -> None:
        self.flush()
        if self.outer:
            self.script.flag("the file ends inside a group; its end may be missing")
        while self.outer:
            self.close()
        self.row_end()
        self.paragraph_end()

    def take_bytes(self, data: bytes) -> None:
        self.fresh = False
        used = min(self.skip, len(data))
        self.skip -= used
        if self.state.fate in SILENT:
            return
        codec = self.codec()
        if codec != self.held_codec:
            self.flush()
            self.held_codec = codec
        self.held += data[used:]

    def codec(self) -> str:
        charset = self.charsets.get(self.state.shown_font(self.default_font))
        return str(_facts()["charsets"].get(charset, self.code_page))

    def flush(self) -> None:
        """Give the bytes gathered so far to where they belong, as letters."""
        if self.held:
            text = bytes(self.held).decode(self.held_codec, errors="replace")
            self.held.clear()
            self.text(text)

    def text(self, text: str) -> None:
        fate = self.state.fate
        if fate == "property":
            word = self.state.destination
            self.said[word] = self.said.get(word, "") + text
        elif fate == "table":
            number = self.state.style or 0
            self.styles[number] = (self.styles.get(number, "") + text).split(";")[0].strip().casefold()
        elif fate not in SILENT and fate != "mark":
            self.words.append((self.state.reason(), text))

    def word(self, word: str, number: int | None) -> None:
        if word == "*":
            self.state = replace(self.state, starred=self.fresh)
            return
        fresh, self.fresh = self.fresh, False
        starred = fresh and self.state.starred
        if self.state.starred:
            self.state = replace(self.state, starred=False)
        if fresh and (word in _destinations() or starred):
            self.enter(word, _destinations().get(word, "passed"))
        elif self.state.fate in SILENT:
            return
        elif word == "u":
            self.text(chr((number or 0) % 65_536))
            self.skip = self.state.fallbacks
        elif word in _facts()["symbols"]:
            self.text(str(_facts()["symbols"][word]))
        elif not self.structure(word):
            self.format(word, number)

    def enter(self, word: str, fate: str) -> None:
        """Open a group of its own kind; inside what is not read, only what is known there is."""
        around = self.state.fate
        if around in ("passed", "picture") or (around == "object" and word != "result"):
            return
        if around == "info" and fate != "property":
            fate = "passed"
        if fate == "property" and around != "info" and word != "generator":
            return
        if fate in SEEN:
            self.script.flag(SEEN[fate])
        self.state = replace(self.state, fate=fate, destination=word, opened=len(self.outer))
        if fate in APART:
            self.waiting.append(self.words)
            self.words = []

    def leave(self, left: State) -> None:
        """Close a group of its own kind: what stands apart goes below the text, a box before its paragraph."""
        if left.fate == "mark":
            self.state = replace(self.state, listed=True)
        if left.fate not in APART:
            return
        words, self.words = self.words, self.waiting.pop()
        for reason, text in _runs(words):
            if left.fate == "box":
                self.script.add(text, dropped=reason)
            else:
                self.script.note(text, APART[left.fate] or reason)

    def structure(self, word: str) -> bool:
        """Take a word that ends a paragraph, a cell or a row; tell whether it does."""
        apart = self.state.fate in APART
        if word in _facts()["ends"] or (apart and word in ("cell", "row")):
            self.skip = 0
            if apart or self.state.in_table:
                self.words.append((None, "\n\n"))
            else:
                self.paragraph_end()
        elif word in ("cell", "nestcell"):
            self.cell_end()
        elif word in ("row", "nestrow"):
            self.row_end()
        else:
            return False
        return True

    def paragraph_end(self) -> None:
        words, self.words = self.words, []
        style = self.styles.get(self.state.style or 0, "")
        for reason, text in _runs(words):
            if reason is None and style == "title":
                self.script.head(text)
            else:
                self.script.add(text, self.state.kind(style), reason)

    def cell_end(self) -> None:
        words, self.words = self.words, []
        for reason, text in _runs(words):
            if reason is not None:
                self.script.add(text, dropped=reason)
        self.cells.append("".join(text for reason, text in words if reason is None))

    def row_end(self) -> None:
        cells, self.cells = self.cells, []
        self.script.row(cells)

    def format(self, word: str, number: int | None) -> None:
        """Take a word that changes how what follows is read or shown."""
        if word == "ansicpg":
            self.code_page = _code_page(number or 0) or self.code_page
        elif word in CODE_PAGES:
            self.code_page = CODE_PAGES[word]
        elif word == "deff":
            self.default_font = number or 0
        elif word == "fcharset":
            self.charsets[self.state.font or 0] = number or 0
        elif self.state.fate == "property" and word in ("yr", "mo", "dy"):
            self.text(f"{'' if word == 'yr' else '-'}{number or 0:02d}")
        else:
            self.state = self.state.formatted(word, number)

    def properties(self) -> Properties:
        return Properties(
            tuple((label, self.said.get(word, "").strip(" ;")) for word, label in _facts()["properties"].items())
        )


def _runs(words: _Words) -> Iterator[tuple[str | None, str]]:
    """Yield what is left out of a paragraph, each run with its reason, then what is kept of it."""
    for reason, run in groupby(words, key=lambda piece: piece[0]):
        if reason is not None:
            yield reason, _paired("".join(text for _, text in run))
    yield None, _paired("".join(text for reason, text in words if reason is None))


def _paired(text: str) -> str:
    """Give the text with characters that were written in two halves made whole."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _code_page(number: int) -> str | None:
    name = "utf-8" if number == UTF_8 else f"cp{number}"
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    return name
