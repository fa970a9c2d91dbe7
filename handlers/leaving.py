"""What happens to an account apart from talking: it was left, its data is to be deleted."""

from __future__ import annotations

from handlers.talk import Incoming, Kind, Outgoing, say
from procedure.terms import Role
from storage import people, security, staff
from storage.people import Account
from storage.work import Work

ANSWERABLE = frozenset({Role.PRESS_HEAD, Role.ADMINISTRATOR})


def left(incoming: Incoming, account: Account, work: Work) -> list[Outgoing]:
    """Blocked or unfollowed: nothing is sent there until they come back (O4)."""
    people.lost(work, account.id, "left")
    return []


def withdrew(incoming: Incoming, account: Account, work: Work) -> list[Outgoing]:
    """The person demands deletion (Zalo's `user_withdraw`): those who answer for personal data are told at once."""
    security.note(work, incoming.channel, incoming.account, "deletion_demanded")
    people.lost(work, account.id, "withdrew")
    text = say("deletion_demanded", channel=say(f"channel_{account.channel}"), name=account.display_name or "–")
    return [Outgoing(one.id, text, kind=Kind.CARD) for one in staff.desk_accounts(work, ANSWERABLE)]
