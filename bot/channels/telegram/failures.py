"""Every way a call to Telegram fails, as delivery must know it (reliability §4.5)."""

from __future__ import annotations

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError, ConnectionTimeoutError, InvalidURL, ServerFingerprintMismatch

from bot.channels.port import Failure, SendFailed

NOT_MODIFIED = "message is not modified"
LONGEST_DETAIL = 200
UNKNOWN_WAIT = 5.0  # seconds, when told to wait but not how long

BY_KIND: tuple[tuple[type[Exception], Failure], ...] = (
    # the order matters: the first that fits
    (TelegramEntityTooLarge, Failure.PERMANENT),
    (TelegramUnauthorizedError, Failure.CONFIGURATION),  # token revoked (O12)
    (TelegramNotFound, Failure.CONFIGURATION),  # no such bot or method: a wrong token or address
    (TelegramConflictError, Failure.CONFIGURATION),
    (TelegramForbiddenError, Failure.UNREACHABLE),  # blocked, deactivated, kicked (O4)
    (TelegramServerError, Failure.AMBIGUOUS),
    (TelegramAPIError, Failure.PERMANENT),
    (ValueError, Failure.PERMANENT),  # could not even be written down: the same the next time
)
BY_WORDS: tuple[tuple[str, Failure], ...] = (
    ("message to edit not found", Failure.GONE),
    ("message can't be edited", Failure.GONE),
    ("no text in the message to edit", Failure.GONE),
    ("message_id_invalid", Failure.GONE),
    ("chat not found", Failure.UNREACHABLE),
    ("user not found", Failure.UNREACHABLE),
    ("peer_id_invalid", Failure.UNREACHABLE),
    ("deactivated", Failure.UNREACHABLE),
    ("have no rights to send", Failure.UNREACHABLE),
    ("not enough rights", Failure.UNREACHABLE),
    ("chat_write_forbidden", Failure.UNREACHABLE),
)
NOT_SENT = (ClientConnectorError, ConnectionTimeoutError, ServerFingerprintMismatch)
"""DNS, refused, TLS, no connection in time: no byte of the call was written."""


def failure_of(error: Exception) -> SendFailed:
    """What delivery must know of an exception of aiogram. Never quotes an address: it holds the token (F8)."""
    if isinstance(error, TelegramRetryAfter):
        return SendFailed(Failure.LIMITED, "told to wait", retry_after=float(error.retry_after))
    if isinstance(error, TelegramMigrateToChat):
        return SendFailed(Failure.RETRY, "chat migrated", migrated_to=str(error.migrate_to_chat_id))
    if isinstance(error, TelegramNetworkError) and not isinstance(error, TelegramEntityTooLarge):
        return _network(error.__cause__)
    if isinstance(error, TelegramAPIError) and "Too Many Requests" in error.message:
        return SendFailed(Failure.LIMITED, "told to wait", retry_after=UNKNOWN_WAIT)
    if isinstance(error, TelegramBadRequest):
        return SendFailed(_refusal(error.message), error.message[:LONGEST_DETAIL])
    # an unreadable reply, or something nobody foresaw: the call may well have been carried out
    failure = next((failure for kind, failure in BY_KIND if isinstance(error, kind)), Failure.AMBIGUOUS)
    return SendFailed(failure, error.message[:LONGEST_DETAIL] if isinstance(error, TelegramAPIError) else _name(error))


def _refusal(description: str) -> Failure:
    words = description.lower()
    return next((failure for mark, failure in BY_WORDS if mark in words), Failure.PERMANENT)


def _network(cause: BaseException | None) -> SendFailed:
    """aiogram folds all of these into one: the cause tells whether the call can have been delivered."""
    if isinstance(cause, NOT_SENT):
        return SendFailed(Failure.RETRY, _name(cause))
    return SendFailed(Failure.CONFIGURATION if isinstance(cause, InvalidURL) else Failure.AMBIGUOUS, _name(cause))


def _name(error: BaseException | None) -> str:
    return type(error).__name__
