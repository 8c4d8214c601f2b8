"""Approved releases go with a backup and a copy, byte for byte, and one that is not itself is not put in place."""

from __future__ import annotations

import io
import zipfile

import pytest

from onrecord.core.errors import FixityMismatch
from onrecord.jobs.backups import back_up, restore
from onrecord.jobs.moving import copy_case
from onrecord.jobs.publishing import copied
from onrecord.jobs.publishing.copied import Released, put_released, released_parts, unpack_released
from onrecord.jobs.publishing.kept import RELEASES, folder_of
from onrecord.jobs.publishing.risks import risks_kept
from onrecord.jobs.sealing import Keys, Seal
from onrecord.publish.release.sums import files_below
from onrecord.publish.release.verifying import verify_release
from onrecord.store.casefile import Writer, open_case
from onrecord.store.works import ARCHIVE
from tests.kept_releases import ask_second, keep
from tests.works import do, done

OPEN = Seal()


@pytest.fixture
def approved(case, tmp_path):
    """Give a release that was approved, beside another that waits."""
    release = keep(case)
    ask_second(case, release, tmp_path / "key.pem")
    do(case, "count")
    keep(case, "partner")
    return release


def bytes_in(folder):
    return {path: (folder / path).read_bytes() for path in files_below(folder)}


def same_in(case, release, folder):
    assert bytes_in(folder / RELEASES / release.manifest_sha256) == bytes_in(folder_of(case, release))
    assert [path.name for path in (folder / RELEASES).iterdir() if path.is_dir()] == [release.manifest_sha256]


def test_a_release_comes_back_from_a_backup_as_it_was_signed(case, approved, tmp_path, monkeypatch):
    monkeypatch.setattr(copied, "PIECE_BYTES", 1_000)
    back_up(case, tmp_path / "a.backup", Seal(passphrase="four patient storks"))
    restore(tmp_path / "a.backup", tmp_path / "again", Keys(passphrase="four patient storks"), Writer("rima"))
    same_in(case, approved, tmp_path / "again")
    again = open_case(tmp_path / "again", Writer("rima"), "again")
    assert [each for each in verify_release(folder_of(again, approved)) if each is not None] == []
    monkeypatch.setattr("onrecord.jobs.releasing.risks_in", None)
    assert risks_kept(again, approved).findings
    again.close()


def test_a_release_goes_with_a_copy(case, approved, tmp_path):
    copy_case(case, tmp_path / "copy", Writer("rima"))
    same_in(case, approved, tmp_path / "copy")


def test_releases_may_be_left_out(case, approved, tmp_path):
    back_up(case, tmp_path / "a.backup", OPEN, releases=False)
    restore(tmp_path / "a.backup", tmp_path / "again", Keys(), Writer("rima"))
    assert folder_of(case, approved).is_dir()
    assert not (tmp_path / "again" / RELEASES).exists()


def test_the_file_that_was_made_to_take_it_out_is_taken(case, approved, monkeypatch):
    made = list(released_parts(case))
    done(case, ARCHIVE, release=approved.pk)
    monkeypatch.setattr(copied, "zip_release", None)
    assert list(released_parts(case)) == made


def packed(*names):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "{}")
    return held.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        packed("public-1/../../heads.jsonl"),
        packed("public-1/C:/heads.jsonl"),
        packed("/etc/passwd"),
        packed("public-1/manifest.json"),
        packed("public-1/records.jsonl"),
        b"no zip",
    ],
)
def test_what_is_not_the_release_is_not_put_in_place(tmp_path, data):
    put_released(tmp_path, Released("0" * 64, copied.PACKED, data))
    with pytest.raises(FixityMismatch, match="release 0000"):
        unpack_released(tmp_path)
    assert not (tmp_path / "heads.jsonl").exists()


@pytest.mark.parametrize(("manifest", "ending"), [("../x", copied.PACKED), ("0" * 64, "/../../x")])
def test_a_piece_of_something_else_is_refused(tmp_path, manifest, ending):
    with pytest.raises(FixityMismatch):
        put_released(tmp_path, Released(manifest, ending, b""))
