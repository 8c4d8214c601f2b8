"""Where a web address leads: only to the public internet, unless a list names the private place it may lead to.

A page in a report may name `http://192.168.1.1/` or a name that means it: whoever fetches what strangers name must not
become their hand inside the network (server-side request forgery: OWASP). The address that was checked is the one that
is connected to; a name is not looked up twice.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from onrecord.core.errors import NotFetched

__all__ = ["Network", "Place", "find_place", "look_up", "read_networks"]

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
SCHEMES = {"http": 80, "https": 443}

# Each ends in an IPv4 address that a gateway may lead on to: NAT64 (RFC 6052), IPv4-compatible (RFC 4291).
_ENDS_IN_IPV4 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("::/96"))
# NAT64 of a network's own (RFC 8215), site-local (RFC 3879), which Python 3.11 takes for public.
_OWN = (ipaddress.ip_network("64:ff9b:1::/48"), ipaddress.ip_network("fec0::/10"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where to connect for a web address: the checked address and port, the name to ask for, the path to ask of it."""

    url: str
    scheme: str
    host: str
    port: int
    address: str
    target: str

    @property
    def host_header(self) -> str:
        """The name as a request gives it, with the port where it is not the usual one."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == SCHEMES[self.scheme] else f"{name}:{self.port}"


def look_up(host: str, port: int) -> list[str]:
    """Give the addresses of a host, as this machine's resolver tells them.

    Raises:
        OSError: it has none, or nobody answers.
    """
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def find_place(url: str, allowed: Sequence[Network] = (), lookup: Callable[[str, int], list[str]] = look_up) -> Place:
    """Give where a web address leads.

    Args:
        url: http or https, with no name or password in it.
        allowed: networks that are not public and that a person named all the same.
        lookup: what tells the addresses of a host.

    Raises:
        NotFetched: the address is none, or leads where it may not.
    """
    parts, port = _split(url)
    host = (parts.hostname or "").rstrip(".")
    try:
        addresses = lookup(host, port)
    except (OSError, UnicodeError) as error:
        raise _refusal(url, f"no address for {host} ({error})", "a host that can be found") from error
    for address in addresses:
        if not _may_lead_to(address, allowed):
            raise _refusal(url, f"{address}, which is not public", "an address of the public internet")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(url, parts.scheme.casefold(), host, port, addresses[0], _quoted(target))


def read_networks(text: str) -> tuple[Network, ...]:
    """Read a list of networks or addresses parted by commas, such as `127.0.0.1, 10.1.0.0/16`.

    Raises:
        NotFetched: a part of it is none.
    """
    try:
        return tuple(ipaddress.ip_network(part.strip(), strict=False) for part in text.split(",") if part.strip())
    except ValueError as error:
        raise NotFetched(
            "the list of networks that may be fetched from",
            found=str(error),
            expected="addresses or networks parted by commas, such as 10.1.0.0/16",
            do="Mend the list, or give none: then only the public internet is fetched from.",
        ) from error


def _split(url: str):  # type: ignore[no-untyped-def]  # a SplitResult and a port
    try:
        parts = urlsplit(url.strip())
        port = parts.port or SCHEMES.get(parts.scheme.casefold(), 0)
    except ValueError as error:
        raise _refusal(url, str(error), "a web address") from error
    if parts.scheme.casefold() not in SCHEMES or not parts.hostname:
        raise _refusal(url, f"the scheme {parts.scheme or '(none)'}", "http or https, and a host")
    if parts.username is not None or parts.password is not None:
        raise _refusal(f"{parts.scheme}://…@{parts.hostname}", "a name or password in the address", "neither")
    return parts, port


def _may_lead_to(address: str, allowed: Sequence[Network]) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    if any(found in network for network in allowed if network.version == found.version):
        return True
    if any(found in network for network in _OWN if network.version == found.version):
        return False
    return all(each.is_global and not each.is_multicast for each in (found, *_inner(found)))


def _inner(found: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    """Give the addresses that an IPv6 address stands for: packets to it may arrive at these."""
    if not isinstance(found, ipaddress.IPv6Address):
        return []
    if any(found in network for network in _ENDS_IN_IPV4):
        return [ipaddress.IPv4Address(found.packed[-4:])]
    return [each for each in (found.ipv4_mapped, found.sixtofour) if each is not None]


def _quoted(target: str) -> str:
    """Give the path as a request may hold it: whatever is no sign of an address goes as its bytes."""
    from urllib.parse import quote

    return quote(target, safe="/?[]@!$&'(+*),;=:%~")


def _refusal(url: str, found: str, expected: str) -> NotFetched:
    return NotFetched(
        url, found=found, expected=expected, do="Check the address; save the page in a browser and add the file."
    )
