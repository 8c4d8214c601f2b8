"""Pages with their true text or true date, out of the archives of `pages/`."""

from __future__ import annotations

import gzip
import json
import random
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Page", "open_half", "read_articles", "read_dated", "read_languages"]

LANGUAGES = frozenset({"arabic", "burmese", "chinese", "japanese", "latvian", "spanish", "thai"})
# Changes nothing but which half of the pages may be looked at.
SEED = 3


@dataclass(frozen=True, slots=True)
class Page:
    """A page as captured, where it stood, and what people say of it; a dated page may truly have no date."""

    id: str
    data: bytes
    url: str
    text: str | None = None
    day: str | None = None
    language: str | None = None


def open_half(pages: Sequence[Page]) -> frozenset[str]:
    """Give the ids of the random half whose errors may be looked at."""
    ids = sorted(page.id for page in pages)
    return frozenset(random.Random(SEED).sample(ids, len(ids) // 2))


def read_articles(folder: Path) -> list[Page]:
    """Give the 181 pages of the article extraction benchmark; gold is the body of the article, without its headline."""
    files = _files(folder / "pages" / "article_extraction_benchmark_181.tar")
    root = "article_extraction_benchmark"
    gold = json.loads(files[f"{root}/ground-truth.json"])
    return [
        Page(key, gzip.decompress(files[f"{root}/html/{key}.html.gz"]), said["url"], text=said["articleBody"])
        for key, said in sorted(gold.items())
    ]


def read_dated(folder: Path) -> list[Page]:
    """Give the 200 pages with publication dates; five of them have none."""
    files = _files(folder / "pages" / "htmldate_mediacloud2020_200.tar.gz")
    index = json.loads((folder / "pages" / "htmldate_mediacloud2020_index.json").read_bytes())
    by_name = {Path(name).name: data for name, data in files.items()}
    return [
        Page(said["file"], by_name[said["file"]], said["url"], day=said["date"], language=said["html_lang"])
        for said in index
    ]


def read_languages(folder: Path) -> list[Page]:
    """Give newspaper4k's own test pages that come with both text and language."""
    files = _files(folder / "pages" / "newspaper4k_multilingual.tar.gz")
    pages = []
    for name in sorted(files):
        path = Path(name)
        if path.parent.name == "txt" and f"data/html/{path.stem}.html" in files:
            said = json.loads(files.get(f"data/metadata/{path.stem}.json", b"{}"))
            text = files[name].decode("utf-8")
            data = files[f"data/html/{path.stem}.html"]
            pages.append(Page(path.stem, data, said.get("url", ""), text=text, language=_language(path.stem)))
    return pages


def _language(name: str) -> str:
    """Give the language that the name of a test page says; those that say none are in English."""
    word = name.partition("_article")[0]
    return word if word in LANGUAGES and name != word else "english"


def _files(path: Path) -> Mapping[str, bytes]:
    with tarfile.open(path) as archive:
        members = [
            (member.name.removeprefix("./"), archive.extractfile(member)) for member in archive if member.isfile()
        ]
        return {name: stream.read() for name, stream in members if stream is not None}
