"""The mail server: does it answer, and does it take our name and password?"""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import aiosmtplib

from bot.config import PREFIX
from bot.doctor.finding import Finding, bad, ok
from bot.redaction import brief

NAME = f"{PREFIX}SMTP_URL"


async def look(url: str, seconds: float) -> list[Finding]:
    """Connect, log in, leave. `url`: ``smtp://USER:PASSWORD@HOST:PORT`` or ``smtps://…``."""
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        return [bad(NAME, "cannot be read", "should be smtp://USER:PASSWORD@HOST:PORT or smtps://…")]
    server = aiosmtplib.SMTP(hostname=parts.hostname, port=parts.port, use_tls=parts.scheme == "smtps", timeout=seconds)
    try:
        async with server:
            if parts.username:
                await server.login(unquote(parts.username), unquote(parts.password or ""))
    except (aiosmtplib.SMTPException, OSError) as error:
        return [bad(NAME, f"the mail server failed ({brief(error)})", "check address, name and password")]
    return [ok(NAME, "the mail server answers")]
