"""What never reaches a log."""

from __future__ import annotations

import json
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.redaction import HIDDEN, Redactor, brief, looks_random

TOKEN = "123456789:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0"


@pytest.mark.parametrize(
    ("line", "kept", "hidden"),
    [
        (f"GET https://api.telegram.org/bot{TOKEN}/getMe", "api.telegram.org", TOKEN),
        (f"GET https://api.telegram.org/file/bot{TOKEN}/photos/1.jpg", "photos", TOKEN),
        ('{"access_token": "abc.DEF-123", "expires_in": "90000"}', "90000", "abc.DEF-123"),
        ("{'refresh_token': 'rt-1'}", "refresh_token", "rt-1"),
        ("refresh_token=rt2&app_id=77", "77", "rt2"),
        ("headers: secret_key: s3cret", "secret_key", "s3cret"),
        (r'"{\"access_token\":\"deep\"}"', "access_token", "deep"),
        ('b\'{"refresh_token":"raw"}\'', "refresh_token", "raw"),
        ("X-Telegram-Bot-Api-Secret-Token: tail", "Secret-Token", "tail"),
        ("/start Ab3dEf6hIj9kLmNq", "/start", "Ab3dEf6hIj9kLmNq"),
        ("https://t.me/press_bot?start=Ab3dEf6h-Ij9k", "press_bot", "Ab3dEf6h-Ij9k"),
        ("callback?code=qwertyuiop&oa_id=5", "oa_id=5", "qwertyuiop"),
        ("smtp://desk:pa55@mail.example.vn:587", "mail.example.vn:587", "pa55"),
        ("postgresql+asyncpg://app:pw@db/phatngon", "db/phatngon", "app:pw"),
        ("write to nha.bao+1@baochi.com.vn please", "please", "nha.bao"),
        ("[SQL: INSERT INTO words]\n[parameters: ('Xin hỏi về lương hưu',)]", "INSERT", "lương hưu"),
    ],
)
def test_secrets_are_hidden_and_the_rest_stays(line: str, kept: str, hidden: str) -> None:
    """T18, F8"""
    clean = Redactor().clean(line)
    assert hidden not in clean
    assert kept in clean
    assert HIDDEN in clean


@pytest.mark.parametrize(
    "number",
    [
        "0912345678",
        "+84912345678",
        "+84 912 345 678",
        "84912345678",
        "0912.345.678",
        "(024) 3936 1234",
        "024-3936-1234",
    ],
)
@pytest.mark.parametrize("around", ["gọi {} nhé", "tel:{}", "{}:", '"{}"', "{}"])
def test_telephone_numbers_are_hidden(number: str, around: str) -> None:
    """T18"""
    assert not any(part in Redactor().clean(around.format(number)) for part in ("345", "678", "3936", "1234"))


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-23T08:00:00.123456Z took 0.123456789 s at 1763884800000",
        "case BC-2026-00042 changed, version 3",
        "zalo user 246845883529197922, message 96d3cdf3af150460909",
        "sha256 6fd2a2b0c1b62cd1d0ff0fc5ad3b5e8c3ae49c0f4d5f94bb0d3f9c3a1d3ff7d0",
        "storage.sqlite_connection.assert_readers_cannot_write",
        "TelegramUnauthorizedErrorHandlerRegistry",
        "aiohttp.client_exceptions.ClientConnectorCertificateError",
        "8b5d8cc3-4a26-4a0e-9a3d-7f9c2b6c1d55",
        "listening on 127.0.0.1:8080",
    ],
)
def test_what_we_need_to_find_an_error_stays(line: str) -> None:
    assert Redactor().clean(line) == line


def test_random_codes_are_told_from_names() -> None:
    """T4: an invitation is 32 characters of base64url."""
    codes = [secrets.token_urlsafe(24) for _ in range(2000)]
    assert sum(looks_random(code) for code in codes) >= 1990


@given(st.text(min_size=6, max_size=60))
def test_configured_secrets_are_hidden_by_value_however_they_are_spelt(secret: str) -> None:
    """T18"""
    redactor = Redactor([secret])
    assert secret not in redactor.clean(f"before {secret} after").replace(HIDDEN, "")
    spelt = json.dumps({"x": secret})[7:-2]
    assert spelt not in redactor.clean(json.dumps({"x": secret})).replace(HIDDEN, "")


@given(st.text(max_size=200))
def test_cleaning_never_fails_and_cleans_once_for_all(text: str) -> None:
    redactor = Redactor(["some-secret"])
    once = redactor.clean(text)
    assert redactor.clean(once) == once or HIDDEN in once


def test_values_are_cleaned_whatever_their_shape() -> None:
    class Thing:
        def __repr__(self) -> str:
            return f"<Thing {TOKEN}>"

    redactor = Redactor(["topsecret"])
    value = {"a": [f"x {TOKEN}", b"topsecret", ("0912345678", 84912345678)], "access_token": {"deep": 1}, "t": Thing()}
    clean = json.dumps(redactor.clean_value(value))
    assert not any(secret in clean for secret in (TOKEN, "topsecret", "0912345678", "84912345678", "deep"))
    assert redactor.clean_value([1, 2.5, None, True]) == [1, 2.5, None, True]


def test_a_brief_error_says_what_and_where_and_none_of_its_words() -> None:
    with pytest.raises(ValueError, match="journalist") as raised:
        raise ValueError("the words of a journalist")
    assert brief(raised.value).startswith("ValueError at test_redaction.py:")
    assert brief(ValueError("words")) == "ValueError"
