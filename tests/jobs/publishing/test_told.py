"""What a release that is kept tells of changes, and of the records that the public knows."""

from __future__ import annotations

from onrecord.jobs.publishing.told import changes_in, is_known_to_public
from tests.kept_releases import ask_second, keep
from tests.releases import two_releases
from tests.works import do


def test_changes_are_counted_and_the_first_of_them_given(tmp_path):
    first, second = two_releases(tmp_path)
    assert changes_in(first, 5).counts == {}
    told = changes_in(second, 2)
    assert len(told.first) == 2
    assert told.counts == {"withdrawn": 2, "changed": 1, "added": 3}


def test_the_public_knows_what_an_approved_release_has(case, tmp_path):
    release = keep(case)
    assert is_known_to_public(case, "i0000001") is None
    ask_second(case, release, tmp_path / "key.pem")
    do(case, "count")
    assert is_known_to_public(case, "i0000001") is True
    assert is_known_to_public(case, "i000000") is False
