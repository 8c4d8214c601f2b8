from __future__ import annotations

import pytest

from onrecord.coding.codebook import DEFAULT, load_codebook
from onrecord.coding.codebook_lines import line_of
from onrecord.core.errors import CodebookError

HEAD = "id: ours@1\nmethods:\n  shooting: {words: {en: [gun]}}\nacts:\n  killing:\n    outcome: killed\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEAD + "    words: {en: {verbs: {kill: bombing}}}\n", 7),
        (HEAD + "  injury:\n    outcome: nonsense\n", 8),
        (HEAD + "  injury:\n    words: {en: {adverbs: {}}}\n", 8),
        (HEAD + "quantifiers:\n  dozens: [1, 2]\n", 8),
        (HEAD + "  [broken\n", 8),
        (HEAD + "renamed:\n  methods:\n    ied: nothing\n", 9),
        (HEAD + "retired:\n  methods: {shooting: }\n", 8),
        (HEAD + "retired:\n  colours: {red: }\n", 8),
        ("acts: {killing: }\n", None),
    ],
)
def test_an_error_is_beside_its_line(tmp_path, text, line):
    path = tmp_path / "book.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError) as told:
        load_codebook(path)
    assert line_of(text, told.value) == line


def test_the_bundled_codebook_has_no_error_to_find_a_line_for():
    assert load_codebook(DEFAULT).renamed == {}
