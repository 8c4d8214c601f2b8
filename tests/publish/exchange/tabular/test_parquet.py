from __future__ import annotations

import duckdb
import pyarrow.parquet
import pytest

from onrecord.core.errors import MalformedRecords
from onrecord.publish.exchange.tabular import parquet
from onrecord.publish.exchange.tabular.parquet import PARQUET
from tests.publish.exchange.editions import awkward_edition, same
from tests.published import edition_of


def test_duckdb_counts_and_takes_lists_for_lists(tmp_path):
    PARQUET.write(edition_of(12), tmp_path)
    asked = f"SELECT count(*), min(when_earliest) FROM '{tmp_path}/incidents.parquet'"
    ((number, first),) = duckdb.sql(asked).fetchall()
    assert (number, str(first)) == (13, "2012-01-01")
    asked = f"SELECT quotes FROM '{tmp_path}/statements.parquet' WHERE property = 'name' LIMIT 1"
    ((quotes,),) = duckdb.sql(asked).fetchall()
    assert isinstance(quotes, list)


def test_columns_say_what_they_mean(tmp_path):
    PARQUET.write(edition_of(0), tmp_path)
    schema = pyarrow.parquet.read_schema(tmp_path / "victims.parquet")
    assert schema.metadata[b"format"] == b"casualty-records"
    assert all(field.metadata[b"description"] for field in schema)


def test_rows_are_written_some_at_a_time(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "BATCH", 3)
    edition = awkward_edition(5)
    PARQUET.write(edition, tmp_path)
    assert pyarrow.parquet.ParquetFile(tmp_path / "statements.parquet").num_row_groups > 5
    same(PARQUET.read(tmp_path), edition)


def test_a_file_that_is_no_parquet_is_told(tmp_path):
    PARQUET.write(edition_of(0), tmp_path)
    (tmp_path / "harm.parquet").write_bytes(b"PAR?")
    with pytest.raises(MalformedRecords, match=r"harm\.parquet"):
        PARQUET.read(tmp_path)
