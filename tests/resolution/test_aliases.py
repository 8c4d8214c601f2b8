import pytest

from onrecord.core.errors import CodebookError
from onrecord.resolution.aliases import alias_tree
from onrecord.resolution.bodies import BodyKind, Entry
from onrecord.resolution.folding import cut


def entry(name, **more):
    return Entry(name.lower(), name, BodyKind.MILITIA, **more)


def names(tree, words):
    found = tree.longest(cut(words), 0)
    return [] if found is None else [alias.entry.name for alias in found[1]]


def test_a_body_is_known_by_its_name_and_aliases():
    tree = alias_tree([entry("Hill Guard", aliases=("Guards of the Hill",))])
    assert names(tree, "Hill Guard") == names(tree, "Guards of the Hill") == ["Hill Guard"]


def test_a_possessive_name_is_also_known_without_its_apostrophe():
    assert names(alias_tree([entry("People's Front")]), "Peoples Front") == ["People's Front"]


def test_a_name_with_a_bracket_is_a_label():
    assert names(alias_tree([entry("Front (Chad)", aliases=("Sand Front",))]), "Front Chad") == []


def test_two_bodies_may_not_claim_one_name():
    with pytest.raises(CodebookError, match="two bodies with it"):
        alias_tree([entry("Hill Guard"), entry("Other", aliases=("Hill Guard",))])


def test_two_bodies_may_share_a_name_that_needs_context():
    tree = alias_tree([entry("Aa", needs_context=("HG",)), entry("Bb", needs_context=("HG",))])
    assert names(tree, "HG") == ["Aa", "Bb"]


def test_names_that_differ_in_their_capitals_are_two_names():
    tree = alias_tree([entry("Aa", case_sensitive=("JEM",)), entry("Bb", case_sensitive=("JeM",))])
    assert names(tree, "JeM") == ["Aa", "Bb"]


def test_an_adjective_is_no_claim_to_a_name():
    assert names(alias_tree([entry("Hilli"), entry("Bb", adjectives=("Hilli",))]), "Hilli") == ["Hilli", "Bb"]
