from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.errors import UnknownEncoding
from onrecord.evidence.encoding import codec_of, decode, wide_codec

ARABIC = "قُتل أربعة مدنيين في قصف على السوق، وقال سكان من المدينة إن بينهم طفلاً."
FRENCH = "Quatre personnes ont été tuées dans l’attaque, selon la mairie."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_without_being_declared(codec):
    decoded = decode(ARABIC.encode(codec), "it")
    assert decoded.text.removeprefix("\ufeff") == ARABIC
    assert decoded.flags == ()


@pytest.mark.parametrize(
    ("codec", "text", "name"),
    [
        ("cp1256", ARABIC, "windows-1256"),
        ("iso8859-6", ARABIC.replace("،", "،"), "iso-8859-6"),
        ("cp1252", FRENCH, "windows-1252"),
        ("cp1251", "Четыре человека погибли при обстреле рынка, и сообщили об этом в городе.", "windows-1251"),
        ("koi8-r", "Четыре человека погибли при обстреле рынка, и сообщили об этом в городе.", "koi8-r"),
        ("cp1254", "Pazara yapılan saldırıda dört kişi öldü ve çok sayıda kişi yaralandı, bu için.", "windows-1254"),
    ],
)
def test_an_undeclared_encoding_is_guessed_by_the_words_it_forms_and_flagged(codec, text, name):
    decoded = decode(text.encode(codec), "it")
    assert decoded.text == text
    assert decoded.flags == (f"encoding guessed as {name}",)


CHINESE = "据居民和一名医生说，周二上午一枚炮弹击中了老城的蔬菜市场，造成四人死亡。军方没有对此发表评论。"
TAIWANESE = "據居民和一名醫生說，週二上午一枚砲彈擊中了老城的蔬菜市場，造成四人死亡。軍方沒有對此發表評論。"
JAPANESE = (
    "火曜日の朝、旧市街の市場に砲弾が落ち、四人が死亡したと住民と医師が語った。軍はこれについて何も述べていない。"
)
KOREAN = (
    "화요일 아침 구시가지의 시장에 포탄이 떨어져 네 명이 숨졌다고 주민들과 의사가 말했다. 군은 이에 대해 말하지 않았다."
)


@pytest.mark.parametrize(
    ("codec", "text", "name"),
    [
        ("gbk", CHINESE, "gb18030"),
        ("big5", TAIWANESE, "big5"),
        ("euc_jp", JAPANESE, "euc-jp"),
        ("cp932", JAPANESE, "shift_jis"),
        ("cp949", KOREAN, "euc-kr"),
    ],
)
def test_the_encodings_of_chinese_japanese_and_korean_are_guessed_by_their_commonest_characters(codec, text, name):
    data = f"<p>{text}</p>".encode(codec)
    assert text in decode(data, "it").text
    assert decode(data, "it").flags == (f"encoding guessed as {name}",)
    declared = decode(data, "it", "iso-8859-1")
    assert text in declared.text
    assert declared.flags == (f"declared as windows-1252, but its letters are those of {name}",)


def test_words_formed_by_chance_in_a_long_text_do_not_mislead():
    assert decode((JAPANESE * 10).encode("euc_jp"), "it").codec == "euc_jp"


RUSSIAN = (
    "Четыре человека погибли при обстреле рынка, и они сообщили об этом в городе. Это не всё, что было, но он не был"
    " на месте."
)
ARABIC_REPORT = (
    "قتل أربعة أشخاص في قصف على السوق، وقال سكان من المدينة إن بينهم طفلا. وقال طبيب في المستشفى إن تسعة آخرين أصيبوا"
)


@pytest.mark.parametrize(
    ("text", "was", "taken_for", "flag"),
    [
        (ARABIC_REPORT, "cp1256", "cp1252", "the letters look like windows-1256 that was read as windows-1252"),
        (RUSSIAN, "cp1251", "cp1252", "the letters look like windows-1251 that was read as windows-1252"),
        (RUSSIAN, "koi8-r", "cp1251", "the letters look like koi8-r that was read as windows-1251"),
        (RUSSIAN, "utf-8", "cp1251", "the letters look encoded twice (Р§ and the like)"),
        (ARABIC_REPORT, "utf-8", "cp1252", "the letters look encoded twice (Ù‚ and the like)"),
    ],
)
def test_letters_decoded_wrongly_and_saved_so_are_flagged(text, was, taken_for, flag):
    garbled = text.encode(was, "replace").decode(taken_for, "replace")
    assert decode(f"<p>{garbled}</p>".encode(), "it").flags == (flag,)


@pytest.mark.parametrize(
    "text",
    [
        ARABIC_REPORT,
        RUSSIAN,
        CHINESE,
        FRENCH * 5,
        "Čtyři lidé byli zabiti při útoku na tržiště, uvedl starosta, a devět dalších bylo zraněno střepinami. " * 3,
        "Četri cilvēki gāja bojā, kad šāviņš trāpīja tirgū vecpilsētā, pavēstīja iedzīvotāji un ārsts. " * 3,
        "Fjórir létust þegar sprengja lenti á markaði í gamla bænum, sögðu íbúar og læknir á þriðjudag. " * 3,
        "Четирима души загинаха, когато снаряд падна върху пазара в стария град, казаха жители и лекар. " * 3,
        "Bốn người thiệt mạng khi một quả đạn pháo rơi xuống khu chợ ở phố cổ, người dân và bác sĩ cho biết. " * 3,
        "Pazara düşen top mermisi dört kişiyi öldürdü, dokuz kişi de yaralandı, diye konuştu bölge sakinleri. " * 3,
    ],
)
def test_the_letters_of_a_language_are_not_taken_for_those_of_another(text):
    assert decode(text.encode(), "it").flags == ()


def test_a_declared_encoding_is_believed():
    assert decode("Muñoz".encode("cp1252"), "it", "iso-8859-1").flags == ()


def test_utf_8_is_utf_8_whatever_is_declared():
    assert decode(ARABIC.encode(), "it", "windows-1252").text == ARABIC


def test_a_declaration_gives_way_to_words():
    decoded = decode(f"<p class='x'>{ARABIC}</p>".encode("cp1256"), "it", "iso-8859-1")
    assert ARABIC in decoded.text
    assert decoded.flags == ("declared as windows-1252, but forms words only as windows-1256",)


def test_a_declaration_stands_against_a_few_words():
    text = "Ont été tuées selon"
    assert decode(text.encode("cp1252"), "it", "windows-1254").flags == ()


def test_a_long_text_is_guessed_by_its_beginning():
    data = f"{FRENCH}\n".encode("cp1252") * 2000
    assert decode(data, "it").flags == ("encoding guessed as windows-1252",)


def test_a_declaration_of_an_encoding_that_is_never_guessed_stands():
    assert decode("四人死亡".encode("gb18030"), "it", "gb2312").text == "四人死亡"


def test_a_few_letters_beyond_ascii_without_known_words_are_western():
    assert decode(b"Bogot\xe1", "it").text == "Bogotá"


def test_what_fits_no_encoding_is_an_error_that_says_where():
    with pytest.raises(UnknownEncoding, match=r"it: found the byte 0x81 at 0, which is not UTF-8; expected UTF-8"):
        decode(b"\x81\x8d\x8f\x90\x9d" * 3, "it")


def test_damage_in_utf_8_is_counted():
    data = ARABIC.encode() + b"\xff" + ARABIC.encode() + b"\xff."
    assert decode(data, "it").flags == ("2 characters could not be decoded",)


def test_one_damaged_character_is_one():
    assert decode(ARABIC.encode() + b"\xff.", "it").flags == ("1 character could not be decoded",)


def test_an_end_inside_a_character_is_said():
    assert decode(ARABIC.encode()[:-3] + b"\xd9", "it").flags == ("the file ends in the middle of a character",)


def test_letters_encoded_twice_are_said():
    twice = FRENCH.encode().decode("cp1252").encode()
    assert decode(twice, "it").flags == ("the letters look encoded twice (Ã© and the like)",)


def test_the_mark_of_utf_16_before_a_null_is_not_taken_for_utf_32():
    assert wide_codec(codecs.BOM_UTF16_LE + "\x00<b>".encode("utf-16-le")) == "utf-16-le"


@pytest.mark.parametrize("data", [b"plain", b"a\x00b\x00" * 3 + b"\x00\x00", b"\x00" * 40, b"\x00"])
def test_nulls_alone_are_not_utf_16(data):
    assert wide_codec(data) is None


@pytest.mark.parametrize("label", ["utf-7", "rot13", "unicode_escape", "zip", "", "x" * 999])
def test_no_codec_is_looked_up_that_is_not_an_encoding_of_the_web(label):
    assert codec_of(label) is None


def test_a_label_is_read_as_the_web_reads_it():
    assert codec_of(" 'ISO-8859-1' ") == "cp1252"


@given(st.text(min_size=1))
def test_utf_8_comes_back_as_it_was(text):
    data = text.encode("utf-8", "replace")
    if wide_codec(data) is None:
        assert decode(data, "it").text == data.decode()


@given(st.binary())
def test_any_bytes_decode_or_are_refused(data):
    with contextlib.suppress(UnknownEncoding):
        decode(data, "it").text.encode()
