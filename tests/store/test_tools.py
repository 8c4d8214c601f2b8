from __future__ import annotations

import pytest

from onrecord.coding.coders import Tools, coder_with
from onrecord.core.errors import BadOption, CodebookError, GazetteerError
from onrecord.core.scope import Scope
from onrecord.evidence import read
from onrecord.jobs.verifying import verify_case
from onrecord.store.scopes import set_scope
from onrecord.store.tools import add_tool, drop_tool, listed_tools, tools_of
from tests.sources import ROOT

REGISTER = b"""
defaults: {kind: militia}
entries:
  river-guard: {name: River Guard, country: LY, aliases: Guards of the River}
"""
PLACES = "ADM3_EN,ADM3_AR,ADM0_PCODE,LATITUDE,LONGITUDE\nQasr al-Wadi,قصر الوادي,LY,32.71,12.62\n".encode()
CODEBOOK = (
    (ROOT / "src/onrecord/resources/codebooks/casualty.yaml").read_bytes().replace(b"id: casualty@", b"id: ours@")
)
TEXT = b"Two bakers were shot dead by the River Guard in Qasr al-Wadi on 3 May 2016."


def add(case, data, name="ours", **given):
    return add_tool(case, case.folder / f"{name}.yaml", data, name, **given)


def test_without_tools_of_its_own_a_case_file_is_coded_by_what_ships(case):
    assert tools_of(case) == Tools()


@pytest.mark.parametrize(("data", "kind"), [(REGISTER, "register"), (PLACES, "gazetteer"), (CODEBOOK, "codebook")])
def test_what_a_file_is_its_content_tells(case, data, kind):
    assert add(case, data).kind == kind
    assert [(tool.name, tool.kind) for tool in listed_tools(case)] == [("ours", kind)]


def test_a_coding_goes_by_the_bodies_places_and_codebook_of_its_project(case):
    for name, data in (("bodies", REGISTER), ("places", PLACES), ("book", CODEBOOK)):
        add(case, data, name)
    tools = tools_of(case)
    coding = coder_with("en", tools).code(read(TEXT))
    (incident,) = coding.incidents
    assert (incident.where.name, incident.where.country) == ("Qasr al-Wadi", "LY")
    assert [party.actor for party in incident.perpetrators] == ["River Guard"]
    assert coding.coder.codebook.startswith("ours@")
    assert coding.coder.codebook.endswith(f"+{tools.tag}")


def test_a_changed_tool_changes_the_name_of_the_coder(case):
    add(case, REGISTER)
    first = tools_of(case).tag
    add(case, REGISTER.replace(b"Guards of the River", b"River Guards"))
    assert tools_of(case).tag not in (None, first)
    drop_tool(case, "ours")
    assert tools_of(case).tag is None


def test_one_codebook_is_in_use_at_a_time(case):
    add(case, CODEBOOK, "first")
    add(case, CODEBOOK.replace(b"id: ours@", b"id: theirs@"), "second")
    assert [tool.name for tool in listed_tools(case)] == ["second"]


def test_what_the_coder_opens_can_be_thrown_away(case):
    import shutil

    add(case, PLACES)
    before = tools_of(case)
    shutil.rmtree(case.folder / "made")
    assert tools_of(case) == before
    assert before.gazetteers[0].exists()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"entries:\n  a: {name: A, parent: nobody}\n", CodebookError),
        (b"acts: {killing: 3}\n", CodebookError),
        (b"ADM3_EN,LATITUDE,LONGITUDE\n,,\n", GazetteerError),
    ],
)
def test_a_tool_that_breaks_its_own_rules_is_refused_and_not_used(case, data, error):
    with pytest.raises(error):
        add(case, data)
    assert listed_tools(case) == []


def test_a_name_that_is_none_is_refused_with_those_there_are(case):
    add(case, REGISTER)
    with pytest.raises(BadOption, match="ours"):
        drop_tool(case, "theirs")


def test_a_case_file_with_tools_verifies(case):
    add(case, REGISTER)
    add(case, PLACES, "places")
    assert [each for each in verify_case(case) if each is not None] == []


def test_a_case_file_codes_by_the_countries_of_its_scope(case):
    before = tools_of(case)
    assert (before.countries, before.tag) == ((), None)
    for places, codes in [(("everywhere",), ()), (("Syria", "TR", "Aleppo", "Syrian"), ("SY", "TR"))]:
        with case.writing() as pen:
            set_scope(pen, Scope("Losses", places=places))
        assert tools_of(case).countries == codes
    assert tools_of(case).tag is not None


def test_an_obscure_place_abroad_is_not_taken_for_one_of_the_scope(case):
    said = b"Shelling killed four civilians in Maarat al-Numan and two in Kafr Nabl on 3 May 2015, residents said."
    (before,) = coder_with("en", tools_of(case)).code(read(said)).incidents
    with case.writing() as pen:
        set_scope(pen, Scope("Losses", places=("Syria",)))
    (after,) = coder_with("en", tools_of(case)).code(read(said)).incidents
    assert (before.where.name, before.where.country) == ("Kafr Nabl", None)
    assert (after.where.name, after.where.country, after.where.gazetteer) == ("Kafr Nabl", "SY", "geonames:168661")
