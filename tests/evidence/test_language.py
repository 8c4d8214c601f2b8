from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evidence.language import detect_language, is_known, script_of

TEXTS = {
    "en": "The shelling of the market killed four people, residents said on Tuesday.",
    "ar": "قُتل أربعة مدنيين في قصف على السوق، وقال سكان من المدينة إن بينهم طفلاً.",
    "fr": "Quatre personnes ont été tuées dans le bombardement du marché, selon les habitants de la ville.",
    "es": "Cuatro personas murieron en el ataque contra el mercado, según los vecinos de la ciudad.",
    "pt": "Quatro pessoas foram mortas no ataque ao mercado, segundo os moradores da cidade.",
    "ru": "Четыре человека погибли при обстреле рынка, и ещё девять ранены, сообщили в городе.",
    "uk": "Четверо людей загинули під час обстрілу ринку, ще дев'ять поранені, та повідомили, що їх було більше.",
    "fa": "دو کودک و مادرشان در حمله به بازار کشته شدند و ده تن از مردم زخمی شدند که در بیمارستان هستند.",
    "ur": "بازار پر حملے میں چار افراد ہلاک ہو گئے اور نو زخمی ہیں، شہر کے لوگوں نے کہا ہے۔",
    "tr": "Pazara yapılan saldırıda dört kişi öldü ve dokuz kişi yaralandı, bu saldırı için bir açıklama olarak.",
    "he": "ארבעה בני אדם נהרגו בהפגזה על השוק",
    "ja": "市場への砲撃で四人が死亡した",
    "zh": "市场遭炮击四人死亡",
    "ko": "시장 포격으로 네 명이 숨졌다",
    "my": "ဈေးကို ပစ်ခတ်မှုကြောင့် လူလေးဦး သေဆုံး",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_tells_its_language(language):
    assert detect_language(TEXTS[language]) == language


def test_capitals_tell_the_same():
    assert detect_language(TEXTS["en"].upper()) == "en"


def test_a_headline_without_function_words_in_arabic_letters_is_arabic():
    assert detect_language("مقتل الممرضة نادية") == "ar"


def test_other_letters_of_the_arabic_script_are_not_called_arabic():
    assert detect_language("گۆڤار ژیان پێشمەرگە") is None


@pytest.mark.parametrize("text", ["", "12, 37.", "Nadia Haroun\nSamir Nassar\nRim Aliwi"])
def test_what_does_not_tell_is_not_known(text):
    assert detect_language(text) is None


def test_two_languages_in_equal_parts_are_not_known():
    assert detect_language("the of and to und der die das") is None


def test_the_script_is_that_of_most_letters():
    assert script_of("Nadia نادية هارون") == "ARABIC"


def test_languages_told_apart_are_known():
    assert is_known("ar")
    assert is_known("ja")
    assert not is_known("bs")


@given(st.text())
def test_any_text_has_a_language_or_none(text):
    assert detect_language(text) is None or is_known(detect_language(text))
