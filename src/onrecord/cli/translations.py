"""A translation that a person gives to stand beside a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption

if TYPE_CHECKING:
    from onrecord.core.report import Translation

__all__ = ["read_translation"]

# What ISO 639 writes for a language that is not told.
UNDETERMINED = "und"


def read_translation(path: Path | None, made_by: str | None, *, one_report: bool) -> Translation:
    """Give the translation in a file of any kind that is read here, with who or what made it.

    Raises:
        BadOption: it is not said who made it, or of which of several reports it is.
        EvidenceError: the file cannot be read.
    """
    if path is None or not (made_by or "").strip():
        raise BadOption(
            "--translation",
            found="the name of who made it and no file" if path is None else "no name of who made it",
            expected="both the file and who or what made it",
            do="Give --translation FILE and --translated-by NAME.",
        )
    if not one_report:
        raise BadOption("--translation", found="several files", expected="one", do="Code each file with its own.")
    from onrecord.core.report import Translation
    from onrecord.evidence import read

    report = read(path)
    return Translation(report.language or UNDETERMINED, report.text, str(made_by).strip())
