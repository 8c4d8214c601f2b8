"""One rule of an audience: of whom it speaks, and what it holds back, makes coarser, puts off or looks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.core.errors import CodebookError
from onrecord.publish.disclosure.shape import every_field, is_structure

__all__ = [
    "CELLS",
    "COARSER",
    "CONDITIONS",
    "FINDS",
    "UNSAID",
    "Delay",
    "Rule",
    "is_less",
    "known",
    "read_fields",
    "read_rule",
    "wrong",
]

CONDITIONS: Mapping[str, str] = {
    "always": "every record",
    "child": "a victim under 18, or said to be a child",
    "sexual violence": "a victim of sexual violence, and the incident it happened in",
    "with sexual violence": "everybody harmed in an incident with sexual violence, and the incident",
    "living": "a victim who is not said to have been killed",
    "relative of the withheld": "a relative of a victim whose name is held back",
    "relative of the living": "a relative of somebody living, or of somebody who is no victim",
    "relative of sexual violence": "a relative of a victim of sexual violence",
    "perpetrator": "a perpetrator who is a person",
    "protected source": "a report that a protected source gave, and what rests on it",
    "named teller": "somebody named as having told what a report says",
}
"""Of whom a rule may speak."""

COARSER: Mapping[str, tuple[str, ...]] = {
    "date": ("week", "month", "year"),
    "place": ("site", "neighbourhood", "town", "district", "province", "country"),
    "name": ("initials",),
    "age": ("group",),
}
"""What can be made coarser, and to what: the finest first."""

FINDS = ("phone", "email", "document")
"""What is looked for in every text, whoever it belongs to."""

CELLS = ("totals", "tolls", "incidents")
"""Where counts of few people are held back."""

UNSAID = "a rule that is not told"
"""What is said in total of a rule whose name would tell too much."""

KEYS = frozenset({"name", "when", "hold", "coarsen", "delay", "find", "cells", "say", "because", "why"})


@dataclass(frozen=True, slots=True)
class Delay:
    """Incidents that are not given yet: fewer than `days` after they happened or were graded, those of some grades,
    those that nobody signed.
    """

    days: int = 0
    after: str = "incident"
    grades: tuple[str, ...] = ()
    unsigned: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of an audience. `say` is what records say held something back, None where saying it would tell."""

    name: str
    when: str
    hold: frozenset[str] = frozenset()
    coarsen: Mapping[str, str] = field(default_factory=dict)
    delay: Delay | None = None
    find: frozenset[str] = frozenset()
    cells: Mapping[str, int] = field(default_factory=dict)
    say: str | None = None
    because: str | None = None

    @property
    def shown(self) -> str:
        """Give what is said to have held something back."""
        return self.say or UNSAID


def read_rule(told: object, thing: str) -> Rule:
    """Give a rule as YAML tells it.

    Raises:
        CodebookError: it names no condition, field or effect that there is, or has no effect.
    """
    if not isinstance(told, dict) or not isinstance(told.get("name"), str):
        raise wrong(thing, repr(told)[:60], "a rule with a `name`")
    thing = f"{thing}, the rule {told['name']!r}"
    known(thing, told, KEYS)
    when = told.get("when")
    if when not in CONDITIONS:
        raise wrong(thing, f"when: {when!r}", f"one of {', '.join(CONDITIONS)}")
    rule = Rule(
        told["name"],
        str(when),
        frozenset(read_fields(told.get("hold", ()), thing)),
        _coarsen(told.get("coarsen", {}), thing),
        _delay(told["delay"], thing) if "delay" in told else None,
        frozenset(_of("find", told.get("find", ()), FINDS, thing)),
        _cells(told.get("cells", {}), thing),
        told.get("say", told["name"]),
        told.get("because"),
    )
    if not (rule.hold or rule.coarsen or rule.delay or rule.find or rule.cells):
        raise wrong(thing, "nothing that it does", "at least one of hold, coarsen, delay, find, cells")
    return rule


def read_fields(told: object, thing: str) -> tuple[str, ...]:
    """Give fields that YAML names as `Class.field`, each of them one that can be held back.

    Raises:
        CodebookError: one is not a field of what is published, or a record cannot be without it.
    """
    fields = _of("a field", told, every_field(), thing)
    for each in fields:
        if is_structure(each):
            raise wrong(thing, each, "a field that a record can be without: hold the field that the record is in")
    return fields


def is_less(new: Rule, old: Rule) -> bool:
    """Tell whether one rule gives nothing that the other, of the same name, does not give."""
    coarser = all(
        what in new.coarsen and COARSER[what].index(new.coarsen[what]) >= COARSER[what].index(level)
        for what, level in old.coarsen.items()
    )
    cells = all(new.cells.get(where, 0) >= least for where, least in old.cells.items())
    same = new.when == old.when or new.when == "always"
    return same and coarser and cells and new.hold >= old.hold and new.find >= old.find and _later(new.delay, old.delay)


def wrong(thing: str, found: str, expected: str) -> CodebookError:
    """Give the error of a file of rules that cannot be followed."""
    return CodebookError(thing, found=found, expected=expected, do="Correct the file; docs: Publish safely.")


def known(thing: str, told: Mapping[str, object], keys: frozenset[str]) -> None:
    """Refuse a mapping with keys that mean nothing.

    Raises:
        CodebookError: one is not known.
    """
    unknown = sorted(str(key) for key in set(told) - keys)
    if unknown:
        raise wrong(thing, ", ".join(unknown), f"some of {', '.join(sorted(keys))}")


def _later(new: Delay | None, old: Delay | None) -> bool:
    if old is None or new is None:
        return old is None
    same = new.after == old.after or not old.days
    return same and new.days >= old.days and new.unsigned >= old.unsigned and {*new.grades} >= {*old.grades}


def _coarsen(told: object, thing: str) -> Mapping[str, str]:
    if not isinstance(told, dict):
        raise wrong(thing, f"coarsen: {told!r}", f"some of {', '.join(COARSER)}, each with how coarse")
    for what, level in told.items():
        if what not in COARSER or level not in COARSER[what]:
            levels = "; ".join(f"{name}: {', '.join(steps)}" for name, steps in COARSER.items())
            raise wrong(thing, f"coarsen: {what}: {level}", f"one of {levels}")
    return told


def _delay(told: object, thing: str) -> Delay:
    if not isinstance(told, dict):
        raise wrong(thing, f"delay: {told!r}", "days, after, grades or unsigned")
    known(f"{thing}, delay", told, frozenset({"days", "after", "grades", "unsigned"}))
    delay = Delay(
        told.get("days", 0), told.get("after", "incident"), tuple(told.get("grades", ())), told.get("unsigned", False)
    )
    if type(delay.days) is not int or delay.days < 0 or delay.after not in ("incident", "grade"):
        raise wrong(thing, f"delay: {told!r}", "days: a number of 0 or more; after: incident or grade")
    return delay


def _cells(told: object, thing: str) -> Mapping[str, int]:
    if not isinstance(told, dict):
        raise wrong(thing, f"cells: {told!r}", f"some of {', '.join(CELLS)}, each with the least that is given")
    for where, least in told.items():
        if where not in CELLS or type(least) is not int or least < 2:
            raise wrong(thing, f"cells: {where}: {least!r}", f"one of {', '.join(CELLS)}, with a number of 2 or more")
    return told


def _of(what: str, told: object, may: tuple[str, ...], thing: str) -> tuple[str, ...]:
    if not isinstance(told, (list, tuple)) or not all(isinstance(each, str) for each in told):
        raise wrong(thing, f"{what}: {told!r}"[:80], "a list of names")
    for each in told:
        if each not in may:
            raise wrong(thing, f"{what} {each!r}", f"one of {', '.join(may) if len(may) < 9 else 'those in the docs'}")
    return tuple(told)
