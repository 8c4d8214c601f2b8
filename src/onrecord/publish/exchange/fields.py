"""What every field of the records means, from one list: for the JSON Schema, data packages, databases and pages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

__all__ = ["described", "descriptions"]

PATH = Path(__file__).parents[2] / "resources" / "exchange" / "fields.yaml"


@cache
def descriptions() -> Mapping[str, Mapping[str, str]]:
    """Give what each field means, by the name of its kind of record and its own."""
    import yaml

    told: Mapping[str, Mapping[str, str]] = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return told


def described(field: str) -> str:
    """Give what a field means, named as `Kind.field`.

    >>> described("IncidentRecord.id")
    'The id of the incident, the same in every edition.'
    """
    kind, _, name = field.partition(".")
    return descriptions()[kind][name]
