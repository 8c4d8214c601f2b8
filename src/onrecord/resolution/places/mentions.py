"""One place named in a text: where, in what form, with what evidence and how surely."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.resolution.places.evidence import Evidence
from onrecord.resolution.places.keys import place_key
from onrecord.resolution.places.spans import Form, Span
from onrecord.resolution.places.weigh import weigh_evidence

__all__ = ["PlaceMention", "mention_of"]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named at `[start, end)`, in code points. `confidence` weighs the evidence, 0 to 1."""

    start: int
    end: int
    text: str
    key: str
    form: Form
    evidence: Evidence
    confidence: float

    @property
    def told(self) -> str:
        """The name with what the text sets beside it, for `resolve_places`: "Donetsk region", "Apopa, San Salvador"."""
        noun = self.evidence.noun
        name = self.text
        if noun is not None and noun not in self.key.split():
            name = f"{noun} of {name}" if self.evidence.noun_first else f"{name} {noun}"
        return f"{name}, {self.evidence.larger}" if self.evidence.larger is not None else name

    def with_evidence(self, evidence: Evidence) -> PlaceMention:
        """Give this mention weighed by other evidence."""
        return replace(self, evidence=evidence, confidence=weigh_evidence(evidence))


def mention_of(span: Span, evidence: Evidence) -> PlaceMention:
    """Give the mention at a span, weighed."""
    key = place_key(span.text)
    return PlaceMention(span.start, span.end, span.text, key, span.form, evidence, weigh_evidence(evidence))
