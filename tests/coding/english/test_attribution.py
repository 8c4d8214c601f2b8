"""Who says so, and how it is told."""

from __future__ import annotations

import pytest

from onrecord.coding.english.attribution import quotations
from onrecord.core.values import Count
from onrecord.core.vocabulary import Stance
from tests.coding.told import cases, harmed, incident, not_yet

UNMET_CHAINS = {
    "The Eastern Observatory said nine people were killed.": "another body's short name ends the name",
    "The governor said that, according to survivors, gunmen killed nine people.": "only one of two sources is kept",
    "Nine people were killed, radio quoting survivors reported.": "whom a subject quotes is not read",
    "Citing a nurse, the Union of Doctors said shells killed nine.": "a body's name is cut at its `of`",
}
UNMET_STANCES: dict[str, str] = {}
UNMET_UNDONE = {
    "Neither man was killed.": "the negation on the victim is not read",
    "Police prevented the killing of a judge.": "what was prevented is coded as done",
    "Police foiled a plot to kill the bishop.": "what was foiled is coded as done, and by the police",
}
CHAINS = [
    ("Gunmen killed a farmer.", ()),
    ("Gunmen killed a farmer, police said.", ("police",)),
    ("Police said gunmen had killed a farmer.", ("police",)),
    ("Police said that, on Monday, gunmen had killed a farmer.", ("police",)),
    ("According to residents, gunmen killed a farmer.", ("residents",)),
    ("Gunmen killed a farmer, according to a local elder.", ("unnamed local elder",)),
    ("Citing a nurse, the Union of Doctors said shells killed nine.", ("Union of Doctors", "unnamed nurse")),
    ("Amnesty International, citing witnesses, said soldiers killed a boy.", ("Amnesty International", "witnesses")),
    ("Amnesty International said witnesses told it soldiers killed a boy.", ("Amnesty International", "witnesses")),
    ("“They shot two men,” said Mariam Idrissa, a tailor.", ("Mariam Idrissa",)),
    ("Mariam Idrissa, a tailor, told reporters: “They shot two men.”", ("Mariam Idrissa",)),
    ("A statement by the ministry said gunmen killed a farmer.", ("ministry",)),
    ("A report by Human Rights Watch said soldiers killed nine people.", ("Human Rights Watch",)),
    ("The governor and the bishop said gunmen killed a farmer.", ("unnamed governor", "unnamed bishop")),
    ("The governor said that, according to survivors, gunmen killed nine people.", ("unnamed governor", "survivors")),
    ("Citing survivors, the bishop said gunmen killed nine people.", ("unnamed bishop", "survivors")),
    ("Nine people were killed, radio quoting survivors reported.", ("radio", "survivors")),
    ("The Eastern Observatory said nine people were killed.", ("Eastern Observatory",)),
    ("Nine people were killed in Gao (citing police).", ("police",)),
    ("Nine people were killed, residents said.", ("residents",)),
    ("A resident who asked not to be named said soldiers killed a boy.", ("unnamed resident",)),
]  # fmt: skip
STANCES = [
    ("Gunmen killed a farmer.", Stance.ASSERTED),
    ("Gunmen killed a farmer, police said.", Stance.REPORTED),
    ("Gunmen reportedly killed a farmer.", Stance.REPORTED),
    ("Gunmen are reported to have killed a farmer.", Stance.REPORTED),
    ("A farmer was said to have been killed by gunmen.", Stance.REPORTED),
    ("Gunmen allegedly killed a farmer.", Stance.ALLEGED),
    ("The mayor accused the army of killing a farmer.", Stance.ALLEGED),
    ("Residents claimed that soldiers had killed a farmer.", Stance.ALLEGED),
    ("The alleged killing of a farmer by soldiers was filmed.", Stance.ALLEGED),
    ("Gunmen may have killed a farmer.", Stance.UNCERTAIN),
    ("A farmer was possibly killed by gunmen.", Stance.UNCERTAIN),
    ("I am afraid that he was killed.", Stance.UNCERTAIN),
    ("Nobody has told us that he was killed.", Stance.UNCERTAIN),
    ("Police have not confirmed that a farmer was killed.", Stance.UNCERTAIN),
    ("Police have not said how a farmer was killed.", Stance.REPORTED),
    ("A farmer was killed; police have not said why.", Stance.ASSERTED),
    ("Four people are feared to have been killed.", Stance.UNCERTAIN),
]  # fmt: skip
UNDONE = [
    "If it is confirmed that soldiers killed the nun, they will be tried.",
    "Soldiers did not kill the farmer.",
    "Soldiers never killed the farmer.",
    "Nobody was hurt or killed when the shell struck the market.",
    "No farmer was killed.",
    "The ministry denied that its troops had killed a farmer.",
    "The army denied killing the farmer.",
    "The rebels planned to kill the judge.",
    "The rebels plotted to assassinate the judge.",
    "The rebels vowed to kill the judge.",
    "The rebels will kill the judge.",
    "If the soldiers return, they will kill the children.",
    "Unless the ransom is paid, the gang would kill the driver.",
    "The rebels could kill the hostages, the mayor warned.",
    "She would have been killed had she stayed.",
    "Troops were ordered to shoot protesters.",
    "It was unclear whether two civilians were killed.",
    "Police prevented the killing of a judge.",
    "Police foiled a plot to kill the bishop.",
    "A clerk escaped being killed by gunmen.",
    "Nobody was killed.",
    "Neither man was killed.",
    "The bomb, which killed nobody, went off at dawn.",
    "There were no casualties.",
    "The mayor survived.",
    "The prosecutor asked whether the farmer was killed.",
    "The law would punish anyone who kills a journalist.",
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "chain"), cases(CHAINS, UNMET_CHAINS))
def test_a_claim_names_whom_it_came_down_from(code, sentence, chain):
    found = incident(code(sentence))
    assert found.according_to == (chain,)


@pytest.mark.parametrize(("sentence", "stance"), cases(STANCES, UNMET_STANCES))
def test_a_telling_keeps_how_it_is_told(code, sentence, stance):
    assert incident(code(sentence)).acts[0].stance is stance


@pytest.mark.parametrize("sentence", cases(zip(UNDONE), UNMET_UNDONE))
def test_what_is_not_told_as_done_kills_nobody(code, sentence):
    harms = [harmed(found) for found in code(sentence).incidents if found.counts.get("killed") != Count.exactly(0)]
    assert all("killed" not in outcome for harm in harms for outcome in harm.values()), harms


def test_a_threat_is_coded_as_a_threat(code):
    found = incident(code("Masked men threatened to kill a judge, Sofia Lozano, in Tumaco."))
    assert harmed(found) == {"Sofia Lozano": "threatened"}


def test_an_attempt_is_coded_as_an_attempt(code):
    found = incident(code("Gunmen tried to kill a senator, Paulo Reis, in Recife."))
    assert [act.type for act in found.acts] == ["attempted_killing"]
    assert found.counts == {}


@not_yet("who claims an attack becomes the source of everything told of it")
def test_the_claim_of_an_attack_is_no_doubt_of_it(code):
    found = incident(code("A bomb killed six policemen in Ghazni. The Taliban claimed responsibility for the attack."))
    assert found.acts[0].stance is Stance.ASSERTED


def test_the_outlet_itself_is_never_written_into_a_chain(code):
    coding = code("Gunmen killed a farmer, Sahel Wire said.", source="Sahel Wire")
    assert incident(coding).according_to == ((),)


def test_two_accounts_have_two_chains(code):
    found = incident(code("Police said nine people were killed in Gao. A doctor said 14 people were killed."))
    assert set(found.according_to) == {("police",), ("unnamed doctor",)}


def test_what_follows_an_attributed_lead_rests_on_it(code):
    found = incident(code("Gunmen killed a teacher in Pattani, police said. She was shot outside her school."))
    assert found.according_to == (("police",),)


def test_each_claim_carries_its_chain(code):
    coding = code("Police said gunmen had killed Omar Saleh, 30, in Gao.")
    (person,) = incident(coding).victims
    told = {claim.property: claim.according_to for claim in coding.claims if claim.subject == person.id}
    assert (told["name"], told["age"]) == (("police",), ("police",))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“They shot him,” she said.", "“ They shot him , ”"),
        ('He said: "They shot him."', '" They shot him . "'),
        ("«They shot him», she said.", "« They shot him »"),
        ("They shot him.", ""),
        ("“They shot him, she said.\n\nHe fled.", "“ They shot him , she said ."),
    ],
)
def test_a_quotation_runs_from_mark_to_mark_within_its_paragraph(parse, text, inside):
    parsed = parse(text)
    numbers = quotations(parsed)
    assert " ".join(word for word, number in zip(parsed.words, numbers, strict=True) if number >= 0) == inside


def test_every_quotation_has_its_number(parse):
    numbers = quotations(parse("“Run,” he said. “They are here.”"))
    assert sorted({number for number in numbers if number >= 0}) == [0, 1]
