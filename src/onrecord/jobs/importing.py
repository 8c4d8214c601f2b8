"""Import lists: every row a report, every cell a claim with the address of its cell; nothing twice.

The file is kept first, then its rows as reports in one act, then their codings, some hundred at a time: broken off
anywhere, the same import again goes on where it was. An import that says nothing new leaves no trace.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.coding.codebook import Codebook, default_codebook
from onrecord.coding.coders import Tools
from onrecord.coding.imports.celldays import Days, days_of
from onrecord.coding.imports.cells import written
from onrecord.coding.imports.claims import Refusal
from onrecord.coding.imports.placing import STEPS, ListPlaces, place_words
from onrecord.coding.imports.rowcoding import ListCoder
from onrecord.core.coding import Coder, Coding
from onrecord.core.report import Report
from onrecord.core.vocabulary import CoderKind
from onrecord.evidence.grids import address
from onrecord.evidence.originals import sha256_of
from onrecord.evidence.rows import Filled, Place, cells_of, row_report
from onrecord.evidence.sheets import Row
from onrecord.jobs.tables import ListFile, MappedTable
from onrecord.store.casefile import CaseFile
from onrecord.store.codings import Coded
from onrecord.store.intake import Brought, keep_brought
from onrecord.store.mappings import set_mapping
from onrecord.store.readings import newest_of, report_of
from onrecord.store.recording import record_codings
from onrecord.store.sources import source_numbered
from onrecord.store.tools import tools_of

__all__ = ["RULES", "Imported", "Whose", "import_list", "list_coder", "reports_of"]

RULES = "2026.2"
"""The version of how cells are read; it changes when the same cells give other claims."""

MOST_ROWS = 500
TOOL, SENT = "onrecord import", "workbench: list"


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose list is imported: what its source is called, and whether who that is lies in the vault."""

    name: str | None = None
    is_protected: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one table: rows read, new reports, new codings, rows without a value, and every cell to be told
    of.
    """

    table: MappedTable
    version: int
    rows: int = 0
    new: int = 0
    coded: int = 0
    silent: int = 0
    refusals: tuple[Refusal, ...] = ()


def import_list(case: CaseFile, listed: ListFile) -> Iterator[Imported]:
    """Yield what became of each table of a file, once that is for good."""
    case.originals.put(listed.data)
    for each in listed.enclosures:
        case.originals.put(each.data)
    whose = _whose(case)
    reports = {table.sheet: reports_of(table, listed.sha256, whose) for table in listed.tables}
    known = set(newest_of(case, [report.id for each in reports.values() for report in each]))
    with case.writing() as pen:
        told = [set_mapping(pen, table.shape, table.mapping) for table in listed.tables]
        brought = Brought(
            listed.sha256,
            len(listed.data),
            listed.origin,
            TOOL if listed.sent_as is None else SENT,
            reports=tuple(report for each in reports.values() for report in each),
        )
        keep_brought(pen, [brought, *_sent_along(listed, reports.values())])
    for table, version in zip(listed.tables, told, strict=True):
        rows = reports[table.sheet]
        yield replace(_code(case, table, version, rows), new=sum(report.id not in known for report in rows))


def _sent_along(listed: ListFile, reports: Iterable[Sequence[Report]]) -> Iterator[Brought]:
    """Yield the files that came with answers, each with the reports whose cells name it.

    Their names are kept with them and not in the ledger, since a person may have named a file after another.
    """
    naming: dict[str, list[str]] = {}
    for report in (each for some in reports for each in some):
        for cell in cells_of(report):
            naming.setdefault(_base(cell.quote.text), []).append(report.id)
    for number, each in enumerate(listed.enclosures, start=1):
        told = {"name": each.name, "reports": " ".join(dict.fromkeys(naming.get(_base(each.name), ())))}
        origin = f"{listed.origin}, file {number}"
        yield Brought(sha256_of(each.data), len(each.data), origin, TOOL, told)


def _base(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1]


def _whose(case: CaseFile) -> Whose:
    """Give whose list is brought in where its source is of the register."""
    if case.bringing is None:
        return Whose()
    source = source_numbered(case, int(case.bringing.source))
    return Whose(source.shown, source.is_protected)


def reports_of(table: MappedTable, sha256: str, whose: Whose | None = None) -> list[Report]:
    """Give the rows of a table as reports; rows that say the same are numbered. Whose list it is the mapping says, else
    the register; of a protected source the register alone.
    """
    whose = whose or Whose()
    told = whose.name if whose.is_protected else table.mapping.source or whose.name or table.mapping.name
    met: Counter[tuple[tuple[int, str], ...]] = Counter()
    reports: list[Report] = []
    for row in table.table.rows:
        says = tuple((cell.column, cell.text) for cell in row.cells)
        place = Place(f"sha256:{sha256}", table.sheet, row.number, met[says], told)
        met[says] += 1
        reports.append(row_report(place, _filled(table, row)))
    return reports


def _filled(table: MappedTable, row: Row) -> list[Filled]:
    sheet = f"{table.sheet}!" if table.sheet else ""
    told: list[Filled] = []
    for cell in row.cells:
        heading = table.table.headings.get(cell.column, f"column {address(cell.column, 1)[:-1]}")
        protected = table.mapping.meaning(heading).to == "protected"
        told.append(Filled(f"{sheet}{address(cell.column, row.number)}", heading, cell.text, protected, cell.formula))
    return told


def _code(case: CaseFile, table: MappedTable, version: int, reports: Sequence[Report]) -> Imported:
    """Code the rows of a table by its mapping, and keep the codings."""
    book = default_codebook()
    coder = list_coder(table, version, book, tools_of(case))
    readings = newest_of(case, [report.id for report in reports])
    done = Imported(table, version, len(reports))
    refusals = list(_formulas(table))
    for start in range(0, len(reports), MOST_ROWS):
        made: list[Coded] = []
        for report in reports[start : start + MOST_ROWS]:
            reading = readings[report.id]
            kept = report_of(reading)
            # The addresses are those of this file, where the words are those that were read first.
            coded = coder.code(report if report.text == kept.text else kept)
            refusals += coded.refusals
            done = replace(done, silent=done.silent + (coded.coding is None))
            # A row in which the mapping finds nothing is kept as read, or an older mapping's coding of it would stand.
            made.append(Coded(reading.id, coded.coding or Coding(kept, coder.coder)))
        with case.writing() as pen:
            new = record_codings(pen, made)
        done = replace(done, coded=done.coded + new)
    return replace(done, refusals=tuple(refusals))


def list_coder(table: MappedTable, version: int, book: Codebook, tools: Tools | None = None) -> ListCoder:
    """Give what codes the rows of a table: its dates are read together, for one tells the order of another, and so are
    its places, for one tells the country of another.
    """
    coder = Coder(CoderKind.IMPORT, table.mapping.name, f"{version}/{RULES}", book.id)
    return ListCoder(table.mapping, coder, book, _days(table), _places(table, tools or Tools()))


def _days(table: MappedTable) -> dict[str, Days]:
    told: dict[str, Days] = {}
    for column, heading in table.table.headings.items():
        meaning = table.mapping.meaning(heading)
        if meaning.to == "incident.date":
            texts = [cell.text for row in table.table.rows for cell in row.cells if cell.column == column]
            told[heading] = days_of(texts, meaning.order, table.first_day)
    return told


def _places(table: MappedTable, tools: Tools) -> ListPlaces:
    """Give what the places of a table mean, by the case file's own gazetteers and the countries of its scope."""
    from onrecord.resolution.places import Gazetteer

    steps = {
        column: meaning.to.removeprefix("incident.")
        for column, heading in table.table.headings.items()
        if (meaning := table.mapping.meaning(heading)).to in STEPS
    }
    if not steps:
        return ListPlaces()
    told = (
        place_words(
            (steps[cell.column], said.words)
            for cell in row.cells
            if cell.column in steps and not (said := written(cell.text)).empty and said.absent is None
        )
        for row in table.table.rows
    )
    return ListPlaces.of(told, Gazetteer.open(own=tools.gazetteers), tools.countries)


def _formulas(table: MappedTable) -> Iterator[Refusal]:
    for row in table.table.rows:
        for cell in _filled(table, row):
            if cell.formula and not cell.protected:
                yield Refusal(
                    cell.address,
                    f"{cell.text}, the result of a formula",
                    "a value",
                    "taken as the file stores it",
                    False,
                )
