"""The register of sources, in versions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.core.errors import BadOption
from onrecord.store.entries import versions
from onrecord.store.sources import (
    Source,
    add_source,
    bringing_from,
    find_source,
    set_source,
    source_numbered,
    sources,
    words,
)

WIRE = Source(
    name="Savanna Wire",
    owner="Savanna Media",
    languages=("en", "ha"),
    place="Kano",
    reliability="likely reliable",
    information="unsure",
    aliases=("SW", "وكالة السافانا"),
)


def test_a_source_is_found_by_number_name_and_alias(case):
    with case.writing() as pen:
        kept = add_source(pen, WIRE)
        other = add_source(pen, Source(name="Ministry of Health", kind="authority"))
    assert (kept.number, other.number) == (1, 2)
    assert sources(case) == [kept, other]
    for said in ("1", "Source 1", "savanna  wire", "sw", "وكالة السافانا"):
        assert find_source(case, said) == kept
    assert find_source(case, "Source 9") is None
    assert find_source(case, "nobody") is None
    with pytest.raises(BadOption, match="source 9"):
        source_numbered(case, 9)


def test_a_change_is_a_new_version(case):
    with case.writing() as pen:
        kept = add_source(pen, WIRE)
    with case.writing() as pen:
        set_source(pen, replace(kept, reliability="unsure"))
    assert source_numbered(case, 1).reliability == "unsure"
    assert [row.version for row in versions(case, "source", "1")] == [1, 2]


@pytest.mark.parametrize(
    ("change", "option"),
    [
        ({"kind": "rumour"}, "--kind"),
        ({"reliability": "good"}, "--reliability"),
        ({"information": "good"}, "--information"),
        ({"name": " "}, "no name"),
    ],
)
def test_a_word_that_is_none_is_refused(case, change, option):
    with pytest.raises(BadOption, match=option), case.writing() as pen:
        add_source(pen, replace(WIRE, **change))
    assert sources(case) == []


def test_two_sources_never_have_one_name(case):
    with case.writing() as pen:
        add_source(pen, WIRE)
    with pytest.raises(BadOption, match="a name that source 1 has"), case.writing() as pen:
        add_source(pen, Source(name="SW"))


def test_reports_are_brought_only_from_a_source_that_is_there(case):
    with pytest.raises(BadOption, match="no such source"):
        bringing_from(case, "Source 1")


def test_reliability_has_five_steps_and_unknown():
    assert len(words()["reliability"]) == 6


def test_sources_are_read_anew_once_one_was_set_and_never_kept_of_what_is_undone(case):
    with case.writing() as pen:
        first = add_source(pen, Source("Radio Zawiya"))
    assert [each.name for each in sources(case)] == ["Radio Zawiya"]

    def undone():
        with case.writing() as pen:
            add_source(pen, Source("The Gazette"))
            assert len(sources(case)) == 2
            raise RuntimeError

    with pytest.raises(RuntimeError):
        undone()
    assert [each.name for each in sources(case)] == ["Radio Zawiya"]
    with case.writing() as pen:
        set_source(pen, replace(first, name="Radio of Zawiya"))
    assert [each.name for each in sources(case)] == ["Radio of Zawiya"]
    sources(case).clear()
    assert len(sources(case)) == 1
