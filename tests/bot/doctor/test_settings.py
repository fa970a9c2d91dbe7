"""What the doctor says of the settings."""

from __future__ import annotations

import pytest

from bot.config import Settings, load
from bot.doctor.finding import Level
from bot.doctor.settings import examine
from tests.fakes import MONDAY_MORNING

GOOD = {
    "secret_key": "k" * 32,
    "telegram_token": "123456:" + "A" * 35,
    "telegram_secret": "s" * 32,
    "public_url": "https://press.example.vn",
    "trusted_proxies": "127.0.0.1",
    "smtp_url": "smtps://desk:pw@mail.example.vn",
    "mail_from": "desk@example.vn",
}


def settings(**changed: str) -> Settings:
    return load(_env_file=None, **(GOOD | changed))


def levels(found: Settings) -> dict[str, Level]:
    return {finding.subject.removeprefix("PHATNGON_"): finding.level for finding in examine(found, MONDAY_MORNING)}


def test_a_good_set_up_has_no_fault() -> None:
    assert set(levels(settings()).values()) == {Level.OK}


@pytest.mark.parametrize(
    ("changed", "subject", "level"),
    [
        ({"secret_key": ""}, "SECRET_KEY", Level.BAD),
        ({"telegram_secret": "weak"}, "TELEGRAM_SECRET", Level.BAD),
        ({"public_url": ""}, "PUBLIC_URL", Level.BAD),
        ({"public_url": "http://press.example.vn"}, "PUBLIC_URL", Level.BAD),
        ({"telegram_api": "http://127.0.0.1:8081"}, "TELEGRAM_API", Level.WARN),
        ({"listen": "0.0.0.0:8080"}, "LISTEN", Level.WARN),
        ({"metrics_listen": "0.0.0.0:9100"}, "METRICS_LISTEN", Level.WARN),
        ({"trusted_proxies": ""}, "TRUSTED_PROXIES", Level.WARN),
        ({"smtp_url": "", "mail_from": ""}, "SMTP_URL, PHATNGON_MAIL_FROM", Level.WARN),
        ({"mail_from": ""}, "SMTP_URL, PHATNGON_MAIL_FROM", Level.BAD),
        ({"timezone": "UTC"}, "TIMEZONE", Level.WARN),
    ],
)
def test_every_fault_is_named_with_a_remedy(changed: dict[str, str], subject: str, level: Level) -> None:
    assert levels(settings(**changed))[subject] is level
    for finding in examine(settings(**changed), MONDAY_MORNING):
        assert finding.level is Level.OK or finding.remedy


def test_polling_needs_no_public_address() -> None:
    assert "PUBLIC_URL" not in levels(settings(telegram_mode="polling", public_url="", trusted_proxies=""))
