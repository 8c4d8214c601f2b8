"""Sentences of other rooms are known by their patterns, and said in the reader's language with their parts."""

from __future__ import annotations

import ast
import re

import pytest
from django.utils import translation

from onrecord.coding.imports.matching import targets
from onrecord.linkage.company import COMPANY
from onrecord.linkage.explaining import DOUBT, TAUGHT
from onrecord.linkage.incident_wording import INCIDENT_WORDING
from onrecord.linkage.phrases import SHORTER, alike_or_better
from onrecord.linkage.wording import PERSON_WORDING
from onrecord.store.scopes import templates
from onrecord.tally.independence import NUMBERS
from onrecord.tally.rules.choosing import CHOOSING
from onrecord.tally.rules.narrowing import NARROWING
from onrecord.web.sentences.saying import SENTENCES, is_known, say
from tests.sources import SOURCE

LEVELS = sorted({
    SHORTER.get(words, words)
    for wording in (PERSON_WORDING, INCIDENT_WORDING)
    for comparison in wording.comparisons
    for words in comparison.words
})  # fmt: skip
OF_PAIRS = (PERSON_WORDING.related, INCIDENT_WORDING.related, TAUGHT, DOUBT, *COMPANY)
RIVALS = tuple(f"another record fits {alike_or_better(ahead)}" for ahead in (0.0, 1.0, -1.0))
# What a piece of a sentence may stand for, so that the whole is one that a rule would write.
STANDS = {
    "sources": "two independent sources", "_by(sources)": "told by one source", "each": "place: Zawiya, one source",
    "each.facet": "place", "self.facet": "place", "facet": "place", "self.told": "Zawiya", "self.sources": "one source",
    "credible": "two independent sources", "credible.number": "1", "sources.number": "2",
    "each.why": "both have it from A",
    "otherwise": "", "beside": "", "name": "day", "found.facet": "place", "signed.grade": "weak",
    "proposal.grade": "fair", "proposal.why": "told by one source", "_of_lost(lost)": "", "len(lost)": "2",
    "each.fact.stance": "denied", "each.fact.grade": "4", "best": "1", "sources[each.likely]": "1", "most": "2",
    "newest[each.fact.teller].isoformat()": "2016-03-14", "len(found)": "3", "number": "two", "'' if self.groups": "",
    "scheme.low": "fewest", "scheme.best": "told by most", "scheme.high": "most", "names.number": "3",
    "evidence.sources(evidence.harm())": "one source", "more": "1", "len(sources.not_shown)": "1",
}  # fmt: skip
WRITTEN = (
    "grading/by_sources.py",
    "grading/airwars.py",
    "grading/events.py",
    "grading/signing.py",
    "rules/narrowing.py",
    "rules/folding.py",
)
# Grades, facets, schemes and what a refusal of a programmer's mistake says: no reader of the workbench meets them.
NOT_SAID = re.compile(
    r"^(two independent sources|could be raised, needs a person|single source|not graded|proposal|time of signing"
    r"|a time with its zone|Add it\."
    r"|Propose for the scheme|.* by \w+|.*as it was signed|everything|; .*|, .*)"
)


def written(path: str) -> list[str]:
    """Give the sentences that a module writes, with something in the place of each part."""
    tree = ast.parse((SOURCE / "tally" / path).read_text(encoding="utf-8"))
    bare = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    inner = {id(part) for each in ast.walk(tree) if isinstance(each, ast.JoinedStr) for part in each.values}
    found = []
    for each in ast.walk(tree):
        if id(each) in bare or id(each) in inner:
            continue
        if isinstance(each, ast.JoinedStr):
            found.append("".join(map(_part, each.values)))
        elif isinstance(each, ast.Constant) and isinstance(each.value, str) and " " in each.value:
            found.append(each.value)
    return [words for words in found if " " in words and not NOT_SAID.match(words)]


def _part(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    assert isinstance(part, ast.FormattedValue)
    return STANDS.get(ast.unparse(part.value), "Zawiya")


@pytest.mark.parametrize("words", [*LEVELS, *OF_PAIRS, *RIVALS])
def test_every_reason_of_a_pair_is_known(words):
    assert is_known(words)


@pytest.mark.parametrize("path", WRITTEN)
def test_every_sentence_that_a_rule_of_grades_or_of_counting_writes_is_known(path):
    assert [words for words in written(path) if not is_known(words)] == []


def test_rules_are_known_by_their_names():
    assert all(map(is_known, (*NARROWING, *CHOOSING, *(f"low: {name}" for name in CHOOSING))))


@pytest.mark.parametrize("number", NUMBERS[2:])
def test_numbers_of_sources_are_known(number):
    assert is_known(f"told by {number} independent sources")


def test_what_a_column_may_be_and_what_a_scope_begins_with_is_known():
    assert all(map(is_known, targets().values()))
    assert all(is_known(each["title"]) and is_known(each["whose"]) for each in templates().values())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("ages 9 and 23", "العمران 9 و23"),
        ("died the same day (2013-05-09)", "توفيا في اليوم نفسه (9 أيار/مايو 2013)"),
        ("sexes differ (female, male)", "الجنسان مختلفان (أنثى، ذكر)"),
        ("same given name (ريم, Rim)", "الاسم الأول نفسه (ريم، \u2068Rim\u2069)"),
        ("told by one source, credible: 0", "ذكره مصدر واحد، الموثوق منها: 0"),
        ("it has it from Radio Zawiya", "نقله عن \u2068Radio Zawiya\u2069"),
        ("cause: shelling, one source", "السبب: قصف، مصدر واحد"),
        ("3 letters", "3 من الحروف"),
        ("low: fewest", "الحد الأدنى: الأقل"),
    ],
)
def test_a_sentence_is_said_in_the_readers_language_with_its_parts(words, told):
    with translation.override("ar"):
        assert say(words) == told


def test_days_are_written_as_the_reader_writes_them():
    with translation.override("en"):
        assert say("date: 2016-03-13, one source; told otherwise: 2016-03-14 to 2016-03-15") == (
            "date: 13 March 2016, one source; told otherwise: 14 March 2016 to 15 March 2016"
        )
        assert say("the earliest, 2016-03") == "the earliest, March 2016"
        assert say("the earliest, 2016-99") == "the earliest, 2016-99"


@pytest.mark.parametrize("words", ["", "no sentence of ours", "told by nobody at all", "same given name and 50% more"])
def test_what_no_pattern_knows_stays_as_it_was_written(words):
    with translation.override("ar"):
        assert say(words) == words
    assert not is_known(words)


def test_no_sentence_stands_there_twice():
    assert len(set(SENTENCES)) == len(SENTENCES)
