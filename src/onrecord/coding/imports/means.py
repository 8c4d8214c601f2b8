"""How it was done, as a list says it: a method of the codebook where its words are known, else the words as weapon."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.coding.codebook import Codebook
from onrecord.coding.imports.wordlists import fold_words, meaning

if TYPE_CHECKING:
    from onrecord.coding.imports.people import ReadRow

__all__ = ["method_of", "read_means"]


def read_means(row: ReadRow, acts: Iterable[str], book: Codebook) -> None:
    """Read the cells that say how it was done."""
    for act in acts:
        for cell in row.cells.get("incident.method", ()):
            if cell.said.absent is not None:
                continue
            method = method_of(cell.said.words, book)
            row.claims.add(act, "method" if method is not None else "weapon", method or cell.said.words, cell)


def method_of(words: str, book: Codebook) -> str | None:
    """Give the method of the codebook that words name."""
    folded = fold_words(words).strip(" .")
    for method in book.methods.values():
        known = [method.id.replace("_", " "), method.label, *method.words.get("en", ())]
        if folded in {fold_words(each) for each in known}:
            return method.id
    told = meaning("method", words)
    return told if told in book.methods else None
