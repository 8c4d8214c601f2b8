"""What the workbench answers: where it leads, what its headers say, how its sessions hold, whom its names show."""

from __future__ import annotations

import unicodedata
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse

from bench.workbench.desk import Case, Desk, settled_well
from onrecord.core.errors import OnrecordError
from onrecord.store.filters import Filter, filters_of, save_filter
from onrecord.store.people.members import add_member, members
from onrecord.store.sources import Source, add_source, sources
from tests.served import BACKEND, PASSWORD
from tests.web.test_forgery import taken_without_token
from tests.web.test_rights import MAP, TABLE

__all__ = ["ANSWERS"]

ELSEWHERE = (
    "https://evil.example/", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "http:evil.example",
    "https:evil.example", "javascript:alert(1)", "\thttps://evil.example", "/\t/evil.example", "//evil.example/%2f..",
    "https://127.0.0.1@evil.example/", "https://127.0.0.1.evil.example", "\x01//evil.example", "//%0d%0aLocation:evil",
    "/%09/evil.example", "data:text/html,x", "http://[::1", "/\r\nSet-Cookie: a=b",
)  # fmt: skip


LEADING = ("next", "back", "from", "return", "url", "redirect", "screen", "query")
PROBE = "/search?q=probe"


def _leads_out(location: str) -> bool:
    """True of an address that a browser would take for another host's: it drops tabs and lines, and turns slashes."""
    plain = (
        "".join(each for each in location if each not in "\t\r\n")
        .lstrip("".join(map(chr, range(33))))
        .replace("\\", "/")
    )
    try:
        parts = urlsplit(plain)
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc or plain.startswith("//") or "\n" in location or "\r" in location)


def _next(desk: Desk) -> list[str]:
    """Every address is sent another host; those that lead where they are told at all are sent all of them."""
    tried = [
        (name, method)
        for name in TABLE
        if name != "account_logout"
        for method in set(TABLE[name]["methods"]) & {"GET", "POST"}
    ]
    leading = [each for each in tried if PROBE in _sent(desk, *each, PROBE).headers.get("Location", "")]
    if not leading:
        return ["no address leads on: nothing was tried"]
    return [
        each
        for where in ELSEWHERE
        for name, method in (tried if where == ELSEWHERE[0] else leading)
        for each in _led(_sent(desk, name, method, where), f"{method} {name}")
    ]


def _sent(desk: Desk, name: str, method: str, where: str) -> Any:
    told = dict.fromkeys(LEADING, where) | {"language": "en", "name": "x", "do": "x"}
    send = desk.owner.get if method == "GET" else desk.owner.post
    return send(reverse(name, kwargs=MAP[name][1]), told, headers={"referer": f"http://127.0.0.1/{where}"})


def _led(answer: Any, what: str) -> list[str]:
    location = answer.headers.get("Location", "")
    return settled_well(answer, what) + ([f"{what}: leads to {location[:60]!r}"] if _leads_out(location) else [])


def _login(desk: Desk) -> list[str]:
    member = desk.served.member("coder", password=PASSWORD)
    found = []
    for where in ELSEWHERE:
        client = desk.stranger()
        told = {"login": member.name, "password": PASSWORD, "next": where}
        answer = client.post(reverse("account_login"), told)
        if answer.status_code != 302:
            found.append(f"{answer.status_code}: nothing was tried")
        if _leads_out(answer.headers.get("Location", "")):
            found.append(f"leads to {answer.headers['Location'][:60]!r}")
    return found


def _kept_screen(desk: Desk) -> list[str]:
    told = {"name": "away", "screen": "search", "query": "\r\nLocation: https://evil.example/"}
    answer = desk.owner.post(reverse("filter_keep"), told)
    return (
        [answer.headers["Location"]] if _leads_out(answer.headers.get("Location", "")) else settled_well(answer, "keep")
    )


def _hosts(desk: Desk) -> list[str]:
    found = []
    for host in (
        "evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.1@evil.example",
        "evil.example:80",
        "a b",
        "[::1",
        "",
    ):
        answer = desk.stranger().get("/account/login/", headers={"host": host})
        found += [f"{host}: {answer.status_code}"] if answer.status_code not in (400, 404) and host else []
    answer = desk.owner.get("/", headers={"x-forwarded-host": "forwarded.example", "x-forwarded-proto": "https"})
    if b"forwarded.example" in answer.content:
        found.append("believes X-Forwarded-Host")
    return found


def _headers(desk: Desk) -> list[str]:
    """Every answer of every address, a refusal too: cannot be framed, runs nothing of a page, is kept by nobody."""
    found = []
    for name in MAP:
        if name == "account_logout":
            continue
        answer = desk.owner.get(reverse(name, kwargs=MAP[name][1]))
        told = answer.headers
        policy = told.get("Content-Security-Policy", "")
        held = {
            "unsafe": "unsafe" not in policy and policy != "",
            "frames": "frame-ancestors 'none'" in policy or told.get("X-Frame-Options") == "DENY",
            "sniffing": told.get("X-Content-Type-Options") == "nosniff",
            "kept": "no-store" in told.get("Cache-Control", ""),
            "referrer": told.get("Referrer-Policy") in ("same-origin", "no-referrer"),
            "opener": told.get("Cross-Origin-Opener-Policy") == "same-origin",
        }
        found += [f"{name}: {what}" for what, holds in held.items() if not holds]
        found += [f"{name}: tells what it runs on" for each in ("Server", "X-Powered-By") if each in told]
        found += (
            [f"{name}: opens to {told['Access-Control-Allow-Origin']}"] if "Access-Control-Allow-Origin" in told else []
        )
    return found


def _cookies(desk: Desk) -> list[str]:
    member = desk.served.member("coder", password=PASSWORD)
    client = desk.stranger()
    client.get(reverse("account_login"))
    client.post(reverse("account_login"), {"login": member.name, "password": PASSWORD})
    client.post(reverse("language"), {"language": "ar"})
    found = []
    for name, each in client.cookies.items():
        if not each["httponly"] or each["samesite"] != "Strict" or each["domain"]:
            found.append(f"{name}: {each.OutputString()}")
    return found if client.cookies else ["no cookies: nothing was tried"]


def _fixed(desk: Desk) -> list[str]:
    """A session that somebody else began is not the one that a person is signed in with."""
    member = desk.served.member("coder", password=PASSWORD)
    client = desk.stranger()
    client.post(reverse("language"), {"language": "ar"})
    before = client.cookies["onrecord_session"].value
    thief = desk.stranger()
    thief.cookies["onrecord_session"] = before
    client.post(reverse("account_login"), {"login": member.name, "password": PASSWORD})
    after = client.cookies["onrecord_session"].value
    found = ["the session of before holds"] if before == after or thief.get("/account/").status_code == 200 else []
    made_up = desk.stranger()
    made_up.cookies["onrecord_session"] = "a" * 32
    made_up.post(reverse("account_login"), {"login": member.name, "password": PASSWORD})
    return found + (["a made-up session is taken"] if made_up.cookies["onrecord_session"].value == "a" * 32 else [])


def _left(desk: Desk) -> list[str]:
    """Once somebody signed out, or their password was changed, their cookie is nobody's."""
    member = desk.served.member("coder", password=PASSWORD)
    client = desk.client(member=member)
    thief = desk.stranger()
    thief.cookies["onrecord_session"] = client.cookies["onrecord_session"].value
    client.post(reverse("account_logout"))
    found = ["signed out and still in"] if thief.get("/account/").status_code == 200 else []
    client.force_login(member, backend=BACKEND)
    thief.cookies["onrecord_session"] = client.cookies["onrecord_session"].value
    member.set_password("nine other herons wade")
    member.save(using=desk.case.alias)
    return found + (["in by the password of before"] if thief.get("/account/").status_code == 200 else [])


UNSEEN = {"zero width space": "a\u200bmal", "turned around": "am\u202eal", "soft hyphen": "am\u00adal", "tag": "amal\U000e0041",
          "joiner": "am\u200dal", "filler": "am\u3164al", "direction mark": "amal\u200f", "half a letter": "amal\ud800",
          "NUL": "am\0al", "wide letters": "ａｍａｌ", "compatible letters": "ⓐmal", "Cyrillic letter": "\u0430mal", "Greek letter": "am\u03b1l"}  # fmt: skip


def _same_to_the_eye(name: str) -> str:
    drawn = "".join(
        each
        for each in unicodedata.normalize("NFKC", name)
        if unicodedata.category(each) not in ("Cf", "Cc", "Cs", "Lo")
    )
    return " ".join(drawn.split()).casefold()


def _looks_like(desk: Desk, name: str) -> list[str]:
    """Nobody is called as somebody else is to the eye."""
    if not any(each.name == "amal" for each in members(desk.case)):
        desk.served.member("coder", name="amal")
    try:
        with desk.case.writing() as pen:
            made = add_member(pen, name, ("coder",))
    except OnrecordError:
        return []
    except UnicodeError:
        return ["a fault"]
    return [f"somebody is called {made.name!r}"]


def _turned(desk: Desk) -> list[str]:
    """Marks that turn letters around are in no name that is shown of a source or a filter."""
    told = "Gazette \u202exe.fdp\u2066 a\u200bb"
    found = []
    try:
        with desk.case.writing() as pen:
            add_source(pen, Source(name=told))
            save_filter(pen, Filter(desk.case.who, told, "search", "q=x", False))
    except OnrecordError:
        return []
    names = [each.name for each in sources(desk.case)] + [each.name for each in filters_of(desk.case)]
    found += [repr(name) for name in names if name and set("\u202e\u2066\u200b") & set(name)]
    return found


def _no_tables(desk: Desk) -> list[str]:
    """No address of the map answers with a table that a spreadsheet programme opens by itself."""
    kinds = ("text/csv", "text/tab-separated-values", "application/vnd.ms-excel", "spreadsheetml", "opendocument")
    paths = [reverse(name, kwargs=parts) for name, (_, parts) in MAP.items() if name != "account_logout"]
    answers = {path: desk.owner.get(path) for path in paths} | desk.crawled
    return [
        f"{path}: {answer.headers.get('Content-Type')}"
        for path, answer in answers.items()
        if any(kind in answer.headers.get("Content-Type", "") for kind in kinds)
    ]


def _formula_original(desk: Desk) -> list[str]:
    """A list of words that came with formulas is given back as a file that no spreadsheet programme opens by itself."""
    from bench.workbench.cases.files import bring_by_form
    from onrecord.evidence.originals import sha256_of

    found = []
    for number, ending in enumerate(("csv", "tsv", "slk", "dif", "iqy", "xlsm", "xls", "html", "url", "lnk")):
        data = f"Name,Age\n=cmd|' /C calc'!A0,{number}\n@SUM(1),+1\n\t=1,-1\n".encode()
        bring_by_form(desk, f"list.{ending}", data)
        answer = desk.owner.get(f"/evidence/originals/{sha256_of(data)}/file")
        given = answer.headers.get("Content-Disposition", "")
        if answer.status_code == 200 and not given.endswith(('.bin"', '.txt"')):
            found.append(given)
    return found


def _guessing(desk: Desk) -> list[str]:
    """A password is not tried without end, whatever the address says of who asks."""
    member = desk.served.member("coder", password=PASSWORD)
    client = desk.stranger()
    for number in range(12):
        client.post(
            reverse("account_login"),
            {"login": member.name, "password": "wrong"},
            headers={"x-forwarded-for": f"10.0.0.{number}"},
        )
    answer = client.post(reverse("account_login"), {"login": member.name, "password": PASSWORD})
    return ["let in after twelve wrong passwords"] if answer.status_code == 302 else []


ANSWERS = (
    Case("open redirects", "other hosts in every parameter that might lead on, to every address", _next),
    Case("open redirect after signing in", "other hosts behind next=", _login),
    Case("header injection by a kept filter", "lines in what becomes an address", _kept_screen),
    Case("Host header", "other names, and names that a server before it would say", _hosts),
    Case("headers of every answer", "framing, sniffing, keeping, referrers, of every address", _headers),
    Case("cookies", "flags of every cookie", _cookies),
    Case("session fixation", "a session begun by somebody else, and one made up", _fixed),
    Case("a cookie after signing out", "a cookie that was copied before", _left),
    *(
        Case(f"name like another's: {what}", repr(name), partial(_looks_like, name=name))
        for what, name in UNSEEN.items()
    ),
    Case("names that turn around", "marks of direction in names of sources and filters", _turned),
    Case("no tables to compute", "every address, for answers that a spreadsheet programme opens", _no_tables),
    Case("formulas in an original", "=, +, -, @, tab in a list that is given back", _formula_original),
    Case("password guessing", "twelve wrong passwords under twelve addresses said by the asker", _guessing),
    Case(
        "forgery",
        "every address that takes something, without its token",
        lambda desk: taken_without_token(desk.served),
    ),
)
