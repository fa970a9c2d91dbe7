"""Tests of key and lane."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.port import Address, Unreadable
from bot.channels.telegram.address import address
from tests.bot.channels.telegram import updates
from tests.bot.channels.telegram.malformed import MALFORMED

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("kind", MALFORMED)
def test_a_body_that_no_honest_sender_writes_is_unreadable(kind: str) -> None:
    """U12"""
    with pytest.raises(Unreadable):
        address(1, MALFORMED[kind])


def test_why_a_body_is_unreadable_does_not_quote_it() -> None:
    with pytest.raises(Unreadable) as caught:
        address(1, b'{"update_id": 1, "secret words": ')
    assert "secret" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_a_message_and_a_press_of_one_person_share_a_lane() -> None:
    said, pressed = address(8, updates.message(text="xin chào")), address(8, updates.press("a:b:1:tag"))
    assert said == Address("telegram:8:100000001", "telegram:810000101")
    assert pressed.lane == said.lane


def test_two_bots_do_not_share_keys() -> None:
    body = updates.message(text="x")
    assert address(1, body).key != address(2, body).key


@given(st.integers(min_value=-(2**63) + 1, max_value=2**63 - 1))
def test_an_update_id_may_be_any_number(ident: int) -> None:
    """U7, F5"""
    assert address(1, json.dumps({"update_id": ident}).encode()).key == f"telegram:1:{ident}"


@pytest.mark.parametrize("name", updates.OF_NO_CONCERN)
def test_an_update_of_no_concern_has_an_address_all_the_same(name: str) -> None:
    """U8"""
    assert address(1, updates.OF_NO_CONCERN[name]).key == "telegram:1:100000001"


@given(st.binary(max_size=200) | ANYTHING.map(lambda value: json.dumps(value).encode()))
def test_any_body_has_an_address_or_is_unreadable(body: bytes) -> None:
    """U12, S1"""
    try:
        found = address(1, body)
    except Unreadable:
        return
    assert found.key.startswith("telegram:1:")


@given(st.dictionaries(st.sampled_from(["message", "callback_query", "my_chat_member"]), ANYTHING))
def test_any_object_with_an_id_has_a_lane_or_is_unreadable(rest: dict[str, object]) -> None:
    """U8, U12"""
    try:
        found = address(1, json.dumps({"update_id": 5, **rest}).encode())
    except Unreadable:
        return
    assert found.lane.startswith("telegram:")
