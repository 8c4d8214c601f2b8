"""Build the documentation offline: Markdown pages, and a reference made from docstrings and commands."""

from __future__ import annotations

import gc
import inspect
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from finding import QuickPythonDomain  # ruff: isort: skip
from offline import refuse_other_hosts  # ruff: isort: skip
from reference_pages import as_restructured_text, write_reference  # ruff: isort: skip

import onrecord
from onrecord.web.starting import configure

# Before the store is imported, which would start Django without what the workbench adds.
configure("documentation")

project = "onrecord"
author = "The onrecord contributors"
project_copyright = "2026, the onrecord contributors"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = [
    "images",
    "explanation/readers-table.md",
    "explanation/case-growth-table.md",
    "explanation/counting-cases.md",
    "explanation/learning-curve-table.md",
    "explanation/coverage-table.md",
    "decisions/0000-template.md",
    "reference/generated/commands.md",
    "reference/generated/operations.md",
    "reference/generated/audiences.md",
]

html_theme = "furo"
html_title = "onrecord"
html_copy_source = False
html_show_sphinx = False
# furo's edit and view buttons need the address of a host; this documentation names none.
html_theme_options = {"top_of_page_buttons": []}

myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence", "deflist"]

autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
autodoc_default_options = {"members": True, "undoc-members": True, "member-order": "bysource"}
add_module_names = False
napoleon_numpy_docstring = False
python_use_unqualified_type_names = True


def setup(app):
    """Make the reference before the pages are read; check the pages after they are written."""
    # A tree of nodes is looked through for garbage again and again while it grows, and next to none of it is.
    gc.set_threshold(100_000, 20, 20)
    app.add_domain(QuickPythonDomain, override=True)
    app.connect("builder-inited", lambda app: write_reference(onrecord, Path(app.srcdir) / "reference" / "generated"))
    # Before napoleon (500), which looks for "Args:" and "Raises:".
    app.connect("autodoc-process-docstring", lambda *event: as_restructured_text(event[-1]), priority=400)
    app.connect("autodoc-skip-member", lambda *event: _is_in_the_signature(event[3]) or event[4])
    app.connect("build-finished", refuse_other_hosts)


def _is_in_the_signature(item):
    """Say whether this is a field of a slotted dataclass: its signature gives it with type and default."""
    return inspect.ismemberdescriptor(item)


# Two rooms may each have a Word or a Span of their own: a name alone does not say which, and the text around it does.
suppress_warnings = ["ref.python"]
