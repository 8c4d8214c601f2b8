"""Where a record's page stands."""

from __future__ import annotations

from onrecord.publish.site.addresses import key_of, record_path, slug_of


def test_an_address_is_made_of_the_id_alone_and_holds_for_good():
    assert record_path(key_of("i-ferry")) == "r/a9/88ab9155374d94.html"


def test_ids_that_differ_in_case_only_have_pages_of_their_own():
    assert key_of("A1") != key_of("a1")


def test_no_id_can_leave_the_folder_of_the_site():
    paths = [record_path(key_of(each)) for each in ("../../etc/passwd", "con", "a:b", "\ud800")]
    assert all(path.startswith("r/") and path.count("/") == 2 and ".." not in path for path in paths)


def test_the_list_of_a_term_has_a_name_that_any_file_system_takes():
    assert slug_of("SD\x1fKutum").isalnum()
