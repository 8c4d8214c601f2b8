from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evidence.visual import folded, guessed_words, has_ligatures, logical, right_share, unligated


@pytest.mark.parametrize(
    ("seen", "spoken"),
    [
        (".2012", "2012."),
        ("11:40", "11:40"),
        ("22/11/2017", "22/11/2017"),
        (".)12(", "(12)."),
        ("—", "—"),
        ("A3", "A3"),
    ],
)
def test_a_line_of_figures_alone_runs_as_its_page(seen, spoken):
    assert logical(seen, from_right=True) == spoken
    assert logical(seen, from_right=False) == seen


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        ("قوس ىلع فصق", "قصف على سوق"),
        ("2019 رايأ 14", "14 أيار 2019"),
        (".11:40 ةعاسلا دنع", "عند الساعة 11:40."),
        ("،)اًماع 52( دمحألا", "الأحمد (52 عاماً)،"),
        ("ناك )Free Press( ةفيحص", "صحيفة (Free Press) كان"),
        ("رالود 4,000و 1,500 نيب", "بين 1,500 و4,000 دولار"),
        ("47 AK ةيقدنب", "بندقية AK 47"),
        ("للها دبع", "عبد الله"),
        ("هللا دبع", "عبد الله"),
        ("هالو", "ولاه"),
        ("Four killed", "Four killed"),
    ],
)
def test_a_line_from_the_right_is_read_in_the_order_of_its_words(seen, said):
    assert logical(seen, from_right=True) == said


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        ("The Centre (ةمكحم ةطرشلا) said", "The Centre (الشرطة محكمة) said"),
        ("in 2019 ةقرلا was", "in 2019 الرقة was"),
        ("by ةقرلا", "by الرقة"),
    ],
)
def test_words_from_the_right_in_a_line_from_the_left_are_turned_where_they_stand(seen, said):
    assert logical(seen, from_right=False) == said


def test_brackets_open_where_words_begin_whichever_way_they_were_drawn():
    assert logical("(اًماع 52) دمحألا", from_right=True) == "الأحمد (52 عاماً)"
    assert logical("«قوس» يف", from_right=True) == "في «سوق»"
    assert logical("ةنس )ب(أ", from_right=True) == "أ(ب) سنة"


def test_a_mark_stays_on_its_letter():
    assert logical("لتقُ", from_right=True) == "قُتل"
    assert logical("ُ لتق", from_right=True) == "قتل ُ"


def test_shapes_become_the_letters_they_show():
    assert folded("ﺐﻟدإ ﻻ ﷲ 5") == "بلدإ لا الله 5"


@given(st.text(alphabet="سوق علىإدبل 0123456789"))
def test_turning_loses_no_letter(text):
    assert sorted(logical(text, from_right=True)) == sorted(text) or "الله" in logical(text, from_right=True)


def test_the_share_of_letters_from_the_right_counts_letters_only():
    assert right_share("سوق 2019 abc") == 0.5
    assert right_share("2019") == 0.0


def test_lam_and_alef_drawn_as_one_are_told_by_the_doubled_article():
    assert has_ligatures(["مركز اآلفاق لتوثيق االنتهاكات"])
    assert not has_ligatures(["مركز الآفاق لتوثيق الانتهاكات"])
    assert not has_ligatures([])


@pytest.mark.parametrize(
    ("turned", "said"),
    [
        ("االنتهاكات", "الانتهاكات"),
        ("األحمد", "الأحمد"),
        ("السوق", "السوق"),
        ("والشرطة", "والشرطة"),
        ("ال يقل عن", "لا يقل عن"),
        ("خالل", "خلال"),
        ("قال", "قال"),
        ("األطفال", "الأطفال"),
        ("أعمال", "أعمال"),
        ("إلى", "إلى"),
        ("إلحصاءات", "لإحصاءات"),
        ("الالجئين", "اللاجئين"),
        ("محاًل", "محلاً"),
        ("منزل", "منزل"),
    ],
)
def test_lam_comes_before_alef_again_where_the_words_tell(turned, said):
    assert unligated(turned) == said


def test_only_words_put_in_order_without_a_list_are_guessed():
    line = "األحمد قال إالسماعيلية الكالم بالدنا"
    shown = unligated(line)
    assert [shown[start:end] for start, end in guessed_words(line)] == ["إلاسماعيلية"]
    assert guessed_words("قال الأحمد") == ()
