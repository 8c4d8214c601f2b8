"""What a release says of itself that no record tells: title, publisher, contact, licence, languages, known limits."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from onrecord.store.entries import body_of, newest_entry, set_entry

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = ["PUBLICATION", "Publication", "publication_of", "set_publication"]

PUBLICATION = "publication"
"""The kind of its entries; there is one key, the empty one."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What people set of what is published. `limits` are sentences on what the records do not show."""

    title: str
    publisher: str
    contact: str | None = None
    licence: str | None = None
    languages: tuple[str, ...] = ("en",)
    limits: tuple[str, ...] = ()


def publication_of(case: CaseFile) -> Publication:
    """Give what was set; the name of the case file stands for title and publisher where nothing was."""
    entry = newest_entry(case, PUBLICATION, "")
    if entry is None:
        return Publication(case.name, case.name)
    told = body_of(entry)
    return Publication(**{**told, "languages": tuple(told["languages"]), "limits": tuple(told["limits"])})


def set_publication(pen: Pen, publication: Publication) -> bool:
    """Set it in the pen's transaction, and say whether that changed anything."""
    return set_entry(pen, PUBLICATION, "", asdict(publication)) is not None
