"""Refuse pages that load anything from another host: they are read on machines without a network, or that must not
say what they read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

__all__ = ["loads_from_elsewhere", "refuse_other_hosts"]

# What a browser fetches by itself; a link that a reader follows (`<a href>`) is not among it.
FETCHED = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\bsrc=["']?(?:https?:)?//[^"'\s>]+"""
    r"""|<link\b[^>]*\bhref=["']?(?:https?:)?//[^"'\s>]+"""
    r"""|url\(["']?(?:https?:)?//[^)]+|@import\s+["'](?:https?:)?//[^"']+""",
    re.IGNORECASE,
)


def loads_from_elsewhere(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield each page or style sheet below the folder with what it would fetch from another host."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".html", ".css"):
            yield from ((path, found[0]) for found in FETCHED.finditer(path.read_text(encoding="utf-8")))


def refuse_other_hosts(app, exception: Exception | None) -> None:
    """Fail the build if a page it made would load anything from another host."""
    fetched = [f"{path}: {what}" for path, what in loads_from_elsewhere(Path(app.outdir))]
    if fetched and exception is None:
        raise SystemExit("Pages load from another host; they must hold all they need:\n" + "\n".join(fetched))
