"""What tests do lightly is done by the product with its whole weight."""

from __future__ import annotations

import re

import pyrage
import pytest
from django.db import connections

from onrecord.store import connection
from tests.lightly import PRAGMAS_AS_ALWAYS, locked_as_always, locked_lightly


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


@pytest.mark.parametrize(("pragmas", "level"), [(PRAGMAS_AS_ALWAYS, 2), (None, 0)], ids=["always", "lightly"])
def test_a_case_file_waits_for_the_disk_but_in_tests(tmp_path, monkeypatch, pragmas, level):
    """Two is FULL: what is acknowledged survives a power cut. None, in tests, is OFF."""
    if pragmas is not None:
        monkeypatch.setattr(connection, "PRAGMAS", pragmas)
    connection.connect_sqlite(tmp_path / "case.sqlite3", "waiting")
    with connections["waiting"].cursor() as cursor:
        assert cursor.execute("PRAGMA synchronous").fetchone() == (level,)
    connections["waiting"].close()
