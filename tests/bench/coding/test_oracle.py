"""Gold against gold through the mappings: 100, or a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.coding import airwars, hrdsattack, muc4
from bench.coding.airwars_gold import read_assessment
from bench.coding.corpus import Coded, Document, make_report
from bench.coding.hrdsattack_gold import attack_of
from bench.coding.muc4_gold import read_keys
from bench.coding.oracle import perfect_coding
from tests.bench.coding.test_muc4_gold import slots_of

TEXT = "GUNMEN OF THE ROJAS COMMAND SHOT JUDGE ANA ROSALES AND PEASANTS AND DAMAGED A BUS WITH DYNAMITE."
HUMANS = [
    {
        "name": ["ANA ROSALES"],
        "description": ["JUDGE"],
        "number": [["1"]],
        "effect": [["DEATH"]],
        "type": [["CIVILIAN"]],
        "optional": False,
    },
    {"description": ["PEASANTS"], "number": [["PLURAL"]], "effect": [["INJURY"]], "optional": False},
]


def a_key(kind, **changes):
    view = {
        "incident_type": [[kind]],
        "stage": [["ACCOMPLISHED"]],
        "date": [{"from": "1990-02-02", "to": "1990-02-02"}],
        "location": [{"country": "PERU", "path": [{"name": "LIMA"}]}],
        "category": [["TERRORIST ACT"]],
        "perp_individuals": [{"id": ["GUNMEN"], "optional": False}],
        "perp_organizations": [{"id": ["ROJAS COMMAND"], "confidence": [["CLAIMED OR ADMITTED"]], "optional": False}],
        "physical_targets": [{"id": ["BUS"], "number": [["1"]], "effect": [["SOME DAMAGE"]], "optional": False}],
        "human_targets": HUMANS,
        "instruments": [{"id": ["DYNAMITE"], "optional": False}],
        "unlinked": {"human": [], "physical": [], "instrument": [], "organization": []},
    }
    whole = {**view, **changes}
    return {"optional": False, "view": whole, "slots": slots_of(whole)}


def measured(corpus, split, report, gold):
    document = Document("1", split, report, gold)
    return corpus.measure([Coded(document, perfect_coding(document))], Path()).figures


@pytest.mark.parametrize("kind", ["ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY"])
def test_muc4_gold_scores_100_whatever_the_type(kind):
    report = make_report(TEXT)
    row = {"text": TEXT, "templates": [a_key(kind)]}
    figures = measured(muc4.CORPUS, "tst1", report, read_keys(row))
    assert figures["muc4_tst1/ceaf_ree_f1"] == figures["muc4_tst1/gtt_f1"] == 100
    for slot in ("inc-date", "inc-loc", "inc-type", "hum-tgt-desc", "hum-tgt-num", "perp-org-conf", "phys-tgt-effect"):
        assert figures[f"muc4_tst1/{slot}_f1"] == 100, slot


@pytest.mark.parametrize("stage", ["ATTEMPTED", "THREATENED"])
def test_muc4_stages_survive_the_mapping(stage):
    keys = read_keys({"text": TEXT, "templates": [a_key("ATTACK", stage=[[stage]], date=[], location=[])]})
    assert measured(muc4.CORPUS, "tst1", make_report(TEXT), keys)["muc4_tst1/inc-stage_f1"] == 100


def test_two_splits_make_the_joint_figure_and_one_alone_does_not():
    keys = read_keys({"text": TEXT, "templates": [a_key("ATTACK")]})
    documents = [Document(split, split, make_report(TEXT), keys) for split in ("tst1", "tst2")]
    coded = [Coded(document, perfect_coding(document)) for document in documents]
    assert muc4.CORPUS.measure(coded, Path()).figures["muc4_tst12/ceaf_ree_f1"] == 100
    assert "muc4_tst12/ceaf_ree_f1" not in muc4.CORPUS.measure(coded[:1], Path()).figures
    assert muc4.CORPUS.miss(coded[0]).lines == ()


def test_a_muc4_miss_names_what_was_missed_and_made_up():
    keys = read_keys({"text": TEXT, "templates": [a_key("ATTACK")]})
    other = read_keys({"text": TEXT, "templates": [a_key("ATTACK", instruments=[{"id": ["SHOT"], "optional": False}])]})
    coding = perfect_coding(Document("1", "dev", make_report(TEXT), other))
    miss = muc4.CORPUS.miss(Coded(Document("1", "dev", make_report(TEXT), keys), coding))
    assert "  Weapon missed: dynamite" in miss.lines
    assert "  Weapon extra: shot" in miss.lines


ANNOTATION = {
    "perpetrator_mention": True,
    "perpetrator_type": "other actors without permissions",
    "violation_types": ["killing", "torture"],
    "year": "2020",
    "month": "March",
    "date": "7",
    "city": "Kano",
    "region": None,
    "country": "Nigeria",
    "victims": [
        {
            "victim_name": "Ngozi Bello",
            "victim_type": ["trade unionist"],
            "victim_sex_type": "woman",
            "victim_age_group": "child",
            "victim_population_type": "individual",
        },
        {
            "victim_name": None,
            "victim_type": ["insufficient information"],
            "victim_sex_type": "unknown",
            "victim_age_group": "unknown",
            "victim_population_type": "multiple",
        },
    ],
}


@pytest.mark.parametrize(
    "unstated", [{}, {"date": None}, {"date": None, "month": None}, {"city": None, "region": "Kano"}]
)
def test_hrdsattack_gold_scores_100_on_all_it_states(unstated):
    gold = attack_of({**ANNOTATION, **unstated})
    figures = measured(hrdsattack.CORPUS, "dev", make_report("x"), gold)
    stated = [slot for slot, values in gold.slots.items() if values]
    for key in (
        "perpetrator_mention",
        "violation_types",
        "victim_name_exact",
        "victim_type",
        "victim_age_group",
        *stated,
    ):
        assert figures[f"hrdsattack_dev/{key}_f1"] == 100, key
    assert "hrdsattack_train_dev/day_f1" not in figures


def test_a_city_hides_the_region_as_a_place_has_one_name():
    gold = attack_of({**ANNOTATION, "region": "Kano State"})
    assert measured(hrdsattack.CORPUS, "dev", make_report("x"), gold)["hrdsattack_dev/region_f1"] == 0


def test_airwars_gold_scores_100():
    row = {
        "killed_min": 1,
        "killed_max": 2,
        "injured_min": None,
        "injured_max": None,
        "geolocations": [{"lat": 31.5, "lon": 34.4}],
        "date_start": "2023-11-02",
        "date_end": "2023-11-03",
        "victims": [{"name_en": "Huda Rahal", "age_years": 41, "sex": "f", "status": "killed"}],
    }
    figures = measured(airwars.CORPUS, "half", make_report("x"), read_assessment(row))
    for key in ("killed_low_exact", "killed_high_exact", "place_5km", "victim_name_f1", "age_exact", "sex_accuracy"):
        assert figures[f"airwars_half/{key}"] == 100, key
    assert figures["airwars_half/date_exact"] == 100


def test_the_systems_of_1992_stand_beside_ours_where_the_folder_has_them(tmp_path):
    (tmp_path / "coding").mkdir()
    lines = ["set,system,row,REC,PRE", "tst3,GE,inc-date,61,57", "tst3,X,inc-date,40,30", "tst3,Y,inc-date,*,*"]
    (tmp_path / "coding" / "muc4_official_scores_1992.csv").write_text("\n".join(lines), encoding="utf-8")
    document = Document("1", "tst1", make_report(TEXT), read_keys({"text": TEXT, "templates": [a_key("ATTACK")]}))
    tables = muc4.CORPUS.measure([Coded(document, perfect_coding(document))], tmp_path).tables
    rows = {row[0]: row for row in tables[1].rows}
    assert rows["inc-date"][4:] == (61, 57, 61, 57)
    assert rows["inc-loc"][4:] == (None, None, None, None)
