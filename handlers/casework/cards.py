"""The card of a case: one a person, edited as it moves where the channel can, else sent anew when it matters.

Everybody who sees the case reads the same body; the choices are the reader's own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from handlers.casework import audience, choices
from handlers.casework.body import body
from handlers.casework.notes import Readable, readable, with_notes
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Kind, Outgoing, Text, say
from procedure.authority import AGENCY
from procedure.capacities import sees_whole
from procedure.facts import Actor
from procedure.terms import PROVINCE_STAFF, Tell
from storage import card_readers, staff, words
from storage.actors import actors_of
from storage.cases import CaseRow
from storage.people import Account

DESK, PROVINCE = frozenset({Tell.PRESS_CENTRE}), frozenset({Tell.PROVINCE})


def new_case_cards(scene: Scene, case: CaseRow) -> list[Outgoing]:
    """A new case: its card with its files to everybody of the desk it belongs to."""
    files = tuple(FileRef(one.file_id, one.name) for one in words.files_of_case(scene.work, case.id))
    desk = desk_of(scene, case)
    shown = shared(scene, case, desk)
    return [card(scene, case, account, files=files, made=shown) for account in desk]


def refreshed(
    scene: Scene,
    case: CaseRow,
    *,
    news: bool = False,
    told: bool = False,
    files: tuple[FileRef, ...] = (),
    tells: Iterable[Tell] = (),
) -> list[Outgoing]:
    """The card again for the desk, sounding for the audiences told besides, silent for whoever has it.

    It matters to whoever acts, unless another message has `told` them. `news` sounds for the holder, or for the whole
    desk if nobody holds it. `tells`: the step's; journalists and units' people have messages of their own.
    """
    desk = desk_of(scene, case)
    carries = DESK if case.facts.scope == AGENCY else PROVINCE
    others_told = set(tells) - carries - {Tell.UNIT}  # a Director is of the desk, and called besides
    called = audience.accounts(scene.work, case, others_told)
    known = {one.id for one in (*desk, *called)}
    had = [one for one in card_readers.of(scene.work, case.id, f"case:{case.id}") if one.id not in known]
    made = shared(scene, case, (*desk, *called, *had))
    quiet = [one for one in had if sees_whole(case.facts, made.readers[one.person_id])]
    others_too = {one.person_id for one in called}
    own = [_again(scene, case, one, made, news, told, files) for one in desk if one.person_id not in others_too]
    others = [_again(scene, case, one, made, True, told, files, called=True) for one in called]
    return [*own, *others, *(card(scene, case, one, matters=False, made=made) for one in quiet)]


def desk_of(scene: Scene, case: CaseRow) -> list[Account]:
    """Whose case it is to carry: the press centre, or the province's people (7.1.d)."""
    if case.facts.scope == AGENCY:
        return staff.desk_accounts(scene.work)
    return staff.desk_accounts(scene.work, PROVINCE_STAFF, case.facts.scope)


def _again(
    scene: Scene,
    case: CaseRow,
    account: Account,
    made: Shared,
    news: bool,
    told: bool,
    files: tuple[FileRef, ...],
    called: bool = False,
) -> Outgoing:
    reader, holder = account.person_id, case.facts.claimed_by
    sounds = news and reader != scene.person.id and (called or holder in (None, reader))
    shown = card(scene, case, account, matters=sounds or (reader == scene.person.id and not told), made=made)
    return replace(shown, anew=sounds, files=files if sounds else ())


@dataclass(frozen=True)
class Shared:
    """What the cards of a case are made of, looked up once, however many read it.

    `readers`: by person. `bodies`: by the notes that a reader may see.
    """

    readers: Mapping[int, Actor]
    bodies: Mapping[Readable, Text]


def shared(scene: Scene, case: CaseRow, accounts: Collection[Account]) -> Shared:
    """Everything for the cards of these readers."""
    readers = actors_of(scene.work, {one.person_id for one in accounts})
    said = words.of_case(scene.work, case.id)
    plain = body(scene, case, said)
    views = {readable(case, one) for one in readers.values()}
    return Shared(readers, {each: with_notes(scene, case, plain, said, each) for each in views})


def card(
    scene: Scene,
    case: CaseRow,
    account: Account,
    matters: bool = True,
    files: tuple[FileRef, ...] = (),
    made: Shared | None = None,
) -> Outgoing:
    """The card of a case for one reader. `made`: what it is made of, when that is at hand."""
    made = made or shared(scene, case, (account,))
    reader = made.readers[account.person_id]
    return Outgoing(
        account.id,
        made.bodies[readable(case, reader)],
        choices.rows(case, reader, scene.now),
        files=files,
        kind=Kind.CARD,
        card=f"case:{case.id}",
        matters=matters,
        case=case.id,
    )


def see_case(case: CaseRow) -> tuple[Choice, ...]:
    """Back to the card."""
    return (Choice(say("choice_see_case", code=case.code), "case.show", str(case.id), words=("xem", "see")),)


def see_waiting() -> tuple[Choice, ...]:
    """On to what waits."""
    return (Choice(say("choice_waiting"), "desk.waiting", words=("cho tiep nhan", "waiting")),)
