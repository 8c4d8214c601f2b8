"""How likely recorders are to code a telling, by the weights that ship."""

from __future__ import annotations

import numpy as np

from onrecord.coding.english.tellingfeatures import TellingScene, telling_features
from onrecord.coding.english.tellings import Telling
from onrecord.coding.english.tellingscores import FEWEST, SIZE, WEIGHTS, score_tellings

MURDER = (
    "Radio host murdered in Barranca\n\n"
    "A radio host, Ines Cardona, was murdered outside her home in Barranca on Tuesday. Gunmen on a motorcycle shot her "
    "dead as she left for work.\n\n"
    "Police arrested a man in connection with the murder. He was charged with homicide and is held in prison, "
    "and faces trial in May."
)


def weighed(read, text):
    page = read(text).page
    return page.parse, score_tellings(TellingScene.of(page.parse, page.entities, read(text).tellings))


def by_word(read, text):
    parse, tellings = weighed(read, text)
    return {parse.lower[telling.event.trigger.head]: telling.likely for telling in tellings}


def test_a_murder_is_likelier_coded_than_the_arrest_for_it(read):
    likely = by_word(read, MURDER)
    assert likely["murdered"] > likely["charged"]


def test_probabilities_are_probabilities(read):
    assert all(0.0 < likely < 1.0 for likely in by_word(read, MURDER).values())


def test_a_short_text_is_not_weighed(read):
    _, tellings = weighed(read, "Gunmen killed a farmer near Gao.")
    assert 0 < len(tellings) < FEWEST
    assert [telling.likely for telling in tellings] == [None]


def test_the_weights_fit_the_features():
    with np.load(WEIGHTS) as stored:
        assert stored["weights"].shape == (SIZE,)
        assert np.isfinite(stored["weights"]).all()


def test_no_name_becomes_a_feature(read):
    page = read(MURDER).page
    tellings: list[Telling] = read(MURDER).tellings
    scene = TellingScene.of(page.parse, page.entities, tellings)
    features = {feature for telling in tellings for feature in telling_features(scene, telling)}
    assert not [each for each in features if "ines" in each.lower() or "cardona" in each.lower()]
