from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption, CodebookError
from onrecord.publish.disclosure.adjusting import adjusted
from onrecord.publish.disclosure.audiences import AUDIENCES, audience_named, load_audience


def told(folder, text):
    path = folder / "ours.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_audience_is_found_by_name_and_version():
    assert audience_named("public@2026.1") is audience_named("public")
    assert audience_named("public").name == "public"
    assert audience_named("public").rule("children").when == "child"
    with pytest.raises(BadOption, match="one of court, family, partner, public"):
        audience_named("press")


def test_a_project_takes_fields_away_without_a_reason(tmp_path):
    ours = adjusted(
        told(tmp_path, "audience: public\nhold: [VictimRecord.occupation]\ntexts: withhold\nsays: totals\n")
    )
    assert "VictimRecord.occupation" in ours.held
    assert (ours.texts, ours.says, ours.because) == ("withhold", "totals", ())


def test_a_project_adds_a_rule_and_makes_one_stricter(tmp_path):
    ours = adjusted(
        told(
            tmp_path,
            """
audience: public
rules:
  - {name: months, when: always, coarsen: {date: month}}
  - {name: two weeks, when: always, delay: {days: 90, after: incident}}
  - {name: exact places, when: always, coarsen: {place: district}}
  - {name: small cells, when: always, cells: {totals: 5, tolls: 5, incidents: 2}}
""",
        )
    )
    assert ours.rule("months").coarsen == {"date": "month"}
    assert ours.rule("two weeks").delay.days == 90


def test_a_project_gives_more_only_with_a_reason(tmp_path):
    given = "audience: public\ngive:\n  - {field: VictimRecord.affiliation, because: the parties publish it}\n"
    dropped = "drop:\n  - {rule: two weeks, because: nobody here is a first reporter}\n"
    rule = "rules:\n  - {name: children, when: child, hold: [VictimRecord.name], because: the families asked}\n"
    ours = adjusted(told(tmp_path, given + dropped + rule))
    assert "VictimRecord.affiliation" in ours.give
    assert ours.rule("two weeks") is None
    assert len(ours.because) == 3


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("audience: press", "one of court"),
        ("- public", "keys with values"),
        ("audience: [", "YAML in UTF-8"),
        ("audience: public\nhide: [x]", "hide"),
        ("audience: public\nhold: [VictimRecord.shoes]", "VictimRecord.shoes"),
        ("audience: public\nhold: [VictimRecord.id]", "a record can be without"),
        ("audience: public\nhold: VictimRecord.name", "a list of names"),
        ("audience: public\ngive:\n  - {field: VictimRecord.affiliation}", "because"),
        ("audience: public\ngive: [VictimRecord.affiliation]", "a list, each with `because`"),
        ("audience: public\ndrop:\n  - {rule: two weeks, because: ' '}", "because"),
        ("audience: public\ndrop:\n  - {rule: sundays, because: why not}", "a rule of public"),
        ("audience: public\ndrop:\n  - {rule: protected sources, because: they agreed}", "never given"),
        ("audience: public\nrules:\n  - {name: two weeks, when: always, delay: {days: 1}}", "because"),
        (
            "audience: public\nrules:\n  - {name: protected sources, when: child, find: [phone], because: x}",
            "never",
        ),
        ("audience: public\nrules:\n  - {name: children, when: child, coarsen: {age: group}}", "because"),
        ("audience: public\nrules:\n  - {name: exact places, when: always, find: [phone]}", "because"),
        ("audience: public\nrules:\n  - {name: x, when: always, delay: {days: -1}}", "0 or more"),
        ("audience: public\nrules:\n  - {name: x, when: always, delay: 7}", "days, after"),
        ("audience: public\nrules:\n  - {name: x, when: always, coarsen: {place: planet}}", "place: planet"),
        ("audience: public\nrules:\n  - {name: x, when: always, coarsen: place}", "coarsen"),
        ("audience: public\nrules:\n  - {name: x, when: always, cells: {totals: 1}}", "2 or more"),
        ("audience: public\nrules:\n  - {name: x, when: always, cells: 3}", "the least that is given"),
        ("audience: public\nrules:\n  - {name: x, when: always, find: [fax]}", "phone, email, document"),
        ("audience: public\nrules:\n  - {name: x, when: sunday, find: [phone]}", "when: 'sunday'"),
        ("audience: public\nrules:\n  - {name: x, when: always}", "at least one of"),
        ("audience: public\nrules:\n  - children", "a rule with a `name`"),
        ("audience: family\ntexts: mark", "withhold, or what is stricter"),
        ("audience: public\ntexts: shout", "one of mark, withhold"),
    ],
)
def test_what_is_unclear_or_gives_more_is_refused(tmp_path, text, says):
    with pytest.raises(CodebookError) as refused:
        adjusted(told(tmp_path, text))
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("label: The public\n", "", "no `label`"),
        ("  - name: children\n", "  - name: sexual violence\n", "two rules of the name"),
        ("  hold: [VictimRecord.affiliation,", "  hold: [VictimRecord.name,", "given and held"),
        ("    Relation: [type, to]", "    Relation: [type]", "no Relation.to"),
        ("    Relation: [type, to]", "    Relation: [type, to, since]", "Relation.since"),
        ("  give:\n", "  gave:\n", "the fields of each class"),
    ],
)
def test_an_audience_that_breaks_its_shape_is_refused(tmp_path, before, after, says):
    text = (AUDIENCES / "public.yaml").read_text(encoding="utf-8")
    assert before in text
    with pytest.raises(CodebookError) as refused:
        load_audience(told(tmp_path, text.replace(before, after)))
    assert says in str(refused.value)
