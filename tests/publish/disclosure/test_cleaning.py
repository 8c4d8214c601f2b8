from __future__ import annotations

from urllib.parse import quote

import pytest

from onrecord.publish.disclosure.cleaning import Cleaner, mark_of
from onrecord.publish.disclosure.contacts import contacts_in
from onrecord.publish.disclosure.finding import Kind, Lookup, Sought
from onrecord.publish.disclosure.rules import FINDS
from onrecord.publish.disclosure.telling import ToldAs

ALL = frozenset(FINDS)


def cleaner(*names, given=(), **told):
    sought, free = Lookup(), Lookup()
    for name in names:
        sought.add(name, Sought(Kind.NAME, "children", False))
    for name in given:
        free.add(name, Sought(Kind.WORDS, "given"))
    return Cleaner([sought], free, **told)


def found(text, kinds=ALL):
    return [text[each.start : each.end] for each in contacts_in(text, kinds, "contact details")]


@pytest.mark.parametrize(
    ("text", "language", "marked"),
    [
        ("killed Adam there", "en", "killed [name withheld] there"),
        ("Adam est mort", "fr", "[nom non divulgué] est mort"),
        ("murió Adam", "es", "murió [nombre reservado]"),
        ("Adam", None, "[name withheld]"),
        ("Adam", "xx", "[name withheld]"),
    ],
)
def test_a_name_is_marked_in_the_language_of_the_text(text, language, marked):
    assert cleaner("Adam").text(text, language) == marked


def test_marks_follow_the_script_where_it_tells_the_language():
    assert mark_of(Kind.PLACE, "في كتم", "en") == "[حُجب المكان]"
    assert mark_of(Kind.DATE, "у місті", None) == "[дата не розголошується]"


def test_a_text_that_only_another_reading_tells_is_held_back():
    clean = cleaner("Ahmad Hasan", "أحمد حسن")
    assert clean.text("https://post.example/" + quote("أحمد-حسن")) is None
    assert clean.text("by &#65;hmad&nbsp;Hasan") is None
    assert clean.text("ﺃﺣﻤﺪ ﺣﺴﻦ"[::-1]) is None
    assert clean.text("ﺣﺴﻦ ﺃﺣﻤﺪ") is None
    assert clean.text("100% of A & B") == "100% of A & B"
    assert clean.text("ﺣﺴﻦ") == "ﺣﺴﻦ"
    assert clean.told["children"] == 4


def test_a_part_of_a_name_stands_in_a_name_that_is_given():
    clean = cleaner("Qurmuzi", given=["Layla Qurmuzi"])
    assert clean.text("Layla Qurmuzi and Qurmuzi") == "Layla Qurmuzi and [name withheld]"


@pytest.mark.parametrize("id_", ["sha256:" + "0ada" * 16, "0123abcd-0123-0123-0123-0123456789ab", "i-1", "v-mother"])
def test_an_id_that_tells_nothing_stays(id_):
    assert cleaner("Ada", "Adam").id(id_) == id_


def test_an_id_that_tells_something_is_replaced_by_key():
    one = cleaner("Adam", key=b"one").id("v_adam_7")
    assert one == cleaner("Adam", key=b"one").id("v_adam_7")
    assert one != cleaner("Adam", key=b"two").id("v_adam_7")
    assert cleaner("Adam").path("relations.v-adam") != "relations.v-adam"
    assert cleaner("Adam").path("name") == "name"
    assert cleaner("adam").id("adam").startswith("x")
    assert cleaner("sha256:" + "ab" * 16).id("sha256:" + "ab" * 16).startswith("x")


@pytest.mark.parametrize(
    ("text", "details"),
    [
        ("call +963 944 123 456 now", ["+963 944 123 456"]),
        ("0944-123-456", ["0944-123-456"]),
        ("هاتف ٠٩٤٤١٢٣٤٥٦", ["٠٩٤٤١٢٣٤٥٦"]),
        ("(0044) 20 7946 0000", ["(0044) 20 7946 0000"]),
        ("fatima@mail.example", ["fatima@mail.example"]),
        ("fatima [at] mail [dot] example", ["fatima [at] mail [dot] example"]),
        ("passport no. N7340012", ["N7340012", "N7340012"]),
        ("هوية رقم 123456", ["123456"]),
        ("on 2023-11-04", []),
        ("04/11/2023", []),
        ("2011 - 2023", []),
        ("12 345 678 people", []),
        ("at 35.95012, 39.01", []),
        ("no figures", []),
        ("killed 7, wounded 12, missing 3", []),
    ],
)
def test_contact_details_are_found_and_figures_are_not(text, details):
    assert found(text) == details


def test_only_what_is_asked_for_is_found():
    assert found("N7340012, +963 944 123 456, a@b.example", frozenset()) == []


def test_the_groups_own_address_stays_and_addresses_of_pages_are_no_telephones():
    clean = cleaner(contacts=ALL, contacts_rule="contact details", stay=frozenset({"us@record.example"}))
    assert clean.text("write to us@record.example") == "write to us@record.example"
    assert clean.text("write to her@mail.example") == "write to [number withheld]"
    assert clean.text("https://post.example/0944123456") == "https://post.example/0944123456"


def test_a_sentence_of_our_own_is_not_searched():
    clean = cleaner("published method", "person")
    assert clean.text("a person to decide, by the recorder's own published method").startswith("a person")
    assert clean.text("a person saw it") == "a [name withheld] saw it"


def test_a_weekday_is_marked_before_its_own_date_and_stays_before_another():
    sought = Lookup()
    sought.add("4 February", Sought(Kind.DATE, "date"))
    sought.add("Thursday", Sought(Kind.DATE, "date", told_as=ToldAs.WEEKDAY))
    clean = Cleaner([sought], Lookup())
    assert clean.text("on Thursday 4 February") == "on [date withheld]"
    assert clean.text("on Thursday 11 February") == "on Thursday 11 February"
    assert clean.text("on Thursday night") == "on [date withheld] night"
