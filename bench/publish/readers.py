"""Readers of each format that nobody here wrote: `python bench/publish/readers.py NAME FOLDER` prints what one found.

Run by itself, in whatever environment has the packages, so that they need not stand beside onrecord: it imports nothing
of ours. Prints one JSON object: the reader, and how many incidents it counted; ends with an error where it refused.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

__all__ = ["READERS"]

Found = dict[str, Any]


def _csv(folder: Path) -> Found:
    from frictionless import Package, system

    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    if not report.valid:
        raise SystemExit(f"frictionless: {report.flatten(['title', 'rowNumber', 'note'])[:5]}")
    rows = {task.name: task.stats.get("rows", 0) for task in report.tasks}
    return {"reader": "frictionless", "incidents": rows["incidents"]}


def _xlsx(folder: Path) -> Found:
    from openpyxl import load_workbook

    book = load_workbook(folder / "records.xlsx", read_only=True)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    formulas = [cell.coordinate for cell in cells if cell.data_type == "f"]
    if formulas:
        raise SystemExit(f"openpyxl: formulas in {formulas[:5]}")
    return {"reader": "openpyxl", "incidents": sum(1 for _ in book["incidents"].iter_rows()) - 1}


def _sqlite(folder: Path) -> Found:
    import asyncio

    from datasette.app import Datasette

    shown = Datasette([str(folder / "records.db")], metadata=json.loads((folder / "metadata.json").read_text()))

    async def ask() -> Found:
        await shown.invoke_startup()
        told = await shown.client.get("/records/incidents.json?_shape=objects&_size=1")
        page = await shown.client.get("/records/statements")
        if told.status_code != 200 or page.status_code != 200:
            raise SystemExit(f"datasette: {told.status_code}, {page.status_code}")
        described = "What reports say, in whose words" in page.text
        if not described:
            raise SystemExit("datasette: the metadata is not shown")
        counted: int = (await shown.get_database("records").execute("select count(*) from incidents")).rows[0][0]
        return {"reader": "datasette", "incidents": counted}

    return asyncio.run(ask())


def _parquet(folder: Path) -> Found:
    import pandas

    table = pandas.read_parquet(folder / "incidents.parquet")
    victims = pandas.read_parquet(folder / "victims.parquet")
    if not victims["incident"].isin(table["id"]).all():
        raise SystemExit("pandas: victims of no incident")
    return {"reader": "pandas", "incidents": len(table)}


def _geojson(folder: Path) -> Found:
    import geojson

    told = geojson.loads((folder / "incidents.geojson").read_text(encoding="utf-8"))
    if not told.is_valid:
        raise SystemExit(f"geojson: {told.errors()}")
    return {"reader": "geojson", "incidents": len(told["features"])}


def _jsonld(folder: Path) -> Found:
    from pyshacl import validate
    from rdflib import RDF, Graph, URIRef

    graph = Graph().parse(folder / "records.jsonld", format="json-ld")
    shapes = Graph().parse(folder / "shapes.ttl", format="turtle")
    conforms, _, said = validate(graph, shacl_graph=shapes)
    if not conforms:
        raise SystemExit(f"pyshacl: {said[:1000]}")
    kind = URIRef("urn:casualty-records:2026.12#Incident")
    return {"reader": "rdflib, pyshacl", "incidents": sum(1 for _ in graph.subjects(RDF.type, kind))}


def _followthemoney(folder: Path) -> Found:
    from followthemoney import model
    from followthemoney.proxy import EntityProxy

    incidents, ids, named = 0, set(), set()
    for line in (folder / "entities.ftm.json").read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        model.get(told["schema"]).validate(told)
        # Values are cleaned anew: what a type of theirs does not take would be gone.
        entity = EntityProxy.from_dict(told, cleaned=False)
        lost = {name for name, values in told["properties"].items() if len(entity.get(name)) < len(values)}
        if lost:
            raise SystemExit(f"followthemoney: {told['schema']} loses {sorted(lost)}: {told['properties']}")
        ids.add(entity.id)
        named |= {value for prop, value in entity.itervalues() if prop.type.name == "entity"}
        incidents += entity.schema.name == "Event"
    if named - ids:
        raise SystemExit(f"followthemoney: {len(named - ids)} entities are named and not there")
    return {"reader": "followthemoney", "incidents": incidents}


def _hxl(folder: Path) -> Found:
    import hxl

    path = folder / "incidents-hxl.csv"
    with hxl.data(str(path), hxl.InputOptions(allow_local=True)) as source:
        names = [column.display_tag for column in source.columns]
        incidents = sum(1 for _ in source)
    if len(names) != len(set(names)):
        raise SystemExit("libhxl: two columns have the same tags")
    with hxl.data(str(path), hxl.InputOptions(allow_local=True)) as source:
        told = hxl.validate(source)
    errors = [each["description"] for each in told["issues"] if each["severity"] == "error"]
    if errors:
        raise SystemExit(f"libhxl: by its core schema, {errors[:5]}")
    return {"reader": "libhxl", "incidents": incidents}


def _bagit(folder: Path) -> Found:
    import bagit

    bagit.Bag(str(folder / "bag")).validate()
    lines = (folder / "bag" / "data" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    return {"reader": "bagit", "incidents": sum(line.startswith('{"type":"incident"') for line in lines)}


def _records(folder: Path) -> Found:
    from jsonschema import Draft202012Validator, FormatChecker

    schema = json.loads((folder / "schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator(schema, format_checker=FormatChecker())
    incidents = 0
    for line in (folder / "records.jsonl").read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        checker.validate(told)
        incidents += told["type"] == "incident"
    return {"reader": "jsonschema", "incidents": incidents}


def _sheet(name: str) -> Callable[[Path], Found]:
    def read(folder: Path) -> Found:
        import pandas

        table = pandas.read_csv(folder / name)
        return {"reader": "pandas", "incidents": len(table), "columns": list(table.columns)}

    return read


READERS: dict[str, Callable[[Path], Found]] = {
    "casualty-records": _records,
    "csv": _csv,
    "xlsx": _xlsx,
    "sqlite": _sqlite,
    "parquet": _parquet,
    "geojson": _geojson,
    "jsonld": _jsonld,
    "followthemoney": _followthemoney,
    "hxl": _hxl,
    "bagit": _bagit,
    "ucdp": _sheet("ged.csv"),
    "acled": _sheet("acled.csv"),
    "airwars": _sheet("airwars.csv"),
    "iraq-body-count": _sheet("iraq-body-count.csv"),
}
"""By the name of the format."""

if __name__ == "__main__":
    print(json.dumps(READERS[sys.argv[1]](Path(sys.argv[2]))))
