"""Start Django for one case file: settings of its own, tables of signing in, and the server."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile, Writer
    from onrecord.store.people.models import Member

__all__ = [
    "LOOPBACK",
    "MANIFEST",
    "Serving",
    "configure",
    "first_member",
    "listen",
    "make_ready",
    "make_signing_tables",
    "nearest_case",
    "open_served",
    "prepare",
]

SECRET = "workbench.key"
"""The file in the case file's folder that signs sessions and seals the secrets of second factors: who removes it signs
everybody out, and each sets up a second factor anew."""
MANIFEST = "onrecord.toml"
"""What makes a folder a case file. Asked here too: `store` must not be imported before Django is configured."""
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Serving:
    """How the workbench is served: where it listens, by which names it is asked for, whether over https; and whether
    it is all of it, or the submission page alone (`outside`). `release_key` is the file of the key that the group
    signs releases with.
    """

    host: str = "127.0.0.1"
    port: int = 8370
    names: Sequence[str] = ()
    https: bool = False
    threads: int = 8
    outside: bool = False
    release_key: Path | None = None


def configure(secret: str, how: Serving | None = None) -> None:
    """Start Django with the workbench's settings, once in a process.

    Args:
        secret: What sessions are signed with.
        how: How it is served; by default on this machine alone.
    """
    import django
    from django.conf import Settings, settings

    how = how or Serving()
    hosts = [*LOOPBACK, *how.names]
    given: dict[str, Any] = {
        "SECRET_KEY": secret,
        "ROOT_URLCONF": "onrecord.web.submissions.outside" if how.outside else "onrecord.web.urls",
        "ALLOWED_HOSTS": hosts,
        "SESSION_COOKIE_SECURE": how.https,
        "CSRF_COOKIE_SECURE": how.https,
        "CSRF_TRUSTED_ORIGINS": [f"https://{name}" for name in how.names] if how.https else [],
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if how.https else None,
        "RELEASE_KEY": how.release_key,
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not how.https,
    }
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.web.settings")
    if not settings.configured:
        settings.configure(default_settings=Settings("onrecord.web.settings"), **given)
    django.setup()


def prepare(folder: Path, how: Serving) -> None:
    """Start Django for the case file that is in a folder, or will be made there."""
    configure(_secret_of(folder), how)


def open_served(folder: Path, writer: Callable[[], Writer], how: Serving) -> CaseFile:
    """Configure Django for the case file in a folder, open it, and serve it from now on.

    Args:
        writer: Gives who starts it; called once Django is configured, for importing the store configures it otherwise.

    Raises:
        CaseFileError: there is none, or it cannot be opened.
    """
    prepare(folder, how)
    from onrecord.store.casefile import open_case
    from onrecord.web.access.casefile import hold_case

    case = open_case(folder, writer())
    make_signing_tables(case.alias)
    hold_case(case)
    return case


def make_signing_tables(alias: str) -> None:
    """Make the tables of sessions, second factors and lock-outs, which are no part of the case file's facts."""
    from django.core.management import call_command

    call_command("migrate", database=alias, verbosity=0, interactive=False)


def first_member(case: CaseFile, name: str) -> Member:
    """Give whoever starts the server as a person of the case file; while nobody administers it, the
    first has every role.
    """
    from onrecord.store.people.members import ADMINISTRATOR, add_member, member_named, members
    from onrecord.store.people.rights import roles_register

    there = members(case)
    if any(each.name == name for each in there):
        return member_named(case, name)
    administered = any(ADMINISTRATOR in each.role_names for each in there)
    roles = () if administered else tuple(roles_register().roles)
    with case.writing() as pen:
        return add_member(pen, name, roles)


def listen(how: Serving) -> Any:
    """Give the server, which answers once its `run` is called.

    Raises:
        BadOption: another program listens there.
    """
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    from onrecord.core.errors import BadOption

    # Who asks, and by which protocol, is what the server before it says; of nobody else is that believed.
    trusted = {"trusted_proxy": "127.0.0.1", "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"}}
    before: dict[str, Any] = trusted if how.https else {}
    try:
        return create_server(
            get_wsgi_application(),
            host=how.host,
            port=how.port,
            threads=how.threads,
            ident=None,
            clear_untrusted_proxy_headers=True,
            **before,
            # A body beyond this is held in a file until it is read; what strangers send never is (20 MB at most).
            inbuf_overflow=32 * 1024 * 1024,
            max_request_body_size=32 * 1024 * 1024 if how.outside else 512 * 1024 * 1024,
        )
    except OSError as error:
        raise BadOption(
            f"port {how.port} of {how.host}",
            found=str(error.strerror or error),
            expected="a free port",
            do="Stop what listens there, or choose another with --port.",
        ) from error


def make_ready() -> None:
    """Read every address, template and translation now: whoever opens the first page would wait seconds for it."""
    from django.conf import settings
    from django.template.loader import get_template
    from django.urls import get_resolver
    from django.utils import translation

    resolver: Any = get_resolver()
    resolver._populate()
    templates = Path(__file__).parent / "templates"
    for path in sorted(templates.rglob("*.html")):
        get_template(path.relative_to(templates).as_posix())
    for language, _ in settings.LANGUAGES:
        translation.activate(language)
    translation.deactivate()


def nearest_case(start: Path) -> Path:
    """Give the folder of the case file at or above `start`, or `start`, of which opening it will tell."""
    return next((each for each in (start.absolute(), *start.absolute().parents) if (each / MANIFEST).is_file()), start)


def _secret_of(folder: Path) -> str:
    path = folder / SECRET
    if not (folder / MANIFEST).is_file():
        return secrets.token_urlsafe(48)  # opening it will tell that there is none
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        made = secrets.token_urlsafe(48)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(made)
        return made
