"""Lines in what becomes a header, refusals without headers, and what a request says of itself to be taken for another."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from bench.workbench.desk import Case, Desk, settled_well
from onrecord.store.models import LedgerRow
from tests.web.test_rights import MAP, TABLE

__all__ = ["HEADERS"]

LINES = ("a\r\nX-Through: 1", "a\nSet-Cookie: through=1", "\u560d\u560aX-Through: 1")
SAID = {
    "x-http-method-override": "DELETE", "x-method-override": "DELETE", "x-original-url": "/members/", "x-rewrite-url": "/members/",
    "x-forwarded-prefix": "/members", "x-forwarded-host": "evil.example", "x-forwarded-user": "amal", "remote-user": "amal",
    "x-remote-user": "amal", "forwarded": "for=127.0.0.1;host=evil.example", "x-real-ip": "127.0.0.1", "x-unattended": "1",
}  # fmt: skip


def _injected(answer: Any, what: str) -> list[str]:
    found = settled_well(answer, what)
    lines = [
        name
        for name, value in answer.headers.items()
        if "\r" in value or "\n" in value or name.casefold() == "x-through"
    ]
    return (
        found + [f"{what}: {name}" for name in lines] + ([f"{what}: a cookie"] if "through" in answer.cookies else [])
    )


def _lines(desk: Desk) -> list[str]:
    """Lines in every parameter that a view looks at, and in every form that leads on."""
    found, client = [], desk.client("coder")
    for line in LINES:
        for path, names in desk.parameters.items():
            found += _injected(desk.owner.get(path, dict.fromkeys((*names, "next", "of"), line)), path)
        told = dict.fromkeys(("language", "next", "name", "query", "screen", "back"), line)
        for name in ("language", "filter_keep", "intake_text"):
            found += _injected(client.post(reverse(name), told | {"screen": "search"}), name)
    return found


def _refusals(desk: Desk) -> list[str]:
    """A refusal is as shut as a page: not framed, not kept, runs nothing."""
    forged = desk.client("reader", enforce_csrf_checks=True)
    answers = {
        "not found": desk.owner.get("/nowhere"), "not found to a stranger": desk.stranger().get("/nowhere"),
        "forged": forged.post(reverse("language"), {"language": "ar"}), "not allowed": desk.client("reader").get("/members/"),
        "wrong method": desk.owner.put("/"), "wrong host": desk.stranger().get("/", headers={"host": "evil.example"}),
        "led to the door": desk.stranger().get("/"), "too many fields": desk.owner.post(reverse("language"), {f"f{n}": "x" for n in range(5_000)}),
        "an operation": desk.stranger().get("/api/v1/me"), "no operation": desk.stranger().get("/api/v1/nowhere"),
    }  # fmt: skip
    found = []
    for what, answer in answers.items():
        told = answer.headers
        held = {
            "policy": "default-src" in told.get("Content-Security-Policy", "") and "unsafe" not in told.get("Content-Security-Policy", ""),
            "frames": "frame-ancestors 'none'" in told.get("Content-Security-Policy", "") or told.get("X-Frame-Options") == "DENY",
            "sniffing": told.get("X-Content-Type-Options") == "nosniff",
            "kept": "no-store" in told.get("Cache-Control", ""),
        }  # fmt: skip
        found += [f"{what} ({answer.status_code}): {each}" for each, holds in held.items() if not holds]
    return found


def _said(desk: Desk) -> list[str]:
    """What a request says of itself makes it no other request: no other address, method, host or person."""
    found = []
    for name, value in SAID.items():
        answer = desk.stranger().get("/", headers={name: value})
        if answer.status_code != 302 or not answer.headers["Location"].startswith("/account/login/"):
            found.append(f"{name}: {answer.status_code} {answer.headers.get('Location', '')}")
        answer = desk.client("reader").get("/", headers={name: value})
        if answer.status_code != 200 or b"evil.example" in answer.content or b"/members/add" in answer.content:
            found.append(f"{name}: {answer.status_code}")
    return found


def _rows(desk: Desk) -> int:
    return int(LedgerRow.objects.using(desk.case.alias).order_by("-seq").values_list("seq", flat=True)[0])


def _looking(desk: Desk) -> list[str]:
    """A link or a picture on another site makes a browser look: looking changes nothing, whatever the address says."""
    before = _rows(desk)
    for path in desk.filled.pages.values():
        for each in path:
            desk.owner.get(each)
            desk.owner.head(each)
    for name in MAP:
        if "GET" not in TABLE[name]["methods"]:
            desk.owner.get(
                reverse(name, kwargs=MAP[name][1]),
                {"_method": "POST", "do": "delete"},
                headers=dict(list(SAID.items())[:2]),
            )
    rows = LedgerRow.objects.using(desk.case.alias).filter(seq__gt=before)
    return [f"{row.action} {row.subject[:40]}" for row in rows if not row.action.startswith(("read", "looked", "saw"))]


HEADERS = (
    Case("lines in headers", "lines in every parameter and in forms that lead on", _lines),
    Case("headers of refusals", "refusals of every kind: framing, sniffing, keeping", _refusals),
    Case("what a request says of itself", "other methods, addresses, hosts and people, said in headers", _said),
    Case("looking changes nothing", "every page, and every address that takes something, looked at", _looking),
)  # fmt: skip
