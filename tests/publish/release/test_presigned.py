"""Signatures given ahead sign a release as it stood, and nothing else."""

from __future__ import annotations

import pytest

from onrecord.core.errors import ReleaseBroken
from onrecord.publish.release.making import sign_release, write_release
from onrecord.publish.release.names import SUMS, WITHDRAWN
from onrecord.publish.release.presigned import Presigned, presign
from onrecord.publish.release.verifying import is_signed, verify_release
from tests.published import edition_of
from tests.releases import SIGNER


@pytest.fixture
def unsigned(tmp_path):
    write_release(edition_of(1), tmp_path / "v1", {}, None, None)
    return tmp_path / "v1"


def test_a_release_is_signed_with_what_was_given_ahead(unsigned):
    ahead = presign(unsigned, SIGNER)
    assert not is_signed(unsigned)
    assert len(ahead.signatures) == 4
    sign_release(unsigned, Presigned(ahead.key, dict(ahead.signatures)).signer())
    assert all(each is None for each in verify_release(unsigned, SIGNER.public))


@pytest.mark.parametrize("name", [SUMS, WITHDRAWN])
def test_a_list_that_was_changed_since_is_not_signed(unsigned, name):
    ahead = presign(unsigned, SIGNER)
    (unsigned / name).write_bytes((unsigned / name).read_bytes().replace(b"a", b"b", 1))
    with pytest.raises(ReleaseBroken, match="lists that are not those that were signed"):
        sign_release(unsigned, ahead.signer())
    assert not is_signed(unsigned)


def test_a_release_without_its_lists_cannot_be_signed(unsigned):
    (unsigned / WITHDRAWN).unlink()
    with pytest.raises(ReleaseBroken, match=r"no withdrawn\.json"):
        presign(unsigned, SIGNER)
