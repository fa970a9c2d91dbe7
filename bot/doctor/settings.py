"""The doctor on the settings themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from bot.config import PREFIX, Settings
from bot.doctor.finding import Finding, bad, ok, warn
from bot.operations.start import PARTS
from bot.requirements import problems

OFFICIAL = {
    "telegram_api": "https://api.telegram.org",
    "zalo_api": "https://openapi.zalo.me",
    "zalo_oauth": "https://oauth.zaloapp.com",
}
ASKED_ABOVE = {
    "seen": "the superior sees a sensitive text in one press",
    "consent": "the superior agrees to a sensitive text and confirms it",
}
LOCAL = ("127.0.0.1", "::1", "localhost")


def examine(settings: Settings, now: datetime) -> Iterator[Finding]:
    """One finding a setting or group of settings."""
    found = list(problems(settings, PARTS))
    yield from (_problem(one) for one in found)
    if not found:
        yield ok("settings", "complete")
    yield from _public_url(settings)
    yield from _addresses(settings)
    yield from _listening(settings)
    yield _mail(settings)
    yield ok(f"{PREFIX}REPORT_UP", f"{settings.report_up}: {ASKED_ABOVE[settings.report_up]} (9.6)")
    yield _zone(settings, now)


def _problem(line: str) -> Finding:
    name, _, rest = line.partition(": ")
    return bad(name, "missing or wrong", rest)


def _public_url(settings: Settings) -> Iterator[Finding]:
    name = f"{PREFIX}PUBLIC_URL"
    needs = settings.has_zalo or (settings.has_telegram and settings.telegram_mode == "webhook")
    url = urlsplit(settings.public_url)
    if not settings.public_url:
        if needs:
            yield bad(name, "not set", "set the https address under which the platforms reach this server")
    elif url.scheme != "https" and url.hostname not in LOCAL:
        yield bad(name, "does not begin with https://", "the platforms post to https addresses only")
    else:
        yield ok(name, settings.public_url)


def _addresses(settings: Settings) -> Iterator[Finding]:
    for name, official in OFFICIAL.items():
        value = str(getattr(settings, name)).rstrip("/")
        if value != official:
            yield warn(f"{PREFIX}{name.upper()}", f"is {value}, not the platform's own", f"for real use set {official}")


def _listening(settings: Settings) -> Iterator[Finding]:
    host = settings.listen.rpartition(":")[0].strip("[]")
    if host not in LOCAL:
        remedy = "put a reverse proxy with TLS before it and let nobody else reach the port"
        yield warn(f"{PREFIX}LISTEN", f"{settings.listen} can be reached from other machines", remedy)
    if settings.public_url and not settings.trusted_proxies:
        remedy = "name the reverse proxy's address, so that limits count the real callers"
        yield warn(f"{PREFIX}TRUSTED_PROXIES", "not set", remedy)
    metrics_host = settings.metrics_listen.rpartition(":")[0].strip("[]")
    if metrics_host and metrics_host not in LOCAL:
        remedy = "make sure that only the monitoring reaches it"
        yield warn(f"{PREFIX}METRICS_LISTEN", f"{settings.metrics_listen} can be reached from other machines", remedy)


def _mail(settings: Settings) -> Finding:
    has_server, has_sender = bool(settings.smtp_url.get_secret_value()), bool(settings.mail_from)
    if has_server and has_sender:
        return ok(f"{PREFIX}SMTP_URL, {PREFIX}MAIL_FROM", "set")
    if has_server or has_sender:
        return bad(f"{PREFIX}SMTP_URL, {PREFIX}MAIL_FROM", "only one of the two is set", "set both or none")
    remedy = "set them: e-mail is the net under both channels"
    return warn(f"{PREFIX}SMTP_URL, {PREFIX}MAIL_FROM", "not set: no answer can leave by e-mail", remedy)


def _zone(settings: Settings, now: datetime) -> Finding:
    local = now.astimezone(settings.zone)
    shown = f"{settings.timezone}, now {local:%Y-%m-%d %H:%M} (UTC{local:%z})"
    if settings.timezone == "Asia/Ho_Chi_Minh":
        return ok(f"{PREFIX}TIMEZONE", shown)
    return warn(f"{PREFIX}TIMEZONE", shown, "the agency's own is Asia/Ho_Chi_Minh")
