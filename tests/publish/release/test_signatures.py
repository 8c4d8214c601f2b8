"""Keys are read from the files people have them in; what is no signature is none."""

from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.publish.release.signatures import holds, key_files, public_key_in, read_key, signature_files
from tests.releases import OTHER, SIGNER

DATA = b"what is signed"
FILES = signature_files("SHA256SUMS", DATA, SIGNER)


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_signature_holds_for_its_bytes_and_key_alone(name):
    assert holds(DATA, FILES[name], SIGNER.public)
    assert not holds(DATA + b"!", FILES[name], SIGNER.public)
    assert not holds(DATA, FILES[name], OTHER.public)


@pytest.mark.parametrize("name", ["key.pem", "allowed_signers"])
def test_a_key_is_read_from_each_file_it_is_written_to(tmp_path, name):
    (tmp_path / name).write_bytes(key_files(SIGNER.public)[name])
    assert read_key(tmp_path / name) == SIGNER.public


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ssh-ed25519 AAAA",
        "ssh-ed25519 !",
        "ssh-ed25519 AAA",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\nA\n-----END PUBLIC KEY-----",
    ],
)
def test_a_file_without_a_key_is_refused_by_name(tmp_path, text):
    (tmp_path / "key").write_text(text)
    assert public_key_in(text) is None
    with pytest.raises(BadOption, match="no public key"):
        read_key(tmp_path / "key")


def test_a_key_that_is_not_there_is_refused_by_name(tmp_path):
    with pytest.raises(BadOption, match="no public key"):
        read_key(tmp_path / "key")


@pytest.mark.parametrize(
    "signature", [b"", b"\0" * 64, b"-----BEGIN SSH SIGNATURE-----\n!\n-----END SSH SIGNATURE-----"]
)
def test_what_is_no_signature_does_not_hold(signature):
    assert not holds(DATA, signature, SIGNER.public)


def test_a_signature_made_for_something_else_does_not_hold():
    import base64

    text = FILES["SHA256SUMS.sig"].decode().splitlines()
    blob = base64.b64decode("".join(text[1:-1])).replace(b"onrecord-release", b"onrecord-another")
    other = "\n".join([text[0], base64.b64encode(blob).decode(), text[-1]]).encode()
    assert not holds(DATA, other, SIGNER.public)
