"""Taking a request back: withdrawn before a direction; later whoever asked leaves, and the centre decides (7.1)."""

from __future__ import annotations

from handlers.casework.cards import refreshed
from handlers.casework.leg_cards import recalled_cards
from handlers.casework.steps import on_case, step
from handlers.journalist import own
from handlers.journalist.ways import WAYS
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from handlers.understanding.codes import find_case_code
from handlers.welcome import menu
from procedure.facts import Actor
from procedure.steps import allowed
from procedure.terms import Event
from storage import askers, case_lists
from storage.cases import CaseRow


def ask_withdraw(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """What withdrawing means, before it is done."""
    return on_case(scene, own.resolved(scene, ref), version, Event.WITHDRAW, _ask_withdraw)


def _ask_withdraw(scene: Scene, case: CaseRow) -> list[Outgoing]:
    yes = Choice(say("choice_withdraw_yes"), "withdraw.yes", str(case.id), case.facts.version, ("dong y", "yes"))
    return [scene.reply(say("ask_withdraw", code=case.code), (yes,), _keep(case))]


def withdraw(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Withdraw, after the question was answered with yes."""
    return on_case(scene, ref, version, Event.WITHDRAW, _withdraw)


def _withdraw(scene: Scene, case: CaseRow) -> list[Outgoing]:
    after, done = step(scene, case, Event.WITHDRAW)
    _left_for_good(scene, after)
    held = bool(case.facts.claimed_by) or bool(after.waiting)
    return [
        menu(scene, say("withdrawn", code=case.code)),
        *refreshed(scene, after, news=held, tells=done.tells),
        *recalled_cards(scene, after, done),
    ]


def ask_leave(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """What leaving means: work has begun, and the centre decides what becomes of it."""
    return on_case(scene, own.resolved(scene, ref), version, Event.LEAVE, _ask_leave)


def _ask_leave(scene: Scene, case: CaseRow) -> list[Outgoing]:
    yes = Choice(say("choice_leave_yes"), "leave.yes", str(case.id), case.facts.version, ("dong y", "yes"))
    return [scene.reply(say("ask_leave", code=case.code), (yes,), _keep(case))]


def leave(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Leave, after the question was answered with yes."""
    return on_case(scene, ref, version, Event.LEAVE, _leave)


def _leave(scene: Scene, case: CaseRow) -> list[Outgoing]:
    after, done = step(scene, case, Event.LEAVE)
    _left_for_good(scene, after)
    return [
        menu(scene, say("left_case", code=case.code)),
        *refreshed(scene, after, news=True, tells=done.tells),
    ]


def _left_for_good(scene: Scene, case: CaseRow) -> None:
    """Should a case of theirs be taken out of this one again, they have left that too."""
    merged = [one.id for one in case_lists.merged_into(scene.work, case.id)]
    if merged and not own.waits(scene, case):
        askers.leave_merged(scene.work, merged, scene.person.id)


def _keep(case: CaseRow) -> tuple[Choice, ...]:
    return (Choice(say("choice_keep"), "case.status", str(case.id), words=("khong", "no")),)


def which_to_withdraw(scene: Scene) -> list[Outgoing]:
    """Asked in words: the one named or the only open one is asked about, else they choose."""
    code = find_case_code(scene.incoming.text)
    mine = own.open_ones(scene)
    meant = [one for one in mine if one.code == code] if code else mine
    if not meant:
        return [menu(scene, say("nothing_to_cancel" if scene.roles else "nothing_to_withdraw"))]
    if len(meant) == 1:
        case = own.goes_on_in(scene, meant[0])
        return _ask_leave(scene, case) if _how(scene, case) is Event.LEAVE else _ask_withdraw(scene, case)
    rows = tuple((_choice(scene, one),) for one in meant)
    return [scene.reply(say("which_withdraw"), *rows)]


def _how(scene: Scene, case: CaseRow) -> Event:
    may = allowed(case.facts, Actor(scene.person.id), scene.now)
    return Event.WITHDRAW if Event.WITHDRAW in may else Event.LEAVE


def _choice(scene: Scene, case: CaseRow) -> Choice:
    into = own.goes_on_in(scene, case)
    action = WAYS[_how(scene, into)].action
    return Choice(say("label", name=case.code), action, str(into.id), into.facts.version)
