"""The coder for languages that no coder reads yet: it finds nothing and says so on the report."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.coding.codebook import Codebook
from onrecord.coding.trace import Decision
from onrecord.core.coding import Coder, Coding
from onrecord.core.report import Report
from onrecord.core.vocabulary import CoderKind

__all__ = ["UnreadCoder"]


@dataclass(frozen=True, slots=True)
class UnreadCoder:
    """Keeps a report whole for people to code."""

    codebook: Codebook
    language: str

    @property
    def coder(self) -> Coder:
        """Who it is: nobody who reads."""
        return Coder(CoderKind.RULES, "unread", "1", self.codebook.id)

    def code(self, report: Report) -> Coding:
        """Give a coding without incidents whose report is flagged as not coded."""
        flag = f"not coded: there is no coder for its language ({self.language}) yet"
        return Coding(replace(report, flags=(*report.flags, flag)), self.coder)

    def explain(self, report: Report) -> tuple[Coding, tuple[Decision, ...]]:
        """Give the same, with the one decision there is."""
        coding = self.code(report)
        return coding, (Decision(None, "language", None, "no coder for this language", coding.report.flags[-1]),)
