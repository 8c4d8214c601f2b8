"""Bind Django to the database of a case file: SQLite in its folder, or PostgreSQL where `DATABASE_URL` said so."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from onrecord.core.errors import DatabaseUnavailable, MissingPart

__all__ = [
    "DEFAULT",
    "WAIT_SECONDS",
    "close",
    "configure",
    "connect_again",
    "connect_postgresql",
    "connect_sqlite",
    "is_newer",
    "is_ready",
    "last_migration",
    "make_tables",
    "make_tables_as_of",
    "people_as_of",
]

DEFAULT = "default"
"""The alias of the case file that a command works on; a copy uses a second beside it."""

# Apps whose tables every case file has. Those of signing in are made where the workbench is served.
OWN = ("store", "people")

# A writer waits so long for the one before it; a transaction of ours takes well under a second.
WAIT_SECONDS = 60
# WAL lets readers go on beside a writer. FULL: what is acknowledged survives a power cut, not only a crash.
# secure_delete: a key that is destroyed leaves no copy in free pages.
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA cache_size=-65536;"


def configure() -> None:
    """Start Django once in this process, with no database yet; under a settings module of its own it is left alone."""
    import django
    from django.apps import apps

    # Loading: Django itself imports this room, on its way through the apps of the workbench.
    if not (apps.ready or apps.loading):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.store.settings")
        django.setup()


def connect_sqlite(path: Path, alias: str = DEFAULT) -> None:
    """Bind the alias to the SQLite database at the path, which is made when first written to."""
    options = {"transaction_mode": "IMMEDIATE", "timeout": WAIT_SECONDS, "init_command": PRAGMAS}
    _bind(alias, {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": options})


def connect_postgresql(url: str, alias: str = DEFAULT) -> None:
    """Bind the alias to the PostgreSQL database of the URL (postgresql://user@host/name, any libpq parameter).

    Raises:
        MissingPart: its driver is not installed.
        DatabaseUnavailable: the URL is none, or nobody answers there.
    """
    given = _read_url(url)
    named = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    settings: dict[str, Any] = {key: given.pop(name, "") for key, name in named.items()}
    # Health checks let a pooled or long-lived connection that was cut be opened anew at the next use.
    _bind(
        alias,
        {
            "ENGINE": "django.db.backends.postgresql",
            **settings,
            "OPTIONS": given,
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
        },
    )
    _reach(alias, _without_password(url))


def connect_again(alias: str, other: str) -> None:
    """Bind another alias to the database of the first: to read from it, waiting for no writer and keeping none."""
    from django.db import connections

    settings = {**connections.settings[alias]}
    if settings["ENGINE"].endswith("sqlite3"):
        settings["OPTIONS"] = {**settings["OPTIONS"], "transaction_mode": "DEFERRED"}
    _bind(other, settings)


def close(alias: str = DEFAULT) -> None:
    """Close this thread's connection, if there is one."""
    from django.db import connections

    if alias in connections.settings and hasattr(connections[alias], "close"):
        connections[alias].close()


def is_ready(alias: str = DEFAULT) -> bool:
    """True where the tables of this version are all there."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections[alias])
    return not executor.migration_plan([node for app in OWN for node in executor.loader.graph.leaf_nodes(app)])


def make_tables(alias: str = DEFAULT) -> None:
    """Make the tables of this version, out of none or out of those of an older version."""
    from django.core.management import call_command

    for app in OWN:
        call_command("migrate", app, database=alias, verbosity=0, interactive=False)


def make_tables_as_of(migration: str, alias: str = DEFAULT) -> None:
    """Make the tables as of a migration of the store, and those of people that came with it or before.

    Raises:
        CommandError: this version knows no such migration.
    """
    from django.core.management import call_command

    call_command("migrate", "store", migration, database=alias, verbosity=0, interactive=False)
    for _, name in people_as_of(migration, alias):
        call_command("migrate", "people", name, database=alias, verbosity=0, interactive=False)


def people_as_of(migration: str, alias: str = DEFAULT) -> list[tuple[str, str]]:
    """Give the migrations of people that came with a migration of the store or before, in order."""
    from django.db import connections
    from django.db.migrations.loader import MigrationLoader

    graph = MigrationLoader(connections[alias]).graph
    return sorted(
        node
        for node in graph.nodes
        if node[0] == "people" and all(name <= migration for app, name in graph.forwards_plan(node) if app == "store")
    )


def is_newer(alias: str = DEFAULT) -> bool:
    """True where a later version made tables that this one does not know."""
    from django.db import connections
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.recorder import MigrationRecorder

    # Which follows which does not matter here, and takes longest to find out.
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    known = set(loader.disk_migrations)
    applied = MigrationRecorder(connections[alias]).applied_migrations()
    return any(app in OWN and (app, name) not in known for app, name in applied)


def last_migration(alias: str = DEFAULT) -> str:
    """Give the name of the newest migration that the tables have been through, empty where there are none."""
    from django.db import connections
    from django.db.migrations.recorder import MigrationRecorder

    applied = MigrationRecorder(connections[alias]).applied_migrations()
    return max((name for app, name in applied if app == "store"), default="")


def _bind(alias: str, settings: dict[str, Any]) -> None:
    from django.db import connections

    configure()
    close(alias)
    connections.settings[alias] = connections.configure_settings({DEFAULT: settings})[DEFAULT]
    if hasattr(connections, "_connections") and hasattr(connections._connections, alias):
        del connections[alias]


def _read_url(url: str) -> dict[str, Any]:
    try:
        from psycopg import ProgrammingError
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as error:
        raise MissingPart(
            "a case file in PostgreSQL",
            found="no driver",
            expected="the package psycopg",
            do="Install it: pip install 'onrecord[postgresql]'.",
        ) from error
    try:
        given = dict(conninfo_to_dict(url))
    except ProgrammingError as error:
        raise _unavailable(_without_password(url), str(error)) from error
    if not given.get("dbname"):
        raise _unavailable(_without_password(url), "no database named")
    return given


def _reach(alias: str, url: str) -> None:
    from django.db import OperationalError, connections

    try:
        connections[alias].ensure_connection()
    except OperationalError as error:
        raise _unavailable(url, str(error).strip()) from error


def _unavailable(url: str, found: str) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        f"database {url}",
        found=found,
        expected="a PostgreSQL database that answers, such as postgresql://recorder@localhost/raqqa",
        do="Check DATABASE_URL, and that the server runs and lets this user in.",
    )


def _without_password(url: str) -> str:
    """Give the URL without what stands between the user's name and the host."""
    from urllib.parse import urlsplit, urlunsplit

    parts = urlsplit(url)
    if "@" not in parts.netloc:
        return url if parts.scheme else "of DATABASE_URL"
    user, host = parts.netloc.rsplit("@", 1)
    return urlunsplit((parts.scheme, f"{user.split(':')[0]}@{host}", parts.path, "", ""))
