"""Seal bytes to a public key and open them with the secret one: age (age-encryption.org/v1), by pyrage."""

from __future__ import annotations

import json
from io import BytesIO
from typing import IO, Any

from onrecord.core.errors import WrongKey

__all__ = [
    "is_locked",
    "lock",
    "new_identity",
    "open_facts",
    "recipient_of",
    "seal",
    "seal_facts",
    "unlock",
    "unseal",
    "unseal_file",
]

# age tries for a few milliseconds how fast a machine is, and refuses a lock that it thinks would take a quarter of a
# minute. A busy machine looks so of a lock that takes a second: it is asked again, which costs next to nothing.
BUSY, MOST_TRIES = "Excessive work", 50
HEAD = b"age-encryption.org/"
# What a person's identity is padded to, so that its length does not tell how much is known of them.
BLOCK = 4096


def new_identity() -> str:
    """Give a new secret key, as age writes it (AGE-SECRET-KEY-1…)."""
    from pyrage import x25519

    return str(x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """Give the public half of a secret key (age1…).

    Raises:
        WrongKey: it is none.
    """
    from pyrage import IdentityError, x25519

    try:
        return str(x25519.Identity.from_str(identity.strip()).to_public())
    except IdentityError:
        raise _wrong("a key", "something that is no age key", "AGE-SECRET-KEY-1 and what follows") from None


def seal(data: bytes, recipient: str) -> bytes:
    """Give the bytes so that only the secret half of `recipient` opens them."""
    import pyrage

    return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(recipient)]))


def unseal(data: bytes, identity: str, thing: str) -> bytes:
    """Give what was sealed; `thing` is what errors call it.

    Raises:
        WrongKey: the key is not the one, or the bytes have changed.
    """
    import pyrage

    try:
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)]))
    except pyrage.DecryptError:
        raise _wrong(
            thing, "a key that does not open it", "the key it was sealed under, and its bytes as kept"
        ) from None


def unseal_file(file: IO[bytes], identity: str, thing: str) -> bytes:
    """Give what was sealed into a file, which is read in pieces; as `unseal`.

    Raises:
        WrongKey: as for `unseal`.
    """
    import pyrage

    out = BytesIO()
    try:
        pyrage.decrypt_io(file, out, [pyrage.x25519.Identity.from_str(identity)])
    except (pyrage.DecryptError, OSError):
        raise _wrong(
            thing, "a key that does not open it", "the key it was sealed under, and its bytes as kept"
        ) from None
    return out.getvalue()


def lock(identity: str, passphrase: str) -> bytes:
    """Give a secret key so that only the passphrase opens it (scrypt, as age does it)."""
    import pyrage

    return bytes(pyrage.passphrase.encrypt(identity.encode(), passphrase))


def unlock(data: bytes, passphrase: str, thing: str) -> str:
    """Give the secret key that was locked.

    Raises:
        WrongKey: the passphrase is not the one, or the bytes have changed.
    """
    import pyrage

    for _ in range(MOST_TRIES):
        try:
            return bytes(pyrage.passphrase.decrypt(data, passphrase)).decode().strip()
        except (pyrage.DecryptError, UnicodeDecodeError) as error:
            if BUSY not in str(error):
                raise _wrong(thing, "a passphrase that does not open it", "the one it was locked with") from None
    raise _wrong(thing, "a lock that this machine is too slow or too busy for", "a faster or a calmer machine")


def is_locked(data: bytes) -> bool:
    """True where bytes are something age made, such as a key behind a passphrase."""
    return data.startswith(HEAD)


def seal_facts(told: dict[str, Any], recipient: str) -> bytes:
    """Give a small JSON object sealed, padded so that its length tells nothing."""
    text = json.dumps(told, ensure_ascii=False).encode()
    return seal(text.ljust(-(-len(text) // BLOCK) * BLOCK), recipient)


def open_facts(data: bytes, identity: str, thing: str) -> dict[str, Any]:
    """Give what `seal_facts` was given.

    Raises:
        WrongKey: as for `unseal`.
    """
    told: dict[str, Any] = json.loads(unseal(data, identity, thing))
    return told


def _wrong(thing: str, found: str, expected: str) -> WrongKey:
    return WrongKey(
        thing,
        found=found,
        expected=expected,
        do="Check ONRECORD_KEY or the passphrase; a lost key comes back by `onrecord vault recover`.",
    )
