"""The drawing of a lineage: reports at one side, origins at the other, and rounds of tellers come to an end."""

from __future__ import annotations

from onrecord.store.lineages import IncidentSources
from onrecord.tally.independence import NOBODY_TELLS
from onrecord.tally.lineage import Edge, How, Lineage, Node, NodeKind
from onrecord.web.evidence.graph import drawn, levels_of


def lineage(*edges):
    names = sorted({name for pair in edges for name in pair})
    nodes = tuple(Node(name, NodeKind.REPORT if name.startswith("r") else NodeKind.SOURCE, name) for name in names)
    return Lineage(nodes, tuple(Edge(teller, told, How.HAS_FROM) for teller, told in edges))


def test_levels_count_the_steps_to_the_farthest_origin():
    assert levels_of(lineage(("r1", "wire"), ("wire", "police"), ("r1", "police"))) == {"police": 0, "wire": 1, "r1": 2}


def test_a_round_of_tellers_ends():
    assert levels_of(lineage(("a", "b"), ("b", "c"), ("c", "a"))).keys() == {"a", "b", "c"}


def test_a_long_chain_is_no_matter():
    chain = lineage(*((f"s{n:05}", f"s{n + 1:05}") for n in range(3_000)))
    assert max(levels_of(chain).values()) == 3_000


def test_from_the_right_the_drawing_is_mirrored():
    found = IncidentSources("x", lineage(("r1", "wire"), ("r2", "wire")), NOBODY_TELLS, {})
    left, right = drawn(found, {}), drawn(found, {}, from_right=True)
    assert [box.left for box in left.boxes if box.label == "r1"] < [
        box.left for box in left.boxes if box.label == "wire"
    ]
    assert [box.left for box in right.boxes if box.label == "r1"] > [
        box.left for box in right.boxes if box.label == "wire"
    ]
    assert len(left.lines) == len(right.lines) == 2
