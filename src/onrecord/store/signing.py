"""Heads signed by a person: who holds one can tell who gave it, and that nobody wrote it for them.

Ed25519 (RFC 8032). The secret key is the person's, kept in their own folder and never in a case file; the public one is
in the signed head, and kept in the case file beside the name at the first signing, so that another key under that name
is told.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.core.errors import BadSignature, UnreadableFile, WrongKey
from onrecord.store.canonical import canonical_json
from onrecord.store.entries import body_of, newest_entry, set_entry
from onrecord.store.heads import head_text
from onrecord.store.tolerant import Break, Left

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from onrecord.store.casefile import CaseFile

__all__ = ["SIGNER", "Signed", "check_signature", "is_locked", "own_key", "signed_head", "verify_signature"]

SIGNER = "signer"
"""The kind of the entries that keep a person's public key; the key is their name."""

OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class Signed:
    """Whose signature a head carries: the name in it, the public key, and whether the case file knows it as theirs."""

    by: str
    key: str
    is_known: bool


def own_key(path: Path, passphrase: str | None = None) -> Ed25519PrivateKey:
    """Give the person's key, made at the path on first use; behind a passphrase where one is given.

    Raises:
        WrongKey: the passphrase does not open it.
        UnreadableFile: it cannot be read or written.
    """
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    secret = passphrase.encode() if passphrase else None
    try:
        if not path.exists():
            key = Ed25519PrivateKey.generate()
            locked = form.BestAvailableEncryption(secret) if secret else form.NoEncryption()
            _write(path, key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, locked))
            return key
        found = form.load_pem_private_key(path.read_bytes(), secret)
    except OSError as error:
        raise UnreadableFile(
            str(path), found=error.strerror or "no such place", expected="your key", do="Check ONRECORD_HOME."
        ) from error
    except (ValueError, TypeError):
        raise _wrong(path) from None
    if not isinstance(found, Ed25519PrivateKey):
        raise _wrong(path)
    return found


def is_locked(path: Path) -> bool:
    """True where the key at the path is behind a passphrase."""
    return path.exists() and b"ENCRYPTED" in path.read_bytes()


def signed_head(case: CaseFile, key: Ed25519PrivateKey) -> str:
    """Give the head as one line of JSON with the person's name, public key and signature over all the rest.

    Raises:
        WrongKey: the case file knows another key under this name.
    """
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
    known = newest_entry(case, SIGNER, case.who)
    if known is not None and body_of(known)["key"] != public:
        raise WrongKey(
            f"the key of {case.who}",
            found="another than the one they signed with before",
            expected=f"key {body_of(known)['key'][:16]}…",
            do="Sign with that key, or under another name (--as): one name has one key in a case file.",
        )
    with case.writing() as pen:
        set_entry(pen, SIGNER, case.who, {"key": public})
    told = json.loads(head_text(case)) | {"by": case.who, "key": public}
    return canonical_json(told | {"signature": key.sign(canonical_json(told).encode()).hex()})


def check_signature(case: CaseFile, line: str, thing: str) -> Signed | None:
    """Give whose signature a head carries, None where it carries none.

    Raises:
        BadSignature: it does not hold.
    """
    told = _object(line)
    if "signature" not in told:
        return None
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    signature = told.pop("signature")
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(told["key"]))
        public.verify(bytes.fromhex(signature), canonical_json(told).encode())
        by = str(told["by"])
    except (InvalidSignature, ValueError, KeyError, TypeError):
        raise BadSignature(
            thing,
            found="a signature that does not hold",
            expected="that of the person it names, over this head",
            do="Ask them for it again: it was changed after it was signed.",
        ) from None
    known = newest_entry(case, SIGNER, by)
    return Signed(by, str(told["key"]), known is not None and body_of(known)["key"] == told["key"])


def verify_signature(case: CaseFile, line: str, thing: str) -> Iterator[Break | Left]:
    """Yield whose signature a head carries, and the break where it does not hold; nothing where it carries none."""
    try:
        signed = check_signature(case, line, thing)
    except BadSignature as error:
        yield Break(f"signature in {thing}", error.found, error.expected)
        return
    if signed is None:
        return
    told = f"head in {thing}: signed by {signed.by}, key {signed.key}"
    yield Left(told if signed.is_known else f"{told}, which this case file does not know as theirs: ask them")


def _object(line: str) -> dict[str, Any]:
    try:
        told = json.loads(line)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _wrong(path: Path) -> WrongKey:
    return WrongKey(
        f"your key {path.name}",
        found="a passphrase that does not open it, or no Ed25519 key",
        expected="the key you sign with",
        do="Check the passphrase, or ONRECORD_HOME.",
    )
