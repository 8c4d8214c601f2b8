"""What is measured side by side: the baselines that are installed, and ours."""

from __future__ import annotations

import importlib
import importlib.util
from typing import TYPE_CHECKING, cast

from bench.linkage.plain_splink import SplinkLinker, is_installed
from bench.linkage.records import IncidentLinker, Linker
from bench.linkage.splink_file import SplinkFileLinker
from bench.linkage.strings import string_linkers

if TYPE_CHECKING:
    from bench.linkage.synthetic import FileLinker

__all__ = ["OURS", "file_linkers", "incident_linkers", "person_linkers"]

# The module that gives our linkers: `person_linker()`, `incident_linker()`, `file_linker()`. Without it only baselines
# are measured.
OURS = "bench.linkage.ours"


def person_linkers() -> list[Linker]:
    """Give the linkers of persons, ours last."""
    linkers: list[Linker] = [*string_linkers()]
    if is_installed():
        linkers.append(SplinkLinker())
    ours = _ours("person_linker")
    return linkers if ours is None else [*linkers, cast(Linker, ours)]


def incident_linkers() -> list[IncidentLinker]:
    """Give our linker of incidents, if it is there."""
    ours = _ours("incident_linker")
    return [] if ours is None else [cast(IncidentLinker, ours)]


def file_linkers() -> list[FileLinker]:
    """Give the linkers of files of synthetic records, ours last."""
    linkers: list[FileLinker] = [SplinkFileLinker()] if is_installed() else []
    ours = _ours("file_linker")
    return linkers if ours is None else [*linkers, cast("FileLinker", ours)]


def _ours(maker: str) -> object | None:
    if importlib.util.find_spec(OURS) is None:
        return None
    made = getattr(importlib.import_module(OURS), maker, None)
    return None if made is None else made()
