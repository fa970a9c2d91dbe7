"""A consent under way: what the platform must bring back, kept encrypted until it does or the time is up."""

from __future__ import annotations

import hmac
import json
from base64 import b64decode, b64encode
from datetime import datetime

from storage import facts
from storage.work import Work


def begin(work: Work, name: str, state: str, verifier: str, until: datetime) -> None:
    """Remember what was sent out. A consent begun before is forgotten."""
    clear = json.dumps([state, verifier, until.isoformat()]).encode()
    facts.put(work, _fact(name), b64encode(work.keys.seal(clear)).decode())


def finish(work: Work, name: str, state: str) -> str | None:
    """The verifier, if `state` came back as it was sent and in time; only once. None otherwise."""
    sealed = facts.get(work, _fact(name))
    if not sealed:
        return None
    expected, verifier, until = json.loads(work.keys.unseal(b64decode(sealed)))
    if not hmac.compare_digest(state.encode(), expected.encode()):
        return None
    facts.put(work, _fact(name), "")
    return verifier if work.now < datetime.fromisoformat(until) else None


def _fact(name: str) -> str:
    return f"consent:{name}"
