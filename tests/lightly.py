"""Locks of the same make that cost next to nothing, and writing that waits for no disk.

Real locks take a second each, so that guessing does too. What is locked here opens by the product's own code, and
nothing else about it differs: an age file behind a passphrase with the least work, a password hashed by Argon2 with the
least memory.
"""

from __future__ import annotations

import base64
import os
from contextlib import contextmanager

import pyrage
import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.contrib.auth.hashers import Argon2PasswordHasher

from onrecord.store import connection

__all__ = ["PRAGMAS_AS_ALWAYS", "light_disk", "light_locks", "locked_as_always", "locked_lightly"]

LOG_N = 10
PIECE = 64 * 1024
locked_as_always = pyrage.passphrase.encrypt
PRAGMAS_AS_ALWAYS = connection.PRAGMAS


def locked_lightly(plaintext: bytes, passphrase: str, armored: bool = False) -> bytes:
    """Give the bytes as an age file that the passphrase opens (age-encryption.org/v1), with the least work."""
    assert not armored
    key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapping = Scrypt(b"age-encryption.org/v1/scrypt" + salt, 32, 2**LOG_N, 8, 1).derive(passphrase.encode())
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), key, None)
    head = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (_text(salt), LOG_N, _text(wrapped))
    mac = HMAC(_derived(key, None, b"header"), SHA256())
    mac.update(head)
    return head + b" " + _text(mac.finalize()) + b"\n" + nonce + _stream(_derived(key, nonce, b"payload"), plaintext)


@contextmanager
def light_locks():
    """Lock by the least work as long as the block lasts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pyrage.passphrase, "encrypt", locked_lightly)
        for cost, least in (("time_cost", 1), ("memory_cost", 8), ("parallelism", 1)):
            patch.setattr(Argon2PasswordHasher, cost, least)
        yield


@contextmanager
def light_disk():
    """Take what was handed to the system as kept as long as the block lasts: no test outlives its machine.

    Processes that a test starts, and may end, wait for the disk as always.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        patch.setattr(connection, "PRAGMAS", PRAGMAS_AS_ALWAYS.replace("synchronous=FULL", "synchronous=OFF"))
        yield


def _text(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _derived(key: bytes, salt: bytes | None, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, purpose).derive(key)


def _stream(key: bytes, plaintext: bytes) -> bytes:
    pieces = [plaintext[start : start + PIECE] for start in range(0, len(plaintext), PIECE)] or [b""]
    cipher, last = ChaCha20Poly1305(key), len(pieces) - 1
    return b"".join(
        cipher.encrypt(number.to_bytes(11, "big") + bytes([number == last]), piece, None)
        for number, piece in enumerate(pieces)
    )
