"""Whether the means of one act of an incident are those of another, or the other's words tell their own.

"Gunmen fired at the bus; three passengers were hurt by broken glass": nobody was shot. What a blast throws is its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.tellings import Telling
from onrecord.coding.english.writing import Page

__all__ = ["Borrowing", "method_told"]

BLASTS = frozenset({"heavy weapons and explosive munitions", "planted explosives and unexploded ordnance"})


@dataclass(frozen=True, slots=True)
class Borrowing:
    """The tellings of one incident by act, asked which act was done by the means told of another."""

    page: Page
    told: Mapping[str, Sequence[Telling]]
    answers: dict[tuple[str, str | None], bool] = field(default_factory=dict)

    def borrows(self, act: str, method: str | None) -> bool:
        """Tell whether an act may have been done by a method, None for one not known, told of another act."""
        if (act, method) not in self.answers:
            self.answers[act, method] = self._borrows(self.told.get(act, ()), method)
        return self.answers[act, method]

    def _borrows(self, own: Sequence[Telling], method: str | None) -> bool:
        if own and all(method_told(self.page, telling) is not None for telling in own):
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
