"""MUC-4 keys, read as GRIT and GTT read them."""

from __future__ import annotations

import gzip
import json
from datetime import date

from bench.coding.muc4_gold import load, merged, read_keys


def a_template(kind="ATTACK", optional=False, **view):
    empty = {
        "incident_type": [[kind]],
        "stage": [["ACCOMPLISHED"]],
        "date": [],
        "location": [],
        "category": [],
        "perp_individuals": [],
        "perp_organizations": [],
        "physical_targets": [],
        "human_targets": [],
        "instruments": [],
        "unlinked": {"human": [], "physical": [], "instrument": [], "organization": []},
    }
    whole = {**empty, **view}
    return {"optional": optional, "view": whole, "slots": slots_of(whole)}


def slots_of(view):
    """Give the key's own slots for what a view holds."""
    parts = {
        "PERP: INDIVIDUAL ID": ("perp_individuals", "id"),
        "PERP: ORGANIZATION ID": ("perp_organizations", "id"),
        "PHYS TGT: ID": ("physical_targets", "id"),
        "HUM TGT: NAME": ("human_targets", "name"),
        "INCIDENT: INSTRUMENT ID": ("instruments", "id"),
    }
    return {
        slot: {"fills": [{"alternatives": [{"values": told[key]}]} for told in view[part] if key in told]}
        for slot, (part, key) in parts.items()
    }


def a_row(*templates, text="TWO GUNMEN SHOT MAYOR JUAN ROSALES.\n\nTHE RIFLES\nWERE FOUND."):
    return {"docid": "X-1", "text": text, "dateline_date_iso": "1990-02-04", "templates": list(templates)}


def people(*mentions, **more):
    return [{"id": list(told), "optional": False, **more} for told in mentions]


def test_an_entity_within_an_earlier_one_is_the_same_entity():
    sets = [{"gunmen", "two gunmen"}, {"gunmen"}, {"rebels"}, {"rebels", "guerrillas"}]
    assert merged(sets) == [{"gunmen", "two gunmen"}, {"rebels"}]


def test_roles_are_merged_over_templates_and_mentions_not_in_the_text_dropped():
    first = a_template(perp_individuals=people(["TWO GUNMEN", "GUNMEN", "BANDITS"], ["REBELS"]))
    second = a_template("BOMBING", perp_individuals=people(["GUNMEN"]), instruments=people(["RIFLES WERE"]))
    keys = read_keys(a_row(first, second))
    assert keys.document["PerpInd"] == [{"two gunmen", "gunmen"}]
    assert keys.document["Weapon"] == [{"rifles were"}]
    assert [(set(kind), roles["PerpInd"]) for kind, roles in keys.events] == [
        ({"ATTACK"}, [{"two gunmen", "gunmen"}]),
        ({"BOMBING"}, [{"gunmen"}]),
    ]


def test_victims_are_named_ones_and_optional_fills_are_kept():
    humans = [
        {"name": ["JUAN ROSALES"], "description": ["MAYOR"], "optional": True},
        {"description": ["PEASANTS"], "optional": False},
    ]
    keys = read_keys(a_row(a_template(human_targets=humans, optional=True)))
    assert keys.document["Victim"] == [{"juan rosales"}]
    (template,) = keys.templates
    assert template.optional
    assert [entity.optional for entity in template.entities] == [True, False]


def test_two_templates_that_say_the_same_are_one_event_but_two_templates():
    keys = read_keys(a_row(a_template(), a_template()))
    assert (len(keys.events), len(keys.templates)) == (1, 2)


def test_mentions_compare_without_case_punctuation_and_articles():
    text = 'THE "ROJAS" COMMAND.'
    keys = read_keys(a_row(a_template(perp_organizations=people(['THE "ROJAS" COMMAND'])), text=text))
    assert keys.document["PerpOrg"] == [{"rojas command"}]


def test_dates_places_and_unlinked_fills_are_read():
    template = a_template(
        date=[{"kind": "on_or_before", "from": None, "to": "1990-02-04"}],
        location=[
            {"country": "PERU", "path": [{"name": "LIMA", "types": ["CITY"]}]},
            {"country": "PERU", "path": [{"between": [{"name": "LIMA"}, {"name": "CUSCO"}]}]},
        ],
        unlinked={
            "human": [],
            "physical": [],
            "instrument": [{"type": ["GUN"], "optional": False}],
            "organization": [],
        },
    )
    (read,) = read_keys(a_row(template)).templates
    assert read.dates == ((None, "1990-02-04"),)
    assert read.places == (("PERU", "LIMA"), ("PERU", "LIMA", "CUSCO", ""))
    assert [dict(entity.fills) for entity in read.entities] == [{"inc-instr-type": (frozenset({"GUN"}),)}]


def test_reports_are_dated_by_their_dateline(tmp_path):
    (tmp_path / "coding").mkdir()
    rows = [a_row(a_template()), {**a_row(), "dateline_date_iso": None}]
    data = "\n".join(json.dumps(row) for row in rows)
    (tmp_path / "coding" / "muc4_tst1.jsonl.gz").write_bytes(gzip.compress(data.encode()))
    dated, undated = load(tmp_path, "tst1")
    assert (dated.report.published, undated.report.published) == (date(1990, 2, 4), None)
    assert load(tmp_path, "tst3") == []


def test_fills_that_share_strings_are_two_entities_though_the_view_joins_them():
    template = a_template(instruments=people(["RIFLES", "GUNMEN", "MAYOR"]))
    fills = [{"alternatives": [{"values": values}]} for values in (["RIFLES", "GUNMEN"], ["GUNMEN", "MAYOR"])]
    template["slots"]["INCIDENT: INSTRUMENT ID"] = {"fills": fills}
    assert read_keys(a_row(template)).document["Weapon"] == [{"rifles", "gunmen"}, {"gunmen", "mayor"}]
