"""A name that several people bear is nobody's who did not suffer what is told of it."""

from __future__ import annotations

import pytest

from tests.coding.told import cases, harmed, incident

BROTHERS = [
    (
        'Musa Adamu Bello, 52, was stopped by four men, who shot him dead. "He was a teacher," said his brother, '
        "Ibrahim Bello. Police confirmed the killing of Mr Bello.",
        {"Musa Adamu Bello": "killed"},
    ),
    (
        "Gunmen shot dead Carlos Mora in Cali. His daughter, Ana Mora, was wounded. Mora had led the union for years, "
        "and Mora's killing was condemned.",
        {"Carlos Mora": "killed", "Ana Mora": "injured"},
    ),
    (
        "Sami Haddad and his cousin Omar Haddad were shot dead in Homs. Haddad was a nurse.",
        {"Sami Haddad": "killed", "Omar Haddad": "killed"},
    ),
    (
        "Gunmen shot dead Carlos Mora in Cali. Mora was 40. Mora's killing was condemned.",
        {"Carlos Mora": "killed"},
    ),
]


@pytest.mark.parametrize(("text", "victims"), cases(BROTHERS))
def test_a_family_name_alone_means_who_suffered_the_act(code, text, victims):
    assert harmed(incident(code(text))) == victims


def test_a_family_name_that_speaks_means_who_spoke_before(read):
    text = "Sami Haddad was shot dead in Homs. His brother, Omar Haddad, said so on Monday. Haddad said he would sue."
    entities = read(text).page.entities
    last = [mention for mention in entities.mentions if mention.name is not None][-1]
    assert entities.of(last.id) == entities.of([mention for mention in entities.mentions if mention.name][1].id)


def test_a_family_name_that_says_nothing_is_not_who_only_speaks(read):
    text = "Sami Haddad was shot dead in Homs. His brother, Omar Haddad, said so on Monday. Haddad was a nurse."
    entities = read(text).page.entities
    first, *_, last = [mention for mention in entities.mentions if mention.name is not None]
    assert entities.of(first.id) == entities.of(last.id)


def test_a_family_name_that_may_be_two_people_s_joins_neither(read):
    entities = read("Sami Haddad and his cousin Omar Haddad were shot dead. Haddad was 40.").page.entities
    *_, last = [mention for mention in entities.mentions if mention.name is not None]
    assert len(entities.unsure[last.id]) == 2
