"""The same report in another kind of file is the same coding."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.core.report import Report
from tests.evidence.offices import docx, ods, odt, p, row, sheet, xlsx

TITLE = "Four killed as shells hit the fish market in Zliten"
PARAGRAPHS = (
    "ZLITEN, Libya, Jan 7, 2016 (Levant Wire) - Four people were killed on Thursday when mortar shells fired by the"
    " armed group Jund al-Wadi hit the fish market in Zliten, residents and a doctor said.",
    "Nadia Haddad, 45, a nurse, was killed on the way to the hospital. Her son Yusuf Haddad, 12, was wounded in the"
    " leg.",
    "On 3 January 2016 gunmen shot dead the shopkeeper Samir Nassar, 51, outside his home in Misrata, his brother"
    " said.",
)
DEAD = (("Rim Aliwi", 9), ("Yahya Barakat", 47), ("Omar Khalil", 33))
RTF_HEAD = r"{\rtf1\ansi\ansicpg1252{\stylesheet{\s1 Title;}}\pard\s1 "


def as_docx():
    return docx(p(TITLE, "Titre") + "".join(map(p, PARAGRAPHS)))


def as_odt():
    titled = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    body = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in PARAGRAPHS)
    return odt(f'<text:p text:style-name="P1">{TITLE}</text:p>{body}', titled)


def as_rtf():
    return (RTF_HEAD + TITLE + "".join(f"\\par\\pard {paragraph}" for paragraph in PARAGRAPHS) + "\\par}").encode()


def as_xlsx():
    return xlsx({"Sheet1": sheet(row(TITLE), *map(row, PARAGRAPHS))})


def as_ods():
    rows = "".join(
        f"<table:table-row><table:table-cell><text:p>{text}</text:p></table:table-cell></table:table-row>"
        for text in (TITLE, *PARAGRAPHS)
    )
    return ods(f'<table:table table:name="Sheet1">{rows}</table:table>')


def as_srt():
    cues, seconds = [], 0
    for paragraph in PARAGRAPHS:
        words = paragraph.split()
        for at in range(0, len(words), 8):
            cues.append(f"00:00:{seconds:02d},000 --> 00:00:{seconds:02d},900\n{' '.join(words[at : at + 8])}\n")
            seconds += 1
        seconds += 4
    return "\n".join(f"{number}\n{cue}" for number, cue in enumerate(cues, start=1)).encode()


def told(report):
    """Give what a coding tells of each incident: acts, when, where, and who came to which harm."""
    return [
        (
            sorted(act.type for act in incident.acts),
            (incident.when.earliest, incident.when.latest) if incident.when is not None else None,
            incident.where.name if incident.where is not None else None,
            sorted((str(victim.name), str(victim.count), victim.age) for victim in incident.victims),
        )
        for incident in onrecord.code(report).incidents
    ]


def read(data):
    (report,) = onrecord.read_all(data)
    assert isinstance(report, Report)
    return report


@pytest.fixture(scope="module")
def plain():
    return read("\n\n".join((TITLE, *PARAGRAPHS)).encode())


@pytest.mark.parametrize("write", [as_docx, as_odt, as_rtf, as_xlsx, as_ods, as_srt])
def test_a_report_is_coded_the_same_in_every_kind_of_file(write, plain):
    report = read(write())
    expected = told(plain)
    assert len(expected) >= 2
    assert told(report) == expected
    assert report.published == plain.published
    if write is not as_srt:
        assert report.text == plain.text
        assert report.title == TITLE


def test_a_list_of_the_dead_in_a_spreadsheet_names_the_same_victims():
    heading = "Killed by shells at the fish market in Zliten on 7 January 2016"
    lines = "\n".join(f"{name}, {age}" for name, age in DEAD)
    (plain,) = told(read(f"{heading}\n\n{lines}".encode()))
    (listed,) = told(read(xlsx({"Sheet1": sheet(row(heading), row("Name", "Age"), *(row(*each) for each in DEAD))})))
    assert listed[:3] == plain[:3]
    assert [name for name, _, _ in listed[3]] == [name for name, _, _ in plain[3]] == sorted(name for name, _ in DEAD)


SHEETS = {
    "en": (
        ("Name", "Age", "Sex", "Date of death", "Place", "Cause of death"),
        ("Musa Adam", 9, "Male", "2019-05-03", "Saraqib", "shelling"),
        ("Hana Adam", 34, "Female", "2019-05-03", "Saraqib", "shelling"),
        ("Sami Haddad", 61, "Male", "2019-05-05", "Idlib", "air strike"),
    ),
    "ar": (
        ("الاسم", "العمر", "الجنس", "تاريخ الاستشهاد", "المكان", "سبب الوفاة"),
        ("موسى آدم", 9, "ذكر", "2019-05-03", "سراقب", "قصف مدفعي"),
        ("هناء آدم", 34, "أنثى", "2019-05-03", "سراقب", "قصف مدفعي"),
        ("سامي حداد", 61, "ذكر", "2019-05-05", "إدلب", "غارة جوية"),
    ),
}


def sheet_as_xlsx(rows):
    return xlsx({"Sheet1": sheet(*(row(*each) for each in rows))})


def sheet_as_ods(rows):
    cells = (
        "".join(f"<table:table-cell><text:p>{value}</text:p></table:table-cell>" for value in each) for each in rows
    )
    body = "".join(f"<table:table-row>{each}</table:table-row>" for each in cells)
    return ods(f'<table:table table:name="Sheet1">{body}</table:table>')


def sheet_as_csv(rows):
    return "\n".join(",".join(map(str, each)) for each in rows).encode()


def sheet_as_docx(rows):
    cells = ("".join(f"<w:tc>{p(str(value))}</w:tc>" for value in each) for each in rows)
    return docx(f"<w:tbl>{''.join(f'<w:tr>{each}</w:tr>' for each in cells)}</w:tbl>")


def sheet_as_page(rows):
    cells = ("".join(f"<td>{value}</td>" for value in each) for each in rows)
    return f"<html><body><table>{''.join(f'<tr>{each}</tr>' for each in cells)}</table></body></html>".encode()


@pytest.mark.parametrize("language", SHEETS)
@pytest.mark.parametrize("write", [sheet_as_xlsx, sheet_as_ods, sheet_as_csv, sheet_as_docx, sheet_as_page])
def test_a_sheet_of_victims_gives_them_with_all_its_columns(write, language):
    _, *rows = SHEETS[language]
    first, second = onrecord.code(read(write(SHEETS[language]))).incidents
    victims = [(victim.name, victim.age, victim.sex) for victim in (*first.victims, *second.victims)]
    assert victims == [(name, age, "female" if sex in ("Female", "أنثى") else "male") for name, age, sex, *_ in rows]
    assert [i.when.earliest.isoformat() for i in (first, second)] == ["2019-05-03", "2019-05-05"]
    assert [(i.where.name, i.where.country) for i in (first, second)] == [(rows[0][4], "SY"), (rows[2][4], "SY")]
    assert [i.acts[0].method for i in (first, second)] == ["shelling", "airstrike"]
    assert first.counts["killed"].best == 2
