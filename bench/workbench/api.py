"""`make api`: the whole API under schemathesis, as a client from outside: no fault, no status that is not documented.

What a case file of the bundled invented reports answers to generated requests, twice: with whatever ids are made up,
and with ids that are there. Needs schemathesis (requirements/api.txt); without it, it says so and does nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import tomllib
import urllib.request
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.coding.corpus import Measure
from bench.tables import Table

__all__ = ["Tried", "counted", "main", "measure"]

CHECKS = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance", "unsupported_method", "allow_header_conformance", "ignored_auth",
)  # fmt: skip
SEED = "20261129"
EXAMPLES = 40
NOT_THERE = "schemathesis is not installed: python -m pip install -r requirements/api.txt."


@dataclass(frozen=True, slots=True)
class Tried:
    """What one round of schemathesis tried: requests, operations of how many, and what failed, by what it was."""

    name: str
    cases: int
    operations: int
    selected: int
    failures: tuple[str, ...]
    code: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Run schemathesis over the API; give 0 where it found nothing, 1 where it is not installed."""
    asked = argparse.ArgumentParser(prog="python -m bench.workbench.api", description=__doc__)
    asked.add_argument(
        "--schemathesis",
        default=os.environ.get("SCHEMATHESIS") or _beside(),
        help="the programme (default: beside this Python)",
    )
    asked.add_argument("--port", type=int, default=0, help="a port of this machine (default: any that is free)")
    asked.add_argument("--examples", type=int, default=EXAMPLES, help="requests that are made up for each operation")
    given = asked.parse_args(arguments)
    if given.schemathesis is None:
        print(f"{NOT_THERE} Nothing was tried.", file=sys.stderr)
        return 1
    rounds = list(_rounds(given.schemathesis, given.examples, given.port))
    return max(each.code for each in rounds)


def measure(_: Path | None = None) -> Measure:
    """Give how many requests were made up for how many operations, and how many of them failed a check.

    Raises:
        SystemExit: schemathesis is not installed.
    """
    programme = os.environ.get("SCHEMATHESIS") or _beside()
    if programme is None:
        raise SystemExit(NOT_THERE)
    rounds = list(_rounds(programme, int(os.environ.get("SCHEMATHESIS_EXAMPLES", EXAMPLES))))
    failures = [failure for each in rounds for failure in each.failures]
    # A round that ended otherwise than well, and names no failure, failed all the same.
    failed = len(failures) + sum(each.code != 0 and not each.failures for each in rounds)
    figures = {
        "api/cases": float(sum(each.cases for each in rounds)),
        "api/operations": float(min(each.operations for each in rounds)),
        "api/failures": float(failed),
    }
    rows = tuple((each.name, each.selected, each.operations, each.cases, len(each.failures)) for each in rounds)
    columns = ("requests with", "operations", "tried", "requests", "failed checks")
    return Measure(figures, (Table("The API under schemathesis", columns, rows, "\n".join(failures) or None),))


def _rounds(programme: str, examples: int, port: int = 0) -> Iterator[Tried]:
    port = port or _free_port()
    with tempfile.TemporaryDirectory(prefix="onrecord-api-") as folder:
        served = subprocess.Popen(
            [sys.executable, "-m", "bench.workbench.served_api", str(Path(folder, "case")), str(port)],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            assert served.stdout is not None
            told = json.loads(served.stdout.readline())
            root = f"http://127.0.0.1:{port}/api/v1"
            # Made once, and then at hand: schemathesis waits ten seconds for it.
            _holds(f"{root}/openapi.json", told["token"])
            for name, parameters in (("ids that are made up", {}), ("ids that are there", told["there"])):
                yield _tried((programme, examples), Path(folder), root, (name, told["token"], parameters))
                if not _holds(f"{root}/me", told["token"]):
                    print("The token holds no more: what came after was not tried. Run it again with another seed.")
                    yield Tried("a token that holds", 0, 0, 0, ("the token holds no more",), 1)
                    return
        finally:
            served.terminate()
            served.wait()


def _tried(how: tuple[str, int], folder: Path, root: str, what: tuple[str, str, dict[str, list[str]]]) -> Tried:
    (programme, examples), (name, token, parameters) = how, what
    print(f"== {name}", flush=True)
    config, log = folder / "schemathesis.toml", folder / "cases.ndjson"
    config.write_text(_config(parameters), encoding="utf-8")
    run = [programme, "--config-file", str(config), "run", f"{root}/openapi.json"]
    run += ["--header", f"Authorization: Bearer {token}", "--max-examples", str(examples)]
    run += ["--checks", ",".join(CHECKS), "--seed", SEED, "--generation-deterministic", "--continue-on-failure"]
    run += ["--warnings", "off", "--request-timeout", "60", "--suppress-health-check", "all"]
    run += ["--report", "ndjson", "--report-ndjson-path", str(log)]
    code = subprocess.run(run, cwd=folder, check=False).returncode
    return counted(name, log.read_text(encoding="utf-8").splitlines(), code)


def counted(name: str, lines: Iterable[str], code: int) -> Tried:
    """Give what a log of schemathesis's events tells of a round."""
    cases, tried, failures, selected = 0, set[str](), dict[str, None](), 0
    for line in lines:
        ((kind, event),) = json.loads(line).items()
        if kind == "LoadingFinished":
            selected = int(event["statistic"]["operations"]["selected"])
        if kind == "ScenarioFinished" and event.get("recorder") is not None:
            recorder = event["recorder"]
            # What was skipped has a label and nothing besides; what goes from one operation to the next, another label.
            sent, label = recorder.get("interactions", {}), str(recorder["label"])
            cases += len(sent)
            tried |= {label} if sent and " /" in label else set()
            for checks in recorder.get("checks", {}).values():
                wrong = (each for each in checks if each["status"] == "failure")
                failures |= {f"{recorder['label']}: {each['name']}": None for each in wrong}
    return Tried(name, cases, len(tried), selected, tuple(failures), code)


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
