"""Whether anything that is held back leaves: planted secrets looked for in all that is made of a disclosed edition.

Every maker that there is writes what it writes of the edition of each audience; every byte of it is searched. Then each
rule is taken away in turn, and each field that an audience does not have is given: the search has to find something,
or it would not have seen that the rule failed.
"""

from __future__ import annotations

import importlib
import importlib.util
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from bench.coding.corpus import Measure
from bench.publish.searching import Hit, search_folder
from bench.tables import Table
from onrecord.publish.disclosure.audiences import Audience, audiences
from onrecord.publish.disclosure.disclosing import disclose
from onrecord.publish.edition import Edition
from onrecord.publish.wire import edition_lines
from tests.planted import Planted, planted

__all__ = ["Maker", "found_for", "makers", "measure", "mutants", "write_lines"]

Maker = Callable[[Edition, Path], object]
ROUNDS = 6


def measure(_: Path | None = None) -> Measure:
    """Give how many secrets were planted and found, and how many rules the search does not notice the loss of."""
    whole, makes = planted(ROUNDS), makers()
    rows, found, rules, untested = [], 0, 0, []
    for audience in audiences().values():
        hits = found_for(whole, audience, makes)
        hidden = sum(audience.name in secret.hidden_from for secret in whole.secrets)
        missed = [name for name, mutant in mutants(audience) if not found_for(whole, mutant, {"lines": write_lines})]
        count = sum(1 for _ in mutants(audience))
        rows.append((audience.name, hidden, len({hit.words for hit in hits}), count, len(missed)))
        found, rules = found + len(hits), rules + count
        untested += missed
    figures = {
        "secrets/planted": len(whole.secrets), "secrets/found": found, "secrets/audiences": len(rows),
        "secrets/makers": len(makes), "secrets/rules": rules, "secrets/rules_untested": len(untested),
    }  # fmt: skip
    kinds = Counter(secret.of.partition(",")[0] for secret in whole.secrets)
    note = f"Written by: {', '.join(makes)}. Not noticed: {', '.join(untested) or 'none'}."
    columns = ("audience", "secrets held back", "found", "rules taken away", "not noticed")
    tables = (
        Table("Secrets in released bytes", columns, tuple(rows), note),
        Table("Secrets planted", ("of", "how many"), tuple(sorted(kinds.items()))),
    )
    return Measure({key: float(value) for key, value in figures.items()}, tables)


def found_for(whole: Planted, audience: Audience, makes: Mapping[str, Maker]) -> list[Hit]:
    """Give the secrets that an audience may not have and that are in what is written for it."""
    hidden = [(each.words, each.is_number) for each in whole.secrets if audience.name in each.hidden_from]
    given = disclose(whole.edition, audience, b"a key of the case file")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for maker, write in makes.items():
            (folder / maker).mkdir(parents=True)
            write(given, folder / maker)
        return search_folder(folder, hidden)


def mutants(audience: Audience) -> Iterator[tuple[str, Audience]]:
    """Yield an audience without each of its rules, and with each of the fields that it does not have."""
    for rule in audience.rules:
        rules = tuple(each for each in audience.rules if each is not rule)
        yield f"{audience.name}: {rule.name}", replace(audience, rules=rules)
    for field in sorted(audience.held):
        yield f"{audience.name}: {field}", replace(audience, give=audience.give | {field})


def write_lines(edition: Edition, folder: Path) -> None:
    """Write an edition in the open format."""
    text = "".join(f"{line}\n" for line in edition_lines(edition))
    (folder / "records.jsonl").write_text(text, encoding="utf-8")


def makers() -> dict[str, Maker]:
    """Give everything there is that writes what leaves, by name."""
    found: dict[str, Maker] = {"lines": write_lines}
    if _there("onrecord.publish.site.making"):
        found["site"] = importlib.import_module("onrecord.publish.site.making").write_site
    if _there("onrecord.publish.exchange.formats"):
        formats = importlib.import_module("onrecord.publish.exchange.formats").FORMATS
        found |= {f"exchange-{name}": form.write for name, form in formats.items()}
    if _there("onrecord.publish.release.making"):
        write_release = importlib.import_module("onrecord.publish.release.making").write_release
        inner = dict(found)
        found["release"] = lambda edition, folder: write_release(edition, folder / "release", inner, None, None)
    return found


def _there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False
