"""Names and addresses that lead out of their folder, and parts of addresses that no view expects."""

from __future__ import annotations

from functools import partial
from itertools import product
from urllib.parse import quote

from django.urls import reverse

from bench.workbench.desk import Case, Desk, acts_in, settled_well
from onrecord.jobs.staging import INCOMING
from onrecord.store.models import Work
from onrecord.store.works import arguments_of
from tests.web.test_rights import MAP, TABLE

__all__ = ["PATHS"]

NAMES = {
    "up": "../../../../etc/cron.d/x", "up on windows": "..\\..\\..\\evil.bat", "absolute": "/etc/passwd",
    "drive": "C:\\Windows\\x.txt", "nothing but dots": "..", "empty": " ", "NUL": "a\0.txt", "lines": "a\r\nSet-Cookie: x=1.txt",
    "turned around": "list\u202etxt.exe", "zero width": "li\u200bst.txt", "long": "x" * 5_000 + ".txt", "device": "CON.txt",
    "quotes": 'a".txt"; filename="b.html', "half a letter": "a\udcff.txt",
}  # fmt: skip
OUT = (
    "/static/../settings.py", "/static/..%2fsettings.py", "/static/%2e%2e/settings.py", "/static//etc/passwd",
    "/static/....//settings.py", "/static/..%5csettings.py", "/static/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/static/%00", "/../../etc/passwd", "//etc/passwd", "/static/../../workbench.key", "/static/%c0%ae%c0%ae/settings.py",
)  # fmt: skip
ODD = {
    "up": "..", "up by %2f": "..%2f..%2f..%2fetc%2fpasswd", "NUL": "%00", "long": "a" * 9_000, "broken UTF-8": "%ff%fe",
    "half a letter": "%ed%a0%80", "quotes": "%27%20OR%201=1%20--", "percent": "%25s%25n", "no path": "%20",
    "sum of nothing": "sha256:" + "0" * 64, "letters": "x",
}  # fmt: skip
NUMBERS = ("0", "9" * 18, "9" * 19, "9" * 400, "00001", "99999999999")


def _named(desk: Desk, name: str) -> list[str]:
    before = {each.name for each in desk.case.folder.iterdir()} | {INCOMING}
    said = name.encode("utf-8", "surrogateescape")
    head = (
        b'--b\r\nContent-Disposition: form-data; name="files"; filename="'
        + said
        + b'"\r\nContent-Type: text/plain\r\n\r\n'
    )
    body = head + b"Two bakers were shot dead.\r\n--b--\r\n"
    answer = desk.owner.post("/intake", body, content_type="multipart/form-data; boundary=b")
    found = settled_well(answer, "intake")
    found += [f"made {each.name}" for each in desk.case.folder.iterdir() if each.name not in before]
    if answer.status_code == 302:
        row = Work.objects.using(desk.case.alias).order_by("-pk").first()
        shown = arguments_of(row)["files"][0]["name"]
        found += (
            [f"shown as {shown!r}"] if not shown.isprintable() or set("/\\") & set(shown) or shown in ("..", "") else []
        )
        found += acts_in(desk.owner.get(answer.headers["location"]).content.decode())
    return found


def _static(desk: Desk) -> list[str]:
    found = []
    for path in OUT:
        answer = desk.stranger().generic("GET", path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if answer.status_code == 200 or answer.status_code >= 500 or b"SECRET" in body or b"root:" in body:
            found.append(f"{path}: {answer.status_code}")
    return found


def _parts(desk: Desk, odd: str) -> list[str]:
    """Every address with something odd in each of its parts, asked for and sent to."""
    found = []
    for name, (_, parts) in MAP.items():
        if not any(isinstance(value, str) for value in parts.values()) or name == "POST":
            continue
        path = reverse(name, kwargs=parts)
        for method in set(TABLE[name]["methods"]) & {"GET", "POST"}:
            at = "/".join(odd if part == "x" else part for part in path.split("/"))
            found += settled_well(desk.owner.generic(method, at), f"{method} {name}")
    return found


def _whole(desk: Desk) -> list[str]:
    found = []
    for (name, (_, parts)), number in product(MAP.items(), NUMBERS):
        if any(isinstance(value, int) for value in parts.values()):
            path = "/".join(number if part == "1" else part for part in reverse(name, kwargs=parts).split("/"))
            for method in set(TABLE[name]["methods"]) & {"GET", "POST"}:
                found += settled_well(desk.owner.generic(method, path), f"{method} {name} {number[:20]}")
    return found


def _hidden_files(desk: Desk) -> list[str]:
    key = quote(str(desk.case.folder / "workbench.key"))
    tried = (
        key,
        f"/evidence/originals/{key}/file",
        f"/project/codebook/file/{key}",
        "/workbench.key",
        "/onrecord.toml",
    )
    return [path for path in tried if desk.owner.get(path).status_code == 200]


PATHS = (
    *(Case(f"file name: {what}", repr(name[:40]), partial(_named, name=name)) for what, name in NAMES.items()),
    Case("static files", "addresses that lead out of the folder of static files", _static),
    *(Case(f"part of an address: {what}", repr(odd[:40]), partial(_parts, odd=odd)) for what, odd in ODD.items()),
    Case("numbers in addresses", "numbers larger than any database holds", _whole),
    Case("files of the case file", "the key, the manifest and originals by their paths", _hidden_files),
)
