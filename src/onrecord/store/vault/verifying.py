"""Hold the keys of protected sources to the register: each there and unchanged, or erased and gone."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from onrecord.store.models import PersonKey
from onrecord.store.sources import sources
from onrecord.store.tolerant import Break
from onrecord.store.vault.keys import LOCKED, is_kept_in_folder

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["verify_keys"]


def verify_keys(case: CaseFile) -> Iterator[Break]:
    """Yield each key of a protected source, or of the vault, that is not as the register says."""
    if is_kept_in_folder(case) and not (case.folder / LOCKED).is_file():
        yield Break(LOCKED, "no such file", "the key of the vault; shares bring it back: onrecord vault recover")
    held = {row.source: sha256(row.sealed).hexdigest() for row in PersonKey.objects.using(case.alias).all()}
    for source in sources(case):
        found = held.pop(str(source.number), None)
        thing, wanted = f"key of {source.shown}", None if source.erased is not None else source.key_sha256
        if found == wanted:
            continue
        if wanted is None:
            yield Break(thing, "a key", "none: it was erased" if source.is_protected else "none: it is not protected")
        else:
            yield Break(thing, "none" if found is None else "another", "the one that was kept")
    yield from (Break(f"key of Source {number}", "a key", "none: there is no such source") for number in held)
