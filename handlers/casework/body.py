"""What the card of a case says: who asks what, where it stands, what is owed, the parts, the text for approval."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.casework.about import about
from handlers.casework.deadlines import owed
from handlers.casework.notes import of_others
from handlers.casework.progress import marks, parts
from handlers.casework.shortened import shortened
from handlers.casework.state_names import state_name
from handlers.casework.texts import standing
from handlers.desk.marks import kind_of_case, mark_of_case
from handlers.issuing.receipts import receipts
from handlers.names import office, staff_name, topic
from handlers.offering.words import without_older
from handlers.scene import Scene, named
from handlers.talk import Lines, Moment, Text, say
from procedure.terms import LegState, State
from storage import directory, people, words
from storage.cases import CaseRow
from storage.words import Said, Words

SHOWN = {
    Said.QUESTION: "said_question",
    Said.SUPPLEMENT: "said_supplement",
    Said.ASK_BACK: "said_ask_back",
    Said.HAND_TYPED: "said_hand_typed",
    Said.PROPOSAL: "said_proposal",
    Said.DIRECTION: "said_direction",
    Said.AGAIN: "said_again",
    Said.RATING: "said_rating",
    Said.HANDED: "said_handed",
    Said.NOT_TAKEN: "said_not_taken",
    Said.REFUSAL: "said_refusal",
    Said.DEFERRAL: "said_deferral",
    Said.NEED: "said_need",
    Said.FURTHER: "said_further",
    Said.CO_REPORT: "said_co_report",
    Said.FALSE_ALARM: "said_false_alarm",
    Said.PUBLISHED: "said_published",
    Said.ESCALATION: "said_escalation",
    Said.HANDED_IN: "said_handed_in",
    Said.SENT_BACK: "said_sent_back",
    Said.DECLINED: "said_declined",
    Said.WITHDRAWN: "said_withdrawn",
    Said.CLOSED: "said_closed",
}


def body(scene: Scene, case: CaseRow, all_words: Sequence[Words] | None = None) -> Text:
    """The whole card. `all_words`: what was said about the case, when that is at hand."""
    asker = people.person(scene.work, case.opened_by)
    said = words.of_case(scene.work, case.id) if all_words is None else all_words
    return say(
        f"card_{case.facts.kind.lower()}",
        code=case.code,
        state=state_line(scene, case),
        asker=case.asker,
        outlet=case.outlet,
        mark=mark_of_case(scene, case, asker),
        kind=kind_of_case(scene, case, asker),
        channel=say(f"channel_{people.account(scene.work, case.account_id).channel}"),
        place=_guess(say("label", name=office(scene, case.unit_code)), case.unit_why),
        topic=_guess(say("label", name=topic(scene, case.topic_code)), case.topic_why),
        unit=_unit(scene, case),
        marks=marks(scene, case),
        owed=owed(scene, case),
        words=_all_said(_newest([one for one in said if one.kind not in _past(case)])),
        parts=parts(scene, case),
        text=say("joined", parts=Lines((standing(scene, case), receipts(scene, case)), "")),
        files=_files(scene, case, said),
        filed=Moment(case.filed_at),
        url=case.url or "–",
        about=about(scene, case),
    )


def state_line(scene: Scene, case: CaseRow) -> Text:
    """Who owes the next act, and who holds it."""
    state = state_name(case.facts)
    if not case.is_open or case.facts.claimed_at is None:
        return state
    if case.facts.state is State.RECEIVED:
        state = say("state_received_claimed")
    name, at = staff_name(scene, case.facts.claimed_by), Moment(case.facts.claimed_at)
    return say("state_claimed", state=state, name=name, at=at)


def _unit(scene: Scene, case: CaseRow) -> Text | str:
    """The unit that suggests itself, until the proposal or the direction names some."""
    lead = directory.topic(scene.work, case.topic_code) if case.facts.state is State.RECEIVED else None
    unit = directory.unit(scene.work, lead.lead_unit) if lead else None
    return say("card_unit", unit=say("label", name=named(unit))) if unit else ""


def _guess(name: Text, why: str) -> Text:
    return say("guessed", name=name, why=why) if why else name


def _all_said(all_words: list[Words]) -> Lines:
    """Question, supplements, questions back, the direction, in order; answers and drafts have places of their own."""
    return Lines(
        tuple(say(SHOWN[one.kind], words=shortened(one.body)) for one in all_words if one.kind in SHOWN), "\n\n"
    )


def _newest(said: list[Words]) -> list[Words]:
    """Without a proposal that a direction took over word for word: the same is not read twice."""
    directed = [one.body for one in said if one.kind is Said.DIRECTION and one.body]
    return [one for one in without_older(said) if not (one.kind is Said.PROPOSAL and _within(one.body, directed))]


def _within(body: str | None, directed: list[str]) -> bool:
    return body is not None and any(f"{body}\n\n".startswith(f"{words}\n\n") for words in directed)


def _past(case: CaseRow) -> frozenset[Said]:
    """Why it was offered is read until it is taken; why it was not taken too (7.1.d)."""
    shown = {Said.HANDED: case.facts.offered_to is not None, Said.NOT_TAKEN: case.bounces > 0}
    return frozenset(kind for kind, is_shown in shown.items() if not is_shown)


def _files(scene: Scene, case: CaseRow, said: Sequence[Words]) -> Text | str:
    """All that came with it, save what is not for everybody yet or any more: unsigned reports, others' notes."""
    waits = (one.report_id for one in case.legs if one.report_id and one.facts.state is not LegState.REPORTED)
    unsigned = {file for report in waits for file in words.files_of(scene.work, report)}  # the unit's own (10.2.a)
    others = {file for one in said if of_others(case, one) for file in words.files_of(scene.work, one.id)}
    every = dict.fromkeys(words.files_of_case(scene.work, case.id))
    names = tuple(one.name for one in every if one not in unsigned | others)
    listed = say("files_listed", n=len(names), names=Lines(names, ", "))
    return say("card_files", files=listed) if names else ""
