"""What is in the repository: the files under version control and the modules of the package."""

from __future__ import annotations

import ast
import gzip
import subprocess
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

__all__ = ["ROOT", "SOURCE", "committed", "offenders", "package_modules", "python_files", "tree_of", "words_of"]

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "onrecord"
# What the commands make, looked past where there is no version control to ask (an unpacked archive).
MADE = {".venv", ".git", "build", "dist", "node_modules", "__pycache__", ".hypothesis"}


@cache
def committed() -> tuple[Path, ...]:
    """Give every file under version control that still exists."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        paths = [path for path in ROOT.rglob("*") if not MADE & set(path.relative_to(ROOT).parts)]
    return tuple(path for path in paths if path.is_file())


def python_files(*folders: str) -> list[Path]:
    """Give the committed Python files below these folders of the repository."""
    roots = [ROOT / folder for folder in folders]
    return [path for path in committed() if path.suffix == ".py" and any(path.is_relative_to(root) for root in roots)]


def package_modules() -> list[str]:
    """Give the import name of every committed module of the package."""
    inside = [path.relative_to(SOURCE.parent).with_suffix("") for path in python_files("src/onrecord")]
    return sorted(".".join(path.parts).removesuffix(".__init__") for path in inside)


@cache
def words_of(path: Path) -> str:
    """Give the text of a file, unpacked if it is packed, or nothing if it is not text."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return ""


@cache
def tree_of(path: Path) -> ast.Module:
    """Give the syntax tree of a Python file."""
    return ast.parse(words_of(path))


def offenders(paths: Iterable[Path], faults: Callable[[Path], object]) -> dict[str, object]:
    """Give the files in which `faults` finds something, by name, for one assertion that lists them all."""
    return {str(path.relative_to(ROOT)): found for path in paths if (found := faults(path))}
