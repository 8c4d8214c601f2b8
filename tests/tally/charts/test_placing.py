"""Labels keep within their frame and cover neither each other nor the middle of another mark."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.tally.charts.placing import Box, Label, place_labels

FRAME = Box(0, 0, 700, 500)
LABELS = st.lists(
    st.builds(
        Label, st.floats(0, 700), st.floats(0, 500), st.floats(0, 40), st.floats(5, 160), st.sampled_from([12.0, 30.0])
    ),
    max_size=40,
)


@given(LABELS)
def test_no_label_leaves_the_frame(labels):
    assert all(box.within(FRAME) for box in place_labels(labels, FRAME) if box)


@given(LABELS)
def test_no_label_covers_another(labels):
    boxes = [box for box in place_labels(labels, FRAME) if box]
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


@given(LABELS)
def test_no_label_covers_the_middle_of_another_mark(labels):
    for box, label in zip(place_labels(labels, FRAME), labels, strict=True):
        others = [each for each in labels if each is not label]
        assert box is None or not any(box.overlaps(Box(o.x - 1, o.y - 1, o.x + 1, o.y + 1)) for o in others)


def test_a_label_alone_stands_beside_its_mark():
    (box,) = place_labels([Label(100, 100, 10, 50, 12)], FRAME)
    assert (box.left, box.right) == (114, 164)


def test_a_label_at_the_right_edge_stands_to_the_left():
    (box,) = place_labels([Label(690, 100, 10, 50, 12)], FRAME)
    assert box.right == 676


def test_what_is_taken_stays_free():
    taken = Box(100, 0, 700, 500)
    (box,) = place_labels([Label(100, 100, 0, 50, 12)], FRAME, [taken])
    assert not box.overlaps(taken)


def test_a_label_wider_than_the_frame_finds_no_place():
    assert place_labels([Label(350, 100, 10, 900, 12)], FRAME) == (None,)
