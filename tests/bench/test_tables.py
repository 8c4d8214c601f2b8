"""Tables as text: aligned, numbers to the right, nothing said as a dash."""

from __future__ import annotations

from bench.tables import Table, show


def test_a_table_is_aligned_with_one_decimal():
    table = Table("Fruit", ("name", "share"), (("apple", 12.34), ("fig", None), ("all", 100)), "A note.")
    assert show(table) == "\n".join(
        ["Fruit", "name   share", "-----  -----", "apple   12.3", "fig        –", "all      100", "A note."]
    )
