"""What the English coder saw and how it decided, in words for `onrecord explain`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.coding.english.scored import Change
from onrecord.coding.english.tellings import UNDONE, Cluster, Telling
from onrecord.coding.english.writing import Page
from onrecord.coding.trace import Decision

__all__ = ["explain_page"]


def explain_page(
    page: Page, tellings: Sequence[Telling], clusters: Sequence[Cluster], changes: Sequence[Change]
) -> tuple[Decision, ...]:
    """Give the decisions of one coding: tellings kept and set aside, mentions joined."""
    of_event = {
        telling.event.id: f"i{number}" for number, cluster in enumerate(clusters, 1) for telling in cluster.tellings
    }
    return (*_tellings(page, tellings, of_event), *_changes(page, changes, of_event), *_joins(page))


def _tellings(page: Page, tellings: Sequence[Telling], of_event: dict[int, str]) -> Iterator[Decision]:
    for telling in tellings:
        tokens = telling.event.trigger.tokens
        words = page.quote(tokens[0], tokens[-1] + 1)
        subject = of_event.get(telling.event.id)
        rule = f"{telling.event.trigger.part} of {telling.act}; told as {telling.saying.stance}"
        yield Decision(
            subject, "act", words, rule, f"part of {subject}" if subject else _reason(telling), _roles(page, telling)
        )


def _reason(telling: Telling) -> str:
    if telling.saying.stance in UNDONE:
        return f"set aside: {telling.saying.stance}, not told as having happened"
    if telling.unlikely:
        return f"set aside: background, coded by recorders with probability {telling.likely or 0.0:.2f}"
    if not telling.harms:
        return "set aside: nobody and nothing in the victim role"
    return "set aside: a sum over time, kept as a toll"


def _roles(page: Page, telling: Telling) -> tuple[str, ...]:
    mentions = page.entities.mentions
    roles = [("victim", victim) for victim in telling.event.victims] + [
        ("object", thing) for thing in telling.event.objects
    ]
    roles += [(str(doer.involvement), doer.mention) for doer in telling.event.doers] + [
        ("means", means) for means in telling.event.means
    ]
    return tuple(f"{role}: {page.parse.span(mentions[number].start, mentions[number].end)}" for role, number in roles)


def _changes(page: Page, changes: Sequence[Change], of_event: dict[int, str]) -> Iterator[Decision]:
    for change in changes:
        mention = page.entities.mentions[change.mention]
        outcome = f"{'added' if change.added else 'dropped'} as {change.role}, probability {change.probability:.2f}"
        yield Decision(
            of_event.get(change.telling), "role", page.quote(mention.start, mention.end), "role scorer", outcome
        )


def _joins(page: Page) -> Iterator[Decision]:
    mentions = page.entities.mentions
    for first, second, rule in page.entities.joins:
        a, b = mentions[first], mentions[second]
        yield Decision(
            None, "one person", page.quote(b.start, b.end), rule, f"the same as {page.parse.span(a.start, a.end)!r}"
        )
