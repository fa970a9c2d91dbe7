"""A mail server on the loopback that delivers nothing: every mail is kept for the people of the sandbox to read."""

from __future__ import annotations

import asyncio
import email
import email.policy
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email.message import EmailMessage

from aiosmtpd.smtp import SMTP, Envelope, Session

from bot.clock import Clock
from bot.sandbox.ledger import Ledger

TAKEN = "250 OK"


class _Letterbox:
    """What aiosmtpd calls for each mail."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802,RUF100 - aiosmtpd's name
        """Keep one mail, once for each of its recipients."""
        content = envelope.content or b""
        raw = content.encode() if isinstance(content, str) else content
        message = email.message_from_bytes(raw, policy=email.policy.default)
        attached = [self._keep(part) for part in message.iter_attachments()]
        for recipient in envelope.rcpt_tos:
            self._ledger.add_mail(recipient, str(message["subject"] or ""), _text(message), attached, self._clock.now())
        return TAKEN

    def _keep(self, part: EmailMessage) -> dict[str, str | int]:
        name, mime = part.get_filename() or "file", part.get_content_type()
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else part.as_bytes()
        return {"name": name, "mime": mime, "blob": self._ledger.keep_blob(name, mime, data)}


def _text(message: EmailMessage) -> str:
    body = message.get_body(("plain", "html"))
    return str(body.get_content()).replace("\r\n", "\n").strip() if body else ""


@asynccontextmanager
async def mail_server(ledger: Ledger, clock: Clock, port: int = 0) -> AsyncIterator[int]:
    """Listen on the loopback for as long as the context lasts; gives the port (a free one if `port` is 0)."""
    loop = asyncio.get_running_loop()
    letterbox = _Letterbox(ledger, clock)
    server = await loop.create_server(
        lambda: SMTP(letterbox, enable_SMTPUTF8=True, hostname="localhost", loop=loop), "127.0.0.1", port
    )
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        server.close()
