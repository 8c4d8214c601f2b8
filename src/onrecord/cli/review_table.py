"""The pairs to be judged as a table, for those who judge in a spreadsheet; and their answers read from it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.linkage.judgements import Decision
from onrecord.linkage.pairs import as_shown
from onrecord.publish.reading.table import defused

if TYPE_CHECKING:
    from onrecord.jobs.reviewing import Answer, Beside
    from onrecord.linkage.questions import Question

__all__ = ["BadRow", "read_answers", "table_of"]

FIELDS = {
    "person": ("name", "sex", "age", "born", "died", "place"),
    "incident": ("when", "published", "place", "killed", "injured", "victims", "actors", "methods"),
}
TOLD = {
    "person": ("group", "harm", "work", "when", "where", "with", "report", "source", "dated"),
    "incident": ("acts", "where", "on word", "report", "source", "dated"),
}
BEHIND = {"person": ("same family", "model", "one", "other"), "incident": ("model", "one", "other")}
NEEDED = ("decision", "one", "other")
DECISIONS = (Decision.SAME, Decision.DIFFERENT, Decision.UNSURE)
# A mark at the beginning tells spreadsheets that the table is UTF-8, Arabic and all.
ENCODING = "utf-8-sig"


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that gives no answer, by its number in the table, and why."""

    number: int
    reason: str


def table_of(shown: Iterable[tuple[Question, Beside]], model: str, kind: str = "person") -> bytes:
    """Give the pairs as CSV, the first to be judged first, its column `decision` empty; no cell is a formula."""
    out = io.StringIO()
    sides = (f"{field} {side}" for field in (*FIELDS[kind], *TOLD[kind], "quotes") for side in ("A", "B"))
    headings = ("decision", "reason", "likely", "shown", "differing", *sides, *BEHIND[kind])
    writer = csv.DictWriter(out, headings, lineterminator="\n", restval="")
    writer.writeheader()
    for question, beside in shown:
        row = {**_row(question, beside), "model": model}
        writer.writerow({heading: defused(row.get(heading, "")) for heading in headings})
    return out.getvalue().encode(ENCODING)


def read_answers(path: Path, known: Iterable[str]) -> Iterator[Answer | BadRow]:
    """Yield the answers of a table, and the rows that give none though they should; those undecided are passed over.

    Args:
        path: the table, as it was exported and filled in.
        known: the ids of the people there are.

    Raises:
        BadOption: it cannot be read, or lacks a column.
    """
    people = frozenset(known)
    reader = _reader(path)
    missing = [heading for heading in NEEDED if heading not in (reader.fieldnames or ())]
    if missing:
        raise BadOption(
            str(path),
            found=f"no column {', '.join(missing)}",
            expected="the columns that `onrecord review --export` writes",
            do="Keep its first row, and the columns one and other, as they are.",
        )
    for number, row in enumerate(reader, start=2):
        told = {key: value.strip() for key, value in row.items() if isinstance(key, str) and isinstance(value, str)}
        if told.get("decision"):
            yield _answer(number, told, people)


def _row(question: Question, beside: Beside) -> dict[str, str]:
    told = beside.explanation
    row = {
        "likely": f"{as_shown(told.probability):.4f}",
        "shown": told.sentence,
        "differing": ", ".join(sorted(told.differing)),
    }
    for field in told.fields:
        row |= {f"{field.name} A": field.one, f"{field.name} B": field.other}
    for side, telling in (("A", beside.one), ("B", beside.other)):
        row |= {f"{name} {side}": value for name, value in telling.fields.items()}
        row[f"quotes {side}"] = " / ".join(" ".join(quote.split()) for quote in telling.quotes)
    return {**row, "same family": ", ".join(beside.relatives), "one": question.one, "other": question.other}


def _answer(number: int, told: Mapping[str, str], people: frozenset[str]) -> Answer | BadRow:
    from onrecord.jobs.reviewing import Answer

    one, other, decision = told.get("one", ""), told.get("other", ""), told["decision"].lower()
    if decision not in DECISIONS:
        return BadRow(number, f"found {told['decision']!r}; expected {', '.join(DECISIONS)}, or nothing")
    unknown = [end for end in (one, other) if end not in people]
    if unknown:
        return BadRow(number, f"no person or incident {', '.join(repr(end[:90]) for end in unknown)} in the case file")
    if one == other:
        return BadRow(number, f"one of them twice, {one[:90]!r}")
    reason = told.get("reason") or f"judged in a table: {told.get('shown') or 'no reason given'}"
    return Answer(one, other, decision, reason, told.get("model") or None)


def _reader(path: Path) -> csv.DictReader[str]:
    text = _decoded(path)
    first = text.partition("\n")[0]
    # Spreadsheets of half the world write semicolons.
    delimiter = max((",", ";", "\t"), key=first.count)
    return csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)


def _decoded(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadOption(str(path), found=str(error), expected="a table", do="Name another file.") from error
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode(ENCODING)
    except UnicodeDecodeError:
        # What a spreadsheet in Arabic writes; ids and decisions are the same in all of its kind.
        return data.decode("cp1256")
