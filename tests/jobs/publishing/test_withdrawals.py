"""A release is withdrawn as a whole by one person, with a signed notice beside it; its own bytes stay."""

from __future__ import annotations

import shutil

import pytest

from onrecord.core.errors import BadOption, WrongKey
from onrecord.jobs.publishing.archives import archive_kept
from onrecord.jobs.publishing.copied import released_parts
from onrecord.jobs.publishing.kept import folder_of
from onrecord.jobs.publishing.withdrawals import withdraw_in, withdraw_kept
from onrecord.publish.edition import ReleaseWithdrawal
from onrecord.publish.release.notices import notice_beside
from onrecord.publish.release.signatures import signer_of
from onrecord.publish.release.sums import files_below
from onrecord.publish.release.verifying import verify_release
from onrecord.store.models import LedgerRow
from onrecord.store.publishing.releases import releases
from onrecord.store.publishing.withdrawn_releases import withdrawal_of, withdrawn_of
from onrecord.store.signing import own_key
from onrecord.store.works import ARCHIVE
from tests.kept import as_person
from tests.kept_releases import ask_second, keep
from tests.releases import NOTE, OTHER
from tests.works import do, done


@pytest.fixture
def signer(tmp_path):
    return signer_of(own_key(tmp_path / "key.pem"))


@pytest.fixture
def release(case, tmp_path, signer):
    """Give a release that was approved with the key of the signer."""
    assert signer
    made = keep(case)
    ask_second(case, made, tmp_path / "key.pem")
    do(case, "count")
    return made


def test_a_notice_lies_beside_the_release_and_its_bytes_stay(case, release, signer):
    folder = folder_of(case, release)
    before = list(files_below(folder))
    notice = withdraw_kept(as_person(case, "rim"), release, f" {NOTE} ", signer)
    assert notice_beside(folder, signer.public) == notice
    assert (notice.version, notice.note, notice.manifest_sha256) == ("1", NOTE, release.manifest_sha256)
    assert list(files_below(folder)) == before
    assert all(each is None for each in verify_release(folder, signer.public))


def test_the_case_file_keeps_who_withdrew_it_and_the_notice_does_not_name_them(case, release, signer):
    withdraw_kept(as_person(case, "rim"), release, NOTE, signer)
    assert withdrawal_of(case, release).by == "rim"
    folder = folder_of(case, release)
    assert "rim" not in folder.with_name(f"{folder.name}.withdrawn.json").read_text(encoding="utf-8")
    assert [each.is_withdrawn for each in releases(case)] == [True]
    actions = LedgerRow.objects.using(case.alias).filter(subject="release:public:1").values_list("action", flat=True)
    assert list(actions)[-1] == "withdrew release"


def test_the_public_is_told_of_a_series_that_was_withdrawn_and_of_no_other(case, release, signer):
    withdraw_kept(case, release, NOTE, signer)
    assert withdrawn_of(case, "public") == (ReleaseWithdrawal("1", withdrawal_of(case, release).on, NOTE),)
    assert withdrawn_of(case, "partner") == ()


def test_a_release_is_withdrawn_once_and_only_with_the_key_it_was_signed_with(case, release, signer):
    with pytest.raises(WrongKey):
        withdraw_kept(case, release, NOTE, OTHER)
    for note in ("", " ", "a" * 2_001):
        with pytest.raises(BadOption, match="the note"):
            withdraw_kept(case, release, note, signer)
    withdraw_kept(case, release, NOTE, signer)
    with pytest.raises(BadOption, match="one that was withdrawn"):
        withdraw_kept(case, release, NOTE, signer)


def test_what_nobody_approved_needs_no_withdrawal(case, signer):
    with pytest.raises(BadOption, match="never published"):
        withdraw_kept(case, keep(case, "partner"), NOTE, signer)


def test_a_copy_is_withdrawn_beside_itself_and_beside_the_one_that_is_kept(case, release, signer, tmp_path):
    copy = shutil.copytree(folder_of(case, release), tmp_path / "copy")
    notice = withdraw_in(case, copy, NOTE, signer)
    assert notice_beside(copy, signer.public) == notice_beside(folder_of(case, release), signer.public) == notice


def test_files_that_are_taken_out_and_backups_have_the_notice_from_then_on(case, release, signer):
    done(case, ARCHIVE, release=release.pk)
    assert archive_kept(case, release) is not None
    withdraw_kept(case, release, NOTE, signer)
    assert archive_kept(case, release) is None
    done(case, ARCHIVE, release=release.pk)
    assert b"public-1.withdrawn.json" in archive_kept(case, release).read_bytes()
    assert b"public-1.withdrawn.json" in b"".join(each.data for each in released_parts(case))
