"""The door of the webhook (T13)."""

from __future__ import annotations

import hashlib
import json
import re

import pytest

from bot.channels.zalo.signature import Signature
from tests.bot.channels.zalo.malformed import MALFORMED
from tests.bot.channels.zalo.samples import APP, EVENTS, OA, SECRET, event, signed

STAMP = "1735689600000"
BODY = event("user_reply_quoted")
DOOR = Signature(APP, OA, SECRET)


def test_the_mac_is_a_plain_hash_of_app_id_raw_body_timestamp_and_secret() -> None:
    mac = hashlib.sha256(APP.encode() + BODY + STAMP.encode() + SECRET.encode()).hexdigest()
    assert DOOR.is_genuine(BODY, {"X-ZEvent-Signature": f"mac={mac}"})


def test_a_mac_without_its_prefix_is_taken_too() -> None:
    mac = signed(BODY, STAMP)["X-ZEvent-Signature"].removeprefix("mac=")
    assert DOOR.is_genuine(BODY, {"x-zevent-signature": mac})


def test_a_body_serialised_anew_is_refused() -> None:
    assert not DOOR.is_genuine(json.dumps(json.loads(BODY)).encode(), signed(BODY, STAMP))


@pytest.mark.parametrize("mac", ["", "mac=", "mac=" + "0" * 64, "mac=é", "mac=\udcff", "\ud800"])
def test_a_wrong_mac_is_refused_without_an_error(mac: str) -> None:
    assert not DOOR.is_genuine(BODY, {"X-ZEvent-Signature": mac})


def test_an_unsigned_empty_object_is_refused() -> None:
    assert not DOOR.is_genuine(b"{}", {})


def test_the_header_s_timestamp_counts_only_where_the_body_has_none() -> None:
    bare = json.dumps({"app_id": APP, "oa_id": OA, "event_name": "follow"}).encode()
    assert DOOR.is_genuine(bare, {**signed(bare, "77"), "X-ZEvent-Timestamp": "77"})
    assert not DOOR.is_genuine(BODY, {**signed(BODY, "77"), "X-ZEvent-Timestamp": "77"})


@pytest.mark.parametrize("stray", [{"app_id": "1"}, {"oa_id": "1"}, {"sender": {"id": "1"}, "recipient": {"id": "2"}}])
def test_a_call_for_another_app_or_oa_is_refused(stray: dict[str, object]) -> None:
    body = json.dumps({"app_id": APP, "timestamp": STAMP, **stray}).encode()
    assert not DOOR.is_genuine(body, signed(body, STAMP))


@pytest.mark.parametrize("name", [path.stem for path in EVENTS])
def test_every_sample_event_passes_the_door_of_its_own_oa(name: str) -> None:
    body = event(name)
    said = json.loads(body)
    oa = said.get("oa_id") or (said["sender"]["id"] if "oa_send" in said["event_name"] else said["recipient"]["id"])
    door = Signature(said["app_id"], oa, SECRET)
    assert door.is_genuine(body, signed(body, said["timestamp"], app=said["app_id"]))


@pytest.mark.parametrize("name", MALFORMED)
def test_signed_garbage_is_genuine_and_unsigned_garbage_is_not(name: str) -> None:
    """U12"""
    body = MALFORMED[name]
    found = re.search(rb'"timestamp": (\d{1,20})', body)
    stamp = found[1].decode() if found else "123"
    assert DOOR.is_genuine(body, {**signed(body, stamp), "X-ZEvent-Timestamp": "123"})
    assert not DOOR.is_genuine(body, {"X-ZEvent-Signature": "mac=" + "0" * 64})


def test_no_door_is_built_without_a_secret() -> None:
    with pytest.raises(ValueError, match="ZALO_OA_SECRET"):
        Signature(APP, OA, "")
