import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.values import Name
from onrecord.resolution.same_person import same_person

SAME = [
    ("Darwish", "Sami Darwish"),
    ("Ali", "Sami Darwish"),
    ("Ms. Haddad", "Nadia Haddad"),
    ("N. Haddad", "Nadia Haddad"),
    ("Sami Darwish", "Sami Hassan Darwish"),
    ("Ali Hassan", "Sami Hassan Darwish"),
    ("María Gómez", "Maria Gomez"),
    ("Marwan Al Sabbagh", "Hajj Marwan al-Sabbagh"),
    ("Mohammed Salem", "Muhammad Salem"),
    ("Ruqaya Hamdani", "Ruqaya Hamdnai"),
    ("Ruqaya Hamdani", "Ruqaya Hamrdani"),
    ("Qasem Darwish", "Kassem Darwich"),
    ("Abu Nizar", "Marwan Sabbagh “Abu Nizar”"),
    ("النجار", "علي نجار"),
]
OTHER = [
    ("Mr. Haddad", "Nadia Haddad"),
    ("Sami Darwish", "Omar Darwish"),
    ("Karim Saleh", "Karima Saleh"),
    ("Fernando Diaz", "Fernanda Diaz"),
    ("Xavorino Salem", "Xavorina Salem"),
    ("Ali Salem", "Ali Darwish"),
    ("Darwish", "Ali Salem"),
    ("Juan Garcia", "Juan Gonzalez"),
    ("Pat Robertson", "Pat Robertsen-Bauer"),
]
UNSURE = [
    ("Umm Khaled", "Nadia Haddad"),
    ("Hassan", "Sami Hassan Darwish"),
    ("Hassan Saqr", "Sami Hassan Darwish"),
    ("Amal Nasser", "Amel Nasser"),
    ("Dr.", "Nadia Haddad"),
    ("Umm Khaled Salem", "Umm Khaled Darwish Salem"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_forms_of_one_name_are_one_person(first, second):
    assert same_person(first, second) is True


@pytest.mark.parametrize(("first", "second"), OTHER)
def test_names_that_differ_are_two_people(first, second):
    assert same_person(first, second) is False


def test_names_may_be_given_as_values():
    assert same_person(Name("Darwish"), Name("Sami Darwish")) is True


@pytest.mark.parametrize(("first", "second"), SAME + OTHER + UNSURE)
def test_the_answer_does_not_depend_on_the_order(first, second):
    assert same_person(first, second) is same_person(second, first)


@given(
    st.lists(st.sampled_from(["Ali", "Hassan", "al-Najjar", "Umm", "Mr.", "bin", "de", "J."]), min_size=1, max_size=5)
)
def test_a_name_is_never_another_than_itself(words):
    assert same_person(" ".join(words), " ".join(words)) is not False
