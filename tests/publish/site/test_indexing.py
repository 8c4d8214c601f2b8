"""The index that is searched without a server."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from onrecord.core.values import AgeRange, When
from onrecord.core.vocabulary import DatePrecision
from onrecord.publish.site.addresses import key_of
from onrecord.publish.site.indexing import ALONE, BLOCK, Index
from onrecord.publish.site.terms import Terms
from onrecord.publish.site.writing import open_folder
from tests.published import ferry_file, incident_number


def _index(folder, files):
    writing = open_folder(folder)
    index = Index(writing)
    terms = Terms()
    for file in files:
        terms.add(file)
    index.extend(terms)
    index.finish()
    return {
        path.relative_to(folder / "search").with_suffix("").as_posix(): _data(path)
        for path in (folder / "search").rglob("*.js")
    }


def _data(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith('onrecord_shard("')
    return json.loads(text.partition(",")[2].removesuffix(")\n"))


def _terms(shards):
    return {term: lists for name, shard in shards.items() if name.startswith("t/") for term, lists in shard.items()}


def test_a_name_is_in_the_index_as_written_and_by_its_consonants(tmp_path):
    terms = _terms(_index(tmp_path, [ferry_file()]))
    assert terms["halima"] == ["1", "", "1"]
    assert terms["حليمه"] == ["1", "", "1"]
    assert terms["~hlm"] == ["1", "", ""]
    assert terms["kutum"] == ["", "0 1 1 1", "0"]
    assert terms["2023"][1] == "0 1 1 1"


def test_what_is_shown_of_a_record_leads_to_its_page(tmp_path):
    told = _index(tmp_path, [ferry_file()])["d/0"]
    assert told[0] == [key_of("i-ferry"), 0, ["killing:shelling"], "2023-11-04", "Kutum", 1]
    assert told[1] == [
        key_of("v-mother"), 1, ["حليمة موسى أرباب", "Halima Musa Arbab"], "2023-11-04", "Kutum", 1, "34-36",
    ]  # fmt: skip
    assert told[3][:3] == [key_of("v-others"), 2, ["fishermen"]]


def test_records_stand_in_blocks_and_a_long_list_alone(tmp_path):
    shards = _index(tmp_path, map(incident_number, range(900)))
    about = shards["about"]
    assert about["records"] == 900 + sum(1 + each % 3 for each in range(900))
    assert all(len(shards[f"d/{number}"]) == BLOCK for number in range(about["records"] // BLOCK))
    lists = [each for entry in _terms(shards).values() for each in entry]
    assert all(len(each) <= ALONE for each in lists)
    alone = [each[1:] for each in lists if each.startswith("@")]
    assert alone
    assert {f"p/{name}" for name in alone} == {name for name in shards if name.startswith("p/")}


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (When(), ""),
        (When(ferry_file().incident.when.earliest, None), ""),
    ],
)
def test_a_day_that_is_not_known_is_not_told(tmp_path, when, told):
    file = ferry_file()
    shards = _index(tmp_path, [replace(file, incident=replace(file.incident, when=when))])
    assert shards["d/0"][0][3] == told


def test_a_month_and_a_year_are_told_as_such(tmp_path):
    file = ferry_file()
    day = file.incident.when.earliest
    spans = [(day.replace(day=1), day.replace(day=30)), (day.replace(month=1, day=1), day.replace(month=12, day=31))]
    files = [
        replace(file, incident=replace(file.incident, when=When(first, last, DatePrecision.MONTH)))
        for first, last in spans
    ]
    told = _index(tmp_path, files)["d/0"]
    assert (told[0][3], told[4][3]) == ("2023-11", "2023")


def test_an_age_with_an_open_end_is_not_told_as_if_it_were_known(tmp_path):
    file = ferry_file()
    open_ended = replace(file.victims[0], age=AgeRange(60, None))
    assert _index(tmp_path, [replace(file, victims=(open_ended,))])["d/0"][1][6] == ""


def test_no_shard_can_end_a_script(tmp_path):
    file = ferry_file()
    bad = replace(file.victims[0], name="</script>", names=())
    _index(tmp_path, [replace(file, victims=(bad,))])
    assert "<" not in (tmp_path / "search" / "d" / "0.js").read_text(encoding="utf-8")
