"""Records linked by a cluster: the pairs, their levels and their weights are those of one machine."""

from __future__ import annotations

import json
from itertools import product

import numpy as np
import pytest
from click.testing import CliRunner

from onrecord.cli.main import main
from onrecord.core.errors import NoCluster
from onrecord.jobs.cluster import engine_for
from onrecord.linkage import linking
from onrecord.linkage.linking import link_records
from onrecord.linkage.persons import PERSONS
from tests.linkage.people import told

GIVEN = ("Samir", "Nadia", "Khaled", "Huda", "Walid")
FATHERS = ("Omar", "Yusuf", "Adel", "Bilal")
FAMILIES = ("al-Tawil", "Shami", "Najjar")


def people():
    """Give people whom two lists tell of, every third in one alone."""
    for number, (given, father, family) in enumerate(product(GIVEN, FATHERS, FAMILIES)):
        day = f"2016-05-{1 + number % 28:02d}"
        values = {"sex": "m" if number % 2 else "f", "age": 5 + number, "died": day}
        yield told(f"{given} {father} {family}", id=f"a{number}", source="committee", **values)
        if number % 3:
            yield told(f"{given} {father[0]}. {family}", id=f"b{number}", source="monitors", **values)


def found(master):
    with engine_for(PERSONS, None, master) as engine:
        return link_records(engine, list(people()), within=False)


def in_order(linked):
    pairs = linked.pairs
    order = np.lexsort((pairs.other, pairs.one))
    return pairs.one[order], pairs.other[order], pairs.levels[order], linked.weights[order]


@pytest.mark.parametrize("sample", [2_000_000, 20])
def test_a_cluster_finds_what_one_machine_finds(cluster, monkeypatch, sample):
    """A sample of all candidates, and of some: then the others are weighed by the workers, light ones left out."""
    monkeypatch.setattr(linking, "LEARNED_FROM", sample)
    here, there = found(None), found(cluster)
    assert here.compared == there.compared > 4 * 20
    for one, other in zip(in_order(here), in_order(there), strict=True):
        assert np.allclose(one, other)


def test_lists_are_linked_by_a_cluster(cluster, tmp_path):
    rows = [*people()]
    for source in ("committee", "monitors"):
        lines = [f"{row.id},{row.names[0]},{row.age[0]},{row.died[0]}" for row in rows if row.source == source]
        (tmp_path / f"{source}.csv").write_text("\n".join(["id,name,age,date of death", *lines]) + "\n")
    lists = [str(tmp_path / f"{source}.csv") for source in ("committee", "monitors")]
    tables = {}
    for place, options in (("here", ()), ("there", ("--spark", cluster))):
        told = CliRunner().invoke(main, ["link", *lists, "--out", str(tmp_path / place), "--format", "json", *options])
        assert told.exit_code == 0, told.output
        tables[place] = (tmp_path / place / "clusters.csv").read_text()
        assert json.loads(told.stdout)
    assert tables["here"] == tables["there"]


def test_an_address_where_no_cluster_is_says_what_to_do(cluster):
    del cluster
    with pytest.raises(NoCluster, match="without --spark this machine compares"), engine_for(PERSONS, None, "nowhere"):
        pass
