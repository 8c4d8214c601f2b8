"""Codings read by a codebook that gave terms up: each claim stays as it was coded, its term is read as the newer one.

Only the four properties that hold terms are read so: what was done and how, in which circumstances, on which grounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from onrecord.coding.codebook import Renamed
from onrecord.core.coding import Claim, Coding

__all__ = ["OF_ACTS", "OF_TOLLS", "read_by", "terms_in"]

OF_ACTS: Mapping[str, str] = {
    "type": "acts",
    "method": "methods",
    "circumstances": "circumstances",
    "grounds": "grounds",
}
"""The properties of acts that hold terms, each with the section of the codebook."""

OF_TOLLS: Mapping[str, str] = {"act": "acts", "grounds": "grounds"}
"""Those of tolls."""


def read_by(coding: Coding, renamed: Renamed) -> Coding:
    """Give the coding with the claims' terms read as the codebook reads them now; ids and quotes stay."""
    if not any(renamed.values()):
        return coding
    claims = tuple(
        replace(claim, value=renamed.get(section, {}).get(str(claim.value), claim.value)) if section else claim
        for claim, section in _sections(coding)
    )
    return replace(coding, claims=claims)


def terms_in(coding: Coding) -> dict[tuple[str, str], int]:
    """Give how many claims of a coding hold each term, by section and term, as they were coded."""
    found: dict[tuple[str, str], int] = {}
    for claim, section in _sections(coding):
        if section and isinstance(claim.value, str):
            found[section, claim.value] = found.get((section, claim.value), 0) + 1
    return found


def _sections(coding: Coding) -> Iterator[tuple[Claim, str | None]]:
    """Yield every claim with the section whose term it holds, None where it holds none."""
    known: dict[str, Mapping[str, str]] = {act.id: OF_ACTS for each in coding.incidents for act in each.acts}
    known |= {toll.id: OF_TOLLS for toll in coding.tolls}
    for claim in coding.claims:
        yield claim, known.get(claim.subject, {}).get(claim.property)
