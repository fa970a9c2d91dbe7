"""Reading Zalo's answers: the envelope, and the pages that stand where an envelope should (O8)."""

from __future__ import annotations

from bot.channels.port import Failure, SendFailed, Unreadable
from bot.channels.zalo.body import Body, parse, words
from bot.channels.zalo.errors import CODES, TokenRejected, Trouble, refusal

UNAUTHORISED, TOO_MANY, SERVER_FAULT = 401, 429, 500


def opened(status: int, content: bytes, retry_after: str, *, repeatable: bool) -> Body:
    """The envelope of an answer. `repeatable`: the call delivers nothing to a person, so it may be made again.

    Raises `TokenRejected`, and `SendFailed` for every other refusal and for what is no envelope.
    """
    try:
        envelope = parse(content)
    except Unreadable:
        envelope = {}
    code = _number(words(envelope, "error"))
    if code is None:
        raise _no_envelope(status, _number(retry_after), repeatable=repeatable)
    if CODES.get(code) is Trouble.TOKEN:
        raise TokenRejected(code)
    if code:
        raise refusal(code, wait=_number(retry_after))
    return envelope


def _no_envelope(status: int, wait: int | None, *, repeatable: bool) -> Exception:
    if status == UNAUTHORISED:
        return TokenRejected(status)
    if status == TOO_MANY:
        return SendFailed(Failure.LIMITED, "HTTP 429", retry_after=wait or 60, everyone=True)
    surely = repeatable or UNAUTHORISED - 1 <= status < SERVER_FAULT
    return SendFailed(Failure.RETRY if surely else Failure.AMBIGUOUS, f"HTTP {status} without an envelope")


def _number(text: str) -> int | None:
    digits = text.strip().removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() else None
