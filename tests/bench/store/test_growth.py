"""The table and the plot of a growing case file hold all that was measured."""

from __future__ import annotations

from bench.store.growth import draw_growth
from bench.store.scale import _table


def test_all_sizes_and_databases_stand_in_the_table_and_the_plot(tmp_path):
    for name in ("images", "explanation"):
        (tmp_path / name).mkdir()
    figures = {
        f"scale/{database}_{size}_{what}_per_second": 500.0
        for database in ("sqlite", "postgresql")
        for size in (10_000, 100_000)
        for what in ("add", "code", "rebuild")
    } | {"scale/sqlite_10000_search_p95_ms": 4.4}
    draw_growth(tmp_path, _table(figures), figures)
    told = (tmp_path / "explanation" / "case-growth-table.md").read_text()
    assert "| sqlite | 10,000 | 500 | 500 | 500 | – | 4.4 | – |" in told
    assert "| postgresql | 100,000 |" in told
    assert (tmp_path / "images" / "case-growth.svg").read_text().count("2.0 ms each") == 6
