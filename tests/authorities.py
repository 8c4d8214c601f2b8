"""A time-stamping authority (RFC 3161) and a calendar (OpenTimestamps) on this machine, speaking the real protocols."""

from __future__ import annotations

import hashlib
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

__all__ = ["Authority", "authority", "calendar"]

STAMPED = datetime(2026, 3, 1, 12, 0, 5, tzinfo=UTC)
SHA256_OID, RSA_OID = "2.16.840.1.101.3.4.2.1", "1.2.840.113549.1.1.1"
SIGNED_DATA, TST_INFO = "1.2.840.113549.1.7.2", "1.2.840.113549.1.9.16.1.4"
CONTENT_TYPE, DIGEST, CERTIFICATE = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4", "1.2.840.113549.1.9.16.2.47"


def tlv(tag, *parts):
    """Give parts as one DER value."""
    body = b"".join(parts)
    size = len(body)
    told = bytes([size]) if size < 128 else (lambda raw: bytes([0x80 | len(raw)]) + raw)(_big(size))
    return bytes([tag]) + told + body


def _big(number):
    return number.to_bytes(max(1, (number.bit_length() + 7) // 8), "big")


def integer(number):
    """Give a number that is not negative."""
    return tlv(2, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def oid(dotted):
    """Give an object identifier."""
    first, second, *rest = map(int, dotted.split("."))
    told = bytes([first * 40 + second])
    for part in rest:
        groups = [part & 0x7F]
        while part := part >> 7:
            groups.append(part & 0x7F | 0x80)
        told += bytes(reversed(groups))
    return tlv(6, told)


def sequence(*parts):
    """Give a sequence."""
    return tlv(0x30, *parts)


def algorithm(dotted):
    """Give an algorithm without parameters."""
    return sequence(oid(dotted), tlv(5))


@dataclass
class Authority:
    """Signs timestamps with a certificate under a root of its own."""

    at: datetime = STAMPED
    serials: list[int] = field(default_factory=list)

    def __post_init__(self):
        self.root_key, self.root = _certificate("Invented Root")
        self.key, self.leaf = _certificate("Invented Time Stamping", self.root_key, self.root)

    @property
    def pem(self):
        """The root certificate, as a person would get it from the authority's site."""
        return self.root.public_bytes(serialization.Encoding.PEM).decode()

    def reply(self, query):
        """Give the reply to a query, as DER."""
        imprint, nonce = _read_query(query)
        self.serials.append(len(self.serials) + 1)
        when = tlv(0x18, self.at.strftime("%Y%m%d%H%M%SZ").encode())
        info = sequence(integer(1), oid("1.2.3.4.1"), imprint, integer(self.serials[-1]), when, nonce)
        return sequence(sequence(integer(0)), self._token(info))

    def _token(self, info):
        der = self.leaf.public_bytes(serialization.Encoding.DER)
        attributes = [
            sequence(oid(CONTENT_TYPE), tlv(0x31, oid(TST_INFO))),
            sequence(oid(DIGEST), tlv(0x31, tlv(4, hashlib.sha256(info).digest()))),
            sequence(
                oid(CERTIFICATE),
                tlv(0x31, sequence(sequence(sequence(tlv(4, hashlib.sha256(der).digest()))))),
            ),
        ]
        attributes = b"".join(sorted(attributes))
        signature = self.key.sign(tlv(0x31, attributes), padding.PKCS1v15(), hashes.SHA256())
        signer = sequence(
            integer(1),
            sequence(self.leaf.issuer.public_bytes(), integer(self.leaf.serial_number)),
            algorithm(SHA256_OID),
            tlv(0xA0, attributes),
            algorithm(RSA_OID),
            tlv(4, signature),
        )
        content = sequence(oid(TST_INFO), tlv(0xA0, tlv(4, info)))
        signed = sequence(integer(3), tlv(0x31, algorithm(SHA256_OID)), content, tlv(0xA0, der), tlv(0x31, signer))
        return sequence(oid(SIGNED_DATA), tlv(0xA0, signed))


def _certificate(name, issuer_key=None, issuer=None):
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(STAMPED - timedelta(days=30))
        .not_valid_after(STAMPED + timedelta(days=300))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key((issuer_key or key).public_key()), critical=False
        )
    )
    unused = ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement")
    usage = dict.fromkeys((*unused, "encipher_only", "decipher_only"), False)
    made = made.add_extension(
        x509.KeyUsage(digital_signature=True, key_cert_sign=issuer is None, crl_sign=issuer is None, **usage),
        critical=True,
    )
    if issuer is not None:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return key, made.sign(issuer_key or key, hashes.SHA256())


def _read_query(query):
    """Give the imprint and the nonce of a query, as the values they stand in."""
    _, body, _ = _split(query)
    _, _, rest = _split(body)
    _, _, after = _split(rest)
    imprint = rest[: len(rest) - len(after)]
    while after:
        tag, _, following = _split(after)
        if tag == 2:
            return imprint, after[: len(after) - len(following)]
        after = following
    raise ValueError("a query without a nonce")


def _split(data):
    """Give tag, body and rest of the first value."""
    size, start = data[1], 2
    if size & 0x80:
        start += size & 0x7F
        size = int.from_bytes(data[2:start], "big")
    return data[0], data[start : start + size], data[start + size :]


class _Office(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, dict(self.headers), body))
        self._answer(self.server.reply(self.path, body))

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers), b""))
        self._answer(self.server.reply(self.path, None))

    def _answer(self, body):
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body or b"")

    def log_message(self, *_):
        """Say nothing."""


def _serve(reply):
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Office)
    server.asked, server.reply = [], reply
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@cache
def _authority():
    """Give one authority for all tests: keys take a second to make."""
    return Authority()


@pytest.fixture
def authority():
    """Give an authority that answers on this machine: `url`, `pem`, and what it was asked."""
    made = _authority()
    made.at = STAMPED
    for server in _serve(lambda _, body: made.reply(body)):
        server.pem, server.authority = made.pem, made
        yield server


@pytest.fixture
def calendar():
    """Give a calendar that promises, and puts promises into a block once it is told to (`block`)."""
    held = {}

    def reply(path, body):
        if path == "/digest" and body is not None and len(body) == 32:
            # It mixes in what others gave it, then promises.
            held[hashlib.sha256(body + b"others").digest().hex()] = True
            told = server.url.encode()
            uri = bytes([len(told)]) + told
            promise = b"\x00" + bytes.fromhex("83dfe30d2ef90c8e") + bytes([len(uri)]) + uri
            return b"\xf0\x06others\x08" + promise
        commitment = path.removeprefix("/timestamp/")
        if server.block is None or commitment not in held:
            return None
        height = bytes([server.block & 0x7F | 0x80, server.block >> 7 & 0x7F | 0x80, server.block >> 14])
        mined = b"\x00" + bytes.fromhex("0588960d73d71901") + bytes([len(height)]) + height
        # Two paths: one into a block, one to a kind of attestation that is not known here.
        return b"\xff" + b"\x00" + b"\x11" * 8 + b"\x01\x00" + b"\xf1\x02tx\x08\x08" + mined

    for server in _serve(reply):
        server.block = None
        yield server
