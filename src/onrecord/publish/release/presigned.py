"""Signatures over a release that were given ahead: whoever holds the key need not wait until every file was checked.

What is signed are the bytes of its lists as they stood then. Over any others there is no signature.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from onrecord.core.errors import ReleaseBroken
from onrecord.publish.release.making import signatures_of
from onrecord.publish.release.signatures import Signer

__all__ = ["Presigned", "presign"]


@dataclass(frozen=True, slots=True)
class Presigned:
    """A public key, and its signatures by the SHA-256 of what each was given over; all in hexadecimal digits."""

    key: str
    signatures: dict[str, str] = field(default_factory=dict)

    def signer(self) -> Signer:
        """Give who signs what was signed ahead, and nothing else.

        Raises:
            ReleaseBroken: from its `sign`, where the bytes are not those that were signed.
        """
        return Signer(bytes.fromhex(self.key), self._given)

    def _given(self, data: bytes) -> bytes:
        held = self.signatures.get(sha256(data).hexdigest())
        if held is None:
            raise ReleaseBroken(
                "the release",
                found="lists that are not those that were signed",
                expected="the lists as they were when it was approved",
                do="Nothing was signed. Find out who changed it, and make the release again.",
            )
        return bytes.fromhex(held)


def presign(folder: Path, signer: Signer) -> Presigned:
    """Give the signatures over the lists of a release, and write none of them.

    Raises:
        ReleaseBroken: it has no lists.
    """
    made = Presigned(signer.public.hex())

    def record(data: bytes) -> bytes:
        given = signer.sign(data)
        made.signatures[sha256(data).hexdigest()] = given.hex()
        return given

    signatures_of(folder, Signer(signer.public, record))
    return made
