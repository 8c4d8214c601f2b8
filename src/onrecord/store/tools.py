"""What a case file is coded by besides what ships: a codebook, registers of bodies, gazetteers, kept like evidence.

The bytes of each are an original, that it is used is an entry in versions, so that years later every coding can be made
again by what it was made by. What the coder opens is written out to the folder `made` and can be thrown away.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from onrecord.coding.coders import Tools
from onrecord.core.errors import BadOption, CodebookError
from onrecord.evidence.originals import sha256_of
from onrecord.store.canonical import canonical_json, sum_of
from onrecord.store.entries import body_of, newest_entries, set_entry
from onrecord.store.intake import Brought, keep_brought

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["TOOL", "Tool", "add_tool", "drop_tool", "listed_tools", "tools_of"]

TOOL = "tool"
"""The kind of entries of tools; the key is the name of the tool."""

MADE = "made"
Kind = Literal["codebook", "register", "gazetteer"]


@dataclass(frozen=True, slots=True)
class Tool:
    """One file that a case file is coded by: what sort it is, and the original that holds it."""

    name: str
    kind: Kind
    sha256: str
    country: str | None = None


def add_tool(case: CaseFile, path: Path, data: bytes, name: str, country: str | None = None) -> Tool:
    """Keep a file and code by it from now on; what it is, its content tells. One of the same name is replaced, and a
    codebook replaces the codebook before.

    Raises:
        CodebookError: a codebook or register that breaks its own rules.
        GazetteerError, UnsupportedFormat: a table that holds no places.
    """
    tool = Tool(name, _kind_of(data), sha256_of(data), country)
    case.originals.put(data)
    _check(case, tool)
    with case.writing() as pen:
        origin = path.absolute().as_posix()
        keep_brought(pen, [Brought(tool.sha256, len(data), origin, "onrecord code-by add")])
        if tool.kind == "codebook":
            for held in listed_tools(case):
                if held.kind == "codebook" and held.name != name:
                    set_entry(pen, TOOL, held.name, {**_told(held), "dropped": True})
        set_entry(pen, TOOL, name, {**_told(tool), "dropped": False})
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
    with case.writing() as pen:
        set_entry(pen, TOOL, name, {**_told(held[name]), "dropped": True})


def listed_tools(case: CaseFile) -> list[Tool]:
    """Give the tools in use, by name."""
    told = ((entry.key, body_of(entry)) for entry in newest_entries(case, TOOL))
    return [Tool(name, body["kind"], body["sha256"], body["country"]) for name, body in told if not body["dropped"]]


def tools_of(case: CaseFile) -> Tools:
    """Give what the coder opens; its tag stands for the registers and gazetteers in the name of the coder."""
    tools = listed_tools(case)
    made = {kind: tuple(_written(case, tool) for tool in tools if tool.kind == kind) for kind in _KINDS}
    own = sorted(tool.sha256 for tool in tools if tool.kind != "codebook")
    return Tools(
        codebook=next(iter(made["codebook"]), None),
        gazetteers=made["gazetteer"],
        registers=made["register"],
        tag=sum_of(canonical_json(own))[:8] if own else None,
    )


_KINDS: tuple[Kind, ...] = ("codebook", "register", "gazetteer")


def _told(tool: Tool) -> dict[str, str | None]:
    return {"kind": tool.kind, "sha256": tool.sha256, "country": tool.country}


def _kind_of(data: bytes) -> Kind:
    """Tell a codebook and a register by what a line of theirs begins with; the rest is a table of places."""
    lines = data[:1_000_000].splitlines()
    for kind, start in (("codebook", b"acts:"), ("register", b"entries:")):
        if any(line.startswith(start) for line in lines):
            return kind  # type: ignore[return-value]
    return "gazetteer"


def _check(case: CaseFile, tool: Tool) -> None:
    """Return if the coder can open the tool, beside those in use."""
    path = _written(case, tool)
    if tool.kind == "codebook":
        from onrecord.coding.codebook import load_codebook

        load_codebook(path)
    elif tool.kind == "register":
        from onrecord.resolution.actors import Register

        others = tuple(_written(case, each) for each in listed_tools(case) if each.kind == "register")
        if not Register.load((*others, path)).entries:
            raise CodebookError(tool.name, found="no entry", expected="at least one", do="See the register's README.")


def _written(case: CaseFile, tool: Tool) -> Path:
    """Give the file that the coder opens, written anew where it is not there."""
    ending = "places" if tool.kind == "gazetteer" else "yaml"
    made = case.folder / MADE / f"{tool.sha256}{'-' + tool.country if tool.country else ''}.{ending}"
    if made.exists():
        return made
    made.parent.mkdir(exist_ok=True)
    unfinished = made.with_suffix(".part")
    data = case.originals.get(tool.sha256)
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
