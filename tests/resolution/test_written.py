import pytest

from onrecord.resolution.folding import cut
from onrecord.resolution.written import Fit, Reading, WrittenName

IN_CAPITALS = frozenset({"is", "us"})


def fit(text, words, *, upper=False, **how):
    reading = Reading(text, cut(text), upper, IN_CAPITALS)
    name = WrittenName.of(words, **how)
    keys = [word.key for word in reading.words]
    wanted = [word.key for word in cut(words)][-len(name.pieces) :]
    first = next(place for place in range(len(keys)) if keys[place : place + len(wanted)] == wanted)
    return reading.fit(name, first, first + len(wanted))


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("the AFP said", "AFP", Fit.YES),
        ("the Afp said", "AFP", Fit.NO),
        ("the Isis men", "ISIS", Fit.YES),
        ("the isis men", "ISIS", Fit.NO),
        ("Islamic state men", "Islamic State", Fit.YES),
        ("an islamic state", "Islamic State", Fit.NO),
        ("near al-Qaeda men", "al-Qaeda", Fit.YES),
        ("the police came", "police", Fit.YES),
        ("قالت حماس", "حماس", Fit.YES),
    ],
)
def test_a_name_is_met_as_it_may_be_written(text, name, expected):
    assert fit(text, name) is expected


def test_an_exact_name_is_met_in_its_very_capitals():
    assert fit("told The Guardian that", "The Guardian", exact=True) is Fit.YES
    assert fit("the guardian of the child", "The Guardian", exact=True) is Fit.NO


def test_a_contextual_name_is_doubtful_and_its_abbreviation_written_exactly():
    assert fit("said the RSF", "RSF", contextual=True) is Fit.IN_CONTEXT
    assert fit("said Model men", "MODEL", contextual=True) is Fit.NO


def test_capitals_throughout_leave_long_names_certain_and_short_ones_not():
    assert fit("THE FREE ARMY FLED", "Free Army", upper=True) is Fit.YES
    assert fit("THE FARC FLED", "FARC", upper=True) is Fit.YES
    assert fit("THEY FLED SANA", "SANA", upper=True, exact=True) is Fit.IN_CONTEXT
    assert fit("THE ARMY FLED", "army", upper=True) is Fit.YES


def test_words_in_capitals_are_words_unless_dotted_bracketed_or_behind_the():
    assert fit("IT IS LATE", "IS", upper=True, exact=True) is Fit.NO
    assert fit("THE STATE (IS) FLED", "IS", upper=True, exact=True) is Fit.IN_CONTEXT
    assert fit("BY THE IS", "IS", upper=True, exact=True) is Fit.IN_CONTEXT
    assert fit("TOLD U.S. MEN", "US", upper=True) is Fit.YES


def test_a_headline_within_a_text_is_read_as_capitals():
    assert fit("RAQQA: CITY IS UNDER SIEGE\n\nIt fell.", "IS", exact=True) is Fit.NO
    assert fit("The men of IS fled to YPG lines.", "IS", exact=True) is Fit.YES


def test_a_name_does_not_run_across_a_comma_a_bracket_or_a_blank_line():
    assert fit("in Nigeria, Police said", "Nigeria Police") is Fit.NO
    assert fit("the Free\n\nArmy fled", "Free Army") is Fit.NO
    assert fit("the CPI (Maoist) said", "CPI (Maoist)") is Fit.YES
