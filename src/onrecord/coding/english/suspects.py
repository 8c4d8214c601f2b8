"""An arrest of whoever did the harm is no harm told: suspects are not coded as victims of detention.

Recorders of armed violence code the detention of journalists and protesters; the arrest of a murder suspect is part of
the murder's story.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.coding.english.entities import Entities
from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.tellings import HARM, Telling

__all__ = ["without_suspects"]

VIOLENT = (HARM - {"detention"}) | {"attack", "assault"}


def without_suspects(parse: Parse, tellings: Sequence[Telling], entities: Entities) -> list[Telling]:
    """Give the tellings without detentions of those who did, or are accused of, violence elsewhere in the report."""
    violent = {
        entities.of(doer.mention) for telling in tellings if telling.act in VIOLENT for doer in telling.event.doers
    }

    def suspect(mention: int) -> bool:
        entity = entities.of(mention)
        return entity in violent or any(
            parse.lower[each.head] in word_list("suspects") for each in entities.members(entity)
        )

    kept: list[Telling] = []
    for telling in tellings:
        if telling.act == "detention" and any(suspect(victim) for victim in telling.event.victims):
            victims = tuple(victim for victim in telling.event.victims if not suspect(victim))
            telling = replace(telling, event=replace(telling.event, victims=victims, doers=()))
        kept.append(telling)
    return kept
