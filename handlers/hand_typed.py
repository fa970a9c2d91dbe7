"""Words typed by hand in the Official Account's own manager: speech that nobody approved (2.6).

It has reached the person already, so it is recorded: on their newest open case, else on the one answered to them in the
last 30 days. The head of the press centre is told either way, and whoever holds the case sees it on the card.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from handlers.attachments import take_files
from handlers.casework.cards import refreshed, see_case
from handlers.casework.steps import step
from handlers.desk.marks import mark
from handlers.scene import Scene
from handlers.talk import FileRef, Kind, Lines, Outgoing, Text, say
from procedure.facts import Actor
from procedure.terms import Event, Role
from storage import case_lists, echoes, oa_manager, people, security, staff, words
from storage.cases import CaseRow
from storage.words import NamedFile, Said

HEADS = frozenset({Role.PRESS_HEAD})
ANSWERED_LATELY = timedelta(days=30)


def recorded(scene: Scene) -> list[Outgoing]:
    """Record and tell. `scene` is that of the person who was written to; nothing is sent to them.

    Our own message that comes back in this guise is an echo and settles its send.
    """
    said = scene.incoming
    if echoes.confirm_echo(scene.work, scene.account.id, said.message_id or "", said.text):
        return []
    security.note(scene.work, said.channel, said.account, "typed_by_hand", said.typed_by or None)
    files, problems = take_files(scene)
    case = _case_of(scene)
    if case is None:
        return _told(scene, None, files, problems)
    after = _on_case(_as_manager(scene), case, files)
    return [*_told(scene, after, files, problems), *_cards(_as_manager(scene), after)]


def _case_of(scene: Scene) -> CaseRow | None:
    work, who = scene.work, scene.account.person_id
    return case_lists.latest_open(work, who) or case_lists.latest_answered(work, who, ANSWERED_LATELY)


def _as_manager(scene: Scene) -> Scene:
    """The scene with whoever typed as the one who acts: a stand-in that no message can reach (T6)."""
    who = people.person(scene.work, oa_manager.stand_in(scene.work, scene.incoming.typed_by))
    manager = frozenset({Role.OA_MANAGER})
    return replace(scene, person=who, roles=manager, form=None, acts_as=Actor(who.id, manager))


def _on_case(scene: Scene, case: CaseRow, files: tuple[FileRef, ...]) -> CaseRow:
    kept = tuple(NamedFile(file.id, file.name) for file in files)
    _, digest = words.keep(scene.work, case.id, Said.HAND_TYPED, scene.incoming.text, scene.person.id, kept)
    after, _ = step(scene, case, Event.HAND_TYPED, digest)
    return after


def _cards(scene: Scene, case: CaseRow) -> list[Outgoing]:
    """The holder's card sounds; of a case that nobody holds it is brought up to date only: the head has been told."""
    return refreshed(scene, case, news=case.facts.claimed_by is not None)


def _told(scene: Scene, case: CaseRow | None, files: tuple[FileRef, ...], problems: tuple[Text, ...]) -> list[Outgoing]:
    text = say(
        "typed_by_hand",
        person=_who(scene),
        typed_by=scene.incoming.typed_by or "–",
        case=say("typed_by_hand_case", code=case.code) if case else say("typed_by_hand_no_case"),
        words=scene.incoming.text or "–",
        files=say("joined", parts=Lines(("", *problems))) if problems else "",
    )
    rows = (see_case(case),) if case else ()
    return [
        Outgoing(one.id, text, rows, files, kind=Kind.CARD, case=case.id if case else None)
        for one in staff.desk_accounts(scene.work, HEADS) or staff.desk_accounts(scene.work)
    ]


def _who(scene: Scene) -> Text:
    """The person written to: name and outlet as they gave them, the account, and whether they are verified (T5)."""
    person = people.person(scene.work, scene.account.person_id)
    return say(
        "who_asks",
        name=person.name or scene.account.display_name or "–",
        outlet=person.outlet or "–",
        mark=mark(scene, person),
        channel=say(f"channel_{scene.account.channel}"),
        id=scene.account.external_id,
    )
