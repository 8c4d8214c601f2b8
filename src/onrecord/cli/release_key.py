"""The group's key of releases, as commands take it: from its file, and a passphrase where it is behind one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.case import ask_passphrase, new_passphrase

if TYPE_CHECKING:
    from onrecord.publish.release.signatures import Signer

__all__ = ["signer_at"]


def signer_at(path: Path, *, with_passphrase: bool = False) -> Signer:
    """Give the group's key, made on first use; a passphrase is asked for where there is or is to be one."""
    from onrecord.publish.release.signatures import signer_of
    from onrecord.store.signing import is_locked, own_key

    if is_locked(path):
        asked: str | None = ask_passphrase("Passphrase of the group's key")
    else:
        asked = new_passphrase("the group's key") if with_passphrase and not path.exists() else None
    return signer_of(own_key(path, asked))
