"""Find the people and incidents of a case file that are told of twice; keep the pairs, and judge the people who are
sure, if asked to.

Nothing is written until all is done, so that a run broken off leaves what was there. Where the codings in force are
those of the last run, its pairs are taken as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from onrecord.core.sharing import Share
from onrecord.jobs.sharing import sharing
from onrecord.linkage.clusters import Cluster, Clustering
from onrecord.linkage.inference import infer
from onrecord.linkage.judgements import Decision
from onrecord.linkage.leads import lead_of, tie
from onrecord.linkage.questions import Questions
from onrecord.linkage.weighing import Weighing
from onrecord.store.asked import ask_all
from onrecord.store.carried import carried
from onrecord.store.chunks import cut
from onrecord.store.codings import coding_id
from onrecord.store.compared import explanation_of, incidents_in, people_in
from onrecord.store.judgements import (
    IDENTITY,
    MACHINE,
    SAME,
    identity_judgements,
    judgement_row,
    subjects_of,
    withdrawal_of,
)
from onrecord.store.linked import (
    INCIDENT,
    PERSON,
    VERSION,
    Basis,
    RunOf,
    Scored,
    basis_of,
    inputs_of,
    keep_run,
    last_run,
)
from onrecord.store.models import Judgement, LinkedRun
from onrecord.store.recording import refresh_records

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from onrecord.linkage.duck import Duck
    from onrecord.linkage.happened import ToldHappening
    from onrecord.linkage.incident_records import IncidentRecord
    from onrecord.linkage.inference import Contradiction
    from onrecord.linkage.kinds import Kind
    from onrecord.linkage.linking import Linked
    from onrecord.linkage.records import PersonRecord
    from onrecord.linkage.together import Together
    from onrecord.linkage.victims import ToldOf
    from onrecord.store.casefile import CaseFile

__all__ = ["SURE", "Proposed", "Ran", "accept_sure", "is_current", "link_people", "propose", "take_back"]

# Less likely pairs tie nothing when clusterings are drawn (`Drawing.negligible`, 0.01), and are not kept.
LEAST_KEPT = -6.7
SURE = 0.99
"""From this mean probability on a cluster is called sure."""

CHUNK = 500
BY = f"{MACHINE} {VERSION}"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run came to; `anew` is False where nothing had changed since the last, `gone` the pairs found no more."""

    run: LinkedRun
    anew: bool
    gone: int = 0
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Proposed:
    """How the people, or the incidents, of a case file stand: `clusters` are those of two and more, `joined` those that
    people joined, or the machine at their word; `to_review` the pairs that wait for a person.
    """

    basis: Basis
    clustering: Clustering
    clusters: tuple[Cluster, ...]
    joined: int
    to_review: int

    @property
    def sure(self) -> int:
        """Give the number of clusters that are sure."""
        return sum(each.probability >= SURE for each in self.clusters)

    @property
    def likely(self) -> int:
        """Give the number of pairs that are likelier one than not."""
        return sum(pair.weight >= 0 for pair in self.basis.pairs)

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Give the judgements that cannot all hold."""
        return self.basis.bounds.judged.contradictions


def is_current(case: CaseFile) -> bool:
    """True where the last run was of the codings that are in force, by this version."""
    run = last_run(case)
    return run is not None and _is_of(run, inputs_of(case))


def _is_of(run: LinkedRun, inputs: str) -> bool:
    return (run.version, run.inputs) == (VERSION, inputs)


def link_people(case: CaseFile, spark: str | None = None) -> Ran:
    """Find the pairs of people who may be one, and of incidents, each by the other, and keep them; where nothing
    changed since the last run, nothing is done. Give what it came to for people.

    `spark` is the address of the Spark cluster that compares people, None for this machine.

    Raises:
        MissingPart, NoCluster: Spark is not installed, or the cluster does not answer.
    """
    before, inputs = last_run(case), inputs_of(case)
    if before is not None and _is_of(before, inputs):
        return Ran(before, anew=False)
    people = sorted(people_in(case), key=lambda told: told.person.id)
    incidents = sorted(incidents_in(case), key=lambda told: told.incident.id)
    with sharing(case) as share:
        found = _together(case, people, incidents, share, spark)
    persons = None if found.persons is None else _taught(case, found.persons, people)
    pairs = list(_kept(persons, [told.person for told in people]))
    happened = list(_kept(found.incidents, [told.incident for told in incidents]))
    known = {(each.one, each.other) for each in basis_of(case).pairs} if before is not None else set()
    with case.writing() as pen:
        run = keep_run(pen, people, pairs, RunOf(PERSON, inputs, _compared(persons)))
        keep_run(pen, incidents, happened, RunOf(INCIDENT, inputs, _compared(found.incidents)))
        for kind in (PERSON, INCIDENT):
            ask_all(case, kind)
    gone = len(known - {(each.one, each.other) for each in pairs})
    return Ran(run, anew=True, gone=gone, is_first=before is None)


def propose(case: CaseFile, kind: str = PERSON) -> Proposed:
    """Give the clusters that scores, judgements and constraints make now, of people or of incidents."""
    basis = basis_of(case, kind)
    clustering = basis.clustering()
    several = tuple(cluster for cluster in clustering.clusters if len(cluster.members) > 1)
    waiting = Questions(basis.scored(), basis.judgements, basis.bounds)
    return Proposed(basis, clustering, several, len(basis.bounds.judged.groups), len(waiting))


def accept_sure(case: CaseFile, least: float) -> int:
    """Judge the same, by this version of linkage, the pairs of clusters that are as likely as this throughout; give how
    many judgements were added.

    What a person said of two people, unsure too, is left alone; so is what a person took back of the machine's, and
    two names of which each has a part that the other lacks.
    """
    pairs = [(pair, told) for pair in _sure(basis_of(case), least) if (told := _in_words(case, pair)) is not None]
    with case.writing() as pen:
        for some in cut(pairs, CHUNK):
            rows = [judgement_row(pen, (IDENTITY, SAME), [each.one, each.other], told, by=BY) for each, told in some]
            pen.note("accepted", PERSON, rows, model=VERSION, least=least)
        pen.flush()
        refresh_records(case, {coding_id(end) for pair, _ in pairs for end in (pair.one, pair.other)})
        ask_all(case, PERSON)
    return len(pairs)


def take_back(case: CaseFile, reason: str) -> int:
    """Take back, in one act, every judgement that the machine made and that holds; give how many."""
    gone = Judgement.objects.using(case.alias).filter(withdraws__isnull=False).values("withdraws")
    held = Judgement.objects.using(case.alias).filter(kind=IDENTITY, judged_by__startswith=f"{MACHINE} ")
    rows = list(held.filter(withdraws__isnull=True).exclude(pk__in=gone).order_by("pk"))
    with case.writing() as pen:
        for some in cut(rows, CHUNK):
            pen.note("took back", PERSON, [withdrawal_of(pen, row, reason, by=row.judged_by) for row in some])
        pen.flush()
        subjects = [subject for row in rows for subject in subjects_of(row)]
        refresh_records(case, {coding_id(each) for each in (*subjects, *carried(case, subjects).values())})
        ask_all(case, PERSON)
    return len(rows)


def _together(
    case: CaseFile, people: Sequence[ToldOf], incidents: Sequence[ToldHappening], share: Share, spark: str | None
) -> Together:
    from onrecord.jobs.cluster import engine_for
    from onrecord.linkage.persons import PERSONS
    from onrecord.linkage.together import link_together

    # What memory lacks is written into the case file's own folder, where the names are in any case.
    with TemporaryDirectory(prefix=".linking-", dir=case.folder) as folder:

        def engines(kind: Kind) -> AbstractContextManager[Duck]:
            return engine_for(kind, Path(folder), spark if kind is PERSONS else None)

        persons, happened = [told.person for told in people], [told.incident for told in incidents]
        return link_together(persons, happened, within=True, share=share, engines=engines)


def _compared(found: Linked | None) -> int:
    return 0 if found is None else found.compared


def _taught(case: CaseFile, found: Linked, people: Sequence[ToldOf]) -> Linked:
    """Give what was linked with the weights that people's judgements put right."""
    from onrecord.linkage.teaching import taught

    ids = [told.person.id for told in people]
    known = frozenset(ids)
    rows = [row for row in identity_judgements(case) if row.one in known and row.other in known]
    return taught(found, ids, [told.person.source for told in people], infer(rows))


def _kept(found: Linked | None, records: Sequence[PersonRecord] | Sequence[IncidentRecord]) -> Iterator[Scored]:
    """Yield the pairs that are likely enough, and those that bar a merge between records that likely ones tie."""
    if found is None:
        return
    ids = [record.id for record in records]
    every = list(found.scored(ids))
    barred = {pair for _, pair in found.barred(ids)}
    lead: dict[str, str] = {}
    for pair in every:
        if pair.weight >= LEAST_KEPT:
            tie(lead, pair.one, pair.other)
    weighing = Weighing(found, [record.source for record in records])
    for place, pair in enumerate(every):
        tied = pair.one in lead and pair.other in lead and lead_of(lead, pair.one) == lead_of(lead, pair.other)
        if pair.weight >= LEAST_KEPT or (tied and (pair.one, pair.other) in barred):
            weighed = weighing.of(place)
            rival = None if weighed.rival is None else ids[weighed.rival]
            yield Scored(pair.one, pair.other, pair.weight, replace(weighed, rival=None), rival)


def _sure(basis: Basis, least: float) -> Iterator[Scored]:
    """Yield, for each cluster that is sure enough, the likeliest pairs that make it one, as far as each is."""
    judged, refused = basis.bounds.judged, _refused(basis)
    cluster_of = {
        record: place
        for place, cluster in enumerate(basis.clustering().clusters)
        if cluster.probability >= least
        for record in cluster.members
    }
    lead: dict[str, str] = {}
    for group in judged.groups:
        for record in group:
            tie(lead, min(group), record)
    for pair in sorted(basis.pairs, key=lambda each: (-each.weight, each.one, each.other)):
        if pair.probability < least:
            return
        together = pair.one in cluster_of and cluster_of[pair.one] == cluster_of.get(pair.other)
        asked = judged.decision(pair.one, pair.other) is not None or (pair.one, pair.other) in refused
        if together and not asked and lead_of(lead, pair.one) != lead_of(lead, pair.other):
            tie(lead, pair.one, pair.other)
            yield pair


def _refused(basis: Basis) -> set[tuple[str, str]]:
    """Give the pairs of which a person took back what the machine had judged."""
    made = {row.number: row for row in basis.judgements if row.is_machine and row.withdraws is None}
    return {
        made[row.withdraws].pair
        for row in basis.judgements
        if row.decision is Decision.WITHDRAWN and row.withdraws in made and not row.is_machine
    }


def _in_words(case: CaseFile, pair: Scored) -> str | None:
    """Give why a pair is accepted; None where each name has a part that the other lacks: that is for people to see."""
    told = explanation_of(case, pair)
    return None if "name" in told.differing else f"likely {pair.probability:.4f}: {told.sentence}"
