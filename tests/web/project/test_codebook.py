from __future__ import annotations

import html
import io

import pytest
import yaml
from lxml.html import fromstring

from onrecord.coding.codebook import DEFAULT
from onrecord.store.codebooks import codebook_in_use, codebook_versions
from onrecord.store.rebuilding import records
from onrecord.web.project import effects
from tests.saying import keep as keep_report
from tests.tally.tables.incidents import Party, Says
from tests.web.project.looking import keep, look

SHELLED = Says((Party(3),), killed=3, methods=("shelling",))
TERM = "/project/codebook/term/methods/shelling"
BUNDLED = DEFAULT.read_text(encoding="utf-8")


@pytest.fixture
def client(served):
    keep_report(served.case, SHELLED)
    return served.client("administrator")


def text(answer):
    return html.unescape(answer.content.decode()).replace('<bdi dir="auto">', "").replace("</bdi>", "")


def filled(client, address=TERM, **changed):
    """Give what the form of a term holds, changed."""
    forms = fromstring(client.get(address).content.decode()).forms
    (form,) = [each for each in forms if "do" in each.fields and each.fields["do"] == "edit"]
    return {**{name: value or "" for name, value in form.fields.items()}, **changed}


def test_the_codebook_is_a_tree_with_the_claims_that_hold_each_term(client):
    page = text(client.get("/project/codebook"))
    assert "casualty@2026.1, which ships with onrecord" in page
    assert TERM in page
    row = fromstring(client.get("/project/codebook").content.decode()).xpath(f'//tr[th/a[@href="{TERM}"]]/td')
    assert [cell.text_content().strip() for cell in row[:2]] == ["1", "1"]


def test_another_label_says_how_many_claims_it_renames(served, client):
    page = text(look(client, TERM, filled(client, label="Artillery")))
    assert "shelling is called “Artillery”, not “Shelling”. This renames 1 claim in 1 report." in page
    assert "The new version is casualty-own@1" in page
    assert codebook_in_use(served.case).is_bundled


def test_a_label_in_arabic_is_shown_in_arabic(served, client):
    assert keep(client, TERM, filled(client, label_ar="قصف")).status_code == 302
    arabic = served.client("administrator", language="ar")
    assert "قصف" in text(arabic.get("/project/codebook"))
    assert codebook_in_use(served.case).book.methods["shelling"].labels == {"ar": "قصف"}


def test_a_term_read_as_another_is_so_in_records(served, client):
    told = {"do": "read_as", "other": "rocket"}
    assert "1 claim in 1 report is read so from now on" in text(look(client, TERM, told))
    assert keep(client, TERM, told).status_code == 302
    held = {str(value.value) for each in records(served.case) for value in each.values if value.property == "method"}
    assert held == {"rocket"}
    assert "is read as Rocket or missile" in text(client.get("/project/codebook"))
    assert client.get(TERM).status_code == 200


def test_a_retired_term_keeps_its_name_and_comes_back(served, client):
    page = text(look(client, TERM, {"do": "retire"}))
    assert "is retired: no words lead to it any more. 1 claim in 1 report keeps the name." in page
    assert keep(client, TERM, {"do": "retire"}).status_code == 302
    assert codebook_in_use(served.case).book.retired == {"methods": {"shelling": "Shelling"}}
    assert keep(client, TERM, {"do": "back"}).status_code == 302
    assert "shelling" in codebook_in_use(served.case).book.methods
    assert [each.id for each in codebook_versions(served.case)] == ["casualty-own@2", "casualty-own@1"]


def test_words_of_an_act_are_edited_with_the_method_they_imply(served, client):
    there = "/project/codebook/term/acts/assault"
    told = filled(client, there)
    told["words_en_verbs"] += "\nclobber: beating"
    assert keep(client, there, told).status_code == 302
    assert codebook_in_use(served.case).book.acts["assault"].words["en"]["verbs"]["clobber"] == "beating"
    wrong = look(client, there, {**told, "words_en_verbs": "clobber: nothing"})
    assert wrong.status_code == 200
    assert "one of the codebook's methods" in text(wrong)


def test_an_act_that_tolls_are_counted_by_is_not_given_up(served, client):
    answer = look(client, "/project/codebook/term/acts/killing", {"do": "retire"})
    assert "tolls are set beside incidents by it" in text(answer)
    assert codebook_in_use(served.case).is_bundled


def test_a_term_is_added_and_a_name_that_is_taken_refused(served, client):
    there = "/project/codebook/add/methods"
    told = {"term": "cluster_bomb", "label": "Cluster bomb", "words_en": "bomblet\nbomblet", "language": ""}
    assert keep(client, there, told).status_code == 302
    assert codebook_in_use(served.case).book.methods["cluster_bomb"].words == {"en": ("bomblet",)}
    again = look(client, there, told)
    assert again.status_code == 200
    assert "a name that was never used" in text(again)


def test_words_for_numbers_are_read_otherwise(served, client):
    assert keep(client, "/project/codebook/numbers", {"numbers": "dozens: 12 12 -\na few: 3, -, -"}).status_code == 302
    book = codebook_in_use(served.case).book
    assert (book.quantifiers["dozens"].low, book.quantifiers["dozens"].high) == (12, None)
    assert set(book.quantifiers) == {"dozens", "a few"}
    wrong = look(client, "/project/codebook/numbers", {"numbers": "dozens: twelve"})
    assert "“dozens: twelve” is not a word, a colon and three numbers or dashes." in text(wrong)


def test_a_codebook_is_taken_away_and_brought_in(served, client):
    down = client.get("/project/codebook/file")
    assert down["content-disposition"] == 'attachment; filename="codebook-casualty-2026-1.yaml"'
    assert yaml.safe_load(down.content) == yaml.safe_load(BUNDLED)
    ours = BUNDLED.replace("id: casualty@2026.1", "id: ours@1").replace("label: Shelling", "label: Artillery")
    file = io.BytesIO(ours.encode())
    file.name = "ours.yaml"
    page = text(client.post("/project/codebook/upload", {"file": file, "step": "look"}))
    assert "shelling is called “Artillery”, not “Shelling”." in page
    assert keep(client, "/project/codebook/upload", {"text": ours}).status_code == 302
    assert codebook_in_use(served.case).book.id == "ours@1"
    (version,) = codebook_versions(served.case)
    assert client.get(f"/project/codebook/file/{version.sha256}").content.decode() == ours
    assert client.get(f"/project/codebook/file/{'0' * 64}").status_code == 404


def test_an_error_of_a_file_stands_beside_its_line(served, client):
    broken = "id: ours@1\nacts:\n  killing:\n    outcome: nonsense\n"
    answer = look(client, "/project/codebook/upload", {"text": broken})
    assert answer.status_code == 200
    page = text(answer)
    assert "outcome 'nonsense' in act killing" in page
    assert '<li value="4" class="wrong">' in page
    assert codebook_in_use(served.case).is_bundled


@pytest.mark.parametrize("told", [{}, {"text": "  "}])
def test_nothing_brought_in_is_said_so(client, told):
    assert "Choose a file, or paste its text." in text(look(client, "/project/codebook/upload", told))


def test_what_is_no_text_is_refused(client):
    file = io.BytesIO(b"\xff\xfe\x00a")
    file.name = "a.yaml"
    assert "no text in UTF-8" in text(client.post("/project/codebook/upload", {"file": file}))


def test_a_version_is_set_again_and_the_bundled_one_used_again(served, client):
    keep(client, TERM, filled(client, label="Artillery"))
    keep(client, TERM, filled(client, label="Guns"))
    first = codebook_versions(served.case)[1]
    assert client.post("/project/codebook/again", {"sha256": first.sha256}).status_code == 302
    assert codebook_in_use(served.case).book.methods["shelling"].label == "Artillery"
    assert client.post("/project/codebook/again").status_code == 302
    assert codebook_in_use(served.case).is_bundled
    assert client.post("/project/codebook/again").status_code == 400


def test_so_many_records_are_not_made_anew_while_a_page_waits(client, monkeypatch):
    monkeypatch.setattr(effects, "MOST_AT_ONCE", 0)
    told = {"do": "read_as", "other": "rocket"}
    page = look(client, TERM, told).content.decode()
    assert "onrecord code-by add" in page
    assert 'value="keep"' not in page


@pytest.mark.parametrize(
    "address", ["/project/codebook/term/x/shelling", "/project/codebook/term/methods/x", "/project/codebook/add/x"]
)
def test_a_term_that_is_none_is_not_found(client, address):
    assert client.get(address).status_code == 404
