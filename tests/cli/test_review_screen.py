"""Two people beside each other, line by line."""

from __future__ import annotations

from onrecord.cli.review_screen import isolated, pair_lines
from onrecord.jobs.reviewing import Beside
from onrecord.linkage.constraints import Bounds
from onrecord.linkage.explaining import explain
from onrecord.linkage.pairs import ScoredPair
from onrecord.linkage.questions import Question, Questions
from onrecord.linkage.reviews import LeftOut, Review
from onrecord.linkage.weighing import Weighed
from onrecord.publish.reading.visible import text_width
from onrecord.store.tellings import Telling
from tests.linkage.people import told

LEVELS, BITS = (4, -1, 13, -1, 1, -1, 4, 5, 4, -1), (3.0, 0, 5.0, 0, 1.0, 0, 2.0, 3.0, 2.0, 0)
WEIGHED = Weighed(LEVELS, BITS, 0.0, 0.0, -1, 0.0, -9.0, 0.0)
BARRED = Weighed((0, *LEVELS[1:]), (-6.0, *BITS[1:]), 0.0, 0.0, -1, 0.0, -3.0, 0.0)
RIM = told("Rim Yousef al-Aliwi", id="a/p1", sex="f", age=9, died="2013-05-09", place="Zawiya")
REEM = told("ريم يوسف العليوي", id="b/p1", sex="f", age=11, died="2013-05-09", place="Zawiya")


def shown(question=None, weighed=WEIGHED, relatives=(), more=0, width=80):
    question = question or Question("a/p1", "b/p1", 1.0, None, 1)
    one = Telling("a/p1", {"harm": "killed", "with": "Yahya Barakat", "report": "Shells fell"}, ("a [girl] of 9",))
    other = Telling("b/p1", {"harm": "killed"}, ("قتلت [ريم] اليوم",))
    beside = Beside(explain(RIM, REEM, weighed), one, other, tuple(relatives), more)
    return ["".join(run.text for run in line).rstrip() for line in pair_lines(question, beside, width)]


def test_what_differs_is_marked_and_what_is_the_same():
    lines = shown()
    assert any(line.startswith("age     9") and " ≠ 11" in line for line in lines)
    assert any(line.startswith("died    2013-05-09") and " = 2013-05-09" in line for line in lines)


def test_names_from_right_to_left_keep_their_direction_to_themselves():
    text = "\n".join(shown())
    assert "\u2068ريم يوسف العليوي\u2069" in text
    assert text.count("\u2068") == text.count("\u2069")
    assert isolated("María") == "María"
    assert isolated("") == ""


def test_the_sentences_stand_beneath_with_whose_they_are():
    lines = shown()
    assert "A  a [girl] of 9" in lines
    assert "B  \u2068قتلت [ريم] اليوم\u2069" in lines


def test_the_family_is_shown_and_how_many_more():
    assert shown(relatives=["Hana al-Aliwi", "هدى العليوي"], more=3)[-1] == (
        "Of the same family: \u2068Hana al-Aliwi, هدى العليوي and 3 more\u2069"
    )


def test_why_a_likely_pair_was_left_apart_is_said():
    left = Review("a/p1", "b/p1", 0.7, LeftOut.TIE, "as likely as another that it cannot be joined beside")
    assert any(
        line.startswith("Left apart: as likely as another") for line in shown(Question("a/p1", "b/p1", 1.0, left, 1))
    )
    assert "No score may join them: given names differ" in shown(weighed=BARRED)


def test_a_score_that_is_nearly_sure_is_not_shown_as_certain():
    assert shown(Question("a/p1", "b/p1", 12.0, None, 1))[0] == "Likely one: over 0.99"
    assert shown(Question("a/p1", "b/p1", 0.0, None, 1))[0] == "Likely one: 0.50"


def test_no_line_is_wider_than_the_terminal():
    for width in (10, 44, 60, 120):
        assert all(text_width(line) <= max(width, 44) for line in shown(relatives=["Hana al-Aliwi"] * 8, width=width))


def test_what_would_act_on_a_terminal_is_shown_as_its_number():
    beside = Beside(
        explain(RIM, REEM, WEIGHED), Telling("a/p1", {"harm": "k\x1b[31m"}, ()), Telling("b/p1", {}, ()), (), 0
    )
    lines = pair_lines(Question("a/p1", "b/p1", 1.0, None, 1), beside, 80)
    assert not any("\x1b" in run.text for line in lines for run in line)


def test_a_question_stands_as_the_queue_gives_it():
    question = Questions([ScoredPair("a/p1", "b/p1", 1.0)], [], Bounds()).next()
    assert shown(question)[0] == "Likely one: 0.67"
