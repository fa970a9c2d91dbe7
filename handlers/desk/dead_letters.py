"""Updates that no behaviour could handle: shown to the administrators, who replay or discard them (U9)."""

from __future__ import annotations

from handlers.denying import denied
from handlers.scene import Scene
from handlers.talk import Choice, Kind, Outgoing, say
from procedure.terms import Role
from storage import dead_letters, people, staff
from storage.dead_letters import DeadLetter
from storage.people import Account
from storage.work import Work

ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
AT_ONCE = 10


def announced(work: Work) -> list[Outgoing]:
    """The cards of the newest dead letters to every administrator, each once. They hold no word of the person's."""
    accounts = staff.desk_accounts(work, ADMINISTRATORS)
    return [_card(one, account) for one in dead_letters.dead_letters(work, AT_ONCE) for account in accounts]


def regrets(work: Work, lane: str) -> list[Outgoing]:
    """A word to whoever sent what could not be handled, if we know them."""
    channel, _, external_id = lane.partition(":")
    account = people.find_account(work, channel, external_id)
    return [Outgoing(account.id, say("not_handled"))] if account else []


def _card(one: DeadLetter, account: Account) -> Outgoing:
    kind = (one.error or "").partition(":")[0]
    rows = (
        (Choice(say("choice_replay"), "dead.replay", str(one.id)),),
        (Choice(say("choice_discard"), "dead.discard", str(one.id)),),
    )
    return Outgoing(
        account.id,
        say("dead_letter", id=one.id, channel=say(f"channel_{one.channel}"), error=kind or "–"),
        rows,
        kind=Kind.CARD,
        key=f"dead:{one.id}:{one.handled_at:%Y%m%d%H%M%S}:{account.id}",
    )


def replay(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Handle it once more."""
    return _settle(scene, ref, again=True)


def discard(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Leave it; it stays stored, marked as ignored."""
    return _settle(scene, ref, again=False)


def _settle(scene: Scene, ref: str, again: bool) -> list[Outgoing]:
    if not scene.roles & ADMINISTRATORS or not ref.isdigit():
        return denied(scene, "dead_letter_not_allowed", say("refused_not_yours"))
    act = dead_letters.replay if again else dead_letters.discard
    if not act(scene.work, int(ref)):
        return [scene.reply(say("already_decided"))]
    return [scene.reply(say("dead_replayed" if again else "dead_discarded", id=int(ref)))]
