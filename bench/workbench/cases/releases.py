"""Releases: approved by their maker, twice, changed since, for others than said; taken out, withdrawn, called off by whom."""

from __future__ import annotations

import json
import re
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

from django.test import override_settings
from django.urls import reverse

from bench.workbench.desk import Case, Desk, settled_well
from onrecord.jobs.ongoing import Means
from onrecord.jobs.publishing.kept import folder_of
from onrecord.jobs.working import do_next
from onrecord.publish.release.verifying import is_signed
from onrecord.store.models import AcceptedRisk, LedgerRow, Release, ReleaseApproval, Work
from onrecord.store.people.rights import roles_register
from onrecord.store.publishing.publications import Publication, set_publication
from onrecord.store.publishing.withdrawn_releases import withdrawal_of
from onrecord.store.signing import own_key
from onrecord.store.works import ARCHIVE, DONE, FAILED, SIGNED, ask_work
from tests.kept import as_person
from tests.kept_releases import accept_all
from tests.tokens import Programme, token_of
from tests.web.test_rights import TABLE

__all__ = ["RELEASES", "work_off"]

MAKER, OTHER = "nadim", "hadi"
POSTS = sorted(name for name, row in TABLE.items() if name.startswith("releases") and "POST" in row["methods"])
BY_OTHERS = dict.fromkeys(("by", "made_by", "approved_by", "accepted_by", "withdrawn_by", "asked_by", "who", "writer"), "amal") | {
    "is_own": "0", "state": "approved", "audience": "public", "version": "1", "number": "1", "is_new_key": "1", "key": "0" * 64,
    "signed": "1", "release": "1",
}  # fmt: skip
"""What no form of releases asks for."""
_numbers = count(1)


def work_off(desk: Desk) -> Work | None:
    """Have everything done that is asked for, and give the last of it."""
    last = None
    while (row := do_next(desk.case, Means())) is not None:
        last = row
    return last


def _made(desk: Desk, by: str = MAKER) -> Release:
    """Give a release that a person made and nobody approved, unlike every other."""
    person = as_person(desk.case, by)
    with person.writing() as pen:
        set_publication(pen, Publication(f"Killed in Zawiya, {next(_numbers)}", "The group"))
        ask_work(pen, "release", {"audience": "partner", "formats": []})
    work_off(desk)
    row = Release.objects.using(desk.case.alias).order_by("-pk").first()
    assert row is not None
    return row


@contextmanager
def _with_key(desk: Desk) -> Iterator[Path]:
    """Let the server know where the group's key is."""
    key = desk.case.folder.parent / "group.pem"
    own_key(key)
    with override_settings(RELEASE_KEY=key):
        yield key


def _second(desk: Desk, **how: Any) -> Any:
    return desk.client("publisher", fresh=True, **how)


def _post(client: Any, name: str, row: Release, told: dict[str, Any] | None = None) -> Any:
    return client.post(reverse(name, args=[row.pk]), told or {})


def _approvals(desk: Desk, row: Release) -> list[str]:
    rows = ReleaseApproval.objects.using(desk.case.alias).filter(release=row)
    return [each.approved_by for each in rows]


def _signed(desk: Desk, row: Release) -> bool:
    folder = folder_of(desk.case, row)
    return folder is not None and is_signed(folder)


def _is_untouched(desk: Desk, row: Release) -> list[str]:
    return [f"approved by {each}" for each in _approvals(desk, row)] + (["is signed"] if _signed(desk, row) else [])


def _own(desk: Desk) -> list[str]:
    """Whoever made a release does not approve it, whatever the form says of who they are."""
    member = desk.served.member("publisher", name=f"maker {next(_numbers)}")
    row = _made(desk, member.name)
    accept_all(desk.case, row)
    client = desk.client(member=member, fresh=True)
    with _with_key(desk):
        answers = [_post(client, "releases_approve", row, told) for told in ({}, BY_OTHERS, {"approved_by": OTHER})]
        work_off(desk)
    found = [f"answered {each.status_code}" for each in answers if each.status_code != 400]
    return found + _is_untouched(desk, row)


def _mass(desk: Desk) -> list[str]:
    """What is accepted, approved and withdrawn is in the name of whoever did it, and of no other release."""
    member = desk.served.member("publisher")
    client, other, row = desk.client(member=member, fresh=True), _made(desk), _made(desk)
    last = LedgerRow.objects.using(desk.case.alias).order_by("-seq").first()
    accepting = {**BY_OTHERS, "kind": "population", "why": "Known to all there."}
    kinds = re.findall(
        r'name="kind" value="([^"]+)"', client.get(reverse("releases_one", args=[row.pk])).content.decode()
    )
    answers = [
        _post(client, "releases_accept", row, {**accepting, "kind": kind, "accepted_at": "2000-01-01"})
        for kind in set(kinds)
    ]
    with _with_key(desk):
        answers.append(_post(client, "releases_approve", row, BY_OTHERS))
        work_off(desk)
        answers.append(
            _post(client, "releases_withdraw", row, {**BY_OTHERS, "note": "Told twice.", "withdrawn_on": "2000-01-01"})
        )
    if not kinds or {each.status_code for each in answers} != {302}:
        return [f"answered {[each.status_code for each in answers]}: nothing was tried"]
    gone = withdrawal_of(desk.case, row)
    names = {*_approvals(desk, row), gone.by if gone else None}
    names |= {each.accepted_by for each in AcceptedRisk.objects.using(desk.case.alias).filter(release=row)}
    rows = LedgerRow.objects.using(desk.case.alias).filter(seq__gt=last.seq if last else 0)
    found = [f"by {each}" for each in names | {each.who for each in rows} if each != member.name]
    row.refresh_from_db()
    found += [f"made by {row.made_by} for {row.audience}"] if (row.made_by, row.audience) != (MAKER, "partner") else []
    return found + _is_untouched(desk, other)


def _risks(desk: Desk) -> list[str]:
    """A release with risks that nobody accepted, or for which the acceptance is of another, is not approved."""
    row, other, client = _made(desk), _made(desk), _second(desk)
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
    answers = [_post(client, "releases_accept", row, told).status_code for told in tried]
    with _with_key(desk):
        answers.append(_post(client, "releases_approve", row).status_code)
        work_off(desk)
    programme = Programme(token_of(desk.case, desk.served.member("publisher"))[1])
    answers.append(
        programme.ask("POST", f"/releases/{row.pk}/accept", {"kind": "x", "reason": "x", "records": ["x"]}).status_code
    )
    found = [f"{number}: answered {each}" for number, each in enumerate(answers) if each != 400]
    # What is kept for good must not stand in the way of the page.
    found += [f"the page is answered {client.get(page).status_code}"] if client.get(page).status_code != 200 else []
    return found + _is_untouched(desk, row)


def _twice(desk: Desk) -> list[str]:
    """A release is approved once: by the same person again, by a third, and by both at a time."""
    row = _made(desk)
    accept_all(desk.case, row)
    clients = [_second(desk), _second(desk)]
    with _with_key(desk):
        first = [_post(client, "releases_approve", row).status_code for client in (*clients, *clients)]
        work_off(desk)
        after = [_post(client, "releases_approve", row).status_code for client in clients]
        work_off(desk)
    if first[0] != 302 or not _signed(desk, row):
        return [f"answered {first[0]}: nothing was tried"]
    rows = LedgerRow.objects.using(desk.case.alias).filter(
        subject=f"release:{row.audience}:{row.version}", action="approved release"
    )
    found = [f"approved again: {each}" for each in after if each != 400]
    return found + (
        [f"approved by {_approvals(desk, row)}, {rows.count()} rows"]
        if len(_approvals(desk, row)) != 1 or rows.count() > 1
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
    row, client = _made(desk), _second(desk)
    accept_all(desk.case, row)
    folder = folder_of(desk.case, row)
    assert folder is not None
    with _with_key(desk):
        _post(client, "releases_check", row)
        work_off(desk)
        asked = _post(client, "releases_approve", row)
        CHANGES[what](folder)
        last = work_off(desk)
    if asked.status_code != 302 or last is None:
        return [f"answered {asked.status_code}: nothing was tried"]
    return _is_untouched(desk, row) + ([] if last.state == FAILED else [f"the work is {last.state}"])


def _by_roles(desk: Desk) -> list[str]:
    """Nothing of releases is seen, asked for or taken out by whoever does not publish, waiting or approved."""
    row, last, found = _made(desk), LedgerRow.objects.using(desk.case.alias).order_by("-seq").first(), []
    _post(desk.owner, "releases_archive", row)
    work_off(desk)
    taking = [name for name in TABLE if name.startswith("releases")]
    for role, rights in roles_register().roles.items():
        if "publish" in rights:
            continue
        client = desk.client(role, fresh=True)
        for name in taking:
            path = reverse(name, args=[row.pk] if _is_of_one(name) else [])
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


def _is_of_one(name: str) -> bool:
    return name in ("releases_one", "releases_doing", "releases_accept", "releases_approve", "releases_check", "releases_archive", "releases_withdraw")  # fmt: skip


def _not_fresh(desk: Desk) -> list[str]:
    """What is not taken back asks who is there once more."""
    row, client = _made(desk), desk.client("publisher")
    accept_all(desk.case, row)
    with _with_key(desk):
        answers = {
            name: _post(client, name, row, {"note": "x"})
            for name in ("releases_approve", "releases_archive", "releases_withdraw")
        }
    works = Work.objects.using(desk.case.alias).exclude(state=DONE).filter(asked_by__startswith="person")
    found = [
        name for name, each in answers.items() if not each.headers.get("Location", "").startswith("/account/again/")
    ]
    return (
        found
        + [f"{each.kind} was asked for" for each in works if f'"release":{row.pk}' in each.arguments.replace(" ", "")]
        + _is_untouched(desk, row)
    )


def _forged(desk: Desk) -> list[str]:
    """No form of releases is taken from a page of elsewhere."""
    row = _made(desk)
    client = desk.client("publisher", fresh=True, enforce_csrf_checks=True)
    last = LedgerRow.objects.using(desk.case.alias).order_by("-seq").first()
    told = {"audience": "public", "title": "x", "publisher": "x", "text": "x", "kind": "withdrawn", "record": "x", "note": "x", "why": "x",
            "languages": "en"}  # fmt: skip
    found = []
    with _with_key(desk):
        for name in POSTS:
            path = reverse(name, args=[row.pk] if _is_of_one(name) else [])
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


RECIPIENT = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
RECIPIENTS = {
    "an option": "-o/tmp/through", "a long option": "--output=/tmp/through", "a file of recipients": "-R /etc/passwd", "a file": "/etc/passwd",
    "an identity": "-i /etc/passwd", "a plugin": "age1yubikey1q2w7u3vpya839jxxuq8g0sedh3d740d4xvn639sqhr95ejj8vu3hyfumptt",
    "a plugin by its name": "age-plugin-through", "a plugin's path": "age1../../../tmp/through1qqqq", "a secret key": f"AGE-SECRET-KEY-1{'Q' * 58}",
    "RSA": "ssh-rsa AAAAB3NzaC1yc2E= x", "a short key": "ssh-ed25519 AAAA", "a command": 'command="rm -rf /" ssh-ed25519 AAAA', "substitution": "$(touch /tmp/through)",
    "mixed": RECIPIENT.replace("q", "Q"), "cut": RECIPIENT[:-1], "one letter": RECIPIENT[:-1] + "q", "NUL": f"{RECIPIENT}\0", "after a NUL": f"\0{RECIPIENT}",
    "two in a line": f"{RECIPIENT} {RECIPIENT}", "wide letters": RECIPIENT.replace("age", "ａge"), "markup": "<script>alert(1)</script>",
    "one that is good, and an option": f"{RECIPIENT}\n--output=/tmp/through", "line ends": f"{RECIPIENT}\r\n-R\u2028x", "github": "github:evil", "long": "age1" + "q" * 3_900,
}  # fmt: skip


def _recipient(desk: Desk, typed: str) -> list[str]:
    """What is no public key seals nothing, starts nothing and is kept nowhere."""
    row = Release.objects.using(desk.case.alias).order_by("-pk").first()
    assert row is not None
    before, works = _files(desk), Work.objects.using(desk.case.alias).filter(kind=ARCHIVE).count()
    with _no_program() as started:
        answers = [
            _post(desk.owner, "releases_archive", row, {"to": typed}),
            _post(desk.owner, "releases_archive", row, {"to": [RECIPIENT, typed]}),
        ]
        programme = Programme(token_of(desk.case, desk.served.member("publisher"))[1])
        by_programme = programme.ask("POST", f"/releases/{row.pk}/archive", {"to": [typed]}).status_code
        work_off(desk)
    found = [f"answered {each.status_code}" for each in answers if each.status_code != 400]
    found += [f"a programme is answered {by_programme}"] if by_programme not in (400, 422) else []
    found += [f"made {each}" for each in _files(desk) - before] + [f"started {each}" for each in started]
    found += ["through was made"] if Path("/tmp/through").exists() else []
    asked = Work.objects.using(desk.case.alias).filter(kind=ARCHIVE).count() - works
    kept = LedgerRow.objects.using(desk.case.alias).order_by("-seq")[:5]
    found += ["is in the ledger"] if any(typed in each.detail for each in kept) else []
    return found + ([f"{asked} works asked for"] if asked else [])


def _files(desk: Desk) -> set[str]:
    return {str(each) for each in desk.case.folder.parent.rglob("*") if ".sqlite" not in each.name}


@contextmanager
def _no_program() -> Iterator[list[str]]:
    """Note which programs are started meanwhile."""
    import subprocess
    from unittest import mock

    started: list[str] = []
    real = subprocess.Popen.__init__

    def begun(self: Any, args: Any, *more: Any, **named: Any) -> None:
        started.append(str(args)[:80])
        real(self, args, *more, **named)

    with mock.patch.object(subprocess.Popen, "__init__", begun):
        yield started


def _taken(desk: Desk, to: tuple[str, ...]) -> list[str]:
    """What is taken out is a file to save, of a name and with names in it that no system takes for anything else."""
    row, client = _made(desk), _second(desk)
    _post(client, "releases_archive", row, {"to": list(to)})
    work_off(desk)
    answer = _post(client, "releases_archive", row, {"to": list(to)})
    if answer.status_code != 200:
        return [f"answered {answer.status_code}: nothing was tried"]
    data, told = b"".join(answer.streaming_content), answer.headers
    held = {
        "type": told["Content-Type"] == ("application/octet-stream" if to else "application/zip"),
        "name": re.fullmatch(r'attachment; filename="release-[\w-]+\.zip(\.age)?"', told.get("Content-Disposition", "")) is not None,
        "sniffing": told.get("X-Content-Type-Options") == "nosniff", "kept": "no-store" in told.get("Cache-Control", ""),
        "cookie": not answer.cookies, "elsewhere": told.get("Cross-Origin-Resource-Policy") == "same-origin",
        "policy": "default-src" in told.get("Content-Security-Policy", ""),
        "sealed": data.startswith(b"age-encryption.org/") if to else data.startswith(b"PK"),
    }  # fmt: skip
    found = [what for what, holds in held.items() if not holds]
    if not to:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            found += [each.filename for each in archive.infolist() if not _is_plain(each)]
    other = desk.client("reader", fresh=True)
    return found + ([] if _post(other, "releases_archive", row).status_code == 403 else ["a reader takes it"])


def _is_plain(info: zipfile.ZipInfo) -> bool:
    mode = info.external_attr >> 16
    parts = info.filename.split("/")
    return (
        re.fullmatch(r"[\w./-]+", info.filename, re.ASCII) is not None
        and not {"", ".", ".."} & set(parts)
        and not stat.S_ISLNK(mode)
    )


def _link(desk: Desk) -> list[str]:
    """A link in a release that was copied in takes nothing of the server out with it."""
    row, client = _made(desk), _second(desk)
    folder = folder_of(desk.case, row)
    assert folder is not None
    (folder / "site").mkdir(exist_ok=True)
    secret = desk.case.folder / "secret.txt"
    secret.write_bytes(b"nothing that leaves")
    (folder / "site" / "page.html").symlink_to(secret)
    (folder / "README.md").unlink()
    (folder / "README.md").symlink_to(secret)
    _post(client, "releases_archive", row)
    work_off(desk)
    answer = _post(client, "releases_archive", row)
    secret.unlink()
    if answer.status_code != 200:
        return settled_well(answer, "archive")
    with zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content))) as archive:
        return [each for each in archive.namelist() if b"nothing that leaves" in archive.read(each)]


def _works(desk: Desk) -> list[str]:
    """Works on releases tell nobody else of recipients, of signatures that wait, of whose family it is for, or of why it
    failed; and nobody else calls them off.
    """
    row = _made(desk)
    accept_all(desk.case, row)
    secrets = [RECIPIENT.encode(), b'"signed"', b"unlike what was made", f"{row.manifest_sha256[:16]}".encode()]
    with _with_key(desk):
        _post(desk.owner, "releases_archive", row, {"to": RECIPIENT})
        _post(_second(desk), "releases_approve", row)
    works = list(Work.objects.using(desk.case.alias).filter(state="waiting").order_by("pk"))
    if len(works) < 2 or not any(SIGNED in each.arguments for each in works):
        return [f"{len(works)} works wait: nothing was tried"]
    signatures = [
        value.encode()
        for each in works
        for value in json.loads(each.arguments).get(SIGNED, {}).values()
        if isinstance(value, str)
    ]
    found = _shown_of(desk, works, [*secrets, *signatures]) + _called_off(desk, works)
    folder = folder_of(desk.case, row)
    assert folder is not None
    (folder / "README.md").write_text("unlike what was made")
    (folder / "LIMITS.md").unlink()
    work_off(desk)
    return found + _shown_of(desk, works, [*secrets, *signatures, b"README.md", b"LIMITS.md", str(folder).encode()])


def _shown_of(desk: Desk, works: list[Work], secrets: list[bytes]) -> list[str]:
    found = []
    for role, rights in roles_register().roles.items():
        if "publish" in rights:
            continue
        client = desk.client(role)
        programme = Programme(token_of(desk.case, desk.served.member(role))[1])
        for each in works:
            told = client.get(f"/works/{each.pk}").content + client.get("/works").content
            by_programme = programme.ask("GET", f"/works/{each.pk}").content
            found += [f"{role}, {each.kind}: {secret[:20]!r}" for secret in secrets if secret in told]
            found += [
                f"{role} by programme, {each.kind}: {secret[:20]!r}" for secret in secrets if secret in by_programme
            ]
    return found


def _called_off(desk: Desk, works: list[Work]) -> list[str]:
    found = []
    for role, rights in roles_register().roles.items():
        if "settings" in rights:
            continue
        client, programme = desk.client(role, fresh=True), Programme(token_of(desk.case, desk.served.member(role))[1])
        for each in works:
            statuses = (client.post(f"/works/{each.pk}/cancel").status_code, client.post(f"/works/{each.pk}/again").status_code,
                        programme.ask("POST", f"/works/{each.pk}/cancel", {}).status_code)  # fmt: skip
            found += [f"{role} {each.kind}: {statuses}"] if statuses != (403, 403, 403) else []
    return found


def _withdrawn(desk: Desk) -> list[str]:
    """A release is withdrawn by whoever publishes, with the group's key, once it was approved, and once."""
    row, client = _made(desk), _second(desk)
    found = []
    with _with_key(desk):
        found += [
            f"one that waits: {each}"
            for each in [_post(client, "releases_withdraw", row, {"note": "x"}).status_code]
            if each != 400
        ]
        accept_all(desk.case, row)
        _post(client, "releases_approve", row)
        work_off(desk)
        for told in ({"note": ""}, {"note": " \n"}, {}):
            found += [
                f"without a note: {each}"
                for each in [_post(client, "releases_withdraw", row, told).status_code]
                if each != 400
            ]
    another = desk.case.folder.parent / "another.pem"
    with override_settings(RELEASE_KEY=another):
        found += [
            f"with another key: {each}"
            for each in [_post(client, "releases_withdraw", row, {"note": "x"}).status_code]
            if each == 302
        ]
    another.unlink(missing_ok=True)
    found += ["it is withdrawn"] if withdrawal_of(desk.case, row) is not None else []
    with _with_key(desk):
        said = _post(client, "releases_withdraw", row, {"note": "=1+1<script>through()</script>"}).status_code
        again = _post(client, "releases_withdraw", row, {"note": "Again."}).status_code
    if said != 302 or withdrawal_of(desk.case, row) is None:
        return [*found, f"answered {said}: nothing was tried"]
    return found + ([f"again: {again}"] if again != 400 else [])


WANTED = (
    "../../x", "public@../../x", "public/../../x", "public\0", "PUBLIC", " public", "public:abcdef", "family:x", "family", "partner@9",
    "*", "", "x" * 5_000, "\u202epublic", "-public", "public\r\nX-Through: 1", "{0}", "making-public",
)  # fmt: skip


def _asked_for(desk: Desk, wanted: str) -> list[str]:
    """An audience or format that there is none of is refused, and becomes no place on the disk."""
    before, last = _files(desk), Work.objects.using(desk.case.alias).order_by("-pk").first()
    answer = desk.owner.post(reverse("releases_make"), {"audience": wanted, "of": "../../x, sha256:0"})
    programme = Programme(token_of(desk.case, desk.served.member("publisher"))[1])
    tried = (
        {"audience": wanted},
        {"audience": "partner", "formats": [wanted]},
        {"audience": wanted, "of": ["../../x"], "formats": ["../x"]},
    )
    statuses = [programme.ask("POST", "/releases", each).status_code for each in tried]
    asked = Work.objects.using(desk.case.alias).filter(pk__gt=last.pk if last else 0)
    kinds = [json.loads(each.arguments) for each in asked]
    work_off(desk)
    found = [f"answered {each}" for each in (answer.status_code, *statuses) if each >= 500]
    # A family that nobody is of is asked for, and comes to nothing; a format that there is none of likewise.
    made = {each.pk for each in asked.filter(state=DONE)}
    found += [f"made for {told}" for each, told in zip(asked, kinds, strict=True) if each.pk in made]
    found += [f"line in {name}" for name in answer.headers if name.casefold() == "x-through"]
    return found + [
        f"made {each}" for each in _files(desk) - before if "/releases" not in each and "making-" not in each
    ]


RELEASES = (
    *(Case(f"release for {wanted[:20]!r}", "audiences and formats that there are none of", partial(_asked_for, wanted=wanted)) for wanted in WANTED),
    Case("release: one's own", "a release approved by its maker, who says that they are somebody else", _own),
    Case("release: more fields than asked", "somebody else's name in acceptances, approvals, withdrawals", _mass),
    Case("release: risks", "risks that nobody accepted, of no kind, for no record, of another release", _risks),
    Case("release: twice", "a release approved again, by a third person and at the same time", _twice),
    *(Case(f"release changed: {what}", "changed between what was checked and what is signed", partial(_changed, what=what)) for what in CHANGES),
    Case("release by roles", "every address of releases, by whoever does not publish", _by_roles),
    Case("release without step-up", "approved, taken out, withdrawn by whoever proved nothing lately", _not_fresh),
    Case("release: forgery", "every form of releases and works, from pages of elsewhere", _forged),
    *(Case(f"recipient: {what}", repr(typed[:40]), partial(_recipient, typed=typed)) for what, typed in RECIPIENTS.items()),
    Case("release taken out", "what a release is taken out as, and the names in it", partial(_taken, to=())),
    Case("release taken out, sealed", "what a sealed release is taken out as", partial(_taken, to=(RECIPIENT,))),
    Case("release with a link", "a release that was copied in with links to files of the server", _link),
    Case("works on releases", "recipients, signatures and faults of works on releases, by whoever does not publish", _works),
    Case("release withdrawn", "one that waits, with no note, with another key, twice", _withdrawn),
)  # fmt: skip
