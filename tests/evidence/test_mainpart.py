from __future__ import annotations

import time

import pytest

from onrecord.evidence.blocks import cut_blocks
from onrecord.evidence.mainpart import choose_blocks
from onrecord.evidence.markup import parse, remove_unseen
from tests.evidence.pages import PARAGRAPHS, bodies


def chosen(body):
    root = parse(f"<html><body>{body}</body></html>").root
    remove_unseen(root)
    blocks = cut_blocks(root)
    choice = choose_blocks(root, blocks)
    return [blocks[number].text for number in sorted(choice.numbers)], choice.flags


MENU = "<nav><ul><li><a href=/1>News</a><li><a href=/2>World</a></ul></nav>"
FOOT = "<footer><p>Levant Wire is published in Beirut by the Old Town Press and its friends.</p></footer>"


def test_the_report_is_told_from_menu_and_foot():
    assert chosen(f"{MENU}<article>{bodies()}</article>{FOOT}") == (list(PARAGRAPHS), ())


def test_the_words_keep_the_order_of_the_page():
    quote = f"<blockquote>{bodies(PARAGRAPHS[2:3])}</blockquote>"
    body = f"<article>{bodies(PARAGRAPHS[:2])}{quote}{bodies(PARAGRAPHS[3:])}</article>"
    assert chosen(f"{MENU}{body}{FOOT}")[0] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "inner",
    [
        "<p>Nobody helped.</p>",
        "<ul><li>Nadia Haroun, 37</li><li>Samir Nassar, 51</li></ul>",
        "<p><a href=/x>Nadia</a> Haroun was buried in the old town.</p>",
        "<figure><img><figcaption>Residents clear the entrance.</figcaption></figure>",
        "<table><tr><td>Nadia Haroun</td><td>37</td></tr><tr><td>Samir Nassar</td><td>51</td></tr></table>",
    ],
)
def test_what_stands_inside_the_report_belongs_to_it(inner):
    texts, _ = chosen(f"{MENU}<article>{bodies(PARAGRAPHS[:3])}{inner}{bodies(PARAGRAPHS[3:])}</article>{FOOT}")
    assert len(texts) > len(PARAGRAPHS)
    assert texts[:3] == list(PARAGRAPHS[:3])
    assert texts[-2:] == list(PARAGRAPHS[3:])


def test_a_caption_above_the_first_paragraph_belongs_to_the_report():
    texts, _ = chosen(
        f"<article><figure><figcaption>Residents clear the entrance.</figcaption></figure>{bodies()}</article>"
    )
    assert texts[0] == "Residents clear the entrance."


def test_links_and_share_bars_inside_the_report_do_not():
    inner = (
        "<p><a href=/x>Toll of shelling rises</a></p><div class=share-bar><span>Post</span></div><p hidden>secret</p>"
    )
    texts, _ = chosen(f"<article>{bodies(PARAGRAPHS[:3])}{inner}{bodies(PARAGRAPHS[3:])}</article>")
    assert texts == list(PARAGRAPHS)


def test_a_post_quoted_in_the_report_belongs_to_it():
    post = "<blockquote class=post><p>Nobody is left in our street. — Rim Aliwi, 19 May</p></blockquote>"
    embed = f"<div class=social-media-embed>{post}</div>"
    texts, _ = chosen(f"<article>{bodies(PARAGRAPHS[:3])}{embed}{bodies(PARAGRAPHS[3:])}</article>")
    assert texts[3] == "Nobody is left in our street. — Rim Aliwi, 19 May"


def test_a_text_in_pieces_is_one():
    pieces = "".join(
        f"<div><div class='body text'>{bodies(PARAGRAPHS)}{bodies(PARAGRAPHS)}</div></div><p>Advertisement</p>"
        for _ in range(3)
    )
    texts, _ = chosen(f"{MENU}<article>{pieces}</article>{FOOT}")
    assert texts.count(PARAGRAPHS[0]) == 6


def test_captions_of_pictures_far_from_the_text_do_not():
    pictures = "<figure><img><figcaption>A street in another town.</figcaption></figure>" * 2
    texts, _ = chosen(f"<article>{bodies()}</article><div>{pictures}</div>{FOOT}")
    assert texts == list(PARAGRAPHS)


def test_readers_remarks_do_not():
    texts, _ = chosen(
        f"<article>{bodies()}</article><div id=comments><p>A reader's remark that is long enough to be prose.</p></div>"
    )
    assert texts == list(PARAGRAPHS)


def test_a_page_trafilatura_gives_up_on_keeps_its_paragraphs(monkeypatch):
    import trafilatura

    def stumble(*_, **__):
        raise AttributeError

    monkeypatch.setattr(trafilatura, "bare_extraction", stumble)
    texts, flags = chosen(f"{MENU}{bodies()}<p><a href=/x>Toll of shelling rises</a></p>{FOOT}")
    assert texts == list(PARAGRAPHS)
    assert flags == ("the report could not be told from what surrounds it; all paragraphs of the page are kept",)


def test_a_page_of_too_many_elements_keeps_its_paragraphs():
    texts, flags = chosen(f"{MENU}<p>Nobody helped.</p>{'<i></i>' * 20_001}{FOOT}")
    assert texts == ["Nobody helped."]
    assert flags == ("the page is too large to tell its report from what surrounds it; all its paragraphs are kept",)


def test_a_page_of_too_many_words_keeps_its_paragraphs():
    _, flags = chosen(f"<p>{'Nobody helped. ' * 70_000}</p>")
    assert len(flags) == 1


def test_tables_in_tables_keep_their_words_and_take_no_time():
    start = time.process_time()
    body = f"{'<table><tr><td>' * 20}{bodies()}{'<br>x' * 3_000}{'</table>' * 20}"
    texts, _ = chosen(f"{MENU}{body}{FOOT}")
    assert set(PARAGRAPHS) <= set(texts)
    assert time.process_time() - start < 5


def test_trafilatura_says_nothing_on_the_terminal(capfd):
    chosen("<div>x</div>")
    assert capfd.readouterr() == ("", "")
