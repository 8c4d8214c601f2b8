"""Accounts and claims in few words, so that a test states only what it is about."""

from __future__ import annotations

from datetime import date

from onrecord.core.record import Held, Record
from onrecord.core.values import Count
from onrecord.core.vocabulary import RecordKind
from onrecord.tally.accounts import Account, ClaimFact

__all__ = ["account", "day", "fact", "held_values", "record", "said"]


def day(number: int) -> date:
    """Give a day of May 2013."""
    return date(2013, 5, number)


def fact(source: str = "Radio Zawiya", *chain: str, on: int | None = 10, **more: object) -> ClaimFact:
    """Give where a claim is from: its source, the chain, the day of May on which it was published."""
    published = None if on is None else day(on)
    return ClaimFact(f"report of {source}", f"report of {source}", published, source, chain, **more)


def account(count: int | Count, where: ClaimFact | None = None, coding: str = "A", **more: object) -> Account:
    """Give an account of an exact number, or of any other count."""
    count = Count.exactly(count) if isinstance(count, int) else count
    return Account(count, (f"{coding}/c1",), where or fact(), **more)


def said(*told: tuple[int | Count, str]) -> list[Account]:
    """Give accounts of numbers by their sources, in order, each of a coding of its own."""
    return [account(count, fact(source), f"r{place}") for place, (count, source) in enumerate(told)]


def held_values(*told: tuple[str, object, str]) -> tuple[Held, ...]:
    """Give what is held by path, value and claim."""
    return tuple(Held(path, value, (claim,), "only value told") for path, value, claim in told)


def record(kind: RecordKind, *told: tuple[str, object, str], within: str | None = None, id: str = "1") -> Record:  # noqa: A002
    """Give a record of these values; it joins a subject of each coding that tells one."""
    members = dict.fromkeys(f"{claim.partition('/')[0]}/s{id}" for _, _, claim in told)
    return Record(id, kind, tuple(members), held_values(*told), within)
