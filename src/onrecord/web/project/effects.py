"""What a codebook does, in sentences: how many claims hold a term, how they are read, what waits to be coded again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onrecord.coding.codebook_changes import Change, Difference
from onrecord.store.codebooks import Effects
from onrecord.store.terms import Use

__all__ = ["MOST_AT_ONCE", "Told", "change_said", "effects_told"]

MOST_AT_ONCE = 2_000
"""Reports whose records are made anew while a browser waits; more are for the command, which takes its time."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a codebook does, and whether it can be kept from a page."""

    lines: tuple[str, ...]
    made_anew: int
    read_again: int
    is_too_much: bool


def effects_told(effects: Effects) -> Told:
    """Give in sentences what a codebook does."""
    lines = tuple(f"{change_said(each.change)} {_used(each.change, each.use)}".strip() for each in effects.effects)
    return Told(lines, effects.made_anew, effects.read_again, effects.made_anew > MOST_AT_ONCE)


def change_said(change: Change) -> str:
    """Give one difference between codebooks as a sentence."""
    told = {"term": change.term, "before": change.before, "after": change.after}
    return SENTENCES[change.kind](told) if change.kind is not Difference.WORDS else " ".join(_words(told))


SENTENCES: Mapping[Difference, Callable[[dict[str, Any]], str]] = {
    Difference.ADDED: lambda told: _("“%(after)s” (%(term)s) is new.") % told,
    Difference.BACK: lambda told: _("“%(after)s” (%(term)s) comes back.") % told,
    Difference.CODE: lambda told: _("%(term)s: its standard code is “%(after)s”, not “%(before)s”.") % told,
    Difference.DROPPED: lambda told: _("“%(before)s” (%(term)s) is left out.") % told,
    Difference.LABEL: lambda told: _("%(term)s is called “%(after)s”, not “%(before)s”.") % told,
    Difference.NUMBER: lambda told: _("“%(term)s” is read as %(after)s, not as %(before)s.") % _ends(told),
    Difference.READ_AS: lambda told: _("“%(before)s” (%(term)s) is read as “%(after)s”.") % told,
    Difference.RETIRED: lambda told: _("“%(before)s” (%(term)s) is retired: no words lead to it any more.") % told,
}


def _ends(told: dict[str, Any]) -> dict[str, Any]:
    """Give a range as people read it; an end that is open says so."""
    return {name: (value and value.replace("..", " · ")) or _("nothing") for name, value in told.items()}


def _words(told: dict[str, Any]) -> Iterator[str]:
    if told["after"]:
        yield _("%(term)s: words that lead to it now: %(after)s.") % told
    if told["before"]:
        yield _("%(term)s: words that lead to it no more: %(before)s.") % told


def _used(change: Change, use: Use) -> str:
    """Give how many claims hold a term and what becomes of them, nothing where no claim is concerned."""
    told = {"claims": f"{use.claims:,}", "reports": f"{use.reports:,}"}
    in_reports = ngettext("in %(reports)s report", "in %(reports)s reports", use.reports) % told
    told["where"] = in_reports
    if change.kind is Difference.READ_AS:
        return (
            ngettext(
                "%(claims)s claim %(where)s is read so from now on; the claim itself stays as it was coded.",
                "%(claims)s claims %(where)s are read so from now on; the claims themselves stay as they were coded.",
                use.claims,
            )
            % told
        )
    if change.kind is Difference.RETIRED:
        return (
            ngettext(
                "%(claims)s claim %(where)s keeps the name.", "%(claims)s claims %(where)s keep the name.", use.claims
            )
            % told
        )
    if change.kind is Difference.LABEL:
        return (
            ngettext(
                "This renames %(claims)s claim %(where)s.", "This renames %(claims)s claims %(where)s.", use.claims
            )
            % told
        )
    return ""
