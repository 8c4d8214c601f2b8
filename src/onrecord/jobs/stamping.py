"""Have the head of a ledger stamped: by an authority (RFC 3161), by calendars (OpenTimestamps)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from onrecord.core.errors import BadOption, NotFetched, UnwritableOutput
from onrecord.evidence.calendars import ask_calendar, upgrade
from onrecord.evidence.posting import Asking
from onrecord.evidence.timestamps import ask_authority, check_reply
from onrecord.store.casefile import CaseFile
from onrecord.store.stamps import (
    OPENTIMESTAMPS,
    RFC3161,
    Stamp,
    authority_of,
    keep_stamp,
    set_authority,
    stampable,
    stamps,
)

__all__ = ["stamp_head", "upgrade_stamps", "write_stamps"]


def stamp_head(
    case: CaseFile, calendars: Sequence[str], how: Asking, authority: tuple[str, str] | None = None
) -> list[Stamp]:
    """Give the timestamps of the head as it is now, checked and kept.

    Args:
        calendars: addresses of OpenTimestamps calendars.
        how: how they are asked.
        authority: address and certificates (PEM) of the authority, which are kept for the next time.

    Raises:
        BadOption: there is nobody to ask.
        NotFetched: somebody does not answer; nothing is kept then.
        BadSignature: a reply does not hold.
    """
    named = authority or authority_of(case)
    if named is None and not calendars:
        raise BadOption(
            "stamp",
            found="nobody to ask",
            expected="an authority or a calendar",
            do="Give --authority URL and --certificate FILE, or --calendar URL.",
        )
    head = stampable(case)
    made = [Stamp(OPENTIMESTAMPS, head, url, ask_calendar(url, head.encode(), how)) for url in calendars]
    if named is not None:
        url, roots = named
        reply = ask_authority(url, head.encode(), how)
        check_reply(reply, head.encode(), roots.encode(), url)
        made.append(Stamp(RFC3161, head, url, reply.raw, reply.nonce, roots))
    with case.writing() as pen:
        if authority is not None:
            set_authority(pen, *authority)
        for stamp in made:
            keep_stamp(pen, stamp)
    return made


def upgrade_stamps(case: CaseFile, how: Asking) -> int:
    """Ask calendars what became of their promises, keep what is new, and give how many are."""
    better: list[Stamp] = []
    for stamp in stamps(case):
        if stamp.kind != OPENTIMESTAMPS:
            continue
        try:
            proof = upgrade(stamp.reply, stamp.data, how)
        except NotFetched:  # not in a block yet, or the calendar is away: the promise stands
            continue
        if proof != stamp.reply:
            better.append(replace(stamp, reply=proof))
    if better:
        with case.writing() as pen:
            for stamp in better:
                keep_stamp(pen, stamp)
    return len(better)


def write_stamps(case: CaseFile, folder: Path) -> list[Path]:
    """Write every timestamp with what it stamps into a folder, for `openssl ts -verify` and `ots verify`.

    Raises:
        UnwritableOutput: the folder cannot be written to.
    """
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for stamp in stamps(case):
            name = stamp.key.replace(":", "-")
            ending = "tsr" if stamp.kind == RFC3161 else "json.ots"
            files = {f"{name}.json": stamp.data, f"{name}.{ending}": stamp.reply}
            files |= {f"{name}.pem": stamp.roots.encode()} if stamp.roots else {}
            for file, data in files.items():
                (folder / file).write_bytes(data)
                written.append(folder / file)
    except OSError as error:
        raise UnwritableOutput(
            str(folder), found=error.strerror or "no such place", expected="a folder", do="Choose another."
        ) from error
    return written
