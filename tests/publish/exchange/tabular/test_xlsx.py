from __future__ import annotations

import re
import zipfile

import pytest

from onrecord.core.errors import MalformedRecords
from onrecord.publish.exchange.tabular import xlsx
from onrecord.publish.exchange.tabular.tables import TABLES
from onrecord.publish.exchange.tabular.xlsx import XLSX
from tests.publish.exchange.editions import awkward_edition, same
from tests.published import edition_of


def sheets_in(path):
    with zipfile.ZipFile(path) as packed:
        names = re.findall(r'<sheet name="([^"]+)"', packed.read("xl/workbook.xml").decode())
        return {
            name: packed.read(f"xl/worksheets/sheet{number}.xml").decode() for number, name in enumerate(names, start=1)
        }


def repacked(path, change):
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name).decode() for name in packed.namelist()}
    with zipfile.ZipFile(path, "w") as packed:
        for name, words in change(parts).items():
            packed.writestr(name, words)


def test_no_sheet_has_a_formula_and_risky_words_are_marked_as_text(tmp_path):
    XLSX.write(awkward_edition(), tmp_path)
    sheets = sheets_in(tmp_path / "records.xlsx")
    assert not any("<f" in words for words in sheets.values())
    risky = re.search(r'<c r="\w+"( s="2")? t="inlineStr"><is><t xml:space="preserve">=Karsa', sheets["incidents"])
    assert risky is not None
    assert risky[1]


def test_every_table_is_a_sheet_and_columns_are_explained(tmp_path):
    XLSX.write(edition_of(1), tmp_path)
    assert [*sheets_in(tmp_path / "records.xlsx")] == [*TABLES, "columns", "continued"]


def test_a_table_longer_than_a_sheet_goes_on_in_another(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_ROWS", 5)
    edition = awkward_edition(4)
    XLSX.write(edition, tmp_path)
    assert "statements 2" in sheets_in(tmp_path / "records.xlsx")
    same(XLSX.read(tmp_path), edition)


def test_words_longer_than_a_cell_go_on_in_a_sheet_of_their_own(tmp_path):
    XLSX.write(awkward_edition(), tmp_path)
    sheets = sheets_in(tmp_path / "records.xlsx")
    assert max(map(len, re.findall(r">([^<]*)</t>", sheets["statements"]))) <= 32_767
    assert "x" * 1000 in sheets["continued"]


def test_a_workbook_with_shared_strings_is_read_too(tmp_path):
    edition = edition_of(2)
    XLSX.write(edition, tmp_path)
    strings = []

    def share(found):
        strings.append(found[1])
        return f't="s"><v>{len(strings) - 1}</v>'

    def change(parts):
        changed = {
            name: re.sub(r't="inlineStr"><is>(.*?)</is>', share, words) if "sheets/" in name else words
            for name, words in parts.items()
        }
        listed = "".join(f"<si>{each}</si>" for each in strings)
        return {**changed, "xl/sharedStrings.xml": f'<sst xmlns="{xlsx.MAIN}">{listed}</sst>'}

    repacked(tmp_path / "records.xlsx", change)
    same(XLSX.read(tmp_path), edition)


def test_a_document_type_is_refused(tmp_path):
    XLSX.write(edition_of(0), tmp_path)
    bomb = '<!DOCTYPE a [<!ENTITY b "cccccccc">]>'
    repacked(
        tmp_path / "records.xlsx",
        lambda parts: {
            **parts,
            "xl/workbook.xml": parts["xl/workbook.xml"].replace("<workbook", bomb + "<workbook", 1),
        },
    )
    with pytest.raises(MalformedRecords, match="a document type"):
        XLSX.read(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('name="harm"', 'name="harms"', "found no sheet 'harm'"),
        ('<t xml:space="preserve">part_of</t>', "<t>partof</t>", "sheet victims: found no column 'part_of'"),
    ],
)
def test_a_sheet_or_column_that_is_gone_is_named(tmp_path, old, new, told):
    XLSX.write(edition_of(0), tmp_path)
    repacked(
        tmp_path / "records.xlsx", lambda parts: {name: words.replace(old, new, 1) for name, words in parts.items()}
    )
    with pytest.raises(MalformedRecords) as error:
        XLSX.read(tmp_path)
    assert told in str(error.value)


def test_a_file_that_is_no_workbook_is_told(tmp_path):
    (tmp_path / "records.xlsx").write_bytes(b"not a zip file")
    with pytest.raises(MalformedRecords, match="a workbook of an edition"):
        XLSX.read(tmp_path)
