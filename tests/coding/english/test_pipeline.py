"""The pipeline is the model's own, loaded without what reading does not need."""

import subprocess
import sys

import pytest

from onrecord.coding.english import pipeline
from onrecord.coding.english.pipeline import MODEL, UNUSED, load_pipeline
from onrecord.core.errors import MissingPart

ODD = "Dr. Hana al-Saleh can't say who's shot 3.5km away (http://example.org/a?b=c), e.g. U.S.-led jets' 2nd raid… :-)"
ASIDE = """
import sys
from onrecord.coding.english.pipeline import load_pipeline
load_pipeline()
print(*(name for name in ("requests", "typer", "httpx", "weasel") if name in sys.modules))
import spacy
import spacy.cli
print(spacy.info(silent=True)["spacy_version"] == spacy.__version__, callable(spacy.cli.info))
"""


def test_words_are_cut_as_the_model_cuts_them() -> None:
    import spacy

    plain = spacy.load(MODEL, exclude=UNUSED)
    ours = load_pipeline().make_doc(ODD)
    assert [(word.text, word.norm_) for word in ours] == [(word.text, word.norm_) for word in plain.make_doc(ODD)]


def test_parts_that_are_not_used_are_not_loaded() -> None:
    assert load_pipeline().component_names == ["tok2vec", "tagger", "parser", "ner"]


@pytest.mark.parametrize("text", ["Musa Adam (8) fell", "Musa Adam (19): he fell"])
def test_no_closing_bracket_is_taken_for_a_face(text: str) -> None:
    assert ")" in [token.text for token in load_pipeline().tokenizer(text)]


def test_spacy_comes_without_its_commands_until_they_are_asked_for() -> None:
    told = subprocess.run([sys.executable, "-c", ASIDE], capture_output=True, text=True, check=True).stdout
    assert told.splitlines() == ["", "True True"]


def test_a_missing_model_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "MODEL", "en_no_such_model")
    with pytest.raises(MissingPart, match=r"the English model en_no_such_model: .* Run `pip install onrecord` again"):
        load_pipeline.__wrapped__()
