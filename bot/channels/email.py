"""E-mail: a way out only, for official answers and for people whom the chat cannot reach (3.4, F12)."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import make_msgid
from urllib.parse import unquote, urlsplit

import aiosmtplib

from bot.channels.port import Failure, Parcel, SendFailed
from bot.config import PREFIX, SettingError, Settings
from handlers.talk import Channel

SECONDS = 20.0
SUBJECT_LENGTH = 120
REFUSED = 500


class EmailSender:
    """Sends each parcel as one mail, with all its files. The subject is the first line."""

    channel: Channel = Channel.EMAIL
    text_limit = 100_000
    can_edit = False
    has_buttons = False
    file_limit = 20_000_000
    has_contacts = False
    has_menus = False

    def __init__(self, settings: Settings) -> None:
        """Raises `SettingError` for an SMTP_URL that cannot be one, or without MAIL_FROM."""
        url = urlsplit(settings.smtp_url.get_secret_value())
        if url.scheme not in ("smtp", "smtps") or not url.hostname:
            raise SettingError(f"{PREFIX}SMTP_URL: should be smtp://[user:password@]host[:port], or smtps://…")
        if not settings.mail_from:
            raise SettingError(f"{PREFIX}MAIL_FROM: should be the address that answers are sent from")
        self._from = settings.mail_from
        self._tls = url.scheme == "smtps"
        self._host, self._port = url.hostname, url.port or (465 if self._tls else 587)
        self._user, self._password = unquote(url.username or ""), unquote(url.password or "")

    async def send(self, parcel: Parcel) -> str:
        """Send one mail; its Message-ID. Raises `SendFailed`."""
        mail = self._mail(parcel)
        try:
            await aiosmtplib.send(
                mail,
                hostname=self._host,
                port=self._port,
                username=self._user or None,
                password=self._password or None,
                use_tls=self._tls,
                timeout=SECONDS,
            )
        except (aiosmtplib.SMTPException, OSError) as error:
            raise _failed(error) from None
        return str(mail["Message-ID"])

    async def toast(self, press_id: str, text: str, *, opens: bool = False) -> None:
        """There are no presses in a mail."""

    async def leave(self, chat: str) -> None:
        """There are no groups either."""

    async def forget(self, chat: str, message_id: str) -> None:
        """Nobody writes to us by e-mail."""

    async def close(self) -> None:
        """Every mail has a connection of its own."""

    def _mail(self, parcel: Parcel) -> EmailMessage:
        mail = EmailMessage()
        mail["From"], mail["To"] = self._from, parcel.to
        mail["Subject"] = " ".join(parcel.text.split("\n")[0].split())[:SUBJECT_LENGTH] or (
            parcel.file.name if parcel.file else ""
        )
        mail["Message-ID"] = make_msgid(domain=self._from.rpartition("@")[2] or None)
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(parcel.text)
        for file in (*parcel.attached, *((parcel.file,) if parcel.file else ())):
            main, _, sub = file.mime.partition("/")
            mail.add_attachment(file.data, maintype=main, subtype=sub or "bin", filename=file.name)
        return mail


def _failed(error: Exception) -> SendFailed:
    """No address and no server's words in the detail: both may name the person."""
    kind = type(error).__name__
    match error:
        case aiosmtplib.SMTPAuthenticationError():
            return SendFailed(Failure.CONFIGURATION, "the mail server refuses our user or password")
        case aiosmtplib.SMTPRecipientsRefused():
            return SendFailed(Failure.UNREACHABLE, "the mail server refuses the address")
        case aiosmtplib.SMTPResponseException(code=code) if code >= REFUSED:
            return SendFailed(Failure.PERMANENT, f"the mail server says {code}")
        case aiosmtplib.SMTPReadTimeoutError() | aiosmtplib.SMTPServerDisconnected():
            return SendFailed(Failure.AMBIGUOUS, kind)
    return SendFailed(Failure.RETRY, kind)
