"""Recordings asked for by whoever may not hear them: by role, by guessing, after the right."""

from __future__ import annotations

from functools import cache
from typing import Any

from bench.workbench.cases.recordings import MEDIA, at_original, body_of, vault_open
from bench.workbench.desk import Case, Desk
from onrecord.evidence.originals import sha256_of
from onrecord.store.people.members import member_named, set_active, set_roles
from onrecord.store.people.rights import roles_register
from onrecord.store.sources import Source
from onrecord.store.vault.persons import erase, protect
from tests.filled import sound
from tests.tokens import Programme, token_of
from tests.works import done, staged

__all__ = ["HEARD"]

SECRET = b"a voice that nobody else may hear"

DESKS: dict[int, Desk] = {}


@cache
def _kept_of_protected(desk_id: int) -> tuple[str, int]:
    """Bring a recording of a protected source in, and give its sum and the number of the source."""
    desk = DESKS[desk_id]
    with desk.case.writing() as pen:
        source = protect(pen, Source(kind="person"), {"name": "Nuha Barakat"})
    data = sound() + SECRET
    done(desk.case, "add", tool="a test", files=staged(desk.case, ("call.wav", data)), source=str(source.number))
    return sha256_of(data), int(source.number or 0)


def _protected(desk: Desk) -> tuple[str, int]:
    DESKS[id(desk)] = desk
    return _kept_of_protected(id(desk))


def _ways(sum_: str) -> list[tuple[str, dict[str, str]]]:
    """Give addresses and headers by which somebody could ask for a recording."""
    near = (
        sum_,
        sum_.upper(),
        sum_.title(),
        sum_[:12],
        f"sha256:{sum_}",
        f"{sum_}%00",
        f"{sum_}%20",
        f"x/../{sum_}",
        f"%2e/{sum_}",
    )
    ranges: tuple[dict[str, str], ...] = ({}, {"range": "bytes=0-"}, {"range": f"bytes=-{len(SECRET)}"})
    return [(at_original(each, what), told) for each in near for what in ("recording", "recording/", "file", "shown") for told in ranges]  # fmt: skip


def _given_to(client: Any, sum_: str, what: str) -> list[str]:
    found = []
    for path, told in _ways(sum_):
        for method in ("get", "head", "post"):
            answer = getattr(client, method)(path, headers=told)
            got = body_of(answer)
            if answer.status_code in (200, 206) or SECRET in got or answer.status_code >= 500:
                found.append(f"{what} {method} {path[-40:]}: {answer.status_code}")
    return found


def _by_roles(desk: Desk) -> list[str]:
    """Whoever may not know of a protected source is given nothing of what it brought, while somebody else plays it."""
    sum_, _ = _protected(desk)
    with vault_open(desk):
        keeper = desk.client("source keeper")
        first = keeper.get(at_original(sum_), headers={"range": f"bytes=-{len(SECRET)}"})
        if body_of(first) != SECRET:
            return [f"a source keeper is answered {first.status_code}: nothing was tried"]
        found = _given_to(desk.stranger(), sum_, "a stranger")
        for role, rights in roles_register().roles.items():
            if "protected" in rights:
                continue
            client = desk.client(role)
            found += _given_to(client, sum_, role)
            member = desk.served.member(role)
            programme = Programme(token_of(desk.case, member)[1])
            for end in ("", "/bytes", "/check"):
                method = "POST" if end == "/check" else "GET"
                status = programme.ask(method, f"/originals/{sum_}{end}", {} if end == "/check" else None).status_code
                found += [f"{role} by programme{end}: {status}"] if status in (200, 202) else []
    return found


def _by_guessing(desk: Desk) -> list[str]:
    """Another spelling of a sum is another sum, for whoever may hear it too."""
    sum_, _ = _protected(desk)
    with vault_open(desk):
        client = desk.client("source keeper")
        tried = [path for path, _ in _ways(sum_) if sum_ not in path or "%00" in path or "sha256:" in path]
        answers = {path: client.get(path) for path in tried}
        return [
            path for path, answer in answers.items() if answer.status_code in (200, 206) or SECRET in body_of(answer)
        ]


def _withheld(desk: Desk) -> list[str]:
    """Where the scope withholds fields, nothing of an original is given, for in a voice nothing can be blacked out."""
    found, tried = [], 0
    for role, rights in roles_register().roles.items():
        if {"protected", "code"} & rights:
            continue
        tried += 1
        client = desk.client(role)
        for sum_ in (sha256_of(sound()), sha256_of(MEDIA["wav with a page"][1])):
            for told in ({}, {"range": "bytes=0-9"}, {"range": "bytes=-9"}):
                answer = client.get(at_original(sum_), headers=told)
                found += [f"{role}: {answer.status_code}"] if answer.status_code != 403 else []
    return found if tried else ["no role is withheld anything: nothing was tried"]


def _after(desk: Desk) -> list[str]:
    """A recording that somebody plays stops with their right: taken, shut out, signed out, or the source erased."""
    sum_, _ = _protected(desk)
    path, told = at_original(sum_), {"range": "bytes=0-9"}
    found = []
    with vault_open(desk):
        for what in ("roles taken", "shut out", "signed out"):
            member = desk.served.member("source keeper")
            client = desk.client(member=member)
            if client.get(path, headers=told).status_code != 206:
                return [f"it does not play before {what}: nothing was tried"]
            if what == "signed out":
                client.post("/account/logout/")
            else:
                with desk.case.writing() as pen:
                    _ = (
                        set_roles(pen, member, ["coder"])
                        if what == "roles taken"
                        else set_active(pen, member, active=False)
                    )
            found += [f"{what}: plays on"] if client.get(path, headers=told).status_code in (200, 206) else []
            if what == "roles taken":
                again = desk.client(member=member_named(desk.case, member.name))
                found += [f"{what}: plays again"] if again.get(path, headers=told).status_code != 404 else []
    return found


def _erased(desk: Desk) -> list[str]:
    """What was opened a moment ago is not given once the key of its source is destroyed."""
    sum_, number = _protected(desk)
    with vault_open(desk):
        client = desk.client("source keeper")
        if client.get(at_original(sum_), headers={"range": "bytes=0-9"}).status_code != 206:
            return ["it does not play before: nothing was tried"]
        erase(desk.case, number, "she asked for it")
        _kept_of_protected.cache_clear()
        answers = {
            what: client.get(at_original(sum_, what), headers={"range": "bytes=0-9"}) for what in ("recording", "file")
        }
        return [
            f"{what}: {answer.status_code}"
            for what, answer in answers.items()
            if answer.status_code in (200, 206) or SECRET in body_of(answer)
        ]


HEARD = (
    Case("protected recording by roles", "a recording that a keeper plays, by whoever may not know of it", _by_roles),
    Case("protected recording by other spellings", "sums in capitals, cut, with what comes before and after", _by_guessing),
    Case("recording with withheld fields", "recordings, by whoever fields are withheld from", _withheld),
    Case("recording after the right", "a recording that plays, once the right is taken or the person shut out", _after),
    Case("recording of an erased source", "a recording that was just opened, once its source is erased", _erased),
)  # fmt: skip
