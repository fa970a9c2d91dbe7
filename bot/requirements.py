"""What the settings must hold before `serve` may start (T11, T13, T19, S9). `doctor` asks the same questions."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bot.channels.telegram.secret import require_good
from bot.config import PREFIX, SettingError, Settings
from bot.web.client_address import TrustedProxies

SECRET_KEY_LENGTH = 32
HOW_TO_MAKE = """make one with  python3 -c 'import secrets; print(secrets.token_urlsafe(48))'  and keep it safe:
without it neither the trail nor Zalo's encrypted tokens of an older database can be read"""
NEEDS_A_CHANNEL = frozenset({"intake", "processing", "delivery"})


def require_complete(settings: Settings, parts: Collection[str]) -> None:
    """Raises `SettingError` that names each setting without which these parts of `serve` must not start."""
    found = list(problems(settings, parts))
    if found:
        raise SettingError("\n".join(found))


def require_secret_key(settings: Settings) -> str:
    """The installation's secret. Raises `SettingError` when it is missing or short."""
    key = settings.secret_key.get_secret_value()
    if len(key) < SECRET_KEY_LENGTH:
        raise SettingError(
            f"{PREFIX}SECRET_KEY: should be at least {SECRET_KEY_LENGTH} random characters, it has {len(key)}; "
            f"{HOW_TO_MAKE}"
        )
    return key


def problems(settings: Settings, parts: Collection[str]) -> Iterator[str]:
    """Each thing wrong, with the setting's name and what it should be."""
    for check in (require_secret_key, _telegram, _proxies):
        try:
            check(settings)
        except SettingError as error:
            yield str(error)
    yield from _zalo(settings)
    if NEEDS_A_CHANNEL & set(parts) and not settings.has_telegram and not settings.has_zalo:
        yield f"{PREFIX}TELEGRAM_TOKEN, {PREFIX}ZALO_APP_ID: no channel is set up; set at least one of the two"


def _telegram(settings: Settings) -> None:
    if settings.has_telegram and settings.telegram_mode == "webhook":
        require_good(settings.telegram_secret.get_secret_value())


def _proxies(settings: Settings) -> None:
    TrustedProxies.parse(settings.trusted_proxies)


def _zalo(settings: Settings) -> Iterator[str]:
    """All of Zalo's settings or none."""
    needed = {
        "ZALO_APP_ID": settings.zalo_app_id,
        "ZALO_APP_SECRET": settings.zalo_app_secret.get_secret_value(),
        "ZALO_OA_ID": settings.zalo_oa_id,
        "ZALO_OA_SECRET": settings.zalo_oa_secret.get_secret_value(),
    }
    if not any(needed.values()):
        return
    for name, value in needed.items():
        if not value:
            yield f"{PREFIX}{name}: should be set too: the Zalo channel needs {', '.join(needed)}"
