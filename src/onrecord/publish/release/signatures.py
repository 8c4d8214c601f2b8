"""Signatures over files, in two forms that programmes of others check: OpenSSH's and plain Ed25519.

Ed25519 (RFC 8032) gives the same signature for the same key and bytes. The secret half never comes here: a `Signer` is
its public half and a function that signs.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.publish.release.names import ALLOWED_SIGNERS, KEY, NAMESPACE, OPENSSL, PRINCIPAL, SSH

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

__all__ = ["Signer", "fingerprint", "holds", "key_files", "public_key_in", "read_key", "signature_files", "signer_of"]

MAGIC, KIND, HASH = b"SSHSIG", b"ssh-ed25519", b"sha512"
BEGIN, END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
# The head of an Ed25519 key in PEM: SubjectPublicKeyInfo with the object identifier 1.3.101.112 (RFC 8410).
PEM_HEAD = bytes.fromhex("302a300506032b6570032100")
KEY_BYTES, LINE = 32, 70
OPENSSH_KEY = re.compile(r"ssh-ed25519\s+([A-Za-z0-9+/=]+)")
PEM_KEY = re.compile(r"-----BEGIN PUBLIC KEY-----(.*?)-----END PUBLIC KEY-----", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the 32 bytes of the public key, and what gives the 64 bytes of a signature over others."""

    public: bytes
    sign: Callable[[bytes], bytes]


def signer_of(key: Ed25519PrivateKey) -> Signer:
    """Give the signer that holds a secret key."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return Signer(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw), key.sign)


def signature_files(name: str, data: bytes, signer: Signer) -> dict[str, bytes]:
    """Give the files beside a file of this name that sign its bytes, by name."""
    return {name + SSH: _armoured(data, signer), name + OPENSSL: signer.sign(data)}


def key_files(public: bytes) -> dict[str, bytes]:
    """Give the files that hold a public key for `openssl` and for `ssh-keygen`, by name."""
    lines = base64.b64encode(PEM_HEAD + public).decode()
    pem = f"-----BEGIN PUBLIC KEY-----\n{lines}\n-----END PUBLIC KEY-----\n"
    told = f'{PRINCIPAL} namespaces="{NAMESPACE}" {KIND.decode()} {base64.b64encode(_wire(public)).decode()}\n'
    return {KEY: pem.encode(), ALLOWED_SIGNERS: told.encode()}


def holds(data: bytes, signature: bytes, public: bytes) -> bool:
    """True where a signature in either form is that of the key over these bytes."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if signature.startswith(BEGIN.encode()):
        raw = _opened(signature, public)
        data = _signed_part(data)
    else:
        raw = signature
    if raw is None:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(raw, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public: bytes) -> str:
    """Give the fingerprint of a key as `ssh-keygen -l` shows it.

    >>> fingerprint(bytes(32))
    'SHA256:kmYcvdi2GkPeWxB6XLjrZB8JHsy2Hm8luHMFp9GMvqk'
    """
    return "SHA256:" + base64.b64encode(hashlib.sha256(_wire(public)).digest()).decode().rstrip("=")


def read_key(path: Path) -> bytes:
    """Give the public key that a file holds: PEM, OpenSSH's one line, or `allowed_signers`.

    Raises:
        BadOption: it holds none.
    """
    try:
        public = public_key_in(path.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        public = None
    if public is None:
        raise BadOption(
            f"key {path}",
            found="no public key of the kind Ed25519",
            expected="key.pem, allowed_signers, or a line that begins with ssh-ed25519",
            do="Ask the group that publishes for its key, by another way than the one the release came.",
        )
    return public


def public_key_in(text: str) -> bytes | None:
    """Give the public key in a text, None where there is none."""
    try:
        if pem := PEM_KEY.search(text):
            held = base64.b64decode("".join(pem.group(1).split()), validate=True)
            return held[len(PEM_HEAD) :] if held.startswith(PEM_HEAD) and len(held) == 44 else None
        if line := OPENSSH_KEY.search(text):
            held = base64.b64decode(line.group(1), validate=True)
            return held[-KEY_BYTES:] if len(held) == 51 and held == _wire(held[-KEY_BYTES:]) else None
    except (binascii.Error, ValueError):
        return None
    return None


def _armoured(data: bytes, signer: Signer) -> bytes:
    """Give an OpenSSH signature (PROTOCOL.sshsig) over the bytes."""
    raw = signer.sign(_signed_part(data))
    blob = MAGIC + struct.pack(">I", 1) + _string(_wire(signer.public)) + _string(NAMESPACE.encode()) + _string(b"")
    blob += _string(HASH) + _string(_string(KIND) + _string(raw))
    text = base64.b64encode(blob).decode()
    lines = [text[at : at + LINE] for at in range(0, len(text), LINE)]
    return "\n".join([BEGIN, *lines, END, ""]).encode()


def _opened(signature: bytes, public: bytes) -> bytes | None:
    """Give the 64 bytes in an OpenSSH signature, None where it is not one of this key for releases."""
    text = "".join(signature.decode("ascii", "replace").partition(BEGIN)[2].partition(END)[0].split())
    try:
        blob = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    head = MAGIC + struct.pack(">I", 1) + _string(_wire(public)) + _string(NAMESPACE.encode()) + _string(b"")
    head += _string(HASH)
    due = len(_string(_string(KIND) + _string(bytes(64))))
    if not blob.startswith(head) or len(blob) != len(head) + due:
        return None
    return blob[-64:]


def _signed_part(data: bytes) -> bytes:
    digest = hashlib.sha512(data).digest()
    return MAGIC + _string(NAMESPACE.encode()) + _string(b"") + _string(HASH) + _string(digest)


def _wire(public: bytes) -> bytes:
    return _string(KIND) + _string(public)


def _string(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data
