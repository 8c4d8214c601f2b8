from __future__ import annotations

from onrecord.coding.english.roles import ROLES, RoleScores, score_roles


def entity_called(scene, words):
    for mention in scene.entities.mentions:
        if scene.parse.span(mention.start, mention.end) == words:
            return scene.entities.of(mention.id)
    raise AssertionError(words)


def test_each_entity_has_a_probability_of_each_role(read):
    scene = read("Gunmen killed a farmer in Bouar.").scene
    scores = score_roles(scene, scene.entities.all())
    assert set(scores.of) == set(scene.entities.all())
    assert all(set(each) == set(ROLES) for each in scores.of.values())
    assert all(0 <= probability <= 1 for each in scores.of.values() for probability in each.values())


def test_the_object_of_a_killing_is_likelier_its_victim_than_the_subject(read):
    scene = read("Gunmen killed a farmer in Bouar on Monday.").scene
    scores = score_roles(scene, scene.entities.all())
    farmer, gunmen = (entity_called(scene, words) for words in ("a farmer", "Gunmen"))
    assert scores.get(farmer, "victim") > scores.get(gunmen, "victim")
    assert scores.get(gunmen, "perpetrator") > scores.get(farmer, "perpetrator")


def test_who_was_not_scored_has_no_probability():
    assert RoleScores({}).get(3, "victim") is None


def test_a_name_makes_no_difference_to_a_score(read):
    def victim_score(text):
        scene = read(text).scene
        return score_roles(scene, [scene.entities.of(1)]).get(1, "victim")

    assert victim_score("Gunmen killed Omar Saleh in Bouar.") == victim_score("Gunmen killed Karim Aziz in Bouar.")
