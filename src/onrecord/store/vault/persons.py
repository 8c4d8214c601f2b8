"""Protected sources: who they are, sealed under a key of their own; told to those who say why; and erased.

Of a protected source the register says what kind it is and how far it is relied on. Its name, how to reach it and
whatever else tells who it is are one sealed object, an entry like others, whose key lies in `person_key`. To erase is
to remove that row: the entry and the originals brought under that key stay, and open for nobody.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import connections

from onrecord.core.errors import BadOption, Erased, FixityMismatch, KeyNeeded
from onrecord.store.canonical import utc_text
from onrecord.store.connection import WAIT_SECONDS
from onrecord.store.entries import body_of, newest_entry, set_entry
from onrecord.store.models import PersonKey
from onrecord.store.sources import Source, add_source, set_source, source_numbered
from onrecord.store.vault.keys import open_vault, vault_recipient
from onrecord.store.vault.lately import opened_lately
from onrecord.store.vault.sealing import new_identity, open_facts, recipient_of, seal, seal_facts, unseal

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = ["IDENTITY", "erase", "is_wiped", "person_identity", "protect", "reveal", "set_identity"]

IDENTITY = "identity"
"""The kind of the entries that say, sealed, who a protected source is; the key is its number."""

# A reader at work for longer than that is told of, not waited for.
PATIENCE_MS = 2_000


def protect(pen: Pen, source: Source, who: dict[str, str]) -> Source:
    """Keep a new protected source in the pen's transaction: `who` it is sealed, the rest in the register.

    Raises:
        KeyNeeded: there is no vault to keep its key in.
        BadOption: something outside the vault tells who it is.
    """
    recipient = vault_recipient(pen.case)
    if recipient is None:
        raise KeyNeeded(
            "a protected source", found="no vault", expected="a vault that keeps its key", do="`onrecord vault create`."
        )
    identity = new_identity()
    sealed = seal(identity.encode(), recipient)
    told = replace(source, recipient=recipient_of(identity), key_sha256=sha256(sealed).hexdigest())
    kept = add_source(pen, told)
    PersonKey.objects.using(pen.case.alias).create(source=str(kept.number), sealed=sealed)
    pen.note("protected", f"source:{kept.number}")
    set_identity(pen, kept, who)
    return kept


def set_identity(pen: Pen, source: Source, who: dict[str, str]) -> None:
    """Keep a new version of who a protected source is; writing needs no key.

    Raises:
        Erased: it was erased.
        BadOption: it is not protected.
    """
    _must_stand(source)
    sealed = seal_facts(dict(who), source.recipient or "")
    set_entry(pen, IDENTITY, str(source.number), {"sealed": b64encode(sealed).decode()})


def reveal(case: CaseFile, number: int, why: str) -> dict[str, str]:
    """Give who a protected source is, once the ledger says that it was asked, by whom and why.

    Raises:
        BadOption: no reason, one that tells what the vault hides, no such source, or one that is not protected.
        Erased: its key was destroyed.
        KeyNeeded, WrongKey: the vault was not opened.
    """
    _must_say_why(why)
    source = source_numbered(case, number)
    _must_stand(source)
    entry = newest_entry(case, IDENTITY, str(number))
    told = b64decode(body_of(entry)["sealed"]) if entry is not None else b""
    who = open_facts(told, person_identity(case, str(number)), source.shown)
    _must_keep_quiet(why, who)
    with case.writing() as pen:
        pen.note("revealed", f"source:{number}", why=why)
    return who


def erase(case: CaseFile, number: int, why: str) -> bool:
    """Destroy the key of a protected source for good, and say whether every copy in the database is gone.

    No key is asked for: who lost it can erase all the same. Backups made before hold another copy.

    Raises:
        BadOption: no reason, no such source, or one that is not protected.
        Erased: it was erased before.
    """
    _must_say_why(why)
    source = source_numbered(case, number)
    _must_stand(source)
    with case.writing() as pen:
        PersonKey.objects.using(case.alias).filter(pk=str(number)).delete()
        set_source(pen, replace(source, erased=utc_text(pen.now)))
        pen.note("erased", f"source:{number}", why=why)
    case.opened.pop(f"source:{number}", None)
    opened_lately.forget_all()
    return is_wiped(case)


def is_wiped(case: CaseFile) -> bool:
    """Take what was deleted out of the database's files; False where a reader at work held that up."""
    connection = connections[case.alias]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Writes the table anew: what was deleted is in no file of the server that it still uses.
            cursor.execute("VACUUM FULL person_key")
            return True
        cursor.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        held_up = bool(cursor.fetchone()[0])
        cursor.execute(f"PRAGMA busy_timeout={WAIT_SECONDS * 1000}")
        return not held_up


def person_identity(case: CaseFile, number: str) -> str:
    """Give the secret key of a protected source.

    Raises:
        Erased: it was destroyed.
        FixityMismatch: it is gone, or not the one that was kept.
        KeyNeeded, WrongKey: the vault was not opened.
    """
    name = f"source:{number}"
    if name not in case.opened:
        source = source_numbered(case, int(number))
        _must_stand(source)
        row = PersonKey.objects.using(case.alias).filter(pk=number).first()
        if row is None or sha256(row.sealed).hexdigest() != source.key_sha256:
            raise FixityMismatch(
                f"key of {source.shown}",
                found="none" if row is None else "another",
                expected="the one that was kept, or a row of the ledger that says it was erased",
                do="Bring it back from a backup.",
            )
        case.opened[name] = unseal(bytes(row.sealed), open_vault(case), f"key of {source.shown}").decode()
    return case.opened[name]


def _must_stand(source: Source) -> None:
    if not source.is_protected:
        raise BadOption(
            source.shown,
            found="a source that is not protected",
            expected="one that is",
            do="`onrecord source show` tells all there is.",
        )
    if source.erased is not None:
        raise Erased(
            source.shown,
            found=f"that it was erased on {source.erased[:10]}: its key was destroyed",
            expected="a source that is in the vault",
            do="What it said stays in the case file; who it is cannot be told any more.",
        )


def _must_say_why(why: str) -> None:
    if not why.strip():
        raise BadOption("--why", found="nothing", expected="the reason, in a few words", do="Say why you need it.")


def _must_keep_quiet(why: str, who: dict[str, str]) -> None:
    """Refuse a reason that holds what the vault hides: reasons stand in the ledger for good."""
    said = why.casefold()
    if any(value.strip().casefold() in said for value in who.values() if len(value.strip()) > 2):
        raise BadOption(
            "--why",
            found="something that the vault hides",
            expected="a reason that tells nothing of who it is",
            do="Put it in other words: reasons stay in the ledger for good.",
        )
