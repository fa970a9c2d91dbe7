"""What a reader may do to a case now, as choices: what the procedure allows them, the most pressing first.

- The first few stand on the card; the rest is one press away (“Việc khác…”).
- A choice grants nothing: every behaviour checks the right again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.casework.paper_choices import paper
from handlers.casework.sense import GRANTORS, is_offered_to, makes_sense
from handlers.talk import Choice, Text, say
from procedure.authority import AGENCY
from procedure.capacities import capacities
from procedure.facts import Actor, Case
from procedure.legs import allowed_on
from procedure.steps import allowed
from procedure.terms import Event, Kind, LegEvent, State
from storage.cases import CaseRow

MOST = 5
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
    E.CO_ACKNOWLEDGE: Way("case.coack", ("da nhan bao cao", "acknowledge")),
    E.CLAIM: Way("case.claim", ("nhan", "claim")),
    E.TAKE_ON: Way("case.takeon", ("tu soan", "take on")),
    E.ANSWER_PUBLISHED: Way("case.answer", ("tra loi", "answer")),
    E.PROPOSE: Way("case.propose", ("de xuat", "propose")),
    E.DIRECT: Way("case.direct", ("chi dao", "direct")),
    E.INSTRUCT: Way("case.instruct", ("chi dao tinh", "instruct")),
    E.DISPATCH: Way("case.dispatch", ("gui don vi", "dispatch")),
    E.DRAFT: Way("case.draft", ("soan", "draft")),
    E.EDIT: Way("case.edit", ("sua", "edit")),
    E.HAND_IN: Way("case.handin", ("gui lai", "hand in")),
    E.PUBLISHED: Way("case.published", ("da dang", "published")),
    E.ESCALATE: Way("case.escalate", ("chuyen cap tren", "escalate")),
    E.FURTHER: Way("case.further", ("thong tin tiep", "further")),
    E.CO_REPORT: Way("case.coreport", ("da bao cao", "co report")),
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
    E.RELEASE: Way("case.release", ("thoi phu trach", "release")),
    E.DROP: Way("case.drop", ("ket thuc", "drop")),
    E.DECLINE: Way("case.decline", ("khong su dung", "decline")),
    E.SUPPLEMENT: Way("case.unitadd", ("bo sung", "supplement")),
    E.WITHDRAW: Way("case.unitout", ("rut thong tin", "withdraw")),
    E.TOGETHER: Way("case.jointly", ("phoi hop phat ngon", "phoi hop", "jointly")),
    E.NEED: Way("case.need", ("thong tin ban dau", "need")),
    E.FALSE_ALARM: Way("case.false", ("bao nham", "false alarm")),
    E.CLOSE: Way("case.close", ("dong", "close")),
    E.CORRECT_ANCHOR: Way("case.anchor", ("sua moc", "anchor")),
}
"""Every event that is offered on a card, in the order in which it is offered."""

FIRST: Mapping[State, frozenset[Event]] = {
    State.RECEIVED: frozenset(
        {E.CLAIM, E.TAKE_ON, E.ANSWER_PUBLISHED, E.PROPOSE, E.ASK_BACK, E.DIRECT, E.DROP, E.DRAFT, E.SEND_BACK}
    ),
    State.DRAFTING: frozenset({E.CLAIM, E.DRAFT, E.TOGETHER, E.NEED, E.FALSE_ALARM, E.CLOSE}),
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
    State.RETURNED: frozenset({E.HAND_IN, E.WITHDRAW}),
    State.STATED: frozenset({E.FURTHER, E.CO_REPORT, E.CLOSE}),
    State.SENT: frozenset({E.PUBLISHED, E.ESCALATE}),
    State.UNANSWERED: frozenset({E.PUBLISHED, E.ESCALATE, E.CLOSE}),
    State.ESCALATED: frozenset({E.PUBLISHED, E.ESCALATE, E.CLOSE}),
    State.PUBLISHED: frozenset({E.CLOSE, E.ESCALATE}),
    State.VOID: frozenset({E.REOPEN}),
    State.DROPPED: frozenset({E.REOPEN}),
}
"""What stands on the card itself in a state; everything else is under “Việc khác…”."""
OF_OFFERS: Mapping[Event, tuple[str, ...]] = {
    E.SEND_BACK: ("tra lai don vi", "return to unit"),
    E.ASK_BACK: ("hoi lai", "ask"),
}
"""What is called otherwise where it is about the unit that offers information (7.2.a), and what may be typed."""
ASIDE = frozenset({E.NOTE, E.MARK, E.CORRECT_ANCHOR})
PERSONAL = frozenset({E.CONFIRM_DIRECTION, E.DENY_DIRECTION, E.ACCEPT, E.DECLINE_HAND_OVER, E.CO_ACKNOWLEDGE})
"""Of one leader, the side a case is offered to or reported to: they stand on the card whatever the state."""


def rows(case: CaseRow, actor: Actor, now: datetime) -> tuple[tuple[Choice, ...], ...]:
    """The choices on the card: the first few, then the way to the others."""
    found = ways_on(case, actor, now)
    first = FIRST.get(case.facts.state, frozenset()) | PERSONAL
    shown = [*_local(case, found), *(event for event in found if event in first)][:MOST] or _acts(found)[:2]
    rest = (_more(case),) if len(found) > len(shown) else ()
    own = (*_returned(case, actor), *_agreeing(case, shown), *_out(case, actor), *_lending(case, found, actor))
    return (*own, *((choice(case, event, actor),) for event in shown), *paper(case, actor), *_last(rest, case))


def _last(rest: tuple[Choice, ...], case: CaseRow) -> tuple[tuple[Choice, ...], ...]:
    """The way to the others, and why it is due where anything was ever counted."""
    row = (*rest, why(case)) if case.counts else rest
    return (row,) if row else ()


def _agreeing(case: CaseRow, shown: list[Event]) -> tuple[tuple[Choice, ...], ...]:
    """A proposal is agreed to in one press: its words and its units are the direction."""
    if case.facts.state is not State.PROPOSED or E.DIRECT not in shown:
        return ()
    words = ("dong y", "dong y voi de xuat", "agree")
    return ((Choice(say("choice_agree"), "case.agree", str(case.id), case.facts.version, words),),)


def _lending(case: CaseRow, found: list[Event], actor: Actor) -> tuple[tuple[Choice, ...], ...]:
    """A text that waits may be given to whoever is authorised in writing, where anybody is (2.1.c, 2.2.b)."""
    is_offered = case.facts.state is State.REVIEW and case.lendable and E.ASSIGN_SPEAKER in found
    return ((choice(case, E.ASSIGN_SPEAKER, actor),),) if is_offered else ()


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


def ways_on(case: CaseRow, actor: Actor, now: datetime) -> list[Event]:
    """The same of a stored case: an anchor is corrected only where the law counts something."""
    found = ways_of(case.facts, actor, now)
    return [event for event in found if event is not E.CORRECT_ANCHOR or case.counts_law]


def ways_of(case: Case, actor: Actor, now: datetime) -> list[Event]:
    """The events offered to a reader, in their order."""
    may = allowed(case, actor, now)
    held = capacities(case, actor)
    return [event for event in WAYS if event in may and makes_sense(case, actor, held, event)]


def choice(case: CaseRow, event: Event, actor: Actor | None = None) -> Choice:
    """One event as a choice on a case. `actor`: its reader, where the same act has another name for them."""
    way, facts = WAYS[event], case.facts
    other = _as_it_stands(facts, event, actor) or _of_kind(facts, event) or _lent(facts, event, actor)
    label, typed = other or (say(f"choice_{event}"), way.words)
    return Choice(label, way.action, str(case.id), facts.version, typed)


def _as_it_stands(case: Case, event: Event, actor: Actor | None) -> tuple[Text, tuple[str, ...]] | None:
    """What an act is called as the case stands, and what may be typed."""
    if event is E.DECLINE_HAND_OVER and actor is not None and not is_offered_to(case, actor):
        return say("choice_take_back"), ("rut lai de nghi", "rut lai", "take back")
    if event is E.DRAFT and case.draft is not None:
        return say("choice_redraft"), WAYS[event].words
    if event is E.SEEN and case.draft is not None and case.draft.asks:
        return say("choice_agree_text"), ("dong y noi dung", "dong y", "agree")
    if event is E.TOGETHER and case.together:
        return say("choice_alone"), ("phat ngon rieng", "alone")
    if event is E.NEED:
        return say("choice_need_calm" if case.needed else "choice_need_at_once"), WAYS[event].words
    return None


def _lent(case: Case, event: Event, actor: Actor | None) -> tuple[Text, tuple[str, ...]] | None:
    """Of whoever names nobody but themselves, by an authorisation (2.2.b)."""
    if event is not E.ASSIGN_SPEAKER or actor is None or capacities(case, actor) & GRANTORS:
        return None
    return say("choice_speak_lent"), ("nhan phat ngon", "speak")


def _of_kind(case: Case, event: Event) -> tuple[Text, tuple[str, ...]] | None:
    """What an act is called on a kind of case of its own, and what may be typed."""
    if event is E.DROP and case.kind is Kind.CORRECTION:
        return say("choice_drop_correction"), ("thoi de nghi", *WAYS[event].words)
    if event is E.WITHDRAW:
        return say("choice_withdraw_offer"), WAYS[event].words
    if event in OF_OFFERS and case.kind is Kind.UNIT_INFORMATION:
        return say(f"choice_offer_{event}"), OF_OFFERS[event]
    return None


def why(case: CaseRow) -> Choice:
    """“Vì sao hạn này?”"""
    return Choice(say("choice_why"), "case.why", str(case.id), words=("vi sao", "why"))


def _more(case: CaseRow) -> Choice:
    return Choice(say("choice_more"), "case.more", str(case.id), words=("viec khac", "more"))
