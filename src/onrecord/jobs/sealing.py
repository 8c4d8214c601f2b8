"""One stream of bytes, sealed by age (age-encryption.org/v1) for a passphrase or for recipients, and opened again.

A file begins with one line of JSON that says how it is sealed; the rest is what age wrote. For a passphrase, the line
holds a key made for this file alone, sealed by it: age itself seals a stream for keys only. Without onrecord:

    head -n 1 FILE | jq -r .key | base64 -d | age -d > key
    tail -n +2 FILE | age -d -i key | tar -x
"""

from __future__ import annotations

import base64
import json
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from onrecord.core.errors import BadOption, FixityMismatch

if TYPE_CHECKING:
    from pyrage import x25519

__all__ = [
    "Keys",
    "Seal",
    "flush_folder",
    "opened_stream",
    "recipient_named",
    "sealing_of",
    "write_sealed",
    "written_whole",
]

FORMAT = "onrecord-sealed/2026.1"
LONGEST_LINE = 16_384


@dataclass(frozen=True, slots=True)
class Seal:
    """Who may open a file: who knows the passphrase, or holds the key of a recipient (age1…); with neither, anyone."""

    passphrase: str | None = None
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Keys:
    """What a file is opened with: a passphrase, or keys (AGE-SECRET-KEY-1…)."""

    passphrase: str | None = None
    identities: tuple[str, ...] = ()


def write_sealed(path: Path, pieces: Iterable[bytes], seal: Seal) -> None:
    """Write the pieces to a file that is there, sealed and on the disk, when this returns, and not at all before."""
    with written_whole(path, path.with_name(f"{path.name}.part")) as file:
        _write(file, pieces, seal)


@contextmanager
def written_whole(path: Path, unfinished: Path) -> Iterator[IO[bytes]]:
    """Give a file to write that is at its path, whole and on the disk, once the block ends well, and else nowhere;
    until then it is `unfinished`, beside it.
    """
    try:
        with unfinished.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    flush_folder(path.absolute().parent)


def flush_folder(folder: Path) -> None:
    """Wait until the disk has a folder's list of names, on systems that let a folder be opened."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sealing_of(path: Path) -> str:
    """Say how a file is sealed: by "passphrase", for "recipients", or "open".

    Raises:
        FixityMismatch: it is no file that `write_sealed` wrote.
    """
    with path.open("rb") as file:
        return str(_first_line(path, file)["sealed"])


@contextmanager
def opened_stream(path: Path, keys: Keys) -> Iterator[IO[bytes]]:
    """Give what was sealed, as a stream that is read once, from the beginning.

    Raises:
        BadOption: the passphrase or keys are not those it was sealed for.
        FixityMismatch: it is no file that `write_sealed` wrote, or it is cut short or changed.
    """
    with path.open("rb") as file:
        told = _first_line(path, file)
        if told["sealed"] == "open":
            yield file
            return
        identities = _identities(path, told, keys)
        with _unsealed(path, file, identities) as stream:
            yield stream


class _Pulled:
    """Pieces as a stream to read from."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces, self._left = iter(pieces), b""

    def read(self, size: int = -1) -> bytes:
        """Give at most so many bytes, none at the end."""
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._left = piece
        given, self._left = (self._left, b"") if size < 0 else (self._left[:size], self._left[size:])
        return given


def _write(file: IO[bytes], pieces: Iterable[bytes], seal: Seal) -> None:
    import pyrage

    key, recipients = None, [recipient_named(name) for name in seal.recipients]
    if seal.passphrase is not None:
        own = pyrage.x25519.Identity.generate()
        key = base64.b64encode(pyrage.passphrase.encrypt(f"{own}\n".encode(), seal.passphrase)).decode()
        recipients = [own.to_public()]
    sealed = "passphrase" if key is not None else "recipients" if recipients else "open"
    file.write(json.dumps({"format": FORMAT, "sealed": sealed, "key": key}).encode() + b"\n")
    if not recipients:
        for piece in pieces:
            file.write(piece)
        return
    pyrage.encrypt_io(_Pulled(pieces), file, recipients)


def recipient_named(name: str) -> Any:
    """Give the recipient of a public key, as pyrage seals for.

    Raises:
        BadOption: it is none.
    """
    import pyrage

    try:
        return (pyrage.ssh if name.startswith("ssh-") else pyrage.x25519).Recipient.from_str(name)
    except pyrage.RecipientError as error:
        raise BadOption(
            "recipient", found=repr(name), expected="age1… or ssh-ed25519 …", do="Ask them for their public key."
        ) from error


def _first_line(path: Path, file: IO[bytes]) -> dict[str, Any]:
    try:
        told = json.loads(file.readline(LONGEST_LINE))
        if told["format"] != FORMAT or told["sealed"] not in {"passphrase", "recipients", "open"}:
            raise ValueError(f"format {told['format']}")
    except (ValueError, KeyError, TypeError) as error:
        raise FixityMismatch(
            str(path),
            found="something else",
            expected="a file that `onrecord backup` wrote",
            do="Check its name; a newer version of onrecord may have written it.",
        ) from error
    return {**told}


def _identities(path: Path, told: dict[str, Any], keys: Keys) -> list[x25519.Identity]:
    import pyrage

    if told["sealed"] == "recipients":
        if not keys.identities:
            raise _closed(path, "no key", "the key file of one of its recipients (--identity FILE)")
        try:
            return [pyrage.x25519.Identity.from_str(line) for line in keys.identities]
        except pyrage.IdentityError as error:
            raise _closed(path, "a key that is none", "AGE-SECRET-KEY-1… on a line of its own") from error
    if keys.passphrase is None:
        raise _closed(path, "no passphrase", "the one it was sealed with")
    try:
        own = pyrage.passphrase.decrypt(base64.b64decode(told["key"]), keys.passphrase)
        return [pyrage.x25519.Identity.from_str(own.decode().strip())]
    except (pyrage.DecryptError, pyrage.IdentityError, ValueError, TypeError) as error:
        raise _closed(path, "a passphrase that does not open it", "the one it was sealed with") from error


def _closed(path: Path, found: str, expected: str) -> BadOption:
    return BadOption(str(path), found=found, expected=expected, do="Nothing was changed; try again.")


@contextmanager
def _unsealed(path: Path, file: IO[bytes], identities: list[x25519.Identity]) -> Iterator[IO[bytes]]:
    """Give the stream that another thread unseals; what is wrong with it is raised here, after what could be read."""
    import pyrage

    errors: list[Exception] = []
    out, into = os.pipe()

    def unseal() -> None:
        with os.fdopen(into, "wb", buffering=1 << 16) as written:
            try:
                pyrage.decrypt_io(file, written, identities)
            except (pyrage.DecryptError, OSError) as error:
                errors.append(error)

    thread = threading.Thread(target=unseal, daemon=True)
    thread.start()
    with os.fdopen(out, "rb") as stream:
        try:
            yield stream
        finally:
            stream.close()
            thread.join()
    wrong = [error for error in errors if not isinstance(error, BrokenPipeError)]
    if wrong:
        raise FixityMismatch(
            str(path),
            found=f"a file that was changed or cut short, or sealed for others ({wrong[0]})",
            expected="what was sealed",
            do="Use another backup.",
        ) from wrong[0]
