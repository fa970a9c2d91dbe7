"""By which way a reminder reaches somebody: the chat; where it cannot, e-mail (procedure, "Reminders")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from storage import links, mail, pauses, people
from storage.people import EMAIL, Account
from storage.work import Work

BREATH = timedelta(minutes=5)
"""A platform that asks for a shorter pause is not down."""


@dataclass(frozen=True)
class Ways:
    """A person's ways. `sure`: a chat that is open and not paused. `mail`: the way for when there is none.

    `has_server`: e-mail can leave at all.
    """

    person: int
    chats: tuple[Account, ...]
    sure: Account | None
    mail: Account | None
    has_server: bool = True

    @property
    def chat(self) -> Account | None:
        """The chat to write to: a sure one, else one whose platform is down for now; none that was left or blocked."""
        return self.sure or next((one for one in self.chats if one.unreachable_since is None), None)


def ways_of(work: Work, person_id: int) -> Ways:
    """The ways to a person now, under whatever id their accounts stand."""
    known = links.now_known_as(work, person_id)
    own = people.accounts_of(work, known)
    chats = tuple(one for one in own if one.channel != EMAIL)
    sure, has_server = next((one for one in chats if _is_open(work, one)), None), mail.is_set_up(work)
    return Ways(person_id, chats, sure, _mail(work, known, own) if has_server else None, has_server)


def _is_open(work: Work, account: Account) -> bool:
    return account.unreachable_since is None and not pauses.is_paused(work, account.channel, account.id, BREATH)


def _mail(work: Work, person_id: int, own: list[Account]) -> Account | None:
    """Their mailbox; made from the address that we know of them."""
    boxes = [one for one in own if one.channel == EMAIL]
    if boxes:
        return boxes[0]
    address = people.person(work, person_id).email
    return people.add_account(work, person_id, EMAIL, address) if address else None
