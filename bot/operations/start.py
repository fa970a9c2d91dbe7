"""What `serve` makes sure of before it does anything: logs, file modes, settings (T19, S9)."""

from __future__ import annotations

from collections.abc import Collection

from bot import config, file_modes, logs, requirements
from bot.config import SettingError, Settings

PARTS = ("intake", "processing", "delivery", "timekeeping", "web")


def parts_of(only: str | None) -> frozenset[str]:
    """The parts to run, from names with commas between; all of them without. Raises `SettingError`."""
    parts = frozenset(part.strip() for part in only.split(",") if part.strip()) if only else frozenset(PARTS)
    unknown = sorted(parts - set(PARTS))
    if unknown or not parts:
        raise SettingError(f"--only: {', '.join(unknown) or 'nothing'} is unknown; known are {', '.join(PARTS)}")
    return parts


def prepare(parts: Collection[str]) -> Settings:
    """The settings, once all is safe. Raises `SettingError` that says what is not and what to do."""
    file_modes.keep_to_ourselves()
    settings = config.load()
    logs.configure(settings.log_format, logs.secrets_of(settings))
    requirements.require_complete(settings, parts)
    file_modes.make_folder(settings.data_dir)
    file_modes.refuse_exposed(settings.data_dir, file_modes.ENV_FILE)
    return settings
