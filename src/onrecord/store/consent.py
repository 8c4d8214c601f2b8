"""What a source consented to, and whether a use of a report is covered by it.

Consent is kept in versions beside the source: for which use, on what conditions, until when, how and when it was given,
and that it was withdrawn. Whatever lets something leave the case file asks `check_use` first. Uses stand in an order:
who agreed to publication agreed to sharing. Of people (`ask_consent_of` in words.yaml) and of protected sources nothing
leaves without consent on record; of outlets, authorities and the like it may unless their entry says otherwise.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.core.errors import BadOption, UseRefused
from onrecord.store.acquired import FROM, source_of
from onrecord.store.chunks import cut
from onrecord.store.entries import body_of, newest_entries, newest_entry, set_entry
from onrecord.store.models import Acquisition, Appearance, Listing, Reading
from onrecord.store.readings import report_with_id
from onrecord.store.sources import Source, find_source, folded, names_of, source_numbered, sources, words
from onrecord.store.vault.persons import person_identity
from onrecord.store.vault.sealing import open_facts, seal_facts

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = [
    "CONSENT",
    "Consent",
    "Use",
    "check_use",
    "consent_of",
    "consents",
    "ended_consent",
    "may_use",
    "refused_reports",
    "set_consent",
    "sources_of",
]

CONSENT = "consent"
"""The kind of its entries; the key is the number of the source."""

SEALED = ("conditions", "how")
"""Free words, which may tell who a protected source is: of one they are sealed like its name."""

CHUNK = 400


@dataclass(frozen=True, slots=True)
class Consent:
    """One version of what a source agreed to. `use` is the widest; `given` the day; `expires` the last day it holds."""

    use: str
    conditions: str | None = None
    expires: date | None = None
    how: str | None = None
    given: date | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """Whether a use is covered, and why not; `conditions` tells that some must be kept to."""

    allowed: bool
    reason: str
    conditions: tuple[str, ...] = ()


def set_consent(pen: Pen, source: Source, consent: Consent) -> bool:
    """Keep a new version of a source's consent in the pen's transaction, and say whether it says anything new.

    Raises:
        BadOption: the use is none of those known.
    """
    _place(consent.use)
    told = asdict(consent)
    for name in ("expires", "given"):
        told[name] = told[name].isoformat() if told[name] is not None else None
    if source.is_protected:
        hidden = {name: told.pop(name) for name in SEALED}
        told["sealed"] = b64encode(seal_facts(hidden, source.recipient or "")).decode()
    return set_entry(pen, CONSENT, str(source.number), told) is not None


def consent_of(case: CaseFile, number: int, *, with_words: bool = False) -> Consent | None:
    """Give the consent of a source that holds, None where none is on record.

    Args:
        with_words: also the conditions and how it was given of a protected source, which needs the key.

    Raises:
        KeyNeeded, WrongKey, Erased: as for reading anything of a protected source.
    """
    entry = newest_entry(case, CONSENT, str(number))
    if entry is None:
        return None
    told = body_of(entry)
    held = _plain(told)
    if "sealed" in told and with_words:
        sealed = b64decode(told["sealed"])
        return replace(held, **open_facts(sealed, person_identity(case, str(number)), f"consent of Source {number}"))
    return held


def consents(case: CaseFile) -> dict[int, Consent]:
    """Give the consent of every source that has one on record, by number; nothing that lies in the vault."""
    return {int(entry.key): _plain(body_of(entry)) for entry in newest_entries(case, CONSENT)}


def sources_of(case: CaseFile, report_id: str) -> list[Source]:
    """Give the sources that a report came from: those it was brought from, else the one that it names itself."""
    rows = Reading.objects.using(case.alias).filter(report=report_id).values_list("original", flat=True)
    again = Appearance.objects.using(case.alias).filter(report=report_id).values_list("original", flat=True)
    acquired = Acquisition.objects.using(case.alias).filter(original__in={*rows, *again}).order_by("pk")
    numbers = sorted({int(number) for row in acquired if (number := source_of(row)) is not None})
    if numbers:
        return [source_numbered(case, number) for number in numbers]
    report = report_with_id(case, report_id)
    named = find_source(case, report.source) if report is not None and report.source else None
    return [named] if named is not None else []


def may_use(case: CaseFile, report_id: str, use: str, today: date | None = None) -> Use:
    """Say whether a report may be put to a use: only if every source it came from allows it.

    Raises:
        BadOption: the use is none of those known.
    """
    wanted, day = _place(use), today or case.clock().date()
    conditions: list[str] = []
    for source in sources_of(case, report_id):
        consent = consent_of(case, source.number)
        if wanted and (reason := _refusal(source, consent, wanted, day)):
            return Use(False, reason)
        if consent is not None and consent.conditions:
            conditions.append(f"{source.shown}: {consent.conditions}")
    return Use(True, "", tuple(conditions))


def check_use(case: CaseFile, report_id: str, use: str, today: date | None = None) -> Use:
    """Give the use if it is covered.

    Raises:
        UseRefused: it is not.
        BadOption: the use is none of those known.
    """
    found = may_use(case, report_id, use, today)
    if not found.allowed:
        raise UseRefused(
            f"report {report_id}",
            found=found.reason,
            expected=f"consent to {use}",
            do="Leave it out, or ask and keep the answer with `onrecord source consent`.",
        )
    return found


def refused_reports(case: CaseFile, use: str, today: date | None = None) -> frozenset[str]:
    """Give the reports that may not be put to a use, by what `may_use` says of each; in a few queries where no source
    refuses anything.

    Raises:
        BadOption: the use is none of those known.
    """
    wanted, day = _place(use), today or case.clock().date()
    held = consents(case)
    refusing = [each for each in sources(case) if wanted and _refusal(each, held.get(each.number), wanted, day)]
    if not refusing:
        return frozenset()
    numbers = {str(each.number) for each in refusing}
    brought = Acquisition.objects.using(case.alias).filter(detail__contains=FROM).only("original", "detail")
    originals = sorted({row.original_id for row in brought.iterator() if source_of(row) in numbers})
    found: set[str] = set()
    for some in cut(originals, CHUNK):
        for model in (Reading, Appearance):
            found.update(model.objects.using(case.alias).filter(original__in=some).values_list("report", flat=True))
    names = {name for each in refusing for name in names_of(each)}
    listed = Listing.objects.using(case.alias).exclude(source=None).exclude(report__in=found)
    told = {name for name in listed.values_list("source", flat=True).distinct() if folded(name or "") in names}
    for some in cut(sorted(filter(None, told)), CHUNK):
        named = listed.filter(source__in=some).values_list("report", flat=True)
        # What was brought from a source that is known is that source's, whatever it is called.
        found.update(report for report in named if not may_use(case, report, use, day).allowed)
    return frozenset(found)


def ended_consent(case: CaseFile, report_id: str, today: date | None = None) -> str | None:
    """Give why what a source of a report agreed to no longer holds, None where nothing was taken back or ran out."""
    day = today or case.clock().date()
    for source in sources_of(case, report_id):
        consent = consent_of(case, source.number)
        if consent is not None and (reason := _ended(source, consent, day)):
            return reason
    return None


def _plain(told: dict[str, Any]) -> Consent:
    """Give the consent that a version tells, without what is sealed in it."""
    days = {name: date.fromisoformat(told[name]) for name in ("expires", "given") if told[name] is not None}
    hidden = {"conditions": "in the vault", "how": "in the vault"} if "sealed" in told else {}
    return Consent(**{name: value for name, value in told.items() if name != "sealed"} | days | hidden)


def _refusal(source: Source, consent: Consent | None, wanted: int, day: date) -> str | None:
    """Give why a source does not allow a use beyond the group, None where it does."""
    if consent is None:
        asked = source.is_protected or source.kind in words()["ask_consent_of"]
        return f"no consent of {source.shown} on record" if asked else None
    if reason := _ended(source, consent, day):
        return reason
    if _place(consent.use) < wanted:
        return f"consent of {source.shown} to {consent.use} only"
    return None


def _ended(source: Source, consent: Consent, day: date) -> str | None:
    if consent.withdrawn:
        return f"consent that {source.shown} withdrew"
    if consent.expires is not None and day > consent.expires:
        return f"consent of {source.shown} that ended on {consent.expires}"
    return None


def _place(use: str) -> int:
    uses = list(words()["uses"])
    if use not in uses:
        raise BadOption("use", found=repr(use), expected=", ".join(uses), do="Choose one of them.")
    return uses.index(use)
