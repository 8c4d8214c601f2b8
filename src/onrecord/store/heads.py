"""Heads of the ledger, left in the folder and given to people: a ledger cut short or made anew does not hold them."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.store.canonical import canonical_json, utc_text
from onrecord.store.ledger import Head, head_of

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["head_text", "leave_head", "left_heads", "read_head", "unreadable_heads"]


def head_text(case: CaseFile) -> str:
    """Give the head as one line of JSON, to be kept where whoever could change the case file cannot reach it."""
    head = head_of(case.alias)
    return canonical_json({"case": case.id, "seq": head.seq, "hash": head.hash, "at": utc_text(case.clock())})


def leave_head(case: CaseFile) -> None:
    """Add the head to the folder's own list, if it is not the last there."""
    head = head_of(case.alias)
    if deque(left_heads(case.heads), maxlen=1) == deque([head]):
        return
    with case.heads.open("a", encoding="utf-8") as file:
        file.write(head_text(case) + "\n")
        file.flush()
        os.fsync(file.fileno())


def left_heads(path: Path) -> Iterator[Head]:
    """Yield the heads of a list, oldest first; a last line that was broken off by a crash is passed over."""
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            yield read_head(line, str(path))
        except BadOption:
            continue


def unreadable_heads(path: Path) -> Iterator[int]:
    """Yield the number of each line that is no head, but for a last one that a crash broke off."""
    text = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if number == len(lines) and not text.endswith("\n"):
            return
        try:
            read_head(line, str(path))
        except BadOption:
            yield number


def read_head(line: str, thing: str) -> Head:
    """Read a line that `head_text` gave.

    Raises:
        BadOption: it is none.
    """
    try:
        told = json.loads(line)
        return Head(int(told["seq"]), str(told["hash"]))
    except (ValueError, KeyError, TypeError) as error:
        raise BadOption(
            thing, found=repr(line[:80]), expected="a head that `onrecord head` printed", do="Give that file."
        ) from error
