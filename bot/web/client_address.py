"""Whose call is it? `X-Forwarded-For` counts only when one of our own proxies wrote it (T12)."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from aiohttp import web

from bot.config import PREFIX, SettingError

Network = IPv4Network | IPv6Network
SUBSCRIBER_BITS = 64  # one IPv6 subscriber owns a whole /64
UNKNOWN = "unknown"


@dataclass(frozen=True)
class TrustedProxies:
    """The proxies whose word on the caller's address is taken."""

    networks: tuple[Network, ...] = ()

    @classmethod
    def parse(cls, setting: str) -> TrustedProxies:
        """From addresses and networks with commas between. Raises `SettingError`."""
        try:
            return cls(tuple(ip_network(one.strip()) for one in setting.split(",") if one.strip()))
        except ValueError as error:
            raise SettingError(
                f"{PREFIX}TRUSTED_PROXIES: should be addresses or networks with commas between, "
                f"for example 127.0.0.1,10.0.0.0/8: {error}"
            ) from error

    def caller(self, peer: str, forwarded: list[str]) -> str:
        """The right-most hop that is none of ours; `forwarded` are the `X-Forwarded-For` headers in order."""
        hops = [hop.strip() for header in forwarded for hop in header.split(",")]
        address = peer
        while self._trusts(address) and hops and _is_address(hops[-1]):
            address = hops.pop()
        return address

    def _trusts(self, address: str) -> bool:
        return _is_address(address) and any(ip_address(address) in network for network in self.networks)


def caller_of(request: web.Request, proxies: TrustedProxies) -> str:
    """The address a call comes from, as far as it can be believed."""
    return proxies.caller(_peer(request), request.headers.getall("X-Forwarded-For", []))


def is_local(request: web.Request) -> bool:
    """Whether the call was made on this machine and not handed on by a proxy (T20)."""
    forwarded = any(name in request.headers for name in ("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"))
    peer = _peer(request)
    return not forwarded and _is_address(peer) and ip_address(peer).is_loopback


def subscriber(address: str) -> str:
    """What limits are counted by: an IPv4 address, or the /64 an IPv6 address lies in."""
    if not _is_address(address):
        return UNKNOWN
    found = ip_address(address)
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ip_network((int(found) >> SUBSCRIBER_BITS << SUBSCRIBER_BITS, SUBSCRIBER_BITS)))


def _peer(request: web.Request) -> str:
    name = request.transport.get_extra_info("peername") if request.transport else None
    return str(name[0]) if name else UNKNOWN


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
