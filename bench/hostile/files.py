"""What one hostile file is, and the words that are put in those that can still be read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["TOLD", "Hostile", "flat_zip", "paragraphs", "zipped"]

# Invented, and in every file that a careful reader can still read; found again, it shows that the file was read.
TOLD = (
    "Gunmen shot dead a ferryman, Amadou Maiga, 51, at the landing of Bourem on Tuesday, his brother said. "
    "Two passengers were wounded in the leg and taken to the clinic by cart."
)


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file: what it does, its name, its bytes, and whether the words in it must be read (`told`), may be, or not.

    `calls` says that it names an address that a careless reader would call.
    """

    deed: str
    name: str
    data: bytes
    told: bool | None = None
    calls: bool = False


def paragraphs(tag: str = "p") -> str:
    """Give the words as two paragraphs of markup."""
    return "".join(f"<{tag}>{sentence}.</{tag}>" for sentence in TOLD.removesuffix(".").split(". "))


def zipped(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Give a zip archive of the members."""
    return flat_zip(members.items(), method)


def flat_zip(members: Iterable[tuple[str, bytes | str]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Give a zip archive of members of which several may have one name."""
    import warnings

    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        with zipfile.ZipFile(out, "w", method, compresslevel=9 if method == zipfile.ZIP_DEFLATED else None) as archive:
            for name, data in members:
                archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()
