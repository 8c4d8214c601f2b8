"""An age in figures, in words, in months, by its year, its decade, and by the words of a source."""

from __future__ import annotations

from onrecord.publish.disclosure.ages import age_forms, number_forms, untold_runs
from onrecord.publish.disclosure.telling import ToldAs


def _forms(years, told_as):
    return {form for form, as_ in age_forms(years) if as_ is told_as}


def test_an_age_is_written_in_five_languages():
    assert {"9", "nine", "تسع", "تسعة", "neuf", "nueve", "дев’ять", "дев’яти"} <= _forms(9, ToldAs.AGE)
    assert {"34", "thirty four", "أربع وثلاثين", "أربعة وثلاثون", "treinta y cuatro"} <= _forms(34, ToldAs.AGE)
    assert {"22", "veintidós", "vingt deux"} <= _forms(22, ToldAs.AGE)
    assert {"vingt et un", "veintiuno"} <= _forms(21, ToldAs.AGE)
    assert {"soixante douze", "soixante et onze"} <= _forms(72, ToldAs.AGE) | _forms(71, ToldAs.AGE)
    assert {"дев’ятирічна", "дев’ятирічного"} <= _forms(9, ToldAs.ANYTHING)
    assert {"тридцятичотирирічний", "тридцятирічний"} <= _forms(34, ToldAs.ANYTHING) | _forms(30, ToldAs.ANYTHING)


def test_the_youngest_are_told_in_months():
    assert {"1", "7", "seven"} <= _forms(0, ToldAs.MONTHS)
    assert {"12", "23"} <= _forms(1, ToldAs.MONTHS)
    assert _forms(3, ToldAs.MONTHS) == set()


def test_an_age_is_told_by_its_year_and_the_next_birthday():
    assert {"ninth", "tenth", "9th", "10th", "التاسعة", "العاشرة"} <= _forms(9, ToldAs.ORDER)
    assert {"thirty fourth", "34th", "الرابعة والثلاثين"} <= _forms(34, ToldAs.ORDER)
    assert {"twentieth", "21st", "11th"} <= _forms(20, ToldAs.ORDER) | _forms(10, ToldAs.ORDER)


def test_an_age_has_a_decade_from_twenty_on():
    assert {"30s", "thirties", "الثلاثينات"} <= _forms(34, ToldAs.DECADE)
    assert _forms(19, ToldAs.DECADE) == _forms(104, ToldAs.DECADE) == set()


def test_beyond_a_hundred_an_age_is_told_in_figures():
    assert number_forms(104) == ("104",)
    assert _forms(104, ToldAs.AGE) == {"104"}


def test_words_that_tell_an_age_in_one_source_alone_are_its_own():
    assert list(untold_runs("Amal had nine candles on the cake", 9)) == ["Amal had nine candles on"]
    assert list(untold_runs("Amal, aged nine, on 9 May", 9)) == []
    assert list(untold_runs("nine", 9)) == []
    assert list(untold_runs("a girl", 9)) == []
