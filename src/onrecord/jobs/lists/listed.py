"""Records of lists as JSON and back: what a kept list tells of whoever stands in it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from onrecord.core.vocabulary import Sex
from onrecord.jobs.lists.reading import Listed
from onrecord.linkage.records import Days, PersonRecord, Spot

__all__ = ["listed_from_json", "listed_to_json"]


def listed_to_json(listed: Listed) -> str:
    """Give a record of a list as JSON, what is not known left out."""
    record, spot = listed.record, listed.record.spot
    told = {
        "id": record.id,
        "source": record.source,
        "names": list(record.names),
        "sex": None if record.sex is None else str(record.sex),
        "age": record.age,
        "born": _days_to_json(record.born),
        "died": _days_to_json(record.died),
        "place": record.place,
        "spot": None if spot is None else [spot.latitude, spot.longitude, spot.radius_km],
        "incident": record.incident,
        "row": listed.row,
        "number": listed.number or None,
    }
    return json.dumps({name: value for name, value in told.items() if value is not None}, ensure_ascii=False)


def listed_from_json(text: str) -> Listed:
    """Give the record of a list that JSON has."""
    told: dict[str, Any] = json.loads(text)
    record = PersonRecord(
        id=told["id"],
        source=told["source"],
        names=tuple(told["names"]),
        sex=Sex(told["sex"]) if "sex" in told else None,
        age=(told["age"][0], told["age"][1]) if "age" in told else None,
        born=_days_from_json(told.get("born")),
        died=_days_from_json(told.get("died")),
        place=told.get("place"),
        spot=Spot(*told["spot"]) if "spot" in told else None,
        incident=told.get("incident"),
    )
    return Listed(record, told["row"], told.get("number", ""))


def _days_to_json(days: Days | None) -> list[str] | None:
    return None if days is None else [day.isoformat() for day in days]


def _days_from_json(days: list[str] | None) -> Days | None:
    return None if days is None else (date.fromisoformat(days[0]), date.fromisoformat(days[1]))
