"""Heads signed by a person."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from onrecord.core.errors import BadSignature, UnreadableFile, WrongKey
from onrecord.store.heads import read_head
from onrecord.store.ledger import head_of
from onrecord.store.signing import check_signature, is_locked, own_key, signed_head, verify_signature
from onrecord.store.verifying import Break, Left


def test_a_signed_head_says_whose_it_is(case, tmp_path):
    line = signed_head(case, own_key(tmp_path / "home" / "key.pem"))
    signed = check_signature(case, line, "head.json")
    assert (signed.by, signed.is_known) == ("amal", True)
    assert read_head(line, "head.json") == head_of(case.alias)
    assert signed_head(case, own_key(tmp_path / "home" / "key.pem")) != ""
    (told,) = verify_signature(case, line, "head.json")
    assert isinstance(told, Left)
    assert str(told) == f"head in head.json: signed by amal, key {signed.key}"


@pytest.mark.parametrize("name", ["seq", "hash", "at", "by", "key", "signature", "case"])
def test_a_signed_head_that_was_changed_does_not_hold(case, tmp_path, name):
    told = json.loads(signed_head(case, own_key(tmp_path / "key.pem")))
    told[name] = told[name] + 1 if name == "seq" else told[name][:-1] + ("0" if told[name][-1] != "0" else "1")
    line = json.dumps(told)
    with pytest.raises(BadSignature):
        check_signature(case, line, "head.json")
    (broken,) = verify_signature(case, line, "head.json")
    assert isinstance(broken, Break)


def test_a_key_that_the_case_file_does_not_know_is_told(case, case_maker, tmp_path):
    other = replace(case, writer=replace(case.writer, name="bilal"))
    line = signed_head(case, own_key(tmp_path / "key.pem"))
    told = json.loads(line)
    with pytest.raises(WrongKey, match="the key of amal"):
        signed_head(case, own_key(tmp_path / "another.pem"))
    signed_head(other, own_key(tmp_path / "another.pem"))
    forged = json.loads(signed_head(other, own_key(tmp_path / "another.pem")))
    assert forged["key"] != told["key"]
    stranger = case_maker.make(tmp_path / "stranger", "stranger")
    assert not check_signature(stranger, line, "head.json").is_known
    (left,) = verify_signature(stranger, line, "head.json")
    assert "does not know as theirs" in str(left)
    stranger.close()


def test_a_plain_head_and_no_head_carry_no_signature(case):
    for line in ('{"seq":1,"hash":"0"}', "a note", "[]"):
        assert check_signature(case, line, "head.json") is None
        assert list(verify_signature(case, line, "head.json")) == []


def test_a_key_is_the_persons_alone_and_may_be_behind_a_passphrase(tmp_path):
    path = tmp_path / "home" / "key.pem"
    assert not is_locked(path)
    key = own_key(path, "seven grey herons")
    assert path.stat().st_mode & 0o077 == 0
    assert is_locked(path)
    assert own_key(path, "seven grey herons").private_bytes_raw() == key.private_bytes_raw()
    for wrong in ("seven gray herons", None):
        with pytest.raises(WrongKey, match="Check the passphrase"):
            own_key(path, wrong)


def test_what_is_no_key_is_refused(tmp_path):
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    (tmp_path / "a").write_text("a note")
    pem = X25519PrivateKey.generate().private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
    (tmp_path / "b").write_bytes(pem)
    for name in ("a", "b"):
        with pytest.raises(WrongKey):
            own_key(tmp_path / name)
    with pytest.raises(UnreadableFile):
        own_key(tmp_path)
