import pytest

from onrecord.resolution.name_units import take_apart


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Ali Hassan al-Sabbagh", ("Ali", "Hassan", "al-Sabbagh")),
        ("Ali Al Sabbagh", ("Ali", "Al Sabbagh")),
        ("Abd al-Rahman Salem", ("Abd al-Rahman", "Salem")),
        ("Salah al-Din Salem", ("Salah al-Din", "Salem")),
        ("Salah al Din Salem", ("Salah al Din", "Salem")),
        ("Nasr Allah Salem", ("Nasr Allah", "Salem")),
        ("Ali bin Hassan", ("Ali", "Hassan")),
        ("Juan de la Cruz", ("Juan", "de la Cruz")),
        ("Hana Abu Salem", ("Hana", "Abu Salem")),
        ("John Smith Jr.", ("John", "Smith")),
        ("Bin Ahmed", ("Bin", "Ahmed")),
        ("Ali bin", ("Ali", "bin")),
        ("Smith, John", ("Smith", "John")),
        ("", ()),
    ],
)
def test_a_name_comes_apart_into_units_with_their_particles(words, names):
    assert take_apart(words).names == names


def test_titles_and_kunya_stand_before_and_nicknames_behind():
    units = take_apart("Prime Minister Dr. Umm Khaled Salem “the Teacher” (Abu Nizar)")
    assert units.before == (("title", "Prime Minister"), ("title", "Dr."), ("kunya", "Umm Khaled"))
    assert units.names == ("Salem",)
    assert units.behind == (("nickname", "the Teacher"), ("kunya", "Abu Nizar"))


def test_lineage_and_article_are_noted():
    units = take_apart("Ali ibn Hassan ibn Omar al-Sabbagh")
    assert (units.lineage, units.has_article) == (2, True)
    assert take_apart("علي الصباغ").has_article


def test_quoted_space_is_no_nickname_of_its_own():
    assert take_apart("Ali ' ' Salem").names[0] == "Ali"
