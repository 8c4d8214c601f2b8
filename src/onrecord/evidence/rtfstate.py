"""What holds inside a group of Rich Text: what becomes of its words, how they are shown, how their bytes are read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from onrecord.evidence.manuscript import DELETED, HIDDEN
from onrecord.evidence.parts import Kind
from onrecord.evidence.tables import table

__all__ = ["State"]

SWITCHES = {"v": "hidden", "deleted": "deleted", "intbl": "in_table", "ls": "listed"}
NUMBERS = {"s": "style", "f": "font", "af": "complex_font", "uc": "fallbacks"}
WORDS = frozenset({"pard", "plain", "rtlch", "ltrch", *SWITCHES, *NUMBERS})


@dataclass(frozen=True, slots=True)
class State:
    """Properties of the words that follow. `opened` is how deep the group stands that gave the `fate`."""

    fate: str = "read"
    destination: str = ""
    opened: int = 0
    starred: bool = False
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False
    style: int | None = None
    listed: bool = False
    font: int | None = None
    complex_font: int | None = None
    right_to_left: bool = False
    fallbacks: int = 1

    def same_group(self, other: State) -> bool:
        """Tell whether both stand in one group with a fate."""
        return self.opened == other.opened

    def reason(self) -> str | None:
        """Say why words are left out, or None."""
        if self.deleted:
            return DELETED
        return HIDDEN if self.hidden else None

    def kind(self, style: str) -> Kind:
        """Give the kind of a paragraph of that style."""
        if style.startswith("heading"):
            return Kind.HEADING
        for kind in ("caption", "quote"):
            if style in table("office")["styles"][kind]:
                return Kind(kind)
        return Kind.ITEM if self.listed else Kind.PARAGRAPH

    def shown_font(self, default: int) -> int:
        """Give the number of the font that letters are shown in: Arabic has one of its own beside the Latin one."""
        font = self.complex_font if self.right_to_left and self.complex_font is not None else self.font
        return default if font is None else font

    def formatted(self, word: str, number: int | None) -> State:
        """Give the state after a word of formatting; one that is not known changes nothing."""
        if word not in WORDS:
            return self
        if word == "pard":
            return replace(self, in_table=False, style=None, listed=False)
        if word == "plain":
            return replace(self, hidden=False, deleted=False, font=None, complex_font=None, right_to_left=False)
        change: dict[str, Any] = {}
        if word in ("rtlch", "ltrch"):
            change["right_to_left"] = word == "rtlch"
        elif word in SWITCHES:
            change[SWITCHES[word]] = number != 0
        else:
            change[NUMBERS[word]] = min(max(0, number or 0), 1_000_000)
        return replace(self, **change)
