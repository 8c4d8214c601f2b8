"""The bundled reports as the package reads them, once each."""

from __future__ import annotations

from functools import cache

from onrecord.core.report import Report
from onrecord.evidence import read
from tests.examples.expectation import REPORTS

__all__ = ["read_example"]


@cache
def read_example(name: str) -> Report:
    """Give the bundled report of this name."""
    (path,) = REPORTS.glob(f"{name}.*")
    return read(path)
