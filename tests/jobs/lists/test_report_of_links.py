"""The report says how many people there are and how sure that is, and names all that was lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.jobs.lists.figures import figures_of, to_review
from onrecord.jobs.lists.linking import LinkWish, link_lists
from onrecord.jobs.lists.report import Run, report_json, report_text
from onrecord.linkage.judgements import Decision
from tests.jobs.lists.some_lists import COMMITTEE, MONITORS, examples, read
from tests.linkage.decided import decided


def run_of(lists, wish=None, judgements=(), lost=()):
    found = link_lists(lists, wish or LinkWish(), judgements)
    return Run("1.0", found, figures_of(found), len(to_review(found)), lost, 1.23)


@pytest.fixture(scope="module")
def run():
    return run_of(examples())


def judged(number, one, other, decision, **told):
    return replace(decided(number, "a=b", **told), one=one, other=other, decision=decision)


def test_the_report_for_programs_has_the_figures_and_their_doubt(run):
    told = report_json(run, {"review.csv": "0" * 64})
    assert (told["made_by"], told["version"], told["seconds"], told["threshold"]) == ("onrecord link", "1.0", 1.2, 0.5)
    assert [each["records"] for each in told["lists"]] == [39, 39]
    assert told["people"]["fewest"] <= told["people"]["by_clusters"] <= told["people"]["most"]
    assert set(told["joined"]) == {"pairs", "expected_wrong", "to_read"}
    assert told["to_review"] > 0
    assert told["files"] == {"review.csv": "0" * 64}
    same_sex = next(each for each in told["weights"] if each["words"] == "same sex")
    assert same_sex["bits"] > 0


def test_one_digest_stands_for_all_that_the_result_rests_on(run):
    digest = report_json(run, {})["inputs"]
    assert report_json(replace(run, seconds=9.0), {})["inputs"] == digest
    assert report_json(replace(run, version="1.1"), {})["inputs"] != digest
    other = [judged(1, "committee.csv:2", "monitors.csv:2", Decision.UNSURE)]
    assert report_json(run_of(examples(), judgements=other), {})["inputs"] != digest


def test_the_report_in_words_has_what_each_agreement_weighs_and_the_screen_has_not(run):
    whole, screen = report_text(run), report_text(run, whole=False)
    assert "What each agreement weighs" in whole
    assert "given name the same, whatever its spelling" in whole
    assert "onrecord 1.0, 1.2 seconds." in whole
    assert "weighs, learned" not in screen
    for text in (whole, screen):
        assert "committee.csv: 39 records." in text
        assert "Its ids are all different. If it names nobody twice, say so: --unique committee.csv" in text
        assert "people: in nine of ten draws between" in text
        assert "pairs for a person to look at, the most telling first: review.csv." in text


def test_a_list_said_to_name_nobody_twice_is_told():
    text = report_text(run_of(examples(), LinkWish(unique=("committee.csv",))))
    assert "committee.csv: 39 records; it is said to name nobody twice." in text
    assert "--unique committee.csv" not in text


def test_what_was_not_read_is_named_and_much_of_it_shortened_on_the_screen(tmp_path):
    many = "No,Name,Age\n" + "".join(f"{number},Huda Ferjani,grown\n" for number in range(25))
    run = run_of(read(tmp_path, said={"Age": "age"}, committee=COMMITTEE, monitors=MONITORS, many=many))
    screen = report_text(run, whole=False)
    assert "committee.csv: 3 records, 1 of them without a name." in screen
    assert "  committee.csv G4: found 31/02/2022; expected a date; not compared." in screen
    assert "  monitors.csv A4 is passed over: a row of totals." in screen
    assert "  5 more stand in report.txt." in screen
    assert "more stand in" not in report_text(run)


def test_contradictions_broken_constraints_and_lost_judgements_are_told():
    rows = [
        judged(1, "committee.csv:2", "monitors.csv:2", Decision.SAME, by="Hala"),
        judged(2, "committee.csv:2", "monitors.csv:2", Decision.DIFFERENT, by="Omar"),
        judged(3, "committee.csv:2", "committee.csv:3", Decision.SAME),
    ]
    run = run_of(examples(), judgements=rows, lost=("review.csv row 9: both are the same record",))
    text = report_text(run)
    assert "3 judgements taken." in text
    assert "  Contradiction: سالم مفتاح علي الفرجاني (committee.csv:2) and " in text
    assert " different (Omar), but the same by way of " in text
    assert (
        "  Judged the same, although committee.csv names both in incident 1: committee.csv:2, committee.csv:3." in text
    )
    assert "  Not taken: review.csv row 9: both are the same record." in text
    told = report_json(run, {})["judgements"]
    assert (told["followed"], told["not_followed"]) == (2, 1)
    assert len(told["contradictions"]) == len(told["against_constraints"]) == len(told["lost"]) == 1


def test_lists_in_which_nobody_can_be_one_say_so(tmp_path):
    run = run_of(read(tmp_path, some="No,Name\n1,Huda Ferjani\n"))
    text = report_text(run)
    assert "1 person: no pair is open enough to change that number." in text
    assert "0 pairs joined" in text
    assert "weighs, learned" not in text
    assert report_json(run, {})["weights"] == []
