"""What of a case file a person may see, asked in one place by every screen: reports, fields, who sources are.

Which reports are protected is one rule, `onrecord.store.protection`'s. Of a protected source the register says
"Source 12" to everybody; who that is, only to those who may know, and each reading is noted.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

import yaml
from django.db.models import Exists, Model, OuterRef, QuerySet

from onrecord.store.entries import newest_entry
from onrecord.store.models import Appearance, Reading
from onrecord.store.protection import SEALED, protected_reports
from onrecord.store.scopes import scope_of
from onrecord.store.sources import SOURCE, source_numbered

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = [
    "PROTECTED",
    "SOURCES",
    "hidden_fields",
    "hides_field",
    "may_see_report",
    "may_see_source",
    "note_reading",
    "visible_reports",
    "without_protected",
]

PROTECTED, SOURCES = "protected", "sources"
"""The rights that see what is protected: reports and fields; and who sources are."""

CHUNK = 400
Row = TypeVar("Row", bound=Model)


def may_see_report(case: CaseFile, rights: Iterable[str], report: str) -> bool:
    """True where whoever has these rights may see a report; of one that there is not, nothing is said."""
    held = frozenset(rights)
    return "read" in held and (PROTECTED in held or not protected_reports(case, [report]))


def visible_reports(case: CaseFile, rights: Iterable[str], reports: Iterable[str]) -> frozenset[str]:
    """Give those of the reports that whoever has these rights may see; for lists, in two queries."""
    held, asked = frozenset(rights), frozenset(reports)
    if "read" not in held:
        return frozenset()
    return asked if PROTECTED in held else asked - protected_reports(case, asked)


def without_protected(case: CaseFile, rights: Iterable[str], rows: QuerySet[Row]) -> QuerySet[Row]:
    """Give the rows, which have a column `report`, without those of reports that whoever has these rights may not see:
    for lists that the database pages.
    """
    held = frozenset(rights)
    if "read" not in held:
        return rows.none()
    if PROTECTED in held:
        return rows
    readings = Reading.objects.using(case.alias).filter(report=OuterRef("report"))
    again = Appearance.objects.using(case.alias).filter(report=OuterRef("report"))
    sealed = Exists(readings.filter(SEALED)) | Exists(again.filter(SEALED))
    return rows.exclude(sealed & ~Exists(readings.exclude(SEALED)) & ~Exists(again.exclude(SEALED)))


def hidden_fields(case: CaseFile, rights: Iterable[str]) -> frozenset[str]:
    """Give the fields that the scope protects, where whoever has these rights may not see them."""
    if PROTECTED in frozenset(rights):
        return frozenset()
    scope = scope_of(case)
    return frozenset(scope.protected) if scope is not None else frozenset()


def hides_field(hidden: frozenset[str], path: str) -> bool:
    """True where a field is hidden, given by its path (`name`, `where.name`, `victims.p1.age`): a part of its path is
    one that the scope protects, or a property of a coding that stands for it (resources/scopes/protected.yaml).

    >>> hides_field(frozenset({"name"}), "victims.p1.names"), hides_field(frozenset({"name"}), "victims.p1.age")
    (True, False)
    """
    said = {part.replace("_", " ").casefold() for part in path.split(".")}
    return any(not said.isdisjoint({word.casefold(), *_properties().get(word, ())}) for word in hidden)


def may_see_source(case: CaseFile, rights: Iterable[str], number: int) -> bool:
    """True where whoever has these rights may see who a source is; of one that there is not, nothing is said."""
    held = frozenset(rights)
    if "read" not in held or newest_entry(case, SOURCE, str(number)) is None:
        return False
    return SOURCES in held or not source_numbered(case, number).is_protected


def note_reading(case: CaseFile, what: str, why: str = "") -> None:
    """Keep in the ledger that something protected was read, by whom, and why: before it is shown."""
    with case.writing() as pen:
        pen.note("read protected", what, why=why)


@cache
def _properties() -> dict[str, tuple[str, ...]]:
    text = (files("onrecord") / "resources" / "scopes" / "protected.yaml").read_text(encoding="utf-8")
    told: dict[str, dict[str, list[str]]] = yaml.safe_load(text)
    return {word: tuple(each.get("properties", ())) for word, each in told.items()}
