"""The card of a case as the press centre sees it: who asks, what, where it stands, and what the reader may do.

One card a person and case: edited as it moves where the channel can, sent anew elsewhere when something that matters
changed.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.desk.marks import kind_of_case, mark_of_case
from handlers.names import office, staff_name, topic
from handlers.scene import Scene, named
from handlers.talk import Choice, FileRef, Kind, Lines, Moment, Outgoing, Text, say
from procedure.paths import State
from storage import directory, people, staff, words
from storage.cases import CaseRow
from storage.people import Account
from storage.words import Said, Words

LONGEST_SHOWN = 2_500
SHOWN = {
    Said.QUESTION: "said_question",
    Said.SUPPLEMENT: "said_supplement",
    Said.ASK_BACK: "said_ask_back",
    Said.HAND_TYPED: "said_hand_typed",
}


def new_case_cards(scene: Scene, case: CaseRow) -> list[Outgoing]:
    """A new request: its card with its files to every officer of the press centre."""
    files = tuple(FileRef(one.file_id, one.name) for one in words.files_of_case(scene.work, case.id))
    said = body(scene, case)
    return [card(scene, case, account, files=files, said=said) for account in staff.desk_accounts(scene.work)]


def refreshed(
    scene: Scene, case: CaseRow, *, news: bool = False, told: bool = False, files: tuple[FileRef, ...] = ()
) -> list[Outgoing]:
    """The card again for everybody at the press centre.

    It matters to whoever acts, unless another message has `told` them. `news` sounds for the holder, or for all if
    nobody holds it.
    """
    said = body(scene, case)  # the same for every reader
    return [_again(scene, case, account, said, news, told, files) for account in staff.desk_accounts(scene.work)]


def _again(
    scene: Scene, case: CaseRow, account: Account, said: Text, news: bool, told: bool, files: tuple[FileRef, ...]
) -> Outgoing:
    reader, holder = account.person_id, case.facts.claimed_by
    sounds = news and reader != scene.person.id and holder in (None, reader)
    shown = card(scene, case, account, matters=sounds or (reader == scene.person.id and not told), said=said)
    return replace(shown, anew=sounds, files=files if sounds else ())


def card(
    scene: Scene,
    case: CaseRow,
    account: Account,
    matters: bool = True,
    files: tuple[FileRef, ...] = (),
    said: Text | None = None,
) -> Outgoing:
    """The card of a case for one reader. `said`: its body, when that is made already."""
    return Outgoing(
        account.id,
        said or body(scene, case),
        choices(case, account.person_id),
        files=files,
        kind=Kind.CARD,
        card=f"case:{case.id}",
        matters=matters,
        case=case.id,
    )


def body(scene: Scene, case: CaseRow) -> Text:
    """What the card says."""
    asker = people.person(scene.work, case.facts.asker)
    lead = directory.topic(scene.work, case.topic_code)
    unit = directory.unit(scene.work, lead.lead_unit) if lead else None
    return say(
        "card",
        code=case.code,
        state=state_line(scene, case),
        asker=case.asker,
        outlet=case.outlet,
        mark=mark_of_case(scene, case, asker),
        kind=kind_of_case(scene, case, asker),
        channel=say(f"channel_{people.account(scene.work, case.account_id).channel}"),
        place=_guess(say("label", name=office(scene, case.unit_code)), case.unit_why),
        topic=_guess(say("label", name=topic(scene, case.topic_code)), case.topic_why),
        unit=say("label", name=named(unit)) if unit else say("unit_none"),
        words=_all_said(words.of_case(scene.work, case.id)),
        files=_files(scene, case),
        filed=Moment(case.filed_at),
    )


def state_line(scene: Scene, case: CaseRow) -> Text:
    """Who owes the next act."""
    if case.facts.state is State.RECEIVED and case.facts.claimed_at:
        return say("state_claimed", name=staff_name(scene, case.facts.claimed_by), at=Moment(case.facts.claimed_at))
    return say(f"state_{case.facts.state.lower()}")


def choices(case: CaseRow, reader: int) -> tuple[tuple[Choice, ...], ...]:
    """What this reader may do now. On a case that another officer holds: only look."""
    if case.facts.state is not State.RECEIVED or case.facts.claimed_by not in (None, reader):
        return ()
    return _held(case) if case.facts.claimed_by else _free(case)


def see_case(case: CaseRow) -> tuple[Choice, ...]:
    """Back to the card."""
    return (Choice(say("choice_see_case", code=case.code), "case.show", str(case.id), words=("xem", "see")),)


def see_waiting() -> tuple[Choice, ...]:
    """On to what waits."""
    return (Choice(say("choice_waiting"), "desk.waiting", words=("cho tiep nhan", "waiting")),)


def _free(case: CaseRow) -> tuple[tuple[Choice, ...], ...]:
    return (
        (_act(case, "choice_claim", "case.claim", "nhan", "claim"),),
        (_act(case, "choice_answer", "case.answer", "tra loi", "answer"),),
        (_act(case, "choice_ask_back", "case.ask", "hoi lai", "ask"),),
    )


def _held(case: CaseRow) -> tuple[tuple[Choice, ...], ...]:
    return (
        (_act(case, "choice_answer", "case.answer", "tra loi", "answer"),),
        (
            _act(case, "choice_ask_back", "case.ask", "hoi lai", "ask"),
            _act(case, "choice_release", "case.release", "tra lai", "release"),
        ),
    )


def _act(case: CaseRow, label: str, action: str, *typed: str) -> Choice:
    return Choice(say(label), action, str(case.id), case.facts.version, typed)


def _guess(name: Text, why: str) -> Text:
    return say("guessed", name=name, why=why) if why else name


def _all_said(all_words: list[Words]) -> Lines:
    """Question, supplements and questions back, in order; the answer is not part of the card."""
    return Lines(tuple(say(SHOWN[one.kind], words=_short(one.body)) for one in all_words if one.kind in SHOWN), "\n\n")


def _short(body: str | None) -> str | Text:
    if body is None:
        return say("words_erased")
    return body if len(body) <= LONGEST_SHOWN else body[:LONGEST_SHOWN] + "…"


def _files(scene: Scene, case: CaseRow) -> Text:
    names = tuple(one.name for one in words.files_of_case(scene.work, case.id))
    return say("files_listed", n=len(names), names=Lines(names, ", ")) if names else say("files_none")
