"""Evidence with its custody, for others to check without onrecord: a BagIt bag (RFC 8493) that is an RO-Crate (1.1).

data/originals/SHA256            every original as it came, or sealed as it is kept
data/custody/original.jsonl      which originals, how large
data/custody/acquisition.jsonl   who brought each, when, from where, by which tool
data/custody/withheld.jsonl      which originals stayed behind, because their source did not consent, where any did
data/custody/ledger.jsonl        every act on the case file, chained by hash
data/ro-crate-metadata.json      the same as linked data
manifest-sha256.txt              the SHA-256 of each of these
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import IO, Any

from onrecord.core.errors import CaseFileExists
from onrecord.evidence.bags import check_bag, make_bag
from onrecord.jobs.sealing import flush_folder
from onrecord.store.canonical import canonical_json, utc_text
from onrecord.store.casefile import CaseFile
from onrecord.store.consent import may_use
from onrecord.store.models import Appearance, Original, Reading
from onrecord.store.snapshots import About, about, kept_sums, read_tables, snapshot

__all__ = ["export_evidence"]

CUSTODY = ("original", "acquisition", "ledger")
CONTEXT = "https://w3id.org/ro/crate/1.1/context"
PROFILE = "https://w3id.org/ro/crate/1.1"


def export_evidence(case: CaseFile, folder: Path) -> tuple[About, int]:
    """Write a bag of the originals that may be shared, with their custody, valid when it is there; say up to where, and
    how many originals.

    Raises:
        CaseFileExists: the folder holds something.
        UnreadableFile, FixityMismatch: an original is missing or changed.
    """
    if folder.exists():
        raise CaseFileExists(str(folder), found="something there", expected="a new folder", do="Choose another folder.")
    with case.writing() as pen:
        pen.note("exported", f"case:{case.id}", what="evidence")
    unfinished = folder.absolute().with_name(f"{folder.absolute().name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        with snapshot(case) as still:
            told = about(still)
            originals = _write(still, unfinished, told)
        _bag(case, unfinished, told)
        unfinished.replace(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    flush_folder(folder.absolute().parent)
    return told, originals


def _write(case: CaseFile, folder: Path, told: About) -> int:
    (folder / "originals").mkdir(parents=True)
    (folder / "custody").mkdir()
    came = _write_custody(case, folder / "custody")
    withheld = _withheld(case)
    if withheld:
        lines = (
            canonical_json({"kept_sha256": sha256, "reason": reason}) + "\n" for sha256, reason in withheld.items()
        )
        (folder / "custody" / "withheld.jsonl").write_text("".join(lines), encoding="utf-8")
    sums = [sha256 for sha256 in kept_sums(case) if sha256 not in withheld]
    for sha256 in sums:
        (folder / "originals" / sha256).write_bytes(case.originals.get(sha256))
    crate = {"@context": CONTEXT, "@graph": _graph(case, told, sums, came)}
    (folder / "ro-crate-metadata.json").write_text(json.dumps(crate, ensure_ascii=False, indent=1), encoding="utf-8")
    return len(sums)


def _withheld(case: CaseFile) -> dict[str, str]:
    """Give the originals that a source did not consent to share, by what the disk knows them by, and why."""
    told: dict[str, str] = {}
    for original in Original.objects.using(case.alias).order_by("pk"):
        rows = Reading.objects.using(case.alias).filter(original=original.pk).values_list("report", flat=True)
        again = Appearance.objects.using(case.alias).filter(original=original.pk).values_list("report", flat=True)
        for report in dict.fromkeys([*rows, *again]):
            use = may_use(case, report, "share")
            if not use.allowed:
                told.setdefault(original.kept_sha256, use.reason)
    return told


def _write_custody(case: CaseFile, folder: Path) -> list[dict[str, Any]]:
    """Write the rows of custody, and give the acquisitions."""
    came: list[dict[str, Any]] = []
    files: dict[str, IO[str]] = {}
    try:
        for name in CUSTODY:
            files[name] = (folder / f"{name}.jsonl").open("w", encoding="utf-8")
        for part in read_tables(case):
            if part.table in files:
                files[part.table].writelines(canonical_json(row) + "\n" for row in part.rows)
            if part.table == "acquisition":
                came += part.rows
    finally:
        for file in files.values():
            file.close()
    return came


def _graph(case: CaseFile, told: About, sums: list[str], came: list[dict[str, Any]]) -> list[dict[str, Any]]:
    files = [_file(f"originals/{sha256}", "An original, as it came") for sha256 in sums]
    files += [_file(f"custody/{name}.jsonl", f"Rows of the table {name}") for name in CUSTODY]
    acts = [_brought(row) for row in came]
    people = [{"@id": f"#{who}", "@type": "Person", "name": who} for who in sorted({row["brought_by"] for row in came})]
    root = {
        "@id": "./",
        "@type": "Dataset",
        "identifier": f"urn:uuid:{told.id}",
        "name": f"Evidence of {told.name}",
        "description": f"Originals and custody up to ledger row {told.head.seq}, whose hash is {told.head.hash}",
        "datePublished": utc_text(case.clock()),
        "license": "Not licensed for publication",
        "hasPart": [{"@id": each["@id"]} for each in files],
        "mentions": [{"@id": each["@id"]} for each in acts],
    }
    crate = {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": PROFILE},
    }
    return [crate, root, *files, *acts, *people]


def _file(place: str, name: str) -> dict[str, Any]:
    told = {"@id": place, "@type": "File", "name": name}
    return told | {"sha256": place.partition("/")[2]} if place.startswith("originals/") else told


def _brought(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "@id": f"#acquisition-{row['id']}",
        "@type": "CreateAction",
        "name": "Brought in",
        "agent": {"@id": f"#{row['brought_by']}"},
        "instrument": row["tool"],
        "startTime": row["brought_at"],
        "object": row["origin"],
        "result": {"@id": f"originals/{row['original_id']}"},
    }


def _bag(case: CaseFile, folder: Path, told: About) -> None:
    info = {
        "External-Identifier": told.id,
        "External-Description": f"Evidence of {told.name} with its custody",
        "Bagging-Date": utc_text(case.clock())[:10],
        "Ledger-Head": f"{told.head.seq} {told.head.hash}",
    }
    make_bag(folder, info)
    check_bag(folder)
    for place in folder.rglob("*"):
        if place.is_file():
            with place.open("rb") as file:
                os.fsync(file.fileno())
