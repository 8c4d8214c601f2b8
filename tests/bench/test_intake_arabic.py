from __future__ import annotations

from datetime import date

import pytest

from bench.intake import arabic
from bench.intake.arabic import error_of
from bench.intake.prints import Way, paragraphs_of


def test_the_error_counts_edits_for_each_letter_told():
    assert error_of("قتل أربعة", "قتل أربعة") == 0
    assert error_of("قتل  أربعة\n", "قتل أربعة") == 0
    assert error_of("قل أربعةة", "قتل أربعة") == pytest.approx(2 / 9)
    assert error_of("", "abcd") == 1


def test_the_known_texts_have_no_line_about_themselves():
    for language in arabic.TEXTS:
        paragraphs = paragraphs_of(arabic.Path(arabic.__file__).with_name(f"{language}.txt"))
        assert len(paragraphs) > 10
        assert not any("CC0" in paragraph for paragraph in paragraphs)


def test_the_dates_of_the_known_text_are_read_in_plain_text():
    paragraphs = paragraphs_of(arabic.Path(arabic.__file__).with_name("arabic_dates.txt"))
    told = arabic.dates_in("\n\n".join(paragraphs))
    assert told.total() == 19
    assert (date(2017, 4, 3), date(2017, 4, 9)) in told
    assert [earliest for earliest, _ in told if earliest is None] == []


def test_a_way_to_print_has_a_name_for_its_figure():
    assert str(Way("chromium", "Noto Naskh Arabic", 2)) == "chromium_noto_columns"
    assert str(Way("libreoffice", "DejaVu Sans")) == "libreoffice_dejavu"
