"""Each part of a methodology is answered from settings or says that it is not; what people wrote stays."""

from __future__ import annotations

import re
from datetime import date
from string import Formatter

import pytest

from onrecord.core.errors import BadOption
from onrecord.core.scope import Scope
from onrecord.publish.edition import Methodology, Part
from onrecord.publish.methodology.edits import Edited, edits_in, settle, text_to_edit
from onrecord.publish.methodology.pages import as_html, as_markdown
from onrecord.publish.methodology.parts import FIVE, PARTS, methodology_of
from onrecord.publish.methodology.settings import Agreed, ReadApart, Settings
from onrecord.publish.methodology.words import languages, load_words
from onrecord.tally.grading.ladders import LADDERS
from onrecord.tally.rules.choosing import CHOOSING
from onrecord.tally.rules.narrowing import NARROWING
from tests.published import about_edition

DAY = date(2024, 1, 15)
FULL = Settings(
    Scope("River road", ("killing",), "everybody", ("SD",), date(2012, 1, 1), None, ("en", "ar"), "two-step"),
    "casualty@2026.1", (("killing", "Killing"), ("injury", "Injury")), True,
    (("outlet", 12), ("person", 3)), True, (("likely reliable", 4),), (("unsure", 2),),
    1_200, (("en", 900), ("ar", 300)), (("rules", 1_100), ("person", 100)),
    "every-casualty", ("reject", "undecided", "confirm"), 12,
    (("", 0.1), ("ar", 0.2)), ReadApart(88), (Agreed("victim.age", 0.81, 0.7, 0.9), Agreed("act.type", 0.9)), 88, DAY,
    40, "every-casualty@2026.1", "fewest", "told by most", "most", ("judged", "as told"),
    ("kinship", "telephone"), 90, ("Only two provinces are covered.",), "corrections@river-record.example",
)  # fmt: skip


def text_of(told):
    return {part.key: " ".join(part.paragraphs) for part in told.parts}


def test_the_five_parts_of_the_standards_are_among_them():
    assert set(FIVE) < set(PARTS)
    assert FIVE == ("sources", "collection", "evaluation", "corroboration", "quality")


def test_every_part_is_answered_from_full_settings():
    assert [part.key for part in methodology_of(FULL).parts if not part.is_answered] == []


def test_what_was_never_set_is_not_answered():
    unanswered = {part.key for part in methodology_of(Settings()).parts if not part.is_answered}
    assert unanswered == set(PARTS) - {"protection", "limits"}


def test_a_part_says_what_the_settings_say():
    told = text_of(methodology_of(FULL))
    assert "Acts that are recorded: Killing." in told["scope"]
    assert "Places: Sudan." in told["scope"]
    assert "2012-01-01 to open" in told["scope"]
    assert "counts as a civilian until shown otherwise" in told["definitions"]
    assert "outlets: 12, persons: 3" in told["sources"]
    assert "1,200, by language: English: 900, Arabic: 300" in told["collection"]
    assert "likely reliable: 4" in told["evaluation"]
    assert "reject, undecided, confirm" in told["corroboration"]
    assert "10%, 20% of those in Arabic" in told["quality"]
    assert "The lower end of a range: fewest." in told["counting"]
    assert "kinship, telephone" in told["protection"]
    assert "after 90 days" in told["protection"]
    assert "Only two provinces are covered." in told["limits"]
    assert "corrections@river-record.example" in told["contact"]


def test_measured_agreement_is_given_with_its_interval_and_without_one():
    told = text_of(methodology_of(FULL))["quality"]
    assert "counted on 2024-01-15 over 88 reports: victim age 0.81 (0.70–0.90), act type 0.90 (no interval)" in told


def test_how_many_sources_are_protected_is_never_said():
    told = text_of(methodology_of(Settings(has_protected_sources=True)))["sources"]
    assert told.startswith("Some sources are protected.")
    assert not re.search(r"\d", told)


@pytest.mark.parametrize(
    ("settings", "key", "words"),
    [
        (Settings(scope=Scope("x")), "scope", "Every act of the codebook is recorded."),
        (Settings(codebook="b@1", definitions=(("k", "K"),)), "definitions", "of unknown status"),
        (Settings(reports=3), "collection", "Reports kept: 3."),
        (Settings(sources=(("outlet", 1),)), "evaluation", "No source has been rated yet."),
        (Settings(grading="airwars", grades=("weak",)), "corroboration", "scheme airwars"),
        (Settings(scope=Scope("x", confirmation="two")), "corroboration", "confirmed by this rule: two"),
        (Settings(scheme="ibc", low="fewest", high="most"), "counting", "No number between them is published."),
        (Settings(scheme="own"), "counting", "counting rules own"),
        (Settings(read_twice=ReadApart(people=4, blind=1)), "quality", "any other reading: 1"),
        (Settings(read_twice=ReadApart(saw=23)), "quality", "No report was read by two people apart."),
        (Settings(read_twice=ReadApart(saw=23)), "quality", "no second independent reading: 23."),
        (Settings(read_twice=ReadApart(apart=2)), "quality", "did not begin from what it found: 2."),
        (Settings(shares=(("", 0.5),)), "quality", "50%"),
        (Settings(), "protection", "Nothing is removed after a time."),
    ],
)
def test_parts_say_only_what_was_set(settings, key, words):
    assert words in text_of(methodology_of(settings))[key]


def test_decisions_alone_do_not_answer_for_quality():
    assert text_of(methodology_of(Settings(judgements=7)))["quality"] == ""


def test_a_language_without_words_is_refused():
    with pytest.raises(BadOption, match="en or ar"):
        load_words("xx")


@pytest.mark.parametrize("language", languages())
def test_every_part_has_a_title_and_a_question_in_every_language(language):
    words, english = load_words(language), load_words("en")
    for key in PARTS:
        title, question = words.part(key)
        assert title
        assert question
        if language != "en":
            assert question != english.part(key)[1]


def test_arabic_says_every_sentence_with_the_same_values():
    english, arabic = load_words("en").told["text"], load_words("ar").told["text"]
    names = {key: {name for _, name, _, _ in Formatter().parse(text) if name} for key, text in english.items()}
    assert {key: {name for _, name, _, _ in Formatter().parse(arabic[key]) if name} for key in english} == names
    assert [key for key in english if arabic[key] == english[key]] == []


def test_arabic_has_a_word_for_every_rule_and_grade():
    words = load_words("ar")
    rules = {*CHOOSING, *NARROWING}
    assert {rule for rule in rules if words.term("rule", rule) == rule} == set()
    grades = {grade for ladder in LADDERS.values() for grade in ladder}
    assert {grade for grade in grades if words.term("grade", grade) == grade} == set()


def test_arabic_runs_from_right_to_left():
    page = as_html(methodology_of(FULL, "ar"), about_edition(1, 1), load_words("ar"))
    assert '<html lang="ar" dir="rtl">' in page
    assert "وسائل إعلام: 12، أشخاص: 3" in page
    assert "الأفعال التي توثق: قتل." in page
    assert "\u20662012-01-01\u2069" in page


def test_a_page_says_which_part_is_not_answered_and_runs_no_script():
    told = Methodology((Part("quality", "Quality", "How?"), Part("limits", "Limits", "What?", ("<b>None</b>",))), DAY)
    page = as_html(told, about_edition(1, 1, title="Deaths <on> the road"), load_words("en"))
    assert "This part is not answered." in page
    assert "&lt;b&gt;None&lt;/b&gt;" in page
    assert "<script" not in page
    assert "default-src &#x27;none&#x27;" in page
    assert "Written by people on 2024-01-15." in page


def test_a_list_that_people_wrote_is_a_list():
    told = Methodology((Part("limits", "Limits", "What?", ("- one\n- two",)),))
    page = as_html(told, about_edition(1, 1), load_words("en"))
    assert page.count("<li dir") == 2
    assert "\n- one\n- two\n" in as_markdown(told, about_edition(1, 1), load_words("en"))


def test_markdown_hands_on_no_markup_of_others():
    told = Methodology((Part("limits", "Limits", "What?", ("<img src=x>",)),), DAY)
    page = as_markdown(told, about_edition(1, 1), load_words("en"))
    assert "<img" not in page
    assert "Written by people on 2024-01-15." in page


@pytest.mark.parametrize("language", languages())
def test_a_text_that_nobody_edited_edits_nothing(language):
    words, generated = load_words(language), methodology_of(FULL, language)
    assert edits_in(text_to_edit(generated, (), words), generated, words) == {}
    nothing = methodology_of(Settings(), language)
    assert edits_in(text_to_edit(nothing, (), words), nothing, words) == {}


def test_what_somebody_wrote_is_read_part_by_part():
    words, generated = load_words("en"), methodology_of(Settings())
    text = text_to_edit(generated, (), words)
    ours = "We read two newspapers\nevery day.\n\n- *Al-Nahr*\n- the *Weekly*\n"
    marked = text.replace("used?*\n\nThis part is not answered.", f"used?*\n\n{ours}")
    assert edits_in(marked, generated, words) == {
        "sources": ("We read two newspapers every day.", "- *Al-Nahr*\n- the *Weekly*")
    }


def test_a_part_may_be_emptied_and_others_left_out():
    words, generated = load_words("en"), methodology_of(FULL)
    assert edits_in("<!-- part: limits -->\n## Known limits\n", generated, words) == {"limits": ()}


@pytest.mark.parametrize(
    "text", ["", "# Ours", "<!-- part: poem -->\n", "<!-- part: scope -->\n<!-- part: scope -->\n"]
)
def test_a_text_without_known_parts_is_refused(text):
    with pytest.raises(BadOption, match="methodology"):
        edits_in(text, methodology_of(FULL), load_words("en"))


def test_what_people_wrote_stays_when_settings_change_and_the_change_is_shown():
    before = methodology_of(Settings(contact="a@river-record.example"))
    over = next(part.paragraphs for part in before.parts if part.key == "contact")
    edits = {"contact": Edited(("Write to us.",), over, DAY)}
    same, none = settle(before, edits)
    assert none == ()
    assert same.edited_on == DAY
    told, moved = settle(methodology_of(Settings(contact="b@river-record.example")), edits)
    assert text_of(told)["contact"] == "Write to us."
    assert list(moved[0].lines()) == [
        "- Errors and additions: a@river-record.example.",
        "+ Errors and additions: b@river-record.example.",
    ]
    text = text_to_edit(told, moved, load_words("en"))
    assert "+ Errors and additions: b@river-record.example." in text
    generated = methodology_of(Settings(contact="b@river-record.example"))
    assert edits_in(text, generated, load_words("en")) == {"contact": ("Write to us.",)}


def test_what_nobody_edited_has_no_day():
    told, _ = settle(methodology_of(FULL), {})
    assert told.edited_on is None
