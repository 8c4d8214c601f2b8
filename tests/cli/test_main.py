"""The command as a whole: help, version, exit codes, and how it ends when things go wrong."""

from __future__ import annotations

import importlib.metadata
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from onrecord.cli.exits import EXIT_CODES, Exit
from onrecord.cli.main import CommandLine, main

FULL = Path("/dev/full")


def test_help_lists_commands_and_exit_codes(run):
    result = run("--help")
    assert result.exit_code == 0
    for name in ("code", "explain", "schema", "demo"):
        assert f"\n  {name} " in result.stdout
    for code in Exit:
        assert f" {code.value}  " in result.stdout
        assert f" {code.value}  " in EXIT_CODES


def test_nothing_said_is_answered_with_help_and_the_code_for_wrong_usage(run):
    result = run()
    assert result.exit_code == 2
    assert "Usage: onrecord" in result.stderr + result.stdout


def test_an_unknown_command_is_one_line(run):
    result = run("cod")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "Try 'onrecord --help'" in result.stderr.replace("main", "onrecord")


def test_the_version_is_the_packages(run):
    assert run("--version").stdout == f"onrecord {importlib.metadata.version('onrecord')}\n"


def test_every_command_says_what_it_does(run):
    for name in main.commands:
        result = run(name, "--help")
        assert result.exit_code == 0
        assert "Usage:" in result.stdout


def test_without_standing_alone_the_code_is_given_back(reports):
    from tests.cli.engines import ScriptedEngine

    code = main(["code", str(reports("#EMPTY")[0])], standalone_mode=False, obj=ScriptedEngine())
    assert code is Exit.NOTHING


def test_an_interruption_is_one_word_and_its_code(run, reports, monkeypatch):
    from tests.cli.engines import ScriptedEngine

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(ScriptedEngine, "code", interrupt)
    result = run("code", *reports("First"))
    assert (result.exit_code, result.stderr.strip()) == (130, "onrecord: interrupted")


def test_an_interruption_that_a_library_takes_for_its_own_error_is_one_still(capsys):
    @click.command()
    def write():
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt as error:
            raise ValueError("while writing") from error

    before = signal.getsignal(signal.SIGINT)
    assert CommandLine(commands=[write])(["write"], standalone_mode=False) is Exit.INTERRUPTED
    assert capsys.readouterr().err.strip() == "onrecord: interrupted"
    assert signal.getsignal(signal.SIGINT) is before


def test_a_defect_shows_its_calls_only_when_asked(run, reports):
    words = ("explain", *reports("#DEFECT"))
    assert "Traceback" not in run(*words).stderr
    assert "Traceback" in run(*words, env={"ONRECORD_TRACEBACK": "1"}).stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of Unix")
def test_a_reader_who_leaves_is_no_error(process, reports):
    """`onrecord code … | head -1` ends without a word."""
    paths = reports(*["a long report " * 4000] * 20)
    started = process("code", *paths, "--format", "jsonl", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    started.stdout.readline()
    started.stdout.close()
    assert started.stderr.read() == b""
    started.stderr.close()
    assert started.wait(60) == Exit.PIPE


@pytest.mark.skipif(not FULL.exists(), reason="a device that is always full: Linux")
def test_a_full_disk_is_said_with_its_own_code(process, reports):
    with FULL.open("w") as full:
        started = process("code", *reports("First"), "--format", "json", stdout=full, stderr=subprocess.PIPE)
    _, said = started.communicate(timeout=60)
    assert started.returncode == Exit.OUTPUT
    assert said.startswith(b"onrecord: standard output: found No space left on device; expected")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_ctrl_c_ends_a_run_on_several_processes(process, reports, tmp_path):
    paths = reports(*["First"] * 400)
    started = process(
        "code", *paths, "--jobs", "2", "--format", "jsonl", stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    )
    started.stdout.readline()
    started.send_signal(signal.SIGINT)
    _, said = started.communicate(timeout=60)
    assert started.returncode == Exit.INTERRUPTED
    assert said.strip().splitlines()[-1] == b"onrecord: interrupted"
    assert b"Traceback" not in said


def test_output_is_utf8_whatever_the_system_says(process, reports):
    started = process(
        "code", *reports("مقتل معلمة"), "--format", "json",
        env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}, stdout=subprocess.PIPE,
    )  # fmt: skip
    out, _ = started.communicate(timeout=60)
    assert started.returncode == 0
    assert "مقتل معلمة" in out.decode("utf-8")


def test_a_plain_run_imports_no_rich_and_no_browser(reports):
    path = reports("First")[0]
    program = (
        "import sys\nfrom onrecord.cli.main import CommandLine, main\nfrom tests.cli.engines import ScriptedEngine\n"
        f"main(['code', {str(path)!r}], standalone_mode=False, obj=ScriptedEngine())\n"
        "sys.exit(bool({'rich', 'webbrowser', 'spacy', 'concurrent.futures.process'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", program], stdout=subprocess.DEVNULL, check=False).returncode == 0
