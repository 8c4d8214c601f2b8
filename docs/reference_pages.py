"""Make the reference pages: one for each module, from docstrings; the help of each command; the JSON Schema.

Docstrings are written in Markdown, as people read them in an editor; autodoc reads reStructuredText.
"""

from __future__ import annotations

import json
import pkgutil
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Any

import click

__all__ = ["as_restructured_text", "audience_tables", "write_reference"]

SECTIONS = ("Args:", "Raises:", "Returns:", "Yields:")
COLUMNS = re.compile(r"\S {3,}\S")


def write_reference(package: ModuleType, folder: Path) -> None:
    """Write a page for the package and each of its modules, the commands' help, the operations of the API and the JSON
    Schemas.
    """
    from onrecord.cli.main import main
    from onrecord.core.wire import coding_schema
    from onrecord.publish.exchange.schema import records_schema
    from onrecord.web.starting import configure

    configure("no secret: documentation")
    from onrecord.web.api.urls import document, operations

    folder.mkdir(parents=True, exist_ok=True)
    found = pkgutil.walk_packages(package.__path__, package.__name__ + ".")
    names = [package.__name__, *(module.name for module in found if not module.name.endswith("__main__"))]
    for name in names:
        _write(folder / f"{name}.rst", _page(name, [other for other in names if other.rpartition(".")[0] == name]))
    for page in set(folder.glob("*.rst")) - {folder / f"{name}.rst" for name in names}:
        page.unlink()
    _write(folder / "commands.md", "\n".join(_help(main, "onrecord")))
    _write(folder / "operations.md", "\n".join(_operations(operations())))
    _write(folder / "audiences.md", "\n".join(audience_tables()))
    _write(folder / "openapi.json", json.dumps(document(), indent=2, ensure_ascii=False) + "\n")
    for name, schema in (("coding", coding_schema()), ("casualty-records", records_schema())):
        _write(folder / f"{name}-schema.json", json.dumps(schema, indent=2, ensure_ascii=False) + "\n")


def _page(name: str, children: list[str]) -> str:
    title = f"``{name}``"
    page = f"{title}\n{'=' * len(title)}\n\n.. automodule:: {name}\n"
    if children and "." in name:
        # What a room takes from its modules stands on their pages.
        page += "   :no-members:\n"
    if "." not in name:
        rooms = "".join(f"   {child.rpartition('.')[2]} <{child}>\n" for child in sorted(children))
        return page + (f"\n.. toctree::\n   :maxdepth: 1\n\n{rooms}" if rooms else "")
    # Every page has the whole tree of pages at its side: with a thousand modules in it a build took twenty minutes.
    links = "".join(f"* :doc:`{child.rpartition('.')[2]} <{child}>`\n" for child in sorted(children))
    return (":orphan:\n\n" if name.count(".") > 1 else "") + page + (f"\n{links}" if links else "")


def _help(command: click.Command, name: str) -> Iterator[str]:
    """Yield the help of a command and of those below it, as a terminal shows it."""
    context = click.Context(command, info_name=name, max_content_width=82, terminal_width=82)
    yield f"## {name}\n\n```text\n{command.get_help(context)}\n```\n"
    for below in sorted(getattr(command, "commands", {})):
        yield from _help(command.commands[below], f"{name} {below}")


def _operations(told: list[tuple[str, str, dict[str, Any]]]) -> Iterator[str]:
    """Yield a table of the operations of the API, with the right that each needs."""
    yield "| operation | does | right |"
    yield "| --- | --- | --- |"
    for method, address, operation in told:
        yield f"| `{method} {address}` | {operation['summary']} | {operation['x-right']} |"


def audience_tables() -> Iterator[str]:
    """Yield which audience has which field, and the rules of each, as their YAML says."""
    from onrecord.publish.disclosure.audiences import AUDIENCES, audiences, read_mapping
    from onrecord.publish.disclosure.shape import every_field

    told = audiences()
    yield f"| field | {' | '.join(told)} |"
    yield f"| --- |{' --- |' * len(told)}"
    for field in every_field():
        given = ("yes" if field in each.give else "**held back**" for each in told.values())
        yield f"| `{field}` | {' | '.join(given)} |"
    for name, audience in told.items():
        yield f"\n## {audience.label} (`{audience.id}`)\n\n{audience.who}\n"
        yield "| rule | of whom | does | because |\n| --- | --- | --- | --- |"
        for rule in read_mapping(AUDIENCES / f"{name}.yaml")["rules"]:
            does = "; ".join(_effects(rule))
            yield f"| {rule['name']} | {rule['when']} | {does} | {rule['why']} |"


def _effects(rule: dict[str, Any]) -> Iterator[str]:
    """Yield what a rule of an audience does, in words."""
    if "hold" in rule:
        yield f"holds back {', '.join(f'`{field}`' for field in rule['hold'])}"
    for what, level in rule.get("coarsen", {}).items():
        yield f"{what} to {level}"
    if "delay" in rule:
        yield f"puts off: {', '.join(f'{key} {value}' for key, value in rule['delay'].items())}"
    if "find" in rule:
        yield f"takes out of texts: {', '.join(rule['find'])}"
    if "cells" in rule:
        yield f"holds back counts of fewer: {', '.join(f'{where} {least}' for where, least in rule['cells'].items())}"


def _write(path: Path, text: str) -> None:
    """Write the file if it would change, so that an unchanged page is not built again."""
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def as_restructured_text(lines: list[str]) -> None:
    """Turn a Markdown docstring, in place, into the reStructuredText that autodoc reads."""
    out: list[str] = []
    in_section = False
    for blank, group in groupby(lines, key=lambda line: not line.strip()):
        paragraph = list(group)
        if not blank:
            in_section = paragraph[0].strip() in SECTIONS or (in_section and paragraph[0].startswith(" "))
        out += paragraph if blank else _turned(paragraph, in_section=in_section)
    lines[:] = out


def _turned(paragraph: list[str], *, in_section: bool) -> list[str]:
    if paragraph[0].lstrip().startswith(">>>"):
        return paragraph
    is_code = all(line.startswith("    ") for line in paragraph)
    is_columns = any(COLUMNS.search(line) for line in paragraph)
    if (is_code or is_columns) and not in_section:
        return ["::", "", *(f"    {line}" for line in paragraph)]
    return [_inline(line) for line in paragraph]


def _inline(line: str) -> str:
    """Double the backticks of code, keep emphasis, and escape the marks that only reStructuredText would read."""
    parts = re.split(r"(`+[^`]+`+|\*+[^*\s][^*]*\*+)", line)
    return "".join(_marked(part) if part.startswith(("`", "*")) else _escaped(part) for part in parts).rstrip()


def _marked(part: str) -> str:
    # The escaped space ends the mark where a letter follows it ("`Report`s").
    return (f"``{part.strip('`').strip()}``" if part.startswith("`") else part) + "\\ "


def _escaped(text: str) -> str:
    return re.sub(r"[*|]|(?<=\w)_(?!\w)", lambda found: "\\" + found[0], text)
