"""The records side, piece by piece."""

from __future__ import annotations

import pytest

from onrecord.core.coding import Claim
from onrecord.core.report import Quote
from onrecord.core.vocabulary import Stance
from onrecord.publish.reading.facts import Fact, Line, Row, Section
from onrecord.publish.reading.phrases import load_phrases
from onrecord.publish.reading.record_pane import Pen, language_tag, record_title, render_row, render_section
from tests.factory import TEXT
from tests.html_reading import read_html

SHOT = Quote(TEXT.index("shot dead"), TEXT.index("shot dead") + 9, "shot dead")
PEN = Pen(load_phrases("en"), TEXT, "en", {(SHOT.start, SHOT.end): 1}, "r1")
SAID = Claim("c1", "k1", "type", "killing", quotes=(SHOT,), confidence=0.955)


def row_of(*lines):
    return read_html(render_row(Row("what", "What", lines), PEN))


def test_a_row_without_lines_is_not_stated():
    assert row_of().text == "Whatnot stated"


def test_a_value_opens_to_its_words_in_context_with_their_number():
    page = row_of(Line((Fact("killing", (SAID,), main=True),)))
    (details,) = page.all("details", "main")
    assert details.attributes["data-words"] == f"{SHOT.start}-{SHOT.end}"
    (blockquote,) = details.all("blockquote")
    assert blockquote.all("mark")[0].text == "shot dead"
    assert blockquote.text.startswith("Samir Qasem")
    assert details.all("a")[0].attributes["href"] == "#r1-m1"
    assert details.all("span", "sure")[0].text.split() == ["confidence", "96%"]


def test_who_said_it_and_how_and_by_which_rule_stand_under_the_words():
    claim = Claim("c1", "k1", "type", "killing", Stance.ALLEGED, ("A", "B"), (SHOT,), "a rule", 0.5)
    (told,) = row_of(Line((Fact("killing", (claim,)),))).all("p", "told")
    assert [span.text for span in told.children] == [
        "allegedly",
        "according to A ←  , who has it from B",
        "concluded by a rule: a rule",
        "confidence 50%",
        "In the report: 1",
    ]


def test_values_that_differ_are_shown_with_their_account():
    other = Claim("c2", "k1", "type", "injury", according_to=("a doctor",), quotes=(SHOT,))
    page = row_of(Line((Fact("killing", (SAID, other)),)))
    said = [basis.all("p")[0].children[0].text for basis in page.all("div", "basis")]
    assert said == ["here: killing", "here: injury"]


def test_a_value_no_claim_stands_behind_does_not_open():
    page = row_of(Line((Fact("a person not named"),), id="p1"))
    assert not page.all("details")
    assert page.all("span", "bare")[0].text == "a person not named"
    assert page.all("code")[0].text == "p1"


def test_a_concluded_value_without_words_opens_to_its_rule():
    claim = Claim("c1", "p1", "status", "civilian", inferred_by="civilian by codebook")
    (details,) = row_of(Line((Fact("civilian", (claim,)),))).all("details", "inferred")
    assert "data-words" not in details.attributes
    assert not details.all("a")
    assert "concluded by a rule: civilian by codebook" in details.text


def test_a_chain_opens_to_the_bare_words_that_came_down_it():
    (details,) = row_of(Line((Fact("A ← B", (SAID,), chain=("A", "B")),))).all("details")
    assert [bdi.text for bdi in details.all("summary")[0].all("bdi")] == ["A", "B"]
    assert details.all("blockquote")[0].text == "shot dead"


def test_a_line_within_another_is_set_in_and_says_who_told_it():
    page = row_of(Line((Fact("12", (SAID,)),), told_by=("A", "B"), within=True))
    assert page.all("div", "within")[0].all("span", "note")[0].text == "A ←  , who has it from B"


def test_a_note_is_said_of_the_whole_line():
    assert row_of(Line((Fact("killing", (SAID,)),), note="reportedly")).all("span", "note")[0].text == "reportedly"


def test_a_section_is_an_article_with_its_title_and_id():
    page = read_html(render_section(Section("i1", "Incident 1", ("killing", "قرب النهر"), ()), "incident-1", PEN))
    (article,) = page.all("article")
    assert article.attributes["id"] == "r1-incident-1"
    assert [bdi.text for bdi in article.all("h3")[0].all("bdi")] == ["killing", "قرب النهر"]
    assert article.all("code")[0].text == "i1"


def test_a_record_of_which_nothing_is_known_is_called_by_its_label():
    assert record_title(Section("i1", "Incident 1", (), ())) == "<bdi>Incident 1</bdi>"


def test_a_record_that_did_not_happen_says_so_in_its_heading():
    section = Section("i1", "Incident 1", ("killing",), (), standing="said not to have happened")
    (article,) = read_html(render_section(section, "incident-1", PEN)).all("article", "unreal")
    assert article.all("span", "label")[0].text == "Incident 1 · said not to have happened"


def test_a_quote_the_page_has_no_number_for_has_no_link():
    stray = Claim("c1", "k1", "type", "killing", quotes=(Quote(0, 1, "A"),))
    with pytest.raises(KeyError):
        row_of(Line((Fact("killing", (stray,)),)))


@pytest.mark.parametrize(
    ("language", "tag"), [("en", "en"), ("ar-SY", "ar-SY"), (None, None), ("x y", None), ("", None)]
)
def test_only_a_language_tag_is_one(language, tag):
    assert language_tag(language) == tag
