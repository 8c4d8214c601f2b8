from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.coding.codebook import default_codebook
from onrecord.coding.rows.coder import RowCoder
from onrecord.coding.unread import UnreadCoder
from onrecord.core.contract import check_coding
from onrecord.core.report import Doubt
from onrecord.core.values import Absent, AgeRange
from onrecord.core.vocabulary import DatePrecision, PlacePrecision, Stance
from tests.coding.told import report

HEAD = "No | Name | Age | Sex | Date of death | Place | Cause of death"
ROWS = (
    "1 | Musa Adam | 9 | Male | 3 May 2019 | Saraqib | Shelling",
    "2 | Hana Adam | | Female | 3 May 2019 | Saraqib | Artillery shelling",
    "3 | Sami Haddad | 61 | M | 5 May 2019 | Idlib | Air strike",
)


def lists(*paragraphs, language="ar"):
    """Code paragraphs that no other coder reads; the coding keeps the contract."""
    return kept(RowCoder(UnreadCoder(default_codebook(), language), alone=True).code(report("\n\n".join(paragraphs))))


def kept(coding):
    check_coding(coding)
    return coding


@pytest.fixture(scope="module")
def both(coder):
    """Give a function that codes paragraphs in English with their lists."""
    return lambda *paragraphs: kept(RowCoder(coder).code(report("\n\n".join(paragraphs))))


def test_each_row_is_a_victim_and_rows_of_one_day_place_and_means_are_one_incident():
    coding = lists(HEAD, *ROWS)
    first, second = coding.incidents
    assert [(v.name, v.age, v.age_group, v.sex) for v in first.victims] == [
        ("Musa Adam", 9, "child", "male"),
        ("Hana Adam", None, None, "female"),
    ]
    assert (first.acts[0].type, first.acts[0].method) == ("killing", "shelling")
    assert (first.when.earliest.isoformat(), first.when.precision) == ("2019-05-03", DatePrecision.DAY)
    assert (first.where.name, first.where.country, first.counts["killed"].best) == ("Saraqib", "SY", 2)
    assert [v.name for v in second.victims] == ["Sami Haddad"]
    assert second.acts[0].method == "airstrike"


def test_a_row_of_somebody_who_is_not_known_names_nobody():
    coding = lists(HEAD, *ROWS, "4 | Unknown woman | | F | 5 May 2019 | Idlib | Air strike")
    unknown = [v for incident in coding.incidents for v in incident.victims if v.name == Absent("unknown")]
    assert [v.description for v in unknown] == ["Unknown woman"]


def test_an_arabic_list_is_coded_though_no_coder_reads_its_prose():
    coding = lists(
        "أسماء المعتقلين",
        "الاسم: موسى آدم; العمر: ٣٣; الجنس: ذكر; التاريخ: 13/05/2012; المحافظة: إدلب; المصدر: مركز الأفق; "
        "المهنة: معلم; السبب: تحت التعذيب",
        "الاسم: هناء آدم; العمر: غير معروف; الجنس: أنثى; التاريخ: 01/06/2012; المحافظة: إدلب; المصدر: مركز الأفق",
    )
    first, second = coding.incidents
    assert (first.acts[0].type, first.acts[0].stance) == ("detention", Stance.REPORTED)
    assert (first.victims[0].age, first.victims[0].occupation) == (33, "معلم")
    assert (first.acts[0].method, second.acts[0].method) == ("torture", None)
    assert second.victims[0].age == Absent("unknown")
    assert (first.where.text, first.where.precision) == ("إدلب", PlacePrecision.PROVINCE)
    assert second.when.earliest.isoformat() == "2012-06-01"
    assert first.according_to == (("مركز الأفق",),)
    assert coding.report.flags == (
        "only the rows of its lists were coded: there is no coder for its language (ar) yet",
    )
    assert (coding.coder.name, coding.coder.version) == ("lists", "2026.1")


def test_prose_around_a_list_is_coded_as_before(both):
    coding = both(
        "Two farmers were shot dead in Homs on 1 May 2019, residents said.",
        HEAD,
        *ROWS,
        "A teacher was wounded in Hama on 9 May 2019.",
    )
    assert [(i.acts[0].type, len(i.victims)) for i in coding.incidents] == [
        ("killing", 1),
        ("injury", 1),
        ("killing", 2),
        ("killing", 1),
    ]
    assert [v.id for i in coding.incidents for v in i.victims] == ["p1", "p2", "p3", "p4", "p5"]
    assert len({claim.id for claim in coding.claims}) == len(coding.claims)


def test_a_list_of_an_incident_that_the_prose_tells_adds_its_names_to_it(both):
    coding = both(
        "Two people were killed in shelling of the market of Saraqib on 3 May 2019. Musa Adam was among the dead.",
        HEAD,
        *ROWS[:2],
    )
    (incident,) = coding.incidents
    names = [victim.name for victim in incident.victims if victim.name]
    assert sorted(names) == ["Hana Adam", "Musa Adam"]


def test_rows_that_do_not_say_what_was_done_are_left_to_people():
    coding = lists("Name | Age | Place", "Musa Adam | 9 | Saraqib", "Hana Adam | 34 | Saraqib")
    assert coding.incidents == ()
    assert coding.report.flags[-1].startswith("2 rows of a list were not coded: nothing says")


def test_what_stands_above_a_list_says_what_was_done():
    above = "Names of those wounded in the attack"
    (incident,) = lists(above, "Name | Age", "Musa Adam | 30-35", "Hana Adam | 8 months").incidents
    assert incident.acts[0].type == "injury"
    assert [victim.age for victim in incident.victims] == [AgeRange(30, 35), 0]
    assert incident.counts["injured"].best == 2
    assert lists("The dead and the wounded", "Name | Age", "Musa Adam | 9").incidents == ()


def test_a_row_says_itself_what_was_done():
    coding = lists(
        "Name | Status | What happened",
        "Musa Adam | Soldier | Killed",
        "Hana Adam | Civilian | arrested at home",
        "Sami Haddad | Dead | unknown",
    )
    told = [(i.acts[0].type, v.name, v.status) for i in coding.incidents for v in i.victims]
    assert told == [
        ("killing", "Musa Adam", "member of armed forces"),
        ("killing", "Sami Haddad", "civilian"),
        ("detention", "Hana Adam", "civilian"),
    ]
    assert coding.report.flags[-1].startswith("only the rows")


def test_rows_with_other_cells_than_their_heading_are_counted_and_not_guessed_at():
    coding = lists(HEAD, ROWS[0], "2 | Hana Adam | Female")
    assert len(coding.incidents[0].victims) == 1
    assert coding.report.flags[-1] == (
        "1 rows of a list were not coded: they have more or fewer cells than its heading"
    )


def test_a_name_in_parts_is_put_together_and_a_second_one_is_another_form():
    coding = lists(
        "First name | Father's name | Surname | Date of death",
        "Musa | Ali | Adam | May 2019",
        "Notes on the list",
        "Name (English) | Name (Arabic) | Date of death",
        "Musa Adam | موسى آدم | 2019",
        "unknown | unknown | 2018",
    )
    first, second, third = (incident.victims[0] for incident in coding.incidents)
    assert first.name == "Musa Ali Adam"
    assert [name.text for name in second.names] == ["موسى آدم"]
    assert third.name == Absent("unknown")


def test_a_site_is_placed_in_its_town():
    where = (
        lists("Name | Site | Town | Date of death", "Musa Adam | the bakery | Saraqib | 3 May 2019").incidents[0].where
    )
    assert (where.text, where.name, where.precision) == ("the bakery, Saraqib", "Saraqib", PlacePrecision.SITE)


def test_an_age_without_sense_and_an_open_range_tell_no_group():
    rows = (
        "Musa Adam | old",
        "Hana Adam | 150",
        "Sami Haddad | 16-19",
        "Rami Haddad | 20-30",
        "Rim Adam | 3-5",
        "Ali | child",
    )
    (incident,) = lists("The dead", "Name | Age", *rows).incidents
    assert [(v.age, v.age_group) for v in incident.victims] == [
        (None, None),
        (None, None),
        (AgeRange(16, 19), None),
        (AgeRange(20, 30), "adult"),
        (AgeRange(3, 5), "child"),
        (None, "child"),
    ]


def test_the_sex_of_a_row_may_tell_the_age_group_and_be_unknown():
    (incident,) = lists("The dead", "Name | Sex", "Musa Adam | Boy", "Hana Adam | unknown", "Sami Haddad | ?").incidents
    assert [(v.sex, v.age_group) for v in incident.victims] == [("male", "child"), ("unknown", None), ("male", None)]


def test_a_value_is_no_surer_than_the_letters_it_rests_on():
    text = "\n\n".join((HEAD, ROWS[0]))
    start = text.index("Musa")
    told = report(text, doubts=(Doubt(start, start + 4, "recognised letters", 0.4),))
    coding = RowCoder(UnreadCoder(default_codebook(), "ar")).code(told)
    (name,) = [claim for claim in coding.claims if claim.property == "name"]
    assert name.confidence == 0.4


def test_a_report_without_lists_is_the_other_coders(both):
    coding = both("Two farmers were shot dead in Homs on 1 May 2019.")
    assert coding.coder.name == "english"
    assert len(coding.incidents) == 1


def test_the_decisions_name_the_lists():
    decisions = RowCoder(UnreadCoder(default_codebook(), "ar")).explain(report(f"{HEAD}\n\n{ROWS[0]}"))[1]
    assert decisions[-1].step == "lists"


def test_an_act_that_a_codebook_lacks_counts_nobody():
    book = replace(default_codebook(), acts={}, civilian_by_default=False)
    (incident,) = RowCoder(UnreadCoder(book, "ar")).code(report(f"{HEAD}\n\n{ROWS[0]}")).incidents
    assert incident.counts == {}
    assert incident.victims[0].status is None


def test_a_place_that_no_gazetteer_has_stays_as_told_and_an_unknown_one_is_none():
    rows = ("Musa Adam | Kafr Nowhere | 3 May 2019", "Hana Adam | unknown | 3 May 2019")
    first, second = lists("Name | Place | Date of death", *rows).incidents
    assert (first.where.text, first.where.gazetteer) == ("Kafr Nowhere", None)
    assert second.where.text is None


def test_an_incident_of_another_day_is_not_that_of_a_list(both):
    prose = "Ali Saleh was shot dead in Saraqib on 1 May 2019. Rim Saleh was killed in Idlib on 2 May 2019."
    coding = both(prose, HEAD, ROWS[2])
    assert sorted(incident.when.earliest.day for incident in coding.incidents) == [1, 2, 5]


def test_a_list_without_days_tells_of_the_one_incident_there_is(both):
    coding = both("Three people were killed in Saraqib on 1 May 2019.", "The dead", "Name | Age", "Musa Adam | 9")
    (incident,) = coding.incidents
    assert (incident.when.earliest.day, [v.name for v in incident.victims if v.name]) == (1, ["Musa Adam"])


def test_the_day_and_place_above_a_list_are_those_of_rows_that_have_none():
    people = ("Name | Age", "Musa Adam | 9", "Hana Adam | 34")
    (incident,) = lists("Killed by shells in Zliten, Libya on 7 January 2016", *people).incidents
    assert (incident.when.earliest.isoformat(), incident.where.text, incident.where.country) == (
        "2016-01-07",
        "Zliten",
        "LY",
    )
    (incident,) = lists("قائمة شهداء مدينة سراقب في 3 أيار 2019", *people).incidents
    assert (incident.when.earliest.isoformat(), incident.where.text) == ("2019-05-03", None)
    (incident,) = lists("Killed in Homs and Hama from 1 May 2019 to 3 May 2019, and on 9 June", *people).incidents
    assert (incident.when.earliest, incident.where.text) == (None, None)
    (incident,) = lists("Killed in Homs on 3 May 2019", HEAD, ROWS[0]).incidents
    assert incident.where.text == "Saraqib"
