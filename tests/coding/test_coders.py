from __future__ import annotations

import pytest

from onrecord.coding import coder_for
from onrecord.coding.codebook import DEFAULT
from onrecord.coding.english.coder import EnglishCoder
from onrecord.coding.unread import UnreadCoder
from onrecord.core.errors import CodebookError


@pytest.mark.parametrize("language", ["en", "en-GB", "en-us", None])
def test_english_and_a_report_of_unknown_language_are_read_as_english(language):
    assert isinstance(coder_for(language), EnglishCoder)


@pytest.mark.parametrize("language", ["ar", "es-SV", "fa", "eng"])
def test_a_language_without_a_coder_is_left_to_people(language):
    coder = coder_for(language)
    assert isinstance(coder, UnreadCoder)
    assert coder.language == language


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
