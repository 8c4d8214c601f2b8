from __future__ import annotations

import re

import yaml

from onrecord.evidence.tables import FOLDER
from onrecord.publish.reading.remarks import word_remark

TABLE = FOLDER.parent / "pages" / "remarks" / "ar.yaml"


def test_a_remark_is_told_in_arabic_with_what_is_the_files_own():
    assert word_remark("pages 1, 2 are pictures: their letters were recognised", "ar") == (
        "الصفحات 1, 2 صور: تعرّف البرنامج على حروفها آلياً"
    )
    assert word_remark("a picture: what it shows is for people to describe", "ar").startswith("صورة")


def test_a_remark_without_words_in_a_language_is_shown_as_it_was_made():
    assert word_remark("something new", "ar") == "something new"
    assert word_remark("running header", "en") == "running header"


def test_every_remark_keeps_what_is_the_files_own():
    for remark, said in yaml.safe_load(TABLE.read_text("utf-8")).items():
        assert remark.count("{}") == said.count("{}"), remark


def test_every_remark_of_the_table_is_made_somewhere():
    """The words between what is the file's own stand in the code that makes them."""
    folder = FOLDER.parents[1]
    sources = [path.read_text("utf-8") for room in ("evidence", "coding") for path in (folder / room).rglob("*.py")]
    sources += [path.read_text("utf-8") for path in FOLDER.glob("*.yaml")]
    made = " ".join(" ".join(sources).split())
    for remark in yaml.safe_load(TABLE.read_text("utf-8")):
        words = max(re.split(r"\{\}|: ", remark), key=len).strip(" ;,.()“”:")
        assert words in made or all(word in made for word in words.split()), remark
