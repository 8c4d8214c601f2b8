from __future__ import annotations

import pytest
from django.utils import translation

from onrecord.web.sentences.sources import source_called


@pytest.mark.parametrize(
    ("language", "name", "told"),
    [
        ("en", "Source 12", "Source 12"),
        ("ar", "Source 12", "المصدر 12"),
        ("ar", "Source 12 of the village", "Source 12 of the village"),
        ("ar", "Radio Zawiya", "Radio Zawiya"),
        ("en", "Amal Centre, row 7", "Amal Centre, row 7"),
        ("en", "Amal Centre, 2016 row 7", "Amal Centre, 2016 row 7"),
        ("ar", "Amal Centre, row 7", "Amal Centre، الصف 7"),
        ("ar", "Source 12, 2016 row 7", "المصدر 12، 2016، الصف 7"),
    ],
)
def test_a_protected_source_is_called_in_the_readers_language(language, name, told):
    with translation.override(language):
        assert source_called(name) == told
