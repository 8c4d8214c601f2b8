"""Compare one incident: its acts, time, place, parties, objects, counts and who told it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.examples.likeness import count_is, is_like
from tests.examples.pairing import Record, pair
from tests.examples.parties import cast_of
from tests.examples.stated import Field, chain_fields, list_fields, stated_fields, when_fields, where_fields

__all__ = ["incident_agreement", "incident_fields"]

ACT = ("type", "method", "weapon", "stance", "grounds", "circumstances")
# What tells one incident from another: fields whose agreement is more than chance.
TELLING = ("name", "age", "description", "count", "earliest", "text")


def incident_fields(stated: Record, got: Record | None, *, given: bool = False) -> Iterator[Field]:
    """Yield every field the expectation states of an incident, or that nothing was coded for it."""
    if "acts" in stated:
        acts = pair(stated["acts"], [] if got is None else got["acts"], act_agreement)
        yield from list_fields("acts", acts, lambda one, act: stated_fields(one, act, ACT))
    if "when" in stated:
        yield from (f.below("when") for f in when_fields(stated["when"], got and got["when"], given=given))
    if "where" in stated:
        yield from (f.below("where") for f in where_fields(stated["where"], got and got["where"]))
    yield from cast_of(stated, got).fields()
    if "objects" in stated:
        objects = pair(stated["objects"], [] if got is None else got["objects"], object_agreement)
        yield from list_fields("objects", objects, _object_fields)
    for outcome, wanted in stated.get("counts", {}).items():
        count = None if got is None else got["counts"].get(outcome)
        yield Field(f"counts.{outcome}", wanted, count, got is not None and count_is(wanted, count))
    yield from chain_fields(stated.get("according_to", ()), got)


def incident_agreement(stated: Record, got: Record) -> int:
    """Give how many fields agree, or 0 where no act and nothing telling does."""
    if not any(act_agreement(one, act) for one in stated.get("acts", ()) for act in got["acts"]):
        return 0
    if not stated.keys() - {"acts", "note", "optional"}:
        return 1
    right = [field for field in incident_fields(stated, got) if field.right]
    telling = [
        f for f in right if f.expected is not None and (f.path.endswith(TELLING) or f.path.startswith("counts."))
    ]
    return len(right) if telling else 0


def act_agreement(stated: Record, got: Record) -> int:
    """Give how many fields of an act agree, or 0 where its type does not."""
    if not is_like(stated["type"], got["type"]):
        return 0
    return sum(field.right for field in stated_fields(stated, got, ACT))


def object_agreement(stated: Record, got: Record) -> int:
    """Give how many fields of an object agree."""
    return sum(field.right for field in _object_fields(stated, got))


def _object_fields(stated: Record, got: Record | None) -> Iterator[Field]:
    """Yield the fields of an object; its description may stand as its name or its type."""
    if "description" in stated:
        called = [] if got is None else [got["name"], got["type"]]
        yield Field(
            "description", stated["description"], called, any(is_like(stated["description"], c) for c in called)
        )
    yield from stated_fields(stated, got, ("name", "type", "count"))
