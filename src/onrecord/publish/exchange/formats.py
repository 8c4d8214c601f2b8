"""The formats of exchange by name, the open format first."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.core.errors import BadOption
from onrecord.publish.exchange.bagit import BAGIT
from onrecord.publish.exchange.followthemoney import FOLLOW_THE_MONEY
from onrecord.publish.exchange.format import Format
from onrecord.publish.exchange.geojson import GEOJSON
from onrecord.publish.exchange.jsonl import JSONL
from onrecord.publish.exchange.jsonld import JSON_LD
from onrecord.publish.exchange.shaped.acled import ACLED
from onrecord.publish.exchange.shaped.airwars import AIRWARS
from onrecord.publish.exchange.shaped.huridocs import HURIDOCS
from onrecord.publish.exchange.shaped.hxl import HXL
from onrecord.publish.exchange.shaped.iraq_body_count import IRAQ_BODY_COUNT
from onrecord.publish.exchange.shaped.mrm import MRM
from onrecord.publish.exchange.shaped.ucdp import UCDP
from onrecord.publish.exchange.tabular.csv_tables import CSV
from onrecord.publish.exchange.tabular.parquet import PARQUET
from onrecord.publish.exchange.tabular.sqlite_database import SQLITE
from onrecord.publish.exchange.tabular.xlsx import XLSX

__all__ = ["FORMATS", "format_named"]

FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        JSONL, CSV, XLSX, SQLITE, PARQUET, GEOJSON, JSON_LD, FOLLOW_THE_MONEY, HXL, UCDP, ACLED, AIRWARS,
        IRAQ_BODY_COUNT, HURIDOCS, MRM, BAGIT,
    )
}  # fmt: skip
"""The formats by name."""


def format_named(name: str) -> Format:
    """Give the format of a name.

    Raises:
        BadOption: there is none.
    """
    if name not in FORMATS:
        raise BadOption(
            "format", found=repr(name), expected=f"one of: {', '.join(FORMATS)}", do="`onrecord formats` lists them."
        )
    return FORMATS[name]
