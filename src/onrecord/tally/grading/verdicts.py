"""What one rule of grades finds of an incident."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Verdict"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A grade, why, what is missing for the next one, each in words, and the claims that support it."""

    grade: str
    why: str
    missing: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
