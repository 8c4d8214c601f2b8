"""Files of casualty records that are broken in one way each, and what a person must be told of it.

Each begins with the bundled example at the highest level, which is whole.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

__all__ = ["BROKEN", "Broken", "example", "lines_of"]

Lines = list[dict[str, Any]]


def example(name: str = "3-with-statements") -> Lines:
    """Give the lines of a bundled example."""
    words = (files("onrecord") / f"resources/examples/casualty-records/{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in words.splitlines()]


def lines_of(lines: Lines) -> bytes:
    """Give lines as a file."""
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in lines).encode()


@dataclass(frozen=True)
class Broken:
    """A broken file: its code, line, record and field, and words that must be in what is told."""

    name: str
    data: bytes
    code: str
    line: int
    record: str | None
    field: str
    says: tuple[str, ...]
    is_error: bool = True


def _changed(change: Callable[[Lines], None], start: str = "3-with-statements") -> bytes:
    lines = copy.deepcopy(example(start))
    change(lines)
    return lines_of(lines)


def _in(*path: str | int, to: Any = None, drop: bool = False) -> bytes:
    def change(lines: Lines) -> None:
        at: Any = lines
        for step in path[:-1]:
            at = at[step]
        if drop:
            del at[path[-1]]
        else:
            at[path[-1]] = to

    return _changed(change)


WHOLE = lines_of(example())
FIRST, SECOND = WHOLE.splitlines(keepends=True)
INCIDENT, PERSON, CHILD, MILL = "uv-001", "uv-001-1", "uv-001-2", "uv-001-o1"


def _twin(lines: Lines) -> None:
    lines.append(copy.deepcopy(lines[1]))
    lines[0]["incidents"], lines[0]["victims"], lines[0]["named"] = 2, 4, 2


def _circle(lines: Lines) -> None:
    lines[1]["victims"][0]["part_of"], lines[1]["victims"][1]["part_of"] = CHILD, PERSON


def _toll(lines: Lines) -> None:
    lines[2]["reports"] = ["r-99"]


def _withdrawn(lines: Lines) -> None:
    lines.append({"type": "withdrawal", "id": INCIDENT, "withdrawn_on": "2024-03-30", "note": "It was wrong."})


def _homeless(lines: Lines) -> None:
    told = {"type": "withdrawal", "id": "uv-001-9", "withdrawn_on": "2024-03-30", "note": "It was wrong."}
    lines.append({**told, "incident": "uv-007"})


def _unmade(lines: Lines) -> None:
    del lines[1]["victims"][1]["statements"]


BROKEN = (
    Broken("an empty file", b"", "empty", 1, None, "", ("an empty file", "one JSON object on each line")),
    Broken("a byte-order mark", b"\xef\xbb\xbf" + WHOLE, "byte-order-mark", 1, None, "", ("UTF-8 without one",)),
    Broken("Latin-1", FIRST + '{"type":"incident","é'.encode("latin-1"), "not-utf-8", 2, None, "",
           ("the byte 0xe9 at 20", "Save the file as UTF-8")),
    Broken("a blank line", FIRST + b"\n" + SECOND, "blank-line", 2, None, "", ("Take the line out",)),
    Broken("a line cut short", FIRST + SECOND[:200], "not-json", 2, None, "", ("expected one JSON object",)),
    Broken("two records on one line", FIRST + SECOND.rstrip() + SECOND, "not-json", 2, None, "",
           ("Extra data", "Write each record on one line")),
    Broken("NaN", FIRST + SECOND.replace(b'"low": 2', b'"low": NaN'), "not-json", 2, None, "",
           ("found NaN", "Leave out what is not known")),
    Broken("a name twice", FIRST + SECOND.replace(b'"age": 34', b'"age": 34, "age": 35', 1), "repeated-name", 2, None,
           "", ("the name 'age' twice", "readers differ on which counts")),
    Broken("a list", FIRST + b"[1]\n", "not-an-object", 2, None, "", ("found [1]",)),
    Broken("no type", FIRST + b'{"id":"x"}\n', "unknown-type", 2, None, "type",
           ("found null", "dataset, incident, toll, citation, withdrawal")),
    Broken("no data set first", SECOND + FIRST, "no-dataset-first", 1, INCIDENT, "type", ("a line of type dataset",)),
    Broken("a second data set", WHOLE + FIRST, "second-dataset", 3, None, "type", ("one, on the first line",)),
    Broken("another format", _in(0, "format", to="casualties"), "wrong-format", 1, None, "format",
           ('found "casualties"', 'expected "casualty-records"')),
    Broken("another version", _in(0, "format_version", to="2025.01"), "wrong-version", 1, None, "format_version",
           ('"2026.12"', "A version never changes under its name")),
    Broken("no publisher", _in(0, "publisher", drop=True), "missing-field", 1, None, "publisher",
           ("the field `publisher`",)),
    Broken("no id", _in(1, "victims", 1, "id", drop=True), "missing-field", 2, None, "victims[1].id",
           ("the field `id`",)),
    Broken("an age in words", _in(1, "victims", 0, "age", to="thirty-four"), "wrong-value", 2, PERSON, "victims[0].age",
           ('found "thirty-four"', "a whole number or")),
    Broken("a number in quotation marks", _in(1, "incident", "counts", "killed", "low", to="2"), "wrong-value", 2,
           INCIDENT, "incident.counts.killed.low", ('found "2"', "Take the quotation marks off")),
    Broken("unknown as a word", _in(1, "victims", 0, "age", to="unknown"), "wrong-value", 2, PERSON, "victims[0].age",
           ("Leave the field out where nothing is stated",)),
    Broken("an outcome that there is not", _in(1, "victims", 0, "harm", 0, "outcome", to="martyred"), "wrong-value", 2,
           PERSON, "victims[0].harm[0].outcome", ("'killed', 'injured'",)),
    Broken("a day that was not", _in(1, "incident", "when", "earliest", to="2024-02-30"), "wrong-value", 2, INCIDENT,
           "incident.when.earliest", ('found "2024-02-30"', "interval from earliest to latest")),
    Broken("a date in figures", _in(1, "incident", "when", "earliest", to="05/01/2024"), "wrong-value", 2, INCIDENT,
           "incident.when.earliest", ("Write a day as YYYY-MM-DD",)),
    Broken("an interval back to front", _in(1, "incident", "when", "latest", to="2024-01-01"), "ends-out-of-order", 2,
           INCIDENT, "incident.when", ('earliest "2024-01-05", latest "2024-01-01"', "earliest ≤ latest")),
    Broken("a range back to front", _in(1, "incident", "counts", "killed", to={"low": 5, "high": 3}),
           "ends-out-of-order", 2, INCIDENT, "incident.counts.killed", ("low 5, high 3", "low ≤ high")),
    Broken("fewer than nobody", _in(1, "incident", "counts", "killed", to={"low": -1, "high": 3}), "negative-count", 2,
           INCIDENT, "incident.counts.killed", ("numbers of 0 or more",)),
    Broken("an age back to front", _in(1, "victims", 0, "age", to={"low": 36, "high": 34}), "ends-out-of-order", 2,
           PERSON, "victims[0].age", ("found 36 to 34",)),
    Broken("nobody is so old", _in(1, "victims", 0, "age", to=340), "impossible-age", 2, PERSON, "victims[0].age",
           ("0 to 125 years",)),
    Broken("an adult of seven", _in(1, "victims", 1, to={**example()[1]["victims"][1], "age": 7, "age_group": "adult"}),
           "age-against-group", 2, CHILD, "victims[1].age_group", ("adult and an age of 7", "a child is under 18")),
    Broken("the future", _in(1, "incident", "when", to={"earliest": "2042-01-05", "latest": "2042-01-05"}),
           "in-the-future", 2, INCIDENT, "incident.when", ("found 2042-01-05", "a day up to 2024-04-01")),
    Broken("latitude and longitude exchanged", _in(1, "incident", "where", to={"latitude": 134.9, "longitude": 13.1}),
           "out-of-range", 2, INCIDENT, "incident.where.latitude", ("found 134.9", "exchanged")),
    Broken("half a point", _in(1, "incident", "where", to={"name": "Karsa", "latitude": 13.1}), "half-a-point", 2,
           INCIDENT, "incident.where", ("latitude alone", "both or neither")),
    Broken("a country in words", _in(1, "incident", "where", "country", to="Sudan"), "not-a-country-code", 2, INCIDENT,
           "incident.where.country", ('found "Sudan"', "ISO 3166-1, such as SD")),
    Broken("the same id twice", _changed(_twin), "repeated-id", 3, INCIDENT, "incident.id",
           ('"uv-001", which line 2 has too',)),
    Broken("an act that is not there", _in(1, "victims", 0, "harm", 0, "act", to="k9"), "unresolved-id", 2, PERSON,
           "victims[0].harm[0].act", ('found "k9"', "the id of an act of this incident")),
    Broken("a group that is not there", _in(1, "victims", 0, "part_of", to="g9"), "unresolved-id", 2, PERSON,
           "victims[0].part_of", ("the id of a victim of this incident",)),
    Broken("a report that is not cited", _in(1, "incident", "reports", 1, to="r-99"), "unresolved-id", 2, INCIDENT,
           "incident.reports[1]", ('found "r-99"', "Write its citation")),
    Broken("a statement of no report", _in(1, "victims", 0, "statements", 0, "report", to="r-99"), "unresolved-id", 2,
           PERSON, "victims[0].statements[0].report", ("a report that is cited",)),
    Broken("a relation to nobody", _in(1, "victims", 0, "relations", to=[{"type": "mother of", "to": "uv-9"}]),
           "unresolved-id", 2, PERSON, "victims[0].relations[0].to", ('found "uv-9"', "a victim of this file")),
    Broken("a toll of no report", _changed(_toll, "2-with-sources"), "unresolved-id", 3, "uv-toll-1", "reports[0]",
           ("a line of type citation",)),
    Broken("a circle of groups", _changed(_circle), "part-of-itself", 2, PERSON, "victims[0].part_of",
           ("uv-001-1 → uv-001-2 → uv-001-1", "counted in nobody")),
    Broken("a victim of another incident", _in(1, "victims", 0, "incident", to="uv-007"), "other-incident", 2, PERSON,
           "victims[0].incident", ('found "uv-007"; expected "uv-001"',)),
    Broken("a person of three", _in(1, "victims", 0, "count", to={"low": 3, "best": 3, "high": 3}), "person-of-several",
           2, PERSON, "victims[0].count", ("Write kind group, or a count of 1",)),
    Broken("fewer than are listed", _in(1, "incident", "counts", "killed", to={"low": 1, "best": 1, "high": 1}),
           "fewer-than-listed", 2, INCIDENT, "incident.counts.killed", ("at most 1", "expected 2", "part_of"),
           is_error=False),
    Broken("more civilians than people",
           _in(1, "incident", "civilians", to={"killed": {"low": 9, "best": 9, "high": 9}}),
           "more-than-all", 2, INCIDENT, "incident.civilians.killed", ("at least 9", "of all", "raise the count")),
    Broken("an outcome of a count that there is not", _in(1, "incident", "counts", to={"martyred": {"low": 2}}),
           "unknown-outcome", 2, INCIDENT, "incident.counts.martyred", ('found "martyred"', "killed, injured")),
    Broken("confirmed by nobody", _in(1, "incident", "grade", "signed_on", drop=True), "confirmed-by-nobody", 2,
           INCIDENT, "incident.grade.is_confirmed", ("a rule alone confirms nothing",)),
    Broken("a protected source", _in(1, "citations", 0, "is_protected", to=True), "protected-source", 2, INCIDENT,
           "citations[0].is_protected", ("before anybody else has it",)),
    Broken("withdrawn and there", _changed(_withdrawn), "withdrawn-and-there", 3, INCIDENT, "id",
           ('"uv-001" in line 2',)),
    Broken("withdrawn from an incident that is not there", _changed(_homeless), "unresolved-id", 3, "uv-001-9",
           "incident", ('found "uv-007"', "an incident of this file")),
    Broken("an object of another incident", _in(1, "objects", 0, "incident", to="uv-007"), "other-incident", 2, MILL,
           "objects[0].incident", ("Write an object on the line of its incident",)),
    Broken("an object harmed by an act that is not there", _in(1, "objects", 0, "harm", 0, "act", to="k9"),
           "unresolved-id", 2, MILL, "objects[0].harm[0].act", ('found "k9"', "the id of an act of this incident")),
    Broken("an object that was killed", _in(1, "objects", 0, "harm", 0, "damage", to="killed"), "harm-of-a-person", 2,
           MILL, "objects[0].harm[0].damage", ("Write a person as a victim", "destroyed")),
    Broken("an object with the id of a person", _in(1, "objects", 0, "id", to=PERSON), "repeated-id", 2, PERSON,
           "objects[0].id", ("which another record on this line has too", "Give each record its own id")),
    Broken("an object of a report that is not cited", _in(1, "objects", 0, "statements", 0, "report", to="r-99"),
           "unresolved-id", 2, MILL, "objects[0].statements[0].report", ("a report that is cited",)),
    Broken("an object that is nothing", _in(1, "objects", 0, "type", to=None), "object-of-nothing", 2, MILL,
           "objects[0]", ("what was harmed",), is_error=False),
    Broken("an incident too few", _in(0, "incidents", to=2), "total-differs", 1, None, "incidents",
           ("found 2; expected 1, as the lines come to",)),
    Broken("a total that differs", _in(0, "totals", to=[
        {"outcome": "killed", "count": {"low": 9, "best": 9, "high": 9}, "scheme": "ours"}]), "total-differs", 1, None,
        "totals[0].count", ("9 to 9", "2 to 2"), is_error=False),
    Broken("a misspelt field", _in(1, "victims", 0, "occupaton", to="miller"), "unknown-field", 2, PERSON,
           "victims[0].occupaton", ("Did you mean `occupation`?",), is_error=False),
    Broken("a term of nobody's codebook", _in(1, "incident", "acts", 0, "method", to="trebuchet"), "unknown-term", 2,
           INCIDENT, "incident.acts[0].method", ("`codebook.method`",), is_error=False),
    Broken("null island", _in(1, "incident", "where", to={"name": "Karsa", "latitude": 0, "longitude": 0}),
           "null-island", 2, INCIDENT, "incident.where", ("in the sea off Africa",), is_error=False),
    Broken("told before it happened", _in(1, "citations", 0, "published", to="2023-12-01"), "told-before", 2, INCIDENT,
           "citations[0].published", ("2023-12-01, before 2024-01-05",), is_error=False),
)  # fmt: skip
