"""What a coding tells, in the few words a test compares: who, how many, what was done, on which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import pytest

from onrecord.core.coding import Claim, Coding, Incident, Perpetrator, Victim
from onrecord.core.report import Report
from onrecord.core.values import Count

__all__ = [
    "PUBLISHED",
    "acts",
    "called",
    "cases",
    "claims_on",
    "counts",
    "harmed",
    "incident",
    "length",
    "not_yet",
    "perpetrators",
    "report",
    "victim",
    "words_of",
]

# A Friday, for reports whose dates count from their publication.
PUBLISHED = date(2023, 6, 16)


def report(text: str, published: date | None = None, **known: object) -> Report:
    """Give an English report with this text."""
    return Report("sha256:" + "0" * 64, text, published=published, language="en", **known)  # type: ignore[arg-type]


def not_yet(reason: str) -> pytest.MarkDecorator:
    """Mark an expectation the coder does not meet yet; meeting it fails the run until the mark goes."""
    return pytest.mark.xfail(strict=True, reason=reason)


def cases(
    table: Iterable[tuple[object, ...]], unmet: Mapping[str, str] | None = None, *, labelled: bool = False
) -> list[object]:
    """Give the cases of a table by their first words, which are a label and no argument if `labelled`.

    `unmet` holds the first words of the cases that the coder does not meet yet, with the reason.
    """
    reasons, rows = unmet or {}, list(table)
    assert reasons.keys() <= {row[0] for row in rows}, reasons.keys() - {row[0] for row in rows}
    return [
        pytest.param(*row[labelled:], marks=not_yet(reasons[str(row[0])]) if row[0] in reasons else (), id=str(row[0]))
        for row in rows
    ]


def incident(coding: Coding) -> Incident:
    """Give the only incident of a coding."""
    assert len(coding.incidents) == 1, [acts(each) for each in coding.incidents]
    return coding.incidents[0]


def called(party: Victim | Perpetrator) -> str | None:
    """Give what a party is called: by name, else in words, else as a body."""
    return party.name or party.description or getattr(party, "actor", None)  # type: ignore[return-value]


def length(count: Count | None) -> str:
    """Give a count as `12`, `12..15` or `12..`."""
    if count is None:
        return "-"
    if count.low == count.best == count.high:
        return str(count.low)
    ends = ("" if end is None else str(end) for end in (count.low, count.high))
    return "..".join(ends) if count.best is None else f"{count.low}..{count.best}..{count.high}"


def harmed(found: Incident) -> dict[str, str]:
    """Give each victim, with the number where it is not one, and what happened to it."""
    return {_numbered(each): " and ".join(sorted({str(harm.outcome) for harm in each.acts})) for each in found.victims}


def perpetrators(found: Incident) -> dict[str, str]:
    """Give each perpetrator, with the number where one is told, and its involvement."""
    return {
        _numbered(each): " and ".join(sorted({str(part.involvement) for part in each.acts}))
        for each in found.perpetrators
    }


def _numbered(party: Victim | Perpetrator) -> str:
    number = length(party.count)
    return f"{called(party)}" if number in ("1", "-") else f"{number} {called(party)}"


def acts(found: Incident) -> dict[str, str | None]:
    """Give each act with its method."""
    return {act.type: act.method for act in found.acts}


def counts(found: Incident) -> dict[str, str]:
    """Give the counts by outcome in short."""
    return {outcome: length(count) for outcome, count in found.counts.items()}


def victim(found: Incident, name: str) -> Victim:
    """Give the victim called so."""
    (one,) = [each for each in found.victims if called(each) == name]
    return one


def claims_on(coding: Coding, subject: str, path: str) -> list[Claim]:
    """Give the claims on one property of one subject."""
    return [claim for claim in coding.claims if (claim.subject, claim.property) == (subject, path)]


def words_of(coding: Coding, subject: str, path: str) -> list[str]:
    """Give the words that the claims on a property quote."""
    return [quote.text for claim in claims_on(coding, subject, path) for quote in claim.quotes]
