from __future__ import annotations

import pytest

from onrecord.evidence.cues import Cue, cut_cues, is_subtitles, notes_in

SRT = """1
00:00:01,000 --> 00:00:04,250
<i>Four people</i> died
{\\an8}in the market &amp; the square.

2
00:01:04,5 --> 00:01:06,000 X1:10 X2:20
NURSE: We heard it.
"""
VTT = """WEBVTT - Zliten
Kind: captions

STYLE
::cue { color: red }

NOTE
made by hand

intro
00:01.000 --> 00:04.000 align:start position:0%
<v.loud Amal Haddad>Four <c.yellow>people</c> died.</v>
<v Samir>Where?

01:00:05.000 --> 01:00:06.000

NOTE one line
"""
ASS = """[Script Info]
Title: x

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,never
Dialogue: 0,0:00:01.50,0:00:03.00,Default,Amal,0,0,0,,{\\i1}Four people,{\\i0}\\Nin the\\hmarket
Dialogue: 0,0:00:04.00,0:00:05.00,Default,,0,0,0,,died.
"""


@pytest.mark.parametrize("text", [SRT, VTT, ASS, "WEBVTT", "\n" + SRT, SRT.replace("\n", "\r\n")])
def test_subtitles_are_known_by_how_they_open(text):
    assert is_subtitles(text)


@pytest.mark.parametrize("text", ["WEBVTTX", "1\nFour died", "00:00:01,000 --> 2", "[Script Info] is a line", ""])
def test_other_texts_are_none(text):
    assert not is_subtitles(text)


def test_srt_gives_its_cues_without_styles():
    assert list(cut_cues(SRT)) == [
        Cue(1, 4.25, ("Four people died", "in the market & the square.")),
        Cue(64.5, 66, ("NURSE: We heard it.",)),
    ]


def test_vtt_gives_who_speaks():
    assert list(cut_cues(VTT)) == [
        Cue(1, 4, ("Four people died.", "Samir: Where?"), "Amal Haddad"),
        Cue(3605, 3606, ()),
    ]
    assert list(notes_in(VTT)) == ["made by hand", "one line"]
    assert list(notes_in(SRT)) == []


def test_ass_gives_its_dialogue():
    assert list(cut_cues(ASS)) == [
        Cue(1.5, 3, ("Four people,", "in the market"), "Amal"),
        Cue(4, 5, ("died.",)),
    ]


def test_cues_without_a_line_between_them_are_parted():
    run_together = "1\n00:00:01,000 --> 00:00:02,000\nFour died.\n2\n00:00:03,000 --> 00:00:04,000\nFive.\n"
    assert [cue.lines for cue in cut_cues(run_together)] == [("Four died.",), ("Five.",)]
    bare = "00:00:01.000 --> 00:00:02.000\nFour died.\n00:00:03.000 --> 00:00:04.000\nFive."
    assert [cue.lines for cue in cut_cues(bare)] == [("Four died.",), ("Five.",)]
