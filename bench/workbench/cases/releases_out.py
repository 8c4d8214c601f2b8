"""What of releases leaves: for whom one is asked for, whom it is sealed for, what is taken out and told of works."""

from __future__ import annotations

import json
import re
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from django.test import override_settings
from django.urls import reverse

from bench.workbench.cases.released import (
    made_by,
    second,
    sent,
    with_key,
    work_off,
)
from bench.workbench.desk import Case, Desk, settled_well
from onrecord.jobs.publishing.kept import folder_of
from onrecord.store.models import LedgerRow, Release, Work
from onrecord.store.people.rights import roles_register
from onrecord.store.publishing.withdrawn_releases import withdrawal_of
from onrecord.store.works import ARCHIVE, DONE, SIGNED
from tests.kept_releases import accept_all
from tests.tokens import Programme, token_of

__all__ = ["RELEASES_OUT"]

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
            sent(second(desk), "releases_archive", row, {"to": typed}),
            sent(second(desk), "releases_archive", row, {"to": [RECIPIENT, typed]}),
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
    row, client = made_by(desk), second(desk)
    sent(client, "releases_archive", row, {"to": list(to)})
    work_off(desk)
    answer = sent(client, "releases_archive", row, {"to": list(to)})
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
    return found + ([] if sent(other, "releases_archive", row).status_code == 403 else ["a reader takes it"])


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
    row, client = made_by(desk), second(desk)
    folder = folder_of(desk.case, row)
    assert folder is not None
    (folder / "site").mkdir(exist_ok=True)
    secret = desk.case.folder / "secret.txt"
    secret.write_bytes(b"nothing that leaves")
    (folder / "site" / "page.html").symlink_to(secret)
    (folder / "README.md").unlink()
    (folder / "README.md").symlink_to(secret)
    sent(client, "releases_archive", row)
    work_off(desk)
    answer = sent(client, "releases_archive", row)
    secret.unlink()
    if answer.status_code != 200:
        return settled_well(answer, "archive")
    with zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content))) as archive:
        return [each for each in archive.namelist() if b"nothing that leaves" in archive.read(each)]


def _works(desk: Desk) -> list[str]:
    """Works on releases tell nobody else of recipients, of signatures that wait, of whose family it is for, or of why it
    failed; and nobody else calls them off.
    """
    row = made_by(desk)
    accept_all(desk.case, row)
    secrets = [RECIPIENT.encode(), b'"signed"', b"unlike what was made", f"{row.manifest_sha256[:16]}".encode()]
    with with_key(desk):
        sent(second(desk), "releases_archive", row, {"to": RECIPIENT})
        sent(second(desk), "releases_approve", row)
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


def _withdrawn(desk: Desk) -> list[str]:
    """A release is withdrawn by whoever publishes, with the group's key, once it was approved, and once."""
    row, client = made_by(desk), second(desk)
    found = []
    with with_key(desk):
        found += [
            f"one that waits: {each}"
            for each in [sent(client, "releases_withdraw", row, {"note": "x"}).status_code]
            if each != 400
        ]
        accept_all(desk.case, row)
        sent(client, "releases_approve", row)
        work_off(desk)
        for told in ({"note": ""}, {"note": " \n"}, {}):
            found += [
                f"without a note: {each}"
                for each in [sent(client, "releases_withdraw", row, told).status_code]
                if each != 400
            ]
    another = desk.case.folder.parent / "another.pem"
    with override_settings(RELEASE_KEY=another):
        found += [
            f"with another key: {each}"
            for each in [sent(client, "releases_withdraw", row, {"note": "x"}).status_code]
            if each == 302
        ]
    another.unlink(missing_ok=True)
    found += ["it is withdrawn"] if withdrawal_of(desk.case, row) is not None else []
    with with_key(desk):
        said = sent(client, "releases_withdraw", row, {"note": "=1+1<script>through()</script>"}).status_code
        again = sent(client, "releases_withdraw", row, {"note": "Again."}).status_code
    if said != 302 or withdrawal_of(desk.case, row) is None:
        return [*found, f"answered {said}: nothing was tried"]
    return found + ([f"again: {again}"] if again != 400 else [])


RELEASES_OUT = (
    *(Case(f"release for {wanted[:20]!r}", "audiences and formats that there are none of", partial(_asked_for, wanted=wanted)) for wanted in WANTED),
    *(Case(f"recipient: {what}", repr(typed[:40]), partial(_recipient, typed=typed)) for what, typed in RECIPIENTS.items()),
    Case("release taken out", "what a release is taken out as, and the names in it", partial(_taken, to=())),
    Case("release taken out, sealed", "what a sealed release is taken out as", partial(_taken, to=(RECIPIENT,))),
    Case("release with a link", "a release that was copied in with links to files of the server", _link),
    Case("works on releases", "recipients, signatures and faults of works on releases, by whoever does not publish", _works),
    Case("release withdrawn", "one that waits, with no note, with another key, twice", _withdrawn),
)  # fmt: skip
