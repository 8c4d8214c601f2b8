"""Why a coder decided as it did: which words, which rule, what was considered and set aside."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.core.report import Quote

__all__ = ["Decision"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One step of a coder. `subject` is the id of the record it concerns, None where nothing came of it."""

    subject: str | None
    step: str
    words: Quote | None
    rule: str
    outcome: str
    considered: tuple[str, ...] = ()
