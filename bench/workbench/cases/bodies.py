"""What is sent to addresses that take something: of wrong shapes, of wrong sizes, with more than was asked for."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from django.urls import reverse

from bench.workbench.desk import Case, Desk, settled_well
from onrecord.store.models import DraftEdit, Judgement, LedgerRow
from onrecord.store.people.models import Member
from tests.web.test_rights import MAP, TABLE

__all__ = ["BODIES"]

LARGE = 1_000_000
TAKING = [name for name, row in TABLE.items() if "POST" in row["methods"]]
# Signing out ends the session that the others are sent by.
AFTER = ("account_logout", "account_password")
FIELDS = (
    "name", "title", "text", "urls", "reason", "why", "query", "screen", "decision", "kind", "one", "other", "of", "do",
    "number", "place", "field", "value", "use", "given", "expires", "published", "source", "language", "next", "roles",
    "share", "reading", "coder", "code", "passphrase", "answer", "rules", "scheme", "facet", "label", "id", "shared",
    "sha256", "days", "key", "typed", "words", "chain", "stance", "session", "factor", "step", "login", "password",
    "report", "version", "looked", "apart", "access", "address", "account", "since", "until", "before", "after", "is_on",
)  # fmt: skip
ASKED = (
    "after", "before", "page", "at", "by", "field", "find", "first", "from", "until", "group", "kind", "lang", "language",
    "more", "next", "of", "order", "q", "rules", "signed", "template", "width", "within", "words", "day", "decision",
    "outcome", "since", "scheme", "facet", "one", "other", "id", "about",
)  # fmt: skip
ODD = {
    "NUL": "a\0b", "half a letter": "\udcff", "a million letters": "x" * LARGE, "negative": "-1", "beyond numbers": "9" * 300,
    "not a number": "NaN", "infinite": "1e999", "other digits": "٣٤", "raised digits": "²", "empty": "", "quotes": "'\";--",
    "turned around": "\u202e\u2066a", "percent": "%s%(x)s{0}{x}", "dates": "0000-00-00", "last day": "9999-12-31", "brackets": "[(*",
}  # fmt: skip


def _path(name: str) -> str:
    return str(reverse(name, kwargs=MAP[name][1]))


def _all_sent(desk: Desk, what: str, **sent: Any) -> list[str]:
    return [
        each
        for name in TAKING
        if name not in AFTER
        for each in settled_well(desk.owner.post(_path(name), **sent), f"{what} to {name}")
    ]


def _fields(desk: Desk, odd: str) -> list[str]:
    body = {
        name: odd.encode("utf-8", "surrogateescape").decode("latin-1") if odd == "\udcff" else odd for name in FIELDS
    }
    if len(odd) == LARGE:
        body = dict.fromkeys(("name", "text", "reason", "query"), odd)
    return _all_sent(desk, "fields", data=body)


def _real(desk: Desk, odd: str) -> list[str]:
    """Every page that takes something, at its real address, with something odd in every field."""
    body = dict.fromkeys(FIELDS, odd if len(odd) < LARGE else odd[:200_000])
    body = {name: value.encode("utf-8", "replace").decode() for name, value in body.items()}
    pages = [
        path for name, paths in desk.filled.pages.items() if name in TAKING and name not in AFTER for path in paths
    ]
    return [each for path in pages for each in settled_well(desk.owner.post(path, body), path)]


def _parameters(desk: Desk, odd: str) -> list[str]:
    """Every page with something odd in every parameter that its view looks at, one at a time, and then in all."""
    odd = odd[:3_000].encode("utf-8", "replace").decode()
    found = []
    for path, names in desk.parameters.items():
        for name in names:
            found += settled_well(desk.owner.get(path, {name: odd}), f"{path}?{name}")
        found += settled_well(desk.owner.get(path, dict.fromkeys(ASKED, odd)), path)
    return found


def _many(desk: Desk) -> list[str]:
    return _all_sent(desk, "10,000 fields", data={f"f{n}": "x" for n in range(10_000)})


def _broken(desk: Desk) -> list[str]:
    broken = b"name=%ff%fe&text=%c3%28&reason=%ed%a0%80&\xff\xfe=\x00"
    found = _all_sent(desk, "broken UTF-8", data=broken, content_type="application/x-www-form-urlencoded")
    parts = b'--b\r\nContent-Disposition: form-data; name="name"; filename="\xff\0../x"\r\n\r\n\xff\xfe\r\n--b'
    return found + _all_sent(desk, "broken parts", data=parts, content_type="multipart/form-data; boundary=b")


def _charset(desk: Desk) -> list[str]:
    told = ("application/x-www-form-urlencoded; charset=utf-16", "multipart/form-data", "multipart/form-data; boundary=\xff",
            "application/json; charset=none", "text/plain", "application/xml", "")  # fmt: skip
    paths = {name: _path(name) for name in TAKING if name not in AFTER}
    return [
        each
        for kind in told
        for name, path in paths.items()
        for each in settled_well(desk.owner.generic("POST", path, b"a=1", kind), f"{kind} to {name}")
    ]


def _edits(desk: Desk, *bodies: str) -> list[str]:
    path = f"/coding/{desk.filled.reading}/edits"
    return [
        each
        for body in bodies
        for each in settled_well(desk.owner.post(path, body, content_type="application/json"), body[:70])
    ]


WRONG = (
    "", "null", "1", '"x"', "[]", "{}", '{"after": null, "edits": []}', '{"after": -1, "edits": []}',
    '{"after": 1e999, "edits": []}', '{"after": Infinity, "edits": []}', '{"after": NaN, "edits": []}',
    '{"after": true, "edits": {}}', '{"after": "' + "9" * 5_000 + '", "edits": []}', '{"after": ' + "9" * 5_000 + ', "edits": []}',
    '{"after": [0], "edits": []}', '{"after": 0, "edits": [null, 1, "x", [], {}]}', '{"after": 0, "edits": ' + "[{}]" * 2 + "}",
)  # fmt: skip
SHAPES = (
    None, True, -1, 10**40, 1e308, "x", "\ud800", "a\0b", "x" * 70_000, [], [[]], [[0, 10**9]], [[5, 1]], [[-5, 5]],
    [[0.5, 1.5]], [["0", "1"]], {}, {"x": {}}, [None], [["x", "x", None]], [["age", [], {}]],
)  # fmt: skip
EDITS = {
    "typed": {"edit": "typed", "id": "e1", "subject": "p1", "field": "age", "typed": "46", "quotes": [[0, 4]],
              "stance": "asserted", "according_to": [], "inferred_by": None, "replaces": []},
    "new": {"edit": "new", "id": "p9", "put": "e9", "kind": "victim", "party": "person", "within": "i1", "act": None,
            "quotes": [[0, 4]]},
    "put": {"edit": "put", "id": "e2", "subject": "p1", "values": [["age", 4, None]], "quotes": [[0, 4]],
            "stance": "asserted", "according_to": [], "inferred_by": None, "replaces": []},
    "add": {"edit": "add", "id": "p8", "kind": "victim", "within": "i1", "party": "person"},
    "accept": {"edit": "accept", "claims": ["c1"]},
    "reject": {"edit": "reject", "claims": ["c1"]},
    "remove": {"edit": "remove", "id": "p1"},
    "undo": {"edit": "undo", "number": 1},
    "together": {"edit": "together", "edits": []},
}  # fmt: skip


def _shapes(desk: Desk, kind: str) -> list[str]:
    """An edit of each kind with each of its parts in a wrong shape."""
    found, plain = [], EDITS[kind]
    for name in [*plain, "token"]:
        for number, shape in enumerate(SHAPES):
            edit = {**plain, "token": f"{kind}-{name}-{number}", name: shape}
            found += _edits(desk, json.dumps({"after": 0, "edits": [edit]}))
    return found


def _mass(desk: Desk) -> list[str]:
    """More than a form asks for, to every address: nobody gets what they were not given, nothing in another's name."""
    member = desk.served.member("coder", "reviewer")
    client = desk.client(member=member)
    more = {"roles": ["administrator", "publisher"], "is_active": "1", "is_superuser": "1", "is_staff": "1", "coder": "machine",
            "judged_by": "amal", "by": "amal", "owner": "amal", "writer": "amal", "seq": "1", "pk": "1", "id": "1",
            "must_change": "", "name": "amal", "asked_by": "amal", "kind": "person", "at": "2000-01-01"}  # fmt: skip
    ledger = LedgerRow.objects.using(desk.case.alias)
    last = ledger.order_by("-seq").first().seq
    paths = [_path(name) for name in TAKING if name not in AFTER]
    paths += [path for name, some in desk.filled.pages.items() if name in TAKING and name not in AFTER for path in some]
    for path in paths:
        client.post(path, more)
    one = Member.objects.using(desk.case.alias).get(pk=member.pk)
    found = [] if sorted(one.role_names) == ["coder", "reviewer"] else [f"has roles {one.role_names}"]
    found += ["is no longer what they were"] if not one.is_active or one.name != member.name else []
    others = ledger.filter(seq__gt=last).exclude(who=member.name)
    return found + [f"row {row.seq} by {row.who}" for row in others]


def _mass_edit(desk: Desk) -> list[str]:
    member = desk.served.member("coder")
    edit = {
        **EDITS["accept"],
        "token": "mass",
        "coder": "amal",
        "by": "amal",
        "at": "2000-01-01",
        "number": 99,
        "draft": 1,
    }
    path = f"/coding/{desk.filled.reading}/edits"
    body = json.dumps({"after": 0, "edits": [edit], "coder": "amal", "draft": 1})
    desk.client(member=member).post(path, body, content_type="application/json")
    rows = DraftEdit.objects.using(desk.case.alias).filter(body__contains="mass")
    return [f"in the draft of {row.draft.coder}" for row in rows if row.draft.coder != member.name] + [
        "keeps what nobody asked for" for row in rows if "2000-01-01" in row.body or row.number == 99
    ]


def _mass_judgement(desk: Desk) -> list[str]:
    member = desk.served.member("reviewer")
    client = desk.client(member=member)
    page = client.get("/matching/").content.decode()
    one, other = (page.partition(f'name="{side}" value="')[2].partition('"')[0] for side in ("one", "other"))
    told = {
        "kind": "person",
        "one": one,
        "other": other,
        "decision": "unsure",
        "by": "amal",
        "judged_by": "amal",
        "seq": "1",
    }
    if client.post(reverse("matching:judge"), told).status_code != 302:
        return ["no judgement was kept: nothing was tried"]
    row = Judgement.objects.using(desk.case.alias).order_by("-pk").first()
    return [] if row.judged_by == member.name else [f"judged by {row.judged_by}"]


def _methods(desk: Desk) -> list[str]:
    found = []
    for name in MAP:
        if name in AFTER:
            continue
        for method in ("TRACE", "CONNECT", "PROPFIND", "OPTIONS", "MERGE", "get", "X", "HEAD"):
            answer = desk.owner.generic(method, _path(name))
            found += settled_well(answer, f"{method} {name}")
            if method not in ("HEAD", "OPTIONS", "get") and answer.status_code not in (400, 403, 404, 405):
                found.append(f"{method} {name}: {answer.status_code}")
    return found


BODIES = (
    *(
        Case(f"fields: {what}", f"{odd[:20]!r} in every field of every address", partial(_fields, odd=odd))
        for what, odd in ODD.items()
    ),
    *(
        Case(f"forms: {what}", f"{odd[:20]!r} in every field of real forms", partial(_real, odd=odd))
        for what, odd in ODD.items()
    ),
    *(
        Case(f"parameters: {what}", f"{odd[:20]!r} in every parameter of every page", partial(_parameters, odd=odd))
        for what, odd in ODD.items()
    ),
    Case("10,000 fields", "more fields than any form has", _many),
    Case("broken UTF-8 in bodies", "bytes that are no letters, in forms and their parts", _broken),
    Case("bodies of other kinds", "kinds and character sets that nobody sends", _charset),
    Case("JSON of wrong shapes", "bodies to the address of the coding script", lambda desk: _edits(desk, *WRONG)),
    *(
        Case(f"edit of wrong shapes: {kind}", "each part of an edit, in every wrong shape", partial(_shapes, kind=kind))
        for kind in EDITS
    ),
    Case("more fields than asked", "roles, owner and numbers, to every address", _mass),
    Case("more in an edit than asked", "somebody else's name in an edit", _mass_edit),
    Case("more in a judgement than asked", "somebody else's name in a judgement", _mass_judgement),
    Case("unknown methods", "methods that no address answers", _methods),
)
