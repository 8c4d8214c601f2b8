from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from onrecord.evidence.markup import DEEPEST, parse, remove_unseen, truncation


def text_of(page):
    parsed = parse(page)
    remove_unseen(parsed.root)
    return " ".join(" ".join(parsed.root.find("body").itertext()).split())


def test_scripts_styles_frames_and_comments_are_not_text():
    page = (
        "<html><body><!-- a --><script>b</script><style>c</style><iframe>d</iframe><noscript>e</noscript>"
        "<template>f</template><svg><text>g</text></svg><select><option>h</select><p>seen<!-- i --></p></body></html>"
    )
    assert text_of(page) == "seen"


def test_what_follows_an_unseen_element_stays():
    assert text_of("<p>a<script>x</script> b</p>") == "a b"


@pytest.mark.parametrize("levels", [DEEPEST + 10, 3_000, 100_000])
def test_a_deep_page_is_flattened_and_flagged(levels):
    nested = "<div>" * levels + "<p>deep</p>" + "</div>" * levels
    page = f"<html><body><p>first</p>{nested}<p>last</p><script>x<div></script></body></html>"
    assert parse(page).flags == (f"elements nested deeper than {DEEPEST} were flattened",)
    assert text_of(page) == "first deep last"


def test_blocks_of_a_flattened_page_stay_apart():
    page = "<b>" * 300 + "one</b><div>two</div>three<br>"
    parsed = parse(f"<html><body>{page}")
    assert len(parsed.root.findall(".//br")) >= 3
    assert text_of(f"<html><body>{page}") == "one two three"


def test_a_shallow_page_is_left_as_it_is():
    assert parse("<html><body><p>x</p>").flags == ()


@pytest.mark.parametrize("page", ["", "   ", "</p>", "<!-- x -->"])
def test_nothing_has_no_tree(page):
    assert parse(page) is None


def test_a_page_of_controls_only_has_no_tree():
    assert parse("\x00\x01") is None


def test_entities_are_read_and_definitions_are_not_expanded():
    bomb = '<!DOCTYPE html [<!ENTITY a "dead"><!ENTITY b "&a;&a;&a;">]>'
    assert "dead" not in text_of(f"{bomb}<html><body><p>&b; &eacute; &#1602;</p>")
    assert "é ق" in text_of(f"{bomb}<html><body><p>&b; &eacute; &#1602;</p>")


def test_an_xml_declaration_is_no_hindrance():
    assert text_of("<?xml version='1.0' encoding='windows-1256'?><html><body><p>قتل</p></body></html>") == "قتل"


def test_a_fragment_has_a_body():
    assert text_of("<p>x</p>") == "x"


@pytest.mark.parametrize(
    ("page", "flags"),
    [
        ("<html><body><p>x</p></body></html>", ()),
        ("<p>x</p>", ()),
        ("<html><body><p>x</p><p cla", ("the file ends in the middle of a tag",)),
        ("<html><body><p>x</p></", ("the file ends in the middle of a tag",)),
        ("<html><body><p>x</p><!-- y", ("the file ends inside a comment",)),
        ("<html><body><p>x</p><SCRIPT>y", ("the file ends inside a <script>",)),
        ("<html><body><script>x</script><p>y", ("the page has no closing tag; its end may be missing",)),
        ("<html><body><p>x < y</p></body>", ()),
    ],
)
def test_a_page_that_is_cut_off_is_flagged(page, flags):
    assert truncation(page) == flags


def test_what_follows_an_embedded_film_is_not_part_of_it():
    parsed = parse("<body><embed src=film.swf><p>Two were killed.</p></embed></body>")
    remove_unseen(parsed.root)
    assert "Two were killed." in parsed.root.text_content()


def test_a_tag_of_a_hundred_thousand_attributes_costs_no_more_than_its_length():
    attributes = " ".join(f"a{number}=1" for number in range(100_000))
    begun = time.process_time()
    parsed = parse(f"<body><p {attributes}>Two were killed.</p></body>")
    assert parsed.root.text_content() == "Two were killed."
    assert time.process_time() - begun < 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_the_type_that_a_page_names_is_never_opened(tmp_path):
    """Whoever opens a pipe that nobody writes to waits for ever."""
    pipe = tmp_path / "type.dtd"
    os.mkfifo(pipe)
    script = f"from onrecord.evidence.markup import parse; parse('<!DOCTYPE html SYSTEM \"{pipe}\"><p>Four died.')"
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
