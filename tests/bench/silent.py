"""Coders that find nothing, or refuse: what a bench must bear."""

from __future__ import annotations

from onrecord.core.coding import Coder, Coding
from onrecord.core.errors import EmptyReport
from onrecord.core.report import Report
from onrecord.core.vocabulary import CoderKind

__all__ = ["REFUSED", "coder_for", "refusing_coder_for"]

REFUSED = "refuse this"


class _Silent:
    def code(self, report: Report) -> Coding:
        return Coding(report, Coder(CoderKind.RULES, "silent", "1", ""))


class _Refusing(_Silent):
    def code(self, report: Report) -> Coding:
        if REFUSED in report.text:
            raise EmptyReport("the report", found="nothing", expected="something", do="Nothing.")
        return super().code(report)


def coder_for(_language: str) -> _Silent:
    """Give a coder that finds nothing in any report."""
    return _Silent()


def refusing_coder_for(_language: str) -> _Refusing:
    """Give a coder that refuses reports with the words `REFUSED`."""
    return _Refusing()
