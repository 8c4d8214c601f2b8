"""What strangers send by the submission page: sealed to the vault before it is written, opened by source keepers alone.

Nothing of who sent it is kept: no address, no hour, no name that is not among what they chose to write. A receipt, of
which only the sum is kept, lets whoever sent it come back. The ledger, whose rows have the second, learns of it when
somebody who works here looks at what came: until then only the row itself tells of it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from onrecord.core.errors import BadOption, FixityMismatch, KeyNeeded
from onrecord.store.entries import body_of, newest_entry, set_entry
from onrecord.store.models import Submission
from onrecord.store.protection import note_reading
from onrecord.store.vault.keys import open_vault, vault_recipient
from onrecord.store.vault.sealing import seal, unseal
from onrecord.store.writing import take_turn

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = [
    "Page",
    "Receipt",
    "Sent",
    "SentFile",
    "answer_submission",
    "note_arrivals",
    "page_of",
    "read_submission",
    "receipt_of",
    "receive",
    "set_aside",
    "set_page",
    "submission_numbered",
    "submissions",
    "take_in",
]

PAGE = "submission page"
"""The kind of its one entry."""

NEW, WAITING, TAKEN_IN, SET_ASIDE = "new", "waiting", "taken in", "set aside"
# Crockford's alphabet: no letters that look alike when they are written down. Twenty of them are 100 bits.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, GROUP = 5, 4
# What is sealed is padded to a multiple of this, so that its length tells little of what was written.
PAD = 4096


@dataclass(frozen=True, slots=True)
class Page:
    """Whether the submission page is on, what it says first in each language, and how many it takes in a day."""

    is_on: bool = False
    words: tuple[tuple[str, str], ...] = ()
    per_day: int = 200


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that was sent, already cleaned: its kind, its bytes, and what was taken out of it."""

    kind: str
    data: bytes
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent, in the words of whoever sent it. `use` is the widest use they agreed to."""

    text: str
    about: str = ""
    knows_by: str = ""
    reach: str = ""
    use: str = "internal"
    language: str = ""
    files: tuple[SentFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What whoever has a receipt is told: the day it came, what became of it, and an answer if there is one."""

    number: int
    state: str
    answer: str | None


def page_of(case: CaseFile) -> Page:
    """Give how the submission page is set: off, where nobody set it."""
    entry = newest_entry(case, PAGE, "")
    if entry is None:
        return Page()
    told = body_of(entry)
    words = tuple((str(language), str(text)) for language, text in sorted(told["words"].items()))
    return Page(bool(told["is_on"]), words, int(told["per_day"]))


def set_page(pen: Pen, page: Page) -> bool:
    """Set the submission page in the pen's transaction, and say whether that changed anything.

    Raises:
        KeyNeeded: it is to be on, and there is no vault to seal to.
        BadOption: it would take none, or more than a person can read.
    """
    if page.is_on and vault_recipient(pen.case) is None:
        raise KeyNeeded(
            "the submission page", found="no vault", expected="a vault that it seals to", do="`onrecord vault create`."
        )
    if not 1 <= page.per_day <= 10_000:
        raise BadOption(
            "submissions in a day", found=f"{page.per_day}", expected="1 to 10,000", do="Choose a number between."
        )
    told = {"is_on": page.is_on, "words": dict(page.words), "per_day": page.per_day}
    return set_entry(pen, PAGE, "", told) is not None


def receive(case: CaseFile, sent: Sent) -> str:
    """Keep what was sent, sealed, and give the receipt, which is kept nowhere.

    Raises:
        BadOption: the page is off, or nothing was sent, or as many came today as it takes in a day.
    """
    page, recipient = page_of(case), vault_recipient(case)
    if not page.is_on or recipient is None:
        raise BadOption("the submission page", found="off", expected="on", do="Ask those who run it.")
    if not (sent.text.strip() or sent.files):
        raise BadOption("what you send", found="nothing", expected="some words or a file", do="Write what you know.")
    sealed = seal(_packed(sent), recipient)
    code = "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))
    today = case.clock().date()
    with transaction.atomic(using=case.alias):
        take_turn(case.alias)
        if Submission.objects.using(case.alias).filter(received_on=today).count() >= page.per_day:
            raise BadOption(
                "the submission page",
                found="as many submissions today as it takes in a day",
                expected="fewer",
                do="Please come back tomorrow. Nothing of what you wrote was kept.",
            )
        row = Submission(receipt=_sum(code), received_on=today, sealed=sealed, size_bytes=len(sealed))
        row.save(using=case.alias)
    return code


def note_arrivals(case: CaseFile) -> int:
    """Tell the ledger what came since it was told last, each by the sum of what is sealed, and give how many."""
    rows = Submission.objects.using(case.alias).filter(state=NEW)
    if not rows.exists():
        return 0
    with case.writing() as pen:
        sums = {row.pk: hashlib.sha256(bytes(row.sealed)).hexdigest() for row in rows.order_by("pk").iterator()}
        rows.filter(pk__in=list(sums)).update(state=WAITING)
        pen.note("received", "submissions", sealed_sha256={str(number): told for number, told in sums.items()})
    return len(sums)


def receipt_of(case: CaseFile, code: str) -> Receipt | None:
    """Give what became of the submission that a receipt is of, None where it is of none."""
    row = Submission.objects.using(case.alias).filter(receipt=_sum(code)).defer("sealed").first()
    return None if row is None else Receipt(row.pk, WAITING if row.state == NEW else row.state, row.answer)


def submissions(case: CaseFile, state: str | None = None, before: int | None = None) -> list[Submission]:
    """Give submissions, newest first, 50 at most, without what is sealed: those of a state, those before a number."""
    rows = Submission.objects.using(case.alias).defer("sealed").order_by("-pk")
    rows = rows if state is None else rows.filter(state=state)
    return list((rows if before is None else rows.filter(pk__lt=before))[:50])


def submission_numbered(case: CaseFile, number: int) -> Submission:
    """Give a submission by its number.

    Raises:
        BadOption: there is none.
    """
    row = Submission.objects.using(case.alias).filter(pk=number).first()
    if row is None:
        raise BadOption("submission", found=f"{number}", expected="one that came in", do="Look at the list.")
    return row


def read_submission(case: CaseFile, number: int) -> Sent:
    """Give what was sent, once the ledger says who read it.

    Raises:
        BadOption: there is none, or it was set aside and is gone.
        KeyNeeded, WrongKey: the vault was not opened.
    """
    row = submission_numbered(case, number)
    if row.state == SET_ASIDE:
        raise BadOption(
            f"submission {number}",
            found="one that was set aside",
            expected="one that is kept",
            do="Look at the others.",
        )
    told = unseal(bytes(row.sealed), open_vault(case), f"submission {number}")
    with case.writing() as pen:
        note_reading(pen, f"submission:{number}")
    return _unpacked(told, number)


def take_in(pen: Pen, number: int, source: str, taken_out: int = 0) -> None:
    """Say, in the pen's transaction, that a submission was brought in, from which source it counts as coming, and how
    many stretches of its words were taken out before.
    """
    more = {"taken_out": str(taken_out)} if taken_out else {}
    _change(pen, number, "took in", {"state": TAKEN_IN, "source": source}, source=source, **more)


def set_aside(pen: Pen, number: int, reason: str) -> None:
    """Set a submission aside in the pen's transaction: what was sealed is destroyed, that it came stays.

    Raises:
        BadOption: no reason was given, or it was taken in already.
    """
    if not reason.strip():
        raise BadOption("the reason", found="none", expected="why, in a few words", do="Say it: others will ask.")
    if submission_numbered(pen.case, number).state == TAKEN_IN:
        raise BadOption(
            f"submission {number}", found="taken in already", expected="one that waits", do="Erase its source instead."
        )
    _change(pen, number, "set aside", {"state": SET_ASIDE, "sealed": b"", "size_bytes": 0}, reason=reason)


def answer_submission(pen: Pen, number: int, words: str) -> None:
    """Say, in the pen's transaction, what whoever has the receipt is told."""
    _change(pen, number, "answered", {"answer": words.strip() or None})


def _change(pen: Pen, number: int, action: str, values: dict[str, object], **detail: str) -> None:
    submission_numbered(pen.case, number)
    Submission.objects.using(pen.case.alias).filter(pk=number).update(**values)
    pen.note(action, f"submission:{number}", (), **detail)


def _sum(code: str) -> str:
    """Give the sum of a receipt as it may be typed: in small letters, without dashes, with O for nought."""
    typed = code.upper().translate(str.maketrans("OIL", "011"))
    return hashlib.sha256("".join(letter for letter in typed if letter in LETTERS).encode()).hexdigest()


def _packed(sent: Sent) -> bytes:
    told = asdict(sent) | {"files": [_file(each) for each in sent.files]}
    data = json.dumps(told, ensure_ascii=False).encode()
    return data + b" " * (-len(data) % PAD)


def _file(each: SentFile) -> dict[str, object]:
    return {"kind": each.kind, "data": base64.b64encode(each.data).decode(), "removed": list(each.removed)}


def _unpacked(data: bytes, number: int) -> Sent:
    try:
        told = json.loads(data)
        files = _files(told.pop("files"))
        return Sent(**told, files=files)
    except (ValueError, KeyError, TypeError) as error:
        raise FixityMismatch(
            f"submission {number}", found="something else", expected="what was sealed", do="Look at the ledger."
        ) from error


def _files(told: Sequence[dict[str, str]]) -> tuple[SentFile, ...]:
    return tuple(
        SentFile(each["kind"], base64.b64decode(each["data"], validate=True), tuple(each["removed"])) for each in told
    )
