"""The fields an expectation states, each with what was coded and whether it is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tests.examples.likeness import count_is, distance_km, is_like
from tests.examples.pairing import Pairing, Record

__all__ = ["Field", "chain_fields", "label", "list_fields", "stated_fields", "when_fields", "where_fields"]

WITHIN_KM = 30


@dataclass(frozen=True, slots=True)
class Field:
    """One stated value: where it belongs, what was expected, what was coded."""

    path: str
    expected: object
    got: object
    right: bool

    def below(self, place: str) -> Field:
        """Give the field with its path put below another."""
        return replace(self, path=f"{place}.{self.path}")


Fields = Callable[[Record, Record | None], Iterable[Field]]


def stated_fields(stated: Record, got: Record | None, keys: Iterable[str]) -> Iterator[Field]:
    """Yield a field for each of the keys that the expectation states."""
    for key in keys:
        if key in stated:
            value = None if got is None else got.get(key)
            like = count_is if key == "count" else is_like
            yield Field(key, stated[key], value, got is not None and like(stated[key], value))


def when_fields(stated: Record, got: Record | None, *, given: bool = False) -> Iterator[Field]:
    """Yield the fields of a date; `given` puts in what a publication date makes of it."""
    wanted = {**stated, **stated.get("given", {})} if given else dict(stated)
    yield from stated_fields(wanted, got, ("earliest", "latest", "precision", "text", "basis"))


def where_fields(stated: Record, got: Record | None) -> Iterator[Field]:
    """Yield the fields of a place; `near` is right within `within_km` of the point."""
    yield from stated_fields(stated, got, ("text", "name", "country", "precision"))
    if "near" in stated:
        point = None if got is None or got.get("latitude") is None else (got["latitude"], got["longitude"])
        near = point is not None and distance_km(stated["near"], point) <= stated.get("within_km", WITHIN_KM)
        yield Field("near", stated["near"], point, near)


def chain_fields(stated: Sequence[Any], got: Record | None) -> Iterator[Field]:
    """Yield a field for each according-to chain; the empty chain is right where there is no other."""
    chains = [] if got is None else got["according_to"]
    for wanted in stated:
        choices = wanted["any_of"] if isinstance(wanted, Mapping) else [wanted]
        right = got is not None and any(_told(choice, chains) for choice in choices)
        yield Field("according_to", wanted, chains, right)


def list_fields(place: str, pairing: Pairing, fields: Fields) -> Iterator[Field]:
    """Yield the fields of each record that is owed, and one that is right if nothing unexpected is there."""
    for number, (stated, got) in enumerate(pairing.owed, 1):
        yield Field(f"{place} {number}", label(stated), None if got is None else label(got), got is not None)
        yield from (field.below(f"{place} {number}") for field in fields(stated, got))
    yield Field(f"{place}: no others", [], [label(got) for got in pairing.unexpected], not pairing.unexpected)


def label(record: Record) -> str:
    """Give a few words that tell which record this is."""
    said = [record.get(key) for key in ("note", "name", "type", "act", "description", "actor", "id")]
    acts = [act["type"] for act in record.get("acts", ()) if "type" in act] if "type" not in record else []
    who = [victim.get("name") or victim.get("description") for victim in record.get("victims", ())]
    return ", ".join(str(word) for word in [*said[:1], *acts, *said[1:], *who] if word)


def _told(wanted: Sequence[object], chains: Sequence[Sequence[str]]) -> bool:
    if not wanted:
        return not any(chains)
    return any(
        len(chain) == len(wanted) and all(is_like(one, link) for one, link in zip(wanted, chain, strict=True))
        for chain in chains
    )
