"""Releases are kept under the sum of their manifest, and one made elsewhere is known once its folder is there."""

from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption, UnwritableOutput
from onrecord.jobs.publishing.kept import (
    RELEASES,
    archives_of,
    at_hand,
    drop_archives,
    folder_of,
    folder_to_make,
    listed_number,
    place_of,
    previous_of,
    refuse_not_ready,
    take_in,
    written,
)
from onrecord.jobs.release_asked import Asked
from tests.kept_releases import MADE_ON, ask_second, keep
from tests.works import do


def test_a_release_is_kept_under_the_sum_of_its_manifest(case):
    release = keep(case)
    folder = folder_of(case, release)
    assert folder == case.folder / RELEASES / release.manifest_sha256
    assert at_hand(case, release) == folder
    assert listed_number(folder) > 5


def test_a_release_whose_folder_is_elsewhere_is_not_at_hand(case):
    release = keep(case)
    place_of(case, release.manifest_sha256).rename(case.folder / "elsewhere")
    assert folder_of(case, release) is None
    with pytest.raises(BadOption, match="made in another folder"):
        at_hand(case, release)
    assert listed_number(case.folder / "nowhere") == 0


def test_the_same_release_made_twice_is_kept_once(case):
    one, other = keep(case), keep(case)
    assert one.manifest_sha256 == other.manifest_sha256
    assert [path.name for path in (case.folder / RELEASES).iterdir() if path.is_dir()] == [one.manifest_sha256]


def test_what_an_earlier_making_left_is_gone(case):
    folder = folder_to_make(case, "public")
    folder.mkdir()
    (folder / "records.jsonl").write_text("cut short")
    assert not folder_to_make(case, "public").exists()


def test_a_place_that_cannot_be_written_is_told_in_words(case):
    with pytest.raises(UnwritableOutput, match="Make room"), written(case.folder):
        raise OSError(28, "No space left on device")


def test_a_release_follows_the_last_that_was_approved_where_it_is_at_hand(case, tmp_path):
    refuse_not_ready(case, "public")
    with pytest.raises(BadOption):
        refuse_not_ready(case, "press")
    first = keep(case)
    assert previous_of(case, Asked(case.folder, "public", MADE_ON)) is None
    ask_second(case, first, tmp_path / "key.pem")
    assert do(case, "count").state == "done"
    assert previous_of(case, Asked(case.folder, "public", MADE_ON)) == folder_of(case, first)
    take_in(case, _away(case, first), "another")
    with pytest.raises(BadOption, match="to say what changed since"):
        refuse_not_ready(case, "public")


def test_files_made_of_a_release_are_told_from_those_of_others(case):
    release = keep(case)
    mine = [place_of(case, release.manifest_sha256, ending) for ending in (".made.zip", ".signed.0f.zip.age")]
    other = place_of(case, "0" * 64, ".made.zip")
    for path in (*mine, other):
        path.write_bytes(b"PK")
    assert sorted(archives_of(case, release)) == sorted(mine)
    drop_archives(case, release)
    assert not any(path.exists() for path in mine)
    assert other.exists()


def _away(case, release):
    return folder_of(case, release).rename(case.folder / "moved")
