"""The worked cases as tables for the documentation: `python -m tests.tally.rendered` writes them anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from onrecord.tally.rules.schemes import schemes
from tests.tally.told import Case, as_dashes, load_cases
from tests.tally.told_reports import DAY, PLACE, Words

__all__ = ["PAGE", "page_of"]

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "counting-cases.md"
ORDER = ("every-casualty", "iraq-body-count", "airwars", "ucdp", "acled")
HEADS = ("Every Casualty", "Iraq Body Count", "Airwars", "UCDP", "ACLED")
COUNTED = ("killed", "injured", "disappeared")


def page_of(cases: Sequence[Case]) -> str:
    """Give the tables, one a section, with a sentence below each row's case on the rule and where it is from."""
    return "\n".join(
        line for section, some in groupby(cases, lambda case: case.section) for line in _table(section, some)
    )


def _table(section: str, cases: Iterator[Case]) -> Iterator[str]:
    yield from (f"### {section}", "")
    yield _row(["What is told", *HEADS])
    yield _row(["---"] * (1 + len(HEADS)))
    for case in cases:
        rule = f"**{case.title}.** {case.rule.strip()} *{case.source}*"
        told = "<br>".join((rule, *_told(case), *_cells(case)))
        yield _row([told, *(case.expected(schemes()[name]) for name in ORDER)])
    yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _told(case: Case) -> Iterator[str]:
    several = len(case.incidents) > 1
    for number, incident in enumerate(case.incidents, 1):
        yield from ([f"Incident {number}{_where(incident)}:"] if several else [])
        for told in incident["told"]:
            yield f"– {_telling(told, incident)}"
    yield from (f"– {_telling(toll, {})}, a toll" for toll in case.tolls)
    for words in ("perhaps one", "likely one"):
        for pair in case.told.get(words, ()):
            yield f"Incidents {' and '.join(map(str, pair))}: {words}."


def _where(incident: Words) -> str:
    said = [str(incident[key]) for key, usual in (("when", DAY), ("where", PLACE)) if incident.get(key, usual) != usual]
    return f", {', '.join(said)}" if said else ""


def _telling(told: Words, incident: Words) -> str:
    """Give what one report tells: its source and day, whose word it is, how many."""
    blamed = ", ".join(name for name in incident.get("done by", ()) if name in (told["by"], told.get("word of")))
    parts = [str(told["by"]), str(told.get("day", "no day")), *([f"when: {told['when']}"] if "when" in told else [])]
    if "prints again" in told:
        return f"{', '.join(parts)}: prints the report {told['prints again']} again"
    return (
        f"{', '.join(parts)}: "
        + "; ".join(_account(each) for each in (told, *told.get("and", ())))
        + _notes(told, blamed)
    )


def _account(told: Words) -> str:
    numbers = [f"{told[outcome]} {outcome}" for outcome in COUNTED if outcome in told]
    people = f" ({', '.join(map(str, told['people']))})" if "people" in told else ""
    chain = (
        f" on the word of {' from '.join(part.strip() for part in str(told['word of']).split('>'))}"
        if "word of" in told
        else ""
    )
    return f"{', '.join(numbers)}{people}{chain}".strip()


def _notes(told: Words, blamed: str) -> str:
    notes = [
        *([str(told["how"])] if "how" in told else []),
        *([f"source of grade {told['grade']}"] if "grade" in told else []),
        *(["judged to stand"] if told.get("judged to stand") else []),
        *(["is said to have done it"] if blamed else []),
    ]
    return f" [{', '.join(notes)}]" if notes else ""


def _cells(case: Case) -> Iterator[str]:
    for dimension, cells in case.cells.items():
        told = "; ".join(f"{key}: {as_dashes(str(number))}" for key, number in cells.items())
        adds = "" if case.adds_up else " (do not add up)"
        yield f"By {dimension.replace('_', ' ')}: {told}{adds}."


if __name__ == "__main__":
    PAGE.write_text(page_of(load_cases()), encoding="utf-8")
