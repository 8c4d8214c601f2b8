"""A list that stands keeps what comparing needs, and refuses what is none."""

from __future__ import annotations

import duckdb
import numpy as np
import pytest

from onrecord.core.errors import OtherFormat, UnwritableOutput
from onrecord.linkage.duck import Duck
from onrecord.linkage.incidents import INCIDENTS
from onrecord.linkage.linking import link_records
from onrecord.linkage.persons import PERSONS
from onrecord.linkage.standing import Standing, keep_standing
from tests.linkage.test_haste import people


def kept(path, records):
    """Keep a list of records, and give what was found in it."""
    engine = Duck(PERSONS)
    linked = link_records(engine, records, within=True)
    keep_standing(engine, linked, path)
    return linked


def test_what_was_learned_and_the_rows_are_kept(tmp_path):
    path = tmp_path / "kept.standing"
    linked = kept(path, people())
    standing = Standing(PERSONS, path)
    assert standing.number == 120
    for name in ("same", "chance", "relatives"):
        told, wanted = getattr(standing.model, name), getattr(linked.model, name)
        assert all(np.array_equal(*two) for two in zip(told, wanted, strict=True))
    assert standing.model.related == linked.model.related
    assert [each.name for each in tmp_path.iterdir()] == ["kept.standing"]


def test_an_older_one_is_replaced(tmp_path):
    path = tmp_path / "kept.standing"
    kept(path, people())
    kept(path, [*people()][:60])
    assert Standing(PERSONS, path).number == 60


def test_where_no_file_can_be_written_the_place_is_named(tmp_path):
    with pytest.raises(UnwritableOutput, match=r"missing.*kept\.standing"):
        kept(tmp_path / "missing" / "kept.standing", people())


@pytest.mark.parametrize("content", [None, b"", b"no database at all"])
def test_what_is_no_such_file_is_refused(tmp_path, content):
    path = tmp_path / "other"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(OtherFormat, match=r"other.*no list that was kept.*Link the list again"):
        Standing(PERSONS, path)


def test_another_database_is_refused(tmp_path):
    path = tmp_path / "other"
    with duckdb.connect(str(path)) as con:
        con.execute("CREATE TABLE about AS SELECT '{}' AS told")
    with pytest.raises(OtherFormat, match="no list that was kept"):
        Standing(PERSONS, path)


def test_a_list_of_another_kind_is_refused(tmp_path):
    path = tmp_path / "kept.standing"
    kept(path, people())
    with pytest.raises(OtherFormat, match="another kind or version: person"):
        Standing(INCIDENTS, path)


def test_what_was_told_of_a_long_list_is_told_of_the_same_records(tmp_path):
    engine, told = Duck(PERSONS), [f"record {number}" for number in range(400_000)]
    linked = link_records(engine, people(), within=True)
    keep_standing(engine, linked, tmp_path / "kept", told)
    wanted = [0, 7, 130_000, 399_999]
    assert Standing(PERSONS, tmp_path / "kept").told(wanted) == {number: told[number] for number in wanted}


def test_those_of_one_list_that_are_one_are_kept_together(tmp_path):
    linked = kept(tmp_path / "kept", people())
    standing = Standing(PERSONS, tmp_path / "kept")
    standing.load([*people()][:3])
    leads = standing.leads()
    source = np.array([each.source for each in people()])
    again = (linked.weights >= 0) & (source[linked.pairs.one] == source[linked.pairs.other])
    assert (leads[linked.pairs.one[again]] == leads[linked.pairs.other[again]]).all()
    assert leads[120:].tolist() == [120, 121, 122]
