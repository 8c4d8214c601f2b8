"""Verify a whole case file: chain, facts, heads, originals, and what is made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from django.db import DatabaseError

from onrecord.core.errors import OnrecordError
from onrecord.jobs.sharing import sharing
from onrecord.store.casefile import CaseFile
from onrecord.store.indexed import verify_index
from onrecord.store.ledger import Head
from onrecord.store.rebuilding import verify_listings, verify_records
from onrecord.store.reprints_held import verify_reprints
from onrecord.store.stamps import verify_stamps
from onrecord.store.tolerant import UNREADABLE, Break, Left, damage_of_file
from onrecord.store.vault.keys import has_vault, open_vault
from onrecord.store.vault.verifying import verify_keys
from onrecord.store.verifying import verify_chain, verify_heads, verify_originals

__all__ = ["verify_case"]

Found = Break | Left | None


def verify_case(case: CaseFile, heads: Sequence[Head] = (), workers: int | None = None) -> Iterator[Found]:
    """Yield each break, each thing left over, and None for every other thing looked at.

    What is made of facts is made again by several processes, where there is much of it.

    With a key file at hand, encrypted originals are opened too. What is made of the facts is looked at only where the
    facts are whole: of changed facts it cannot be made.
    """
    whole = True
    opening = _has_key(case)
    for look in (lambda: damage_of_file(case.alias), lambda: verify_heads(case, heads), lambda: verify_chain(case)):
        for broken in _guarded(look):
            whole = False
            yield broken
    yield from _guarded(lambda: verify_originals(case, opening=whole and opening))
    if not whole:
        return
    yield from _guarded(lambda: verify_keys(case))
    yield from _guarded(lambda: verify_stamps(case))
    listed = True
    for found in _guarded(lambda: verify_listings(case)):
        listed = listed and not isinstance(found, Break)
        yield found
    # The index is found by the listing, and records are made in its order: of a false one neither can be told.
    if listed:
        with sharing(case, workers) as share:
            yield from _guarded(lambda: verify_index(case, share))
            yield from _guarded(lambda: verify_reprints(case, share))
            yield from _guarded(lambda: verify_records(case, share))


def _has_key(case: CaseFile) -> bool:
    """True where a key file was given and there is something to open with it.

    Raises:
        WrongKey: it is that of another vault.
    """
    if case.writer.key_file is None or not has_vault(case):
        return False
    open_vault(case)
    return True


def _guarded(look: Callable[[], Iterator[Found]]) -> Iterator[Found]:
    """Yield what a look finds; a database so broken that looking fails is a break too."""
    try:
        yield from look()
    except DatabaseError as error:
        yield Break("the database", str(error), "tables that can be read; bring it back from a backup")
    except (OnrecordError, *UNREADABLE) as error:
        yield Break("a row", f"what cannot be read ({error})", "what onrecord wrote")
