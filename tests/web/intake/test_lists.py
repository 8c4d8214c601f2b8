"""A spreadsheet is imported step by step, and nothing of it is kept before a person agreed."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from onrecord.jobs.ongoing import Means
from onrecord.jobs.working import do_next
from onrecord.store.models import Listing, Original, Work
from onrecord.store.sources import Source, add_source
from onrecord.store.works import outcome_of
from tests.hostile import PAYLOADS

ROWS = (
    "Name,Age,Sex,Date of death,Place,Remarks\n"
    "Rim Halabi,9,female,3/5/2016,Zawiya,a note\n"
    "Omar Sattouf,thirty,male,4/5/2016,Zawiya,another\n"
)


@pytest.fixture
def sent(served):
    """Give a function that sends a list and has it looked at: the client and the address of its mapping."""

    def send(rows=ROWS, name="dead.csv", client=None, **said):
        client = client or served.client("coder")
        upload = SimpleUploadedFile(name, rows if isinstance(rows, bytes) else rows.encode())
        answer = client.post(reverse("intake_lists"), {"files": upload, **said})
        do_next(served.case, Means())
        return client, answer["location"]

    return send


def test_the_page_waits_until_the_list_was_looked_at(served):
    client = served.client("coder")
    answer = client.post(reverse("intake_lists"), {"files": SimpleUploadedFile("dead.csv", ROWS.encode())})
    page = client.get(answer["location"]).content.decode()
    assert "every 1s" in page
    part = client.get(answer["location"], headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    do_next(served.case, Means())
    onward = client.get(answer["location"], headers={"HX-Request": "true"})
    assert onward["HX-Redirect"] == answer["location"]


def test_rows_meanings_reasons_and_what_that_gives_are_shown(served, sent):
    client, address = sent()
    page = client.get(address).content.decode()
    for words in ("Rim Halabi", '<option value="victim.age" selected>', "by <bdi", "its heading", "Row 2", "thirty"):
        assert words in page
    assert Original.objects.using(served.case.alias).count() == 0


def test_a_meaning_that_is_changed_is_tried_and_not_kept(served, sent):
    client, address = sent()
    page = client.post(address, {"do": "try", "t0-wanted": "1", "t0-c0": "text"}).content.decode()
    assert '<option value="text" selected>' in page
    assert "your word" in page
    assert Listing.objects.using(served.case.alias).count() == 0


def test_what_was_agreed_to_is_imported_and_the_next_list_is_read_alike(served, sent):
    client, address = sent()
    answer = client.post(address, {"do": "import", "t0-wanted": "1", "t0-c5": "protected", "t0-source": "Group A"})
    do_next(served.case, Means())
    row = Work.objects.using(served.case.alias).order_by("-pk").first()
    assert answer["location"] == reverse("work", args=[row.pk])
    assert outcome_of(row)["tables"][0]["new"] == 2
    assert "2 rows read, 2 of them new" in client.get(answer["location"]).content.decode()
    _, second = sent(ROWS.replace("Rim", "Reem"), client=client)
    page = client.get(second).content.decode()
    assert "kept from an earlier list" in page
    assert 'value="Group A"' in page


def test_no_sheet_and_a_meaning_that_is_none_are_told(served, sent):
    client, address = sent()
    for posted in ({"do": "import"}, {"do": "import", "t0-wanted": "1", "t0-c0": "victim.secret"}):
        answer = client.post(address, posted)
        assert answer.status_code == 422
        assert b'role="alert"' in answer.content
    assert Work.objects.using(served.case.alias).filter(kind="import").count() == 0


def test_somebody_elses_list_is_not_known_of(served, sent):
    _, address = sent()
    other = served.client("coder")
    assert other.get(address).status_code == 404
    assert other.post(address, {"do": "import", "t0-wanted": "1"}).status_code == 404
    assert other.get(reverse("intake_list", args=[999])).status_code == 404


def test_a_list_that_was_imported_is_not_imported_twice(served, sent):
    client, address = sent()
    client.post(address, {"do": "import", "t0-wanted": "1"})
    do_next(served.case, Means())
    assert client.get(address).status_code == 400


@pytest.mark.parametrize("words", PAYLOADS)
def test_hostile_cells_are_words(sent, words):
    quoted = words.replace('"', '""').replace("\0", "").encode("utf-8", "replace").decode()
    client, address = sent(f'Name,Age,"{quoted}"\n"{quoted}",9,"{quoted}"\nRim Halabi,9,"{quoted}"\n')
    page = client.get(address).content.decode()
    assert "<script>alert" not in page
    assert "<svg onload" not in page
    assert "<img src=x" not in page


def test_what_is_no_list_is_told(sent):
    client, address = sent(b"\x89PNG\r\n\x1a\n" + bytes(64), "x.xlsx")
    page = client.get(address).content.decode()
    assert "failed" in page
    assert "Send another" in page


def test_one_file_is_asked_for(served):
    client = served.client("coder")
    assert client.post(reverse("intake_lists"), {}).status_code == 422
    two = [SimpleUploadedFile(name, ROWS.encode()) for name in ("a.csv", "b.csv")]
    assert client.post(reverse("intake_lists"), {"files": two}).status_code == 422


def test_the_source_that_was_chosen_is_whose_list_it_is(served, sent):
    with served.case.writing() as pen:
        hospital = add_source(pen, Source("Zawiya Hospital", "authority"))
    client, address = sent(source=str(hospital.number))
    page = client.get(address).content.decode()
    assert 'value="Zawiya Hospital"' in page
    assert "The mapping is a suggestion" in page
    client.post(address, {"do": "import", "t0-wanted": "1", "t0-source": ""})
    do_next(served.case, Means())
    titles = Listing.objects.using(served.case.alias).order_by("pk").values_list("title", flat=True)
    assert list(titles) == ["Zawiya Hospital, row 2", "Zawiya Hospital, row 3"]
    report = Listing.objects.using(served.case.alias).order_by("pk")[0].report
    assert "Zawiya Hospital, row 2" in client.get(reverse("report", args=[report])).content.decode()


def test_a_value_that_its_cell_doubts_is_shown_as_doubted(sent):
    client, address = sent("Name,Age,Date of death,Town\nRim Halabi,34?,3/5/2016,Zawiya\n")
    page = client.get(address).content.decode()
    assert "34" in page
    assert page.count("marked as uncertain") == 1
    assert "geonames" not in page
