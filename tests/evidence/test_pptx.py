from __future__ import annotations

import pytest

from onrecord.core.errors import Damaged, Unsafe
from onrecord.evidence.parts import Draft, Kind, kept
from onrecord.evidence.pptx import read_pptx
from tests.evidence.offices import pptx, rels
from tests.evidence.zipped import a_zip


def test_slides_are_read_in_their_order_and_notes_after_them():
    draft, picture = read_pptx(pptx(), "it")
    assert draft.title == "Market hit"
    assert [(part.text, part.kind) for part in kept(draft.parts)] == [
        ("Four died.", Kind.PARAGRAPH),
        ("The dead", Kind.HEADING),
        ("Rim / Aliwi | 9", Kind.ROW),
        ("Her brother said so.", Kind.PARAGRAPH),
    ]
    assert draft.flags == ("hidden slides were read",)
    assert (picture.place, picture.known.details[0].value) == ("ppt/media/1.png", "A burnt car")


def test_macros_pictures_elsewhere_and_lost_ones_are_left():
    outside = {
        "ppt/slides/_rels/slide1.xml.rels": rels([("p1", "image", "https://x.example/1.png")]),
        "ppt/vbaProject.bin": "x",
    }
    (draft,) = read_pptx(pptx(**outside), "it")
    assert "the document carries macros; they were not run" in draft.flags
    assert "the document asks for something elsewhere (image), which was not opened" in draft.flags


def test_a_presentation_without_slides_is_damaged_and_names_that_lead_out_are_said():
    with pytest.raises(Damaged, match="it: found a presentation without its list of slides"):
        list(read_pptx(a_zip({"a": "b"}), "it"))
    error, draft, _ = read_pptx(pptx(**{"../x": "x"}), "it")
    assert isinstance(error, Unsafe)
    assert isinstance(draft, Draft)
