"""Whom a name of one word means where several people of the report bear it, as the brothers of a family do.

Who speaks is the one who spoke before, who does not is none of those who only speak. Where that leaves several, the
name joins none of them until an act tells: of brothers of whom one was killed, "the killing of Mr Bello" is his.
"""

from __future__ import annotations

from onrecord.coding.english.entities import Entities
from onrecord.coding.english.tellings import Cluster

__all__ = ["join_namesakes"]


def join_namesakes(cluster: Cluster, entities: Entities) -> None:
    """Join a name that several may bear to the last of them who suffered the same act in an incident."""
    suffering: dict[str, set[int]] = {}
    for telling in cluster.tellings:
        suffering.setdefault(telling.act, set()).update(entities.of(victim) for victim in telling.event.victims)
    for telling in cluster.tellings:
        for victim in telling.event.victims:
            first = entities.members(victim)[0].id
            bearers = (entities.of(each) for each in entities.unsure.get(first, ()))
            meant = next((each for each in bearers if each in suffering[telling.act]), None)
            if meant is not None and meant != entities.of(victim):
                entities.join(meant, victim, "the bearer of the name who suffered the same")
