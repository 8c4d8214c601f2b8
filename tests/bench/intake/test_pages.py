"""The pages bench on invented pages: what it reads, scores, prints and keeps, and what it does not show."""

from __future__ import annotations

import gzip
import io
import json
import tarfile

import pytest

import bench.intake.__main__ as command
from bench import modules
from bench.intake import pages, peers
from bench.intake.pages_gold import open_half, read_articles, read_dated, read_languages
from tests.evidence.pages import NEWS_PAGE, PARAGRAPHS

URL = "https://levantwire.example/2019/05/14/market"
TEXT = "\n\n".join(PARAGRAPHS)


def _pack(path, mode, members):
    with tarfile.open(path, mode) as archive:
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    """Lay out a folder with two articles, two dated pages and one page of a test set by language."""
    folder = tmp_path / "data" / "pages"
    folder.mkdir(parents=True)
    gold = {key: {"articleBody": TEXT, "url": URL} for key in ("a", "b")}
    root = "article_extraction_benchmark"
    html = {f"{root}/html/{key}.html.gz": gzip.compress(NEWS_PAGE) for key in gold}
    _pack(folder / f"{root}_181.tar", "w", {f"{root}/ground-truth.json": json.dumps(gold).encode(), **html})
    name = "htmldate_mediacloud2020"
    _pack(folder / f"{name}_200.tar.gz", "w:gz", {"test_set/1.html": NEWS_PAGE, "test_set/2.html": NEWS_PAGE})
    index = [
        {"file": f"{number}.html", "url": URL, "date": day, "html_lang": "en"}
        for number, day in ((1, "2019-05-14"), (2, None))
    ]
    (folder / f"{name}_index.json").write_text(json.dumps(index), encoding="utf-8")
    texts = {"data/txt/arabic_article.txt": TEXT.encode(), "data/txt/lost_article.txt": b"no page of it"}
    _pack(
        folder / "newspaper4k_multilingual.tar.gz",
        "w:gz",
        {**texts, "data/html/arabic_article.html": NEWS_PAGE, "data/html/other.html": NEWS_PAGE},
    )
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(modules, "RESULTS", tmp_path)
    return tmp_path


def test_the_archives_give_pages_with_their_gold(data):
    folder = data / "data"
    assert [(page.id, page.text) for page in read_articles(folder)] == [("a", TEXT), ("b", TEXT)]
    assert [(page.id, page.day) for page in read_dated(folder)] == [("1.html", "2019-05-14"), ("2.html", None)]
    assert [(page.id, page.language) for page in read_languages(folder)] == [("arabic_article", "arabic")]


def test_half_of_the_pages_may_be_looked_at_and_always_the_same(data):
    articles = read_articles(data / "data")
    assert len(open_half(articles)) == 1
    assert open_half(articles) == open_half(articles[::-1])


def test_a_run_prints_every_reader_and_keeps_the_figures(data, capsys):
    assert command.main(["--only", "pages"]) == 0
    printed = capsys.readouterr().out
    assert "Article text, 2 pages" in printed
    assert "trafilatura" in printed
    kept = json.loads((data / "intake.json").read_text())
    assert kept["pages/text_f1"] > 80
    assert kept["pages/date_accuracy"] == 50
    assert kept["pages/date_accuracy_htmldate"] == 50
    assert kept["pages/text_f1_arabic"] == kept["pages/text_f1"]


def test_what_is_not_installed_stands_with_its_published_figure(capsys, monkeypatch):
    absent = peers.Peer("lost reader", lambda _page: None, "no_such_package", 91.2)
    monkeypatch.setattr(pages, "TEXTS", (absent,))
    assert command.main(["--only", "pages"]) == 0
    assert "lost reader (published)  91.2" in capsys.readouterr().out


def test_errors_are_shown_of_the_open_half_alone(data, capsys):
    half = open_half(read_articles(data / "data"))
    assert command.main(["--only", "pages", "--errors", "5"]) == 0
    shown = [line.split()[0] for line in capsys.readouterr().out.splitlines() if " F1 " in line]
    assert set(shown) == half
    assert not (data / "intake.json").exists()


def test_a_page_that_gives_no_report_scores_nothing():
    empty = pages.Page("x", b"<html></html>", URL, text=TEXT)
    assert pages._body(empty) is None
    assert pages._day(empty) is None


def test_a_part_that_is_not_there_is_a_bad_request(capsys):
    with pytest.raises(SystemExit) as left:
        command.main(["--only", "telepathy"])
    assert left.value.code == 2
    assert "expected some of" in capsys.readouterr().err
