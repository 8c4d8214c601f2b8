"""An engine that does as a report's first word says, so that commands can be tested without a coder."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.coding.trace import Decision
from onrecord.core.coding import Coding
from onrecord.core.errors import CodebookError, EmptyReport, EvidenceError, MissingPart
from onrecord.core.report import Report
from onrecord.evidence.files import load
from tests.factory import a_claim, a_coding, a_killing
from tests.lifelike import bread_queue_coding

__all__ = ["ScriptedEngine"]

PARTS = {"found": "nothing", "expected": "something", "do": "Look again."}


@dataclass(frozen=True)
class ScriptedEngine:
    """Codes any text; #EMPTY, #DEFECT, #MISSING, #BOOK and #DIE as its first word make it fail in that way."""

    def unfold(self, job):
        """Give the job itself: a file is one report here, unless its text says #SEVERAL."""
        try:
            text = (load(Path(job.name)) if job.data is None else job.data).decode()
        except EvidenceError as error:
            yield error
            return
        if not text.startswith("#SEVERAL"):
            yield job
            return
        for number, line in enumerate(text.splitlines()[1:], 1):
            place = f"{job.name} › message {number}"
            yield (EmptyReport(place, **PARTS) if line == "#EMPTY" else replace(job, name=place, data=line.encode()))

    def code(self, job):
        """Give a coding whose report is the job's text."""
        text = (load(Path(job.name)) if job.data is None else job.data).decode()
        self._obey(text.partition(" ")[0], job)
        if text.startswith("BREAD"):
            return bread_queue_coding()
        report = Report(
            "sha256:" + "0" * 64, text, text.splitlines()[0], source=str(job.codebook), published=job.published
        )
        return replace(a_coding(a_killing(), claims=(a_claim("p1", "age", 51),)), report=report)

    def explain(self, job) -> tuple[Coding, tuple[Decision, ...]]:
        """Give the coding with two decisions."""
        coding = self.code(job)
        quote = coding.report.quote(0, 5)
        return coding, (
            Decision("i1", "act", quote, "a verb", "kept"),
            Decision(None, "act", quote, "a verb", "set aside"),
        )

    def _obey(self, word, job):
        if word == "#EMPTY":
            raise EmptyReport(job.name, **PARTS)
        if word == "#MISSING":
            raise MissingPart("the model", **PARTS)
        if word == "#BOOK":
            raise CodebookError("the codebook", **PARTS)
        if word == "#DEFECT":
            raise KeyError("forgotten")
        if word == "#DIE":
            os._exit(9)
