from __future__ import annotations

from hypothesis import given

from onrecord.tally.lineage import How, Lineage, NodeKind, lineage_of, show_lineage
from tests.sources import ROOT, words_of
from tests.tally.tellings import printed_again, tells
from tests.tally.test_independence import some_facts

MONITOR = tells("r1", "Zawiya Monitor")
RADIO = tells("r2", "Radio Zawiya", "Zawiya Monitor")


def test_the_graph_goes_from_origins_to_who_has_it_from_there():
    shown = show_lineage(lineage_of([MONITOR, RADIO, printed_again(RADIO, "r3")]))
    assert shown.splitlines() == [
        "Zawiya Monitor",
        "  report r1 has it from Zawiya Monitor",
        "  Radio Zawiya has it from Zawiya Monitor",
        "    report r2 has it from Radio Zawiya",
        "      report r3 prints again report r2",
    ]


def test_the_page_that_explains_independence_shows_what_is_drawn():
    facts = [MONITOR, RADIO, printed_again(RADIO, "r3"), tells("r4", "The Gazette", "residents")]
    assert f"```text\n{show_lineage(lineage_of(facts))}\n```" in words_of(ROOT / "docs/explanation/grades.md")


def test_a_text_whose_original_is_not_at_hand_is_no_report():
    graph = lineage_of([printed_again(RADIO, "r3")])
    assert {node.kind for node in graph.nodes if node.id == "r2"} == {NodeKind.TEXT}
    assert How.PRINTS_AGAIN in {edge.how for edge in graph.edges}


def test_residents_of_two_outlets_are_not_drawn_as_one():
    graph = lineage_of([tells("r1", "Radio Zawiya", "residents"), tells("r2", "The Gazette", "residents")])
    assert [node.label for node in graph.nodes if node.kind is NodeKind.UNNAMED] == ["residents", "residents"]
    assert "residents (not named)" in show_lineage(graph).splitlines()


def test_two_that_cite_each_other_are_shown_once_and_end():
    facts = [tells("r1", "Radio Zawiya", "The Gazette"), tells("r2", "The Gazette", "Radio Zawiya")]
    assert len(show_lineage(lineage_of(facts)).splitlines()) < 10


def test_no_claims_give_an_empty_graph():
    assert lineage_of([]) == Lineage()
    assert show_lineage(Lineage()) == ""


@given(some_facts())
def test_every_node_is_on_a_line_in_whatever_order_claims_come(facts):
    graph = lineage_of(facts.values())
    shown = show_lineage(graph)
    assert lineage_of(reversed(list(facts.values()))) == graph
    assert all(node.label in shown for node in graph.nodes)
