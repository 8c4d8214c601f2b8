"""Verify a whole case file: chain, facts, heads, originals, and what is made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.core.errors import MalformedCoding
from onrecord.store.casefile import CaseFile
from onrecord.store.ledger import Head
from onrecord.store.rebuilding import verify_listings, verify_records
from onrecord.store.stamps import verify_stamps
from onrecord.store.vault.keys import has_vault, open_vault
from onrecord.store.vault.verifying import verify_keys
from onrecord.store.verifying import Break, Left, verify_chain, verify_heads, verify_originals

__all__ = ["verify_case"]


def verify_case(case: CaseFile, heads: Sequence[Head] = ()) -> Iterator[Break | Left | None]:
    """Yield each break, each thing left over, and None for every other thing looked at.

    With a key file at hand, encrypted originals are opened too. What is made of the facts is looked at only where the
    facts are whole: of changed facts it cannot be made.
    """
    whole = True
    for broken in (*verify_heads(case, heads), *verify_chain(case)):
        whole = False
        yield broken
    yield from verify_originals(case, opening=whole and _has_key(case))
    if not whole:
        return
    yield from verify_keys(case)
    yield from verify_stamps(case)
    try:
        yield from verify_listings(case)
        yield from verify_records(case)
    except (MalformedCoding, ValueError) as error:
        yield Break("a reading or coding", str(error), "what onrecord wrote")


def _has_key(case: CaseFile) -> bool:
    """True where a key file was given and there is something to open with it.

    Raises:
        WrongKey: it is that of another vault.
    """
    if case.writer.key_file is None or not has_vault(case):
        return False
    open_vault(case)
    return True
