"""Hold a case file to what clients were told: each thing there, whole, and once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.workbench.kill_actors import Actor, CodingPage, MatchingPage, SigningPage
from bench.workbench.kill_clients import Client, Coder, Judge, Keeper, Setter, Signer
from onrecord.jobs.verifying import verify_case
from onrecord.store.casefile import CaseFile, Writer, open_case
from onrecord.store.tolerant import Break

__all__ = ["Held", "hold"]


@dataclass
class Held:
    """What was told and is not there, what is there by half, and what is there twice."""

    lost: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)

    @property
    def found(self) -> list[str]:
        """Give all of it."""
        return [*self.lost, *self.half, *self.doubled]


Somebody = Client | Actor


def hold(folder: Path, database_url: str | None, clients: Sequence[Somebody], *, wholly: bool = True) -> Held:
    """Give what is not as clients were told and pages showed; `wholly` verifies every row and original too."""
    # What is told while this looks is not yet looked for.
    told = [_copied(each) for each in clients]
    case = open_case(folder, Writer("amal", database_url=database_url))
    held = Held()
    try:
        if wholly:
            held.half += [str(each) for each in verify_case(case) if isinstance(each, Break)]
        for client, kept in zip(clients, told, strict=True):
            HOLDING[type(client)](case, client, kept, held)
        _drafts(case, held)
    finally:
        case.close()
    return held


def _copied(client: Somebody) -> tuple[Any, list[str]]:
    kept = getattr(client, "kept", {})
    return (kept.copy(), list(getattr(client, "finished", ())))


def _coder(case: CaseFile, client: Somebody, told: tuple[Any, list[str]], held: Held) -> None:
    from onrecord.store.models import Coding, DraftEdit

    rows = DraftEdit.objects.using(case.alias).filter(draft__coder=client.name).values_list("body", flat=True)
    tokens = Counter(json.loads(body).get("token") for body in rows)
    held.lost += [
        f"{client.name}: edit {token} of {reading[:12]}" for token, reading in told[0].items() if not tokens[token]
    ]
    held.doubled += [f"{client.name}: edit {token}" for token, number in tokens.items() if token and number > 1]
    codings = Coding.objects.using(case.alias).filter(name=client.name, kind="person")
    coded = Counter(codings.values_list("reading", flat=True))
    finished = Counter(told[1])
    held.lost += [f"{client.name}: coding of {reading[:12]}" for reading in finished if coded[reading] < 1]


def _judge(case: CaseFile, client: Somebody, told: tuple[Any, list[str]], held: Held) -> None:
    from onrecord.store.models import Judgement

    rows = Judgement.objects.using(case.alias).filter(judged_by=client.name)
    _once(client, Counter(row.reason for row in rows if row.kind == "identity"), told[0], held)


def _signer(case: CaseFile, client: Somebody, told: tuple[Any, list[str]], held: Held) -> None:
    from onrecord.store.grades import GRADE
    from onrecord.store.models import Entry

    rows = Entry.objects.using(case.alias).filter(kind=GRADE, set_by=client.name)
    _once(client, Counter(json.loads(row.body)["reason"] for row in rows), told[0], held)


def _keeper(case: CaseFile, client: Somebody, told: tuple[Any, list[str]], held: Held) -> None:
    from onrecord.store.filters import FILTER
    from onrecord.store.models import Entry

    rows = Entry.objects.using(case.alias).filter(kind=FILTER, set_by=client.name)
    _once(client, Counter(json.loads(row.body)["name"] for row in rows), told[0], held)


def _coding_page(case: CaseFile, client: Somebody, told: tuple[Any, list[str]], held: Held) -> None:
    """Each value that the mark called saved is in the edits of the draft, once."""
    from onrecord.store.models import Coding, DraftEdit

    rows = DraftEdit.objects.using(case.alias).filter(draft__coder=client.name).values_list("body", flat=True)
    edits = [json.loads(body)["edit"] for body in rows]
    there = Counter(value for edit in edits for _, value, _ in edit.get("values", ()) if isinstance(value, str))
    _once(client, there, told[0], held)
    codings = Coding.objects.using(case.alias).filter(name=client.name, kind="person")
    coded = set(codings.values_list("reading", flat=True))
    held.lost += [f"{client.name}: coding of {reading[:12]}" for reading in set(told[1]) - coded]


def _matching_page(case: CaseFile, client: Somebody, told: tuple[Any, list[str]], held: Held) -> None:
    """Each pair that went is judged as the key said, once."""
    from onrecord.store.models import Judgement

    rows = Judgement.objects.using(case.alias).filter(judged_by=client.name, kind="identity")
    _once(client, Counter((*sorted(json.loads(row.subjects)), row.decision) for row in rows), told[0], held)


def _setter(case: CaseFile, client: Somebody, told: tuple[Any, list[str]], held: Held) -> None:
    from onrecord.store.sources import sources

    _once(
        client, Counter(each.name for each in sources(case) if (each.name or "").startswith("Gazette ")), told[0], held
    )


def _once(client: Somebody, there: Counter[Any], told: Any, held: Held) -> None:
    held.lost += [f"{client.name}: {each}" for each in told if not there[each]]
    held.doubled += [f"{client.name}: {each}" for each, number in there.items() if number > 1]


def _drafts(case: CaseFile, held: Held) -> None:
    """Edits of a draft are numbered without a gap, and each can be read."""
    from onrecord.coding.editing.edits import edit_from_json
    from onrecord.store.models import DraftEdit

    numbers: dict[int, list[int]] = {}
    for row in DraftEdit.objects.using(case.alias).order_by("draft", "number"):
        numbers.setdefault(row.draft_id, []).append(row.number)
        edit_from_json(json.dumps(json.loads(row.body)["edit"]))
    held.half += [
        f"draft {draft} has edits {some}" for draft, some in numbers.items() if some != list(range(1, len(some) + 1))
    ]


HOLDING = {
    Coder: _coder, Judge: _judge, Keeper: _keeper, Signer: _signer, Setter: _setter,
    CodingPage: _coding_page, MatchingPage: _matching_page, SigningPage: _signer,
}  # fmt: skip
