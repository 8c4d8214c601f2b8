from __future__ import annotations

import pytest

from onrecord.core.errors import NotFetched
from onrecord.evidence.hosts import find_place, look_up, read_networks


def told(*addresses):
    return lambda *_: list(addresses)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.4.4", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "ff02::1",
        "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "::127.0.0.1", "fec0::1",
    ],
)  # fmt: skip
def test_what_is_not_public_is_refused_however_it_is_written(address):
    with pytest.raises(NotFetched, match="not public"):
        find_place("http://news.example/", lookup=told(address))


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    with pytest.raises(NotFetched, match=r"10\.0\.0\.1"):
        find_place("http://news.example/", lookup=told("93.184.216.34", "10.0.0.1"))


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_the_address_that_was_checked_is_the_one_to_connect_to(address):
    place = find_place("https://News.example:8443/a b?q=ق#part", lookup=told(address))
    assert (place.address, place.port, place.host_header) == (address, 8443, "news.example:8443")
    assert place.target == "/a%20b?q=%D9%82"


def test_the_usual_port_is_left_out_of_the_name():
    place = find_place("https://news.example./", lookup=told("93.184.216.34"))
    assert (place.host_header, place.port, place.target) == ("news.example", 443, "/")


def test_a_private_network_that_was_named_is_reached():
    place = find_place("http://[fd00::5]:8000/x", read_networks("fd00::/8, 10.0.0.0/8"), told("fd00::5"))
    assert place.host_header == "[fd00::5]:8000"


@pytest.mark.parametrize(
    "url",
    ["ftp://a.example/", "file:///etc/passwd", "javascript:alert(1)", "http://", "//a.example/", "http://[::1", "", "http://a.example:99999/"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(NotFetched):
        find_place(url, lookup=told("93.184.216.34"))


def test_a_password_in_an_address_is_refused_and_not_repeated():
    with pytest.raises(NotFetched) as refused:
        find_place("http://amal:secret@news.example/", lookup=told("93.184.216.34"))
    assert "secret" not in str(refused.value)


def test_a_host_that_is_not_found_is_named():
    def nobody(*_):
        raise OSError("Name or service not known")

    with pytest.raises(NotFetched, match=r"no address for nowhere\.example"):
        find_place("http://nowhere.example/", lookup=nobody)


def test_networks_are_read_or_refused_by_name():
    assert [str(network) for network in read_networks("127.0.0.1, 10.1.2.3/16,")] == ["127.0.0.1/32", "10.1.0.0/16"]
    with pytest.raises(NotFetched, match="local"):
        read_networks("local")


def test_this_machine_knows_its_own_name():
    assert "127.0.0.1" in look_up("127.0.0.1", 80)
