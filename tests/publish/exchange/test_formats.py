from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.core.errors import BadOption, DisclosureRefused, MalformedRecords, UnwritableOutput
from onrecord.publish.casualties import Citation
from onrecord.publish.exchange.formats import FORMATS, format_named
from tests.publish.exchange.editions import awkward_edition, same
from tests.published import edition_of, ferry_file

LOSSLESS = [name for name, each in FORMATS.items() if not each.losses]
READ = [name for name, each in FORMATS.items() if each.reader is not None]


def written(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.mark.parametrize("name", FORMATS)
def test_two_writings_of_one_edition_are_the_same_bytes(name, tmp_path):
    for place in ("one", "two"):
        FORMATS[name].write(awkward_edition(), tmp_path / place)
    first = written(tmp_path / "one")
    assert first == written(tmp_path / "two")
    assert set(FORMATS[name].files) <= set(first)


@pytest.mark.parametrize("name", LOSSLESS)
def test_a_format_without_losses_gives_the_edition_back(name, tmp_path):
    edition = awkward_edition()
    FORMATS[name].write(edition, tmp_path)
    back = FORMATS[name].read(tmp_path)
    same(back, edition)
    same(back, edition)  # streams begin anew


@pytest.mark.parametrize("name", sorted(set(READ) - set(LOSSLESS)))
def test_a_format_with_losses_gives_back_incidents_by_their_ids(name, tmp_path):
    edition = edition_of(12)
    FORMATS[name].write(edition, tmp_path)
    back = FORMATS[name].read(tmp_path)
    assert back.about == edition.about
    known = {file.incident.id: file for file in edition.incidents()}
    found = {file.incident.id: file.incident for file in back.incidents()}
    assert found
    assert set(found) <= set(known)
    for id_, incident in found.items():
        place = known[id_].incident.where
        assert incident.where.name == place.name, "a place may not move"
        assert incident.where.country == place.country


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_unconfirmed_says_so_in_every_format(name, tmp_path):
    FORMATS[name].write(edition_of(30), tmp_path)
    marks = (b"unconfirmed", b"Unconfirmed", b"provisional", b"pending verification", b'"is_confirmed":false', b"false")
    files = [data for path, data in written(tmp_path).items() if not path.endswith("about.json")]
    if name in ("xlsx", "parquet"):
        # Packed: the mark is what is read back.
        back = FORMATS[name].read(tmp_path)
        assert [file.incident.grade.is_confirmed for file in back.incidents()].count(False) == 30
    else:
        assert any(mark in data for data in files for mark in marks)


@pytest.mark.parametrize("name", FORMATS)
def test_an_edition_with_a_protected_citation_is_refused_and_leaves_nothing(name, tmp_path):
    told = ferry_file()
    secret = replace(told, citations=(*told.citations, Citation("r-secret", "Mother Courage", is_protected=True)))
    edition = replace(edition_of(0), incidents=lambda: iter((secret,)))
    with pytest.raises(DisclosureRefused, match="a citation of a protected source"):
        FORMATS[name].write(edition, tmp_path)
    assert not any(b"Mother Courage" in data for data in written(tmp_path).values())


def test_a_protected_citation_of_a_toll_is_refused(tmp_path):
    edition = replace(edition_of(0), citations=(Citation("r", is_protected=True),))
    with pytest.raises(DisclosureRefused):
        FORMATS["csv"].write(edition, tmp_path)


@pytest.mark.parametrize("name", READ)
def test_a_folder_without_the_format_is_told_and_never_empty(name, tmp_path):
    with pytest.raises((MalformedRecords, OSError)):
        list(FORMATS[name].read(tmp_path).incidents())


@pytest.mark.parametrize("name", FORMATS)
def test_losses_are_sentences_for_people(name):
    assert all(loss.endswith(".") and loss[0].isupper() for loss in FORMATS[name].losses)
    assert FORMATS[name].label
    assert FORMATS[name].use
    assert FORMATS[name].name == name


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UnwritableOutput):
        FORMATS["csv"].write(edition_of(0), tmp_path / "file")


def test_formats_are_found_by_name_alone():
    assert format_named("csv").name == "csv"
    with pytest.raises(BadOption, match="onrecord formats"):
        format_named("docx")
