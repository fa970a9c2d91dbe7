"""The OAuth consent: the link that an administrator of the OA opens, and what becomes of the code it brings."""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from urllib.parse import urlencode

from bot.channels.port import SendFailed
from bot.channels.zalo.oauth import ConsentNeeded, OAuth
from bot.channels.zalo.tokens import NAME, TokenKeeper
from storage import consents
from storage.work import Database

CALLBACK_PATH = "/zalo/callback"
PATIENCE = timedelta(minutes=30)
VERIFIER_BYTES = 32  # 43 characters of base64url, as Zalo wants


@dataclass(frozen=True)
class Consent:
    """The link to open, and the state that must come back with the code."""

    url: str
    state: str


class ConsentFailed(Exception):
    """No pair came of it; the message says why, without any secret."""


async def begin(database: Database, oauth: OAuth, public_url: str, now: datetime) -> Consent:
    """A new consent, with state and PKCE; one begun before is void. The callback must be the one in the console."""
    state, verifier = secrets.token_urlsafe(24), secrets.token_urlsafe(VERIFIER_BYTES)
    await database.write(partial(consents.begin, name=NAME, state=state, verifier=verifier, until=now + PATIENCE))
    query = {
        "app_id": oauth.app_id,
        "redirect_uri": public_url.rstrip("/") + CALLBACK_PATH,
        "state": state,
        "code_challenge": _challenge(verifier),
    }
    return Consent(f"{oauth.base}/v4/oa/permission?{urlencode(query)}", state)


async def finish(database: Database, oauth: OAuth, keeper: TokenKeeper, code: str, state: str) -> None:
    """Exchange the code and keep the pair. Raises `ConsentFailed`; a wrong state uses up nothing."""
    verifier = await database.write(partial(consents.finish, name=NAME, state=state))
    if verifier is None:
        raise ConsentFailed("the state is not the one that was sent out, or it is too late")
    try:
        await keeper.adopt(await oauth.exchange(code, verifier))
    except (ConsentNeeded, SendFailed) as error:
        raise ConsentFailed(f"Zalo did not give a pair: {error}") from None


def _challenge(verifier: str) -> str:
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")
