"""A project's own places are read from its tables and found before the shipped ones."""

from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption, GazetteerError, NotText, UnreadableFile, UnsupportedFormat
from onrecord.resolution.places import Gazetteer
from onrecord.resolution.places.imported import Imported, import_gazetteer
from tests.resolution.places.atlas import shipped
from tests.resolution.places.test_dumps import line

CSV = """ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM4_EN,ADM4_AR,ADM4_PCODE,LATITUDE_Y,LONGITUDE_X
SY,Idleb,SY07,Kafr Alif,كفر ألف,C9001,35.5,36.6
SY,Ar-Raqqa,SY11,Tal Jim,,C9002,36.1,39.1
SY,Ar-Raqqa,SY11,Tal Dal,,C9004,36.2,39.1
SY,Nowhere,SY99,Tal Ha,,C9003,36.0,39.0
SY,,,,,,,
"""


def imported(tmp_path, text, name="table.csv", **options):
    source, out = tmp_path / name, tmp_path / "own.bin"
    source.write_text(text, encoding="utf-8")
    counted = import_gazetteer(source, out, **options)
    return counted, Gazetteer.open(own=[out])


def test_villages_of_a_table_are_found_in_both_scripts_and_by_sound(tmp_path):
    counted, gazetteer = imported(tmp_path, CSV)
    assert counted == Imported(places=4, skipped=1)
    for place in (
        gazetteer.search("Kafr Alif")[0],
        gazetteer.search("كفر ألف")[0],
        gazetteer.search("Kafar Alef", "SY")[0],
    ):
        assert (place.id, place.admin1, place.own) == ("cod:C9001", "Idlib", True)


def test_imported_places_lie_in_the_provinces_that_are_known(tmp_path):
    _, gazetteer = imported(tmp_path, CSV)
    idlib = shipped().code("SY.12")
    assert gazetteer.search("Kafr Alif")[0].within == (idlib.id, shipped().code("SY").id)
    # The province itself is still the shipped one.
    assert not gazetteer.get(idlib.id).own
    assert gazetteer.search("Tal Ha")[0].within == (shipped().code("SY").id,)


def test_a_geonames_dump_keeps_its_ids_and_its_own_provinces(tmp_path):
    named = {"id": "900000", "name": "New Province", "ascii": "", "others": ""}
    province = line(**named, **{"class": "A", "code": "ADM1", "admin1": "99"})
    dump = "\n".join([line(), province, line(id="900002", name="Kafr Ba", admin1="99"), line(latitude="x"), ""])
    counted, gazetteer = imported(tmp_path, dump, "SY.txt", base=shipped())
    assert counted == Imported(places=3, skipped=1)
    assert gazetteer.search("Kafr Alif")[0].id == "geonames:900001"
    assert gazetteer.search("Kafr Ba")[0].admin1 == "New Province"


def test_a_table_without_a_country_takes_the_one_that_is_given(tmp_path):
    text = "NAME;LATITUDE;LONGITUDE\nKafr Alif;35.5;36.6\n"
    with pytest.raises(GazetteerError, match=r"found 1 row, none with a name, a country and a point; .* --country SY"):
        imported(tmp_path, text)
    counted, gazetteer = imported(tmp_path, text, country="SY")
    assert (counted.places, gazetteer.search("Kafr Alif")[0].country) == (1, "SY")


def test_a_country_nobody_knows_has_no_place_above(tmp_path):
    _, gazetteer = imported(tmp_path, "NAME,LATITUDE,LONGITUDE\nKafr Alif,35.5,36.6\n", country="ZZ")
    assert gazetteer.search("Kafr Alif")[0].within == ()


def test_what_cannot_be_read_is_named(tmp_path):
    out = tmp_path / "own.bin"
    with pytest.raises(UnreadableFile, match="Check the path"):
        import_gazetteer(tmp_path / "none.csv", out)
    with pytest.raises(BadOption, match="ISO"):
        import_gazetteer(tmp_path / "none.csv", out, country="Syria")
    table = tmp_path / "table.csv"
    table.write_bytes("NAME,LATITUDE,LONGITUDE\nقرية".encode("cp1256"))
    with pytest.raises(NotText, match="UTF-8"):
        import_gazetteer(table, out)
    table.write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(UnsupportedFormat, match="Unpack it and name the table inside"):
        import_gazetteer(table, out)
    for text in ("", "village,people\nKafr Alif,3\n"):
        table.write_text(text, encoding="utf-8")
        with pytest.raises(UnsupportedFormat, match="ADM3_PCODE"):
            import_gazetteer(table, out)
