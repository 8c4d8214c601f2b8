"""Originals of a case file: sealed as they are put where there is a vault, opened as they are read.

Bytes are known everywhere by the SHA-256 of what came. What the disk holds is age's ciphertext, under a sum of its own:
`verify` checks that without any key.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BufferedReader
from threading import Lock
from typing import TYPE_CHECKING

from onrecord.evidence.originals import Originals, sha256_of
from onrecord.evidence.stretches import BLOCK, OfBytes, Stretches, StretchFile, changed
from onrecord.store.models import Original
from onrecord.store.vault.keys import VAULT, open_vault, vault_recipient
from onrecord.store.vault.lately import opened_lately
from onrecord.store.vault.sealing import seal, unseal, unseal_file

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["CaseOriginals", "Keeping", "Sealed"]


@dataclass(frozen=True, slots=True)
class Sealed:
    """What became of bytes that were put: the sum of what the disk holds, and under which key, None where plain."""

    kept_sha256: str
    key: str | None


@dataclass(frozen=True, slots=True)
class Keeping:
    """How bytes are to be kept: sealed to `recipient`, whose key is called `key`; or, `held` already, not anew."""

    recipient: str | None = None
    key: str | None = None
    held: str | None = None


class CaseOriginals(Originals):
    """The originals of a case file, sealed where it has a vault."""

    def __init__(self, case: CaseFile) -> None:
        super().__init__(case.folder / "originals")
        self._case = case
        self._put: dict[str, Sealed] = {}
        # Two threads may be given the same bytes: the second waits for the first, so that they are sealed once.
        self._turns: dict[str, Lock] = {}

    def keeping(self, sha256: str) -> Keeping:
        """Give how bytes with this sum are to be kept: what `put` must know and only the database can say."""
        held = Original.objects.using(self._case.alias).filter(pk=sha256).first()
        if held is not None:
            return Keeping(held=held.kept_sha256 if held.key is not None else None)
        bringing = self._case.bringing
        if bringing is not None and bringing.recipient is not None:
            return Keeping(bringing.recipient, f"source:{bringing.source}")
        recipient = vault_recipient(self._case)
        return Keeping(recipient, VAULT if recipient is not None else None)

    def put(self, data: bytes, keeping: Keeping | None = None) -> str:
        """Keep the bytes, sealed where there is a vault, and give the SHA-256 of the bytes as they came.

        Args:
            keeping: what `keeping` said of them, so that a thread of its own need not ask the database.

        Raises:
            FixityMismatch, UnreadableFile: they were kept before, and what is there is not what was kept.
        """
        sha256 = sha256_of(data)
        how = keeping or self.keeping(sha256)
        if how.held is not None:
            self.check(how.held)
        elif how.recipient is None:
            super().put(data)
        else:
            with self._turns.setdefault(sha256, Lock()):
                if sha256 not in self._put:
                    self._put[sha256] = Sealed(super().put(seal(data, how.recipient)), how.key)
        return sha256

    def taken(self, sha256: str) -> Sealed:
        """Give how bytes just put are kept, once: for the row that names them."""
        self._turns.pop(sha256, None)
        return self._put.pop(sha256, Sealed(sha256, None))

    def get(self, sha256: str) -> bytes:
        """Give the bytes as they came.

        Raises:
            KeyNeeded, WrongKey, Erased: they are sealed, and cannot be opened.
            UnreadableFile, FixityMismatch: they are not there, or have changed.
        """
        row = Original.objects.using(self._case.alias).filter(pk=sha256).first()
        if row is None or row.key is None:
            return super().get(sha256)
        return self.open(row)

    def open(self, row: Original) -> bytes:
        """Give the bytes that a row names, as they came; as `get`."""
        kept = self.kept(row.kept_sha256)
        if row.key is None:
            return kept
        data = unseal(kept, self._identity(row.key), f"original {row.sha256}")
        if sha256_of(data) != row.sha256:
            raise changed(f"original {row.sha256}", "other bytes under its seal")
        return data

    def in_stretches(self, sha256: str, *, anew: bool = False) -> Stretches:
        """Give the bytes as they came, so that a stretch of them can be had without the rest. What is sealed is opened
        once, and stays in memory for as long as it is asked for; the key is needed each time.

        Raises:
            KeyNeeded, WrongKey, Erased, UnreadableFile, FixityMismatch: as for `get`.
        """
        row = Original.objects.using(self._case.alias).filter(pk=sha256).first()
        if row is None or row.key is None:
            return super().in_stretches(sha256, anew=anew)
        identity = self._identity(row.key)
        if anew:
            return OfBytes(self._unsealed(row, identity))
        key = (str(self.folder), row.sha256, row.kept_sha256)
        return OfBytes(opened_lately.of(key, row.size_bytes, lambda: self._unsealed(row, identity)))

    def _unsealed(self, row: Original, identity: str) -> bytes:
        """Give what is sealed, with the sealed bytes never in memory as a whole."""
        thing = f"original {row.sha256}"
        held = self.on_disk(row.kept_sha256, anew=True)
        data = unseal_file(BufferedReader(StretchFile(held), BLOCK), identity, thing)
        if sha256_of(data) != row.sha256:
            raise changed(thing, "other bytes under its seal")
        return data

    def _identity(self, key: str) -> str:
        from onrecord.store.vault.persons import person_identity

        return open_vault(self._case) if key == VAULT else person_identity(self._case, key.partition(":")[2])
