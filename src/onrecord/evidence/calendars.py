"""OpenTimestamps: a digest that a calendar promises to put into the Bitcoin chain, kept as an `.ots` file.

Written and read here, in the layout of the reference implementation (python-opentimestamps, core/serialize.py): that
library brings a Bitcoin client and a second cryptography of its own for the two hundred lines that are needed. What is
read back is the path of sums from the digest to an *attestation*: pending at a calendar, or a block of Bitcoin whose
Merkle root the path must end in. Comparing that with the block itself takes a Bitcoin node; `ots verify` does it.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.core.errors import BadSignature
from onrecord.evidence.posting import Asking, send

__all__ = ["Attestation", "ask_calendar", "read_proof", "upgrade"]

MAGIC = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94"
VERSION = 1
APPEND, PREPEND, REVERSE, HEXLIFY = 0xF0, 0xF1, 0xF2, 0xF3
SHA1, RIPEMD160, SHA256 = 0x02, 0x03, 0x08
FORK, ATTESTATION = 0xFF, 0x00
PENDING = bytes.fromhex("83dfe30d2ef90c8e")
BITCOIN = bytes.fromhex("0588960d73d71901")
SUMS = {SHA1: "sha1", RIPEMD160: "ripemd160", SHA256: "sha256"}
ACCEPT = {"Accept": "application/vnd.opentimestamps.v1"}
NONCE_BYTES = 16
# Bounds of the reference implementation: a path is read from strangers.
MOST_BYTES, MOST_STEPS, MOST_DEEP = 4096, 2000, 100


@dataclass(frozen=True, slots=True)
class Attestation:
    """Where a path ends: at a calendar that has promised (`pending`), or in a block of Bitcoin, by height.

    `message` is what the path comes to there: of a block, its Merkle root as the chain holds it.
    """

    kind: str
    where: str
    message: bytes


def ask_calendar(url: str, data: bytes, how: Asking) -> bytes:
    """Give the `.ots` proof of the data that a calendar promises; only a sum mixed with a random number is sent.

    Raises:
        NotFetched: there is no answer.
        BadSignature: the answer is no timestamp.
    """
    digest, nonce = hashlib.sha256(data).digest(), secrets.token_bytes(NONCE_BYTES)
    sent = hashlib.sha256(digest + nonce).digest()
    answer = send(f"{url.rstrip('/')}/digest", sent, ACCEPT, how)
    proof = MAGIC + bytes([VERSION, SHA256]) + digest + bytes([APPEND, NONCE_BYTES]) + nonce + bytes([SHA256]) + answer
    read_proof(proof, data, url)
    return proof


def upgrade(proof: bytes, data: bytes, how: Asking) -> bytes:
    """Give the proof with what its calendar has made of the promise since; itself where that is nothing new.

    Raises:
        NotFetched: the calendar does not answer, or has not got so far.
        BadSignature: the proof or the answer is no timestamp.
    """
    for found in read_proof(proof, data, "a proof"):
        if found.kind == "pending" and proof.endswith(tail := _pending(found.where)):
            answer = send(f"{found.where.rstrip('/')}/timestamp/{found.message.hex()}", None, ACCEPT, how)
            better = proof[: -len(tail)] + answer
            read_proof(better, data, found.where)
            return better
    return proof


def read_proof(proof: bytes, data: bytes, thing: str) -> list[Attestation]:
    """Give every attestation of a proof of the data.

    Raises:
        BadSignature: it is no proof, or one of other data.
    """
    reader = _Reader(proof, thing)
    if reader.take(len(MAGIC)) != MAGIC or reader.number() != VERSION or reader.byte() != SHA256:
        raise _bad(thing, "no OpenTimestamps proof of a SHA-256")
    digest = reader.take(hashlib.sha256().digest_size)
    if digest != hashlib.sha256(data).digest():
        raise _bad(thing, "a proof of something else")
    found = list(reader.timestamp(digest, 0))
    if not reader.is_done or not found:
        raise _bad(thing, "a proof that ends nowhere, or something after it")
    return found


class _Reader:
    """Reads a proof from its first byte to its last."""

    def __init__(self, data: bytes, thing: str) -> None:
        self._data, self._thing, self._at, self._steps = data, thing, 0, 0

    @property
    def is_done(self) -> bool:
        return self._at == len(self._data)

    def take(self, count: int) -> bytes:
        found = self._data[self._at : self._at + count]
        if len(found) < count:
            raise _bad(self._thing, "a proof that is cut short")
        self._at += count
        return found

    def byte(self) -> int:
        return self.take(1)[0]

    def number(self) -> int:
        """Read a number in groups of seven bits, the lowest first."""
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            if not byte & 0x80:
                return value
            shift += 7
            if shift > 63:
                raise _bad(self._thing, "a number without end")

    def bytes_of(self) -> bytes:
        count = self.number()
        if count > MOST_BYTES:
            raise _bad(self._thing, f"{count} bytes in one step")
        return self.take(count)

    def timestamp(self, message: bytes, deep: int) -> Iterator[Attestation]:
        """Yield the attestations that the paths from a message end in."""
        tag = self.byte()
        while tag == FORK:
            yield from self._branch(self.byte(), message, deep)
            tag = self.byte()
        yield from self._branch(tag, message, deep)

    def _branch(self, tag: int, message: bytes, deep: int) -> Iterator[Attestation]:
        self._steps += 1
        if deep > MOST_DEEP or self._steps > MOST_STEPS or len(message) > MOST_BYTES:
            raise _bad(self._thing, "a path longer than any real one")
        if tag == ATTESTATION:
            yield self._attestation(message)
        else:
            yield from self.timestamp(self._applied(tag, message), deep + 1)

    def _attestation(self, message: bytes) -> Attestation:
        kind, payload = self.take(len(PENDING)), _Reader(self.bytes_of(), self._thing)
        if kind == PENDING:
            return Attestation("pending", payload.bytes_of().decode("utf-8", "replace"), message)
        if kind == BITCOIN:
            return Attestation("bitcoin", str(payload.number()), message[::-1])
        return Attestation("unknown", kind.hex(), message)

    def _applied(self, tag: int, message: bytes) -> bytes:
        """Give what a step makes of a message."""
        if tag in SUMS:
            try:
                return hashlib.new(SUMS[tag], message).digest()
            except ValueError:
                raise _bad(self._thing, f"a sum ({SUMS[tag]}) that this machine does not have") from None
        if tag == APPEND:
            return message + self.bytes_of()
        if tag == PREPEND:
            return self.bytes_of() + message
        if tag == REVERSE:
            return message[::-1]
        if tag == HEXLIFY:
            return message.hex().encode()
        raise _bad(self._thing, f"an unknown step 0x{tag:02x}")


def _pending(url: str) -> bytes:
    """Give the end of a proof that a calendar has only promised."""
    told = _counted(url.encode())
    return bytes([ATTESTATION]) + PENDING + _counted(told)


def _counted(data: bytes) -> bytes:
    count, told = len(data), b""
    while count >= 0x80:
        told, count = told + bytes([count & 0x7F | 0x80]), count >> 7
    return told + bytes([count]) + data


def _bad(thing: str, found: str) -> BadSignature:
    return BadSignature(
        f"timestamp of {thing}", found=found, expected="an OpenTimestamps proof", do="Ask for another, or restore it."
    )
