"""The register of sources: who published or told something, and how far they are relied on, kept in versions.

A source has a number. Of a *protected* one nothing else that tells who it is stands here: its name is "Source 12", and
who that is lies sealed in the vault (`onrecord.store.vault.persons`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml
from django.db import connections
from django.db.models import Max

from onrecord.core.errors import BadOption
from onrecord.evidence.characters import clean_line
from onrecord.store.entries import body_of, newest_entries, newest_entry, set_entry
from onrecord.store.models import Entry

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = [
    "CALLED",
    "SOURCE",
    "Bringing",
    "Source",
    "add_source",
    "bringing_from",
    "covered",
    "erased_keys",
    "find_source",
    "folded",
    "names_of",
    "set_source",
    "set_source_again",
    "source_numbered",
    "sources",
    "words",
]

SOURCE = "source"
"""The kind of its entries; the key is the number."""

CALLED = "Source "
"""What a protected source is called, before its number."""

OPEN_ONLY = ("name", "owner", "place", "aliases", "note")
"""What tells who a source is: of a protected one it lies in the vault and nowhere else."""


@dataclass(frozen=True, slots=True)
class Bringing:
    """From which source reports are being brought in: its number, and its public key where it is protected."""

    source: str
    recipient: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One source as it stands.

    `reliability` is of the source, `information` of what it says, apart. Of a protected source `recipient` is the
    public half of its key, `key_sha256` the sum of the sealed secret half, and `erased` when that was destroyed.
    """

    name: str | None = None
    kind: str = "outlet"
    owner: str | None = None
    languages: tuple[str, ...] = ()
    place: str | None = None
    reliability: str = "unknown"
    information: str = "unknown"
    aliases: tuple[str, ...] = ()
    note: str | None = None
    recipient: str | None = None
    key_sha256: str | None = None
    erased: str | None = None
    number: int = 0

    @property
    def is_protected(self) -> bool:
        """True where who it is lies in the vault, or was erased."""
        return self.recipient is not None

    @property
    def shown(self) -> str:
        """What it is called everywhere but in the vault."""
        return f"{CALLED}{self.number}" if self.is_protected or not self.name else self.name


@cache
def words() -> dict[str, Any]:
    """Give the words for sources: kinds, steps of reliability, uses."""
    text = (files("onrecord") / "resources" / "sources" / "words.yaml").read_text(encoding="utf-8")
    told: dict[str, Any] = yaml.safe_load(text)
    return told


def add_source(pen: Pen, source: Source) -> Source:
    """Keep a new source in the pen's transaction, and give it with its number.

    Raises:
        BadOption: a word is none of those for it, a name is taken, or it has none.
    """
    numbered = replace(source, number=_last_number(pen.case) + 1)
    return set_source(pen, numbered)


def set_source(pen: Pen, source: Source) -> Source:
    """Keep a new version of a source in the pen's transaction, and give it.

    Raises:
        BadOption: as for `add_source`.
    """
    # Marks that turn letters around or print nothing would let one source look like another.
    name = None if source.name is None else clean_line(source.name)
    source = replace(source, name=name, aliases=tuple(clean_line(each) for each in source.aliases))
    _check(pen.case, source)
    told = {name: value for name, value in asdict(source).items() if name != "number"}
    set_entry(pen, SOURCE, str(source.number), told)
    return source


def set_source_again(pen: Pen, source: Source, version: int) -> Source:
    """Say of a source again what an earlier version of it said; that it is protected, or was erased, stays so.

    Raises:
        BadOption: there is no such version; or as for `add_source`.
    """
    rows = Entry.objects.using(pen.case.alias).filter(kind=SOURCE, key=str(source.number), version=version)
    row = rows.first()
    if row is None:
        raise BadOption(
            "version", found=str(version), expected="one of its versions", do="Choose one of the list of versions."
        )
    return set_source(
        pen,
        replace(_source(row), recipient=source.recipient, key_sha256=source.key_sha256, erased=source.erased),
    )


# Every source of each case file, and the row of the ledger under which one was set last.
_known: dict[tuple[str, str], tuple[int | None, tuple[Source, ...]]] = {}


def sources(case: CaseFile) -> list[Source]:
    """Give every source by number; a process reads them anew when one was set, and keeps nothing of a transaction,
    which may be undone.
    """
    key = (str(case.folder), case.alias)
    last: int | None = Entry.objects.using(case.alias).filter(kind=SOURCE).aggregate(last=Max("seq"))["last"]
    if key in _known and _known[key][0] == last:
        return list(_known[key][1])
    found = sorted(map(_source, newest_entries(case, SOURCE)), key=lambda source: source.number)
    if not connections[case.alias].in_atomic_block:
        _known[key] = last, tuple(found)
    return found


def source_numbered(case: CaseFile, number: int) -> Source:
    """Give a source by its number.

    Raises:
        BadOption: there is none.
    """
    entry = newest_entry(case, SOURCE, str(number))
    if entry is None:
        raise BadOption(
            f"source {number}", found="no such source", expected="one of the register", do="See `onrecord source list`."
        )
    return _source(entry)


def find_source(case: CaseFile, said: str) -> Source | None:
    """Give the source that a number, "Source 12", a name or an alias means; None where there is none."""
    digits = said.strip().removeprefix(CALLED)
    if digits.isdecimal() and len(digits) < 10:
        entry = newest_entry(case, SOURCE, str(int(digits)))
        return _source(entry) if entry is not None else None
    wanted = folded(said)
    return next((each for each in sources(case) if wanted in set(names_of(each))), None)


def bringing_from(case: CaseFile, said: str) -> CaseFile:
    """Give the case file so that what is brought into it comes from this source.

    Raises:
        BadOption: there is no such source, or it was erased.
    """
    source = find_source(case, said)
    if source is None or source.erased is not None:
        raise BadOption(
            "--from",
            found="no such source" if source is None else f"{source.shown}, which was erased",
            expected="the number, name or alias of a source",
            do="See `onrecord source list`, or add it with `onrecord source add`.",
        )
    return replace(case, bringing=Bringing(str(source.number), source.recipient))


def erased_keys(case: CaseFile) -> dict[str, str]:
    """Give the names of the keys that were destroyed, each with when."""
    return {f"source:{each.number}": each.erased for each in sources(case) if each.erased is not None}


def covered(case: CaseFile, text: str) -> str:
    """Give the text, such as a path; where a protected source brings, only what that source is called."""
    bringing = case.bringing
    return text if bringing is None or bringing.recipient is None else f"{CALLED}{bringing.source}"


def _source(entry: Entry) -> Source:
    told = body_of(entry)
    told |= {name: tuple(told[name]) for name in ("languages", "aliases")}
    return Source(**told, number=int(entry.key))


def _last_number(case: CaseFile) -> int:
    return max((source.number for source in sources(case)), default=0)


def _check(case: CaseFile, source: Source) -> None:
    _among("--kind", source.kind, words()["kinds"])
    _among("--reliability", source.reliability, words()["reliability"])
    _among("--information", source.information, words()["reliability"])
    if source.is_protected:
        if any(getattr(source, name) for name in OPEN_ONLY):
            raise BadOption(
                f"{CALLED}{source.number}",
                found="something that tells who it is",
                expected="only kind, languages and reliability outside the vault",
                do="Put it into the vault: `onrecord source add --protected` asks for it.",
            )
        return
    if not (source.name or "").strip():
        raise BadOption("source", found="no name", expected="what it is called", do="Give its name.")
    taken = {name: each for each in sources(case) if each.number != source.number for name in names_of(each)}
    for name in names_of(source):
        if name in taken:
            raise BadOption(
                f"source {source.name}",
                found=f"a name that source {taken[name].number} has",
                expected="one of its own",
                do="Choose another, or change that source with `onrecord source set`.",
            )


def _among(option: str, value: str, known: Any) -> None:
    if value not in known:
        raise BadOption(option, found=repr(value), expected=", ".join(known), do="Choose one of them.")


def names_of(source: Source) -> Iterator[str]:
    """Yield what a source is called, as names are compared; nothing of a protected one."""
    yield from (folded(name) for name in (source.name, *source.aliases) if name)


def folded(name: str) -> str:
    """Give the name of a source as it is compared with others."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
