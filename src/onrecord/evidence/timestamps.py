"""Timestamps of an authority (RFC 3161): asked for, kept raw, and checked against certificates that a person trusts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption, BadSignature, NotFetched
from onrecord.evidence.posting import Asking, send
from onrecord.evidence.programs import is_installed, run

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

__all__ = ["Reply", "Stamped", "ask_authority", "check_reply", "second_opinion"]

QUERY, REPLY = "application/timestamp-query", "application/timestamp-reply"


@dataclass(frozen=True, slots=True)
class Reply:
    """The reply of an authority as it came, and the number it had to repeat."""

    raw: bytes
    nonce: int


@dataclass(frozen=True, slots=True)
class Stamped:
    """When something was stamped, and by whom as their certificate says."""

    at: datetime
    by: str


def ask_authority(url: str, data: bytes, how: Asking) -> Reply:
    """Give the reply of an authority to the SHA-256 of the data; the data itself is not sent.

    Raises:
        NotFetched: there is none.
    """
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    request = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).build()
    raw = send(url, request.as_bytes(), {"Content-Type": QUERY, "Accept": REPLY}, how)
    if not raw:
        raise NotFetched(url, found="an empty reply", expected="a timestamp", do="Check the address.")
    return Reply(raw, request.nonce or 0)


def check_reply(reply: Reply, data: bytes, roots: bytes, thing: str) -> Stamped:
    """Give what a reply says, once its signature, its certificates and the data hold.

    Args:
        reply: as `ask_authority` gave it.
        data: what was stamped.
        roots: certificates of authorities that are trusted, in PEM.
        thing: what errors call it.

    Raises:
        BadSignature: the reply is none, or does not hold.
        BadOption: there is no certificate in `roots`.
    """
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

    trusted = _certificates(roots)
    try:
        told = decode_timestamp_response(reply.raw)
        VerifierBuilder(roots=trusted, nonce=reply.nonce).build().verify_message(told, data)
        signer = next(iter(told.signed_data.signer_infos))
        names = {each.serial_number: each.subject for each in _sent(told.signed_data.certificates)}
        by = (
            names[signer.serial_number].rfc4514_string() if signer.serial_number in names else f"{signer.serial_number}"
        )
        return Stamped(told.tst_info.gen_time, by)
    except (VerificationError, ValueError) as error:
        raise BadSignature(
            thing,
            found=str(error) or type(error).__name__,
            expected="a timestamp that holds, by an authority that is trusted",
            do="Ask for another; a reply that does not hold proves nothing.",
        ) from error


def second_opinion(reply: Reply, data: bytes, roots: bytes, at: datetime) -> bool | None:
    """Say whether OpenSSL holds a reply good as of its day; None where it is not on this machine."""
    if not is_installed("openssl"):
        return None
    with TemporaryDirectory(prefix="onrecord-") as folder:
        files = {"data": data, "reply.tsr": reply.raw, "roots.pem": roots}
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        paths = [str(Path(folder, name)) for name in files]
        asked = ["openssl", "ts", "-verify", "-data", paths[0], "-in", paths[1], "-CAfile", paths[2]]
        return run([*asked, "-attime", str(int(at.timestamp()))], "openssl", "a timestamp").succeeded


def _certificates(pem: bytes) -> list[Certificate]:
    from cryptography.x509 import load_pem_x509_certificates

    try:
        return load_pem_x509_certificates(pem)
    except ValueError as error:
        raise BadOption(
            "--certificate",
            found="no certificate",
            expected="the certificates of the authority, in PEM (-----BEGIN CERTIFICATE-----)",
            do="Get its root certificate from the authority's site.",
        ) from error


def _sent(certificates: set[bytes]) -> list[Certificate]:
    from cryptography.x509 import load_der_x509_certificate

    return [load_der_x509_certificate(each) for each in certificates]
