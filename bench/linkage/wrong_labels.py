"""Labels of the victims named in reports that are wrong by what the rows themselves say: found by a procedure, listed.

It looks at every label, on the dev and on the test half, whatever a linker gave, so that labels we agree with are
judged as those we do not. It reads the Arabic names as plain normalised words, not by the signs, weights or candidates
of our linkage, and ages, which linkage never sees. A row *fits* a victim when its first word is nearly the victim's,
all others of the victim's follow in their order, an article more or less, and the last is the same. A label is wrong
when the labelled row lacks a word of the victim's name and has none that is nearly it (a slip of the pen is no other
name), and of all other rows of the list exactly one fits, with three words of name or more, the same sex if both tell
one, and an age within a year of what the victim's row gives. Ages were copied from the row that analysts matched, so
whose age it is was meant. The code is then

- `relative_same_incident` where the labelled row is that of another victim of the same incident, else
- `name_and_age_fit_other`;
- `name_of_another` where no age is told, and the labelled row lacks both the first and the last word;

and where no one row fits,

- `id_shared`: two victims have one person, the row fits the other one, and its first word is not nearly this one's:
  this label is taken away.

What is doubtful stays: a name of two words, two rows that fit, or a label that lacks a family name and has the age.

`python -m bench.linkage.wrong_labels` writes wrong_labels.csv anew: the key of the victim's row, the code, the key of
the row that is meant (release and number) and the reason in general words. No name or value of the data is in it.
"""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

from bench.folder import data_folder
from bench.linkage.gaza_lists import load_release, load_victims, read_age
from bench.linkage.records import Record
from bench.linkage.words import name_words

__all__ = ["CODES", "WRONG", "WrongLabel", "corrected", "find_wrong_labels", "main", "read_wrong_labels"]

WRONG = Path(__file__).parent / "wrong_labels.csv"
LIST = "2025-06-15"
CODES = {
    "relative_same_incident": (
        "the labelled row is another victim's of the same incident and lacks a part of the name; one other row has all"
        " parts and the age within a year"
    ),
    "name_and_age_fit_other": (
        "the labelled row lacks a part of the name; one other row has all parts and the age within a year"
    ),
    "name_of_another": "the labelled row has neither the given nor the family name; one other row has all parts",
    "id_shared": "another victim has the same person and all parts of its name; the given name of this one differs",
}
# Words this alike may be one name misspelt; below it they are two.
NEARLY = 0.75
LEAST_WORDS, MOST_YEARS = 3, 1


@dataclass(frozen=True, slots=True)
class WrongLabel:
    """A label that is wrong: the victim's id, why, and the id of the row that is meant, None where none is known."""

    victim: str
    code: str
    meant: str | None


def find_wrong_labels(
    victims: Sequence[Record], ages: Mapping[str, int | None], official: Sequence[Record]
) -> Iterator[WrongLabel]:
    """Yield the wrong labels, in order of the victims; `ages` has those that the victims' rows give."""
    rows: defaultdict[str | None, list[Record]] = defaultdict(list)
    by_family: defaultdict[str, list[Record]] = defaultdict(list)
    for row in official:
        rows[row.person].append(row)
        words = _words(row)
        if words:
            by_family[words[-1]].append(row)
    labelled = [victim for victim in victims if victim.person is not None and rows[victim.person]]
    of_person: defaultdict[str | None, list[Record]] = defaultdict(list)
    for victim in labelled:
        of_person[victim.person].append(victim)
    for victim in labelled:
        if any(not _lacks(victim, row) for row in rows[victim.person]):
            continue
        beside = [other for other in of_person[victim.person] if other.id != victim.id]
        meant = _meant(victim, ages.get(victim.id), by_family, rows[victim.person])
        if meant is not None:
            yield WrongLabel(victim.id, _code(victim, ages.get(victim.id), beside), meant.id)
        elif _is_others(victim, beside, rows[victim.person]):
            yield WrongLabel(victim.id, "id_shared", None)


def read_wrong_labels(path: Path = WRONG) -> list[WrongLabel]:
    """Give the labels that are listed."""
    with path.open(encoding="utf-8", newline="") as file:
        return [WrongLabel(row["victim"], row["code"], row["meant"] or None) for row in csv.DictReader(file)]


def corrected(
    victims: Iterable[Record], official: Iterable[Record], wrong: Iterable[WrongLabel]
) -> tuple[list[Record], list[Record]]:
    """Give both lists with the person of who is meant; victims whose label was taken away are left out."""
    by_id = {label.victim: label for label in wrong}
    # Rows that are meant and whose person is not known are given one.
    meant = {label.meant for label in by_id.values() if label.meant is not None}
    rows = [replace(row, person=f"row {row.id}") if row.id in meant and row.person is None else row for row in official]
    person = {row.id: row.person for row in rows}
    kept = []
    for victim in victims:
        label = by_id.get(victim.id)
        if label is None:
            kept.append(victim)
        elif label.meant is not None:
            kept.append(replace(victim, person=person[label.meant]))
    return kept, rows


def main() -> int:
    """Find the wrong labels in the shared data and write the list anew."""
    folder = data_folder()
    found = find_wrong_labels(load_victims(folder), _ages(folder), load_release(folder, LIST, "arabic"))
    with WRONG.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["victim", "code", "meant", "reason"])
        writer.writerows((label.victim, label.code, label.meant or "", CODES[label.code]) for label in found)
    return 0


def _ages(folder: Path) -> dict[str, int | None]:
    path = folder / "linkage" / "airwars_gaza_victims_half.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return {f"{row['incident_id']}:{row['victim_no']}": read_age(row["age_years"]) for row in csv.DictReader(file)}


def _code(victim: Record, age: int | None, beside: Sequence[Record]) -> str:
    if age is None:
        return "name_of_another"
    together = any(other.incident == victim.incident for other in beside)
    return "relative_same_incident" if together else "name_and_age_fit_other"


def _meant(
    victim: Record, age: int | None, by_family: Mapping[str, Sequence[Record]], labelled: Sequence[Record]
) -> Record | None:
    """Give the one row that fits the victim in name, sex and age, None where none or several do."""
    words = _words(victim)
    if len(words) < LEAST_WORDS or (age is None and not all(_is_of_another(words, _words(row)) for row in labelled)):
        return None
    fitting = [
        row
        for row in by_family.get(words[-1], ())
        if _fits(words, _words(row))
        and not (victim.sex and row.sex and victim.sex != row.sex)
        and (age is None or (row.age is not None and abs(row.age - age) <= MOST_YEARS))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _is_of_another(words: Sequence[str], row: Sequence[str]) -> bool:
    """True where a row has nearly neither the first word nor, anywhere, the last."""
    return not _is_nearly(words[0], row[0]) and not any(_is_nearly(words[-1], word) for word in row)


def _is_others(victim: Record, beside: Sequence[Record], rows: Sequence[Record]) -> bool:
    """True where the labelled row fits another victim of this label, and its first word is not nearly this one's."""
    return any(
        _fits(_words(other), _words(row)) and not _is_nearly(_words(victim)[0], _words(row)[0])
        for other in beside
        for row in rows
    )


def _words(record: Record) -> tuple[str, ...]:
    return tuple(word.removeprefix("ال") or word for word in name_words(record.names[0]))


def _fits(words: Sequence[str], row: Sequence[str]) -> bool:
    """True where a row begins with nearly the first word and has the others in their order."""
    if not words or not row or not _is_nearly(words[0], row[0]):
        return False
    left = iter(row[1:])
    return all(word in left for word in words[1:])


def _lacks(victim: Record, row: Record) -> bool:
    """True where the row lacks a word of the victim's name, and has none that is nearly it."""
    words, has = _words(victim), _words(row)
    if not words or not has:
        return False
    glued = [one + other for one, other in pairwise(has)]
    return not _is_nearly(words[0], has[0]) or any(
        not any(_is_nearly(word, other) for other in (*has, *glued)) for word in words
    )


def _is_nearly(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= NEARLY


if __name__ == "__main__":
    raise SystemExit(main())
