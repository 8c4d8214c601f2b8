"""Who arrives is found in lists that were kept."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from onrecord.core.errors import BadOption, OtherFormat
from onrecord.jobs.lists.arriving import arrive
from onrecord.jobs.lists.columns import GivenColumns
from onrecord.jobs.lists.linking import LinkWish, link_lists
from onrecord.jobs.lists.reading import read_lists
from onrecord.jobs.lists.tables import arrivals_table
from tests.jobs.lists.some_lists import EXAMPLES, saved


def read(*paths):
    return read_lists(paths, (), GivenColumns({}, {}))


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Give the file in which the two lists of the package are kept, linked."""
    place = tmp_path_factory.mktemp("kept") / "linked.standing"
    link_lists(read(EXAMPLES / "committee.csv", EXAMPLES / "monitors.csv"), LinkWish(keep=place))
    return place


def test_who_stands_is_found_with_why_and_where(kept, tmp_path):
    text = (
        "Name,Age,Sex,Date of death,Place\nZaynab Saleh Osman Kori,36,F,2022-10-20,Murzuk\nYahya Barakat,47,M,,Ghat\n"
    )
    arrived = arrive(read(*saved(tmp_path, october=text)), kept)
    assert (arrived.standing, arrived.arriving, arrived.likely) == (77, 2, 1)
    first = arrived.met[0]
    assert first.arrived.record.names == ("Zaynab Saleh Osman Kori",)
    assert first.other.record.source in {"committee.csv", "monitors.csv"}
    assert first.stands
    assert first.probability > 0.9
    assert [each.probability for each in arrived.met] == sorted(
        (each.probability for each in arrived.met), reverse=True
    )
    row = next(csv.DictReader(StringIO(arrivals_table(arrived))))
    assert (row["stands"], row["name 1"], row["list 1"], row["row 1"]) == (
        "yes",
        "Zaynab Saleh Osman Kori",
        "october.csv",
        "2",
    )
    assert "both aged 36" in row["in words"]


def test_nobody_who_may_be_anybody_is_no_error(kept, tmp_path):
    arrived = arrive(read(*saved(tmp_path, other="Name,Age\nPatricia Quiroga Mamani,40\n")), kept)
    assert (arrived.arriving, arrived.likely, arrived.met) == (1, 0, ())


def test_a_file_that_was_not_kept_is_refused(tmp_path):
    (path,) = saved(tmp_path, other="Name,Age\nHana Tawil,40\n")
    with pytest.raises(OtherFormat, match="no list that was kept"):
        arrive(read(path), path)


def test_lists_that_teach_nothing_are_not_kept(tmp_path):
    (path,) = saved(tmp_path, two="Name,Age\nPatricia Quiroga Mamani,40\nBilal Zahran,12\n")
    with pytest.raises(BadOption, match="--keep"):
        link_lists(read(path), LinkWish(keep=tmp_path / "kept"))
    assert not (tmp_path / "kept").exists()
