"""Every form by its name, as it is kept between two messages."""

from __future__ import annotations

from handlers.account.pin import PIN, REMOVE_PIN
from handlers.admin.directory_form import DIRECTORY
from handlers.admin.inviting import INVITE
from handlers.admin.roster_changes import GIVE, MOVE
from handlers.authority import ending, granting, ticking
from handlers.clocks import anchor_form, target_forms
from handlers.confirming import CONFIRM
from handlers.correction import closing, dropping, escalating, opening, published
from handlers.desk import (
    add_unit,
    decide,
    dispatch,
    drop,
    file_for,
    forward,
    hand_over,
    handed,
    letter,
    marking,
    merge,
    noting,
    propose,
    reassign,
    recall,
    record_direction,
    reopen,
    take_over,
    unmerge,
)
from handlers.desk.answer import ANSWER
from handlers.desk.ask_back import ASK_BACK
from handlers.desk.substitutes import SUBSTITUTE
from handlers.desk.vouching import PRESS_REFUSAL, PRESS_UNTIL
from handlers.drafting import draft
from handlers.forms import Form
from handlers.genuine.ask import GENUINE
from handlers.incident import co_reporting, false_alarm, further, need
from handlers.incident import opening as incident
from handlers.issuing.otherwise import OTHERWISE
from handlers.issuing.posted import POSTED_AT
from handlers.issuing.scan import SCAN
from handlers.journalist import (
    again,
    rating,
)
from handlers.journalist.email import EMAIL
from handlers.journalist.me import MY_NAME, MY_OUTLET
from handlers.journalist.press_card import PRESS_CARD
from handlers.journalist.request import REQUEST
from handlers.journalist.supplement import SUPPLEMENT
from handlers.leadership import direct, instruct, oral, order, seen, send_back
from handlers.offering import adding, offer
from handlers.offering import asking as asking_unit
from handlers.offering import ending as ending_offer
from handlers.speaker import (
    deferring,
    giving_back,
    interview,
    looking,
    passing,
    refusing,
    summoning,
)
from handlers.unit import asking, by_letter, press_report, reaching, result, returning, signing
from handlers.unit import report as unit_report
from storage.conversations import Conversation

FORMS: dict[str, Form] = {
    form.name: form
    for form in (
        REQUEST,
        SUPPLEMENT,
        again.AGAIN,
        merge.MERGE,
        unmerge.UNMERGE,
        hand_over.HAND_OVER,
        handed.NO_ACCEPT,
        handed.TAKE_BACK,
        file_for.FILE_FOR,
        rating.RATING,
        EMAIL,
        GENUINE,
        ASK_BACK,
        ANSWER,
        add_unit.ADD_UNIT,
        decide.DECIDE,
        dispatch.DISPATCH,
        drop.DROP,
        forward.FORWARD,
        letter.NUMBER,
        marking.LIFT,
        noting.NOTE,
        propose.PROPOSE,
        reassign.REASSIGN,
        recall.RECALL,
        record_direction.RECORD,
        reopen.REOPEN,
        take_over.TAKE_OVER,
        INVITE,
        GIVE,
        MOVE,
        PIN,
        REMOVE_PIN,
        SUBSTITUTE,
        MY_NAME,
        MY_OUTLET,
        PRESS_CARD,
        PRESS_UNTIL,
        PRESS_REFUSAL,
        CONFIRM,
        granting.GRANT,
        granting.GRANT_DEPUTY,
        ending.END,
        ticking.TICK,
        DIRECTORY,
        SCAN,
        POSTED_AT,
        OTHERWISE,
        anchor_form.ANCHOR,
        target_forms.TARGET_LENGTH,
        target_forms.TARGET_REMIND,
        direct.DIRECT,
        order.ORDER,
        instruct.INSTRUCT,
        send_back.SEND_BACK,
        oral.DENY,
        seen.OBJECT,
        draft.DRAFT,
        giving_back.RETURN,
        refusing.REFUSE,
        looking.LOOK,
        deferring.DEFER,
        summoning.SUMMON,
        interview.INTERVIEW,
        passing.PASS_ON,
        unit_report.REPORT,
        signing.SEND_DOWN,
        result.RESULT,
        returning.RETURNING,
        asking.ASK,
        asking.REPLY,
        reaching.REACHED,
        by_letter.BY_LETTER,
        press_report.PRESS_REPORT,
        incident.INCIDENT,
        need.NOT_NEEDED,
        need.NEEDED,
        further.FURTHER,
        false_alarm.FALSE_ALARM,
        co_reporting.CO_REPORT,
        opening.FORM,
        published.PUBLISHED,
        escalating.ESCALATE,
        dropping.DROP_CORRECTION,
        closing.CLOSE,
        offer.OFFER,
        adding.ADD,
        asking_unit.ASK_UNIT,
        ending_offer.SEND_BACK,
        ending_offer.DECLINE,
        ending_offer.WITHDRAW,
    )
}


def form_of(state: Conversation | None) -> Form | None:
    """The form a person is in."""
    return FORMS.get(state.form) if state else None
