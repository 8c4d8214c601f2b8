"""A notice that a release was withdrawn holds for that release alone, and only with the publisher's signature."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.errors import ReleaseBroken
from onrecord.publish.release.names import NOTICE_FILES
from onrecord.publish.release.notices import notice_beside, notice_of, notice_text, read_notice, write_notice
from onrecord.publish.release.signatures import signature_files
from tests.releases import NOTE, OTHER, SIGNER, two_releases

DAY = date(2026, 3, 9)


@pytest.fixture
def two(tmp_path):
    """Give the folders of two releases, of which the first was withdrawn."""
    first, second = two_releases(tmp_path)
    write_notice(first, notice_of(first, DAY, NOTE), SIGNER)
    return first, second


def beside(folder):
    return folder.with_name(folder.name + NOTICE_FILES[0])


def test_a_notice_says_which_release_when_and_why(two):
    notice = notice_beside(two[0], SIGNER.public)
    assert (notice.version, notice.withdrawn_on, notice.note) == ("1", DAY, NOTE)
    assert notice.publisher == "The River Record (invented)"
    assert notice_beside(two[1], SIGNER.public) is None
    assert [two[0].with_name(two[0].name + each).is_file() for each in NOTICE_FILES] == [True] * 3


def test_a_notice_of_somebody_else_does_not_hold(two):
    for key in (OTHER.public, None):
        with pytest.raises(ReleaseBroken, match="does not hold"):
            notice_beside(two[0], key)
    beside(two[0]).write_text(notice_text(notice_of(two[0], DAY, "Something else.")))
    with pytest.raises(ReleaseBroken, match="does not hold"):
        notice_beside(two[0], SIGNER.public)


def test_a_notice_on_another_release_is_refused(two):
    with pytest.raises(ReleaseBroken, match="version 1 for public, with another manifest"):
        read_notice(beside(two[0]), two[1], SIGNER.public)


def test_a_notice_without_a_signature_is_none(two):
    beside(two[0]).with_name(two[0].name + NOTICE_FILES[1]).unlink()
    with pytest.raises(ReleaseBroken, match="none that is signed"):
        notice_beside(two[0], SIGNER.public)


@pytest.mark.parametrize("data", [b"{}", b"[]", b"no json", b'{"format": "release-notice/2030.1"}'])
def test_what_is_signed_and_no_notice_is_refused(two, data):
    file = beside(two[0])
    file.write_bytes(data)
    for name, signature in signature_files(file.name, data, SIGNER).items():
        file.with_name(name).write_bytes(signature)
    with pytest.raises(ReleaseBroken, match="no notice"):
        notice_beside(two[0], SIGNER.public)
