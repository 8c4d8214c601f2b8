"""Files that wait: kept under names of ours, sealed where the case file has a vault, gone when nobody wants them."""

from __future__ import annotations

import os
import time

import pytest

from onrecord.core.errors import TooLarge, UnreadableFile
from onrecord.jobs.staging import (
    INCOMING,
    STALE_SECONDS,
    Staged,
    drop_staged,
    safe_name,
    stage,
    staged_from,
    sweep_staged,
    unstage,
)
from onrecord.store.vault.keys import create_vault
from tests.hostile import PAYLOADS

NAMES = (
    "../../../etc/passwd",
    "..\\..\\windows\\system32\\drivers",
    "/etc/shadow",
    "C:\\Users\\x\\a.txt",
    "a/../../b.txt",
    "....//....//x",
    ".",
    "..",
    "",
    "nul\0byte.txt",
    "\u202egnp.exe",
    "line\nend.txt",
    "x" * 5_000 + ".pdf",
    *PAYLOADS,
)


@pytest.mark.parametrize("said", NAMES)
def test_a_hostile_name_is_shown_without_folders_or_what_acts(said):
    name = safe_name(said)
    assert 0 < len(name) <= 140
    assert not {"/", "\\", "\0", "\n", "\u202e", "\x1b"} & {*name}
    assert name not in (".", "..")


@pytest.mark.parametrize("said", NAMES)
def test_bytes_sent_under_a_hostile_name_stay_in_their_folder(case, said):
    before = {path for path in case.folder.rglob("*") if path.is_file()}
    kept = stage(case, [b"words"], said)
    new = {path for path in case.folder.rglob("*") if path.is_file()} - before
    assert {path.parent for path in new if "sqlite3" not in path.name} == {case.folder / INCOMING}
    assert unstage(case, kept) == b"words"


def test_what_is_over_the_limit_leaves_nothing_behind(case):
    with pytest.raises(TooLarge):
        stage(case, (b"x" * 10 for _ in range(5)), "a.txt", limit_bytes=20)
    assert list((case.folder / INCOMING).iterdir()) == []


def test_with_a_vault_what_waits_is_sealed(case, tmp_path):
    create_vault(case, key_file=tmp_path / "key")
    kept = stage(case, [b"Rim Halabi ", b"was seen"], "a.txt")
    (path,) = (case.folder / INCOMING).iterdir()
    assert b"Rim" not in path.read_bytes()
    assert unstage(case, staged_from(kept.as_plain())) == b"Rim Halabi was seen"


def test_a_token_that_is_a_path_is_refused():
    with pytest.raises(ValueError, match="badly formed"):
        staged_from({"name": "a", "token": "../case.sqlite3", "size_bytes": 1})


def test_what_is_gone_is_told_of(case):
    kept = stage(case, [b"words"], "a.txt")
    drop_staged(case, [kept])
    with pytest.raises(UnreadableFile):
        unstage(case, kept)


def test_what_nobody_wants_is_swept_away_after_its_time(case):
    assert sweep_staged(case, []) == 0
    old, wanted, new = (stage(case, [b"x"], name) for name in "abc")
    for each in (old, wanted):
        path = case.folder / INCOMING / each.token
        os.utime(path, (0, time.time() - STALE_SECONDS - 10))
    assert sweep_staged(case, [wanted]) == 1
    assert unstage(case, wanted) == unstage(case, new) == b"x"
    assert isinstance(old, Staged)
