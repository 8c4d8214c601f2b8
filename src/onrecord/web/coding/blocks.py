"""The things of a sheet as they stand on the page: a block each, an incident or a toll with its own as a part."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from onrecord.web.coding.shown import Shown

__all__ = ["Block", "Part"]


@dataclass(frozen=True, slots=True)
class Block:
    """One thing: its values, those that tell nothing or nearly, and the fields that nothing is said in."""

    id: str
    kind: str
    label: str | Promise
    title: str
    values: tuple[Shown, ...]
    more: tuple[Shown, ...]
    asked: tuple[Shown, ...]
    others: tuple[Shown, ...]
    outcome: str = ""
    within: bool = False
    is_removed: bool = False
    is_own: bool = False
    lacks: str | Promise = ""
    is_whole: bool = False

    @property
    def rest(self) -> str:
        """The fields that are not shown until they are asked for."""
        return " ".join(each.key.partition(":")[2] for each in self.others)


@dataclass(frozen=True, slots=True)
class Part:
    """An incident or a toll with its number, and the things in it by role."""

    block: Block
    number: int
    roles: tuple[tuple[str, str | Promise, tuple[Block, ...]], ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Itself and the things in it, as they are shown."""
        return self.block, *(block for _, _, blocks in self.roles for block in blocks)
