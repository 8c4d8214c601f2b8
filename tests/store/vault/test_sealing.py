"""A key behind a passphrase: what does not open is told for what it is."""

from __future__ import annotations

import re

import pyrage
import pytest

from onrecord.core.errors import WrongKey
from onrecord.store.vault.sealing import lock, new_identity, unlock
from tests.lightly import locked_as_always


def test_a_busy_machine_is_asked_again_and_a_wrong_passphrase_is_not(monkeypatch):
    """Seen on a machine under load: a right passphrase was called wrong, since age thought the lock too hard."""
    identity = new_identity()
    # The one lock of the tests that opens with the whole work.
    monkeypatch.setattr(pyrage.passphrase, "encrypt", locked_as_always)
    locked, tries = lock(identity, "four patient storks"), []
    decrypt = pyrage.passphrase.decrypt

    def busy_twice(data, passphrase):
        tries.append(passphrase)
        if len(tries) < 3:
            raise pyrage.DecryptError("Excessive work parameter for passphrase.")
        return decrypt(data, passphrase)

    monkeypatch.setattr(pyrage.passphrase, "decrypt", busy_twice)
    assert unlock(locked, "four patient storks", "vault") == identity
    assert len(tries) == 3
    with pytest.raises(WrongKey, match="a passphrase that does not open it"):
        unlock(locked, "four hasty storks", "vault")
    assert len(tries) == 4


def test_a_lock_that_is_too_hard_for_the_machine_is_not_called_a_wrong_passphrase():
    harder = re.sub(rb" \d\d\n", b" 30\n", lock(new_identity(), "four patient storks"), count=1)
    with pytest.raises(WrongKey, match="too slow or too busy"):
        unlock(harder, "four patient storks", "vault")
