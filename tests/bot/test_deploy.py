"""What `deploy/` says of the program is true."""

from __future__ import annotations

import re
from pathlib import Path

from bot.cli import cli
from bot.config import PREFIX, Settings
from bot.web.webhooks import TELEGRAM_PATH, ZALO_PATH

DEPLOY = Path(__file__).parents[2] / "deploy"


def text(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def test_the_example_documents_every_setting_and_no_other() -> None:
    named = re.findall(rf"^{PREFIX}([A-Z_]+)=", text("example.env"), re.MULTILINE)
    assert sorted(named) == sorted(name.upper() for name in Settings.model_fields)


def test_the_example_shows_the_defaults_and_no_secret() -> None:
    given = dict(re.findall(rf"^{PREFIX}([A-Z_]+)=(.*)$", text("example.env"), re.MULTILINE))
    ours = {"PUBLIC_URL", "TRUSTED_PROXIES"}
    for name, field in Settings.model_fields.items():
        default = field.default.get_secret_value() if hasattr(field.default, "get_secret_value") else field.default
        assert name.upper() in ours or given[name.upper()] == str(default)


def test_what_is_started_exists() -> None:
    assert "phatngon serve\n" in text("phatngon.service")
    assert 'CMD ["serve"]' in text("Dockerfile")
    assert "serve" in cli.commands


def test_the_container_and_the_service_run_as_nobody_special_and_from_the_lock() -> None:
    """T19, T35"""
    assert re.search(r"^USER phatngon$", text("Dockerfile"), re.MULTILINE)
    assert "--require-hashes -r requirements/run.txt" in text("Dockerfile")
    service = text("phatngon.service")
    for line in ("User=phatngon", "UMask=0077", "StateDirectoryMode=0700", "NoNewPrivileges=yes", "TimeoutStopSec=30"):
        assert f"\n{line}\n" in service


def test_the_proxy_lets_the_webhooks_through_and_not_the_health_pages() -> None:
    """T20, 2.3"""
    [ours] = re.findall(r"^\s*@ours path (.*)$", text("Caddyfile"), re.MULTILINE)
    assert {TELEGRAM_PATH, ZALO_PATH, "/zalo/callback", "/spokespersons*"} <= set(ours.split())
    assert not {"/metrics", "/healthz", "/readyz"} & set(ours.split())
