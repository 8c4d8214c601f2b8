"""How many suffered what in one incident, as it stands this moment: each range with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from onrecord.tally.accounts import Account as Counting
from onrecord.tally.counted import counted_of
from onrecord.tally.ranges import Range
from onrecord.tally.rules.schemes import Scheme
from onrecord.web.records.values import Account, Seen, account_of
from onrecord.web.records.wording import range_label
from onrecord.web.sentences.saying import say_all

__all__ = ["Figure", "figures_now"]


@dataclass(frozen=True, slots=True)
class Figure:
    """The range of one thing suffered: its label and words, the rules that chose it, accounts heard and set aside.

    `hides` counts the accounts that the reader may not see.
    """

    key: str
    label: str
    range: Range
    words: str
    rules: tuple[str, ...]
    accounts: tuple[Account, ...]
    hides: int = 0


def figures_now(seen: Seen, scheme: Scheme) -> list[Figure]:
    """Give the ranges of an incident under a scheme, counted now."""
    opened, phrases = seen.opened, seen.phrases
    found: list[Figure] = []
    for each in counted_of(opened.happening, opened.facts, scheme):
        if each.kind is not None:
            continue
        label, folded = phrases.term("people", each.outcome), each.folded
        heard = list(_accounts(seen, [(account, "") for account in folded.heard]))
        aside = list(_accounts(seen, [(out.account, out.why) for out in folded.aside]))
        hides = len(folded.heard) + len(folded.aside) - len(heard) - len(aside)
        told = (*heard, *aside)
        found.append(
            Figure(str(each.outcome), label, each.range, range_label(each.range), say_all(folded.rules), told, hides)
        )
    return found


def _accounts(seen: Seen, told: Sequence[tuple[Counting, str]]) -> Iterator[Account]:
    for account, why in told:
        claims = [seen.claims[ref] for ref in account.claims if ref in seen.claims]
        shown = [each for each in claims if each.report not in seen.sight.hidden]
        if shown:
            # Whose word replaced it may be that of a protected source.
            said = _("a rule of the scheme") if why and seen.sight.hidden else why
            yield account_of(seen, shown, stands=not why, aside=said)
