from __future__ import annotations

from onrecord.evidence.fragment import fragment_blocks, read_fragment
from onrecord.evidence.parts import Kind, kept
from tests.evidence.pages import PARAGRAPHS, bodies


def test_every_block_that_is_shown_is_text():
    page = (
        f"<nav>News</nav><div class=newsletter>{bodies()}</div><p style='display:none'>preview</p><ul><li>Rim, 9</ul>"
    )
    draft = read_fragment(page)
    assert [part.text for part in kept(draft.parts)] == [*PARAGRAPHS, "Rim, 9"]
    assert [part.dropped for part in draft.parts if part.dropped] == [
        "a menu, a button or the foot of the page",
        "hidden on the page",
    ]
    assert draft.language == "en"


def test_nothing_is_no_block():
    assert fragment_blocks("") == ([], ())


def test_what_a_letter_quotes_is_marked_to_its_depth():
    inner = "<blockquote class='gmail_quote'><p>c</p></blockquote>"
    page = f"<p>a</p><blockquote type=cite>b{inner}</blockquote><blockquote>d</blockquote>"
    blocks, _ = fragment_blocks(page, mark_cited=True)
    assert [(block.text, block.kind) for block in blocks] == [
        ("a", Kind.PARAGRAPH),
        ("> b", Kind.PARAGRAPH),
        (">> c", Kind.PARAGRAPH),
        ("d", Kind.QUOTE),
    ]
