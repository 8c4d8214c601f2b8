"""Releases: approved by their maker, twice, changed since, in other names, by whoever does not publish."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from django.urls import reverse

from bench.workbench.cases.released import (
    MAKER,
    OTHER,
    POSTS,
    address_of,
    approvals,
    made_by,
    second,
    sent,
    signed,
    untouched,
    with_key,
    work_off,
)
from bench.workbench.desk import Case, Desk
from onrecord.jobs.publishing.kept import folder_of
from onrecord.store.models import AcceptedRisk, LedgerRow, Work
from onrecord.store.people.rights import roles_register
from onrecord.store.publishing.withdrawn_releases import withdrawal_of
from onrecord.store.works import DONE, FAILED
from tests.kept_releases import accept_all
from tests.tokens import Programme, token_of
from tests.web.test_rights import TABLE

__all__ = ["RELEASES"]

__all__ = ["RELEASES", "work_off"]

BY_OTHERS = dict.fromkeys(("by", "made_by", "approved_by", "accepted_by", "withdrawn_by", "asked_by", "who", "writer"), "amal") | {
    "is_own": "0", "state": "approved", "audience": "public", "version": "1", "number": "1", "is_new_key": "1", "key": "0" * 64,
    "signed": "1", "release": "1",
}  # fmt: skip
"""What no form of releases asks for."""


def _own(desk: Desk) -> list[str]:
    """Whoever made a release does not approve it, whatever the form says of who they are."""
    member = desk.served.member("publisher", name=f"maker {next(desk.numbers)}")
    row = made_by(desk, member.name)
    accept_all(desk.case, row)
    client = desk.client(member=member, fresh=True)
    with with_key(desk):
        answers = [sent(client, "releases_approve", row, told) for told in ({}, BY_OTHERS, {"approved_by": OTHER})]
        work_off(desk)
    found = [f"answered {each.status_code}" for each in answers if each.status_code != 400]
    return found + untouched(desk, row)


def _mass(desk: Desk) -> list[str]:
    """What is accepted, approved and withdrawn is in the name of whoever did it, and of no other release."""
    member = desk.served.member("publisher")
    client, other, row = desk.client(member=member, fresh=True), made_by(desk), made_by(desk)
    last = LedgerRow.objects.using(desk.case.alias).order_by("-seq").first()
    accepting = {**BY_OTHERS, "kind": "population", "why": "Known to all there."}
    kinds = re.findall(
        r'name="kind" value="([^"]+)"', client.get(reverse("releases_one", args=[row.pk])).content.decode()
    )
    answers = [
        sent(client, "releases_accept", row, {**accepting, "kind": kind, "accepted_at": "2000-01-01"})
        for kind in set(kinds)
    ]
    with with_key(desk):
        answers.append(sent(client, "releases_approve", row, BY_OTHERS))
        work_off(desk)
        answers.append(
            sent(client, "releases_withdraw", row, {**BY_OTHERS, "note": "Told twice.", "withdrawn_on": "2000-01-01"})
        )
    if not kinds or {each.status_code for each in answers} != {302}:
        return [f"answered {[each.status_code for each in answers]}: nothing was tried"]
    gone = withdrawal_of(desk.case, row)
    names = {*approvals(desk, row), gone.by if gone else None}
    names |= {each.accepted_by for each in AcceptedRisk.objects.using(desk.case.alias).filter(release=row)}
    rows = LedgerRow.objects.using(desk.case.alias).filter(seq__gt=last.seq if last else 0)
    found = [f"by {each}" for each in names | {each.who for each in rows} if each != member.name]
    row.refresh_from_db()
    found += [f"made by {row.made_by} for {row.audience}"] if (row.made_by, row.audience) != (MAKER, "partner") else []
    return found + untouched(desk, other)


def _risks(desk: Desk) -> list[str]:
    """A release with risks that nobody accepted, or for which the acceptance is of another, is not approved."""
    row, other, client = made_by(desk), made_by(desk), second(desk)
    accept_all(desk.case, other)
    page = reverse("releases_one", args=[row.pk])
    kinds = re.findall(r'name="kind" value="([^"]+)"', client.get(page).content.decode())
    if not kinds:
        return ["it has no risk: nothing was tried"]
    tried: list[dict[str, Any]] = [
        {"kind": "x", "why": "Because."}, {"kind": "x", "why": "Because.", "records": ["no record"]}, {"kind": "", "why": "Because."},
        {"kind": kinds[0], "why": " "}, {"kind": kinds[0], "why": "Because.", "records": ["no record"]}, {"kind": kinds[0], "why": "x" * 5_000},
        {"kind": "*", "why": "Because.", "records": ["*"]}, {"kind": kinds[0], "why": "Because.", "some": "1"},
        {"kind": f"{kinds[0]}\0", "why": "Because.", "records": ["\0"]}, {"kind": kinds[0].upper(), "why": "Because.", "records": ["x"]},
    ]  # fmt: skip
    answers = [sent(client, "releases_accept", row, told).status_code for told in tried]
    with with_key(desk):
        answers.append(sent(client, "releases_approve", row).status_code)
        work_off(desk)
    programme = Programme(token_of(desk.case, desk.served.member("publisher"))[1])
    answers.append(
        programme.ask("POST", f"/releases/{row.pk}/accept", {"kind": "x", "reason": "x", "records": ["x"]}).status_code
    )
    found = [f"{number}: answered {each}" for number, each in enumerate(answers) if each != 400]
    # What is kept for good must not stand in the way of the page.
    found += [f"the page is answered {client.get(page).status_code}"] if client.get(page).status_code != 200 else []
    return found + untouched(desk, row)


def _twice(desk: Desk) -> list[str]:
    """A release is approved once: by the same person again, by a third, and by both at a time."""
    row = made_by(desk)
    accept_all(desk.case, row)
    clients = [second(desk), second(desk)]
    with with_key(desk):
        first = [sent(client, "releases_approve", row).status_code for client in (*clients, *clients)]
        work_off(desk)
        after = [sent(client, "releases_approve", row).status_code for client in clients]
        work_off(desk)
    if first[0] != 302 or not signed(desk, row):
        return [f"answered {first[0]}: nothing was tried"]
    rows = LedgerRow.objects.using(desk.case.alias).filter(
        subject=f"release:{row.audience}:{row.version}", action="approved release"
    )
    found = [f"approved again: {each}" for each in after if each != 400]
    return found + (
        [f"approved by {approvals(desk, row)}, {rows.count()} rows"]
        if len(approvals(desk, row)) != 1 or rows.count() > 1
        else []
    )


def _rewrite(folder: Path) -> None:
    path = folder / "records.jsonl"
    path.write_bytes(path.read_bytes().replace(b"Zawiya", b"Rakaya"))


def _manifest(folder: Path) -> None:
    path = folder / "manifest.json"
    path.write_bytes(path.read_bytes().replace(b"partner", b"public"))


def _sums(folder: Path) -> None:
    _rewrite(folder)
    from hashlib import sha256

    sums = folder / "SHA256SUMS"
    new = sha256((folder / "records.jsonl").read_bytes()).hexdigest()
    lines = [
        f"{new}  records.jsonl" if line.endswith("  records.jsonl") else line for line in sums.read_text().splitlines()
    ]
    sums.write_text("\n".join(lines) + "\n")


def _linked(folder: Path) -> None:
    aside = folder.parent.parent / "aside.md"
    shutil.copy(folder / "README.md", aside)
    (folder / "README.md").unlink()
    (folder / "README.md").symlink_to(aside)


CHANGES: dict[str, Callable[[Path], Any]] = {
    "records": _rewrite, "manifest": _manifest, "records and sums": _sums, "a file more": lambda folder: (folder / "more.html").write_text("<script>"),
    "a file less": lambda folder: (folder / "LIMITS.md").unlink(), "a link for a file": _linked,
    "a link to the key": lambda folder: (folder / "key").symlink_to("../../workbench.key"),
}  # fmt: skip


def _changed(desk: Desk, what: str) -> list[str]:
    """What was changed after it was checked and accepted, and before the work came to it, is not signed."""
    row, client = made_by(desk), second(desk)
    accept_all(desk.case, row)
    folder = folder_of(desk.case, row)
    assert folder is not None
    with with_key(desk):
        sent(client, "releases_check", row)
        work_off(desk)
        asked = sent(client, "releases_approve", row)
        CHANGES[what](folder)
        last = work_off(desk)
    if asked.status_code != 302 or last is None:
        return [f"answered {asked.status_code}: nothing was tried"]
    return untouched(desk, row) + ([] if last.state == FAILED else [f"the work is {last.state}"])


def _by_roles(desk: Desk) -> list[str]:
    """Nothing of releases is seen, asked for or taken out by whoever does not publish, waiting or approved."""
    row, last, found = made_by(desk), LedgerRow.objects.using(desk.case.alias).order_by("-seq").first(), []
    sent(second(desk), "releases_archive", row)
    work_off(desk)
    taking = [name for name in TABLE if name.startswith("releases")]
    for role, rights in roles_register().roles.items():
        if "publish" in rights:
            continue
        client = desk.client(role, fresh=True)
        for name in taking:
            path = address_of(name, row)
            for answer in (
                client.get(path),
                client.post(path, {"note": "x", "kind": "withdrawn", "record": "x", "audience": "public"}),
            ):
                found += [f"{role} {name}: {answer.status_code}"] if answer.status_code not in (403, 405) else []
        programme = Programme(token_of(desk.case, desk.served.member(role))[1])
        for method, path in (
            ("GET", f"/releases/{row.pk}"),
            ("POST", f"/releases/{row.pk}/archive"),
            ("POST", "/releases"),
            ("GET", "/releases/notes"),
        ):
            status = programme.ask(method, path, {} if method == "POST" else None).status_code
            found += [f"{role} by programme {path}: {status}"] if status not in (403, 422) else []
    rows = LedgerRow.objects.using(desk.case.alias).filter(
        seq__gt=last.seq if last else 0, subject__startswith="release"
    )
    taken = [each for each in rows if each.who not in (desk.case.who,)]
    return found + [f"{each.who} {each.action}" for each in taken]


def _not_fresh(desk: Desk) -> list[str]:
    """What is not taken back asks who is there once more."""
    row, client = made_by(desk), desk.client("publisher")
    accept_all(desk.case, row)
    with with_key(desk):
        answers = {
            name: sent(client, name, row, {"note": "x"})
            for name in ("releases_approve", "releases_archive", "releases_withdraw")
        }
    works = Work.objects.using(desk.case.alias).exclude(state=DONE).filter(asked_by__startswith="person")
    found = [
        name for name, each in answers.items() if not each.headers.get("Location", "").startswith("/account/again/")
    ]
    return (
        found
        + [f"{each.kind} was asked for" for each in works if f'"release":{row.pk}' in each.arguments.replace(" ", "")]
        + untouched(desk, row)
    )


def _forged(desk: Desk) -> list[str]:
    """No form of releases is taken from a page of elsewhere."""
    row = made_by(desk)
    client = desk.client("publisher", fresh=True, enforce_csrf_checks=True)
    last = LedgerRow.objects.using(desk.case.alias).order_by("-seq").first()
    told = {"audience": "public", "title": "x", "publisher": "x", "text": "x", "kind": "withdrawn", "record": "x", "note": "x", "why": "x",
            "languages": "en"}  # fmt: skip
    found = []
    with with_key(desk):
        for name in POSTS:
            path = address_of(name, row)
            for headers in ({}, {"origin": "https://evil.example"}, {"origin": "null"}, {"content-type": "text/plain"}):
                status = client.post(path, told, headers=headers).status_code
                found += [f"{name}: {status}"] if status != 403 else []
    work = Work.objects.using(desk.case.alias).order_by("-pk").first()
    for path in (reverse("work_cancel", args=[work.pk]), reverse("work_again", args=[work.pk])) if work else ():
        found += [path] if client.post(path).status_code != 403 else []
    rows = (
        LedgerRow.objects.using(desk.case.alias)
        .filter(seq__gt=last.seq if last else 0)
        .exclude(action__startswith="read")
    )
    return found + [f"{each.action} {each.subject}" for each in rows]


RELEASES = (
    Case("release: one's own", "a release approved by its maker, who says that they are somebody else", _own),
    Case("release: more fields than asked", "somebody else's name in acceptances, approvals, withdrawals", _mass),
    Case("release: risks", "risks that nobody accepted, of no kind, for no record, of another release", _risks),
    Case("release: twice", "a release approved again, by a third person and at the same time", _twice),
    *(Case(f"release changed: {what}", "changed between what was checked and what is signed", partial(_changed, what=what)) for what in CHANGES),
    Case("release by roles", "every address of releases, by whoever does not publish", _by_roles),
    Case("release without step-up", "approved, taken out, withdrawn by whoever proved nothing lately", _not_fresh),
    Case("release: forgery", "every form of releases and works, from pages of elsewhere", _forged),
)  # fmt: skip
