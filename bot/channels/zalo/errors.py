"""What Zalo's refusals mean for a delivery, as data. `error` ≠ 0 arrives with HTTP 200: nothing was delivered then."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import httpx2

from bot.channels.port import Failure, SendFailed


class Trouble(StrEnum):
    """The classes of Zalo's error codes."""

    RETRY = "retry"
    RATE = "rate"
    TOKEN = "token"  # noqa: S105 - the name of a class of errors
    WINDOW = "window"
    PERSON = "person"
    PERSON_LATER = "person later"
    LATER = "later"
    QUOTA = "quota"
    CONFIGURATION = "configuration"
    PERMANENT = "permanent"


CODES = {
    -32: Trouble.RATE,  # 4,000 calls a minute an app
    -100: Trouble.RETRY,  # the attachment expired: every try uploads anew
    -124: Trouble.TOKEN,
    -200: Trouble.RETRY,
    -201: Trouble.PERMANENT,
    -204: Trouble.CONFIGURATION,  # OA deleted
    -205: Trouble.CONFIGURATION,  # OA missing
    -209: Trouble.CONFIGURATION,
    -210: Trouble.PERMANENT,  # too big
    -211: Trouble.QUOTA,
    -212: Trouble.CONFIGURATION,
    -213: Trouble.PERSON,  # not a follower
    -214: Trouble.LATER,
    -216: Trouble.TOKEN,
    -217: Trouble.PERSON,  # blocked us
    -218: Trouble.PERSON_LATER,
    -219: Trouble.CONFIGURATION,  # app disabled
    -220: Trouble.TOKEN,
    -221: Trouble.CONFIGURATION,
    -223: Trouble.CONFIGURATION,
    -224: Trouble.CONFIGURATION,
    -227: Trouble.PERSON,  # banned, or 45 days away
    -230: Trouble.WINDOW,
    -232: Trouble.WINDOW,
    -233: Trouble.PERMANENT,
    -234: Trouble.LATER,  # night
    -235: Trouble.CONFIGURATION,
    -240: Trouble.PERMANENT,  # a dead endpoint
    -242: Trouble.CONFIGURATION,
    -244: Trouble.PERSON,  # muted us
    -248: Trouble.PERMANENT,
    -249: Trouble.PERMANENT,
    -320: Trouble.QUOTA,
    -321: Trouble.QUOTA,
    216: Trouble.TOKEN,
    401: Trouble.TOKEN,
}


@dataclass(frozen=True)
class Meaning:
    """What a class of errors asks of delivery. `wait`: seconds, `everyone`: the whole channel waits."""

    failure: Failure
    wait: float | None = None
    everyone: bool = False


MEANINGS = {
    Trouble.RETRY: Meaning(Failure.RETRY),
    Trouble.RATE: Meaning(Failure.LIMITED, wait=60, everyone=True),
    Trouble.TOKEN: Meaning(Failure.CONFIGURATION),  # after one forced refresh and one repeat (O6)
    Trouble.WINDOW: Meaning(Failure.WINDOW),
    Trouble.PERSON: Meaning(Failure.UNREACHABLE),
    Trouble.PERSON_LATER: Meaning(Failure.LIMITED, wait=3600),
    Trouble.LATER: Meaning(Failure.LIMITED, wait=1800),
    Trouble.QUOTA: Meaning(Failure.CONFIGURATION),
    Trouble.CONFIGURATION: Meaning(Failure.CONFIGURATION),
    Trouble.PERMANENT: Meaning(Failure.PERMANENT),
}

SURELY_NOT_SENT = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
    httpx2.LocalProtocolError,
)
"""Nothing left this machine (§4.5); any other transport error may have come after delivery."""


class TokenRejected(Exception):
    """Zalo does not take the access token: one forced refresh and one repeat (O6)."""

    def __init__(self, code: int) -> None:
        super().__init__(f"error {code}")
        self.code = code


def refusal(code: int, *, wait: float | None = None) -> SendFailed:
    """The failure that an error code stands for; an unknown code needs a person's look."""
    trouble = CODES.get(code, Trouble.PERMANENT)
    meaning = MEANINGS[trouble]
    detail = f"zalo error {code} ({trouble.value})"
    return SendFailed(meaning.failure, detail, retry_after=wait or meaning.wait, everyone=meaning.everyone)


def broken(error: httpx2.HTTPError | TimeoutError, *, repeatable: bool) -> SendFailed:
    """The failure that a transport error stands for. The error's own text is dropped: it may hold a URL (F8)."""
    surely = repeatable or isinstance(error, SURELY_NOT_SENT)
    return SendFailed(Failure.RETRY if surely else Failure.AMBIGUOUS, type(error).__name__)
