"""Compare one toll: an aggregate is known by its act and its number."""

from __future__ import annotations

from collections.abc import Iterator

from tests.examples.likeness import count_is, is_like
from tests.examples.pairing import Record
from tests.examples.stated import Field, chain_fields, stated_fields, when_fields, where_fields

__all__ = ["toll_agreement", "toll_fields"]


def toll_fields(stated: Record, got: Record | None) -> Iterator[Field]:
    """Yield every field the expectation states of a toll, or that nothing was coded for it."""
    yield from stated_fields(stated, got, ("act", "count", "population", "actor", "grounds", "stance"))
    if "text" in stated:
        words = None if got is None else got["count"]["text"]
        yield Field("count.text", stated["text"], words, is_like(stated["text"], words))
    for key in ("period", "said_on"):
        if key in stated:
            yield from (field.below(key) for field in when_fields(stated[key], got and got[key]))
    if "where" in stated:
        yield from (field.below("where") for field in where_fields(stated["where"], got and got["where"]))
    yield from chain_fields(stated.get("according_to", ()), got)


def toll_agreement(stated: Record, got: Record) -> int:
    """Give how many fields agree, or 0 where the act or the number does not."""
    if not is_like(stated["act"], got["act"]) or not count_is(stated["count"], got["count"]):
        return 0
    return sum(field.right for field in toll_fields(stated, got))
