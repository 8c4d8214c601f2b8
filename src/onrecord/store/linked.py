"""The people and incidents of a case file as linkage compares them, and the pairs that the last run found: derived,
never truth.

A run replaces what the one before it kept, and facts are never touched. Which codings are in force, and which version
of linkage reads them, is all that a run depends on: where both are as they were, it need not be done again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from onrecord.core.vocabulary import CoderKind
from onrecord.linkage.clusters import Clustering, find_clusters
from onrecord.linkage.constraints import Bounds, Constraint, Veto, veto_pairs
from onrecord.linkage.draws import Clusters, Drawing, draw_clusterings
from onrecord.linkage.happened import ToldHappening
from onrecord.linkage.incident_wording import label_of
from onrecord.linkage.incidents import INCIDENTS
from onrecord.linkage.inference import infer
from onrecord.linkage.judgements import Judgement
from onrecord.linkage.kinds import Kind
from onrecord.linkage.pairs import ScoredPair, ordered, probability_of
from onrecord.linkage.persons import PERSONS
from onrecord.linkage.rows import row_of
from onrecord.linkage.second_stage import FEWEST
from onrecord.linkage.victims import Place, ToldOf, apart
from onrecord.linkage.weighing import Weighed
from onrecord.store.canonical import canonical_json
from onrecord.store.chunks import cut
from onrecord.store.codings import coding_id
from onrecord.store.entries import body_of, newest_entry, set_entry
from onrecord.store.judgements import identity_judgements
from onrecord.store.models import Coding, LinkedIncident, LinkedPair, LinkedPerson, LinkedRun, Listing

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = [
    "INCIDENT",
    "PERSON",
    "VERSION",
    "Basis",
    "RunOf",
    "Scored",
    "basis_of",
    "basis_over",
    "draw_incidents",
    "draw_people",
    "inputs_of",
    "is_behind",
    "keep_run",
    "last_run",
    "lists_in",
    "lists_once",
    "names_of",
    "relatives_of",
    "relatives_told",
    "scored_among",
    "scored_of",
    "set_lists_once",
    "told_of",
]

VERSION = "persons@2026.3"
"""The version of how people and incidents are read, compared and weighed; it changes when the same codings give other
pairs.
"""

PERSON, INCIDENT = "person", "incident"
"""What is linked: the kinds of runs and pairs."""
SETTING = "linkage"
"""The kind of the entry that says how people are linked; its key is `PERSON`."""

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair as a run found it: its ids in order, log2 odds, their parts, and who may be one of the two instead."""

    one: str
    other: str
    weight: float
    weighed: Weighed
    rival: str | None = None

    @property
    def probability(self) -> float:
        """Give how likely the two are one."""
        return probability_of(self.weight)

    def is_barred(self, kind: Kind) -> bool:
        """Tell whether what a comparison came to bars a merge by score, however high."""
        return any(each.bars(level) for each, level in zip(kind.comparisons, self.weighed.levels, strict=True))


@dataclass(frozen=True, slots=True)
class RunOf:
    """A run: of which kind, the sum of what it depends on, and how many pairs it compared."""

    kind: str
    inputs: str
    compared: int


@dataclass(frozen=True, slots=True)
class Basis:
    """All that clusters are derived from: pairs, every judgement on people (or incidents), and what keeps them apart.

    `stale` counts the judgements that hold and are on people of codings that are no longer in force.
    """

    people: tuple[str, ...]
    pairs: tuple[Scored, ...]
    judgements: tuple[Judgement, ...]
    bounds: Bounds
    stale: int = 0

    def scored(self) -> list[ScoredPair]:
        """Give the pairs as clusters are made of them."""
        return [ScoredPair(each.one, each.other, each.weight) for each in self.pairs]

    def clustering(self) -> Clustering:
        """Give the clusters as they are proposed now."""
        return find_clusters(self.scored(), self.bounds, records=self.people)


def inputs_of(case: CaseFile) -> str:
    """Give the sum of what a run depends on; answers of people count by the fifty, which is when they teach."""
    said = sum(not row.is_machine and row.withdraws is None for row in identity_judgements(case))
    told = hashlib.sha256(f"{VERSION} {said // FEWEST}".encode())
    rows = Listing.objects.using(case.alias).filter(coding__isnull=False).order_by("coding")
    for coding in rows.values_list("coding", flat=True).iterator(chunk_size=CHUNK):
        told.update(str(coding).encode())
    return told.hexdigest()


def last_run(case: CaseFile, kind: str = PERSON) -> LinkedRun | None:
    """Give what is kept of the last run, None where there was none."""
    return LinkedRun.objects.using(case.alias).filter(kind=kind).first()


def keep_run(
    pen: Pen, told: Sequence[ToldOf] | Sequence[ToldHappening], found: Sequence[Scored], run: RunOf
) -> LinkedRun:
    """Keep what a run found in place of what is kept of the one before, in the pen's transaction."""
    alias, kind = pen.case.alias, run.kind
    before, pairs = last_run(pen.case, kind), LinkedPair.objects.using(alias).filter(kind=kind)
    known = set(pairs.values_list("one", "other"))
    rows = [_pair_row(each, kind, fresh=before is not None and (each.one, each.other) not in known) for each in found]
    pairs.delete()
    LinkedRun.objects.using(alias).filter(kind=kind).delete()
    _keep_told(alias, told, kind)
    LinkedPair.objects.using(alias).bulk_create(rows, batch_size=CHUNK)
    fresh = sum(row.fresh for row in rows)
    counted: dict[str, Any] = {"people" if kind == PERSON else "incidents": len(told)}
    pen.note("linked", kind, version=VERSION, inputs=run.inputs, pairs=len(rows), new=fresh, **counted)
    return LinkedRun.objects.using(alias).create(
        kind=kind,
        version=VERSION,
        inputs=run.inputs,
        made_at=pen.now,
        people=len(told),
        compared=run.compared,
        fresh=fresh,
    )


def _keep_told(alias: str, told: Sequence[ToldOf] | Sequence[ToldHappening], kind: str) -> None:
    if kind == PERSON:
        LinkedPerson.objects.using(alias).all().delete()
        people = [_person_row(each) for each in told if isinstance(each, ToldOf)]
        LinkedPerson.objects.using(alias).bulk_create(people, batch_size=CHUNK)
        return
    LinkedIncident.objects.using(alias).all().delete()
    incidents = [_incident_row(each) for each in told if isinstance(each, ToldHappening)]
    LinkedIncident.objects.using(alias).bulk_create(incidents, batch_size=CHUNK)


def lists_in(case: CaseFile) -> list[str]:
    """Give the names of the lists that were imported: those of their sources, else of their mappings."""
    rows = Coding.objects.using(case.alias).filter(kind=str(CoderKind.IMPORT))
    listed = Listing.objects.using(case.alias).filter(coding__in=rows.values("pk"))
    named = set(listed.filter(source__isnull=False).values_list("source", flat=True))
    unnamed = listed.filter(source__isnull=True).values("coding")
    named |= set(rows.filter(pk__in=unnamed).values_list("name", flat=True))
    return sorted(str(name) for name in named)


def lists_once(case: CaseFile) -> tuple[str, ...]:
    """Give the names of the lists that repeat nobody, as people said."""
    entry = newest_entry(case, SETTING, PERSON)
    return tuple(body_of(entry).get("once", ())) if entry is not None else ()


def set_lists_once(pen: Pen, names: Iterable[str]) -> None:
    """Keep, in the pen's transaction, that these lists repeat nobody, beside those said before."""
    set_entry(pen, SETTING, PERSON, {"once": sorted({*lists_once(pen.case), *names})})


def basis_of(case: CaseFile, kind: str = PERSON) -> Basis:
    """Give what clusters are derived from: of the last run what is in force still."""
    listed = Listing.objects.using(case.alias).filter(coding__isnull=False)
    in_force = {str(coding) for coding in listed.values_list("coding", flat=True)}
    rows = LinkedPair.objects.using(case.alias).filter(kind=kind).order_by("one", "other")
    every = identity_judgements(case)
    told = [row for row in _told_in(case, kind) if coding_id(row.subject) in in_force]
    basis = basis_over(case, kind, told, rows, every)
    return replace(basis, stale=_stale(every, in_force)) if kind == PERSON else basis


def basis_over(
    case: CaseFile,
    kind: str,
    told: Sequence[LinkedPerson | LinkedIncident],
    rows: Iterable[LinkedPair],
    every: Iterable[Judgement],
) -> Basis:
    """Give what clusters of these are derived from: of the pairs and judgements those that are on two of them."""
    people = {row.subject for row in told}
    pairs = tuple(scored_of(row) for row in rows if row.one in people and row.other in people)
    judgements = tuple(row for row in every if row.one in people and row.other in people)
    bounds = Bounds(infer(judgements), tuple(_constraints(case, told, kind)), (_veto(pairs, kind),))
    return Basis(tuple(sorted(people)), pairs, judgements, bounds)


def scored_among(case: CaseFile, kind: str, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Scored]:
    """Give those of these pairs that the last run found."""
    wanted = {ordered(*pair) for pair in pairs}
    found: dict[tuple[str, str], Scored] = {}
    for some in cut(sorted({one for one, _ in wanted}), CHUNK):
        rows = LinkedPair.objects.using(case.alias).filter(kind=kind, one__in=some)
        found |= {(row.one, row.other): scored_of(row) for row in rows if (row.one, row.other) in wanted}
    return found


def told_of(case: CaseFile, kind: str, subjects: Iterable[str]) -> list[LinkedPerson | LinkedIncident]:
    """Give those of these people, or incidents, that the last run met and whose coding is in force still."""
    told: list[LinkedPerson | LinkedIncident] = []
    for some in cut(sorted(set(subjects)), CHUNK):
        rows = _met(case, kind, some)
        codings = {coding_id(row.subject) for row in rows}
        listed = Listing.objects.using(case.alias).filter(coding__in=codings).values_list("coding", flat=True)
        in_force = set(listed)
        told += [row for row in rows if coding_id(row.subject) in in_force]
    return told


def _met(case: CaseFile, kind: str, subjects: Sequence[str]) -> Sequence[LinkedPerson | LinkedIncident]:
    if kind == PERSON:
        return list(LinkedPerson.objects.using(case.alias).filter(subject__in=subjects))
    return list(LinkedIncident.objects.using(case.alias).filter(subject__in=subjects))


def is_behind(case: CaseFile, kind: str = PERSON) -> bool:
    """True where something was coded since the last run, or the run was of another version.

    What a run depends on is not summed up for it, which takes as long as there are reports.
    """
    run = last_run(case, kind)
    newest = Coding.objects.using(case.alias).order_by("-seq").values_list("coded_at", flat=True).first()
    if run is None or run.version != VERSION:
        return newest is not None
    return newest is not None and newest > run.made_at


def _told_in(case: CaseFile, kind: str) -> Iterable[LinkedPerson] | Iterable[LinkedIncident]:
    if kind == PERSON:
        return LinkedPerson.objects.using(case.alias).all()
    return LinkedIncident.objects.using(case.alias).all()


def draw_people(case: CaseFile, drawing: Drawing | None = None) -> Iterator[Clusters]:
    """Yield without end clusterings of everybody with a name, each as likely as scores and judgements make it.

    A count over many of them says what doubt about who is one does to it. Whoever has no name is in none.
    """
    return _drawn(basis_of(case), drawing)


def draw_incidents(case: CaseFile, drawing: Drawing | None = None) -> Iterator[Clusters]:
    """Yield without end clusterings of all incidents, each as likely as scores and judgements make it."""
    return _drawn(basis_of(case, INCIDENT), drawing)


def _drawn(basis: Basis, drawing: Drawing | None) -> Iterator[Clusters]:
    return draw_clusterings(basis.scored(), basis.bounds, drawing, basis.people)


def names_of(case: CaseFile, subjects: Iterable[str]) -> dict[str, str]:
    """Give the names of people as first told, and what incidents are known by, by their ids."""
    told: dict[str, str] = {}
    for some in cut(sorted(set(subjects)), CHUNK):
        for model in (LinkedPerson, LinkedIncident):
            rows = model._default_manager.using(case.alias).filter(subject__in=some)
            told |= dict(rows.values_list("subject", "name"))
    return told


def relatives_of(case: CaseFile, subjects: Sequence[str], most: int) -> tuple[list[str], int]:
    """Give the names of some who share the family's and father's name with any of these, and how many more there are.

    Where one of two is told without the father's name, the family's alone is shared.
    """
    told = list(dict.fromkeys(name for _, name in relatives_told(case, subjects)))
    return told[:most], max(len(told) - most, 0)


def relatives_told(case: CaseFile, subjects: Sequence[str]) -> list[tuple[str, str]]:
    """Give the subject and the name of everybody who shares the family's and father's name with any of these."""
    rows = LinkedPerson.objects.using(case.alias)
    own = [row for row in rows.filter(subject__in=subjects) if row.family is not None]
    near = rows.filter(family__in={row.family for row in own}).exclude(subject__in=subjects)
    told_of_all = near.order_by("name", "subject").only("subject", "name", "family", "father")
    return [(row.subject, row.name) for row in told_of_all if any(_are_related(row, each) for each in own)]


def _are_related(one: LinkedPerson, other: LinkedPerson) -> bool:
    fathers = {one.father, other.father} - {None}
    return one.family == other.family and len(fathers) < 2


def _stale(rows: Sequence[Judgement], in_force: set[str]) -> int:
    said = infer(rows)
    held = (*said.same, *said.not_followed, *said.different, *said.unsure)
    return sum(not {coding_id(row.one), coding_id(row.other)} <= in_force for row in held)


def _constraints(case: CaseFile, told: Sequence[LinkedPerson | LinkedIncident], kind: str) -> Iterator[Constraint]:
    # A list that repeats nobody has a row for each victim of an incident.
    once = lists_once(case) if kind == PERSON else ()
    return apart([Place(row.subject, row.together, row.is_row) for row in told], once)


def _veto(pairs: Iterable[Scored], kind: str) -> Veto:
    compared = PERSONS if kind == PERSON else INCIDENTS
    barred = [(each.one, each.other) for each in pairs if each.is_barred(compared)]
    return veto_pairs("given names differ", barred)


def scored_of(row: LinkedPair) -> Scored:
    """Give a pair as it is kept."""
    told = json.loads(row.weighed)
    weighed = Weighed(**{**told, "levels": tuple(told["levels"]), "bits": tuple(told["bits"])})
    return Scored(row.one, row.other, row.weight, weighed, row.rival)


def _pair_row(each: Scored, kind: str, *, fresh: bool) -> LinkedPair:
    return LinkedPair(
        kind=kind,
        one=each.one,
        other=each.other,
        weight=each.weight,
        weighed=canonical_json(asdict(each.weighed)),
        rival=each.rival,
        fresh=fresh,
    )


def _person_row(told: ToldOf) -> LinkedPerson:
    row = row_of(told.person)
    return LinkedPerson(
        subject=told.person.id,
        name=told.person.names[0],
        together=told.place.together,
        is_row=told.place.is_row,
        family=row.family,
        father=row.father,
    )


def _incident_row(told: ToldHappening) -> LinkedIncident:
    return LinkedIncident(
        subject=told.incident.id,
        name=label_of(told.incident),
        together=told.place.together,
        is_row=told.place.is_row,
    )
