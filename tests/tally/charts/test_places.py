"""Maps: areas follow the best figures, rough places are hollow, and no place is dropped."""

from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.core.values import Count
from onrecord.tally.charts.circles import FULL, HOLLOW, RING
from onrecord.tally.charts.page import Look
from onrecord.tally.charts.places import Place, Places, draw_places
from tests.charts import CAPTION
from tests.drawn import desc_of, marks_of, tips_of, words_of_chart

TRIPOLI = Place("Tripoli", Count(100, 160, 190), 32.89, 13.19)
SIRTE = Place("Sirte", Count(30, 40), 31.21, 16.59)
KUFRA = Place("Kufra district", Count(8, 10, 12), 24.2, 23.3, radius_km=160)
NOWHERE = Place("the south", Count(3, 5))
ALL = Places(CAPTION, (SIRTE, NOWHERE, TRIPOLI, KUFRA))


def radii(svg, style):
    wanted = {name: str(value) for name, value in style.items()}
    return [float(circle["r"]) for circle in marks_of(svg, "circle", **wanted)]


def test_areas_are_in_proportion_to_the_best_figures():
    found = radii(draw_places(ALL), FULL)[1:3]
    assert (found[0] / found[1]) ** 2 == pytest.approx(160 / 40, rel=0.02)


def test_a_rough_place_is_hollow_within_a_dashed_ring():
    svg = draw_places(ALL)
    assert len(radii(svg, HOLLOW)) == 2  # of the key and of Kufra
    assert max(radii(svg, RING)) > max(radii(svg, HOLLOW)) * 3


def test_the_key_explains_rough_places_only_where_there_are_some():
    assert "dashed ring" not in words_of_chart(draw_places(Places(CAPTION, (TRIPOLI, SIRTE))))
    assert "placed to the town" not in words_of_chart(draw_places(Places(CAPTION, (KUFRA,))))


def test_names_stand_with_their_ranges():
    said = words_of_chart(draw_places(ALL))
    assert "Tripoli\n160 (100 to 190)" in said
    assert "Sirte\n40 (30 or more)" in said


def test_a_place_without_a_point_is_told_below_the_map():
    assert "the place is not known:\nthe south: 5 (3 or more)" in words_of_chart(draw_places(ALL))
    assert desc_of(draw_places(ALL)).endswith("Place not known: the south: at least 3, best 5, no upper figure.")


def test_places_without_any_point_are_told_without_a_map():
    svg = draw_places(Places(CAPTION, (NOWHERE,)))
    assert "the south: 5 (3 or more)" in words_of_chart(svg)
    assert marks_of(svg, "path") == []


def test_names_without_room_become_numbers_in_a_list():
    crowd = tuple(Place(f"Village {n}", Count(n, n, n + 1), 31 + n / 1000, 15) for n in range(40))
    said = words_of_chart(draw_places(Places(CAPTION, crowd)))
    assert "Circles with a number:" in said
    assert "for want of room:" in said


def test_no_two_circles_are_dropped_in_a_crowd():
    crowd = tuple(Place(f"Village {n}", Count(n, n, n + 1), 31 + n / 1000, 15) for n in range(200))
    svg = draw_places(Places(CAPTION, crowd))
    assert len(tips_of(svg)) == 200


def test_many_large_circles_leave_most_of_the_map_free():
    crowd = tuple(Place(f"Village {n}", Count(8, 8, 8), 12 + n % 14 / 5, 24 + n // 14 / 5) for n in range(196))
    found = radii(draw_places(Places(CAPTION, crowd)), FULL)[1:]
    assert sum(3.15 * radius**2 for radius in found) < 732 * 586 * 0.15


def test_a_count_of_none_is_a_point():
    svg = draw_places(Places(CAPTION, (Place("Ajdabiya", Count(0, 0, 0), 30.7, 20.2),)))
    assert 0.0 in radii(svg, FULL)
    assert "Ajdabiya\n0" in words_of_chart(svg)


def test_a_map_has_a_scale_and_says_whose_borders_it_draws():
    said = words_of_chart(draw_places(ALL))
    assert "200 km" in said
    assert "they imply no view" in said.replace("\n", " ")


def test_maps_are_not_mirrored_in_arabic():
    english, arabic = (draw_places(ALL, Look(language)) for language in ("en", "ar"))
    rings = [max(marks_of(svg, "circle", fill="none"), key=lambda ring: float(ring["r"])) for svg in (english, arabic)]
    assert rings[0]["cx"] == rings[1]["cx"]


@pytest.mark.parametrize("point", [(91, 0), (0, 181), (10, None), (None, 10)])
def test_a_point_that_is_not_on_the_earth_is_refused(point):
    with pytest.raises(BadOption, match="the point of Sirte"):
        Place("Sirte", Count(1), *point)
