"""The tables say every record, every likely pair in words, and what to look at first: the same bytes each time."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from onrecord.jobs.lists.judged import read_judgements
from onrecord.jobs.lists.linking import LinkWish, link_lists
from onrecord.jobs.lists.tables import tables_of
from onrecord.linkage.judgements import Decision
from tests.jobs.lists.some_lists import examples, read
from tests.linkage.decided import decided


@pytest.fixture(scope="module")
def lists():
    return examples()


@pytest.fixture(scope="module")
def found(lists):
    return link_lists(lists, LinkWish())


@pytest.fixture(scope="module")
def tables(found):
    return tables_of(found)


def rows(text):
    return list(csv.DictReader(text.splitlines()))


def judged(number, one, other, decision=Decision.SAME, **told):
    return replace(decided(number, "a=b", **told), one=one, other=other, decision=decision)


def test_every_record_stands_in_one_cluster_with_what_is_told_of_it(tables):
    told = rows(tables["clusters.csv"])
    assert len(told) == 78
    assert [int(row["cluster"]) for row in told] == sorted(int(row["cluster"]) for row in told)
    first, second = told[:2]
    assert (first["list"], first["row"], first["id"], first["name"]) == (
        "committee.csv", "2", "1", "سالم مفتاح علي الفرجاني"
    )  # fmt: skip
    assert (second["cluster"], second["name"], second["age"], second["died"]) == (
        "1", "Salem Muftah al-Ferjani", "47", "2022-10-03"
    )  # fmt: skip


def test_pairs_come_by_likelihood_with_reasons_and_differences(tables):
    told = rows(tables["pairs.csv"])
    likely = [float(row["likely"]) for row in told]
    assert likely == sorted(likely, reverse=True)
    assert max(likely) < 1
    salem = next(row for row in told if row["name 2"] == "Salem Muftah al-Ferjani")
    assert salem["joined"] == "yes"
    assert salem["differs"] == "age: 46 ≠ 47"
    assert "same given name (سالم, Salem)" in salem["in words"]


def test_words_have_the_two_records_in_the_order_of_the_columns(lists):
    turned = tables_of(link_lists(lists[::-1], LinkWish()))["pairs.csv"]
    salem = next(row for row in rows(turned) if row["name 1"] == "Salem Muftah al-Ferjani")
    assert (salem["age 1"], salem["age 2"], salem["differs"]) == ("47", "46", "age: 47 ≠ 46")
    assert "same given name (Salem, سالم)" in salem["in words"]


def test_review_asks_for_a_judgement_and_says_why(tables):
    told = rows(tables["review.csv"])
    assert {row["judgement"] for row in told} == {""}
    looks = [row["look at it"] for row in told]
    assert looks[0] == "near even odds"
    assert "one list has both: one person told twice, or two of one family" in looks
    assert any(look == "joined, and not quite sure" for look in looks)
    assert any(look == "left apart, and not ruled out" for look in looks)
    named = next(row for row in told if row["differs"].startswith("name"))
    assert "≠" in named["differs"]


def test_the_same_lists_give_the_same_bytes(lists, tables):
    assert tables_of(link_lists(lists, LinkWish())) == tables


def test_judgements_stand_last_so_that_this_file_is_all_the_next_run_needs(lists, found, tmp_path):
    tie = rows(tables_of(found)["review.csv"])[0]
    one, other = (f"{tie[f'list {side}']}:{tie[f'row {side}']}" for side in (1, 2))
    given = [
        judged(1, one, other),
        judged(2, "committee.csv:2", "committee.csv:10", Decision.DIFFERENT, by="=1+1"),
        judged(3, one, other, Decision.DIFFERENT, by="Omar"),
    ]
    again = link_lists(lists, LinkWish(), given)
    text = tables_of(again)["review.csv"]
    *_, contradicted, unscored, apart = rows(text)
    assert contradicted["look at it"] == "judged; gave way to a judgement that contradicts it"
    assert (unscored["in words"], unscored["by"]) == ("nothing in common that would have it compared", "'=1+1")
    assert (apart["judgement"], apart["by"], apart["joined"]) == ("different", "Omar", "no")
    path = tmp_path / "review.csv"
    path.write_text(text, encoding="utf-8-sig")
    back = read_judgements([path], lists, "Amal")
    assert back.lost == ()
    assert [(each.one, each.other, each.decision, each.by) for each in back.judgements] == [
        (each.one, each.other, each.decision, each.by) for each in given
    ]


def test_pairs_left_apart_say_why(tmp_path):
    lists = read(
        tmp_path,
        one="No,Name,Age,Date of death\n" + "".join(f"{n},Huda Salem {f},{n + 20},{n}/10/2022\n" for n, f in FAMILIES),
        two="No,Name,Age,Date of death\n"
        + "".join(f"{n},{'Huda' if n % 2 else 'Bilal'} Salem {f},{n + 20},{n}/10/2022\n" for n, f in FAMILIES),
    )
    told = rows(tables_of(link_lists(lists, LinkWish()))["pairs.csv"])
    reasons = {"given names differ", "the other pairs between the two clusters speak against it"}
    assert {row["left apart"] for row in told} <= {"", *reasons}


FAMILIES = list(enumerate(("Ferjani", "Zwai", "Kuri", "Shlouf", "Targi", "Madi", "Sharif", "Hammali"), start=1))


def test_no_cell_is_taken_for_a_formula(tmp_path):
    lists = read(tmp_path, some="No,Name\n1,=HYPERLINK(x)\n-2,+Huda Ferjani\n")
    told = rows(tables_of(link_lists(lists, LinkWish()))["clusters.csv"])
    assert [(row["id"], row["name"]) for row in told] == [("1", "'=HYPERLINK(x)"), ("'-2", "'+Huda Ferjani")]
