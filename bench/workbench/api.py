"""`make api`: the whole API under schemathesis, as a client from outside: no fault, no status that is not documented.

What a case file of the bundled invented reports answers to generated requests, twice: with whatever ids are made up,
and with ids that are there. Needs schemathesis (requirements/api.txt); without it, it says so and does nothing.
"""

from __future__ import annotations

import argparse
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import tomllib
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any

__all__ = ["main"]

CHECKS = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance", "unsupported_method", "allow_header_conformance", "ignored_auth",
)  # fmt: skip
SEED = "20261129"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run schemathesis over the API; give 0 where it found nothing, or is not installed."""
    asked = argparse.ArgumentParser(prog="python -m bench.workbench.api", description=__doc__)
    asked.add_argument("--schemathesis", default=_beside(), help="the programme (default: beside this Python)")
    asked.add_argument("--port", type=int, default=0, help="a port of this machine (default: any that is free)")
    asked.add_argument("--examples", type=int, default=40, help="requests that are made up for each operation")
    given = asked.parse_args(arguments)
    if given.schemathesis is None:
        print("schemathesis is not installed: python -m pip install -r requirements/api.txt. Nothing was tried.")
        return 0
    port = given.port or _free_port()
    with tempfile.TemporaryDirectory(prefix="onrecord-api-") as folder:
        served = subprocess.Popen(
            [sys.executable, "-m", "bench.workbench.served_api", str(Path(folder, "case")), str(port)],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            assert served.stdout is not None
            told = json.loads(served.stdout.readline())
            return _tried(given, Path(folder), f"http://127.0.0.1:{port}/api/v1", told)
        finally:
            served.terminate()
            served.wait()


def _tried(given: argparse.Namespace, folder: Path, root: str, told: dict[str, Any]) -> int:
    worst = 0
    for name, parameters in (("ids that are made up", {}), ("ids that are there", told["there"])):
        print(f"== {name}", flush=True)
        config = folder / "schemathesis.toml"
        config.write_text(_config(parameters), encoding="utf-8")
        run = [given.schemathesis, "--config-file", str(config), "run", f"{root}/openapi.json"]
        run += ["--header", f"Authorization: Bearer {told['token']}", "--max-examples", str(given.examples)]
        run += ["--checks", ",".join(CHECKS), "--seed", SEED, "--generation-deterministic", "--continue-on-failure"]
        run += ["--warnings", "off", "--request-timeout", "30", "--suppress-health-check", "all"]
        worst = max(worst, subprocess.run(run, cwd=folder, check=False).returncode)
    if not _holds(f"{root}/me", told["token"]):
        print("The token holds no more: what came after it ended was not tried. Run it again with another seed.")
        return 1
    return worst


def _config(parameters: dict[str, list[str]]) -> str:
    told = "[parameters]\n" + "".join(f"{name} = {json.dumps(each)}\n" for name, each in parameters.items())
    tomllib.loads(told)
    return told


def _holds(address: str, token: str) -> bool:
    asked = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"})
    try:
        with urllib.request.urlopen(asked) as answer:
            return int(answer.status) == 200
    except OSError:
        return False


def _beside() -> str | None:
    return shutil.which("schemathesis", path=str(Path(sys.executable).parent)) or shutil.which("schemathesis")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
