"""Timestamps of the ledger's head, and so of everything under it: replies kept raw, as entries, and checked again.

What is stamped is one line of JSON: the case file's id, the number of the row and its hash. Only its SHA-256 leaves.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption, BadSignature
from onrecord.evidence.calendars import read_proof
from onrecord.evidence.timestamps import Reply, check_reply, second_opinion
from onrecord.store.canonical import canonical_json, utc_text
from onrecord.store.entries import body_of, newest_entries, newest_entry, set_entry
from onrecord.store.heads import read_head
from onrecord.store.ledger import head_of
from onrecord.store.models import LedgerRow
from onrecord.store.tolerant import Break, Left

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.models import Entry
    from onrecord.store.writing import Pen

__all__ = [
    "AUTHORITY",
    "OPENTIMESTAMPS",
    "RFC3161",
    "STAMP",
    "Stamp",
    "authority_of",
    "keep_stamp",
    "set_authority",
    "stampable",
    "stamps",
    "verify_stamps",
]

STAMP, AUTHORITY = "stamp", "authority"
RFC3161, OPENTIMESTAMPS = "rfc3161", "opentimestamps"


@dataclass(frozen=True, slots=True)
class Stamp:
    """One timestamp: what was stamped, where it was asked for, what came; of an authority also its certificates."""

    kind: str
    head: str
    asked: str
    reply: bytes
    nonce: int = 0
    roots: str = ""

    @property
    def key(self) -> str:
        """What its entry is kept under: a calendar's later answer is a new version of the same."""
        seq = read_head(self.head, "a stamp").seq
        return f"{seq}:{self.kind}:{sha256(self.asked.encode()).hexdigest()[:16]}"

    @property
    def data(self) -> bytes:
        """The bytes that were stamped."""
        return self.head.encode()


def stampable(case: CaseFile) -> str:
    """Give the head as it is stamped: without the time of this machine, which a stamp replaces."""
    head = head_of(case.alias)
    return canonical_json({"case": case.id, "seq": head.seq, "hash": head.hash})


def keep_stamp(pen: Pen, stamp: Stamp) -> bool:
    """Keep a timestamp in the pen's transaction, and say whether it says anything new."""
    told = {
        "kind": stamp.kind,
        "head": stamp.head,
        "asked": stamp.asked,
        "reply": b64encode(stamp.reply).decode(),
        "nonce": str(stamp.nonce),
        "roots": stamp.roots,
    }
    return set_entry(pen, STAMP, stamp.key, told) is not None


def stamps(case: CaseFile) -> list[Stamp]:
    """Give every timestamp, by row of the ledger."""
    return sorted(map(_stamp, newest_entries(case, STAMP)), key=lambda stamp: int(stamp.key.partition(":")[0]))


def set_authority(pen: Pen, url: str, roots: str) -> bool:
    """Keep which authority stamps this case file, with the certificates it is checked against."""
    return set_entry(pen, AUTHORITY, "", {"url": url, "roots": roots}) is not None


def authority_of(case: CaseFile) -> tuple[str, str] | None:
    """Give the address of the authority and its certificates in PEM, None where none was set."""
    entry = newest_entry(case, AUTHORITY, "")
    if entry is None:
        return None
    told = body_of(entry)
    return str(told["url"]), str(told["roots"])


def verify_stamps(case: CaseFile) -> Iterator[Break | Left]:
    """Yield, for every timestamp, what it proves or how it is broken."""
    for stamp in stamps(case):
        head = read_head(stamp.head, "a stamp")
        found = LedgerRow.objects.using(case.alias).filter(seq=head.seq).values_list("hash", flat=True).first()
        thing = f"timestamp of ledger row {head.seq} ({stamp.asked})"
        if found != head.hash:
            yield Break(thing, f"hash {found}", f"{head.hash}, which was stamped")
            continue
        try:
            yield from _judge(stamp, thing)
        except (BadSignature, BadOption) as error:
            yield Break(thing, error.found, error.expected)


def _judge(stamp: Stamp, thing: str) -> Iterator[Break | Left]:
    if stamp.kind == OPENTIMESTAMPS:
        for found in read_proof(stamp.reply, stamp.data, stamp.asked):
            if found.kind == "bitcoin":
                told = f"in block {found.where} of Bitcoin, whose Merkle root must be {found.message.hex()}"
            else:
                told = f"{found.kind} at {found.where}"
            yield Left(f"{thing}: {told}")
        return
    reply, roots = Reply(stamp.reply, stamp.nonce), stamp.roots.encode()
    stamped = check_reply(reply, stamp.data, roots, thing)
    opinion = second_opinion(reply, stamp.data, roots, stamped.at)
    agrees = {None: "", True: "; OpenSSL agrees", False: "; OpenSSL does not agree: look into it"}[opinion]
    yield Left(f"{thing}: stamped {utc_text(stamped.at)} by {stamped.by}{agrees}")


def _stamp(entry: Entry) -> Stamp:
    told = body_of(entry)
    told |= {"reply": b64decode(told["reply"]), "nonce": int(told["nonce"])}
    return Stamp(**told)
