"""Whose call it is."""

from __future__ import annotations

import pytest

from bot.config import SettingError
from bot.web.client_address import TrustedProxies, subscriber

PROXY = "10.0.0.1"
TRUSTED = TrustedProxies.parse("10.0.0.0/8, 127.0.0.1")


@pytest.mark.parametrize(
    ("peer", "forwarded", "caller"),
    [
        ("203.0.113.9", ["198.51.100.1"], "203.0.113.9"),
        (PROXY, [], PROXY),
        (PROXY, ["198.51.100.1"], "198.51.100.1"),
        (PROXY, ["1.1.1.1, 198.51.100.1"], "198.51.100.1"),
        (PROXY, ["1.1.1.1", "198.51.100.1, 10.2.3.4"], "198.51.100.1"),
        (PROXY, ["not an address"], PROXY),
        (PROXY, ["198.51.100.1, "], PROXY),
        ("unknown", ["198.51.100.1"], "unknown"),
    ],
)
def test_forwarded_addresses_count_only_from_our_own_proxies_and_from_the_right(
    peer: str, forwarded: list[str], caller: str
) -> None:
    """T12"""
    assert TRUSTED.caller(peer, forwarded) == caller


def test_without_trusted_proxies_nobody_is_believed() -> None:
    """T12"""
    assert TrustedProxies.parse("").caller("127.0.0.1", ["198.51.100.1"]) == "127.0.0.1"


def test_a_wrong_setting_is_named() -> None:
    with pytest.raises(SettingError, match="TRUSTED_PROXIES"):
        TrustedProxies.parse("10.0.0.0/8,proxy.example")


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("nonsense", "unknown"),
    ],
)
def test_limits_count_subscribers(address: str, counted: str) -> None:
    assert subscriber(address) == counted
