"""Where an incident was: a ring where only that much is known, a point where the place is one."""

from __future__ import annotations

import xml.etree.ElementTree as Tree

import pytest

from onrecord.tally.charts.locator import Locator, draw_locator
from onrecord.tally.charts.page import Caption, Look

CAPTION = Caption("Where it was", "abc")


def circles(svg):
    return [each for each in Tree.fromstring(svg).iter() if each.tag.endswith("circle")]


def drawn(radius, language="en", name="Zawiya", latitude=32.75):
    return draw_locator(Locator(CAPTION, name, latitude, 12.73, radius), Look(language, 340))


def test_a_rough_place_is_a_dashed_ring_without_a_point():
    key, ring = circles(drawn(8))
    assert key.get("stroke-dasharray") is not None
    assert ring.get("stroke-dasharray") == key.get("stroke-dasharray")
    assert float(ring.get("r")) > 10


def test_a_place_known_as_a_point_has_no_ring():
    assert all(each.get("stroke-dasharray") is None for each in circles(drawn(0)))


@pytest.mark.parametrize("radius", [0.4, 8, 60, 400])
def test_the_whole_ring_is_on_the_map(radius):
    svg = Tree.fromstring(drawn(radius))
    (layer,) = [each for each in svg.iter() if each.tag.endswith("}svg") and each is not svg]
    ring = next(each for each in layer if each.tag.endswith("circle"))
    x, y, r = (float(ring.get(name)) for name in ("cx", "cy", "r"))
    assert x - r >= -1
    assert x + r <= float(layer.get("width")) + 1
    assert y - r >= -1
    assert y + r <= float(layer.get("height")) + 1


def test_it_speaks_the_language_and_keeps_a_strangers_name_text():
    svg = drawn(8, "ar", "<script>الزاوية")
    assert 'direction="rtl"' in svg
    assert "داخل الحلقة المتقطعة" in svg
    assert "<script>" not in svg
    assert "style=" not in svg
