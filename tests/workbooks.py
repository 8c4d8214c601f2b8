"""Twelve invented lists as ugly as those that groups have kept for ten years, and what must come of each.

A cell's outcome is `address: (property, value)`, where the value is that of a claim whose quote stands in the cell;
`None` says that no value may come of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.evidence.offices import ods, row, xlsx

__all__ = ["WORKBOOKS", "Outcome", "Ugly"]

Outcome = tuple[str, object] | None


@dataclass(frozen=True)
class Ugly:
    """A list: its file, what one row of it is, the rows that are records, and what its cells must give."""

    name: str
    data: bytes
    unit: str
    rows: int
    cells: Mapping[str, Outcome]
    skipped: Sequence[str] = ()
    refused: Sequence[str] = ()
    passed: Sequence[str] = ()
    formulas: Sequence[str] = ()
    absent: Sequence[str] = field(default=())


def _sheet(*rows: Sequence[object], first: int = 1, more: str = "") -> str:
    """Give a worksheet whose empty strings are empty cells."""
    lines = []
    for number, values in enumerate(rows, start=first):
        cells = [_cell(value, column, number) for column, value in enumerate(values, start=1) if value != ""]
        lines.append(row(*cells, number=number))
    return f"<sheetData>{''.join(lines)}</sheetData>{more}"


def _cell(value: object, column: int, number: int) -> str:
    place = f"{chr(64 + column)}{number}"
    if isinstance(value, tuple):
        kind, told = value
        return {
            "date": f'<c r="{place}" s="1"><v>{told}</v></c>',
            "formula": f'<c r="{place}"><f>SUM(1,2)</f><v>{told}</v></c>',
            "uncomputed": f'<c r="{place}"><f>HYPERLINK("http://192.0.2.1/")</f></c>',
        }[kind]
    if isinstance(value, str):
        escaped = value.replace("&", "&amp;").replace("<", "&lt;")
        return f'<c r="{place}" t="inlineStr"><is><t>{escaped}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def _merged(*areas: str) -> str:
    return f"<mergeCells>{''.join(f'<mergeCell ref={area!r}/>' for area in areas)}</mergeCells>".replace("'", '"')


def _merged_places() -> Ugly:
    data = xlsx(
        {
            "Martyrs 2016": _sheet(
                ["List of the dead of Zawiya, 2016"],
                ["No", "Name", "Age", "Sex", "Date of death", "Place"],
                [1, "Salem Ferjani", 34, "M", ("date", 42374), "Zawiya"],
                [2, "Huda Ferjani", "9", "F", "", ""],
                [3, "Unknown", "unknown", "M", "", ""],
                [4, "", "", "", "", ""],
                ["Total", "", "", "", "", 3],
                more=_merged("A1:F1", "E3:E6", "F3:F6"),
            )
        }
    )
    cells = {
        "Martyrs 2016!B3": ("name", "Salem Ferjani"),
        "Martyrs 2016!C3": ("age", 34),
        "Martyrs 2016!E4": ("when.earliest", "2016-01-05"),
        "Martyrs 2016!F5": ("where.name", "Zawiya"),
        "Martyrs 2016!C4": ("age", 9),
        "Martyrs 2016!A3": None,
    }
    return Ugly("merged places", data, "victim", 4, cells, ["A1", "A7"], absent=["Martyrs 2016!B5", "Martyrs 2016!C5"])


def _two_headings() -> Ugly:
    data = xlsx(
        {
            "Incidents": _sheet(
                ["Date", "Place", "", "", "Casualties", ""],
                ["", "Governorate", "District", "Village", "Killed", "Wounded"],
                ["25/04/2016", "Idlib", "Ma'arrat", "Hass", "12?", "~40"],
                ["03/04/2016", "Aleppo", "", "", "5-7", "40+"],
                ["13/05/2016", "Idlib", "", "Hass", 0, "dozens"],
                more=_merged("B1:D1", "E1:F1", "A1:A2"),
            )
        }
    )
    cells = {
        "Incidents!A3": ("when.earliest", "2016-04-25"),
        "Incidents!A4": ("when.latest", "2016-04-03"),
        "Incidents!D3": ("where.name", "Hass"),
        "Incidents!B4": ("where.name", "Aleppo"),
        "Incidents!E3": ("counts.killed.best", 12),
        "Incidents!F3": ("counts.injured.best", 40),
        "Incidents!E4": ("counts.killed.high", 7),
        "Incidents!F4": ("counts.injured.low", 40),
        "Incidents!E5": ("counts.killed.high", 0),
        "Incidents!F5": ("counts.injured.low", 24),
    }
    return Ugly("two rows of headings", data, "incident", 3, cells)


def _two_languages() -> Ugly:
    data = xlsx(
        {
            "أسماء": _sheet(
                ["Name", "الاسم", "العمر", "الجنس", "التاريخ", "المحافظة"],
                ["Rim Aliwi", "ريم عليوي", "٩", "أنثى", "٣ آذار ٢٠١٦", "إدلب"],
                ["", "مجهول الهوية", "غير معروف", "ذكر", "15/9/1437", "حلب"],
                ["Yahya Barakat", "", "٦ أشهر", "ذ", "رمضان 1437 هـ", "حلب"],
            )
        }
    )
    cells = {
        "أسماء!A2": ("name", "Rim Aliwi"),
        "أسماء!B2": ("names", "ريم عليوي"),
        "أسماء!C2": ("age", 9),
        "أسماء!D2": ("sex", "female"),
        "أسماء!E2": ("when.earliest", "2016-03-03"),
        "أسماء!F2": ("where.name", "إدلب"),
        "أسماء!E3": ("when.earliest", "2016-06-19"),
        "أسماء!C4": ("age", 0),
        "أسماء!E4": ("when.precision", "month"),
    }
    return Ugly("English and Arabic side by side", data, "victim", 3, cells, absent=["أسماء!B3", "أسماء!C3"])


def _exchanged() -> Ugly:
    days = [("date", 42433), ("date", 42494), ("date", 42646)]
    words = ["25/04/2016", "13/05/2016", "29/06/2016", "31/02/2016"]
    rows = [[f"Person {n}", day] for n, day in enumerate([*days, *words], start=1)]
    data = xlsx({"Sheet1": _sheet(["Victim name", "Date of incident"], *rows)})
    cells = {
        "Sheet1!B2": ("when.precision", "days"),
        "Sheet1!B3": ("when.earliest", "2016-04-05"),
        "Sheet1!B5": ("when.earliest", "2016-04-25"),
        "Sheet1!B8": None,
    }
    return Ugly("days and months exchanged by a program", data, "victim", 7, cells, refused=["Sheet1!B8"])


def _undecided() -> Ugly:
    text = "Name;Date;Age\nOmar Said;03/04/2016;5-7\nLina Said;04/05/2016;2016-07-05\nUnknown;07/08/2016;200\n"
    cells = {
        "B2": ("when.earliest", "2016-03-04"),
        "B3": ("when.latest", "2016-05-04"),
        "C3": None,
        "C4": None,
        "A2": ("name", "Omar Said"),
    }
    return Ugly(
        "nothing decides day or month",
        b"\xef\xbb\xbf" + text.encode(),
        "victim",
        3,
        cells,
        refused=["C3", "C4"],
        absent=["A4"],
    )


def _serials() -> Ugly:
    data = xlsx(
        {"2015": _sheet(["Name", "Date"], ["Ali Nasser", 42374], ["Sara Nasser", "42375"], ["Noor Nasser", 12])}
    )
    cells = {"2015!B2": ("when.earliest", "2016-01-05"), "2015!B3": ("when.latest", "2016-01-06"), "2015!B4": None}
    return Ugly("day numbers", data, "victim", 3, cells, refused=["2015!B4"])


def _old_mac() -> Ugly:
    sheet = {"List": _sheet(["Name", "Date"], ["Ali Nasser", 40912], ["Sara Nasser", ("date", 40912)])}
    data = xlsx(sheet, workbook='<workbookPr date1904="1"/>')
    cells = {"List!B2": ("when.earliest", "2016-01-05"), "List!B3": ("when.earliest", "2016-01-05")}
    return Ugly("a calendar that begins in 1904", data, "victim", 2, cells)


def _formulas() -> Ugly:
    data = xlsx(
        {
            "Sheet1": _sheet(
                ["Date", "Town", "Killed", "Men", "Women", "Children"],
                ["2016-04-25", "Hass", ("formula", 9), 4, 3, 2],
                ["2016-04-26", "Hass", ("uncomputed", ""), 1, "", ""],
                ["", "", ("formula", 9), ("formula", 5), ("formula", 3), ("formula", 2)],
            )
        },
        members={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macros"},
    )
    cells = {
        "Sheet1!C2": ("counts.killed.best", 9),
        "Sheet1!D2": ("count.best", 4),
        "Sheet1!F2": ("count.best", 2),
        "Sheet1!D3": ("count.best", 1),
    }
    return Ugly("formulas and a macro", data, "incident", 2, cells, ["C4"], formulas=["Sheet1!C2"])


def _hidden() -> Ugly:
    data = xlsx(
        {
            "Public": _sheet(["Name", "Age"], ["Ali Nasser", 40]),
            "Witnesses|hidden": _sheet(["Name", "Phone"], ["Karim Z.", "0912000000"]),
        }
    )
    return Ugly("hidden sheets", data, "victim", 1, {"Public!A2": ("name", "Ali Nasser")}, passed=["Witnesses"])


def _repeated() -> Ugly:
    data = xlsx(
        {
            "Sheet1": _sheet(
                ["Full name", "Gender", "Status", "Cause of death", "Source", "Phone"],
                ["JANUARY"],
                ["Ali Nasser", "male", "civilian", "قصف جوي", "SNHR; VDC", "0912000000"],
                ["Full name", "Gender", "Status", "Cause of death", "Source", "Phone"],
                ["FEBRUARY"],
                ["Sara Nasser", "Fem.", "teacher", "shelling", "SNHR", ""],
                ["Grand total:", 2],
            )
        }
    )
    cells = {
        "Sheet1!A3": ("name", "Ali Nasser"),
        "Sheet1!C3": ("status", "civilian"),
        "Sheet1!D3": ("method", "airstrike"),
        "Sheet1!B6": ("sex", "female"),
        "Sheet1!C6": None,
        "Sheet1!D6": ("method", "shelling"),
    }
    skipped = ["A2", "A4", "A5", "A7"]
    return Ugly("headings repeated, months between", data, "victim", 2, cells, skipped, ["Sheet1!C6"])


def _points() -> Ugly:
    header = "First name\tLast name\tLatitude\tLongitude\tCountry\tAdult or child\tOutcome\n"
    lines = (
        "Ali\tNasser\t35,95\t39,01\tSyria\tadult\tkilled\n"
        "Sara\tNasser\t95.1\t39.01\tSyrie\tطفلة\twounded\n"
        "Sara\tNasser\t\t39.01\tSY\tchild\tarrested\n"
    )
    cells = {
        "C2": ("where.latitude", 35.95),
        "E2": ("where.country", "SY"),
        "A2": ("name", "Ali Nasser"),
        "C3": None,
        "F3": ("age_group", "child"),
        "G3": ("type", "injury"),
        "G4": ("acts.k1.outcome", "detained"),
        "D4": None,
    }
    return Ugly("coordinates", (header + lines).encode("utf-16"), "victim", 3, cells, refused=["C3", "D3", "D4"])


def _open_document() -> Ugly:
    def line(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def text(words: str, more: str = "") -> str:
        return f'<table:table-cell office:value-type="string" {more}><text:p>{words}</text:p></table:table-cell>'

    covered = "<table:covered-table-cell/>"
    rows = (
        line(text("الاسم"), text("تاريخ الوفاة"), text("المكان")),
        line(
            text("ريم عليوي"),
            '<table:table-cell office:value-type="date" office:date-value="2016-03-03">'
            "<text:p>3 mars</text:p></table:table-cell>",
            text("سراقب", 'table:number-rows-spanned="2"'),
        ),
        line(text("يحيى بركات"), text("1437/05/24"), covered),
        line(text("المجموع"), text("2")),
    )
    data = ods(f'<table:table table:name="ورقة1">{"".join(rows)}</table:table>')
    cells = {
        "ورقة1!A2": ("name", "ريم عليوي"),
        "ورقة1!B2": ("when.earliest", "2016-03-03"),
        "ورقة1!C3": ("where.name", "سراقب"),
        "ورقة1!B3": ("when.earliest", "2016-03-03"),
    }
    return Ugly("OpenDocument, merged, Hijri", data, "victim", 2, cells, ["A4"])


WORKBOOKS = (
    _merged_places(),
    _two_headings(),
    _two_languages(),
    _exchanged(),
    _undecided(),
    _serials(),
    _old_mac(),
    _formulas(),
    _hidden(),
    _repeated(),
    _points(),
    _open_document(),
)
