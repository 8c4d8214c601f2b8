from __future__ import annotations

import pytest

from onrecord.evidence.blocks import Block
from onrecord.evidence.elsewhere import below_headline, lines_elsewhere
from onrecord.evidence.parts import Kind
from tests.evidence.pages import PARAGRAPHS

TEXT = tuple(Block(text, container=1, shape="div.text>p") for text in PARAGRAPHS)


def a_link(text="Toll of shelling in old town rises to thirty", kind=Kind.PARAGRAPH, container=1):
    return Block(text, kind, linked=1.0, container=container)


def elsewhere(*blocks):
    found = lines_elsewhere(frozenset(range(len(blocks))), blocks)
    return [blocks[number].text for number in sorted(found)]


def test_links_above_the_report_and_apart_below_it_lead_elsewhere():
    blocks = (a_link("News"), *TEXT, Block("Subscribe"), a_link("Home"))
    found = frozenset(range(len(blocks))) - {len(blocks) - 2}
    assert lines_elsewhere(found, blocks) == {0, len(blocks) - 1}


def test_a_headline_without_spaces_is_told_by_its_characters():
    headline, name = "砲撃で市場の死者三十人に増える、医師語る", "ナディア・ハルーン"
    assert elsewhere(*TEXT[:2], a_link(headline), a_link(name), *TEXT[2:]) == [headline]


def test_names_that_are_links_may_end_the_report():
    names = [a_link(name, Kind.ITEM, container=2) for name in ("Nadia Haroun", "Samir Nassar", "Rim Aliwi")]
    assert elsewhere(*TEXT, Block("The dead", Kind.HEADING, container=1), *names) == []


def test_a_headline_that_is_a_link_in_the_report_leads_elsewhere():
    assert elsewhere(*TEXT[:2], a_link(), *TEXT[2:]) == [a_link().text]
    assert elsewhere(*TEXT[:2], a_link(kind=Kind.ITEM), *TEXT[2:]) == [a_link().text]


@pytest.mark.parametrize(
    "block",
    [
        a_link("Nadia Haroun, 37, nurse"),
        a_link("The council said that it had counted eleven shells."),
        a_link("Nadia Haroun of the old town | 37 | a nurse", Kind.ROW),
        a_link(kind=Kind.HEADING),
    ],
    ids=["a name", "a sentence", "a row", "a heading"],
)
def test_other_links_in_the_report_are_its_own(block):
    assert elsewhere(*TEXT[:2], block, *TEXT[2:]) == []


def test_headings_in_a_row_that_are_links_lead_elsewhere():
    first, second = (a_link(f"{word} die as shell hits market in old town", Kind.HEADING) for word in ("Four", "Nine"))
    assert elsewhere(*TEXT[:2], first, second, *TEXT[2:]) == [first.text, second.text]


def test_a_line_under_a_linked_headline_below_the_report_is_a_teaser():
    teaser = Block("The toll of Tuesday's shelling rose to thirty, a doctor said.", container=7, shape="div.box")
    assert elsewhere(*TEXT, a_link(container=6), teaser) == [a_link().text, teaser.text]
    assert elsewhere(*TEXT, Block("More", container=6), teaser) == []


def test_where_nothing_is_a_sentence_nothing_leads_elsewhere():
    assert elsewhere(a_link(), a_link()) == []


def test_menus_above_the_headline_go_and_sentences_stay():
    blocks = (Block("News", Kind.ITEM), TEXT[0], Block("Shell hits market", Kind.HEADING), *TEXT[1:])
    found = frozenset(range(len(blocks)))
    assert below_headline(2, found, blocks) == found - {0}
    assert below_headline(None, found, blocks) == found
    assert below_headline(len(blocks) - 1, found, blocks) == found
