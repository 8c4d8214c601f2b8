from __future__ import annotations

import time

import pytest

from onrecord.core.errors import Damaged, Unsafe
from onrecord.evidence.trees import each_element, local_name, read_tree

LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b"<a b='&b;'>&b;</a>"
)


def said(root):
    return "".join(root.itertext())


def test_a_document_gives_its_tree():
    tree = read_tree("<?xml version='1.0'?><!-- x --><a><?b c?>قُتل <b>أربعة</b></a>".encode(), "it")
    assert said(tree.root) == "قُتل أربعة"
    assert tree.flags == ()


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_the_encoding_is_that_of_the_bytes(codec):
    document = "<?xml version='1.0' encoding='utf-16'?><a>قُتل أربعة مدنيين في السوق</a>"
    assert said(read_tree(document.encode(codec), "it").root) == "قُتل أربعة مدنيين في السوق"


def test_a_declared_encoding_is_believed():
    document = "<?xml version='1.0' encoding='windows-1256'?><a>قتل أربعة</a>".encode("cp1256")
    assert said(read_tree(document, "it").root) == "قتل أربعة"


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("read", [read_tree, lambda data, thing: list(each_element(data, ["a"], thing))])
def test_entities_are_refused_in_any_encoding(codec, read):
    with pytest.raises(Unsafe, match="it: found an XML document that defines entities"):
        read(LAUGHS.decode().encode(codec), "it")


@pytest.mark.parametrize("closing", ["<a>&x;y</a>", "<a>&x;y"])
def test_no_other_file_is_opened(closing, tmp_path):
    secret = tmp_path / "secret.dtd"
    secret.write_text("<!ENTITY x 'the address of a witness'>")
    document = f'<!DOCTYPE a SYSTEM "{secret.as_uri()}">{closing}'.encode()
    tree = read_tree(document, "it")
    assert "witness" not in said(tree.root)
    with pytest.raises(Damaged):
        list(each_element(document, ["a"], "it"))


def test_an_included_file_is_not_opened(tmp_path):
    (tmp_path / "secret.xml").write_text("<b>the address of a witness</b>")
    document = (
        f"<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='{(tmp_path / 'secret.xml').as_uri()}'/></a>"
    )
    assert said(read_tree(document.encode(), "it").root) == ""


def test_a_document_type_without_entities_is_nothing():
    document = b"<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' \"x\" [\n<!ELEMENT a ANY>\n]><a>b</a>"
    assert said(read_tree(document, "it").root) == "b"


def test_document_types_without_end_take_no_time():
    start = time.process_time()
    with pytest.raises(Damaged):
        read_tree(b"<!DOCTYPE a [" * 100_000, "it")
    assert time.process_time() - start < 2


def test_a_broken_document_gives_what_can_be_made_out():
    tree = read_tree(b"<a><b>Four dead</b><c>in the ma", "it")
    assert said(tree.root) == "Four deadin the ma"
    assert tree.flags[0].startswith("the XML is broken (Premature end of data")


def test_a_document_too_deep_is_flagged():
    (flag,) = read_tree(b"<a>" * 100_000, "it").flags
    assert "Excessive depth" in flag


@pytest.mark.parametrize("data", [b"", b"  \n", b"hello", b"\xff\x81\xff", b"\0", b" \0 <"])
def test_no_document_is_damaged(data):
    with pytest.raises(Damaged, match="it: found XML that breaks off or is none"):
        read_tree(data, "it")


def test_elements_are_given_one_by_one_and_emptied():
    document = b"<s xmlns='x'><d>" + b"<row r='1'><c>a</c><c>b</c><row>in</row></row>" * 3 + b"</d><row/></s>"
    seen = [(local_name(row), said(row)) for row in each_element(document, ["row"], "it")]
    assert seen == [("row", "abin")] * 3 + [("row", "")]


def test_elements_before_a_break_are_given():
    rows = each_element(b"<s><row>a</row><row>b", ["row"], "it")
    assert said(next(rows)) == "a"
    with pytest.raises(Damaged, match="Premature end"):
        next(rows)


def test_bytes_of_no_encoding_are_flagged():
    tree = read_tree(b"<a>Four dead \x81\x8d\x8f\x90\xff</a>", "it")
    assert said(tree.root).startswith("Four dead \ufffd")
    assert tree.flags == ("characters could not be decoded",)


@pytest.mark.parametrize("half", [b"&#xD800;", b"&#xdfff;", b"&#0055296;", b"&#x00D83D"])
def test_half_a_character_in_a_broken_document_is_a_lost_one(half):
    tree = read_tree(b"<a>Four " + half + b" dead &#x41;&#66;<b></a>", "it")
    assert said(tree.root).startswith("Four \ufffd")
    assert "dead AB" in said(tree.root)


def test_nulls_hide_nothing_of_a_document():
    assert said(read_tree(b"\0<\0a>Four\0 dead</a>", "it").root) == "Four dead"
