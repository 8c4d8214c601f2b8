from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.errors import EmptyReport
from onrecord.core.report import Translation
from onrecord.core.vocabulary import PublishedBasis
from onrecord.evidence import read
from onrecord.evidence.parts import Draft, Mark, Part
from onrecord.evidence.report import finish
from tests.evidence.pages import ARABIC_PAGE, NEWS_PAGE, PARAGRAPHS

TEXT = "\n\n".join(("Four killed in market", *PARAGRAPHS)).encode()


def test_a_page_becomes_a_report_with_its_title_first_and_its_lists_tables_and_captions_in_order():
    report = read(NEWS_PAGE)
    assert report.text.split("\n\n") == [
        "Four killed as shell hits market in old town",
        "Residents clear the entrance of the market on Tuesday.",
        *PARAGRAPHS[:4],
        "The dead",
        "Nadia Haroun, 37",
        "Samir Nassar, 51",
        "Samir Nassar, 51",
        "Name | Age",
        "Rim Aliwi | 9",
        PARAGRAPHS[4],
    ]
    assert (report.byline, report.source, report.published) == ("Amal Haddad", "Levant Wire", date(2019, 5, 14))


def test_what_a_page_leaves_out_is_kept_with_the_reason():
    reasons = {dropped.text: dropped.reason for dropped in read(NEWS_PAGE).dropped}
    assert reasons["Read more: Toll of shelling rises to thirty"] == "link to another page"
    assert (
        reasons["Then there was only dust, and people calling for each other."]
        == "repeats sentences of a paragraph beside it"
    )
    assert reasons["Reporting by Amal Haddad in Aleppo; editing by Rita Saad"] == "reporting credits"
    assert reasons["News\nWorld"] == "a menu, a button or the foot of the page"


def test_scripts_styles_and_comments_are_nowhere():
    report = read(NEWS_PAGE)
    assert "never" not in report.text + "".join(dropped.text for dropped in report.dropped)


def test_an_arabic_page_is_read_and_an_emoji_before_a_name_is_one_place():
    report = read(ARABIC_PAGE)
    name = "نادية هارون"
    start = report.text.index(name)
    assert report.language == "ar"
    assert report.quote(start, start + len(name)).text == name
    assert report.text[: report.text.index("قُتل")].endswith("🕯️ ")
    assert len("🕯️ ") == 3
    assert [dropped.reason for dropped in report.dropped] == ["link to another page"]


def test_the_name_of_the_file_dates_a_report_that_tells_no_day():
    report = read(TEXT, name="2019-05-14-market.txt")
    assert (report.published, report.published_basis) == (date(2019, 5, 14), PublishedBasis.FILE)


def test_the_report_itself_comes_before_the_name_of_its_file():
    assert read(NEWS_PAGE, name="2026-08-01-capture.html").published == date(2019, 5, 14)


def test_a_report_of_furniture_only_is_empty_and_says_of_what():
    with pytest.raises(EmptyReport, match="found nothing but advertisement, share bar; expected a text or a page"):
        read(b"Advertisement\n\nShare")


def test_a_report_of_nothing_is_empty():
    with pytest.raises(
        EmptyReport, match="the given bytes: found nothing, or nothing but space; expected a text or a page"
    ):
        read(b" \n ")


MARKED = Draft(
    (
        Part("Two men died at the ford.", marks=(Mark(4, 7, page=2, box=(0.1, 0.2, 0.5, 0.3)),)),
        Part("Advertisement", dropped="advertisement", marks=(Mark(0, 4, page=2, box=(0, 0, 1, 1)),)),
        Part(
            "قتل رجلان عند المخاضة يوم الاثنين كما قال شقيقهما للمراسل",
            marks=(Mark(0, 3, doubt="hard to read", confidence=0.4),),
        ),
    ),
    title="At the ford",
    title_marks=(Mark(0, 2, page=1, box=(0.1, 0.1, 0.2, 0.2)),),
    language="en",
)


def test_marks_of_parts_lie_over_the_text():
    report = finish(MARKED, b"x", "it")
    assert [(report.text[each.start : each.end], each.page) for each in report.regions] == [("At", 1), ("men", 2)]
    assert [(report.text[each.start : each.end], each.reason) for each in report.doubts] == [("قتل", "hard to read")]
    at = report.text.index("men")
    assert [region.page for region in report.regions_of(at + 1, at + 2)] == [2]
    assert report.regions_of(at - 1, at) == ()


def test_each_passage_has_its_language_and_script():
    report = finish(MARKED, b"x", "it")
    told = [(report.text[each.start : each.end][:8], each.language, each.script) for each in report.passages]
    assert told == [("At the f", "en", "Latn"), ("قتل رجلا", "ar", "Arab")]


def test_a_translation_stands_beside_the_original():
    report = finish(MARKED, b"x", "it")
    both = report.translated(Translation("ar", "عند المخاضة", "A. Translator"))
    assert both.text == report.text
    assert both.translations == (Translation("ar", "عند المخاضة", "A. Translator"),)


def passages(*paragraphs, language="en"):
    report = finish(Draft(tuple(map(Part, paragraphs)), language=language), b"", "it")
    return [(report.text[each.start : each.start + 4], each.language) for each in report.passages]


ENGLISH = "Four people were killed in the shelling of the market of the town, residents said on Tuesday."
ARABIC = "قتل أربعة أشخاص في سراقب في 3 أيار 2019، بحسب سكان من المدينة قالوا إن القذائف سقطت على السوق."


def test_a_short_paragraph_has_the_language_of_the_others_in_its_script():
    assert passages("مقتل أربعة", ARABIC, ENGLISH, "Gao") == [("مقتل", "ar"), ("Four", "en")]
    assert passages(ARABIC, "The end", language="ar") == [("قتل ", "ar"), ("The ", None)]
    assert passages("Gao", "مقتل") == [("Gao\n", "en"), ("مقتل", "en")]
    assert passages(ENGLISH, "2019") == [("Four", "en"), ("2019", "en")]
    assert passages(ARABIC, "Gao", language="fr") == [("قتل ", "ar"), ("Gao", "fr")]
