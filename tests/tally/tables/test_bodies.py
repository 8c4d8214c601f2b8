from __future__ import annotations

from onrecord.resolution.bodies import BodyKind
from onrecord.tally.tables.bodies import body_named


def test_a_body_is_known_by_its_name_and_a_crowd_is_none():
    assert body_named("Islamic State").kind is BodyKind.ARMED_GROUP
    assert body_named("the Syrian army").countries == ("SY",)
    assert body_named("men of the hills") is None
