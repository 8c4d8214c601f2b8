"""What a case file is coded by besides what ships: a codebook, registers of bodies, gazetteers, kept like evidence.

The bytes of each are an original, that it is used is an entry in versions, so that years later every coding can be made
again by what it was made by. What the coder opens is written out to the folder `made` and can be thrown away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from onrecord.coding.codebook import Renamed, load_codebook
from onrecord.coding.coders import Tools
from onrecord.core.errors import BadOption, CodebookError
from onrecord.evidence.originals import sha256_of
from onrecord.store.canonical import canonical_json, sum_of
from onrecord.store.entries import body_of, newest_entries, set_entry
from onrecord.store.intake import Brought, keep_brought
from onrecord.store.recording import refresh_records
from onrecord.store.scopes import scope_of
from onrecord.store.terms import TOOL, codings_with, renamed_in

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = [
    "TOOL",
    "Tool",
    "add_tool",
    "countries_recorded",
    "drop_tool",
    "listed_tools",
    "tool_file",
    "tool_told",
    "tool_told_by",
    "tools_of",
]

MADE = "made"
Kind = Literal["codebook", "register", "gazetteer"]


@dataclass(frozen=True, slots=True)
class Tool:
    """One file that a case file is coded by: what sort it is, and the original that holds it."""

    name: str
    kind: Kind
    sha256: str
    country: str | None = None
    renamed: Renamed = field(default_factory=dict)


def add_tool(case: CaseFile, path: Path, data: bytes, name: str, country: str | None = None) -> Tool:
    """Keep a file and code by it from now on; what it is, its content tells. One of the same name is replaced, and a
    codebook replaces the codebook before. The records of what is read as another term by it are made anew.

    Raises:
        CodebookError: a codebook or register that breaks its own rules.
        GazetteerError, UnsupportedFormat: a table that holds no places.
    """
    tool = Tool(name, _kind_of(data), sha256_of(data), country)
    case.originals.put(data)
    tool = _checked(case, tool, data)
    before = renamed_in(case)
    with case.writing() as pen:
        origin = path.absolute().as_posix()
        keep_brought(pen, [Brought(tool.sha256, len(data), origin, "onrecord code-by add")])
        if tool.kind == "codebook":
            for held in listed_tools(case):
                if held.kind == "codebook" and held.name != name:
                    set_entry(pen, TOOL, held.name, {**_told(held), "dropped": True})
        set_entry(pen, TOOL, name, tool_told(tool))
        _follow(case, before)
    return tool


def drop_tool(case: CaseFile, name: str) -> None:
    """Code by a tool no longer; that it was used, and until when, stays.

    Raises:
        BadOption: there is none of that name.
    """
    held = {tool.name: tool for tool in listed_tools(case)}
    if name not in held:
        raise BadOption(
            "NAME",
            found=repr(name),
            expected=", ".join(held) or "a tool, and none was added",
            do="See `onrecord code-by list`.",
        )
    before = renamed_in(case)
    with case.writing() as pen:
        set_entry(pen, TOOL, name, {**_told(held[name]), "dropped": True})
        _follow(case, before)


def listed_tools(case: CaseFile) -> list[Tool]:
    """Give the tools in use, by name."""
    told = ((entry.key, body_of(entry)) for entry in newest_entries(case, TOOL))
    return [tool_told_by(name, body) for name, body in told if not body["dropped"]]


def tool_told(tool: Tool) -> dict[str, Any]:
    """Give what an entry says of a tool in use."""
    return {**_told(tool), "dropped": False}


def tool_told_by(name: str, body: Mapping[str, Any]) -> Tool:
    """Give the tool that a version of an entry tells of, whether it is in use or not."""
    return Tool(name, body["kind"], body["sha256"], body["country"], body.get("renamed", {}))


def tools_of(case: CaseFile) -> Tools:
    """Give what the coder opens, and the countries of the scope; its tag stands for all of them but the codebook in the
    name of the coder.
    """
    tools = listed_tools(case)
    made = {kind: tuple(tool_file(case, tool) for tool in tools if tool.kind == kind) for kind in _KINDS}
    countries = countries_recorded(case)
    own = [*sorted(tool.sha256 for tool in tools if tool.kind != "codebook"), *countries]
    return Tools(
        codebook=next(iter(made["codebook"]), None),
        gazetteers=made["gazetteer"],
        registers=made["register"],
        tag=sum_of(canonical_json(own))[:8] if own else None,
        countries=countries,
    )


def countries_recorded(case: CaseFile) -> tuple[str, ...]:
    """Give the ISO 3166-1 codes of the countries that the places of the scope name."""
    scope = scope_of(case)
    return _codes_of(scope.places) if scope is not None and scope.places else ()


@lru_cache(maxsize=16)
def _codes_of(places: tuple[str, ...]) -> tuple[str, ...]:
    from onrecord.resolution.places import Gazetteer

    gazetteer = Gazetteer.open()
    codes = (gazetteer.country_of(place) for place in places)
    return tuple(sorted({code for code in codes if code is not None}))


_KINDS: tuple[Kind, ...] = ("codebook", "register", "gazetteer")


def _told(tool: Tool) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": tool.kind, "sha256": tool.sha256, "country": tool.country}
    return told | ({"renamed": tool.renamed} if tool.renamed else {})


def _follow(case: CaseFile, before: Renamed) -> None:
    """Make anew the records of codings whose terms are read otherwise than before."""
    pairs = [
        {(section, term, other) for section, terms in told.items() for term, other in terms.items()}
        for told in (before, renamed_in(case))
    ]
    changed = {(section, term) for section, term, _ in pairs[0] ^ pairs[1]}
    if changed:
        refresh_records(case, codings_with(case, sorted(changed)))


def _kind_of(data: bytes) -> Kind:
    """Tell a codebook and a register by what a line of theirs begins with; the rest is a table of places."""
    lines = data[:1_000_000].splitlines()
    for kind, start in (("codebook", b"acts:"), ("register", b"entries:")):
        if any(line.startswith(start) for line in lines):
            return kind  # type: ignore[return-value]
    return "gazetteer"


def _checked(case: CaseFile, tool: Tool, data: bytes) -> Tool:
    """Give the tool if the coder can open it, beside those in use, with the terms that it reads as others."""
    path = tool_file(case, tool, data)
    if tool.kind == "codebook":
        renamed = load_codebook(path).renamed
        return replace(tool, renamed={section: dict(terms) for section, terms in renamed.items() if terms})
    if tool.kind == "register":
        from onrecord.resolution.actors import Register

        others = tuple(tool_file(case, each) for each in listed_tools(case) if each.kind == "register")
        if not Register.load((*others, path)).entries:
            raise CodebookError(tool.name, found="no entry", expected="at least one", do="See the register's README.")
    return tool


def tool_file(case: CaseFile, tool: Tool, data: bytes | None = None) -> Path:
    """Give the file that the coder opens, written anew where it is not there: of `data`, or of what was kept.

    Raises:
        KeyNeeded, WrongKey: what was kept is sealed, and the file is not there.
    """
    ending = "places" if tool.kind == "gazetteer" else "yaml"
    made = case.folder / MADE / f"{tool.sha256}{'-' + tool.country if tool.country else ''}.{ending}"
    if made.exists():
        return made
    made.parent.mkdir(exist_ok=True)
    unfinished = made.with_suffix(".part")
    data = case.originals.get(tool.sha256) if data is None else data
    if tool.kind == "gazetteer":
        from onrecord.resolution.places.imported import import_gazetteer

        table = made.with_suffix(".table")
        table.write_bytes(data)
        try:
            import_gazetteer(table, unfinished, country=tool.country)
        finally:
            table.unlink()
    else:
        unfinished.write_bytes(data)
    unfinished.replace(made)
    return made
