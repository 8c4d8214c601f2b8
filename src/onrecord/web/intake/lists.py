"""Import a spreadsheet step by step: send it, look at its first rows, say what each column means, see what that gives,
and only then import.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onrecord.coding.codebook import default_codebook
from onrecord.coding.imports.mapping import ORDERS, ListMapping, mapping_from_plain
from onrecord.coding.imports.matching import targets
from onrecord.core.errors import BadOption, OnrecordError, TooLarge
from onrecord.core.vocabulary import Stance
from onrecord.evidence.files import LIMIT_BYTES
from onrecord.jobs.listing import Tried, sheets_seen, try_mapping
from onrecord.jobs.staging import stage
from onrecord.jobs.tables import MappedTable, Wish, wish_to_yaml
from onrecord.jobs.working import KIND_OF_LOOKING, list_looked_at
from onrecord.store.models import Work
from onrecord.store.works import DONE, OPEN, arguments_of, ask_work, work_numbered
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.intake.forms import ListForm
from onrecord.web.intake.views import form_methods, sent
from onrecord.web.records.wording import phrases_now, value_label
from onrecord.web.sentences.saying import say
from onrecord.web.works.shown import shown

if TYPE_CHECKING:
    from onrecord.coding.imports.suggesting import Suggestion
    from onrecord.core.coding import Claim

__all__ = ["Column", "Sheet", "TriedRow", "lists", "mapped"]

SHOWN_ROWS, TRIED_ROWS = 6, 4
SUBJECTS = {
    "i": gettext_lazy("incident"),
    "k": gettext_lazy("act"),
    "p": gettext_lazy("person"),
    "a": gettext_lazy("actor"),
    "o": gettext_lazy("object"),
}
PROPERTIES = {
    "when.earliest": gettext_lazy("earliest day"),
    "when.latest": gettext_lazy("latest day"),
    "where.name": gettext_lazy("place"),
    "where.country": gettext_lazy("country"),
    "name": gettext_lazy("name"),
    "age": gettext_lazy("age"),
    "sex": gettext_lazy("sex"),
    "outcome": gettext_lazy("what happened"),
    "status": gettext_lazy("civilian or not"),
    "occupation": gettext_lazy("work"),
    "type": gettext_lazy("what was done"),
    "method": gettext_lazy("how"),
    "actor": gettext_lazy("who did it"),
}
REPEATING = (".precision", ".text")
ON_THE_MAP = ("where.gazetteer", "where.latitude", "where.longitude", "where.coordinates_precision", "where.radius_km")


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it is mapped: its field in the form, what it is taken to be, and what that rests on."""

    field: str
    heading: str
    to: str
    order: str
    suggestion: Suggestion | None

    @property
    def sure(self) -> str:
        """How sure a suggestion is, in per cent; empty where a person changed it."""
        told = self.suggestion
        return f"{told.confidence:.0%}" if told is not None and told.meaning.to == self.to else ""


@dataclass(frozen=True, slots=True)
class TriedRow:
    """What a mapping finds in a row, in words: each value with what it says of whom, and the cells that give none."""

    row: int
    values: tuple[tuple[str, str, object, str], ...]
    refusals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its columns, its first rows as they stand, and what the mapping finds in some of them."""

    table: MappedTable
    prefix: str
    wanted: bool
    columns: tuple[Column, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    tried: tuple[TriedRow, ...]
    whole: int


@needs("add")
@form_methods
def lists(request: CaseRequest) -> HttpResponse:
    """Take a spreadsheet, and have a work look at it."""
    form = ListForm(request, sent(request))
    told: list[str] = []
    if request.method == "POST":
        files = request.FILES.getlist("files")
        if len(files) != 1:
            told = [_("Choose one file.")]
        elif form.is_valid():
            try:
                staged = stage(request.case, files[0].chunks(), files[0].name or "")
            except TooLarge as error:
                told = [f"{error.thing}: {say(error.found)}; {say(error.expected)}."]
            else:
                said = {"file": staged.as_plain(), "source": form.cleaned_data["source"] or None}
                with request.case.writing() as pen:
                    row = ask_work(pen, KIND_OF_LOOKING, said)
                return redirect("intake_list", row.pk)
    given = {"form": form, "wrong": told, "tab": "lists", "limit_bytes": LIMIT_BYTES}
    given["limit_megabytes"] = LIMIT_BYTES // 1_000_000
    return render(request, "intake/lists.html", given, status=422 if told or form.errors else 200)


@needs("add")
@form_methods
def mapped(request: CaseRequest, number: int) -> HttpResponse:
    """Show what each column of a list is taken to mean; change it, try it, import by it."""
    row = _looked_at(request, number)
    if row.state != DONE:
        return _waiting(request, row)
    staged, outcome = list_looked_at(row)
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": request.path})
    error: OnrecordError | None = None
    source = arguments_of(row)["source"]
    wish = Wish()
    try:
        plain = sheets_seen(request.case, outcome, Wish(), source)
        if request.method == "POST":
            wish = Wish(mappings=tuple(_mappings(request.POST, plain)))
            if request.POST.get("do") == "import":
                return _import(request, row, sheets_seen(request.case, outcome, wish))
        tables = sheets_seen(request.case, outcome, wish, source)
    except BadOption as refused:
        error, tables = refused, plain
    sheets = [_sheet(request, place, table, outcome) for place, table in enumerate(tables)]
    given = {
        "work": row, "name": staged.name, "sheets": sheets, "remarks": outcome.get("remarks", ()), "tab": "lists",
        "targets": sorted(targets().items(), key=lambda each: _group(each[0])), "orders": ORDERS, "error": error,
        "acts": sorted(default_codebook().acts), "tried": request.method == "POST",
    }  # fmt: skip
    return render(request, "intake/mapping.html", given, status=422 if error is not None else 200)


def _looked_at(request: CaseRequest, number: int) -> Work:
    """Give the work that looked at a list; somebody else's list is not known of."""
    try:
        row = work_numbered(request.case, number)
    except BadOption as error:
        raise Http404 from error
    if row.kind != KIND_OF_LOOKING or row.asked_by != request.user.get_username():
        raise Http404
    return row


def _waiting(request: CaseRequest, row: Work) -> HttpResponse:
    is_open = row.state in OPEN
    template = "intake/looking.html" if request.headers.get("HX-Request") else "intake/waiting.html"
    return render(request, template, {"work": shown(request, row), "refreshes": is_open, "tab": "lists"})


def _mappings(posted: Mapping[str, Any], tables: Sequence[MappedTable]) -> Iterator[tuple[str, ListMapping]]:
    """Yield the mappings that the form says, of the sheets that are wanted.

    Raises:
        BadOption: a column is mapped to what is not there.
    """
    for place, table in enumerate(tables):
        prefix = f"t{place}"
        columns: dict[str, Any] = {}
        for number, each in enumerate(table.mapping.columns):
            to = posted.get(f"{prefix}-c{number}", each.to)
            order = posted.get(f"{prefix}-c{number}-order") or None
            columns[each.heading] = {"to": to, "order": order} if order and to == "incident.date" else to
        plain = {
            "mapping": table.mapping.name,
            "row": posted.get(f"{prefix}-row", table.mapping.unit),
            "act": posted.get(f"{prefix}-act", table.mapping.act),
            "columns": columns,
        }
        source = " ".join(str(posted.get(f"{prefix}-source") or "").split())[:200]
        yield table.sheet, mapping_from_plain(plain | ({"source": source} if source else {}), table.sheet or _("table"))


def _import(request: CaseRequest, row: Work, tables: Sequence[MappedTable]) -> HttpResponse:
    wanted = [table for place, table in enumerate(tables) if request.POST.get(f"t{place}-wanted")]
    if not wanted:
        raise BadOption(_("the list"), found=_("no sheet to import"), expected=_("at least one"), do=_("Tick a sheet."))
    told = arguments_of(row)
    said = {"file": told["file"], "source": told["source"], "looked": row.pk, "mappings": wish_to_yaml(wanted)}
    with request.case.writing() as pen:
        asked = ask_work(pen, "import", said)
    return redirect("work", asked.pk)


def _sheet(request: CaseRequest, place: int, table: MappedTable, outcome: Mapping[str, Any]) -> Sheet:
    prefix = f"t{place}"
    told = {each.meaning.heading: each for each in table.suggestions}
    columns = tuple(
        Column(f"{prefix}-c{number}", each.heading, each.to, each.order or "", told.get(each.heading))
        for number, each in enumerate(table.mapping.columns)
    )
    held = list(table.table.headings)
    rows = tuple((row.number, tuple(_texts(row.cells, held))) for row in table.table.rows[:SHOWN_ROWS])
    wanted = request.method != "POST" or bool(request.POST.get(f"{prefix}-wanted"))
    tried = tuple(map(_in_words, try_mapping(table, TRIED_ROWS))) if wanted else ()
    return Sheet(table, prefix, wanted, columns, rows, tried, int(outcome["rows"].get(table.sheet, 0)))


def _in_words(tried: Tried) -> TriedRow:
    """Give what was found in a row as it is shown: what stands in cells, without what only repeats it."""
    phrases = phrases_now()
    values = tuple(
        (
            str(SUBJECTS.get(claim.subject[0], claim.subject)),
            _property(claim.property),
            value_label(claim.property, claim.value, phrases),
            _said_how(claim),
        )
        for claim in tried.claims
        if claim.quotes
        and not claim.property.endswith(REPEATING)
        and not (claim.property in ON_THE_MAP and claim.inferred_by)
    )
    return TriedRow(tried.row, values, tuple(say(str(each)) for each in tried.refusals))


def _said_how(claim: Claim) -> str:
    """Give the rule that a value comes by, and that it is doubted where its cell says so ("34?")."""
    doubt = _("marked as uncertain") if claim.stance is Stance.UNCERTAIN else ""
    return " · ".join(filter(None, (doubt, say(claim.inferred_by or ""))))


def _property(path: str) -> str:
    last = path.rpartition(".")[2]
    return str(PROPERTIES.get(path) or PROPERTIES.get(last) or path.replace("_", " ").replace(".", ", "))


def _texts(cells: Sequence[Any], columns: Sequence[int]) -> Iterator[str]:
    said = {cell.column: cell.text for cell in cells}
    yield from (said.get(column, "") for column in columns)


def _group(target: str) -> tuple[int, str]:
    """Put what a person is before what happened, and what is only kept last."""
    first = ("victim", "incident", "killed", "source", "text", "protected")
    head = target.partition(".")[0]
    return (first.index(head) if head in first else len(first), target)
