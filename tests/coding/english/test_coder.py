"""The English coder as a whole: whatever the text, a coding that keeps the contract, twice the same."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.coding.codebook import DEFAULT, load_codebook
from onrecord.coding.english.coder import VERSION, EnglishCoder
from onrecord.core.contract import check_coding
from onrecord.core.report import Report
from onrecord.core.values import Count
from onrecord.core.vocabulary import CoderKind, Outcome, Status
from onrecord.core.wire import coding_from_json, coding_to_json
from tests.coding.told import PUBLISHED, acts, called, counts, harmed, incident, report
from tests.strategies.hostile import SENTENCES, hostile_bytes

STORY = (
    "Nurse shot dead outside a clinic in Gao\n\n"
    "Gunmen shot dead Aissata Toure, 34, a nurse, outside a clinic in Gao on Wednesday, police said.\n\n"
    "Two guards were wounded in the attack, according to a doctor. Her brother Oumar, 19, was abducted.\n\n"
    "Since January, 61 health workers have been killed in the region, Amnesty International said."
)
TRAP = (
    "Zuwara, 14 June 2021 - Two teachers, Hala Benisa, 34, and Omran Titouh, 51, were taken from a minibus near "
    "Sabratha on Saturday evening by men in police uniforms, their union said.\n\n"
    "The driver, Faraj Zorgani, was shot in the knee when he refused to open the door. Three pupils on board were cut "
    "by glass.\n\n"
    "On Friday a nurse was found dead in Zawiya; police have not said how she died."
)
ODD = (
    "between 40 and 30 people were killed",
    "At least at least 3 people were killed.",
    "-5 dead",
    "killed killed killed",
    "He killed himself and she killed her.",
    "31 February 2019 killed",
    "“““They killed",
    "((((killed 12",
    "Dr. Mr. Mrs. was shot",
    "his her their its was killed by",
    "The the the killing of of of",
    "No no none nobody were not killed",
    "٣ killed",
    "KILLED: 1) 2) 3)",
    "0 people were killed",
    "1,000,000,000,000 people were killed",
    "12-14-16 were killed",
    "\u202ekilled three\u202c",
    "🕯️ three people 🕯️ were killed",
    "A" * 300 + " was killed",
    "killed\u00a0three\u2003people",
    "The man who the man who the man killed killed killed him.",
    "1. Ali Musa\n\n2.\n\n3. killed",
)


def hostile_texts():
    """Give texts as a reader may hand them on: hostile files decoded, odd sentences in any order, any text."""
    files = st.integers(0, 2**32).map(lambda seed: hostile_bytes(Random(seed)).decode("utf-8", "replace")[:1500])
    piece = st.one_of(st.sampled_from((*ODD, *SENTENCES)), st.text(max_size=30))
    told = st.lists(st.tuples(piece, st.sampled_from((". ", "\n\n", "\n", ", ", ""))), max_size=8)
    return st.one_of(files, told.map(lambda parts: "".join(words + gap for words, gap in parts)))


@settings(max_examples=150)
@given(text=hostile_texts(), published=st.sampled_from((None, PUBLISHED)))
def test_whatever_the_text_the_coding_keeps_the_contract(coder, text, published):
    coding = coder.code(report(text, published))
    check_coding(coding)
    assert coding_from_json(coding_to_json(coding)) == coding


@pytest.mark.parametrize("text", [*ODD, *(odd.upper() for odd in ODD)])
def test_an_odd_sentence_is_coded_within_the_contract(code, text):
    coding = code(text, PUBLISHED)
    assert all(count.low is None or count.low >= 0 for each in coding.incidents for count in each.counts.values())


@settings(max_examples=30)
@given(text=hostile_texts())
def test_the_same_report_twice_gives_the_same_coding(coder, text):
    once, again = coder.code(report(text)), coder.code(report(text))
    assert once == again


def test_a_new_coder_gives_the_same_coding(coder):
    another = EnglishCoder(coder.codebook)
    assert another.code(report(STORY, PUBLISHED)) == coder.code(report(STORY, PUBLISHED))


def test_one_report_leaves_no_trace_in_the_next(coder):
    first = coder.code(report(STORY, PUBLISHED))
    coder.code(report("Rebels killed nine people in Bria.", PUBLISHED))
    assert coder.code(report(STORY, PUBLISHED)) == first


def test_a_story_is_told_whole(code):
    coding = code(STORY, PUBLISHED)
    found = incident(coding)
    assert harmed(found) == {"Aissata Toure": "killed", "2 guards": "injured", "Oumar": "abducted"}
    assert counts(found) == {"killed": "1", "injured": "2", "abducted": "1"}
    assert acts(found)["killing"] == "shooting"
    assert (found.where.name, str(found.when.earliest)) == ("Gao", "2023-06-14")
    assert [toll.count.best for toll in coding.tolls] == [61]


def test_the_report_is_handed_back_as_it_came(coder):
    given_report = report(STORY, PUBLISHED, title="Nurse shot dead", source="Sahel Wire", flags=("a flag",))
    assert coder.code(given_report).report is given_report


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\u200b", "\u00a0"])
def test_a_report_without_words_has_nothing_in_it(coder, text):
    coding, decisions = coder.explain(report(text))
    check_coding(coding)
    assert (coding.incidents, coding.tolls, coding.claims) == ((), (), ())
    assert decisions == ()


def test_a_coding_says_who_made_it(coder):
    said = coder.code(report("Gunmen killed a farmer.")).coder
    assert (said.kind, said.name, said.version, said.codebook) == (
        CoderKind.RULES,
        "english",
        VERSION,
        coder.codebook.id,
    )


def test_code_is_the_coding_of_explain(coder):
    assert coder.code(report(STORY)) == coder.explain(report(STORY))[0]


def test_ids_are_unique_and_claims_speak_of_nothing_else(code):
    coding = code(STORY, PUBLISHED)
    ids = [each.id for each in (*coding.incidents, *coding.tolls)]
    for found in coding.incidents:
        ids += [each.id for each in (*found.acts, *found.victims, *found.perpetrators, *found.objects)]
    assert len(ids) == len(set(ids))
    assert {claim.subject for claim in coding.claims} <= set(ids)
    assert len({claim.id for claim in coding.claims}) == len(coding.claims)


def test_what_is_told_is_quoted_and_what_is_concluded_names_its_rule(code):
    for claim in code(STORY, PUBLISHED).claims:
        assert claim.quotes or claim.inferred_by
        assert 0 < claim.confidence <= 1


def test_offsets_are_code_points(code):
    text = "🕯️ قُتل — Gunmen killed Ömer Şahin, 30, in Van."
    coding = code(text)
    quotes = [quote for claim in coding.claims for quote in claim.quotes]
    assert "Ömer Şahin" in {quote.text for quote in quotes}
    assert all(text[quote.start : quote.end] == quote.text for quote in quotes)


def test_carriage_returns_do_not_move_offsets(code):
    text = "Teacher shot\r\n\r\nGunmen killed a teacher, Khin Swe,\r\nin Mandalay."
    assert incident(code(text)).victims[0].name == "Khin Swe"


def book(tmp_path, change):
    """Give a coder whose codebook is the bundled one with a change."""
    data = yaml.safe_load(DEFAULT.read_text(encoding="utf-8"))
    change(data)
    path = tmp_path / "book.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return EnglishCoder(load_codebook(path))


def test_a_verb_added_to_the_codebook_is_read_in_all_its_forms(tmp_path, code):
    def add(data):
        data["acts"]["killing"]["words"]["en"]["verbs"]["garrotte"] = "strangling"

    ours = book(tmp_path, add)
    sentence = "Two men garrotted a clerk in Gao."
    assert code(sentence).incidents == ()
    found = incident(ours.code(report(sentence)))
    assert (harmed(found), acts(found)) == ({"clerk": "killed"}, {"killing": "strangling"})


def test_an_act_added_to_the_codebook_is_coded(tmp_path, code):
    def add(data):
        data["acts"]["eviction"] = {
            "label": "Eviction",
            "outcome": "displaced",
            "words": {"en": {"verbs": {"dispossess": None}}},
        }

    ours = book(tmp_path, add)
    sentence = "Soldiers dispossessed nine farmers near Gao."
    assert code(sentence).incidents == ()
    found = incident(ours.code(report(sentence)))
    assert (acts(found), counts(found)) == ({"eviction": None}, {"displaced": "9"})


def test_a_vague_word_is_read_by_the_codebook(tmp_path):
    def lower(data):
        data["quantifiers"]["dozens"] = [12, None, None]

    found = incident(book(tmp_path, lower).code(report("Dozens of people were killed in Gao.")))
    assert found.counts["killed"] == Count(12, None, None)


def test_a_project_may_leave_status_unset(tmp_path, code):
    def leave(data):
        data["rules"]["civilian_by_default"] = False

    sentence = "Gunmen killed a man and two soldiers in Gao."
    ours = incident(book(tmp_path, leave).code(report(sentence)))
    assert {called(each): each.status for each in ours.victims} == {"man": None, "soldiers": Status.ARMED_FORCES}
    general = incident(code(sentence))
    assert [each.status for each in general.victims] == [Status.CIVILIAN, Status.ARMED_FORCES]


def test_a_status_by_rule_names_the_rule(code):
    (claim,) = [claim for claim in code("Gunmen killed a man.").claims if claim.property == "status"]
    assert (claim.value, claim.quotes) == ("civilian", ())
    assert claim.inferred_by == "civilian until shown otherwise (codebook)"


def test_a_codebook_of_another_language_finds_nothing_in_english(tmp_path):
    path = tmp_path / "book.yaml"
    path.write_text(
        "id: ours@1\nacts:\n  killing:\n    words:\n      es:\n        verbs: {matar: }\n", encoding="utf-8"
    )
    ours = EnglishCoder(load_codebook(path))
    assert ours.code(report("Gunmen killed a farmer.")).incidents == ()


def test_every_outcome_of_a_victim_is_that_of_its_act_in_the_codebook(code, coder):
    found = incident(code(STORY, PUBLISHED))
    outcome = {act.id: coder.codebook.acts[act.type].outcome for act in found.acts}
    assert all(harm.outcome is outcome[harm.act] for each in found.victims for harm in each.acts)
    assert {str(harm.outcome) for each in found.victims for harm in each.acts} <= set(Outcome)


def test_time_grows_no_faster_than_the_text(coder):
    from time import process_time

    def seconds(times):
        told = Report("sha256:" + "0" * 64, "\n\n".join([STORY] * times), language="en")
        began = process_time()
        coder.code(told)
        return process_time() - began

    seconds(2)
    short, long = seconds(6), seconds(24)
    assert long < 12 * short


def test_no_value_is_surer_than_the_words(code):
    taken, found = code(TRAP, date(2021, 6, 14)).incidents
    assert {(act.type, act.method) for act in taken.acts} == {
        ("abduction", None),
        ("injury", "shooting"),
        ("injury", None),
    }
    assert harmed(taken) == {
        "2 teachers": "abducted",
        "Hala Benisa": "abducted",
        "Omran Titouh": "abducted",
        "Faraj Zorgani": "injured",
        "3 pupils": "injured",
    }
    methods = {act.id: act.method for act in taken.acts}
    assert {called(each): methods[each.acts[0].act] for each in taken.victims if each.acts[0].outcome == "injured"} == {
        "Faraj Zorgani": "shooting",
        "pupils": None,
    }
    assert acts(found) == {"killing": None}
    assert found.when is not None
    assert found.where is not None
    assert (str(found.when.earliest), found.where.name) == ("2021-06-11", "Zawiya")
