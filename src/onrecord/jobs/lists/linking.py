"""Lists linked: which records may be one person, what keeps them apart, and the clusters that follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.core.errors import BadOption
from onrecord.core.sharing import Share, alone
from onrecord.jobs.cluster import engine_for
from onrecord.jobs.lists.listed import listed_to_json
from onrecord.jobs.lists.reading import Listed, ListOfVictims
from onrecord.linkage.clusters import Cluster, Clustering, Linkage, find_clusters
from onrecord.linkage.constraints import Bars, Bounds, Constraint, Veto, veto_pairs
from onrecord.linkage.duck import Duck
from onrecord.linkage.inference import infer
from onrecord.linkage.judgements import Decision, Judgement
from onrecord.linkage.linking import Linked, link_records
from onrecord.linkage.pairs import ScoredPair, ordered, probability_of
from onrecord.linkage.persons import PERSONS
from onrecord.linkage.records import PersonRecord
from onrecord.linkage.settling import settled
from onrecord.linkage.standing import keep_standing
from onrecord.linkage.teaching import taught

__all__ = ["FoundPair", "LinkWish", "LinkedLists", "link_lists"]


@dataclass(frozen=True, slots=True)
class LinkWish:
    """From which mean probability on records are joined, the names of the lists that name nobody twice, the address of
    the Spark cluster that compares, None for this machine, and the file that the linked lists are kept in.
    """

    threshold: float = 0.5
    unique: tuple[str, ...] = ()
    spark: str | None = None
    keep: Path | None = None


@dataclass(frozen=True, slots=True)
class FoundPair:
    """Two records that may be one, by their places in all records, the first first.

    `place` is that of the pair in what was linked; `is_joined`: both are in one cluster; `parted` says why they are
    not, although they are as likely as the threshold; `decision` is what people judged, or what follows from it.
    """

    one: int
    other: int
    weight: float
    place: int
    is_joined: bool
    in_one_list: bool = False
    parted: str | None = None
    decision: Decision | None = None

    @property
    def probability(self) -> float:
        """Give how likely the two are one, by their score."""
        return probability_of(self.weight)


@dataclass(frozen=True, slots=True)
class LinkedLists:
    """All records of lists in order, the pairs that may be one, and the clusters.

    `linked` is None where no two may be; `compared` are the places of the records that it is of: those with a name.
    """

    lists: tuple[ListOfVictims, ...]
    people: tuple[Listed, ...]
    wish: LinkWish
    linked: Linked | None
    pairs: tuple[FoundPair, ...]
    clustering: Clustering
    bounds: Bounds
    compared: tuple[int, ...] = field(repr=False, default=())
    scored: tuple[ScoredPair, ...] = field(repr=False, default=())

    @property
    def clusters(self) -> list[Cluster]:
        """Give the clusters in the order of the first record of each."""
        place = {each.record.id: number for number, each in enumerate(self.people)}
        return sorted(self.clustering.clusters, key=lambda cluster: min(place[member] for member in cluster.members))


def link_lists(
    lists: Sequence[ListOfVictims],
    wish: LinkWish,
    judgements: Iterable[Judgement] = (),
    folder: Path | None = None,
    share: Share = alone,
) -> LinkedLists:
    """Link lists; in `folder` may be written what memory lacks, and `share` may give work to other processes.

    Raises:
        BadOption: a list that names nobody twice is none of these, the threshold is no probability, or the lists are to
            be kept and no two records may be one.
        MissingPart, NoCluster: a Spark cluster is to compare, and Spark is not installed, or it does not answer.
        UnwritableOutput: the file that the lists are to be kept in cannot be written.
    """
    _check_unique(lists, wish.unique)
    linkage = Linkage(wish.threshold)
    people = tuple(each for some in lists for each in some.people)
    compared = tuple(place for place, each in enumerate(people) if each.is_named)
    records = [people[place].record for place in compared]
    within = any(some.name not in wish.unique for some in lists)
    judged, ids = infer(judgements), [record.id for record in records]
    linked = None
    if len(records) > 1:
        with engine_for(PERSONS, folder, wish.spark) as engine:
            linked = link_records(engine, records, within=within, share=share)
            if linked is not None:
                sources = [record.source for record in records]
                linked = settled(taught(linked, ids, sources, judged), ids, sources, judged)
                _keep(wish, engine, linked, [people[place] for place in compared])
    if linked is None and wish.keep is not None:
        raise BadOption(
            "--keep",
            found="no two records that may be one",
            expected="lists that tell of some people twice: what agreeing weighs is learned from them",
            do="Leave --keep out, or link more lists together.",
        )
    scored = () if linked is None else tuple(linked.scored(ids))
    bounds = Bounds(judged, tuple(_apart(lists, wish.unique)), tuple(_vetoes(linked, ids)))
    clustering = find_clusters(scored, bounds, linkage, [each.record.id for each in people])
    pairs = () if linked is None else tuple(_found(records, compared, linked, clustering, bounds))
    return LinkedLists(tuple(lists), people, wish, linked, pairs, clustering, bounds, compared, scored)


def _keep(wish: LinkWish, engine: Duck, linked: Linked, people: Iterable[Listed]) -> None:
    if wish.keep is not None:
        keep_standing(engine, linked, wish.keep, [listed_to_json(each) for each in people])


def _check_unique(lists: Sequence[ListOfVictims], unique: Iterable[str]) -> None:
    names = [each.name for each in lists]
    for name in unique:
        if name not in names:
            raise BadOption(
                "--unique", found=repr(name), expected=f"one of: {', '.join(names)}", do="Name a list as it is given."
            )


def _apart(lists: Iterable[ListOfVictims], unique: Sequence[str]) -> Iterator[Constraint]:
    """Yield what keeps records apart: an incident of a list, a list that names nobody twice."""
    for some in lists:
        if some.name in unique:
            yield Constraint(
                f"{some.name} is said to name nobody twice", frozenset(each.record.id for each in some.people)
            )
            continue
        told: defaultdict[str, set[str]] = defaultdict(set)
        for each in some.people:
            if each.record.incident is not None:
                told[each.record.incident].add(each.record.id)
        for incident, members in told.items():
            if len(members) > 1:
                yield Constraint(f"{some.name} names both in incident {incident}", frozenset(members))


def _vetoes(linked: Linked | None, ids: Sequence[str]) -> Iterator[Veto]:
    if linked is None:
        return
    barred: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for words, pair in linked.barred(ids):
        barred[words].append(pair)
    for words, pairs in sorted(barred.items()):
        yield veto_pairs(words, pairs)


def _found(
    records: Sequence[PersonRecord], places: Sequence[int], linked: Linked, clustering: Clustering, bounds: Bounds
) -> Iterator[FoundPair]:
    """Yield the pairs, but for those that a constraint keeps apart; `places` are those of the records among all."""
    cluster = {member: number for number, each in enumerate(clustering.clusters) for member in each.members}
    parted = {(review.one, review.other): review.reason for review in clustering.reviews}
    constrained = Bars(Bounds(constraints=bounds.constraints))
    ends = zip(linked.pairs.one.tolist(), linked.pairs.other.tolist(), linked.weights.tolist(), strict=True)
    for number, (first, second, weight) in enumerate(ends):
        lower, higher = sorted((first, second))
        ids = ordered(records[lower].id, records[higher].id)
        decision = bounds.judged.decision(*ids)
        joined = cluster[ids[0]] == cluster[ids[1]]
        if not joined and decision is None and constrained.parting(*((each,) for each in ids)) is not None:
            continue
        in_one = records[lower].source == records[higher].source
        yield FoundPair(places[lower], places[higher], weight, number, joined, in_one, parted.get(ids), decision)
