from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.report import Report
from onrecord.evidence.reprints import Verdict, judge, text_of
from tests.reprinted import ARABIC, FIRST, LOCAL, OTHER, SECOND, WIRE, under

POST = "Shots at the bakery queue on the coast road in Zawiya, two dead, stay away from the market please"


def text(words, title=None, **told):
    return text_of(Report("sha256:" + told.pop("id", "a"), under(title, words) if title else words, title, **told))


def found(one, other, **told):
    return judge(text(one, id="a", **told), text(other, id="b", **told))


def test_a_copy_is_a_reprint_and_the_reasons_say_how_much_is_the_same():
    finding = found(WIRE, WIRE + " The market stayed shut.")
    assert finding.verdict is Verdict.REPRINT
    assert not finding.quoted
    assert "100% of the shorter" in finding.reasons[0]
    assert "both credit Reuters" in finding.reasons
    assert "the same dateline, zawiya" in finding.reasons


def test_the_order_of_the_two_does_not_matter():
    one, other = text(WIRE, id="a"), text(LOCAL + WIRE, id="b")
    assert judge(one, other) == judge(other, one)


def test_a_copy_without_vowel_marks_is_a_reprint():
    bare = ARABIC.replace("\u064f", "").replace("\u0651", "").replace("أ", "ا")
    assert bare != ARABIC
    assert found(ARABIC, bare).verdict is Verdict.REPRINT


def test_a_longer_story_that_has_the_wire_whole_is_a_reprint_that_quotes():
    finding = found(WIRE, f"{LOCAL}\n\n{WIRE}\n\n{LOCAL[::-1]}")
    assert (finding.verdict, finding.quoted, finding.short) == (Verdict.REPRINT, True, "sha256:a")
    assert "the longer has it within a story of its own" in finding.reasons


def test_one_statement_in_two_stories_is_a_shared_passage():
    sentence = WIRE[: WIRE.index(" Witnesses")]
    finding = found(f"{OTHER} {sentence}", f"{sentence} {LOCAL}")
    assert finding.verdict is Verdict.PASSAGE
    assert "words together" in finding.reasons[1]


def test_two_stories_are_independent():
    finding = found(WIRE, OTHER)
    assert finding.verdict is Verdict.INDEPENDENT
    assert not finding.is_worth_keeping


def test_bulletins_of_one_frame_are_not_reprints():
    finding = found(FIRST, SECOND)
    assert finding.verdict is Verdict.INDEPENDENT
    assert "other names or numbers" in finding.reasons[1]
    assert finding.is_worth_keeping


def test_bulletins_in_a_script_without_capitals_are_told_apart_too():
    frame = (
        "أعلنت مديرية الأمن أن دورية تابعة لها عثرت مساء اليوم على جثة المواطن {} البالغ من العمر {} عاما في شارع {} "
        "وأن الجثة نقلت إلى المستشفى وأبلغت النيابة العامة بذلك وتطلب المديرية من كل مواطن لديه أي معلومات عن الحادث "
        "أن يحضر إلى أقرب مركز شرطة أو يتصل بالرقم المعروف للجميع"
    )
    finding = found(frame.format("نوري حامد", 27, "الزيتون"), frame.format("سالم عادل", 54, "المحطة"))
    assert finding.verdict is Verdict.INDEPENDENT
    assert "other names or numbers" in finding.reasons[1]


def test_a_corrected_age_in_a_long_story_is_still_the_same_text():
    assert found(WIRE, WIRE.replace("41", "43")).verdict is Verdict.REPRINT


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (POST, POST, Verdict.REPRINT),
        (POST, POST + " 🙏", Verdict.REPRINT),
        (POST, POST.replace("two", "2").replace("Zawiya", "Sabha"), Verdict.INDEPENDENT),
        (POST, f"{WIRE} {POST} {LOCAL}", Verdict.INDEPENDENT),
        ("Shots in Zawiya", "Shots in Zawiya", Verdict.INDEPENDENT),
    ],
)
def test_short_texts_must_be_the_same_both_ways(one, other, verdict):
    assert found(one, other).verdict is verdict


def test_what_pages_repeat_under_other_headlines_is_no_reprint():
    furniture = (
        "Sign up for our newsletter and have the top stories sent straight to your inbox every morning before eight. "
        "You can change what we send you at any time on the page of your account, where you also find the terms of "
        "service and our privacy notice. Thank you for registering, we look forward to seeing you here again soon."
    )
    one = text(furniture, "Bakers shot dead at market", id="a")
    other = text(furniture, "Lawyer found dead near airport", id="b")
    finding = judge(one, other)
    assert finding.verdict is Verdict.INDEPENDENT
    assert "headline" in finding.reasons[1]
    same = text(furniture, "Bakers shot dead at market", id="b")
    assert judge(one, same).verdict is Verdict.REPRINT


def test_the_next_version_by_one_outlet_is_recognised_by_less():
    words = WIRE.split()
    half = " ".join(words[: len(words) * 48 // 100])
    one, other = f"{half} {LOCAL[:290]}".replace("(Reuters) ", ""), f"{half} {OTHER[60:360]}".replace("(Reuters) ", "")
    assert found(one, other).verdict is Verdict.PASSAGE
    finding = found(one, other, source="The Zawiya Gazette", published=date(2016, 5, 3))
    assert finding.verdict is Verdict.REPRINT
    assert "both by The Zawiya Gazette" in finding.reasons


def test_the_same_title_is_named():
    one, other = text(WIRE, "Bakers shot in Zawiya", id="a"), text(WIRE, "Bakers shot in Zawiya", id="b")
    assert "the same title" in judge(one, other).reasons


def test_a_headline_of_short_words_says_nothing_either_way():
    one, other = text(WIRE, "Two men hit", id="a"), text(WIRE, "Two are hit", id="b")
    assert judge(one, other).verdict is Verdict.REPRINT


def test_more_may_change_in_more_words():
    long = f"{WIRE} {LOCAL} {OTHER} {FIRST.lower()} {ARABIC}"
    corrected = long.replace("41,", "43,").replace("Friday", "Sunday").replace("Majouri", "Keish")
    assert found(long, corrected).verdict is Verdict.REPRINT
    short = WIRE.replace("41,", "43,").replace("Tuesday", "Sunday").replace("ZAWIYA", "SABHA")
    assert found(WIRE, short).verdict is Verdict.INDEPENDENT
