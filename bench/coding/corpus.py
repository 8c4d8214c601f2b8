"""What a corpus is to these benches: documents with gold, a way to score them, splits nobody may look into."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

import yaml

from bench.tables import Table
from onrecord.core.coding import Coding
from onrecord.core.report import Report
from onrecord.core.vocabulary import PublishedBasis

__all__ = ["Coded", "Corpus", "Document", "Measure", "Miss", "Tables", "make_report", "read_tables"]

Gold = TypeVar("Gold")
Tables = Mapping[str, Mapping[str, str]]
"""Tables that map words of a coding to labels of a corpus, by name."""


@dataclass(frozen=True, slots=True)
class Document(Generic[Gold]):
    """A report and what trained people coded in it."""

    id: str
    split: str
    report: Report
    gold: Gold


@dataclass(frozen=True, slots=True)
class Coded(Generic[Gold]):
    """A document and what the coder under test made of it."""

    document: Document[Gold]
    coding: Coding


@dataclass(frozen=True, slots=True)
class Measure:
    """Figures under their keys, and the tables that show them."""

    figures: dict[str, float]
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Miss:
    """What went wrong in one document: how much of it, and line by line gold against ours."""

    document: str
    cost: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corpus(Generic[Gold]):
    """A corpus: its splits, which of them are test data, and the functions that read and score it."""

    name: str
    splits: tuple[str, ...]
    extra_splits: tuple[str, ...]
    test_splits: frozenset[str]
    load: Callable[[Path, str], list[Document[Gold]]]
    measure: Callable[[Sequence[Coded[Gold]], Path], Measure]
    miss: Callable[[Coded[Gold]], Miss]


def make_report(text: str, *, title: str | None = None, published: date | None = None) -> Report:
    """Give a report of this text, its title as first paragraph, as the evidence reader would."""
    whole = text if title is None else f"{title}\n\n{text}"
    return Report(
        id="sha256:" + hashlib.sha256(whole.encode()).hexdigest(),
        text=whole,
        title=title,
        published=published,
        published_basis=None if published is None else PublishedBasis.GIVEN,
        language="en",
    )


def read_tables(name: str) -> dict[str, dict[str, str]]:
    """Read the mapping tables of a corpus; every label and word is text."""
    path = Path(__file__).parent / "tables" / f"{name}.yaml"
    loaded: dict[str, dict[str, str]] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return loaded
