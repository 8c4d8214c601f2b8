"""Hold every address of the map, with every method, to the table of rights: for each role, and for nobody."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from bench.coding.corpus import Measure
from bench.tables import Table

__all__ = ["measure"]


def measure(_: Path | None = None) -> Measure:
    """Give how many addresses no row checks or that answer otherwise than their row says."""
    from bench.workbench.ready import ready

    ready()
    from bench.workbench.hostile import made_maker
    from onrecord.web.access.casefile import hold_case
    from tests.served import Served
    from tests.web import test_rights as rights

    with made_maker("sqlite") as maker:
        case = maker.make(maker.home / "case")
        hold_case(case)
        served = Served(case, count(1))
        wrong = [
            *rights.unchecked(),
            *rights.let_in_wrongly({role: served.client(role) for role in rights.ROLES}),
            *rights.let_in_unknown(served),
        ]
        case.close()
    checked = len(rights.MAP) * len(rights.METHODS) * (len(rights.ROLES) + 1)
    row = (len(rights.MAP), len(rights.METHODS), len(rights.ROLES) + 1, checked, len(wrong))
    columns = ("addresses", "methods", "roles and nobody", "checked", "otherwise than the table says")
    figures = {"permissions/unchecked": float(len(wrong)), "permissions/checked": float(checked)}
    return Measure(figures, (Table("Rights", columns, (row,), "\n".join(wrong) or None),))
