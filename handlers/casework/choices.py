"""What a reader may do to a case now, as choices: what the procedure allows them, the most pressing first.

- The first few stand on the card; the rest is one press away (“Việc khác…”).
- A choice grants nothing: every behaviour checks the right again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.talk import Choice, say
from procedure.authority import AGENCY
from procedure.capacities import capacities
from procedure.facts import Actor, Case
from procedure.legs import allowed_on, unsent
from procedure.paths import leg
from procedure.steps import allowed
from procedure.terms import PRESS_CENTRE, PROVINCE_STAFF, Event, LegEvent, Role, State
from storage.cases import CaseRow

MOST = 5
TEXTS = frozenset({State.REVIEW, State.REPORTED_UP, State.APPROVED})
E = Event


@dataclass(frozen=True)
class Way:
    """How an event is offered: its action, and what may be typed instead."""

    action: str
    words: tuple[str, ...] = ()


WAYS: Mapping[Event, Way] = {
    E.ACCEPT: Way("case.accept", ("nhan ho so", "accept")),
    E.DECLINE_HAND_OVER: Way("case.noaccept", ("khong nhan", "decline")),
    E.CONFIRM_DIRECTION: Way("case.confirm", ("xac nhan chi dao", "confirm")),
    E.DENY_DIRECTION: Way("case.deny", ("khong dung", "deny")),
    E.APPROVE: Way("case.approve", ("duyet", "approve")),
    E.CONSENT: Way("case.consent", ("dong y", "consent")),
    E.SEEN: Way("case.seen", ("da xem", "seen")),
    E.OBJECT: Way("case.object", ("khong dong y", "object")),
    E.REPORT_UP: Way("case.reportup", ("bao cao", "report")),
    E.CLAIM: Way("case.claim", ("nhan", "claim")),
    E.TAKE_ON: Way("case.takeon", ("tu soan", "take on")),
    E.ANSWER_PUBLISHED: Way("case.answer", ("tra loi", "answer")),
    E.PROPOSE: Way("case.propose", ("de xuat", "propose")),
    E.DIRECT: Way("case.direct", ("chi dao", "direct")),
    E.INSTRUCT: Way("case.instruct", ("chi dao tinh", "instruct")),
    E.DISPATCH: Way("case.dispatch", ("gui don vi", "dispatch")),
    E.DRAFT: Way("case.draft", ("soan", "draft")),
    E.EDIT: Way("case.edit", ("sua", "edit")),
    E.RETURN: Way("case.return", ("tra ve", "return")),
    E.SEND_BACK: Way("case.sendback", ("tra ve trung tam", "send back")),
    E.FORWARD: Way("case.forward", ("chuyen ho tro", "forward")),
    E.ADD_UNIT: Way("case.addunit", ("them don vi", "add unit")),
    E.ASK_BACK: Way("case.ask", ("hoi lai", "ask")),
    E.ORDER: Way("case.order", ("giao don vi", "order")),
    E.RECORD_DIRECTION: Way("case.record", ("ghi chi dao", "record")),
    E.REFUSE: Way("case.refuse", ("tu choi", "refuse")),
    E.DEFER: Way("case.defer", ("hen tra loi", "defer")),
    E.SUMMON: Way("case.summon", ("yeu cau don vi", "summon")),
    E.INTERVIEW_HELD: Way("case.interview", ("phong van", "interview")),
    E.ASSIGN_SPEAKER: Way("case.assign", ("giao phat ngon", "assign")),
    E.DELIVERED_OTHERWISE: Way("case.delivered", ("da gui cach khac", "delivered")),
    E.LOOK_AGAIN: Way("case.look", ("xem lai", "look again")),
    E.UNMERGE: Way("case.unmerge", ("tach", "unmerge")),
    E.REOPEN: Way("case.reopen", ("mo lai", "reopen")),
    E.MARK: Way("case.mark", ("danh dau", "mark")),
    E.NOTE: Way("case.note", ("ghi chu", "note")),
    E.MERGE: Way("case.merge", ("gop", "merge")),
    E.HAND_OVER: Way("case.handover", ("chuyen giao", "hand over")),
    E.REASSIGN: Way("case.reassign", ("giao can bo", "reassign")),
    E.TAKE_OVER: Way("case.takeover", ("nhan thay", "take over")),
    E.RELEASE: Way("case.release", ("tra lai", "release")),
    E.DROP: Way("case.drop", ("ket thuc", "drop")),
    E.CORRECT_ANCHOR: Way("case.anchor", ("sua moc", "anchor")),
}
"""Every event that is offered on a card, in the order in which it is offered."""

FIRST: Mapping[State, frozenset[Event]] = {
    State.RECEIVED: frozenset(
        {E.ACCEPT, E.DECLINE_HAND_OVER, E.CLAIM, E.TAKE_ON, E.ANSWER_PUBLISHED, E.PROPOSE, E.ASK_BACK, E.DIRECT, E.DROP}
    ),
    State.PROPOSED: frozenset({E.DIRECT, E.SEND_BACK, E.ORDER, E.RECORD_DIRECTION, E.ASK_BACK}),
    State.DIRECTED: frozenset({E.CONFIRM_DIRECTION, E.DENY_DIRECTION, E.DISPATCH, E.ASK_BACK}),
    State.DISPATCHED: frozenset({E.CONFIRM_DIRECTION, E.DENY_DIRECTION, E.DISPATCH, E.ADD_UNIT, E.ASK_BACK}),
    State.IN_PROGRESS: frozenset({E.DRAFT, E.ASK_BACK, E.HAND_OVER}),
    State.COMPILING: frozenset({E.DRAFT, E.ADD_UNIT, E.ASK_BACK}),
    State.REVIEW: frozenset({E.APPROVE, E.CONSENT, E.REPORT_UP, E.EDIT, E.RETURN, E.REFUSE, E.DEFER}),
    State.REPORTED_UP: frozenset({E.SEEN, E.OBJECT}),
    State.APPROVED: frozenset({E.INTERVIEW_HELD, E.RETURN}),
    State.ANSWERED: frozenset({E.DELIVERED_OTHERWISE, E.REOPEN}),
    State.REFUSED: frozenset({E.LOOK_AGAIN, E.REOPEN}),
    State.MERGED: frozenset({E.UNMERGE}),
}
"""What stands on the card itself in a state; everything else is under “Việc khác…”."""
ASIDE = frozenset({E.NOTE, E.MARK, E.CORRECT_ANCHOR})
PERSONAL = frozenset({E.CONFIRM_DIRECTION, E.DENY_DIRECTION, E.ACCEPT, E.DECLINE_HAND_OVER})
"""Of one leader, or of the side a case is offered to: they stand on the card whatever the state."""


def rows(case: CaseRow, actor: Actor, now: datetime) -> tuple[tuple[Choice, ...], ...]:
    """The choices on the card: the first few, then the way to the others."""
    found = ways_of(case.facts, actor, now)
    first = FIRST.get(case.facts.state, frozenset()) | PERSONAL
    shown = [*_local(case, found), *(event for event in found if event in first)][:MOST] or _acts(found)[:2]
    rest = (_more(case),) if len(found) > len(shown) else ()
    own = (*_returned(case, actor), *_agreeing(case, shown), *_out(case, actor))
    return (*own, *((choice(case, event, actor),) for event in shown), *_paper(case, actor), (*rest, why(case)))


def _agreeing(case: CaseRow, shown: list[Event]) -> tuple[tuple[Choice, ...], ...]:
    """A proposal is agreed to in one press: its words and its units are the direction."""
    if case.facts.state is not State.PROPOSED or E.DIRECT not in shown:
        return ()
    words = ("dong y", "dong y voi de xuat", "agree")
    return ((Choice(say("choice_agree"), "case.agree", str(case.id), case.facts.version, words),),)


def _returned(case: CaseRow, actor: Actor) -> tuple[tuple[Choice, ...], ...]:
    """A part that its unit gave back stands before everything else: it is to be decided on."""
    back = [one for one in case.legs if LegEvent.DECIDE in allowed_on(case.facts, one.facts, actor)]
    if len(back) > 1:
        return ((Choice(say("choice_leg_decide"), "case.parts", str(case.id), words=("quyet dinh", "decide")),),)
    label, words = say("choice_leg_decide"), ("quyet dinh", "decide")
    return tuple((Choice(label, "leg.decide", str(one.id), one.facts.version, words),) for one in back)


def _acts(found: list[Event]) -> list[Event]:
    """What moves the case: notes and marks alone are no reason to offer anything."""
    return [event for event in found if event not in ASIDE]


def _out(case: CaseRow, actor: Actor) -> tuple[tuple[Choice, ...], ...]:
    """While parts are with units: on to what the press centre may do about each."""
    mine = [one for one in case.legs if LegEvent.RECALL in allowed_on(case.facts, one.facts, actor)]
    if case.facts.state is not State.DISPATCHED or not mine:
        return ()
    return ((Choice(say("choice_parts", n=len(case.legs)), "case.parts", str(case.id), words=("phan viec", "parts")),),)


def _local(case: CaseRow, found: list[Event]) -> list[Event]:
    """Local press on a local matter: handing it over stands first (7.1.d)."""
    is_local = case.local_to is not None and case.facts.scope == AGENCY and case.facts.state is State.RECEIVED
    return [event for event in found if is_local and event is E.HAND_OVER]


def ways_of(case: Case, actor: Actor, now: datetime) -> list[Event]:
    """The events offered to a reader, in their order."""
    may = allowed(case, actor, now)
    held = capacities(case, actor)
    return [event for event in WAYS if event in may and _makes_sense(case, actor, held, event)]


def choice(case: CaseRow, event: Event, actor: Actor | None = None) -> Choice:
    """One event as a choice on a case. `actor`: its reader, where the same act has another name for them."""
    if event is E.DECLINE_HAND_OVER and actor is not None and not is_offered_to(case.facts, actor):
        words = ("rut lai de nghi", "rut lai", "take back")
        return Choice(say("choice_take_back"), WAYS[event].action, str(case.id), case.facts.version, words)
    way = WAYS[event]
    if event is E.DRAFT and case.facts.draft is not None:
        return Choice(say("choice_redraft"), way.action, str(case.id), case.facts.version, way.words)
    return Choice(say(f"choice_{event}"), way.action, str(case.id), case.facts.version, way.words)


def _paper(case: CaseRow, actor: Actor) -> tuple[tuple[Choice, ...], ...]:
    """The document as it would leave, while its text stands for approval; once approved the way to bring its scan."""
    if case.text_id is None or case.facts.state not in TEXTS:
        return ()
    own = capacities(case.facts, actor) & (PRESS_CENTRE | PROVINCE_STAFF)
    shown = Choice(say("choice_preview"), "case.preview", str(case.id), words=("xem truoc", "preview"))
    scan = Choice(say("choice_scan"), "case.scan", str(case.id), words=("ban ky", "scan"))
    return ((shown, scan),) if own and case.facts.state is State.APPROVED else ((shown,),)


def why(case: CaseRow) -> Choice:
    """“Vì sao hạn này?”"""
    return Choice(say("choice_why"), "case.why", str(case.id), words=("vi sao", "why"))


def _more(case: CaseRow) -> Choice:
    return Choice(say("choice_more"), "case.more", str(case.id), words=("viec khac", "more"))


Sense = Callable[[Case, Actor, frozenset[Role]], bool]


def _makes_sense(case: Case, actor: Actor, held: frozenset[Role], event: Event) -> bool:
    """Whether what the act needs beyond its words is there: the rest is asked for when it is pressed."""
    sense = SENSE.get(event)
    return sense is None or sense(case, actor, held)


def _has_text(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    return case.draft is not None


def _is_signer(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    return case.signer == actor.person


def _is_reported(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    above = held & {Role.DIRECTOR_GENERAL, Role.PROVINCE_DIRECTOR}
    return case.draft is not None and (not case.sensitive or bool(above) or case.draft.seen)


def _is_to_consent(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    """Two must agree, and they have not yet."""
    agreed = case.draft is not None and bool(held & case.draft.consents)
    return case.together and not agreed and _is_reported(case, actor, held)


def _is_to_report(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    return case.draft is not None and not case.draft.seen


def _is_unsent(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    return bool(unsent(case)) or case.state is State.DIRECTED


def is_offered_to(case: Case, actor: Actor) -> bool:
    """Whether it is the reader's side that is to take the case or to leave it (7.1.d)."""
    to = case.offered_to
    if to == AGENCY:
        return bool(actor.roles & PRESS_CENTRE)
    return to is not None and any(actor.sits(role, to) for role in PROVINCE_STAFF)


def _is_offered(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    return is_offered_to(case, actor)


def _may_end_offer(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    """The side it was offered to leaves it; the side that offered takes the offer back."""
    own = PRESS_CENTRE if case.scope == AGENCY else PROVINCE_STAFF
    return is_offered_to(case, actor) or (case.offered_to is not None and bool(held & own))


def _is_free(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    return case.offered_to is None and not any(one.state in leg.OPEN for one in case.legs)


def _is_anothers(case: Case, actor: Actor, held: frozenset[Role]) -> bool:
    return case.claimed_by not in (None, actor.person)


SENSE: Mapping[Event, Sense] = {
    E.ACCEPT: _is_offered,
    E.DECLINE_HAND_OVER: _may_end_offer,
    E.CONFIRM_DIRECTION: _is_signer,
    E.DENY_DIRECTION: _is_signer,
    E.APPROVE: _is_reported,
    E.EDIT: _has_text,
    E.CONSENT: _is_to_consent,
    E.REPORT_UP: _is_to_report,
    E.DISPATCH: _is_unsent,
    E.HAND_OVER: _is_free,
    E.CLAIM: lambda case, actor, held: case.claimed_by is None,
    E.RELEASE: lambda case, actor, held: case.claimed_by is not None,
    E.TAKE_OVER: _is_anothers,
    E.DROP: lambda case, actor, held: not case.askers,
    E.ASK_BACK: lambda case, actor, held: bool(case.askers),
    E.ANSWER_PUBLISHED: lambda case, actor, held: bool(case.askers),
    E.DELIVERED_OTHERWISE: lambda case, actor, held: not case.delivered,
}
