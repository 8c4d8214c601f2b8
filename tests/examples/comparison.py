"""Compare a coding with what a person coded by hand, field by field.

Only what is stated is compared. A record that is owed and missing makes all its fields wrong, so that the number of
fields depends on the expectation alone; a record that nobody expected makes one field wrong, that of its list.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.core.coding import Coding
from onrecord.core.report import Quote, Report
from onrecord.core.vocabulary import Stance
from onrecord.core.wire import coding_to_json, report_to_json
from tests.examples.expectation import Expectation
from tests.examples.incidents import incident_agreement, incident_fields
from tests.examples.likeness import is_like
from tests.examples.pairing import Record, pair
from tests.examples.stated import Field, list_fields
from tests.examples.tolls import toll_agreement, toll_fields

__all__ = ["Comparison", "compare_coding", "compare_report"]

# Something a report presents so may be kept, as what it is; it has not been coded as having happened.
NOT_HAPPENED = {Stance.DENIED, Stance.PLANNED, Stance.HYPOTHETICAL}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every field compared."""

    fields: tuple[Field, ...]

    @property
    def right(self) -> int:
        """Give how many fields are as stated."""
        return sum(field.right for field in self.fields)

    @property
    def total(self) -> int:
        """Give how many fields were compared."""
        return len(self.fields)

    @property
    def differences(self) -> tuple[Field, ...]:
        """Give the fields that are not as stated."""
        return tuple(field for field in self.fields if not field.right)


def compare_coding(coding: Coding, expected: Expectation, *, given: bool = False) -> Comparison:
    """Compare a coding with the expectation for its report.

    Args:
        given: the report was coded with the publication date of `published_given`.
    """
    return Comparison(tuple(_coding_fields(coding, expected, given=given)))


def compare_report(report: Report, expected: Expectation) -> Comparison:
    """Compare what a reader made of the bytes with the expectation for them."""
    return Comparison(tuple(_report_fields(report, expected.get("report", {}))))


def _coding_fields(coding: Coding, expected: Expectation, *, given: bool) -> Iterator[Field]:
    data = json.loads(coding_to_json(coding))
    if "flagged" in expected:
        flags = data["report"]["flags"]
        yield Field("flagged", expected["flagged"], flags, bool(flags) == expected["flagged"])
    incidents = pair(expected.get("incidents", []), data["incidents"], incident_agreement)
    yield from list_fields("incidents", incidents, lambda one, got: incident_fields(one, got, given=given))
    tolls = pair(expected.get("tolls", []), data["tolls"], toll_agreement)
    yield from list_fields("tolls", tolls, toll_fields)
    for entry in expected.get("not_coded", []):
        yield _left_alone(coding, entry)


def _left_alone(coding: Coding, entry: str | Record) -> Field:
    """Give the field that is right if no act is claimed to have happened on words of the phrase."""
    phrase, only = (entry, None) if isinstance(entry, str) else (entry["phrase"], entry.get("act"))
    kinds = {only} if isinstance(only, str) else only
    happened = {
        act.id: act.type for incident in coding.incidents for act in incident.acts if act.stance not in NOT_HAPPENED
    }
    stretches = list(_places(phrase, coding.report.text))
    found = [
        f"{happened[claim.subject]}: {quote.text}"
        for claim in coding.claims
        if claim.property == "type" and claim.subject in happened and (not kinds or happened[claim.subject] in kinds)
        for quote in claim.quotes
        if any(_overlap(quote, stretch) for stretch in stretches)
    ]
    return Field(f"not coded {phrase!r}", "no act", found, not found)


def _places(phrase: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(phrase)
    while start >= 0:
        yield start, start + len(phrase)
        start = text.find(phrase, start + 1)


def _overlap(quote: Quote, stretch: tuple[int, int]) -> bool:
    return quote.start < stretch[1] and stretch[0] < quote.end


def _report_fields(report: Report, expected: Record) -> Iterator[Field]:
    data = json.loads(report_to_json(report))
    dropped = " | ".join(item["text"] for item in data["dropped"])
    for key, value in expected.items():
        if key == "dropped":
            yield from (Field(f"dropped {words!r}", True, dropped, words in dropped) for words in value)
        elif key in ("once", "not_in_text"):
            wanted = 1 if key == "once" else 0
            for words in value:
                times = report.text.count(words)
                yield Field(f"{key} {words!r}", wanted, times, times == wanted)
        else:
            yield Field(key, value, data[key], is_like(value, data[key]))
