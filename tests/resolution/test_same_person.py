import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.values import Name
from onrecord.resolution.same_person import same_person

SAME = [
    ("Tawil", "Rami Tawil"),
    ("Rami", "Rami Tawil"),
    ("Ms. Haddad", "Nadia Haddad"),
    ("N. Haddad", "Nadia Haddad"),
    ("Rami Tawil", "Rami Hassan Tawil"),
    ("Rami Hassan", "Rami Hassan Tawil"),
    ("María Gómez", "Maria Gomez"),
    ("Marwan Al Sabbagh", "Hajj Marwan al-Sabbagh"),
    ("Mohammed Salem", "Muhammad Salem"),
    ("Munira Hamdani", "Munira Hamdnai"),
    ("Munira Hamdani", "Munira Hamrdani"),
    ("Qasem Darwish", "Kassem Darwich"),
    ("Abu Nizar", "Marwan Sabbagh “Abu Nizar”"),
    ("الصباغ", "علي صباغ"),
    ("Abdul", "Abdul Karim Haddad"),
]
OTHER = [
    ("Mr. Haddad", "Nadia Haddad"),
    ("Rami Tawil", "Omar Tawil"),
    ("Karim Saleh", "Karima Saleh"),
    ("Fernando Diaz", "Fernanda Diaz"),
    ("Xavorino Salem", "Xavorina Salem"),
    ("Ali Salem", "Ali Darwish"),
    ("Darwish", "Ali Salem"),
    ("Juan Garcia", "Juan Gonzalez"),
    ("Pat Robertson", "Pat Robertsen-Bauer"),
]
UNSURE = [
    ("Umm Khaled", "Hana al-Tawil"),
    ("Hassan", "Rami Hassan Tawil"),
    ("Hassan Tawil", "Rami Hassan Tawil"),
    ("Amal Nasser", "Amel Nasser"),
    ("Dr.", "Nadia Haddad"),
    ("Umm Khaled Salem", "Umm Khaled Darwish Salem"),
    ("Umm Khaled Salem", "Hana Darwish Salem"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_forms_of_one_name_are_one_person(first, second):
    assert same_person(first, second) is True


@pytest.mark.parametrize(("first", "second"), OTHER)
def test_names_that_differ_are_two_people(first, second):
    assert same_person(first, second) is False


def test_names_may_be_given_as_values():
    assert same_person(Name("Tawil"), Name("Rami Tawil")) is True


@pytest.mark.parametrize(("first", "second"), SAME + OTHER + UNSURE)
def test_the_answer_does_not_depend_on_the_order(first, second):
    assert same_person(first, second) is same_person(second, first)


@given(
    st.lists(st.sampled_from(["Ali", "Hassan", "al-Sabbagh", "Umm", "Mr.", "bin", "de", "J."]), min_size=1, max_size=5)
)
def test_a_name_is_never_another_than_itself(words):
    assert same_person(" ".join(words), " ".join(words)) is not False
