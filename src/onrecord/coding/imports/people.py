"""A row that is one victim: names in their forms, age, sex, status, work, and what was done."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from onrecord.coding.codebook import Codebook
from onrecord.coding.fold import Party
from onrecord.coding.imports.cells import Unread, read_age, read_term
from onrecord.coding.imports.claims import Claims, Read
from onrecord.coding.imports.mapping import ListMapping
from onrecord.coding.imports.means import read_means
from onrecord.core.values import Absent, Name
from onrecord.core.vocabulary import PartyKind
from onrecord.resolution.unnamed import says_unnamed

__all__ = ["ReadRow", "act_of_outcome", "read_person"]

VICTIM, ACT = "p1", "k1"
ONE_ROW = "mapping: one row is one victim"
ACT_OF_LIST = "mapping: the act of the whole list"
TERMS = ("sex", "status", "age_group")
WORDS = ("occupation", "nationality", "affiliation")
PARTS = ("given", "father", "grandfather", "family")
_arabic, _latin = re.compile(r"[\u0620-\u064a]"), re.compile(r"[A-Za-z]")


class ReadRow(Protocol):
    """A row as it is read."""

    @property
    def cells(self) -> Mapping[str, list[Read]]:
        """Its cells by what they are mapped to."""
        ...

    @property
    def claims(self) -> Claims:
        """What was claimed so far."""
        ...

    def refuse(self, cell: Read, unread: Unread) -> None:
        """Note a cell that gave no value."""
        ...


def read_person(row: ReadRow, mapping: ListMapping, book: Codebook) -> tuple[tuple[str, ...], tuple[Party, ...]] | None:
    """Read the victim of a row, and give its act and party; None where the row says nothing of any."""
    names = _read_names(row)
    for term in TERMS:
        _read_term(row, term)
    _read_age(row)
    for word in WORDS:
        for cell in row.cells.get(f"victim.{word}", ()):
            if cell.said.absent is None:
                row.claims.add(VICTIM, word, cell.said.words, cell)
    outcome = _outcome(row)
    if not row.claims.made and outcome is None:
        return None
    row.claims.add_one(VICTIM, ONE_ROW)
    _read_act(row, mapping, book, outcome)
    read_means(row, (ACT,), book)
    return (ACT,), (Party(VICTIM, PartyKind.PERSON, names),)


def _read_names(row: ReadRow) -> tuple[Name, ...]:
    """Read the name, whole or in parts, and its other forms."""
    forms: list[Name] = []
    for cell in row.cells.get("victim.name", ()):
        if _is_unnamed(cell):
            row.claims.add(VICTIM, "description", cell.said.words, cell)
        elif cell.said.absent is None:
            forms.append(_form(cell.said.words))
            row.claims.add(VICTIM, "names", cell.said.words, cell)
    parts = [(part, cell) for part in PARTS for cell in row.cells.get(f"victim.{part}", ()) if cell.said.absent is None]
    if parts and not forms:
        whole = " ".join(cell.said.words for _, cell in parts)
        named = tuple((part, cell.said.words) for part, cell in parts)
        forms.append(Name(whole, *_script(whole), named))
        row.claims.add(VICTIM, "names", whole, *(cell for _, cell in parts))
    _read_first_name(row, forms, [cell for _, cell in parts])
    return tuple(forms) if len(forms) > 1 or any(form.parts for form in forms) else _dropped(row)


def _read_first_name(row: ReadRow, forms: Sequence[Name], parts: Sequence[Read]) -> None:
    """Claim the first form as the name; where the list says that it is unknown, that."""
    told = [
        (cell, Absent("unknown") if _is_unnamed(cell) else cell.said.absent)
        for cell in row.cells.get("victim.name", ())
    ]
    cells = [(cell, absent) for cell, absent in told if (absent is None) == bool(forms)]
    if forms and not cells:
        row.claims.add(VICTIM, "name", forms[0].text, *parts)
    elif cells:
        row.claims.add(VICTIM, "name", cells[0][1] or forms[0].text, cells[0][0])


def _is_unnamed(cell: Read) -> bool:
    """Tell whether a cell says in words of its own that somebody is not known: "Unknown woman" is no name."""
    return cell.said.absent is None and says_unnamed(cell.said.words)


def _dropped(row: ReadRow) -> tuple[Name, ...]:
    """Give no forms: one form of a name is the name."""
    row.claims.made[:] = [claim for claim in row.claims.made if claim.property != "names"]
    return ()


def _form(text: str) -> Name:
    return Name(text, *_script(text))


def _script(text: str) -> tuple[str | None, str | None]:
    """Give the script of a name and the language that it tells."""
    if _arabic.search(text):
        return "Arab", None
    return ("Latn", None) if _latin.search(text) else (None, None)


def _read_term(row: ReadRow, term: str) -> None:
    for cell in row.cells.get(f"victim.{term}", ()):
        if cell.said.absent is not None:
            row.claims.add(VICTIM, term, "unknown", cell)
            continue
        value = read_term(term, cell.said)
        if isinstance(value, Unread):
            row.refuse(cell, value)
        else:
            row.claims.add(VICTIM, term, value, cell)


def _read_age(row: ReadRow) -> None:
    """Read the age; "child" in its column is the group of age."""
    for cell in row.cells.get("victim.age", ()):
        if cell.said.absent is not None:
            row.claims.add(VICTIM, "age", cell.said.absent, cell)
            continue
        age, group = read_age(cell.said), read_term("age_group", cell.said)
        if not isinstance(age, Unread):
            row.claims.add(VICTIM, "age", age, cell)
        elif not isinstance(group, Unread):
            row.claims.add(VICTIM, "age_group", group, cell)
        else:
            row.refuse(cell, age)


def _outcome(row: ReadRow) -> tuple[str, Read] | None:
    """Give what the row says was done to the person."""
    for cell in row.cells.get("victim.outcome", ()):
        if cell.said.absent is not None:
            continue
        value = read_term("outcome", cell.said)
        if not isinstance(value, Unread):
            return value, cell
        row.refuse(cell, value)
    return None


def _read_act(row: ReadRow, mapping: ListMapping, book: Codebook, outcome: tuple[str, Read] | None) -> None:
    if outcome is None:
        row.claims.add(ACT, "type", mapping.act, rule=ACT_OF_LIST)
        row.claims.add(VICTIM, f"acts.{ACT}.outcome", str(book.acts[mapping.act].outcome), rule=ACT_OF_LIST)
        return
    value, cell = outcome
    row.claims.add(ACT, "type", act_of_outcome(book, value), cell)
    row.claims.add(VICTIM, f"acts.{ACT}.outcome", value, cell)


def act_of_outcome(book: Codebook, outcome: str) -> str:
    """Give the act of the codebook that has this outcome."""
    return next((act.id for act in book.acts.values() if str(act.outcome) == outcome), outcome)
