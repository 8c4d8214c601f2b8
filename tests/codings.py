"""Codings as a coder gives them, every value with its words: write the view and say what each value rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from onrecord.core.coding import Chain, Claim, ClaimValue, Coder, Coding, Incident, Toll
from onrecord.core.contract import check_coding, view_values
from onrecord.core.report import Quote, Report
from onrecord.core.vocabulary import CoderKind, Stance

__all__ = ["Ground", "Told", "find_quote", "make_coding"]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a value rests on: words of the report (their nth place in it), a rule, or both."""

    words: str | None = None
    rule: str | None = None
    confidence: float = 0.96
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Told:
    """By whom everything about a subject is told, and how."""

    chain: Chain = ()
    stance: Stance = Stance.ASSERTED


Grounds = Mapping[str, str | Ground]


def make_coding(
    report: Report,
    view: tuple[Iterable[Incident], Iterable[Toll]],
    grounds: Grounds,
    told: Mapping[str, Told] | None = None,
    extra: Iterable[Claim] = (),
) -> Coding:
    """Give a coding that keeps the contract: one claim for each value of the view, then the extra ones.

    A ground's key is `subject path` or, for all below it, `subject prefix.`; a value that stands in the report as it is
    needs none.
    """
    coder = Coder(CoderKind.RULES, "english", "0.1.0", "casualty@2026.1")
    bare = Coding(report, coder, tuple(view[0]), tuple(view[1]))
    claims = [
        _claim((subject, path, value), grounds, (told or {}).get(subject, Told()), report)
        for subject, path, value in view_values(bare)
    ]
    numbered = (replace(claim, id=f"c{number}") for number, claim in enumerate([*claims, *extra], 1))
    coding = replace(bare, claims=tuple(numbered))
    check_coding(coding)
    return coding


def find_quote(report: Report, words: str, nth: int = 1) -> Quote:
    """Give the nth place of the words in the report."""
    start = -1
    for _ in range(nth):
        start = report.text.index(words, start + 1)
    return report.quote(start, start + len(words))


def _claim(value: tuple[str, str, object], grounds: Grounds, told: Told, report: Report) -> Claim:
    subject, path, said = value
    said = said.isoformat() if isinstance(said, date) else said
    ground = _ground(subject, path, said, grounds)
    quotes = (find_quote(report, ground.words, ground.nth),) if ground.words is not None else ()
    return Claim(
        "", subject, path, said, told.stance, told.chain, quotes, inferred_by=ground.rule, confidence=ground.confidence
    )


def _ground(subject: str, path: str, said: ClaimValue, grounds: Grounds) -> Ground:
    steps = path.split(".")
    prefixes = [f"{subject} {'.'.join(steps[:n])}." for n in range(len(steps) - 1, 0, -1)]
    for key in (f"{subject} {path}", *prefixes):
        if key in grounds:
            ground = grounds[key]
            return ground if isinstance(ground, Ground) else Ground(ground)
    return Ground(str(said))
