"""Sentences of rules in the language of a page."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import onrecord
from onrecord.publish.disclosure.rules import UNSAID
from onrecord.publish.site.reasons import word_reason
from onrecord.publish.site.values import word_rule
from onrecord.publish.site.words import load_words

AUDIENCES = Path(onrecord.__file__).parent / "resources" / "audiences"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("told by one source, which is not named", "ذكره مصدر واحد غير مسمّى"),
        ("told by two independent sources; 3 more not shown to be independent",
         "ذكره مصدران مستقلان؛ و3 آخر لم تثبت استقلاليته"),
        ("sex commonly borne by the given name", "الجنس الشائع لحامل الاسم الأول"),
        ("widest range told", "أوسع مدى مذكور"),
        ("a rule of the project", "a rule of the project"),
    ],
)  # fmt: skip
def test_a_sentence_is_said_in_arabic_with_its_parts(said, words):
    assert word_reason(said, "ar") == words
    assert word_reason(said, "en") == said


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "عمّن نقله تقرير: نهاية السلسلة غير مسمّاة: officials"),
        ("en", "on whose word a report has it (the last that is told: officials)"),
        ("es", "on whose word a report has it (the last that is told: officials)"),
    ],
)
def test_a_chain_that_ends_in_nobody_named_is_said_for_readers(language, words):
    assert word_reason("who a report has it from: the end of the chain is not named: officials", language) == words


def test_every_rule_that_an_audience_names_has_arabic_words():
    arabic, names = load_words("ar"), {UNSAID}
    for path in AUDIENCES.glob("*.yaml"):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        names |= {rule.get("say", rule["name"]) for rule in told.get("rules", ())}
    assert len(names) > 5
    assert {name for name in names if name and word_rule(name, arabic) == name} == set()
