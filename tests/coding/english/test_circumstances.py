from __future__ import annotations

import pytest

from tests.coding.told import cases, incident, words_of

CIRCUMSTANCES = [
    ("A woman was publicly flogged in Kandahar.", ("public",)),
    ("A clerk was beheaded in a public square in Mosul.", ("public",)),
    ("A student was beaten in police custody.", ("in_custody",)),
    ("A journalist was shot dead at his home in front of his children.", ("at_home", "in_front_of_family")),
    ("A nurse was killed at a checkpoint.", ("at_checkpoint",)),
    ("A boy was shot dead during a protest.", ("at_protest",)),
    ("Two girls were killed while fleeing the town.", ("while_fleeing",)),
    ("A farmer was killed.", ()),
]
UNMET_GROUNDS = {
    "Fighters beheaded a driver because of homosexuality.": "`of` is taken for a second reason",
    "He was arrested for two days.": "a span of time is taken for a reason",
    "Omar Saleh was killed for spying and sorcery, residents said.": "whoever says it is taken for a further reason",
}
GROUNDS = [
    ("Two men were executed for apostasy in Deir ez-Zor.", ("apostasy",)),
    ("A man was crucified for spying.", ("spying",)),
    ("A woman was killed for practising witchcraft.", ("sorcery",)),
    ("A blogger was jailed for insulting the president.", ("insulting the president",)),
    ("A teacher was arrested on charges of treason.", ("treason",)),
    ("Fighters beheaded a driver because of homosexuality.", ("homosexuality",)),
    ("A clerk was killed for spying and for apostasy.", ("spying", "apostasy")),
    ("A clerk was killed for spying as well as for sorcery.", ("spying", "sorcery")),
    ("Omar Saleh was killed for spying and sorcery, residents said.", ("spying", "sorcery")),
    ("He was arrested for two days.", ()),
    ("A man was killed for Islamic State.", ()),
    ("A farmer was killed.", ()),
    ("Soldiers burned down a clinic for spying.", ()),
]


@pytest.mark.parametrize(("sentence", "terms"), CIRCUMSTANCES)
def test_a_circumstance_is_a_term_of_the_codebook(code, sentence, terms):
    assert incident(code(sentence)).acts[0].circumstances == terms


@pytest.mark.parametrize(("sentence", "grounds"), cases(GROUNDS, UNMET_GROUNDS))
def test_a_stated_reason_is_a_term_or_the_words(code, sentence, grounds):
    assert incident(code(sentence)).acts[0].grounds == grounds


def test_a_reason_quotes_its_own_words(code):
    assert words_of(code("A woman was killed for practising witchcraft."), "k1", "grounds") == ["practising witchcraft"]


def test_a_reason_stops_where_another_clause_begins(code):
    found = incident(code("A blogger was jailed for insulting the president, who is ill."))
    assert found.acts[0].grounds == ("insulting the president",)


@pytest.mark.parametrize("end", [",", ", and", ""])
def test_a_report_may_break_off_within_its_grounds(code, end):
    found = code(f"Rogelio Catubay was tortured in custody for spying{end}").incidents
    assert [ground for each in found for act in each.acts for ground in act.grounds] == ["spying"]
