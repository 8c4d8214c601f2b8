"""Read what a person coded by hand, in a shape that is quick to write and hard to mistype.

One file a report, `resources/examples/expected/NAME.yaml`; its README says how it is written. A key nobody knows is an
error, because a misspelt key would be a field that is never compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.sources import SOURCE

__all__ = ["EXPECTED", "REPORTS", "Expectation", "examples", "load_expectation", "read_expectation"]

EXAMPLES = SOURCE / "resources" / "examples"
REPORTS, EXPECTED = EXAMPLES / "reports", EXAMPLES / "expected"

Expectation = Mapping[str, Any]

REPORT = {"title", "byline", "source", "published", "published_basis", "language", "dropped", "once", "not_in_text"}
WHEN = {"earliest", "latest", "precision", "text", "basis"}
WHERE = {"text", "name", "country", "precision", "near", "within_km"}
OPEN = {"optional", "note"}
PARTY = {
    "key", "kind", "name", "names", "description", "count", "age", "age_group", "sex", "occupation", "nationality",
    "relations", "acts", *OPEN,
}  # fmt: skip
KEYS = {
    "": {"report", "published_given", "flagged", "incidents", "tolls", "not_coded"},
    "report": REPORT,
    "incidents": {"acts", "when", "where", "victims", "perpetrators", "objects", "counts", "according_to", *OPEN},
    "tolls": {"act", "count", "text", "population", "actor", "where", "period", "grounds", "said_on", "stance",
              "according_to", *OPEN},
    "not_coded": {"phrase", "act"},
    "acts": {"type", "method", "weapon", "stance", "grounds", "circumstances", *OPEN},
    "when": {*WHEN, "given"}, "given": WHEN, "period": WHEN, "said_on": WHEN, "where": WHERE,
    "victims": {*PARTY, "status", "affiliation", "part_of", "outcome"},
    "perpetrators": {*PARTY, "actor", "involvement"},
    "objects": {"description", "name", "type", "count", *OPEN},
    "relations": {"type", "to"},
}  # fmt: skip


def examples() -> list[str]:
    """Give the names of the bundled reports, in order."""
    return sorted(path.stem for path in REPORTS.iterdir())


@cache
def load_expectation(name: str) -> Expectation:
    """Give what was coded by hand for the bundled report of this name."""
    return read_expectation(EXPECTED / f"{name}.yaml")


def read_expectation(path: Path) -> Expectation:
    """Read one file of expectations.

    Raises:
        ValueError: a key is not one that can be compared; the message says where.
    """
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    unknown = list(_unknown_keys("", data, path.name))
    if unknown:
        raise ValueError("; ".join(unknown))
    return dict(data)


def _unknown_keys(kind: str, entry: object, place: str) -> Iterator[str]:
    """Yield the keys that are not of this kind of entry; a list holds entries of one kind."""
    if isinstance(entry, list):
        for number, item in enumerate(entry, 1):
            yield from _unknown_keys(kind, item, f"{place} {number}")
    elif isinstance(entry, Mapping) and kind in KEYS:
        for key, value in entry.items():
            if key not in KEYS[kind]:
                yield f"{place}: unknown key {key!r}"
            links = key == "acts" and isinstance(value, Mapping)  # a party's links to acts, by type of act
            yield from () if links else _unknown_keys(key, value, f"{place} {key}")
