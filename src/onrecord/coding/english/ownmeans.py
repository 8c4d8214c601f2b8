"""Whether the means of one act of an incident are those of another, or the other's words tell their own.

"Gunmen fired at the bus; three passengers were hurt by broken glass": nobody was shot. What a blast throws is its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.tellings import Cluster, Openness, Telling
from onrecord.coding.english.writing import Page

__all__ = ["ATTACK_ACTS", "LENDING", "LENT_TO", "Borrowing", "Key", "act_of", "method_told", "told_otherwise"]

ATTACK_ACTS = frozenset({"attack", "attack_on_object"})
# Acts whose means are also those of others in their incident, and the acts that are done by them.
LENDING = ATTACK_ACTS | {"killing", "injury", "assault"}
LENT_TO = ATTACK_ACTS | {"killing", "injury", "attempted_killing"}

BLASTS = frozenset({"heavy weapons and explosive munitions", "planted explosives and unexploded ordnance"})


class Key(NamedTuple):
    """An act of an incident by its codebook id; `otherwise` that of those harmed otherwise than the others."""

    act: str
    otherwise: bool = False


def act_of(telling: Telling) -> str:
    """Give the act a telling counts under: an attack on things only is one on objects, one that killed is the
    killing.
    """
    act = telling.act
    if act == "attack" and telling.event.objects and not telling.event.victims:
        return "attack_on_object"
    if act == "attack_on_object" and telling.event.victims and not telling.event.objects:
        return "attack"
    return act


def told_otherwise(page: Page, cluster: Cluster) -> frozenset[int]:
    """Give the tellings (by event) of those who died or were hurt otherwise than the others of an incident: of causes
    not known, or by things that the means of the others do not throw."""
    lenders = (telling for telling in cluster.tellings if act_of(telling) in LENDING)
    methods = {method for telling in lenders if (method := method_told(page, telling)) is not None}
    apart: set[int] = set()
    for act in LENT_TO & cluster.acts if methods else ():
        told = [telling for telling in cluster.tellings if act_of(telling) == act]
        rest = [telling for telling in told if _is_otherwise(page, telling, methods)]
        suffered = _victims(page, [telling for telling in told if telling not in rest])
        if suffered:
            apart |= {telling.event.id for telling in rest if not _victims(page, [telling]) & suffered}
    return frozenset(apart)


def _is_otherwise(page: Page, telling: Telling, methods: Set[str]) -> bool:
    by_no_means = all(_was_otherwise(page, telling, method) for method in methods)
    return telling.openness is not Openness.NONE or by_no_means


def _victims(page: Page, tellings: Sequence[Telling]) -> set[int]:
    return {page.entities.of(victim) for telling in tellings for victim in telling.event.victims}


@dataclass(frozen=True, slots=True)
class Borrowing:
    """The tellings of one incident by act, asked which act was done by the means told of another."""

    page: Page
    told: Mapping[Key, Sequence[Telling]]
    answers: dict[tuple[Key, str | None], bool] = field(default_factory=dict)
    sufferers: dict[Key, set[int]] = field(default_factory=dict)

    def borrows(self, key: Key, lender: Telling) -> bool:
        """Tell whether an act may have been done by the means that a telling of another act tells."""
        method, own = method_told(self.page, lender), self.told.get(key, ())
        if (key, method) not in self.answers:
            self.answers[key, method] = self._borrows(own, method)
        return self.answers[key, method] and not self._only_found(key, lender)

    def _only_found(self, key: Key, lender: Telling) -> bool:
        """Tell whether somebody was only found dead, and the means are told of others."""
        if not any(telling.openness is Openness.FOUND for telling in self.told.get(key, ())):
            return False
        if key not in self.sufferers:
            self.sufferers[key] = _victims(self.page, self.told[key])
        others = _victims(self.page, [lender])
        return bool(others) and not others & self.sufferers[key]

    def _borrows(self, own: Sequence[Telling], method: str | None) -> bool:
        if own and all(method_told(self.page, telling) is not None for telling in own):
            return False
        if any(telling.openness is Openness.SAID for telling in own):
            return False
        return not any(_was_otherwise(self.page, telling, method) for telling in own)


def method_told(page: Page, telling: Telling) -> str | None:
    """Give the method a telling's own word or weapon implies."""
    if telling.event.trigger.method is not None:
        return telling.event.trigger.method
    means = (page.entities.mentions[mention] for mention in telling.event.means)
    told = (page.knowledge.method_of(page.parse.span(mention.start, mention.end)) for mention in means)
    return next((method for method in told if method is not None), None)


def _was_otherwise(page: Page, telling: Telling, method: str | None) -> bool:
    """Tell whether a telling names a thing as its cause that the method does not bring about."""
    event = telling.event
    if event.causes or event.means or event.trigger.method is not None:
        return False
    words = [page.parse.lower[page.entities.mentions[thing].head] for thing in event.things]
    blast = method is not None and page.codebook.methods[method].cause in BLASTS
    return any(not blast or word not in word_list("thrown_by_blasts") for word in words)
