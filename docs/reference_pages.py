"""Make the reference pages: one for each room's modules, from docstrings; one for the JSON Schema.

Docstrings are written in Markdown, as people read them in an editor; autodoc reads reStructuredText.
"""

from __future__ import annotations

import json
import pkgutil
import re
from pathlib import Path
from types import ModuleType

__all__ = ["as_restructured_text", "write_reference"]

SECTIONS = ("Args:", "Raises:", "Returns:", "Yields:")


def write_reference(package: ModuleType, folder: Path) -> None:
    """Write a page for the package and each of its modules, and the JSON Schema of a coding."""
    from onrecord.core.wire import coding_schema

    folder.mkdir(parents=True, exist_ok=True)
    found = pkgutil.walk_packages(package.__path__, package.__name__ + ".")
    names = [package.__name__, *(module.name for module in found if not module.name.endswith("__main__"))]
    for name in names:
        _write(folder / f"{name}.rst", _page(name, [other for other in names if other.rpartition(".")[0] == name]))
    for page in set(folder.glob("*.rst")) - {folder / f"{name}.rst" for name in names}:
        page.unlink()
    _write(folder / "coding-schema.json", json.dumps(coding_schema(), indent=2, ensure_ascii=False) + "\n")


def _page(name: str, children: list[str]) -> str:
    title = f"``{name}``"
    page = f"{title}\n{'=' * len(title)}\n\n.. automodule:: {name}\n"
    entries = "".join(f"   {child.rpartition('.')[2]} <{child}>\n" for child in sorted(children))
    return page + (f"\n.. toctree::\n   :maxdepth: 1\n\n{entries}" if entries else "")


def _write(path: Path, text: str) -> None:
    """Write the file if it would change, so that an unchanged page is not built again."""
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def as_restructured_text(lines: list[str]) -> None:
    """Turn a Markdown docstring, in place, into the reStructuredText that autodoc reads."""
    out: list[str] = []
    literal = False
    section = False
    for line in lines:
        indented = line.startswith("    ")
        starts_block = indented and (not out or not out[-1].strip())
        if line.strip() and not indented:
            literal, section = False, line.strip() in SECTIONS
        elif starts_block and not section and not literal:
            out += ["::", ""]
            literal = True
        is_code = literal or line.lstrip().startswith((">>>", "..."))
        out.append(line if is_code else _inline(line))
    lines[:] = out


def _inline(line: str) -> str:
    """Double the backticks of code, keep emphasis, and escape the marks that only reStructuredText would read."""
    parts = re.split(r"(`+[^`]+`+|\*+[^*\s][^*]*\*+)", line)
    return "".join(_marked(part) if part.startswith(("`", "*")) else _escaped(part) for part in parts).rstrip()


def _marked(part: str) -> str:
    # The escaped space ends the mark where a letter follows it ("`Report`s").
    return (f"``{part.strip('`')}``" if part.startswith("`") else part) + "\\ "


def _escaped(text: str) -> str:
    return re.sub(r"[*|]|(?<=\w)_(?!\w)", lambda found: "\\" + found[0], text)
