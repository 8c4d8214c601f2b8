"""Duplicates planted within lists: some people told a second time, a little otherwise, by a seed.

Without them a rule of one record a list is rewarded, which is right only where each list repeats nobody.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from bench.linkage.damage import Damage, damage_name
from bench.linkage.records import Record

__all__ = ["plant_duplicates"]

SHARE = 0.03
# What a second telling changes; names of the list's own script are kept in it.
SECOND_TELLING = Damage(spelling=0.3, missing=0.15, swapped=0.02, glued=0.1, lam_alef=0.05, typing=0.1)
NO_BIRTH, NO_AGE, OTHER_YEAR = 0.2, 0.2, 0.15


def plant_duplicates(records: Sequence[Record], *, seed: int, share: float = SHARE) -> list[Record]:
    """Give the records with second tellings of this share of those whose person is known, at random places."""
    dice = random.Random(f"{seed} {records[0].list if records else ''}")
    known = [record for record in records if record.person is not None]
    planted = [_told_again(record, dice) for record in dice.sample(known, round(share * len(known)))]
    mixed = [*records, *planted]
    dice.shuffle(mixed)
    # Ids by place, so that a planted record is not told by its id.
    return [replace(record, id=f"{record.list}:p{number:06d}") for number, record in enumerate(mixed)]


def _told_again(record: Record, dice: random.Random) -> Record:
    age = record.age
    if age is not None and dice.random() < OTHER_YEAR:
        age = max(age + dice.choice((-1, 1)), 0)
    return replace(
        record,
        names=tuple(damage_name(name, SECOND_TELLING, dice) for name in record.names),
        age=None if dice.random() < NO_AGE else age,
        birth=None if dice.random() < NO_BIRTH else record.birth,
        # Another report on the same death: one report does not name a person twice.
        incident=None,
    )
