from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.evidence.reprints.passages import Shared, covered, gaps, own_words, shared_passages
from onrecord.evidence.reprints.sketches import runs_of
from onrecord.evidence.reprints.words import words_in

SAID = "police said that two men on a motorcycle fired at the queue"


def runs(text):
    return runs_of(words_in(text))


def test_a_passage_is_as_long_as_both_go_on_together():
    found = shared_passages(runs(f"On Tuesday {SAID} and fled"), runs(f"It was dark when {SAID} of people"))
    assert found == [Shared(2, 4, 12)]


def test_of_several_places_the_one_that_keeps_the_order_is_taken():
    other = f"{SAID} {SAID}"
    assert shared_passages(runs(other), runs(other)) == [Shared(0, 0, 24)]
    assert shared_passages(runs(f"{SAID} then {SAID}"), runs(SAID)) == [Shared(0, 0, 12), Shared(13, 0, 12)]


def test_covered_counts_the_own_words_of_either_text():
    passages = [Shared(2, 0, 5)]
    assert covered(passages, [True] * 10) == 0.5
    assert covered(passages, [True] * 5, other=True) == 1.0
    assert covered(passages, [False] * 5) == 0.0


def test_what_a_text_says_twice_is_not_its_own():
    text = f"{SAID} nobody knew why {SAID}"
    own = own_words(runs(text), len(words_in(text)))
    assert own[:8] == [False] * 8
    assert own[12:15] == [True] * 3
    assert own_words(runs(""), 0) == []


def test_gaps_lie_between_passages_that_keep_their_order():
    assert list(gaps([Shared(1, 2, 5), Shared(8, 9, 5)], 15, 16)) == [
        (range(1), range(2)),
        (range(6, 8), range(7, 9)),
        (range(13, 15), range(14, 16)),
    ]


@given(
    st.lists(st.sampled_from("abc"), min_size=5, max_size=30), st.lists(st.sampled_from("abc"), min_size=5, max_size=30)
)
@settings(max_examples=60)
def test_what_is_shared_is_the_same_in_both(one, other):
    for passage in shared_passages(runs(" ".join(one)), runs(" ".join(other))):
        mine = one[passage.one : passage.one + passage.length]
        assert mine == other[passage.other : passage.other + passage.length]
