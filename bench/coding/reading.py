"""What a coding says, asked the way the corpora ask: its main incident, its values in the report's own words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator

from onrecord.core.coding import Act, Coding, Incident

__all__ = ["by_claims", "fold", "happened", "words_of"]


def by_claims(coding: Coding) -> list[Incident]:
    """Give the incidents, the one with the most claims first; the first told wins a tie."""
    claims = Counter(claim.subject for claim in coding.claims)
    return sorted(coding.incidents, key=lambda incident: -sum(claims[subject] for subject in _subjects(incident)))


def happened(incident: Incident, stances: Collection[str]) -> tuple[Act, ...]:
    """Give the incident's acts that are told in one of these stances."""
    return tuple(act for act in incident.acts if act.stance in stances)


def words_of(coding: Coding, path: str, value: str, subject: str | None = None) -> str:
    """Give the report's own words for a value: the value itself where the text has it, else its claim's first quote.

    Without a subject the claim may be of any: a body that two incidents name differently is then called one thing.
    """
    if value in coding.report.text:
        return value
    quotes = (
        quote.text
        for claim in coding.claims
        if subject in (None, claim.subject) and claim.property == path and claim.value == value
        for quote in claim.quotes
    )
    return next(quotes, value)


def fold(text: str) -> str:
    """Give the text without case, accents and punctuation, single-spaced, so that two spellings compare equal."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w]+", " ", re.sub(r"['’‘`]", "", bare)).split())


def _subjects(incident: Incident) -> Iterator[str]:
    yield incident.id
    for group in (incident.acts, incident.victims, incident.perpetrators, incident.objects):
        yield from (item.id for item in group)
