"""What tests do lightly is done by the product with its whole weight."""

from __future__ import annotations

import re

import pyrage
import pytest

from tests.lightly import locked_as_always, locked_lightly


@pytest.mark.parametrize("size", [0, 74, 65_536, 65_537, 200_000])
def test_what_is_locked_lightly_opens_by_the_passphrase_alone(size):
    data = bytes(number % 251 for number in range(size))
    locked = locked_lightly(data, "four patient storks")
    assert pyrage.passphrase.decrypt(locked, "four patient storks") == data
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(locked, "four hasty storks")


def test_a_light_lock_differs_from_a_real_one_by_its_work_alone():
    heads = [lock(b"a key", "four patient storks").split(b"\n---")[0] for lock in (locked_as_always, locked_lightly)]
    shapes = [re.fullmatch(rb"age-encryption\.org/v1\n-> scrypt [\w+/]{22} (\d+)\n[\w+/]{43}", head) for head in heads]
    always, lightly = (int(shape[1]) for shape in shapes)
    assert always >= 14 > lightly
