"""Words that people write of what is published, and of what was harmed: in the site, in tables, in names of files."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from django.test import override_settings
from django.urls import reverse
from lxml import html as pages

from bench.workbench.cases.released import work_off
from bench.workbench.desk import Case, Desk, acts_in, marked
from onrecord.jobs.publishing.kept import folder_of
from onrecord.publish.exchange.tabular.guarding import is_risky
from onrecord.store.models import Release
from onrecord.store.signing import own_key
from onrecord.store.works import ask_work
from tests.kept import as_person
from tests.kept_releases import accept_all
from tests.lifelike import ferry_coding
from tests.web.records.told import incident_in, keep_coding

__all__ = ["PUBLISHED_WORDS"]

PART = re.compile(r"(<!-- part: (\w+) -->\n## [^\n]*\n\n\*[^\n]*\*\n)")
TEXT = re.compile(r'<textarea id="text"[^>]*>(.*?)</textarea>', re.DOTALL)
SCRIPTS = re.compile(r"^(\.\./)*((search|map|land)\.js|\w\w/img/places\.js)$")
"""The scripts that the published site has."""
NUMBER = re.compile(r"-?\d+(\.\d+)?")
PLACES = ("pub-title", "publisher", "licence", "limits", "method-scope", "gone")
"""Where hostile words stand, each to be found in some page of the site; notes on corrections stand in its texts."""
FORMULAS = ("=", "+", "-", "@", "\t=", " =")
AUDIENCE = "public"


def _risky(place: str, number: int) -> str:
    return FORMULAS[number % len(FORMULAS)] + marked(place)


def _approve(desk: Desk) -> Release:
    """Have a release for the public made, and approved by a second person."""
    with as_person(desk.case, "nadim").writing() as pen:
        ask_work(pen, "release", {"audience": AUDIENCE})
    work_off(desk)
    row = Release.objects.using(desk.case.alias).order_by("-pk").first()
    assert row is not None
    accept_all(desk.case, row)
    key = desk.case.folder.parent / "group.pem"
    own_key(key)
    with override_settings(RELEASE_KEY=key):
        desk.client("publisher", fresh=True).post(reverse("releases_approve", args=[row.pk]))
        work_off(desk)
    return row


DESKS: dict[int, Desk] = {}


@cache
def _published(desk_id: int) -> tuple[Path, str]:
    """Write hostile words wherever words of what is published can be written, make it twice, and give the second release
    and the incident in which something was harmed.
    """
    desk = DESKS[desk_id]
    report = keep_coding(desk.case, _harmed(), "Radio Zawiya", date(2023, 7, 2))
    owner = desk.owner
    told = {
        "title": _risky("pub-title", 0), "publisher": _risky("publisher", 1), "contact": "javascript:through()",
        "licence": _risky("licence", 2), "languages": ["en", "ar"], "limits": f"{_risky('limits', 3)}\n=1+1\n[x](javascript:through())",
    }  # fmt: skip
    owner.post(reverse("releases_about"), told)
    for language in ("en", "ar"):
        text = html.unescape(
            TEXT.findall(owner.get(reverse("releases_methodology"), {"language": language}).content.decode())[0]
        )
        wrote = PART.sub(lambda match: f"{match[1]}\n={marked('method-' + match[2])}\n", text)
        owner.post(reverse("releases_methodology"), {"language": language, "text": wrote})
    first = folder_of(desk.case, _approve(desk))
    assert first is not None
    lines = (json.loads(line) for line in (first / "records.jsonl").read_text(encoding="utf-8").splitlines())
    incident = incident_in(desk.case, report)
    ids = [line["incident"]["id"] for line in lines if line["type"] == "incident"]
    known = [each for each in ids if each != incident]
    for note in (
        {"kind": "corrected", "record": known[0], "property": "when", "note": _risky("noted", 4)},
        {
            "kind": "corrected",
            "record": known[1],
            "property": f"={marked('noted-of')}"[:190],
            "note": "It was another.",
        },
        {"kind": "withdrawn", "record": known[-1], "note": _risky("gone", 5)},
    ):
        if owner.post(reverse("releases_notes"), note).status_code != 302:
            raise RuntimeError(f"a note is not kept: {note}")
    second = folder_of(desk.case, _approve(desk))
    assert second is not None
    return second, incident


def _harmed() -> Any:
    coding = ferry_coding()
    things = {each.id for incident in coding.incidents for each in incident.objects}
    claims = (
        replace(each, value=f"={marked('object')}") if each.subject in things and each.property == "name" else each
        for each in coding.claims
    )
    return replace(coding, claims=tuple(claims))


def _made(desk: Desk) -> tuple[Path, str]:
    DESKS[id(desk)] = desk
    return _published(id(desk))


def _files(desk: Desk, *endings: str) -> Iterator[tuple[str, Path]]:
    folder, _ = _made(desk)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in endings:
            yield path.relative_to(folder).as_posix(), path


def _site(desk: Desk) -> list[str]:
    """No page of the site acts, loads anything but its own scripts, or comes without its policy."""
    found, seen, number = [], set(), 0
    for name, path in _files(desk, ".html"):
        number += 1
        text = path.read_text(encoding="utf-8")
        seen |= {place for place in PLACES if f"data-through={place}" in text}
        found += [f"{name}: {each}" for each in acts_in(text) if not _is_own(each)]
        tree = pages.document_fromstring(text)
        policy = "".join(tree.xpath("//meta[translate(@http-equiv,'CSP','csp')='content-security-policy']/@content"))
        if "default-src 'none'" not in policy or "unsafe" in policy or "*" in policy:
            found.append(f"{name}: policy {policy[:60]!r}")
        if tree.xpath(
            "//script[not(@src)] | //base | //form | //iframe | //object | //embed | //*[starts-with(@target, '_')]"
        ):
            found.append(f"{name}: has what no page has")
        scripts = [each for each in tree.xpath("//script/@src") if not SCRIPTS.match(each)]
        found += [f"{name}: script {each}" for each in scripts]
    missing = [place for place in PLACES if place not in seen]
    return found + ([f"{missing} of {number} pages are shown nowhere: nothing was tried"] if missing else [])


def _is_own(told: str) -> bool:
    name, _, rest = told.partition(" ")
    return (name == "script" and SCRIPTS.match(rest.strip()) is not None) or (
        name == "meta" and "Content-Security-Policy" in rest
    )


def _drawings(desk: Desk) -> list[str]:
    found = []
    for name, path in _files(desk, ".svg"):
        for each in ElementTree.parse(path).iter():
            tag = each.tag.rpartition("}")[2]
            found += [f"{name}: {tag}"] if tag in ("script", "foreignObject", "use", "image", "animate", "set") else []
            names = {key.rpartition("}")[2] for key in each.attrib}
            found += [f"{name}: {key}" for key in names if key.startswith("on") or key == "data-through"]
    return found


def _tables(desk: Desk) -> list[str]:
    """No cell of any table is a formula to a spreadsheet."""
    found, cells = [], 0
    for name, path in _files(desk, ".csv"):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))):
            cells += sum("through" in cell for cell in row)
            found += [f"{name}: {cell[:40]!r}" for cell in row if is_risky(cell) and not NUMBER.fullmatch(cell)]
    return found if cells else ["no cell has hostile words: nothing was tried"]


def _workbooks(desk: Desk) -> list[str]:
    found, seen = [], False
    for name, path in _files(desk, ".xlsx"):
        with zipfile.ZipFile(path) as archive:
            for each in archive.namelist():
                data = archive.read(each)
                seen = seen or b"data-through" in data
                if re.search(r"vba|externalLink|\.bin$|embeddings|\.\.|^/", each):
                    found.append(f"{name}: {each}")
                if each.startswith("xl/worksheets/") and re.search(rb"<f[ >/]|<hyperlink |<oleObject|<control ", data):
                    found.append(f"{name}: a formula in {each}")
                if b'TargetMode="External"' in data:
                    found.append(f"{name}: leads out in {each}")
    return found if seen else [*found, "no cell has hostile words: nothing was tried"]


def _texts(desk: Desk) -> list[str]:
    """Texts that are shown as pages by whoever keeps them hold no markup of a stranger."""
    found, seen = [], False
    for name, path in _files(desk, ".md"):
        text = path.read_text(encoding="utf-8")
        seen = seen or "data-through" in text
        found += [f"{name}: {each}" for each in re.findall(r"<(?:script|b|img|/title|/textarea)\b[^\n]{0,40}", text)]
    return found if seen else [*found, "no text has hostile words: nothing was tried"]


def _names(desk: Desk) -> list[str]:
    folder, _ = _made(desk)
    paths = [each.relative_to(folder).as_posix() for each in folder.rglob("*")]
    return [each for each in paths if not re.fullmatch(r"[\w./-]+", each, re.ASCII) or "/-" in each or "/." in each]


def _scripts(desk: Desk) -> list[str]:
    """What scripts of the site read is words in quotes, in files that nothing else is in."""
    found = []
    for name, path in _files(desk, ".js"):
        text = path.read_text(encoding="utf-8")
        if "through()" in text and name.partition("/")[0] == "site":
            bare = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)
            found += [f"{name}: {bare[max(0, at - 20) : at + 20]!r}" for at in [bare.find("through")] if at >= 0]
    return found


def _screens(desk: Desk) -> list[str]:
    """The pages of releases themselves, and what is typed again in their forms."""
    _made(desk)
    row = Release.objects.using(desk.case.alias).order_by("-pk").first()
    assert row is not None
    paths = [
        "/releases/",
        "/releases/about",
        "/releases/methodology",
        "/releases/notes",
        "/releases/make",
        f"/releases/{row.pk}",
    ]
    answers = {path: desk.owner.get(path).content.decode() for path in paths}
    typed = {name: marked("typed") for name in ("title", "publisher", "contact", "licence", "limits", "text", "kind", "record", "property",
             "note", "audience", "of", "why", "to", "formats", "language", "languages")}  # fmt: skip
    for path in (*paths[1:5], *(f"{paths[5]}/{what}" for what in ("accept", "approve", "archive", "withdraw"))):
        answers[f"POST {path}"] = desk.owner.post(path, typed).content.decode()
    answers |= {f"{path} with words": desk.owner.get(path, typed).content.decode() for path in paths}
    found = [f"{path}: {each}" for path, text in answers.items() for each in acts_in(text)]
    seen = all(
        f"data-through={place}" in "".join(answers.values())
        for place in ("pub-title", "noted", "typed", "method-scope")
    )
    return found if seen else [*found, "they are shown nowhere: nothing was tried"]


def _object(desk: Desk) -> list[str]:
    """What is called something hostile, and was harmed, on the page of the incident and wherever it is told."""
    _, incident = _made(desk)
    paths = [f"/incidents/{incident}/", f"/records/{incident}/claims?of=when", f"/incidents/{incident}/sign?scheme=airwars&facet=incident",
             "/incidents/", "/search?q=ambulance"]  # fmt: skip
    answers = {path: desk.owner.get(path).content.decode() for path in paths}
    found = [f"{path}: {each}" for path, text in answers.items() for each in acts_in(text)]
    return found if "data-through=object" in answers[paths[0]] else [*found, "it is shown nowhere: nothing was tried"]


PUBLISHED_WORDS = (
    Case("published: pages", "markup in title, publisher, licence, limits, methodology, notes: in the site", _site),
    Case("published: drawings", "drawings of the site", _drawings),
    Case("published: tables", "formulas in the same words: in every cell of every table", _tables),
    Case("published: workbooks", "formulas in the same words: in workbooks", _workbooks),
    Case("published: texts", "markup in the same words: in texts that others show as pages", _texts),
    Case("published: names of files", "names that files of a release are given", _names),
    Case("published: scripts", "the same words in what scripts of the site read", _scripts),
    Case("published: screens", "the same words on the pages of releases, and typed in their forms", _screens),
    Case("harmed object", "markup in the name of what was harmed", _object),
)  # fmt: skip
