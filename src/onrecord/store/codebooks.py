"""The codebook of a case file: the one in use, its versions, what another would do, and how another is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.coding.codebook import DEFAULT, Codebook, default_codebook, load_codebook
from onrecord.coding.codebook_changes import Change, Difference, differences
from onrecord.coding.codebook_editing import Book
from onrecord.core.errors import BadOption
from onrecord.store.entries import body_of
from onrecord.store.models import Entry, Listing
from onrecord.store.terms import TOOL, Use, count_reports_with, uses
from onrecord.store.tools import Tool, add_tool, drop_tool, listed_tools, tool_file, tool_told_by

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = [
    "Effect",
    "Effects",
    "HeldCodebook",
    "Version",
    "changes_between",
    "codebook_in_use",
    "codebook_text",
    "codebook_versions",
    "effects_of",
    "keep_codebook",
    "own_codebook",
    "read_codebook",
    "set_codebook_again",
    "use_bundled",
]

NAME = "codebook"
"""What a project's own is called where it was not brought in under another name."""

COUNTED_BY_NAME = frozenset(
    {"killing", "injury", "abduction", "detention", "disappearance", "torture", "displacement", "threat"}
)
"""Acts that tolls are set beside incidents by: read as another, their tolls would be beside nothing."""


@dataclass(frozen=True, slots=True)
class HeldCodebook:
    """The codebook in use; `tool` is None where it is the one that ships."""

    book: Codebook
    path: Path
    tool: Tool | None

    @property
    def is_bundled(self) -> bool:
        """True where the project has none of its own."""
        return self.tool is None


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the project's own codebook: its number and name, who set it, when, its id, the bytes it is."""

    name: str
    number: int
    sha256: str
    id: str
    label: str
    set_by: str
    set_at: datetime
    dropped: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """What a codebook changes of one term, and how many claims hold that term."""

    change: Change
    use: Use


@dataclass(frozen=True, slots=True)
class Effects:
    """What a codebook does: term by term; reports whose records are made anew, and those coded again."""

    effects: tuple[Effect, ...]
    made_anew: int
    read_again: int


def codebook_in_use(case: CaseFile) -> HeldCodebook:
    """Give the codebook that reports are coded by.

    Raises:
        KeyNeeded: it is sealed, and was never opened on this machine.
    """
    own = own_codebook(case)
    if own is None:
        return HeldCodebook(default_codebook(), DEFAULT, None)
    path = tool_file(case, own)
    return HeldCodebook(_loaded(path), path, own)


def own_codebook(case: CaseFile) -> Tool | None:
    """Give the project's own codebook where one is in use."""
    return next((tool for tool in listed_tools(case) if tool.kind == "codebook"), None)


def codebook_versions(case: CaseFile) -> list[Version]:
    """Give every version of codebooks of the project's own, the newest first."""
    rows = Entry.objects.using(case.alias).filter(kind=TOOL).order_by("-pk")
    return [_version(case, row) for row in rows if body_of(row)["kind"] == "codebook"]


def codebook_text(case: CaseFile, sha256: str) -> str:
    """Give a version of the project's own as YAML, as it was kept.

    Raises:
        BadOption: no version is of these bytes.
    """
    found = next((row for row in codebook_versions(case) if row.sha256 == sha256), None)
    if found is None:
        raise BadOption("codebook", found=sha256[:12], expected="one of its versions", do="Look at the list of them.")
    return tool_file(case, Tool(found.name, "codebook", sha256)).read_text(encoding="utf-8")


def read_codebook(text: str, folder: Path) -> tuple[Codebook, Book]:
    """Give a codebook and its parts as they are written; it is written to the folder for that, and taken away again.

    Raises:
        CodebookError: it breaks its own rules.
    """
    import tempfile

    import yaml

    with tempfile.NamedTemporaryFile("w", suffix=".yaml", dir=folder, encoding="utf-8") as file:
        file.write(text)
        file.flush()
        book = load_codebook(Path(file.name))
    told: Book = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return book, told


def effects_of(case: CaseFile, after: Codebook) -> Effects:
    """Give what another codebook does in this case file; nothing is kept.

    Raises:
        BadOption: an act that tolls are counted by is read as another, retired or left out; or a term that claims hold
            is left out without a word.
    """
    before = codebook_in_use(case).book
    changes = differences(before, after)
    held = uses(case, {(each.section, each.term) for each in changes})
    told = [Effect(change, held.get((change.section, change.term), Use())) for change in changes]
    for each in told:
        _check(each)
    moved = {(each.change.section, each.change.term) for each in told if each.change.kind is Difference.READ_AS}
    moved |= {
        (section, term)
        for section, terms in before.renamed.items()
        for term, other in terms.items()
        if after.renamed.get(section, {}).get(term) != other
    }
    again = Listing.objects.using(case.alias).filter(coding__isnull=False).count() if before.id != after.id else 0
    return Effects(tuple(told), count_reports_with(case, sorted(moved)), again)


def keep_codebook(case: CaseFile, text: str) -> Tool:
    """Code by a codebook from now on; the one before stays readable, and the records it concerns are made anew.

    Raises:
        CodebookError: it breaks its own rules.
        BadOption: as for `effects_of`; or it has the id of a version that says something else.
    """
    book, _ = read_codebook(text, case.folder)
    effects_of(case, book)
    if book.id == default_codebook().id:
        raise _same_id(book.id, "the one that ships with onrecord")
    for version in codebook_versions(case):
        if version.id == book.id and codebook_text(case, version.sha256) != text:
            raise _same_id(book.id, f"version {version.number}, which says something else")
    own = own_codebook(case)
    return add_tool(case, case.folder / f"{NAME}.yaml", text.encode(), own.name if own is not None else NAME)


def set_codebook_again(case: CaseFile, sha256: str) -> None:
    """Code by an earlier version again; the one before stays readable.

    Raises:
        BadOption: there is no such version, it is in use, or it lacks a term that claims hold.
    """
    text = codebook_text(case, sha256)
    own = own_codebook(case)
    if own is not None and own.sha256 == sha256:
        raise BadOption("codebook", found="the version in use", expected="another", do="Leave it.")
    effects_of(case, read_codebook(text, case.folder)[0])
    add_tool(case, case.folder / f"{NAME}.yaml", text.encode(), own.name if own is not None else NAME)


def use_bundled(case: CaseFile) -> None:
    """Code by the codebook that ships from now on; the project's own stays readable.

    Raises:
        BadOption: it is in use already, or it lacks a term that claims hold.
    """
    own = own_codebook(case)
    if own is None:
        raise BadOption("codebook", found="the one that ships", expected="one of your own in use", do="Leave it.")
    effects_of(case, default_codebook())
    drop_tool(case, own.name)


def _check(effect: Effect) -> None:
    change = effect.change
    gone = change.kind in (Difference.READ_AS, Difference.RETIRED, Difference.DROPPED)
    if gone and change.section == "acts" and change.term in COUNTED_BY_NAME:
        raise BadOption(
            f"act {change.term}",
            found=f"an act that is {change.kind}",
            expected="it in use: tolls are set beside incidents by it",
            do="Give it another label instead; the label is what people read.",
        )
    if change.kind is Difference.DROPPED and effect.use.claims:
        raise BadOption(
            f"term {change.term} of {change.section}",
            found=f"no word of it in the new codebook, and {effect.use.claims} claims that hold it",
            expected="it in use, under `retired`, or under `renamed`",
            do="Retire it, or say what it is read as.",
        )


def _same_id(id_: str, whose: str) -> BadOption:
    return BadOption(
        "id of the codebook",
        found=f"{id_}, the id of {whose}",
        expected="an id of its own: every coding names the codebook it was made by",
        do="Count its version up, such as ours@2.",
    )


def _version(case: CaseFile, row: Entry) -> Version:
    body = body_of(row)
    book = _loaded(tool_file(case, tool_told_by(row.key, body)))
    return Version(row.key, row.version, body["sha256"], book.id, book.label, row.set_by, row.set_at, body["dropped"])


@lru_cache(maxsize=32)
def _loaded(path: Path) -> Codebook:
    # The file's name is the sum of what is in it.
    return load_codebook(path)


def changes_between(case: CaseFile, versions: Sequence[Version]) -> list[tuple[Change, ...]]:
    """Give for each version, the newest first, what it changed of the one before; the first, of the one that ships."""
    books = [default_codebook() if each.dropped else _book(case, each) for each in versions]
    return [differences(before, after) for after, before in zip(books, [*books[1:], default_codebook()], strict=False)]


def _book(case: CaseFile, version: Version) -> Codebook:
    return _loaded(tool_file(case, Tool(version.name, "codebook", version.sha256)))
