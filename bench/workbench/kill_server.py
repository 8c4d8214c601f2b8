"""What is killed: the server as a process of its own, and the database where it is PostgreSQL."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

__all__ = ["Database", "Server", "free_port"]

DOOR = re.compile(r"http://\S+/enter/\S+")
PATIENCE = 60.0
DATABASE = "killed"


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


class Server:
    """The server as a process of its own, with all that it starts."""

    def __init__(self, folder: Path, database_url: str | None = None) -> None:
        self.folder, self.port, self.database_url = folder, free_port(), database_url
        self.url = f"http://127.0.0.1:{self.port}"
        self.door = ""
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it, and return once it answers."""
        words = ["serve", "--case", str(self.folder), "--port", str(self.port), "--as", "amal", "--quiet"]
        env = {**os.environ, "PYTHONUNBUFFERED": "1"}
        if self.database_url is not None:
            env["DATABASE_URL"] = self.database_url
        for _ in range(50):
            self._process = subprocess.Popen(
                [sys.executable, "-c", "from onrecord.cli.main import main; main()", *words],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                env=env,
                start_new_session=True,
            )
            assert self._process.stdout is not None
            line = self._process.stdout.readline()
            if DOOR.match(line):
                self.door = line.strip()
                return
            # The port of the one that was killed is still being given back.
            self.kill()
            time.sleep(0.2)
        raise RuntimeError("the server does not start")

    def kill(self) -> None:
        """Kill it with all that it started: no chance to finish anything."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


class Database:
    """A PostgreSQL server that keeps what it acknowledged, and can be killed with everything that it started."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.url = ""
        self._held: Any = None

    def start(self) -> None:
        """Start it; where it was killed, it mends itself from its log first."""
        from tests.postgresql import has_database, make_database, postgresql_server

        self._held = postgresql_server(durable=True, kept=self.home)
        server = self._held.__enter__()
        self.url = f"{server}/{DATABASE}"
        if not has_database(server, DATABASE):
            make_database(server, DATABASE)

    def kill(self) -> None:
        """Kill it and its processes, in the midst of whatever they write."""
        first = int((self.home / "data" / "postmaster.pid").read_text(encoding="utf-8").split()[0])
        children = Path(f"/proc/{first}/task/{first}/children").read_text(encoding="utf-8").split()
        for pid in (first, *map(int, children)):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        began = time.monotonic()
        while Path(f"/proc/{first}").exists() and time.monotonic() - began < PATIENCE:
            time.sleep(0.05)

    def stop(self) -> None:
        """End it; one that was killed is ended already."""
        with suppress(RuntimeError):
            self._held.__exit__(None, None, None)
