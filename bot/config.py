"""Settings: the only place that reads the environment. See `.env` in the README.

Every setting is `PHATNGON_<NAME>`; every secret may instead be read from the file named by `PHATNGON_<NAME>_FILE`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "PHATNGON_"
ENV_FILE = ".env"


class SettingError(Exception):
    """A setting is wrong: the message names it and says what it should be."""


class Settings(BaseSettings):
    """All settings, with their defaults. One channel alone is a valid set-up."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=ENV_FILE, extra="ignore")

    database_url: str = "sqlite+aiosqlite:///data/phatngon.db"
    listen: str = "127.0.0.1:8080"
    public_url: str = ""
    data_dir: Path = Path("data")
    secret_key: SecretStr = SecretStr("")
    telegram_token: SecretStr = SecretStr("")
    telegram_secret: SecretStr = SecretStr("")
    telegram_api: str = "https://api.telegram.org"
    telegram_mode: Literal["webhook", "polling"] = "webhook"
    zalo_app_id: str = ""
    zalo_app_secret: SecretStr = SecretStr("")
    zalo_oa_id: str = ""
    zalo_oa_secret: SecretStr = SecretStr("")
    zalo_refresh_token: SecretStr = SecretStr("")
    zalo_api: str = "https://openapi.zalo.me"
    zalo_oauth: str = "https://oauth.zaloapp.com"
    smtp_url: SecretStr = SecretStr("")
    mail_from: str = ""
    timezone: str = "Asia/Ho_Chi_Minh"
    log_format: Literal["console", "json"] = "console"
    metrics_listen: str = ""
    require_pin: bool = Field(default=False, description="every legal act asks for the person's own PIN")
    report_up: Literal["seen", "consent"] = Field(
        default="seen", description="what is asked of the superior a sensitive text is reported to (9.6)"
    )
    trusted_proxies: str = Field(default="", description="comma-separated addresses whose X-Forwarded-For counts")
    failpoints: str = Field(default="", description="tests only: name=exit|raise|sleep:SECONDS, comma-separated")

    @field_validator("timezone")
    @classmethod
    def _zone_exists(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"no such time zone: {value}; use for example Asia/Ho_Chi_Minh") from error
        return value

    @field_validator("listen")
    @classmethod
    def _host_and_port(cls, value: str) -> str:
        host, _, port = value.rpartition(":")
        if not host or not port.isdigit():
            raise ValueError("should be HOST:PORT, for example 127.0.0.1:8080")
        return value

    @property
    def zone(self) -> ZoneInfo:
        """The agency's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def has_telegram(self) -> bool:
        """Whether the Telegram channel is set up."""
        return bool(self.telegram_token.get_secret_value())

    @property
    def has_zalo(self) -> bool:
        """Whether the Zalo channel is set up."""
        return bool(self.zalo_app_id)


def load(**overrides: object) -> Settings:
    """Read the settings. Raises `SettingError` that names each wrong setting and what it should be."""
    try:
        return Settings(**{**_from_files(), **overrides})  # type: ignore[arg-type]  # checked by pydantic itself
    except ValidationError as error:
        lines = [f"{PREFIX}{'.'.join(map(str, one['loc'])).upper()}: {one['msg']}" for one in error.errors()]
        raise SettingError("\n".join(lines)) from error


def _from_files() -> dict[str, str]:
    """Secrets given as `PHATNGON_…_FILE`, in the environment or in `.env`; an empty one is not given."""
    found = {}
    given = {**dotenv_values(ENV_FILE), **os.environ}  # noqa: TID251 - this is the one place
    for name, value in given.items():
        if value and name.startswith(PREFIX) and name.endswith("_FILE"):
            found[name[len(PREFIX) : -len("_FILE")].lower()] = _read_secret(name, Path(value))
    return found


def _read_secret(name: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise SettingError(f"{name}: cannot read {path}: {error.strerror}") from error
