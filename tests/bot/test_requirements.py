"""Without these settings `serve` does not start."""

from __future__ import annotations

import pytest

from bot.config import SettingError, Settings, load
from bot.operations.start import PARTS, parts_of
from bot.requirements import require_complete

KEY = {"secret_key": "k" * 32}
TELEGRAM = {"telegram_token": "123456:" + "A" * 35, "telegram_secret": "s" * 32}
ZALO = {"zalo_app_id": "1", "zalo_app_secret": "a", "zalo_oa_id": "2", "zalo_oa_secret": "b"}


def settings(*groups: dict[str, str], **more: str) -> Settings:
    return load(_env_file=None, **{name: value for group in groups for name, value in group.items()} | more)


@pytest.mark.parametrize(
    "good",
    [
        settings(KEY, TELEGRAM),
        settings(KEY, ZALO),
        settings(KEY, TELEGRAM, ZALO),
        settings(KEY, TELEGRAM, telegram_secret="", telegram_mode="polling"),
    ],
)
def test_one_channel_alone_is_a_valid_set_up(good: Settings) -> None:
    require_complete(good, PARTS)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (settings(TELEGRAM), "SECRET_KEY"),
        (settings(TELEGRAM, secret_key="k" * 31), "it has 31"),
        (settings(KEY), "no channel"),
        (settings(KEY, TELEGRAM, telegram_secret=""), "TELEGRAM_SECRET"),
        (settings(KEY, TELEGRAM, telegram_secret="s" * 31), "TELEGRAM_SECRET"),
        (settings(KEY, TELEGRAM, telegram_secret="s" * 257), "TELEGRAM_SECRET"),
        (settings(KEY, TELEGRAM, telegram_secret="s" * 32 + "!"), "TELEGRAM_SECRET"),
        (settings(KEY, ZALO, zalo_oa_secret=""), "ZALO_OA_SECRET"),
        (settings(KEY, ZALO, zalo_oa_id=""), "ZALO_OA_ID"),
        (settings(KEY, ZALO, zalo_app_secret=""), "ZALO_APP_SECRET"),
        (settings(KEY, TELEGRAM, zalo_oa_secret="b"), "ZALO_APP_ID"),
        (settings(KEY, TELEGRAM, trusted_proxies="nonsense"), "TRUSTED_PROXIES"),
    ],
)
def test_what_is_missing_or_weak_is_named(wrong: Settings, named: str) -> None:
    """T11, T13, S9"""
    with pytest.raises(SettingError, match=named):
        require_complete(wrong, PARTS)


def test_no_refusal_tells_a_secret() -> None:
    """T18"""
    weak = settings(TELEGRAM, ZALO, secret_key="my-short-key", telegram_secret="weak!secret", zalo_oa_id="")
    with pytest.raises(SettingError) as refused:
        require_complete(weak, PARTS)
    assert not any(secret in str(refused.value) for secret in ("my-short-key", "weak!secret", "AAAA"))


def test_the_web_alone_needs_no_channel() -> None:
    require_complete(settings(KEY), {"web"})


def test_the_parts_are_named_with_commas() -> None:
    assert parts_of(None) == frozenset(PARTS)
    assert parts_of("intake, web") == {"intake", "web"}
    for wrong in ("intake,sending", ",", "Web"):
        with pytest.raises(SettingError, match="known are intake"):
            parts_of(wrong)
