"""The Coder protocol and the choice of a coder by language."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Protocol

from onrecord.coding.codebook import default_codebook, load_codebook
from onrecord.coding.trace import Decision
from onrecord.core.coding import Coder, Coding
from onrecord.core.report import Report

__all__ = ["ReportCoder", "coder_for"]


class ReportCoder(Protocol):
    """Anything that reads a report and gives a coding: rules, a model, a person's form."""

    @property
    def coder(self) -> Coder:
        """Who it is, at which version and with which codebook."""
        ...

    def code(self, report: Report) -> Coding:
        """Give everything found in the report."""
        ...

    def explain(self, report: Report) -> tuple[Coding, tuple[Decision, ...]]:
        """Give the coding with the decisions that led to it."""
        ...


@lru_cache(maxsize=8)
def coder_for(
    language: str | None = None, codebook: Path | None = None, gazetteers: tuple[Path, ...] = ()
) -> ReportCoder:
    """Give the coder for a language; for one no coder reads yet, one that codes lists alone and flags the report.

    `gazetteers` are a project's own, asked before the shipped one.

    Raises:
        CodebookError: the codebook breaks its own rules.
        GazetteerError: a gazetteer cannot be opened.
    """
    book = default_codebook() if codebook is None else load_codebook(codebook)
    from onrecord.coding.rows.coder import RowCoder

    if language is None or language.split("-")[0] == "en":
        from onrecord.coding.english.coder import EnglishCoder

        return RowCoder(EnglishCoder(book, gazetteers), gazetteers)
    from onrecord.coding.unread import UnreadCoder

    return RowCoder(UnreadCoder(book, language), gazetteers, alone=True)
