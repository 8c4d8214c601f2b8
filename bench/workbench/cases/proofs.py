"""What somebody proves themselves by: codes that are sent again, tokens used for more, forms from elsewhere, guesses."""

from __future__ import annotations

import json
import re
from typing import Any

from django.urls import reverse

from bench.workbench.desk import Case, Desk
from onrecord.store.models import LedgerRow
from onrecord.store.people.members import set_active
from onrecord.store.people.tokens import revoke_token
from onrecord.web.access.door import open_door
from onrecord.web.api.tokens import ANY, OR
from onrecord.web.api.urls import operations
from tests.served import PASSWORD
from tests.tokens import Programme, token_of
from tests.web.test_second_factor import SECRET, code_of, with_app

__all__ = ["PROOFS"]

ZERO = {"{report}": f"sha256:{'0' * 64}", "{coding}": "0" * 64, "{record}": "0" * 64, "{number}": "999999"}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
TRIES = 12


def _last(desk: Desk) -> int:
    return int(LedgerRow.objects.using(desk.case.alias).order_by("-seq").values_list("seq", flat=True)[0])


def _operations() -> list[tuple[str, str, str]]:
    made = []
    for method, address, told in operations():
        path = address.removeprefix("/api/v1")
        for part, zero in ZERO.items():
            path = path.replace(part, zero)
        made.append((method, path, told["x-right"]))
    return made


def _scope(desk: Desk) -> list[str]:
    """A token for reading alone, of somebody with every right, does nothing else."""
    member = desk.served.member("coder", "reviewer", "source keeper", "publisher", "administrator")
    programme = Programme(token_of(desk.case, member, ["read"])[1])
    before, found = _last(desk), []
    for method, path, right in _operations():
        status = programme.ask(method, path, {} if method != "GET" else None).status_code
        if right != ANY and "read" not in right.split(OR) and status != 403:
            found.append(f"{method} {path}: {status}")
    rows = LedgerRow.objects.using(desk.case.alias).filter(seq__gt=before, who=member.name)
    # That somebody has seen what is new is a mark of their own, which readers set too.
    own = f"seen:{member.name}"
    return found + [
        f"wrote {row.action} {row.subject}" for row in rows if not row.action.startswith("read") and row.subject != own
    ]


def _ended(desk: Desk) -> list[str]:
    """Tokens that were revoked, or whose person was shut out, and what only looks like a token."""
    found = []
    for end in (revoke_token, set_active):
        member = desk.served.member("coder")
        row, secret = token_of(desk.case, member)
        if Programme(secret).ask("GET", "/me").status_code != 200:
            return ["no token works: nothing was tried"]
        with desk.case.writing() as pen:
            if end is revoke_token:
                revoke_token(pen, member, row.pk)
            else:
                set_active(pen, member, active=False)
        tried = (secret, secret[:-1], secret + "x", secret.upper(), f"{secret}\0", row.sum)
        found += [
            f"{end.__name__}: {each[:12]}" for each in tried if Programme(each).ask("GET", "/me").status_code != 401
        ]
    return found


def _elsewhere(desk: Desk) -> list[str]:
    """A token opens no page, a cookie no operation, and no address takes either in its query."""
    member = desk.served.member("coder")
    secret = token_of(desk.case, member)[1]
    signed_in = desk.client(member=member)
    bearer = {"authorization": f"Bearer {secret}"}
    key = signed_in.cookies["onrecord_session"].value
    answers = {
        "token for a page": desk.stranger().get("/", headers=bearer),
        "token in a query of a page": desk.stranger().get("/", {"token": secret, "access_token": secret}),
        "token in a query": desk.stranger().get("/api/v1/me", {"token": secret, "access_token": secret}),
        "cookie for an operation": signed_in.get("/api/v1/me"),
        "cookie as a token": desk.stranger().get("/api/v1/me", headers={"authorization": f"Bearer {key}"}),
        "Basic": desk.stranger().get("/api/v1/me", headers={"authorization": f"Basic {secret}"}),
        "session in a query": desk.stranger().get("/", {"onrecord_session": key, "sessionid": key}),
    }
    return [f"{what}: {answer.status_code}" for what, answer in answers.items() if answer.status_code == 200]


def _gives(desk: Desk, member: Any, code: str, name: str = "second_factor") -> bool:
    """Tell whether a code lets somebody in who gave their password."""
    client = desk.client(member=member, proven=False)
    client.post(reverse(name), {"code": code})
    return client.get("/").status_code == 200


def _same_code(desk: Desk) -> list[str]:
    """A code counts once: not in another session, not from before, not where it is asked for again."""
    member, code = with_app(desk.served, "source keeper"), code_of()
    found = [
        f"let in by {what}"
        for what, off in (("the one before", -1), ("one of an hour ago", -120))
        if _gives(desk, member, code_of(off=off))
    ]
    if not _gives(desk, member, code):
        return [*found, "no code lets in: nothing was tried"]
    for name in ("second_factor", "account_reauthenticate"):
        found += [f"the same code again, at {name}"] if _gives(desk, member, code, name) else []
    spaced = f"{code[:3]} {code[3:]}"
    return found + (["the same code with a space"] if _gives(desk, member, spaced) else [])


def _codes(desk: Desk) -> list[str]:
    """Codes are not tried without end, in as many sessions as one likes."""
    member = with_app(desk.served, "source keeper")
    for number in range(TRIES):
        _gives(desk, member, f"{number:06}")
    return ["let in after twelve wrong codes"] if _gives(desk, member, code_of(SECRET)) else []


def _anothers_code(desk: Desk) -> list[str]:
    """What one person proves in their session says nothing of another who signs in to it."""
    one, other = desk.served.member("source keeper"), desk.served.member("source keeper")
    client = desk.client(member=one)
    session = client.session
    session["_auth_user_id"] = str(other.pk)
    session.save()
    return ["in as another"] if client.get("/").status_code == 200 else []


def _door(desk: Desk) -> list[str]:
    member = desk.served.member("reader")
    key = open_door(member)
    if desk.stranger().post(f"/enter/{key}").status_code != 302:
        return ["the door lets nobody in: nothing was tried"]
    tried = (key, key.upper(), f"{key}/", f"{key}%00", "..", "")
    clients = [(each, desk.stranger()) for each in tried]
    for each, client in clients:
        client.post(f"/enter/{each}")
    return [f"in again by {each[:9]!r}" for each, client in clients if client.get("/").status_code == 200]


def _form(client: Any, **headers: str) -> Any:
    """Send the form of the language with the token that the client was shown."""
    token = TOKEN.search(client.get(reverse("account")).content.decode())
    told = {"language": "ar", "next": "/", "csrfmiddlewaretoken": token[1] if token else ""}
    return client.post(reverse("language"), told, headers=headers)


def _origins(desk: Desk) -> list[str]:
    """A form with the right token that comes from another site's page, and with the token of another session."""
    client = desk.client("reader", enforce_csrf_checks=True)
    if _form(client).status_code != 302:
        return ["no form is taken: nothing was tried"]
    elsewhere = (
        "https://evil.example",
        "null",
        "http://127.0.0.1.evil.example",
        "http://127.0.0.1:81",
        "https://127.0.0.1",
    )
    found = [f"from {origin}" for origin in elsewhere if _form(client, origin=origin).status_code != 403]
    other = desk.client("reader", enforce_csrf_checks=True)
    token = TOKEN.search(other.get(reverse("account")).content.decode())
    body = {"language": "ar", "next": "/", "csrfmiddlewaretoken": token[1] if token else ""}
    client.get(reverse("account"))
    if client.post(reverse("language"), body).status_code != 403:
        found.append("with the token of another session")
    found += (
        ["with its token in the address"]
        if client.post(
            f"{reverse('language')}?csrfmiddlewaretoken={body['csrfmiddlewaretoken']}", {"language": "ar"}
        ).status_code
        != 403
        else []
    )
    return found


def _script(desk: Desk) -> list[str]:
    """What scripts send as plain text, which another site's form may, without the token in its header."""
    client = desk.client("coder", enforce_csrf_checks=True)
    body = json.dumps({"after": 0, "edits": []})
    path = f"/coding/{desk.filled.reading}/edits"
    kinds = ("text/plain", "application/json", "application/x-www-form-urlencoded")
    return [kind for kind in kinds if client.post(path, body, content_type=kind).status_code != 403]


def _who_is_here(desk: Desk) -> list[str]:
    """Whether somebody has an account is not told by what a wrong password is answered."""
    member = desk.served.member("coder", password=PASSWORD)
    told = set()
    for name in (member.name, "nobody at all", "nobody else"):
        answer = desk.stranger().post(reverse("account_login"), {"login": name, "password": "wrong and long enough"})
        told.add((answer.status_code, TOKEN.sub("", answer.content.decode().replace(name, "NAME"))))
    return [] if len(told) == 1 else [f"{len(told)} answers"]


def _other_letters(desk: Desk) -> list[str]:
    """A name that is written otherwise, and lets in, is locked out with the one it is."""
    member = desk.served.member("coder", name="Salma Naqqash", password=PASSWORD)
    ways = (
        "salma naqqash",
        "SALMA NAQQASH",
        " Salma  Naqqash ",
        "Salma\u00a0Naqqash",
        "Ｓalma Naqqash",
        "Salma Naqqash\u200b",
        "Salma Naqqash\0",
    )
    for number in range(TRIES):
        desk.stranger().post(reverse("account_login"), {"login": ways[number % len(ways)], "password": "wrong"})
    for number in range(TRIES):
        desk.stranger().post(reverse("account_login"), {"login": ways[number % 3], "password": "wrong"})
    answers = [
        desk.stranger().post(reverse("account_login"), {"login": each, "password": PASSWORD})
        for each in (member.name, *ways)
    ]
    return [
        f"let in as {each!r}"
        for each, answer in zip((member.name, *ways), answers, strict=True)
        if answer.status_code == 302
    ]


PROOFS = (
    Case("token of one scope", "a token for reading, to every operation", _scope),
    Case("tokens that ended", "tokens revoked, of people shut out, cut and lengthened", _ended),
    Case("tokens and cookies elsewhere", "tokens to pages, cookies to operations, either in an address", _elsewhere),
    Case("second factor: the same code", "a code that was given, by another session and at other addresses", _same_code),
    Case("second factor: guessing", "twelve wrong codes, each in a session of its own", _codes),
    Case("second factor of another", "what one person proved, in a session that became another's", _anothers_code),
    Case("the door again", "the address that lets in once, and ones like it", _door),
    Case("forgery with a token", "forms from other origins, and with another session's token", _origins),
    Case("forgery of a script", "edits without the token, as plain text and as JSON", _script),
    Case("who has an account", "wrong passwords of names that are somebody's and nobody's", _who_is_here),
    Case("lock-out by other letters", "a name in capitals, with spaces, with unseen letters", _other_letters),
)  # fmt: skip
