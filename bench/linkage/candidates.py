"""Candidate pairs for the string baselines: records that share two words of name by skeleton, or a birth date.

Splink blocks by rules of its own (`plain_splink.py`); a linker of ours by its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bench.linkage.records import Record
from bench.linkage.words import skeletons

__all__ = ["agree_on_sex_and_age", "candidate_pairs"]

# A key that more pairs share ("Muhammad Ahmad") finds nobody; such records have rarer keys too.
PAIRS_PER_KEY = 20_000
YEARS_APART = 2


def candidate_pairs(lists: Sequence[Sequence[Record]], *, within: bool) -> Iterator[tuple[Record, Record]]:
    """Yield each pair of records that share a key once, those of one list if asked."""
    records = [(record, number) for number, records in enumerate(lists) for record in records]
    seen: set[int] = set()
    for members in _blocks(records).values():
        if len(members) * (len(members) - 1) // 2 > 2 * PAIRS_PER_KEY:
            continue
        for place, one in enumerate(members):
            for other in members[place + 1 :]:
                pair = one * len(records) + other
                if pair not in seen and (within or records[one][1] != records[other][1]):
                    seen.add(pair)
                    yield records[one][0], records[other][0]


def agree_on_sex_and_age(one: Record, other: Record) -> bool:
    """True where sex and age, as far as both are known, do not part two records."""
    if one.sex is not None and other.sex is not None and one.sex != other.sex:
        return False
    return one.age is None or other.age is None or abs(one.age - other.age) <= YEARS_APART


def _blocks(records: Sequence[tuple[Record, int]]) -> dict[str, list[int]]:
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for place, (record, _) in enumerate(records):
        for key in _keys(record):
            blocks[key].append(place)
    return blocks


def _keys(record: Record) -> set[str]:
    """Give the keys: given name with each later word, the lineage, all words in any order, the birth date."""
    words = skeletons(record.names[0]) if record.names else ()
    keys = {f"given {words[0]} {word}" for word in words[1:]}
    if len(words) > 2:
        keys |= {f"lineage {' '.join(words[1:])}", f"all {' '.join(sorted(words))}"}
    if record.birth is not None and words:
        keys.add(f"birth {record.birth} {words[0][:1]}")
    return keys
