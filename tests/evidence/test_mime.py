from __future__ import annotations

from base64 import b64encode

import pytest

from onrecord.core.errors import TooLarge
from onrecord.evidence import mime
from onrecord.evidence.mime import Entity, leaves, open_entity


def field_of(value: str | bytes, charset: str | None = None) -> str:
    data = value if isinstance(value, bytes) else value.encode()
    return open_entity(b"Subject: " + data + b"\n\n").text("subject", charset)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Four dead", "Four dead"),
        ("=?utf-8?Q?Mu=C3=B1oz_dead?=", "Muñoz dead"),
        ("=?utf-8?B?TXXD?= =?utf-8?B?sW96?=", "Muñoz"),
        ("=?utf-8?Q?a?= and =?latin1?Q?=F1?=", "a and ñ"),
        ("=?utf-8*es?Q?=C3=B1?=", "ñ"),
        ("=?no-such?B?TXU=?=", "Mu"),
        ("=?utf-8?B?TXU?=", "Mu"),
        ("=?utf-8?B?TXVub?=", "Mun"),
        ("=?utf-8?Q?half", "=?utf-8?Q?half"),
        ("Four\n dead\n\tin market", "Four dead in market"),
        ("قتل أربعة".encode("cp1256"), "قتل أربعة"),
        (b"\x81\x8d\x8f\x90\x9d", "\ufffd" * 5),
    ],
)
def test_a_field_is_read_as_what_it_means(value, text):
    charset = "windows-1256" if isinstance(value, bytes) and b"\x81" not in value else None
    assert field_of(value, charset) == text


def test_parameters_are_read_in_all_their_forms():
    head = b'Content-Type: text/plain; charset="utf-8"; name*0="a"; name*1="b.txt"\nContent-Disposition: attachment;\n'
    entity = open_entity(head + b" filename*=utf-8''%D8%A3.txt\n\nx")
    assert (entity.type, entity.charset, entity.name, entity.disposition) == (
        "text/plain",
        "utf-8",
        "أ.txt",
        "attachment",
    )
    assert open_entity(b"Content-Type: x\n\n").type == "text/plain"
    assert open_entity(b"\nbody").body == b"body"
    assert Entity({"content-type": b"text/plain; name*9*=a; name*x*=b"}, b"").parameter("content-type", "name") in (
        "",
        "a",
    )


def test_a_parameter_that_the_library_chokes_on_is_none(monkeypatch):
    def choke(*_):
        raise ValueError

    monkeypatch.setattr(mime, "collapse_rfc2231_value", choke)
    assert Entity({"content-type": b"text/plain; name=a"}, b"").name == ""


@pytest.mark.parametrize(
    ("encoding", "body", "content"),
    [
        (b"base64", b64encode(b"Four dead"), b"Four dead"),
        (b"base64", b64encode(b"Four dead")[:-2] + b"\n!", b"Four de"),
        (b"base64", b"Rm91cg==?A", b"Four"),
        (b"quoted-printable", b"Mu=F1oz=\n dead", b"Mu\xf1oz dead"),
        (b"8bit", b"Mu\xf1oz", b"Mu\xf1oz"),
    ],
)
def test_encodings_for_the_way_are_undone(encoding, body, content):
    assert open_entity(b"Content-Transfer-Encoding: " + encoding + b"\n\n" + body).content().startswith(content)


def test_a_head_without_end_is_cut():
    entity = open_entity(b"X: y\n" * 2_000 + b"\nbody")
    assert entity.flags == ("header fields after the first 1,000 were passed over",)
    assert entity.body == b"body"
    assert open_entity(b"Subject: x").body == b""
    assert len(open_entity(b"Subject: " + b"x" * 50_000).fields["subject"]) == mime.LONGEST_FIELD


def multipart(boundary: str, *bodies: bytes) -> bytes:
    head = f'Content-Type: multipart/mixed; boundary="{boundary}"\n\npreamble\n'.encode()
    return (
        head
        + b"".join(b"--%s\n\n%s\n" % (boundary.encode(), body) for body in bodies)
        + f"--{boundary}--\nend".encode()
    )


def test_parts_are_given_in_order_with_their_places():
    outer = multipart("o", b"a", b"c").replace(b"--o\n\nc", b"--o\n" + multipart("i", b"b").replace(b"\nend", b""))
    found = list(leaves(open_entity(outer), "it"))
    assert [(part.place, part.body) for part in found if isinstance(part, Entity)] == [("1", b"a"), ("2.1", b"b")]


def test_a_multipart_without_a_boundary_is_one_part():
    entity = open_entity(b"Content-Type: multipart/mixed\n\nx")
    assert list(leaves(entity, "it")) == [entity]
    assert list(leaves(open_entity(b"Content-Type: multipart/mixed; boundary=b\n\nx"), "it")) == []


def test_parts_past_the_bound_are_one_error(monkeypatch):
    monkeypatch.setattr(mime, "MOST_PARTS", 2)
    found = list(leaves(open_entity(multipart("b", b"1", b"2", b"3")), "it"))
    assert [type(each) for each in found] == [Entity, Entity, TooLarge]
    monkeypatch.setattr(mime, "DEEPEST", 0)
    (error,) = leaves(open_entity(multipart("b", b"1")), "it")
    assert isinstance(error, TooLarge)
