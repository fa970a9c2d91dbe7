"""Updates that no behaviour could handle: shown to the administrators, who replay or discard them (U9)."""

from __future__ import annotations

from handlers.desk.steps import denied
from handlers.scene import Scene
from handlers.talk import Choice, Kind, Outgoing, say
from procedure.paths import Role
from storage import dead_letters, staff
from storage.work import Work

ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})


def cards(work: Work, row_id: int, channel: str, error: str) -> list[Outgoing]:
    """The card of a new dead letter to every administrator. It holds no word of the person's."""
    text = say("dead_letter", id=row_id, channel=say(f"channel_{channel}"), error=error)
    rows = (
        (Choice(say("choice_replay"), "dead.replay", str(row_id), words=("chay lai", "replay")),),
        (Choice(say("choice_discard"), "dead.discard", str(row_id), words=("bo", "discard")),),
    )
    accounts = staff.desk_accounts(work, ADMINISTRATORS)
    return [Outgoing(one.id, text, rows, kind=Kind.CARD, key=f"dead:{row_id}:{error}:{one.id}") for one in accounts]


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
