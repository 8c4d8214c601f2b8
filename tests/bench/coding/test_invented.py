"""Invented prose for timing."""

from __future__ import annotations

from bench.coding.invented import invented_text


def test_the_text_is_as_long_as_asked_and_hardly_longer():
    assert 5000 <= len(invented_text(5000).split()) < 5100


def test_the_same_seed_gives_the_same_text_and_another_another():
    assert invented_text(500) == invented_text(500)
    assert invented_text(500) != invented_text(500, seed=9)


def test_no_two_paragraphs_are_alike():
    paragraphs = invented_text(20_000).split("\n\n")
    assert len(set(paragraphs)) == len(paragraphs)
    assert not any("{" in paragraph for paragraph in paragraphs)
