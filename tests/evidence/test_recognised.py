from __future__ import annotations

from collections import Counter

import pytest

from onrecord.core.errors import MissingPart
from onrecord.evidence import recognised
from onrecord.evidence.programs import Output
from onrecord.evidence.recognised import Recogniser, turning_flags
from tests.evidence.papers import SCANNED, TESSERACT, a_scan

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def a_row(level, place, box, sure=-1, text=""):
    return "\t".join(map(str, (level, 1, *place, *box, sure, text))) + "\n"


def written(*words):
    """Give what tesseract writes for words of one line: text, sureness in hundredths, left, height."""
    rows = [
        a_row(5, (1, 1, 1, n), (left, 100, 50, high), sure, text) for n, (text, sure, left, high) in enumerate(words)
    ]
    return HEAD + a_row(1, (0, 0, 0, 0), (0, 0, 1000, 2000)) + "".join(rows)


@pytest.fixture
def tesseract(monkeypatch):
    """Stand in for tesseract: what it says to each pack, to script detection and of its packs, all to be changed."""
    said = {"--list-langs": "List (3):\nara\neng\nosd\n", "ara": written(), "eng": written(), "0": ""}
    asked = Counter()

    def run(arguments, *_):
        key = arguments[1] if arguments[1] in said else arguments[4]
        asked[key] += 1
        return Output(said[key].encode(), "", True)

    recognised._languages.cache_clear()
    monkeypatch.setattr(recognised, "run", run)
    monkeypatch.setattr(recognised, "is_installed", lambda _: True)
    yield said, asked
    recognised._languages.cache_clear()


def read(tmp_path):
    return Recogniser("a.png").read(tmp_path / "a.png", 3)


def test_words_have_places_and_the_unsure_are_weak(tmp_path, tesseract):
    tesseract[0].update({"0": "Script: Latin\n", "eng": written(("Four", 96, 100, 20), ("kiled", 41.5, 200, 20))})
    page = read(tmp_path)
    (line,) = page.lines
    assert (line.text, line.page, line.box) == ("Four kiled", 3, (0.1, 0.05, 0.25, 0.06))
    assert [(line.text[weak.start : weak.end], weak.confidence) for weak in line.weak] == [("kiled", 0.415)]
    assert page.confidence == pytest.approx((4 * 0.96 + 5 * 0.415) / 9)
    assert tesseract[1]["ara"] == 0


def test_where_the_script_cannot_be_told_the_surer_pack_is_kept(tmp_path, tesseract):
    tesseract[0].update({"eng": written(("Jai", 50, 100, 20)), "ara": written(("قتل", 90, 100, 20))})
    page = read(tmp_path)
    assert [line.text for line in page.lines] == ["قتل"]
    assert page.from_right


@pytest.mark.parametrize("said", ["Script: Cyrillic\n", ""])
def test_a_script_without_a_pack_is_tried_with_each(tmp_path, tesseract, said):
    tesseract[0]["0"] = said
    assert read(tmp_path).lines == ()
    assert (tesseract[1]["ara"], tesseract[1]["eng"]) == (1, 1)


def test_noise_is_no_text(tmp_path, tesseract):
    tesseract[0].update({"0": "Script: Latin\n", "eng": written(("~ilk", 12, 100, 20))})
    page = read(tmp_path)
    assert (page.number, page.lines, page.confidence) == (3, (), None)


def test_one_pack_is_used_without_asking_for_the_script(tmp_path, tesseract):
    tesseract[0].update({"--list-langs": "List (1):\neng\n", "eng": written(("Four", 96, 100, 20))})
    assert read(tmp_path).lines[0].text == "Four"
    assert tesseract[1]["0"] == 0


def test_without_script_detection_each_pack_is_tried(tmp_path, tesseract):
    tesseract[0].update({"--list-langs": "List (2):\nara\neng\n", "eng": written(("Four", 96, 100, 20))})
    assert read(tmp_path).lines[0].text == "Four"


def test_lines_about_as_high_have_one_height(tmp_path, tesseract):
    rows = "".join(
        a_row(5, (1, 1, line, 1), (100, 100 * line, 50, high), 90, "market")
        for line, high in enumerate((20, 24, 18, 60, 56, 20), start=1)
    )
    tesseract[0].update({"0": "Script: Latin\n", "eng": HEAD + a_row(1, (0, 0, 0, 0), (0, 0, 1000, 2000)) + rows})
    assert [line.height for line in read(tmp_path).lines] == pytest.approx(
        [0.01, 0.01, 0.01, 0.03, 0.03, 0.01], abs=2e-3
    )


def test_a_machine_without_tesseract_or_its_packs_says_what_is_missing(tesseract, monkeypatch):
    tesseract[0]["--list-langs"] = "List (1):\ndeu\n"
    with pytest.raises(MissingPart) as caught:
        Recogniser("a.png")
    assert caught.value.found == "no language pack of tesseract on this machine"
    monkeypatch.setattr(recognised, "is_installed", lambda _: False)
    with pytest.raises(MissingPart):
        Recogniser("a.png")


def a_picture(tmp_path):
    a_scan("Four", size=(40, 20), height=9).save(tmp_path / "a.png")


def test_a_page_that_lies_on_its_side_is_turned_where_that_is_read_more_surely(tmp_path, tesseract, monkeypatch):
    a_picture(tmp_path)
    tesseract[0].update({"0": "Rotate: 90\nScript: Latin\n", "eng": written(("mnoJ", 40, 100, 20))})
    as_it_lies = recognised.run

    def run(arguments, *rest):
        if arguments[1].endswith("-90.png"):
            return Output(written(("Four", 96, 100, 20)).encode(), "", True)
        return as_it_lies(arguments, *rest)

    monkeypatch.setattr(recognised, "run", run)
    page = read(tmp_path)
    (line,) = page.lines
    assert (line.text, line.box, line.place) == ("Four", (0.1, 0.05, 0.15, 0.06), (0.05, 0.85, 0.06, 0.9))
    assert turning_flags([page]) == ("pages 3 lie on their left side: they were turned to be read",)


def test_a_page_that_is_read_no_more_surely_when_turned_stays_as_it_lies(tmp_path, tesseract):
    a_picture(tmp_path)
    tesseract[0].update({"0": "Rotate: 180\nScript: Latin\n", "eng": written(("Four", 96, 100, 20))})
    page = read(tmp_path)
    assert (page.turned, page.lines[0].place) == (0, page.lines[0].box)
    assert turning_flags([page]) == ()


@TESSERACT
@pytest.mark.parametrize(("degrees", "words"), [(90, "left side"), (180, "head"), (270, "right side")])
def test_a_scan_that_does_not_stand_is_read(tmp_path, degrees, words):
    recognised._languages.cache_clear()
    path = tmp_path / "a.png"
    a_scan(*SCANNED, "Eleven others were wounded, three of them", "children, and the hospital asked for blood.").rotate(
        degrees, expand=True
    ).save(path)
    page = Recogniser("a.png").read(path, 1)
    assert [line.text for line in page.lines[:3]] == list(SCANNED)
    assert words in turning_flags([page])[0]


@TESSERACT
def test_a_scan_is_read_by_the_program_itself(tmp_path):
    recognised._languages.cache_clear()
    path = tmp_path / "a.png"
    a_scan(*SCANNED).save(path)
    page = Recogniser("a.png").read(path, 1)
    assert [line.text for line in page.lines] == list(SCANNED)
    assert page.lines[1].box[0] == pytest.approx(90 / 1240, abs=0.01)
