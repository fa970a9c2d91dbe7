"""Whether a call to the webhook comes from Zalo (T13).

`mac = sha256(app id + raw body + timestamp + OA secret)`, a plain hash of the bytes as they came.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping

from bot.channels.port import Unreadable
from bot.channels.zalo.body import Body, parse, words

MAC_HEADER = "x-zevent-signature"
TIME_HEADER = "x-zevent-timestamp"
_STAMP = re.compile(rb'"timestamp"\s*:\s*"?(\d{1,20})')


def mac_of(app_id: str, body: bytes, timestamp: str, oa_secret: str) -> str:
    """The signature Zalo would send, 64 hexadecimal digits."""
    return hashlib.sha256(app_id.encode() + body + timestamp.encode() + oa_secret.encode()).hexdigest()


class Signature:
    """The door of the webhook. Raises `ValueError` without a secret: nothing could be told from noise then."""

    def __init__(self, app_id: str, oa_id: str, oa_secret: str) -> None:
        if not (app_id and oa_id and oa_secret):
            raise ValueError("the Zalo webhook needs ZALO_APP_ID, ZALO_OA_ID and ZALO_OA_SECRET")
        self._app_id = app_id
        self._oa_id = oa_id
        self._secret = oa_secret

    def is_genuine(self, body: bytes, headers: Mapping[str, str]) -> bool:
        """Whether the body is signed with our secret and speaks of our app and OA. Never raises.

        An unreadable body may be genuine too: it is kept as a dead letter (U12).
        """
        low = {name.lower(): value for name, value in headers.items()}
        given = low.get(MAC_HEADER, "").strip().removeprefix("mac=").lower()
        try:
            parsed: Body | None = parse(body)
        except Unreadable:
            parsed = None
        stamps = _stamps(body, parsed, low.get(TIME_HEADER, "").strip())
        return any(self._matches(given, body, stamp) for stamp in stamps) and self._is_ours(parsed)

    def _matches(self, given: str, body: bytes, stamp: str) -> bool:
        try:
            expected = mac_of(self._app_id, body, stamp, self._secret)
        except UnicodeEncodeError:
            return False
        # Bytes, because compare_digest refuses a str that is not ASCII.
        return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), expected.encode())

    def _is_ours(self, body: Body | None) -> bool:
        """Whether every id that names an app or an OA is ours."""
        if body is None:
            return True
        if words(body, "app_id") not in ("", self._app_id):
            return False
        oa = words(body, "oa_id")
        ends = {words(body, "sender", "id"), words(body, "recipient", "id")} - {""}
        return oa == self._oa_id if oa else not ends or self._oa_id in ends


def _stamps(raw: bytes, body: Body | None, header: str) -> list[str]:
    """The timestamps that may have been signed: the body's own, else the header's."""
    if body is not None:
        return [words(body, "timestamp") or header]
    found = [one.decode() for one in _STAMP.findall(raw[:65536])]
    return [*found[-1:], header]
