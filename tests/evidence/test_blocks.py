from __future__ import annotations

import pytest

from onrecord.evidence.blocks import FURNITURE, cut_blocks
from onrecord.evidence.markup import parse, remove_unseen
from onrecord.evidence.parts import Kind


def cut(body):
    root = parse(f"<html><body>{body}</body></html>").root
    remove_unseen(root)
    return cut_blocks(root)


def pairs(body):
    return [(block.text, block.kind.value) for block in cut(body)]


def test_blocks_keep_the_order_of_the_page():
    assert pairs("a<div>b<p>c</p>d</div>e") == [(letter, "paragraph") for letter in "abcde"]


def test_inline_elements_do_not_part_a_word():
    assert pairs("<p>Hyper<b>link</b>ed <i>text</i></p>") == [("Hyperlinked text", "paragraph")]


def test_space_in_the_source_is_one_space():
    assert pairs("<p>\n  Four\n\tdead </p>") == [("Four dead", "paragraph")]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<h2>x</h2>", "heading"),
        ("<ul><li>x</li></ul>", "item"),
        ("<ol><li><p>x</p></li></ol>", "item"),
        ("<dl><dt>x</dt></dl>", "item"),
        ("<blockquote><p>x</p></blockquote>", "quote"),
        ("<figure><figcaption>x</figcaption></figure>", "caption"),
        ("<div class='wp-caption-text'>x</div>", "caption"),
        ("<aside class=pullquote>x</aside>", "pull quote"),
        ("<div><p>x</p></div>", "paragraph"),
        ("<pre>x</pre>", "paragraph"),
    ],
)
def test_a_block_knows_what_it_is(body, kind):
    assert pairs(body) == [("x", kind)]


def test_two_line_breaks_part_paragraphs():
    assert pairs("<div>Four dead.<br><br>Nine hurt.</div>") == [
        ("Four dead.", "paragraph"),
        ("Nine hurt.", "paragraph"),
    ]


def test_lines_of_a_list_broken_by_hand_are_items():
    assert pairs("<p>Nadia Haroun<br>Samir Nassar<br/>Rim Aliwi<br>Unidentified man</p>")[3] == (
        "Unidentified man",
        "item",
    )


def test_preformatted_text_keeps_its_paragraphs():
    assert [text for text, _ in pairs("<pre>Four dead.\n\nNine hurt.</pre>")] == ["Four dead.", "Nine hurt."]


def test_a_row_of_data_is_one_block():
    table = "<table><tr><th>Name</th><th>Age</th></tr><tr><td>Nadia Haroun</td><td><p>37</p></td></tr></table>"
    assert pairs(table) == [("Name | Age", "row"), ("Nadia Haroun | 37", "row")]


def test_a_layout_table_is_no_row():
    table = "<table><tr><td>menu</td><td><p>Four dead.</p><p>Nine hurt.</p></td></tr></table>"
    assert pairs(table) == [("menu", "paragraph"), ("Four dead.", "paragraph"), ("Nine hurt.", "paragraph")]


def test_a_row_of_long_cells_is_layout():
    assert [kind for _, kind in pairs(f"<table><tr><td>{'a ' * 200}</td><td>{'b ' * 200}</td></tr></table>")] == [
        "paragraph"
    ] * 2


def test_a_single_cell_is_a_paragraph():
    assert pairs("<table><tr><td>Four dead.</td></tr></table>") == [("Four dead.", "paragraph")]


def test_the_share_of_links_is_counted():
    plain, half, whole = cut("<p>ab</p><p>ab<a href=x>cd</a></p><p><a href=x>abcd</a></p>")
    assert (plain.linked, half.linked, whole.linked) == (0.0, 0.5, 1.0)


@pytest.mark.parametrize("body", ["<nav>x</nav>", "<footer><p>x</p></footer>", "<button>x</button>"])
def test_furniture_of_the_page_is_known(body):
    assert [(block.text, block.beside) for block in cut(body)] == [("x", FURNITURE)]


@pytest.mark.parametrize(
    "body",
    [
        "<form>x</form>",
        "<div class=comments>x</div>",
        "<div id=newsletter-box>x</div>",
        "<span class=share-bar>x</span>",
    ],
)
def test_what_stands_beside_the_report_is_known(body):
    assert [(block.text, block.beside) for block in cut(body)] == [("x", "beside the report")]


@pytest.mark.parametrize(
    "attribute", ["hidden", "aria-hidden=true", "style='display: none'", "style=visibility:hidden"]
)
def test_what_is_hidden_is_known(attribute):
    assert [block.beside for block in cut(f"<div {attribute}><p>x</p></div>")] == ["hidden on the page"]


@pytest.mark.parametrize(
    "body",
    ["<article class=share-enabled>x</article>", "<main id=sidebar-main>x</main>", "<div class=commentary>x</div>"],
)
def test_the_report_itself_is_not_beside(body):
    assert [block.beside for block in cut(body)] == [None]


def test_an_inline_element_beside_the_report_ends_where_it_ends():
    blocks = cut("<p>Four dead <span class=share>a <span>b</span> c</span> in market</p>")
    assert [(block.text, block.beside is None) for block in blocks] == [
        ("Four dead", True),
        ("a b c", False),
        ("in market", True),
    ]


def test_siblings_share_a_container():
    first, second, other = cut("<div><p>a</p><p>b</p></div><section><p>c</p></section>")
    assert first.container == second.container != other.container


def test_a_page_without_a_body_is_cut_all_the_same():
    from lxml import html

    assert [block.text for block in cut_blocks(html.fragment_fromstring("<div>x</div>"))] == ["x"]


def test_items_keep_their_kind():
    assert cut("<ul><li>- x</li></ul>")[0].kind is Kind.ITEM


def test_a_block_knows_its_template_and_its_article():
    plain, classed = cut("<p>a</p><article><div class='text wide'><section><p>b</p></section></div></article>")
    assert (plain.shape, plain.article) == ("html>body>p", 0)
    assert classed.shape == "div.text wide>section>p"
    assert classed.article > 0


def test_a_class_without_end_is_cut():
    assert len(cut(f"<p class={'x' * 5000}>a</p>")[0].shape) < 200


def test_a_whole_article_in_a_class_for_captions_is_no_caption():
    assert cut("<div class=image-text><p>Residents clear the entrance.</p></div>")[0].kind is Kind.CAPTION
    long = f"<p>{'Residents clear the entrance. ' * 20}</p>" * 3
    assert cut(f"<div class=image-text>{long}</div>")[0].kind is Kind.PARAGRAPH


def test_an_empty_cell_between_others_stays_one():
    assert pairs("<table><tr><td>Name<td>Age<td>Sex</tr><tr><td>Nadia<td><td>F</tr></table>") == [
        ("Name | Age | Sex", "row"),
        ("Nadia | | F", "row"),
    ]
    assert pairs("<table><tr><td><td>Alone</tr></table>") == [("Alone", "paragraph")]
