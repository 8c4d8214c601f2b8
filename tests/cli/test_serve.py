"""`onrecord serve`, started as people start it: a process of its own, asked over HTTP, ended by Ctrl+C."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import closing, contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from onrecord.store.casefile import Writer, create_case, open_case
from onrecord.store.people.members import members

COMMAND = [sys.executable, "-c", "from onrecord.cli.main import main; main()"]


@pytest.fixture
def folder(tmp_path):
    """Give the folder of an empty case file."""
    create_case(tmp_path / "case", "Zawiya", Writer("amal")).close()
    return tmp_path / "case"


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@contextmanager
def _serving(folder: Path, *options: str):
    """Give the address that lets in, for as long as the server runs."""
    command = [*COMMAND, "serve", "--case", str(folder), "--as", "amal", "--port", str(_free_port()), *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process.stdout.readline().strip()
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


def _ask(address: str, method: str, path: str, body: str = "", **headers: str):
    """Give the status of an answer, its headers and its words."""
    with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)) as connection:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()


def test_whoever_starts_it_comes_in_by_the_address_once(folder):
    with _serving(folder) as address:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/enter/[\w-]{32}", address)
        path = urlsplit(address).path
        _, looked, page = _ask(address, "GET", path)
        cookie = SimpleCookie(looked["Set-Cookie"])["onrecord_csrf"].value
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
        form = f"csrfmiddlewaretoken={token}"
        headers = {"Cookie": f"onrecord_csrf={cookie}", "Content-Type": "application/x-www-form-urlencoded"}
        status, came_in, _ = _ask(address, "POST", path, form, **headers)
        assert (status, came_in["Location"]) == (302, "/")
        assert _ask(address, "POST", path, form, **headers)[0] == 403
    case = open_case(folder, Writer("amal"))
    assert [(each.name, "administrator" in each.role_names) for each in members(case)] == [("amal", True)]
    case.close()


def test_nothing_is_shown_to_whoever_has_not_come_in(folder):
    with _serving(folder) as address:
        status, headers, _ = _ask(address, "GET", "/")
        assert (status, headers["Location"]) == (302, "/account/login/?next=/")
        assert "default-src 'self'" in headers["Content-Security-Policy"]
        assert headers["Server"] is None


def test_another_name_is_not_answered(folder):
    with _serving(folder) as address:
        assert _ask(address, "GET", "/account/login/", Host="elsewhere.example")[0] == 400


def test_a_taken_port_and_an_open_address_are_refused(folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        told = subprocess.run(
            [*COMMAND, "serve", "--case", str(folder), "--port", port], capture_output=True, text=True
        )
    assert told.returncode == 2
    assert f"port {port} of 127.0.0.1" in told.stderr
    told = subprocess.run(
        [*COMMAND, "serve", "--case", str(folder), "--host", "0.0.0.0"], capture_output=True, text=True
    )
    assert told.returncode == 2
    assert "https" in told.stderr


def test_no_case_file_is_told(tmp_path):
    told = subprocess.run([*COMMAND, "serve", "--case", str(tmp_path)], capture_output=True, text=True, env=os.environ)
    assert told.returncode != 0
    assert "onrecord init" in told.stderr
    assert list(tmp_path.iterdir()) == []
