from __future__ import annotations

import subprocess
import zlib
from datetime import date

import pytest

from onrecord.core.errors import Damaged, Locked, Unequipped
from onrecord.core.report import Detail
from onrecord.core.vocabulary import PublishedBasis
from onrecord.evidence import pdf, read, recognised
from onrecord.evidence.programs import Output, missing
from tests.evidence.papers import (
    CHROMIUM,
    NEWS,
    PARAGRAPHS,
    POPPLER,
    SCANNED,
    TESSERACT,
    a_line,
    a_page,
    a_pdf,
    a_scan,
    in_format,
    read_here,
)

pytestmark = POPPLER


def test_a_document_becomes_a_report_with_title_by_line_and_date():
    report = read_here(NEWS)
    assert report.text == f"Four killed in shelling of market\n\n{' '.join(PARAGRAPHS)}"
    assert (report.title, report.byline) == ("Four killed in shelling of market", "Salma Darwish")
    assert (report.published, report.published_basis) == (date(2019, 5, 14), PublishedBasis.PAGE)
    assert (report.language, report.flags) == ("en", ())
    assert report.made is not None
    assert (report.made.reader, report.made.confidence) == ("PDF (poppler)", None)


def test_what_the_document_says_of_itself_is_kept_and_not_believed():
    details = read_here(NEWS).details
    assert Detail("Author", "desk") in details
    assert Detail("Producer", "Typewriter 2") in details
    assert any(detail.name == "CreationDate" and detail.value.startswith("2019-05-14") for detail in details)


def test_each_line_has_its_place_on_the_page():
    report = read_here(NEWS)
    start = report.text.index("Tuesday morning")
    (region,) = report.regions_of(start, start + 7)
    assert report.text[region.start : region.end] == PARAGRAPHS[1]
    assert region.page == 1
    assert 0.1 < region.left < 0.15
    assert 0.15 < region.top < region.bottom < 0.25


def test_two_columns_are_read_one_after_the_other():
    left = [
        a_line(words, 700 - 14 * n)
        for n, words in enumerate(["Shells struck the market of the", "town on Tuesday, residents said."] * 8)
    ]
    right = [
        a_line(words, 700 - 14 * n, x=330)
        for n, words in enumerate(["Others fled to the north of the", "district, a teacher said by phone."] * 8)
    ]
    text = read_here(a_pdf("\n".join(line for pair in zip(left, right, strict=True) for line in pair))).text
    assert text.rindex("Shells struck") < text.index("Others fled")


def test_running_headers_and_page_numbers_are_left_out_and_accounted_for():
    pages = [
        "\n".join(
            (
                a_line("Horizons Bulletin", 800),
                a_page(*PARAGRAPHS, f"On page {n} the names follow in full.", y=690),
                a_line(f"{n} / 3", 30),
            )
        )
        for n in (1, 2, 3)
    ]
    report = read_here(a_pdf(*pages))
    assert "Horizons" not in report.text
    assert [
        (dropped.text, dropped.reason) for dropped in report.dropped if dropped.reason.startswith(("running", "page"))
    ][:2] == [
        ("Horizons Bulletin", "running header"),
        ("1 / 3", "page number"),
    ]


@pytest.mark.parametrize(
    ("catalog", "flag"),
    [
        ("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", "holds scripts: not run"),
        ("/OpenAction << /S /Launch /F (calc.exe) >>", "asks to start a program: not done"),
        ("/OpenAction << /S /SubmitForm /F (http://127.0.0.1/) >>", "asks to send a form: not done"),
    ],
)
def test_what_a_document_would_do_is_said_and_not_done(catalog, flag):
    assert flag in read_here(a_pdf(a_page(*PARAGRAPHS), catalog=catalog)).flags


def test_actions_in_compressed_objects_are_seen():
    packed = zlib.compress(b"<< /S /JavaScript >>").decode("latin-1")
    data = a_pdf(a_page(*PARAGRAPHS)) + f"\n9 0 obj << /Type /ObjStm /N 1 >> stream\n{packed}\nendstream".encode(
        "latin-1"
    )
    assert pdf._acting(data) == ("holds scripts: not run",)
    assert pdf._acting(b"/ObjStm >> stream\nnot zlib") == ()


def test_only_so_much_is_looked_through_for_actions(monkeypatch):
    monkeypatch.setattr(pdf, "LOOKED_THROUGH", 1)
    packed = b"/ObjStm >> stream\n" + zlib.compress(b"<< /Nothing >>")
    assert pdf._acting(packed + packed + b"/ObjStm >> stream\n" + zlib.compress(b"/JS")) == ()


def test_embedded_files_are_named_and_not_opened():
    tree = "/Names << /EmbeddedFiles << /Names [(list.xlsx) 7 0 R] >> >>"
    extra = (
        "<< /Type /Filespec /F (list.xlsx) /EF << /F 8 0 R >> >>",
        "<< /Type /EmbeddedFile /Length 3 >>\nstream\nabc\nendstream",
    )
    flags = read_here(a_pdf(a_page(*PARAGRAPHS), catalog=tree, extra=extra)).flags
    assert "holds embedded files: not opened" in flags
    assert "embedded files, not opened: list.xlsx" in flags


def _encrypted(tmp_path, *passwords):
    plain, locked = tmp_path / "plain.pdf", tmp_path / "locked.pdf"
    plain.write_bytes(NEWS)
    try:
        subprocess.run(["qpdf", "--encrypt", *passwords, "256", "--", plain, locked], check=True)
    except FileNotFoundError:
        pytest.skip("qpdf, which locks a document, is not installed: apt-get install qpdf")
    return locked.read_bytes()


def test_a_document_with_a_password_is_locked(tmp_path):
    with pytest.raises(Locked):
        read_here(_encrypted(tmp_path, "secret", "owner"))


def test_a_document_that_only_its_owner_may_change_is_read(tmp_path):
    report = read_here(_encrypted(tmp_path, "", "owner"))
    assert report.title == "Four killed in shelling of market"
    assert "encrypted, though it opens without a password" in report.flags


def test_a_damaged_document_gives_what_can_be_read():
    cut = NEWS[: NEWS.index(b"xref")]
    report = read_here(cut)
    assert "Four killed" in report.text
    assert "the document is damaged: what could be read was" in report.flags


@pytest.mark.parametrize("data", [b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", b"%PDF-1.7\n" + bytes(range(256)) * 40])
def test_a_document_broken_beyond_reading_is_an_error(data):
    with pytest.raises(Damaged):
        read_here(data)


def test_pages_beyond_the_bound_are_left_out_and_said_to_be(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    report = read_here(a_pdf(*(a_page(*PARAGRAPHS, f"Page {n} ends so.") for n in (1, 2, 3))))
    assert "Page 2 ends so." in report.text
    assert "Page 3" not in report.text
    assert "the document says it has 3 pages; the first 2 were read" in report.flags


def test_fonts_that_draw_lam_and_alef_as_one_are_read(monkeypatch):
    def said(arguments, *_):
        words = ("تاكاهتنلاا", "لبق", "نم", "قافلآا", "زكرم", "اهدصر", "يتلا", "ةيندملا")
        row = "".join(
            f'<word xMin="{60 + 40 * n}" yMin="90" xMax="{95 + 40 * n}" yMax="102">{w}</word>'
            for n, w in enumerate(words)
        )
        page = f'<page width="600" height="800"><flow><block><line>{row}</line></block></flow></page>'
        return Output(b"Pages: 1\n" if arguments[0] == "pdfinfo" else page.encode(), "pdftotext version 1.0", True)

    monkeypatch.setattr(pdf, "run", said)
    assert "مركز الآفاق" in read_here(NEWS).text


def test_a_program_that_does_not_say_its_version_has_none(monkeypatch):
    monkeypatch.setattr(pdf, "run", lambda *_: Output(b"", "", True))
    assert pdf._version("a.pdf") == "of unknown version"


def test_without_poppler_a_document_says_how_to_get_it(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Unequipped) as caught:
        read_here(NEWS)
    assert "apt-get install poppler-utils" in str(caught.value)


def a_scanned_pdf():
    return in_format(a_scan(*SCANNED), "PDF", resolution=150)


@TESSERACT
def test_a_scanned_page_is_recognised():
    report = read_here(a_scanned_pdf())
    assert report.title == SCANNED[0]
    assert "Shells struck the vegetable market of the town on" in report.text
    assert "pages 1 are pictures: their letters were recognised" in report.flags
    assert report.made is not None
    assert report.made.reader == "PDF (poppler, tesseract)"
    assert 0.6 < (report.made.confidence or 0) <= 1
    assert report.regions


@TESSERACT
def test_a_date_that_was_recognised_is_to_be_looked_at():
    report = read_here(in_format(a_scan(SCANNED[0], "Published 14 May 2019", *SCANNED[1:]), "PDF", resolution=150))
    assert report.published == date(2019, 5, 14)
    assert "its date was read in recognised letters: look at the page" in report.flags


def test_a_page_of_signs_that_no_font_names_is_a_picture():
    page = pdf.Page(
        1, (pdf.Line("\ue001\ue002 killed in the market of the town" + "\ue003" * 9, 1, (0, 0, 1, 1), 0.1),)
    )
    assert not pdf._is_usable(page)


def _mixed(tmp_path):
    text, scan, both = tmp_path / "a.pdf", tmp_path / "b.pdf", tmp_path / "c.pdf"
    text.write_bytes(NEWS)
    scan.write_bytes(a_scanned_pdf())
    subprocess.run(["pdfunite", text, scan, both], check=True)
    return both.read_bytes()


@TESSERACT
def test_each_page_of_a_mixed_document_is_read_as_fits(tmp_path):
    report = read_here(_mixed(tmp_path))
    assert report.text.index(PARAGRAPHS[0][:20]) < report.text.index("Shells struck the vegetable")
    assert "pages 2 are pictures: their letters were recognised" in report.flags


def test_without_tesseract_the_pages_with_text_are_read(tmp_path, monkeypatch):
    def none(thing):
        raise missing("tesseract", thing)

    monkeypatch.setattr(pdf, "Recogniser", none)
    report = read_here(_mixed(tmp_path))
    assert "pages 2 are pictures and were not read: no tesseract on this machine" in report.flags
    with pytest.raises(Unequipped):
        read_here(a_scanned_pdf())


@TESSERACT
def test_more_pictures_than_are_recognised_are_left_out_and_said_to_be(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "MOST_PICTURES", 0)
    report = read_here(_mixed(tmp_path))
    assert "pages 2 are pictures and were not read: more than 0" in report.flags


@TESSERACT
def test_a_page_that_cannot_be_drawn_stays_as_it_is(tmp_path, monkeypatch):
    monkeypatch.setattr(recognised, "missing", missing)
    document = pdf._Document(tmp_path / "none.pdf", "a.pdf", 1, "1")
    page = pdf.Page(1, ())
    assert pdf._recognised(document, page, recognised.Recogniser("a.pdf")) == page


@TESSERACT
def test_an_empty_page_gives_its_few_words():
    report = read_here(a_pdf(a_page("Annex 2")))
    assert report.text == "Annex 2"


def test_many_page_numbers_are_counted():
    assert pdf._numbers(range(1, 14)) == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 3 more"


@CHROMIUM
def test_arabic_printed_by_a_browser_is_read_in_order(tmp_path):
    page, printed = tmp_path / "a.html", tmp_path / "a.pdf"
    paragraph = "قُتل أربعة مدنيين، بينهم طفلان، في قصف على سوق البلدة عند الساعة 11:40 من يوم 14 أيار 2019 (الثلاثاء)."
    page.write_text(
        f"<html dir=rtl><meta charset=utf-8><body style='font:14pt DejaVu Sans'><p>{paragraph}</p>", "utf-8"
    )
    browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(
        [*browser, f"--user-data-dir={tmp_path}/u", f"--print-to-pdf={printed}", page], check=True, capture_output=True
    )
    assert read_here(printed.read_bytes()).text == paragraph


def test_a_document_is_read_in_a_process_apart():
    report = read(NEWS)
    assert report == read_here(NEWS)


@TESSERACT
def test_a_scan_is_read_in_a_process_apart():
    assert read(a_scanned_pdf()).title == SCANNED[0]
