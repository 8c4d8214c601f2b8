"""What a coding tells, in the few words a test compares: who, how many, what was done, on which words."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.coding import Claim, Coding, Incident, Perpetrator, Victim
from onrecord.core.report import Report
from onrecord.core.values import Count

__all__ = [
    "PUBLISHED",
    "acts",
    "called",
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


def harmed(found: Incident) -> dict[str | None, str]:
    """Give each victim, with the number where it is not one, and what happened to it."""
    return {
        f"{length(each.count)} {called(each)}" if length(each.count) != "1" else called(each): " and ".join(
            sorted({str(harm.outcome) for harm in each.acts})
        )
        for each in found.victims
    }


def perpetrators(found: Incident) -> dict[str | None, str]:
    """Give each perpetrator and its involvement."""
    return {
        called(each): " and ".join(sorted({str(part.involvement) for part in each.acts})) for each in found.perpetrators
    }


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
