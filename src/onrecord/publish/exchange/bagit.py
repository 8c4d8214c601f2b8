"""A bag of the whole: the records in the open format, as tables and as a map, with sums of every file (BagIt, RFC 8493)
and a description that repositories read (RO-Crate 1.1).

The bag stands in a folder of its own. `sha256sum -c manifest-sha256.txt` checks it anywhere.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.core.errors import FixityMismatch
from onrecord.evidence.bags import check_bag, make_bag
from onrecord.publish.edition import About, Edition
from onrecord.publish.exchange.format import Format, malformed
from onrecord.publish.exchange.geojson import GEOJSON
from onrecord.publish.exchange.jsonl import JSONL
from onrecord.publish.exchange.schema import records_schema
from onrecord.publish.exchange.tabular.csv_tables import CSV
from onrecord.publish.wire import FORMAT, VERSION

__all__ = ["BAGIT"]

BAG, PAYLOAD = "bag", "data"
CRATE, SCHEMA = "ro-crate-metadata.json", "casualty-records.schema.json"
SPECIFICATION = "https://w3id.org/ro/crate/1.1"
TYPES = {
    ".jsonl": "application/jsonl",
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".json": "application/json",
}


def _write(edition: Edition, folder: Path) -> None:
    bag = folder / BAG
    if bag.exists():
        shutil.rmtree(bag)
    bag.mkdir()
    for format_, place in ((JSONL, bag), (CSV, bag / "csv"), (GEOJSON, bag / "map")):
        format_.write(edition, place)
    _say(bag / SCHEMA, records_schema())
    _say(bag / CRATE, {"@context": f"{SPECIFICATION}/context", "@graph": list(_described(bag, edition.about))})
    about = edition.about
    make_bag(
        bag,
        {
            "Source-Organization": about.publisher,
            "External-Description": f"{about.title}, version {about.version}, for: {about.audience}",
            "Bagging-Date": about.made_on.isoformat(),
            "External-Identifier": f"{FORMAT} {VERSION}",
        },
    )


def _described(bag: Path, about: About) -> Iterator[dict[str, Any]]:
    files = sorted(place for place in bag.rglob("*") if place.is_file())
    parts = [{"@id": place.relative_to(bag).as_posix()} for place in files]
    yield {
        "@id": CRATE,
        "@type": "CreativeWork",
        "conformsTo": {"@id": SPECIFICATION},
        "about": {"@id": "./"},
    }
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": about.title,
        "description": f"Casualty records in the format {FORMAT} {VERSION}, made for: {about.audience}. "
        + " ".join(about.limits),
        "version": about.version,
        "datePublished": about.made_on.isoformat(),
        "inLanguage": list(about.languages),
        "publisher": {"@id": "#publisher"},
        "hasPart": parts,
    }
    yield root if about.licence is None else {**root, "license": about.licence}
    yield {"@id": "#publisher", "@type": "Organization", "name": about.publisher}
    for place, part in zip(files, parts, strict=True):
        kind = TYPES.get(place.suffix, "application/octet-stream")
        yield {**part, "@type": "File", "encodingFormat": kind, "contentSize": str(place.stat().st_size)}


def _say(path: Path, told: Any) -> None:
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _read(folder: Path) -> Edition:
    bag = folder / BAG
    try:
        check_bag(bag)
    except (OSError, FixityMismatch) as error:
        raise malformed(str(bag), str(error)[:200], "a bag whose files are as they were") from error
    told = JSONL.read(bag / PAYLOAD)
    if told is None:
        raise malformed(str(bag), "no records", "records in the open format")
    return told


BAGIT = Format(
    "bagit",
    "BagIt bag and RO-Crate",
    "archives and repositories: the open format, tables and a map in one checked folder",
    (f"{BAG}/bagit.txt",),
    _write,
    (),
    _read,
)
