"""Compare victims and perpetrators, who are known by their name or, unnamed, by what they are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.examples.likeness import count_is, is_like
from tests.examples.pairing import Record, pair
from tests.examples.stated import Field, list_fields, stated_fields

__all__ = ["Cast", "cast_of", "party_agreement"]

SIMPLE = ("kind", "name", "description", "count", "age", "age_group", "sex", "status", "occupation", "affiliation",
          "nationality", "actor")  # fmt: skip
NAME_WEIGHT = 8

# A relation told from its other end is the same relation.
PARENTS, CHILDREN = ("mother of", "father of", "parent of"), ("son of", "daughter of", "child of")
SIBLINGS, SPOUSES = ("brother of", "sister of", "sibling of"), ("wife of", "husband of", "spouse of")
ELDERS, NEPHEWS = ("uncle of", "aunt of"), ("nephew of", "niece of")
GRANDPARENTS = ("grandmother of", "grandfather of", "grandparent of")
GRANDCHILDREN = ("grandson of", "granddaughter of", "grandchild of")
FACING = (
    (PARENTS, CHILDREN),
    (SIBLINGS, SIBLINGS),
    (SPOUSES, SPOUSES),
    (ELDERS, NEPHEWS),
    (GRANDPARENTS, GRANDCHILDREN),
)
OTHER_END = {
    word: other for pair_ in FACING for one, other in (pair_, tuple(reversed(pair_))) for word in one
}  # fmt: skip


def party_agreement(stated: Record, got: Record) -> int:
    """Give how far a coded party is the expected one: 0 where the names differ or nothing tells who it is."""
    simple = {field.path: field for field in stated_fields(stated, got, SIMPLE)}
    named, right = isinstance(got.get("name"), str), {path for path, field in simple.items() if field.right}
    if named and stated.get("name") is not None and "name" not in right:
        return 0
    if named and "name" not in stated and "actor" not in right and got["kind"] == "person":
        return 0
    telling = {"description", "age", "actor", "occupation"} & right
    if "count" in right and not count_is(1, got["count"]):
        telling.add("count")
    if named and "name" in right:
        return NAME_WEIGHT + len(right)
    return len(right) if telling else 0


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of an incident, paired; `ids` is the coded id of each expected party by its key."""

    incident: Record | None
    victims: Sequence[Record] | None
    perpetrators: Sequence[Record] | None
    ids: Mapping[str, str]

    def fields(self) -> Iterator[Field]:
        """Yield the fields of all parties that are owed."""
        for role, stated in (("victims", self.victims), ("perpetrators", self.perpetrators)):
            if stated is not None:
                found = [] if self.incident is None else self.incident[role]
                yield from list_fields(role, pair(stated, found, party_agreement), self._party)

    def _party(self, stated: Record, got: Record | None) -> Iterator[Field]:
        yield from stated_fields(stated, got, SIMPLE)
        if "names" in stated:
            names = [] if got is None else [name["text"] for name in got["names"]]
            yield Field("names", stated["names"], names, got is not None and is_like(stated["names"], names))
        for relation in stated.get("relations", ()):
            yield Field(
                "relations", relation, (got or {}).get("relations"), got is not None and self._related(relation, got)
            )
        if "part_of" in stated:
            whole = self.ids.get(stated["part_of"])
            right = got is not None and whole is not None and got["part_of"] == whole
            yield Field("part_of", stated["part_of"], (got or {}).get("part_of"), right)
        yield from self._links(stated, got)

    def _related(self, stated: Record, got: Record) -> bool:
        wanted = stated["to"]["any_of"] if isinstance(stated["to"], Mapping) else [stated["to"]]
        others = {self.ids[key] for key in wanted if key in self.ids}
        parties = (
            {} if self.incident is None else {p["id"]: p for r in ("victims", "perpetrators") for p in self.incident[r]}
        )
        told = any(link["to"] in others and is_like(stated["type"], link["type"]) for link in got["relations"])
        return told or any(
            link["to"] == got["id"] and link["type"] in OTHER_END.get(stated["type"], ())
            for other in others
            for link in parties[other]["relations"]
        )

    def _links(self, stated: Record, got: Record | None) -> Iterator[Field]:
        types = {} if self.incident is None else {act["id"]: act["type"] for act in self.incident["acts"]}
        links = [] if got is None else got["acts"]
        for said in ("outcome", "involvement"):
            if said in stated:
                values = [link.get(said) for link in links]
                yield Field(said, stated[said], values, any(is_like(stated[said], value) for value in values))
        for act, value in stated.get("acts", {}).items():
            values = [_said(link) for link in links if types.get(link["act"]) == act]
            yield Field(f"acts.{act}", value, values, any(is_like(value, each) for each in values))


def cast_of(stated: Record, got: Record | None) -> Cast:
    """Give the parties of an incident with who is who."""
    ids: dict[str, str] = {}
    for role in ("victims", "perpetrators"):
        if got is not None and role in stated:
            pairing = pair(stated[role], got[role], party_agreement)
            ids |= {one["key"]: item["id"] for one, item in (*pairing.owed, *pairing.optional) if "key" in one and item}
    return Cast(got, stated.get("victims"), stated.get("perpetrators"), ids)


def _said(link: Mapping[str, Any]) -> object:
    return link.get("outcome", link.get("involvement"))
