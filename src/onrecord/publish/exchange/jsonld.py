"""JSON-LD with PROV-O: the records as linked data; what each value rests on is provenance that others' tools follow.

Every name of the open format is a term below `urn:casualty-records:VERSION#`. Beside them an incident is
`prov:wasDerivedFrom` the reports that tell of it, a statement has its report as `prov:hadPrimarySource`, and the whole
is `prov:wasAttributedTo` its publisher. One node stands on a line; `shapes.ttl` beside it says what a graph must keep.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from onrecord.publish.edition import About, Edition
from onrecord.publish.exchange.format import Format, malformed
from onrecord.publish.wire import VERSION, entry_of, plain_of

__all__ = ["JSON_LD", "NAMESPACE"]

FILE, SHAPES = "records.jsonld", "shapes.ttl"
NAMESPACE = f"urn:casualty-records:{VERSION}#"
RESOURCES = Path(__file__).parents[2] / "resources" / "exchange"
DATES = ("made_on", "published", "earliest", "latest", "signed_on", "withdrawn_on", "since", "until", "edited_on")
LISTS = (
    "languages", "limits", "paragraphs", "according_to", "quotes", "parts", "missing", "others", "reports",
    "statements",
    "names", "acts", "circumstances", "grounds", "involvement", "places", "protected", "grades", "totals", "held_back",
    "victims", "objects", "citations", "actors", "relations", "harm", "disagreements",
)  # fmt: skip
CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "@vocab": NAMESPACE,
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "schema": "https://schema.org/",
    **{name: {"@type": "xsd:date"} for name in DATES},
    **{name: {"@container": "@list"} for name in LISTS},
}
# What a record is not one without, also where it says nothing.
KEPT = frozenset({"value", "report", "stands", "others"})
HEAD, TAIL = '"@graph":[', "]}"
KINDS = {
    "dataset": ["Dataset", "schema:Dataset", "prov:Entity"],
    "incident": ["Incident", "prov:Entity"],
    "toll": ["Toll", "prov:Entity"],
    "citation": ["Citation", "schema:CreativeWork", "prov:Entity"],
    "withdrawal": ["Withdrawal"],
}


def _write(edition: Edition, folder: Path) -> None:
    with (folder / FILE).open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context":{_line(CONTEXT)},{HEAD}\n')
        between = ""
        for node in _nodes(edition):
            file.write(between + _line(node))
            between = ",\n"
        file.write(f"\n{TAIL}\n")
    (folder / SHAPES).write_bytes((RESOURCES / SHAPES).read_bytes())


def _nodes(edition: Edition) -> Iterator[dict[str, Any]]:
    yield _dataset(edition.about)
    for file in edition.incidents():
        yield _incident(_bare(plain_of(file)))
    for toll in edition.tolls():
        plain = _bare(plain_of(toll))
        yield _derived({**_named("toll", plain["id"]), **plain, "statements": _statements(plain)}, plain)
    for citation in edition.citations:
        yield _citation(_bare(plain_of(citation)))
    for withdrawal in edition.withdrawals:
        plain = _bare(plain_of(withdrawal))
        yield {**_named("withdrawal", plain["id"]), **plain}


def _dataset(about: About) -> dict[str, Any]:
    return {
        "@id": f"urn:casualty-records:dataset:{quote(about.title, safe='')}:{quote(about.version, safe='')}",
        "@type": KINDS["dataset"],
        **_bare(plain_of(about)),
        "prov:wasAttributedTo": {"@type": "prov:Agent", "schema:name": about.publisher},
        "prov:generatedAtTime": {"@type": "xsd:dateTime", "@value": f"{about.made_on.isoformat()}T00:00:00Z"},
    }


def _incident(plain: dict[str, Any]) -> dict[str, Any]:
    incident = plain["incident"]
    is_confirmed = bool(incident.get("grade", {}).get("is_confirmed"))
    node = {
        **_named("incident", incident["id"]),
        **incident,
        "confirmation": "confirmed" if is_confirmed else "unconfirmed",
        "statements": _statements(incident),
        "victims": [
            {**_named("victim", each["id"]), **each, "@type": ["Victim"], "statements": _statements(each)}
            for each in plain.get("victims", ())
        ],
        "objects": [
            {**_named("object", each["id"]), **each, "@type": ["HarmedObject"], "statements": _statements(each)}
            for each in plain.get("objects", ())
        ],
        "citations": [_citation(each) for each in plain.get("citations", ())],
    }
    return _derived(node, incident)


def _derived(node: dict[str, Any], plain: dict[str, Any]) -> dict[str, Any]:
    reports = plain.get("reports", ())
    return {**node, "prov:wasDerivedFrom": [{"@id": _iri("report", each)} for each in reports]} if reports else node


def _citation(plain: dict[str, Any]) -> dict[str, Any]:
    node = {**_named("report", plain["id"]), "@type": KINDS["citation"], **plain}
    source = plain.get("source")
    return node if source is None else {**node, "prov:wasAttributedTo": {"@type": "prov:Agent", "schema:name": source}}


def _statements(plain: dict[str, Any]) -> list[dict[str, Any]]:
    nodes = []
    for each in plain.get("statements", ()):
        node = {"@type": ["Statement", "prov:Entity"], **each}
        if each["report"] is not None:
            node["prov:hadPrimarySource"] = {"@id": _iri("report", each["report"])}
        nodes.append(node)
    return nodes


def _named(kind: str, id_: str) -> dict[str, Any]:
    return {"@id": _iri(kind, id_), "@type": KINDS.get(kind, [])}


def _iri(kind: str, id_: str) -> str:
    return f"urn:casualty-records:{kind}:{quote(id_, safe='')}"


def _bare(told: Any) -> Any:
    """Give plain values without those that say nothing: what is absent in a graph is not stated."""
    if isinstance(told, dict):
        return {key: _bare(value) for key, value in told.items() if key in KEPT or value not in (None, [], {})}
    return [_bare(each) for each in told] if isinstance(told, list) else told


def _line(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _read(folder: Path) -> Edition:
    path = folder / FILE
    held: dict[str, list[Any]] = {"dataset": [], "citation": [], "withdrawal": []}
    for kind, entry in _entries(path, tuple(held)):
        held[kind].append(entry)
    if len(held["dataset"]) != 1:
        raise malformed(path.name, f"{len(held['dataset'])} data sets", "one")
    return Edition(
        held["dataset"][0],
        lambda: (entry for _, entry in _entries(path, ("incident",))),
        lambda: (entry for _, entry in _entries(path, ("toll",))),
        tuple(held["citation"]),
        tuple(held["withdrawal"]),
    )


def _entries(path: Path, wanted: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    kinds = {types[0]: kind for kind, types in KINDS.items()}
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                if number > 1 and line.startswith("{"):
                    node = json.loads(line.rstrip(",\n"))
                    kind = kinds[node["@type"][0]]
                    if kind in wanted:
                        yield kind, entry_of(kind, _plain(kind, node), f"{path.name}, line {number}")
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise malformed(path.name, str(error)[:100], "one node of an export on each line") from error


def _plain(kind: str, node: Any) -> Any:
    plain = _stripped(node)
    if kind != "incident":
        return plain
    beside = {name: plain.pop(name) for name in ("victims", "objects", "citations") if name in plain}
    plain.pop("confirmation", None)
    return {"incident": plain, **beside}


def _stripped(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _stripped(value) for key, value in node.items() if not key.startswith("@") and ":" not in key}
    return [_stripped(each) for each in node] if isinstance(node, list) else node


JSON_LD = Format(
    "jsonld",
    "JSON-LD with PROV-O",
    "linked data and provenance tools; shapes.ttl checks a graph",
    (FILE, SHAPES),
    _write,
    (),
    _read,
)
