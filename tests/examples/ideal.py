"""The coding an expectation describes: of a coder who has every stated field right, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from onrecord.core.coding import Coding
from onrecord.core.wire import coding_from_json
from tests.examples.expectation import Expectation
from tests.examples.pairing import Record

__all__ = ["ideal_coding"]

PLAIN = ("kind", "name", "description", "age", "age_group", "sex", "status", "occupation", "affiliation", "actor")
PERPETRATOR_LACKS = ("status", "affiliation")


def ideal_coding(expected: Expectation, *, given: bool = False) -> Coding:
    """Give the coding with exactly what is stated and owed; of alternatives, the first."""
    owed = [one for one in expected["incidents"] if not one.get("optional")]
    data = {
        "report": {"id": "sha256:0", "text": "", "flags": ["not coded"] if expected.get("flagged") else []},
        "coder": {"kind": "person", "name": "ideal", "version": "1", "codebook": "casualty"},
        "incidents": [_incident(f"i{number}", one, given=given) for number, one in enumerate(owed, 1)],
        "tolls": [
            _toll(f"t{number}", one) for number, one in enumerate(expected["tolls"], 1) if not one.get("optional")
        ],
    }
    return coding_from_json(json.dumps(data))


def _incident(name: str, stated: Record, *, given: bool) -> dict[str, Any]:
    owed = [act for act in stated.get("acts", ()) if not act.get("optional")]
    acts = [{"id": f"{name}k{number}", **_first(act, optional=False)} for number, act in enumerate(owed, 1)]
    types = {act["type"]: act["id"] for act in acts}
    when = stated.get("when", {})
    parties = {
        role: [
            {"id": f"{name}{role[0]}{number}", **party}
            for number, party in enumerate((p for p in stated.get(role, ()) if not p.get("optional")), 1)
        ]
        for role in ("victims", "perpetrators")
    }
    ids = {party["key"]: party["id"] for role in parties.values() for party in role if "key" in party}
    return {
        "id": name,
        "acts": acts,
        "when": _when({**when, **when.get("given", {})} if given else when),
        "where": _where(stated.get("where", {})),
        "victims": [_party(party, types, ids, "outcome") for party in parties["victims"]],
        "perpetrators": [_party(party, types, ids, "involvement") for party in parties["perpetrators"]],
        "objects": list(_objects(name, stated)),
        "counts": {outcome: _count(count) for outcome, count in stated.get("counts", {}).items()},
        "according_to": [_choose(chain) for chain in stated.get("according_to", ())],
    }


def _objects(name: str, stated: Record) -> Iterator[dict[str, Any]]:
    for number, thing in enumerate(stated.get("objects", ()), 1):
        if not thing.get("optional"):
            yield {"id": f"{name}o{number}", "type": _choose(thing["description"]), "count": _count(thing.get("count"))}


def _party(stated: Record, types: Mapping[str, str], ids: Mapping[str, str], said: str) -> dict[str, Any]:
    links = [{"act": types[act], said: _choose(value)} for act, value in stated.get("acts", {}).items()]
    if said in stated:
        links.append({"act": next(iter(types.values())), said: _choose(stated[said])})
    lacks = () if said == "outcome" else PERPETRATOR_LACKS
    party = {key: _choose(stated[key]) for key in PLAIN if key in stated and key not in lacks}
    named = _choose(stated.get("names", []))
    relations = [{"type": _choose(r["type"]), "to": ids[_choose(r["to"])]} for r in stated.get("relations", ())]
    whole = {"part_of": ids[stated["part_of"]]} if "part_of" in stated else {}
    return {
        "id": stated["id"], "kind": "person", **party, "count": _count(stated.get("count")),
        "names": [{"text": text} for text in named], "relations": relations, "acts": links, **whole,
    }  # fmt: skip


def _toll(name: str, stated: Record) -> dict[str, Any]:
    words = {"text": _choose(stated["text"])} if "text" in stated else {}
    toll = {key: _choose(stated[key]) for key in ("act", "population", "actor") if key in stated}
    return {
        "id": name,
        **toll,
        "count": _count(stated["count"]) | words,
        "where": _where(stated["where"]) if "where" in stated else None,
        "period": _when(stated["period"]) if "period" in stated else None,
        "according_to": [_choose(chain) for chain in stated.get("according_to", ())],
    }


def _when(stated: Record) -> dict[str, Any]:
    return _first(stated, given=False)


def _where(stated: Record) -> dict[str, Any]:
    where = _first(stated, near=False, within_km=False)
    if "near" in stated:
        where |= dict(zip(("latitude", "longitude"), stated["near"], strict=True))
    return where


def _count(stated: Any) -> dict[str, Any]:
    chosen = _choose(stated)
    if isinstance(chosen, list):
        return dict(zip(("low", "high"), map(_choose, chosen), strict=True))
    return chosen if isinstance(chosen, dict) else {"low": chosen, "best": chosen, "high": chosen}


def _first(stated: Record, **without: bool) -> dict[str, Any]:
    return {key: _choose(value) for key, value in stated.items() if key not in without and key != "note"}


def _choose(stated: Any) -> Any:
    """Give a value that is as stated."""
    if isinstance(stated, Mapping):
        if "any_of" in stated:
            return _choose(stated["any_of"][0])
        if "contains" in stated or "includes" in stated:
            words = stated.get("includes", stated.get("contains"))
            return words if "includes" in stated or isinstance(words, str) else " ".join(words)
        return dict(stated)
    if isinstance(stated, list):
        return [_choose(one) for one in stated]
    return stated.isoformat() if isinstance(stated, date) else stated
