"""An approved text goes back to review: the right has lapsed, or it would reach others than those it was approved for.

Nothing of it leaves. Drawn up for the recipients of now, it waits for whoever may speak; whoever answers for the case
is told why.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.casework import recipients
from handlers.casework.cards import desk_of, refreshed
from handlers.clocks.stage import own_scene
from handlers.issuing.composing import Desk
from handlers.talk import Kind, Outgoing, Text, say
from procedure.facts import THE_PROGRAM, Act
from procedure.steps import take_step
from procedure.terms import Event
from storage import case_texts, cases, program, staff, words
from storage.case_texts import CaseText
from storage.cases import CaseRow
from storage.people import Account
from storage.words import Said
from storage.work import Work


def lapse(
    work: Work, desk: Desk, case: CaseRow, text: CaseText, why: Text, *, in_doubt: bool = False
) -> list[Outgoing]:
    """Back to REVIEW with the reason on record; the messages that say so. `in_doubt`: somebody may have it."""
    reason = desk.say(why)
    anew = _drawn_up_anew(work, case, text)
    act = Act(reason=reason, text=anew)
    done = take_step(case.facts, Event.LAPSE, THE_PROGRAM, work.now, act)
    me = program.stand_in(work)
    _, digest = words.keep(work, case.id, Said.REASON, reason, me)
    after = cases.record(work, case, done, me, work.now, digest)
    scene = own_scene(work)
    told = say("lapsed_in_doubt" if in_doubt else "lapsed", code=case.code, why=why)
    return [*_told(work, after, told), *refreshed(scene, after, news=True, told=True, tells=done.tells)]


def _drawn_up_anew(work: Work, case: CaseRow, text: CaseText) -> bytes | None:
    """The same words for the recipients of now, as a text of its own: nobody has approved it yet."""
    if not recipients.have_changed(work, case, text):
        return None
    fresh = replace(text, recipients=recipients.lines(work, case, text.audience))
    return case_texts.again(work, fresh).binding


def _told(work: Work, case: CaseRow, text: Text) -> list[Outgoing]:
    """The one who holds the case, else the whole desk; whoever may speak reads it on the card."""
    return [Outgoing(one.id, text, kind=Kind.REPLY, case=case.id) for one in answerable(work, case)]


def answerable(work: Work, case: CaseRow) -> list[Account]:
    """The chats of whoever holds the case; of the desk it belongs to if nobody does."""
    desk = desk_of(own_scene(work), case)
    holder = [one for one in desk if one.person_id == case.facts.claimed_by]
    return holder or desk or staff.desk_accounts(work)
