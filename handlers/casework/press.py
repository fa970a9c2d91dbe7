"""Words to whoever asked: to each on the account they asked from (T29), by e-mail too where they left an address (3.4).

Journalists of merged cases do not see each other: each gets a message of their own. What is for somebody who has no
way here goes to whoever holds the case, who passes it on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handlers.casework.cards import see_case
from handlers.casework.leg_people import of_the_desk
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Kind, Outgoing, Text, say
from procedure.terms import State
from storage import people
from storage.askers import Asker
from storage.cases import CaseRow
from storage.people import Account
from storage.work import Work

Rows = tuple[tuple[Choice, ...], ...]


def to_askers(
    scene: Scene,
    case: CaseRow,
    text: Text,
    rows: Rows = (),
    *,
    files: tuple[FileRef, ...] = (),
    mail: Text | None = None,
) -> list[Outgoing]:
    """The message to everybody who waits; `mail`: what goes by e-mail besides, with the files."""
    outs = (out for asker in case.waiting for out in to_asker(scene, case, asker, text, rows, files=files, mail=mail))
    return each_once(outs)


def each_once(outs: Iterable[Outgoing]) -> list[Outgoing]:
    """One to an account: who asked from two chats has one mailbox. What is to be passed on is for one asker each."""
    found: dict[object, Outgoing] = {}
    for out in outs:
        found.setdefault(out.to if out.kind is Kind.ANSWER else (out.to, len(found)), out)
    return list(found.values())


def to_asker(
    scene: Scene,
    case: CaseRow,
    asker: Asker,
    text: Text,
    rows: Rows = (),
    *,
    files: tuple[FileRef, ...] = (),
    mail: Text | None = None,
) -> Iterator[Outgoing]:
    """The same to one of them."""
    if not is_reached(scene.work, asker):
        yield from _passed_on(scene, case, asker, mail or text, files)
        return
    yield Outgoing(asker.account_id, text, rows, files, kind=Kind.ANSWER, case=case.id)
    if mail is not None:
        for way in mailboxes(scene, asker.person_id):
            yield Outgoing(way.id, mail, files=files, kind=Kind.ANSWER, case=case.id)


def is_reached(work: Work, asker: Asker) -> bool:
    """Whether they have a way of their own: without one they were filed for from an officer's chat."""
    return people.account(work, asker.account_id).person_id == asker.person_id


def _passed_on(
    scene: Scene, case: CaseRow, asker: Asker, words: Text, files: tuple[FileRef, ...]
) -> Iterator[Outgoing]:
    text = say("pass_to_asker", code=case.code, name=asker.name, outlet=asker.outlet, words=words)
    done = Choice(say("choice_delivered_otherwise"), "case.delivered", str(case.id), words=("da gui", "delivered"))
    rows = ((done,),) if case.facts.state is State.ANSWERED else ()
    for one in of_the_desk(scene, case):
        yield Outgoing(one.id, text, (*rows, see_case(case)), files, kind=Kind.REPLY, case=case.id)


def mailboxes(scene: Scene, person_id: int) -> list[Account]:
    """The e-mail address that somebody left, if they did."""
    return [way for way in people.accounts_of(scene.work, person_id) if way.channel == people.EMAIL]
