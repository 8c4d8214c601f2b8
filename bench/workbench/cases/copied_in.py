"""Backups and releases that are copied in: names that lead out, links, bombs, and pieces of what was never approved."""

from __future__ import annotations

import hashlib
import io
import json
import stat
import tarfile
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

from bench.workbench.desk import Case, Desk
from onrecord.core.errors import OnrecordError
from onrecord.jobs.backups import FORMAT, restore, write_backup
from onrecord.jobs.publishing.copied import PACKED, Released, put_released, unpack_released
from onrecord.jobs.sealing import Keys, Seal, opened_stream, write_sealed
from onrecord.store.casefile import Writer

__all__ = ["COPIED_IN"]

OUT = b"what lies elsewhere"
NAMES = {
    "up": "../through", "up from within": "partner-1/../../through", "deep up": "partner-1/a/../../../../through", "absolute": "/tmp/through",
    "absolute below": "partner-1//tmp/through", "backslashes": "partner-1/..\\..\\through", "drive": "partner-1/C:through", "stream": "partner-1/a:through",
    "NUL": "partner-1/a\0/../through", "dot": "partner-1/./through", "empty": "partner-1/", "nothing": "", "a folder's name": "through",
    "another release": f"partner-1/../{'0' * 64}/through", "notice up": "../x.withdrawn.json", "notice of another": "a/b.withdrawn.json",
}  # fmt: skip
MANIFEST = "a" * 64
PIECES = {
    "manifest up": ("../" + "a" * 61, PACKED), "manifest absolute": ("/tmp/through", PACKED), "short manifest": ("a", PACKED),
    "capitals": ("A" * 64, PACKED), "line after": (f"{MANIFEST}\n", PACKED), "ending up": (MANIFEST, "/../../through"),
    "another ending": (MANIFEST, ".zip"), "no ending": (MANIFEST, ""), "ending of the key": (MANIFEST, "/../../workbench.key"),
}  # fmt: skip


@contextmanager
def _folder() -> Iterator[tuple[Path, Path]]:
    """Give a folder to copy into, and the one above it, in which nothing else is to come to be."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "above" / "case"
        folder.mkdir(parents=True)
        (folder.parent / "secret.txt").write_bytes(OUT)
        yield folder, folder.parent


def _beyond(folder: Path, above: Path) -> list[str]:
    """Give what came to be where nothing is to, what was changed, and links that lead out."""
    found = [str(each) for each in above.rglob("*") if not each.is_relative_to(folder) and each.name != "secret.txt"]
    found += [f"{each} is a link" for each in folder.rglob("*") if each.is_symlink()]
    found += ["a file was changed"] if (above / "secret.txt").read_bytes() != OUT else []
    found += [f"{each} has it" for each in folder.rglob("*") if each.is_file() and OUT in each.read_bytes()]
    return found + [str(each) for each in (Path("/tmp/through"), above.parent / "through") if each.exists()]


def _zipped(*members: tuple[str, bytes, int]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data, mode in members:
            info = zipfile.ZipInfo("x")
            info.filename, info.external_attr = name, mode << 16
            with warnings.catch_warnings(action="ignore"):  # that a name is there twice
                archive.writestr(info, data)
    return out.getvalue()


def _unpacked(data: bytes) -> list[str]:
    with _folder() as (folder, above):
        found = []
        try:
            put_released(folder, Released(MANIFEST, PACKED, data))
            unpack_released(folder)
            found.append("was taken for a release")
        except OnrecordError:
            pass
        return found + _beyond(folder, above)


def _name(_: Desk, name: str) -> list[str]:
    return _unpacked(_zipped(("partner-1/manifest.json", b"{}", 0o100644), (name, b"through", 0o100644)))


def _link(_: Desk, kind: int) -> list[str]:
    """A link that a file of the archive is written through, and links as files, folders and notices."""
    found = []
    for name in ("partner-1/a", "partner-1/manifest.json", "x.withdrawn.json"):
        members = (
            (name, b"../../../secret.txt", kind | 0o777),
            (f"{name}/b", b"through", 0o100644),
            (name, b"through", 0o100644),
        )
        found += (
            _unpacked(_zipped(*members[:1])) + _unpacked(_zipped(*members)) + _unpacked(_zipped(members[0], members[2]))
        )
    return found


def _piece(_: Desk, manifest: str, ending: str) -> list[str]:
    with _folder() as (folder, above):
        try:
            put_released(folder, Released(manifest, ending, b"through"))
        except OnrecordError:
            return _beyond(folder, above)
        return ["was taken for a piece", *_beyond(folder, above)]


def _approved(_: Desk) -> list[str]:
    """A release that says that it is the one that was approved, and is another."""
    manifest = json.dumps({"files": []}).encode()
    found = _unpacked(_zipped(("partner-1/manifest.json", manifest, 0o100644), ("partner-1/SHA256SUMS", b"", 0o100644)))
    return found + _unpacked(b"PK\3\4" + bytes(64)) + _unpacked(b"")


Head = Callable[[tarfile.TarInfo], None]


def _as_link(head: tarfile.TarInfo) -> None:
    head.type, head.linkname, head.size = tarfile.SYMTYPE, "../../secret.txt", 0


def _as_hard_link(head: tarfile.TarInfo) -> None:
    head.type, head.linkname, head.size = tarfile.LNKTYPE, "/etc/passwd", 0


def _as_device(head: tarfile.TarInfo) -> None:
    head.type, head.devmajor, head.devminor, head.size = tarfile.CHRTYPE, 1, 5, 0


def _as_pipe(head: tarfile.TarInfo) -> None:
    head.type, head.size = tarfile.FIFOTYPE, 0


def _as_folder(head: tarfile.TarInfo) -> None:
    head.type, head.size = tarfile.DIRTYPE, 0


def _as_it_is(_: tarfile.TarInfo) -> None:
    pass


MEMBERS: dict[str, tuple[str, Head]] = {
    "a name up": ("../../through", _as_it_is), "an absolute name": ("/tmp/through", _as_it_is), "an original up": ("originals/../../../through", _as_it_is),
    "an original by another sum": (f"originals/{'0' * 64}", _as_it_is), "a table up": ("tables/../../through/000001.jsonl", _as_it_is),
    "a table of signing in": ("tables/django_session/000001.jsonl", _as_it_is), "a table of people": ("tables/people_member/000001.jsonl", _as_it_is),
    "a table by SQL": ('tables/entry"; DROP TABLE entry; --/000001.jsonl', _as_it_is), "a release up": ("releases/../000001/../../through", _as_it_is),
    "a file beside": ("workbench.key", _as_it_is), "a file beside, up": ("../vault.age", _as_it_is), "a link": ("vault.age", _as_link),
    "a hard link": ("heads.jsonl", _as_hard_link), "a device": ("heads.jsonl", _as_device), "a pipe": ("vault.age", _as_pipe), "a folder": ("originals", _as_folder),
    "an original that is a link": (f"originals/{hashlib.sha256(OUT).hexdigest()}", _as_link),
}  # fmt: skip


def _backup(desk: Desk, name: str, head: Head) -> list[str]:
    """Make a case file of a whole backup with one member of a stranger in it, and the sums of all."""
    DESKS[id(desk)] = desk
    plain = _restored(_members(id(desk)))
    if plain != ["was taken for a backup"]:
        return [*plain, "without it, it is not restored either: nothing was tried"]
    return _restored((*_members(id(desk)), (name, b'{"through": 1}\n', head)))


DESKS: dict[int, Desk] = {}
Member = tuple[str, bytes, Head]


@cache
def _members(desk_id: int) -> tuple[Member, ...]:
    """Give the members of a backup of the case file, without the list of their sums."""
    with _folder() as (folder, _):
        write_backup(DESKS[desk_id].case, folder / "backup", Seal())
        with opened_stream(folder / "backup", Keys()) as stream, tarfile.open(fileobj=stream, mode="r|") as packed:
            read = [(head.name, file.read()) for head in packed if (file := packed.extractfile(head)) is not None]
    return tuple((name, data, _as_it_is) for name, data in read if name != "manifest.json")


def _restored(members: Sequence[Member]) -> list[str]:
    sums = {each: hashlib.sha256(data if made is _as_it_is else b"").hexdigest() for each, data, made in members}
    told = json.dumps({"format": FORMAT, "sha256": sums}).encode()
    with _folder() as (folder, above):
        packed = above.parent / "backup"
        write_sealed(packed, _tarred([*members, ("manifest.json", told, _as_it_is)]), Seal())
        try:
            restore(packed, folder / "made", Keys(), Writer("amal"))
        except OnrecordError:
            found = [f"{each} is left" for each in folder.iterdir()]
        else:
            found = ["was taken for a backup"]
        packed.unlink()
        return found + _beyond(folder, above)


def _tarred(members: Iterable[Member]) -> Iterator[bytes]:
    for name, data, made in members:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        made(info)
        yield info.tobuf(tarfile.PAX_FORMAT)
        if made is _as_it_is:
            yield data + bytes(-len(data) % tarfile.BLOCKSIZE)
    yield bytes(2 * tarfile.BLOCKSIZE)


def _first_line(_: Desk) -> list[str]:
    """First lines of a sealed file that say what no file is, and heads of age that name plugins."""
    found = []
    heads: tuple[Any, ...] = (
        {"format": "x", "sealed": "open"}, {"format": "onrecord-sealed/2026.1", "sealed": "plugin"}, {"format": "onrecord-sealed/2026.1"}, [], None, 1,
        {"format": "onrecord-sealed/2026.1", "sealed": "passphrase", "key": "../../etc/passwd"},
        {"format": "onrecord-sealed/2026.1", "sealed": "passphrase", "key": None}, {"format": "onrecord-sealed/2026.1", "sealed": ["open"]},
    )  # fmt: skip
    with _folder() as (folder, above):
        path = folder / "sealed"
        for head in heads:
            for line in (json.dumps(head).encode(), json.dumps(head).encode() * 9_000):
                path.write_bytes(line + b"\nage-encryption.org/v1\n-> plugin ../../x\nQQ\n--- QQ\n" + OUT)
                try:
                    with opened_stream(path, Keys(passphrase="x", identities=("AGE-PLUGIN-THROUGH-1QQQQ",))) as stream:
                        found.append(f"opened {head}: {stream.read()[:20]!r}")
                except OnrecordError:
                    continue
        path.unlink()
        return found + _beyond(folder, above)


COPIED_IN = (
    *(Case(f"release copied in: {what}", repr(name), partial(_name, name=name)) for what, name in NAMES.items()),
    Case("release copied in: links", "links in the archive of a release", partial(_link, kind=stat.S_IFLNK)),
    Case("release copied in: pipes", "pipes in the archive of a release", partial(_link, kind=stat.S_IFIFO)),
    Case("release copied in: another", "what is not the release that it says it is", _approved),
    *(Case(f"piece copied in: {what}", f"{sum_[:20]!r} {end!r}", partial(_piece, manifest=sum_, ending=end)) for what, (sum_, end) in PIECES.items()),
    *(Case(f"backup: {what}", repr(name), partial(_backup, name=name, head=head)) for what, (name, head) in MEMBERS.items()),
    Case("sealed file: first lines", "first lines of sealed files, and heads that name plugins", _first_line),
)  # fmt: skip
