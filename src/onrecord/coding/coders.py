"""The Coder protocol and the choice of a coder by language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from onrecord.coding.codebook import default_codebook, load_codebook
from onrecord.coding.trace import Decision
from onrecord.core.coding import Coder, Coding
from onrecord.core.report import Report

__all__ = ["ReportCoder", "Tools", "coder_for", "coder_with", "reads_sentences"]


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


@dataclass(frozen=True, slots=True)
class Tools:
    """What a project codes by besides what ships: a codebook in place of the bundled one, gazetteers that are asked
    first, registers merged over the shipped one, the codes of the countries it records; `tag` stands for the last three
    in the name of the coder.
    """

    codebook: Path | None = None
    gazetteers: tuple[Path, ...] = ()
    registers: tuple[Path, ...] = ()
    tag: str | None = None
    countries: tuple[str, ...] = ()


def coder_for(
    language: str | None = None, codebook: Path | None = None, gazetteers: tuple[Path, ...] = ()
) -> ReportCoder:
    """Give the coder for a language; for one no coder reads yet, one that codes lists alone and flags the report.

    `gazetteers` are a project's own, asked before the shipped one.

    Raises:
        CodebookError: the codebook breaks its own rules.
        GazetteerError: a gazetteer cannot be opened.
    """
    return coder_with(language, Tools(codebook, gazetteers))


def reads_sentences(language: str | None) -> bool:
    """True of a language whose sentences a coder reads, and not lists alone; one that is not known is tried."""
    return language is None or language.split("-")[0] == "en"


@lru_cache(maxsize=8)
def coder_with(language: str | None, tools: Tools) -> ReportCoder:
    """Give the coder for a language that codes by a project's own tools: see `coder_for`.

    Raises:
        CodebookError: the codebook or a register breaks its own rules.
        GazetteerError: a gazetteer cannot be opened.
    """
    book = default_codebook() if tools.codebook is None else load_codebook(tools.codebook)
    from onrecord.coding.rows.coder import RowCoder

    if language is None or reads_sentences(language):
        from onrecord.coding.english.coder import EnglishCoder

        inner = EnglishCoder(book, tools.gazetteers, tools.registers, tools.tag, tools.countries)
        return RowCoder(inner, tools.gazetteers, countries=tools.countries)
    from onrecord.coding.unread import UnreadCoder

    return RowCoder(UnreadCoder(book, language), tools.gazetteers, alone=True, countries=tools.countries)
