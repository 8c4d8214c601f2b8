"""The vault's key: made once, kept by people, asked for only when something sealed is to be read.

Where it is given: a file that `ONRECORD_KEY` names, or the passphrase that opens `vault.age` in the folder of the case
file. It is never an argument of a command, never written to a log or the database, and never shown.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption, CaseFileExists, KeyNeeded, UnreadableFile, WrongKey
from onrecord.store.entries import body_of, newest_entry, set_entry
from onrecord.store.vault.sealing import is_locked, lock, new_identity, recipient_of, unlock

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = [
    "LOCKED",
    "VAULT",
    "create_vault",
    "has_vault",
    "is_kept_in_folder",
    "open_vault",
    "recover_vault",
    "vault_recipient",
]

VAULT = "vault"
"""The kind of its entry, whose one key is the empty one; and what `Original.key` says of what is sealed to it."""

LOCKED = "vault.age"
"""The vault's key behind a passphrase, in the folder of the case file."""

OWNER_ONLY = 0o600
# Who has the folder can try passphrases as fast as machines allow; scrypt slows that down for long ones only.
SHORTEST = 12
IN_FOLDER, ELSEWHERE = "behind a passphrase in the folder", "in a key file elsewhere"
OPENING = (
    "Set ONRECORD_KEY to the key file, or run the command at a terminal and type the passphrase; a lost key comes back "
    "by `onrecord vault recover`."
)


def create_vault(case: CaseFile, passphrase: str | None = None, key_file: Path | None = None) -> str:
    """Make the vault of a case file, its key behind a passphrase in the folder or in a file elsewhere; give the
    public half.

    Raises:
        CaseFileExists: there is a vault already.
        BadOption: neither or both ways to keep the key, or a file inside the case file.
        UnreadableFile: the key file cannot be written, or is there.
    """
    if has_vault(case):
        raise CaseFileExists(
            f"vault of {case.name}", found="one already", expected="none", do="Use it; `onrecord vault` describes it."
        )
    identity = new_identity()
    where = _keep(case, identity, passphrase, key_file)
    with case.writing() as pen:
        set_entry(pen, VAULT, "", {"recipient": recipient_of(identity), "key": where})
    return recipient_of(identity)


def recover_vault(case: CaseFile, identity: str, passphrase: str | None = None, key_file: Path | None = None) -> None:
    """Keep a key that came back from shares, behind a new passphrase or in a new file.

    Raises:
        WrongKey: it is the key of another vault.
        BadOption, UnreadableFile: as for `create_vault`.
    """
    _check(case, identity)
    where = _keep(case, identity, passphrase, key_file)
    with case.writing() as pen:
        set_entry(pen, VAULT, "", {"recipient": recipient_of(identity), "key": where})
        pen.note("vault recovered", case.id)


def has_vault(case: CaseFile) -> bool:
    """True where originals brought in from now on are sealed."""
    return newest_entry(case, VAULT, "") is not None


def vault_recipient(case: CaseFile) -> str | None:
    """Give the public half of the vault's key, None where there is no vault."""
    entry = newest_entry(case, VAULT, "")
    return str(body_of(entry)["recipient"]) if entry is not None else None


def is_kept_in_folder(case: CaseFile) -> bool:
    """True where the key is behind a passphrase in the folder of the case file."""
    entry = newest_entry(case, VAULT, "")
    return entry is not None and body_of(entry)["key"] == IN_FOLDER


def open_vault(case: CaseFile) -> str:
    """Give the vault's secret key, asked for once.

    Raises:
        KeyNeeded: there is no vault, or no key was given.
        WrongKey: what was given does not open it.
    """
    if VAULT not in case.opened:
        if not has_vault(case):
            raise KeyNeeded(
                f"vault of {case.name}", found="none", expected="a vault", do="Make one: `onrecord vault create`."
            )
        identity = _given(case)
        _check(case, identity)
        case.opened[VAULT] = identity
    return case.opened[VAULT]


def _given(case: CaseFile) -> str:
    """Give the key from wherever the person keeps it."""
    place = case.writer.key_file or case.folder / LOCKED
    thing = f"vault of {case.name}"
    if case.writer.key_file is None and not place.exists():
        raise KeyNeeded(thing, found="no key", expected="the key to open it", do=OPENING)
    try:
        data = place.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            "the key file", found=error.strerror or "nothing to read", expected="a key", do=OPENING
        ) from error
    if not is_locked(data):
        return _plain(data)
    if case.writer.ask is None:
        raise KeyNeeded(thing, found="a passphrase to be typed, and no terminal", expected="the key", do=OPENING)
    return unlock(data, case.writer.ask(f"Passphrase of the vault of {case.name}"), thing)


def _plain(data: bytes) -> str:
    """Give the key of a key file, whose comments are left out."""
    lines = [line.strip() for line in data.decode("utf-8", "replace").splitlines()]
    keys = [line for line in lines if line.startswith("AGE-SECRET-KEY-1")]
    if len(keys) != 1:
        raise WrongKey("the key file", found=f"{len(keys)} age keys in it", expected="one", do=OPENING)
    return keys[0]


def _check(case: CaseFile, identity: str) -> None:
    if recipient_of(identity) != vault_recipient(case):
        raise WrongKey(
            f"vault of {case.name}", found="the key of another vault", expected="the key of this one", do=OPENING
        )


def _keep(case: CaseFile, identity: str, passphrase: str | None, key_file: Path | None) -> str:
    """Write the key for good, in one of the two ways, and say in which."""
    if (passphrase is None) == (key_file is None):
        raise BadOption(
            "vault", found="no one way to keep its key", expected="a passphrase or a key file", do="Give one of them."
        )
    if passphrase is not None and len(passphrase) < SHORTEST:
        raise BadOption(
            "passphrase",
            found=f"{len(passphrase)} characters",
            expected=f"{SHORTEST} at least",
            do="Take five or six words that have nothing to do with each other.",
        )
    if key_file is not None:
        if key_file.absolute().is_relative_to(case.folder.absolute()):
            raise BadOption(
                "--key-file",
                found="a place inside the case file",
                expected="a place elsewhere, such as a stick",
                do="Whoever takes the folder would take the key with it: choose another place.",
            )
        _write(key_file, f"# Key of the vault of case file {case.id}\n{identity}\n".encode(), replace=False)
        return ELSEWHERE
    _write(case.folder / LOCKED, lock(identity, passphrase or ""), replace=True)
    return IN_FOLDER


def _write(path: Path, data: bytes, *, replace: bool) -> None:
    """Write a file that only its owner may read, and wait until the disk has it."""
    target = path.with_name(f"{path.name}.part") if replace else path
    target.unlink(missing_ok=True) if replace else None
    try:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), OWNER_ONLY)
    except OSError as error:
        raise UnreadableFile(
            str(path), found=error.strerror or "no such place", expected="a new file", do="Choose another place."
        ) from error
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    target.replace(path)
