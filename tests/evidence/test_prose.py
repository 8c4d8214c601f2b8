from __future__ import annotations

from onrecord.evidence.blocks import Block
from onrecord.evidence.parts import Kind
from onrecord.evidence.prose import core, is_sentence, with_kin
from tests.evidence.pages import PARAGRAPHS


def a_block(text=PARAGRAPHS[0], shape="div.text>p", **more):
    return Block(text, shape=shape, **more)


TEASER = Block("Toll of shelling rises to thirty", Kind.HEADING, linked=1.0)


def test_a_sentence_is_long_not_linked_and_not_aside():
    assert is_sentence(a_block())
    assert is_sentence(a_block(kind=Kind.QUOTE))
    assert not is_sentence(a_block("Advertisement"))
    assert not is_sentence(a_block(linked=0.4))
    assert not is_sentence(a_block(kind=Kind.ITEM))
    assert not is_sentence(a_block(beside="beside the report"))


def test_the_core_is_of_the_templates_that_hold_most():
    blocks = [a_block(text) for text in PARAGRAPHS]
    note = a_block("The writer of this note can be found at the old market.", shape="p.note")
    assert core(range(6), [*blocks, note]) == frozenset(range(5))


def test_pieces_of_one_text_come_together():
    blocks = [a_block(), a_block("Advertisement", "p.ad"), a_block(PARAGRAPHS[1]), a_block(PARAGRAPHS[2])]
    assert with_kin(frozenset({2}), blocks) == {0, 2, 3}
    assert with_kin(frozenset({0, 3}), blocks) == {0, 2, 3}


def test_another_article_and_another_template_stay_apart():
    blocks = [a_block(article=1), a_block(PARAGRAPHS[1], article=2), a_block(PARAGRAPHS[2], "p.comment", article=1)]
    assert with_kin(frozenset({0}), blocks) == {0}


def test_what_follows_the_headline_of_another_report_stays_apart():
    assert with_kin(frozenset({0}), [a_block(), TEASER, a_block(PARAGRAPHS[1])]) == {0}
    assert with_kin(frozenset({2}), [a_block(PARAGRAPHS[1]), TEASER, a_block()]) == {2}
