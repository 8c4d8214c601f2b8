"""The contract a coding must keep: no quote, no value.

Every non-empty value of the view has a claim with its subject and path; every claim has a quote or names the rule that
inferred it; every quote's words stand at its offsets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from onrecord.core.coding import Coding
from onrecord.core.errors import QuoteMismatch, UnsupportedValue
from onrecord.core.values import Absent, AgeRange, Name
from onrecord.core.vocabulary import DatePrecision, PlacePrecision

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["check_coding", "view_values"]

# Set by the fold itself, not said by anybody: identity, structure and how a value was reached.
STRUCTURE = frozenset({"id", "kind", "act", "to", "rule", "basis", "according_to", "acts", "relations", "stance"})
UNSAID = (None, DatePrecision.UNKNOWN, PlacePrecision.UNKNOWN)


def view_values(coding: Coding) -> Iterator[tuple[str, str, object]]:
    """Yield subject, path and value of every value the view shows.

    Items of a list with ids become subjects of their own; links are `acts.<act>.outcome` and `relations.<party>`.
    """
    for incident in coding.incidents:
        for group in (incident.acts, incident.victims, incident.perpetrators, incident.objects):
            for item in group:
                yield from _values(item.id, "", item)
                yield from _links(item.id, item)
        for path, value in (("when", incident.when), ("where", incident.where)):
            yield from _values(incident.id, path + ".", value)
        for outcome, count in incident.counts.items():
            yield from _values(incident.id, f"counts.{outcome}.", count)
    for toll in coding.tolls:
        yield from _values(toll.id, "", toll)
        yield toll.id, "act", toll.act


def check_coding(coding: Coding) -> None:
    """Return if the coding keeps the contract.

    Raises:
        QuoteMismatch: the words of a quote are not at its offsets.
        UnsupportedValue: a value has no claim, or a claim neither quote nor rule.
    """
    text = coding.report.text
    for claim in coding.claims:
        for quote in claim.quotes:
            inside = 0 <= quote.start < quote.end <= len(text)
            if not inside or text[quote.start : quote.end] != quote.text:
                raise QuoteMismatch(
                    f"quote of claim {claim.id} at {quote.start}..{quote.end}",
                    found=repr(text[quote.start : quote.end][:60]),
                    expected=repr(quote.text[:60]),
                    do="Offsets are Unicode code points into the report's text.",
                )
        if not claim.quotes and claim.inferred_by is None:
            raise UnsupportedValue(
                f"claim {claim.id} ({claim.subject} {claim.property})",
                found="neither quote nor rule",
                expected="a quote, or the rule in inferred_by",
                do="No quote, no value: drop the claim or say what it rests on.",
            )
    held = {(claim.subject, claim.property) for claim in coding.claims}
    for subject, path, value in view_values(coding):
        if (subject, path) not in held:
            raise UnsupportedValue(
                f"{subject} {path}",
                found=f"the value {value!r} with no claim",
                expected="at least one claim with this subject and property",
                do="No quote, no value: add the claim or drop the value.",
            )


def _values(subject: str, prefix: str, item: DataclassInstance) -> Iterator[tuple[str, str, object]]:
    for spec in fields(item):
        value = getattr(item, spec.name)
        if spec.name in STRUCTURE or value in UNSAID or value == ():
            continue
        path = prefix + spec.name
        if isinstance(value, tuple):
            for part in value:
                yield subject, path, part.text if isinstance(part, Name) else part
        elif is_dataclass(value) and not isinstance(value, Absent | AgeRange | type):
            yield from _values(subject, path + ".", value)
        else:
            yield subject, path, value


def _links(subject: str, item: object) -> Iterator[tuple[str, str, object]]:
    for link in getattr(item, "acts", ()):
        (said,) = (spec.name for spec in fields(link) if spec.name != "act")
        yield subject, f"acts.{link.act}.{said}", getattr(link, said)
    for relation in getattr(item, "relations", ()):
        yield subject, f"relations.{relation.to}", relation.type
