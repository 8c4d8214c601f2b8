"""Judgements for tests, a minute apart in the order of their numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from onrecord.linkage.judgements import Decision, Judgement

FIRST = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
SIGNS = {"=": Decision.SAME, "!": Decision.DIFFERENT, "?": Decision.UNSURE}


def decided(number, words, by="Hala Kassem", **told):
    """Give the judgement that words such as "a=b", "a!b" or "a?b" stand for."""
    one, sign, other = words[0], words[1], words[2]
    when = told.pop("when", FIRST + timedelta(minutes=number))
    return Judgement(number, one, other, SIGNS[sign], by, when, told.pop("why", "father's name and town"), **told)


def withdrawn(number, before, by="Hala Kassem"):
    """Give the judgement that takes another back."""
    when = FIRST + timedelta(minutes=number)
    return Judgement(
        number, before.one, before.other, Decision.WITHDRAWN, by, when, "wrong row", withdraws=before.number
    )


def all_decided(*words):
    """Give judgements numbered from 1."""
    return [decided(number, each) for number, each in enumerate(words, 1)]
