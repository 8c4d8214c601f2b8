"""Every command the pages name exists, with its options; every command stands in the README or the documentation."""

from __future__ import annotations

import re
import shlex

import click

from onrecord.cli.main import main
from tests.sources import ROOT, committed, offenders, words_of

PAGES = [path for path in committed() if path.suffix == ".md" and "resources" not in path.parts]
BLOCK = re.compile(r"^```(?:sh|bat|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`((?:make|onrecord)(?: [^`]+)?)`")
TARGETS = set(re.findall(r"^([a-z][a-z-]*)(?:-%)?:", words_of(ROOT / "Makefile"), re.MULTILINE))


def _commands(path):
    """Give each command line of a page, as its words."""
    text = words_of(path)
    lines = [line.partition(" #")[0] for block in BLOCK.findall(text) for line in block.splitlines()]
    return [words for line in [*lines, *SPAN.findall(text)] if (words := _words(line))]


def _words(line):
    words = shlex.split(line.removeprefix("$ ").replace("\\", "/").split(" > ")[0].split(" | ")[0], comments=True)
    return [re.sub(r"^\.venv/(?:bin|Scripts)/", "", words[0]), *words[1:]] if words else []


def test_every_make_command_on_a_page_exists():
    def unknown(path):
        made = [words[1] for words in _commands(path) if words[0] == "make" and len(words) > 1]
        return [
            name for name in made if "=" not in name and name.rstrip("*") not in TARGETS and _stem(name) not in TARGETS
        ]

    assert offenders(PAGES, unknown) == {}


def _stem(name):
    return name.rpartition("-")[0]


def test_every_onrecord_command_on_a_page_exists_with_its_options():
    def unknown(path):
        return [" ".join(words) for words in _commands(path) if words[0] == "onrecord" and not _exists(words[1:])]

    assert offenders(PAGES, unknown) == {}


def _exists(words):
    command = main
    while words and isinstance(command, click.Group) and not words[0].startswith("-"):
        command = command.get_command(click.Context(command), words[0])
        words = words[1:]
    if command is None:
        return False
    known = {name for option in command.params for name in (*option.opts, *option.secondary_opts)} | {"--help"}
    return {word.partition("=")[0] for word in words if re.match("--?[a-z]", word)} <= known


def test_every_onrecord_command_stands_on_a_page():
    named = {words[1] for path in PAGES for words in _commands(path) if words[0] == "onrecord" and len(words) > 1}
    assert set(main.commands) <= named
