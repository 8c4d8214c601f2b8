"""What the case file knows of a release when it is made, and the release does not say: kept beside it, by its manifest.

Published it would tell that somebody named is like a child who is held back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.store.entries import body_of, newest_entry, set_entry

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = ["ToldOfRelease", "keep_told", "told_of"]

KIND = "release told"


@dataclass(frozen=True, slots=True)
class ToldOfRelease:
    """How many pairs of people and of incidents waited to be judged, and the ids of the named people of no known age
    who may be a child that is held back.
    """

    pairs_waiting: int = 0
    may_be_children: tuple[str, ...] = ()


def keep_told(pen: Pen, manifest_sha256: str, told: ToldOfRelease) -> None:
    """Keep, in the pen's transaction, what was known of a release when it was made."""
    body = {"pairs_waiting": told.pairs_waiting, "may_be_children": list(told.may_be_children)}
    set_entry(pen, KIND, manifest_sha256, body)


def told_of(case: CaseFile, manifest_sha256: str) -> ToldOfRelease | None:
    """Give what was known of a release when it was made; None of one that was made before this was looked for."""
    entry = newest_entry(case, KIND, manifest_sha256)
    if entry is None:
        return None
    told = body_of(entry)
    return ToldOfRelease(int(told["pairs_waiting"]), tuple(told["may_be_children"]))
