from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from onrecord.evidence.jsonld import report_node, strings


def node_of(*described, kind="application/ld+json"):
    scripts = "".join(f"<script type='{kind}'>{text}</script>" for text in described)
    return report_node(html.document_fromstring(f"<html><head>{scripts}</head><body>x</body></html>"))


ARTICLE = {"@type": "NewsArticle", "headline": "Four killed"}


@pytest.mark.parametrize(
    "described",
    [
        json.dumps(ARTICLE),
        json.dumps([{"@type": "Organization"}, ARTICLE]),
        json.dumps({"@context": "x", "@graph": [{"@type": "WebPage"}, ARTICLE]}),
        json.dumps({"@type": "WebPage", "mainEntity": ARTICLE}),
        json.dumps(ARTICLE | {"@type": ["Thing", "NewsArticle"]}),
        f"<!-- {json.dumps(ARTICLE)} -->",
        f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>",
        json.dumps(ARTICLE) + ";",
        '{"@type": "NewsArticle", "headline": "Four killed", "text": "a\nb"}',
    ],
)
def test_the_node_of_the_report_is_found(described):
    assert node_of(described)["headline"] == "Four killed"


def test_a_report_comes_before_its_page():
    assert node_of('{"@type": "WebPage"}', json.dumps(ARTICLE))["headline"] == "Four killed"


def test_a_page_is_better_than_nothing():
    assert node_of('{"@type": "Organization"}', '{"@type": "WebPage", "name": "x"}')["name"] == "x"


@pytest.mark.parametrize("described", ["", "{", "[" * 100_000, "5", '"x"', '{"@type": 5}', "{'a': 1}", " " * 1_000_001])
def test_nothing_readable_is_the_empty_node(described):
    assert node_of(described) == {}


def test_other_scripts_are_not_read():
    assert node_of(json.dumps(ARTICLE), kind="text/javascript") == {}


def test_a_catalogue_is_not_read_to_its_end():
    assert node_of(json.dumps([{"@type": "Product"}] * 6_000 + [ARTICLE])) == {}


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ("Amal Haddad", ("Amal Haddad",)),
        ({"@type": "Person", "name": "Amal Haddad"}, ("Amal Haddad",)),
        (["Amal Haddad", {"name": "Rita Saad"}, 5, ["nested"]], ("Amal Haddad", "Rita Saad")),
        ({"name": ["x"]}, ()),
        (" ", ()),
        (None, ()),
        (5, ()),
    ],
)
def test_a_value_has_texts(value, texts):
    assert strings(value) == texts


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON)
def test_any_value_has_texts_or_none(value):
    assert all(isinstance(text, str) for text in strings(value))
