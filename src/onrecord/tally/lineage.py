"""Who got it from whom, as a graph: reports, the texts that they print, the sources that they cite, and the origins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from onrecord.tally.accounts import ClaimFact
from onrecord.tally.origins import is_named, origin_key
from onrecord.tally.texts import way_of

__all__ = ["TEXTS", "Edge", "How", "Lineage", "Node", "NodeKind", "lineage_of", "show_lineage"]


class NodeKind(StrEnum):
    """What a node of the graph is."""

    REPORT = "report"
    TEXT = "text"
    SOURCE = "source"
    ORIGIN = "origin"
    UNNAMED = "unnamed origin"


TEXTS = (NodeKind.REPORT, NodeKind.TEXT)
"""The nodes that are texts of reports, by their ids."""


class How(StrEnum):
    """How what is told came from one to another."""

    PRINTS_AGAIN = "prints again"
    HAS_FROM = "has it from"


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """A report or text by its id, or a source by its name as it is written. An origin that is not named is one for each
    way that leads to it, since nothing shows that the words are of the same people.
    """

    id: str
    kind: NodeKind
    label: str


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """From who tells it to whom it is from, by the ids of their nodes."""

    teller: str
    told_by: str
    how: How


@dataclass(frozen=True, slots=True)
class Lineage:
    """The graph, in order of ids, so that the same claims give the same drawing."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()


def lineage_of(facts: Iterable[ClaimFact]) -> Lineage:
    """Give the graph of who got claims from whom."""
    nodes: dict[str, Node] = {}
    edges: set[Edge] = set()
    for fact in sorted(facts, key=lambda each: (each.family, each.report, each.chain)):
        ways = list(_way(fact))
        for node in ways:
            _keep(nodes, node)
        edges |= {Edge(one.id, other.id, _how(one, other)) for one, other in pairwise(ways) if one.id != other.id}
    return Lineage(tuple(sorted(nodes.values())), tuple(sorted(edges)))


def show_lineage(lineage: Lineage) -> str:
    """Give the graph for a terminal: origins first, those that are named before the others, below each who has it from
    there; one line a node, and one that has it from several is below each of them.
    """
    nodes = {node.id: node for node in lineage.nodes}
    tellers = {node.id: [edge for edge in lineage.edges if edge.told_by == node.id] for node in lineage.nodes}
    told = {edge.teller for edge in lineage.edges}
    by_name = sorted(lineage.nodes, key=lambda node: (node.kind is NodeKind.UNNAMED, node.id))
    roots = [node.id for node in by_name if node.id not in told]
    lines: list[str] = []
    seen: set[str] = set()
    # Two that have it from each other are below no origin: the first of them stands for one.
    for root in [*roots, *nodes]:
        if root not in seen:
            lines += _shown(nodes[root], nodes, tellers, seen)
    return "\n".join(lines)


def _way(fact: ClaimFact) -> Iterator[Node]:
    """Yield the nodes of one claim, from its report to its origin."""
    if fact.report != fact.family:
        yield Node(fact.report, NodeKind.REPORT, fact.report)
    is_report = fact.report == fact.family
    yield Node(fact.family, NodeKind.REPORT if is_report else NodeKind.TEXT, fact.family)
    way = way_of(fact)
    told_by = fact.family
    for place, name in enumerate(way):
        is_end = place == len(way) - 1
        if is_named(name):
            told_by = f"source {origin_key(name)}"
            yield Node(told_by, NodeKind.ORIGIN if is_end else NodeKind.SOURCE, name)
        elif is_end or place:
            told_by = f"{told_by} / {origin_key(name)}"
            yield Node(told_by, NodeKind.UNNAMED, name)


def _keep(nodes: dict[str, Node], node: Node) -> None:
    """Keep a node: who is an origin once is one, a text that is at hand is a report, of names the first stands."""
    kinds = [NodeKind.ORIGIN, NodeKind.REPORT, NodeKind.TEXT, NodeKind.SOURCE, NodeKind.UNNAMED]
    held = nodes.get(node.id, node)
    kind = min(held.kind, node.kind, key=kinds.index)
    nodes[node.id] = Node(node.id, kind, min(held.label, node.label))


def _how(one: Node, other: Node) -> How:
    return How.PRINTS_AGAIN if one.kind in TEXTS and other.kind in TEXTS else How.HAS_FROM


def _shown(root: Node, nodes: dict[str, Node], tellers: dict[str, list[Edge]], seen: set[str]) -> Iterator[str]:
    waiting: list[tuple[Node, str, tuple[str, ...]]] = [(root, "", ())]
    while waiting:
        node, how, above = waiting.pop()
        seen.add(node.id)
        yield "  " * len(above) + _label(node) + how
        below: Sequence[Edge] = [edge for edge in tellers[node.id] if edge.teller not in (*above, node.id)]
        waiting += [
            (nodes[edge.teller], f" {edge.how} {_label(node)}", (*above, node.id))
            for edge in sorted(below, reverse=True)
        ]


def _label(node: Node) -> str:
    if node.kind in TEXTS:
        return f"{node.kind} {node.label}"
    return f"{node.label} (not named)" if node.kind is NodeKind.UNNAMED else node.label
