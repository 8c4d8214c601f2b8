from __future__ import annotations

import pytest

from onrecord.coding import coder_for
from onrecord.coding.codebook import DEFAULT
from onrecord.coding.coders import reads_sentences
from onrecord.coding.english.coder import EnglishCoder
from onrecord.coding.unread import UnreadCoder
from onrecord.core.errors import CodebookError, GazetteerError
from onrecord.evidence import read
from onrecord.resolution.places.imported import import_gazetteer


@pytest.mark.parametrize("language", ["en", "en-GB", "en-us", None])
def test_english_and_a_report_of_unknown_language_are_read_as_english(language):
    assert isinstance(coder_for(language).inner, EnglishCoder)


@pytest.mark.parametrize("language", ["ar", "es-SV", "fa", "eng"])
def test_a_language_without_a_coder_is_left_to_people(language):
    coder = coder_for(language).inner
    assert isinstance(coder, UnreadCoder)
    assert coder.language == language


@pytest.mark.parametrize("language", ["en", "en-GB", None, "ar", "es-SV"])
def test_whether_sentences_are_read_is_known_without_making_a_coder(language):
    assert reads_sentences(language) is not coder_for(language).alone


def test_one_coder_serves_every_report_of_a_language():
    assert coder_for("en") is coder_for("en")


def test_a_project_gives_its_own_codebook(tmp_path):
    book = tmp_path / "book.yaml"
    book.write_text(DEFAULT.read_text(encoding="utf-8").replace("id: casualty@2026.1", "id: ours@3"), encoding="utf-8")
    assert coder_for("ar", book).codebook.id == "ours@3"


def test_a_broken_codebook_is_named_before_anything_is_read(tmp_path):
    book = tmp_path / "book.yaml"
    book.write_text("id: ours@3\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"book\.yaml: found no `acts`"):
        coder_for("en", book)


def test_a_village_of_a_projects_own_is_put_on_the_map(tmp_path):
    table, own = tmp_path / "villages.csv", tmp_path / "villages.places"
    table.write_text("NAME,LATITUDE,LONGITUDE\nKafr Zitun,35.5,36.6\n", encoding="utf-8")
    import_gazetteer(table, own, country="SY")
    report = read(b"Two farmers were shot dead in the village of Kafr Zitun in Syria on 3 May 2015, residents said.")
    where = coder_for("en", None, (own,)).code(report).incidents[0].where
    assert (where.latitude, where.longitude, where.country) == (35.5, 36.6, "SY")
    assert coder_for("en").code(report).incidents[0].where.gazetteer == "geonames:163843"


def test_a_gazetteer_that_is_none_is_named_before_anything_is_read(tmp_path):
    with pytest.raises(GazetteerError, match=r"own\.places: found No such file"):
        coder_for("en", None, (tmp_path / "own.places",))
