from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.coding.english.rolefeatures import SIZE, entity_features, hashed


def features_of(read, text, words):
    scene = read(text).scene
    (entity,) = {
        scene.entities.of(mention.id)
        for mention in scene.entities.mentions
        if scene.parse.span(mention.start, mention.end) == words
    }
    return entity_features(scene, entity)


def test_features_are_grammar_around_the_words(read):
    features = features_of(read, "Gunmen killed three farmers in Bouar.", "three farmers")
    assert {"kind=group", "head=farmers", "dep=dobj", "gov=killed|dobj", "counted", "plural=True"} <= features
    assert "role=victim:killing:asserted" in features


def test_no_name_becomes_a_feature(read):
    text = "Omar Saleh, 40, a Boko Haram fighter, killed Aissata Toure in Bouar."
    for words in ("Omar Saleh", "Aissata Toure"):
        features = features_of(read, text, words)
        assert "named" in features
        told = " ".join(features).lower()
        assert not any(name in told for name in ("omar", "saleh", "aissata", "toure", "bouar", "haram"))


def test_who_stands_near_no_act_says_so(read):
    features = features_of(read, "Gunmen killed a man in Bouar. A minister spoke.", "A minister")
    assert "no act here|person" in features
    assert "act before|person" in features


def test_what_a_person_is_said_to_be_is_a_feature(read):
    features = features_of(read, "A 30-year-old soldier was killed.", "A 30-year-old soldier")
    assert {"people=armed", "status=member of armed forces", "aged", "dep=nsubjpasspassive"} <= features


def test_a_body_and_a_thing_are_features_by_kind(read):
    assert any(
        feature.startswith("actor=") for feature in features_of(read, "The Taliban killed a man.", "The Taliban")
    )
    assert "object=commerce" in features_of(read, "A rocket hit a bakery.", "a bakery")


@given(st.sets(st.text(max_size=20)))
def test_every_feature_has_a_place_in_the_table(features):
    places = hashed(features)
    assert places == sorted(set(places))
    assert all(0 <= place < SIZE for place in places)
    assert len(places) <= len(features)
