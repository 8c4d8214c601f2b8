"""The walls one by one; that they stand in the process that reads files is seen in test_apart."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from onrecord.evidence import confinement
from onrecord.evidence.confinement import PROGRAMS, _Guard, confine


@pytest.fixture
def guard(tmp_path):
    return _Guard(tmp_path)


@pytest.mark.parametrize("event", ["socket.connect", "socket.getaddrinfo", "urllib.Request", "smtplib.connect"])
def test_the_network_is_refused(guard, event):
    with pytest.raises(PermissionError, match="may not use the network"):
        guard(event, ())


def test_only_the_programmes_of_readers_are_started(guard):
    for program in PROGRAMS:
        guard("subprocess.Popen", (f"/usr/bin/{program}", (), None, None))
    for given in (("/bin/sh", ()), ("rm", ()), (None, ()), ()):
        with pytest.raises(PermissionError, match="may not start"):
            guard("subprocess.Popen", given)
    with pytest.raises(PermissionError, match=r"may not start os\.system"):
        guard("os.system", (None,))


def test_files_are_written_only_in_its_own_folder(guard, tmp_path):
    guard("open", (str(tmp_path / "page.png"), "wb", 0))
    guard("open", (str(tmp_path), None, os.O_RDWR | os.O_EXCL))  # a temporary file without a name
    guard("open", ("/etc/hostname", "r", os.O_RDONLY))
    guard("open", (os.devnull, "w", os.O_WRONLY))
    guard("open", (7, "w", 0))
    for given in (
        ("/tmp/out", "w", 0),
        (b"/tmp/out", None, os.O_CREAT | os.O_WRONLY),
        (str(tmp_path) + "/../x", "a", 0),
    ):
        with pytest.raises(PermissionError, match="may not write to"):
            guard("open", given)


def test_nothing_outside_its_folder_is_changed(guard, tmp_path):
    guard("os.remove", (str(tmp_path / "page.png"), -1))
    for event in ("os.remove", "os.rename", "os.symlink", "shutil.rmtree"):
        with pytest.raises(PermissionError, match="may not change /etc/hostname"):
            guard(event, ("/etc/hostname", -1))


def test_other_events_pass(guard):
    guard("import", ("json",))


def test_confining_names_the_walls_that_stand(tmp_path, monkeypatch):
    hooks = []
    monkeypatch.setattr(sys, "addaudithook", hooks.append)
    monkeypatch.setattr(confinement.tempfile, "tempdir", None)
    monkeypatch.setattr(confinement, "_limit_resources", lambda: ["memory"])
    monkeypatch.setattr(confinement, "_leave_network", lambda: ["no network"])
    monkeypatch.chdir(os.getcwd())
    assert confine(tmp_path) == ("memory", "no network", "audit hook")
    assert os.getcwd() == os.path.realpath(tmp_path)
    assert len(hooks) == 1


class FakeLimits:
    """Bounds as a system may have them: one already lower, one that may not be set."""

    RLIM_INFINITY = -1
    RLIMIT_AS, RLIMIT_FSIZE, RLIMIT_NOFILE, RLIMIT_CORE = range(4)

    def __init__(self):
        self.bounds = {}

    def getrlimit(self, kind):
        return (10, 10) if kind == self.RLIMIT_NOFILE else (self.RLIM_INFINITY, self.RLIM_INFINITY)

    def setrlimit(self, kind, bounds):
        if kind == self.RLIMIT_AS:
            raise ValueError("not on this system")
        self.bounds[kind] = bounds[0]


def test_resources_are_bounded_as_far_as_the_system_lets_them(monkeypatch):
    fake = FakeLimits()
    monkeypatch.setitem(sys.modules, "resource", fake)
    assert list(confinement._limit_resources()) == ["RLIMIT_FSIZE", "RLIMIT_NOFILE", "RLIMIT_CORE"]
    assert fake.bounds == {1: confinement.FILE_BYTES, 2: 10, 3: 0}


def test_a_system_without_bounds_has_other_walls(monkeypatch):
    monkeypatch.setitem(sys.modules, "resource", None)
    assert list(confinement._limit_resources()) == []


@pytest.mark.parametrize(
    ("platform", "answers", "walls"),
    [("linux", [0], ["no network"]), ("linux", [-1, 0], ["no network"]), ("linux", [-1, -1], []), ("darwin", [], [])],
)
def test_the_network_is_left_where_the_kernel_lets_us(monkeypatch, platform, answers, walls):
    import ctypes

    class Library:
        def unshare(self, _):
            return answers.pop(0)

    monkeypatch.setattr(confinement.sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Library())
    assert list(confinement._leave_network()) == walls


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="walls of the Linux kernel")
def test_a_confined_process_says_which_walls_stand(tmp_path):
    told = subprocess.run(
        [sys.executable, "-c", f"from onrecord.evidence.confinement import confine; print(confine({str(tmp_path)!r}))"],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert "RLIMIT_AS" in told.stdout
    assert "audit hook" in told.stdout
