"""Small codings and their parts, so that a test states only what it is about."""

from __future__ import annotations

from onrecord.core.coding import Act, Claim, Coder, Coding, Harm, Incident, Victim
from onrecord.core.report import Quote, Report
from onrecord.core.values import Count
from onrecord.core.vocabulary import CoderKind, Outcome, PartyKind

__all__ = ["TEXT", "a_claim", "a_coding", "a_killing", "a_report"]

TEXT = "A teacher is shot\n\nSamir Qasem, 51, was shot dead at the school gate."


def a_report(text: str = TEXT) -> Report:
    """Give a report with this text."""
    return Report("sha256:" + "0" * 64, text)


def a_claim(subject: str, path: str, value: str | int, words: str | None = None) -> Claim:
    """Give a claim quoting `words` from `TEXT`, or without a quote, inferred by a rule."""
    if words is None:
        return Claim("c1", subject, path, value, inferred_by="a rule")
    start = TEXT.index(words)
    return Claim("c1", subject, path, value, quotes=(Quote(start, start + len(words), words),))


def a_killing() -> Incident:
    """Give the incident `TEXT` tells."""
    victim = Victim(
        "p1", PartyKind.PERSON, "Samir Qasem", count=Count.exactly(1), age=51, acts=(Harm("k1", Outcome.KILLED),)
    )
    return Incident("i1", acts=(Act("k1", "killing"),), victims=(victim,))


def a_coding(*incidents: Incident, claims: tuple[Claim, ...] = ()) -> Coding:
    """Give a coding of `TEXT` by a rule coder."""
    return Coding(a_report(), Coder(CoderKind.RULES, "english", "1", "casualty@1"), incidents, claims=claims)
