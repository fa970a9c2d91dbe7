"""Every choice and the behaviour behind it. An action that is not in this table does nothing."""

from __future__ import annotations

from handlers import (
    form_buttons,
    forms,
    language,
    left_confirmation,
    meanings,
    menu_rows,
    offered,
    small_talk,
    welcome,
    work_list,
)
from handlers.casework import more
from handlers.casework.by_kind import by_kind
from handlers.clocks import anchor_form, why
from handlers.correction import closing, dropping, escalating, published
from handlers.correction import opening as correction
from handlers.desk import (
    add_unit,
    answer,
    ask_back,
    claim,
    decide,
    dispatch,
    drop,
    file_for,
    forward,
    hand_over,
    handed,
    letter,
    lists,
    marking,
    merge,
    noting,
    parts,
    propose,
    reassign,
    recall,
    record_direction,
    reopen,
    take_on,
    take_over,
    unmerge,
    vouching,
)
from handlers.dossier import make
from handlers.drafting import draft
from handlers.genuine import ask as genuine
from handlers.genuine import report
from handlers.incident import acknowledging, co_reporting, false_alarm, further, jointly, need
from handlers.incident import closing as closing_incident
from handlers.incident import opening as incident
from handlers.issuing import otherwise, posted, preview, scan
from handlers.journalist import (
    again,
    email,
    follow_up,
    given,
    leaving_case,
    me,
    press_card,
    rating,
    received,
    request,
    status,
    supplement,
)
from handlers.journalist.contacts import ask as contacts
from handlers.journalist.contacts import cards, paper
from handlers.leadership import direct, duty, instruct, oral, order, seen, send_back, speaker
from handlers.offering import adding, offer
from handlers.offering import asking as asking_unit
from handlers.offering import ending as ending_offer
from handlers.scene import Behaviour, Scene
from handlers.speaker import (
    approving,
    deferring,
    giving_back,
    interview,
    looking,
    passing,
    refusing,
    reporting,
    summoning,
)
from handlers.staff_actions import STAFF_ACTIONS
from handlers.talk import Outgoing, say
from handlers.unit import asking, by_letter, part, press_report, reaching, result, returning, signing
from handlers.unit import report as unit_report
from procedure.terms import Kind

ACTIONS: dict[str, Behaviour] = {
    **STAFF_ACTIONS,
    "menu": welcome.welcome,
    "case.new": menu_rows.new_case,
    "help": welcome.help_,
    "language": language.switch,
    "contacts": contacts.ask,
    "contacts.cards": cards.others,
    "genuine": genuine.start,
    "genuine.report": report.send,
    "contacts.paper": paper.send,
    "request.start": request.start,
    "request.typed": offered.file,
    "meant": small_talk.chosen,
    "meant.other": meanings.other,
    "status": status.overview,
    "email.start": email.start,
    "case.status": status.overview,
    "case.supplement": supplement.start,
    "case.addtyped": supplement.offered,
    "case.merge": merge.start,
    "case.unmerge": unmerge.start,
    "case.handover": hand_over.start,
    "case.accept": handed.accept,
    "case.noaccept": handed.decline,
    "case.filefor": file_for.start,
    "filefor.typed": file_for.typed,
    "case.dossier": make.send,
    "case.withdraw": leaving_case.ask_withdraw,
    "withdraw.yes": leaving_case.withdraw,
    "case.leave": leaving_case.ask_leave,
    "leave.yes": leaving_case.leave,
    "case.paper": given.paper,
    "case.follow": follow_up.start,
    "case.again": again.start,
    "case.received": received.confirm,
    "case.rate": rating.start,
    "case.claim": claim.claim,
    "case.release": claim.release,
    "case.ask": by_kind(Kind.UNIT_INFORMATION, asking_unit.start, ask_back.start),
    "case.answer": answer.start,
    "case.show": lists.show,
    "case.draft": draft.start,
    "case.edit": draft.edit,
    "case.readdress": draft.readdress,
    "case.approve": approving.approve,
    "case.consent": approving.consent,
    "case.reportup": reporting.report_up,
    "case.return": giving_back.start,
    "case.refuse": refusing.start,
    "case.look": looking.start,
    "case.defer": deferring.start,
    "case.summon": summoning.start,
    "case.interview": interview.start,
    "speak.pass": passing.start,
    "case.preview": preview.show,
    "case.scan": scan.start,
    "case.posted": posted.start,
    "case.delivered": otherwise.start,
    "case.more": more.more,
    "case.parts": parts.parts,
    "case.takeon": take_on.take_on,
    "case.propose": propose.start,
    "case.record": record_direction.start,
    "case.dispatch": dispatch.start,
    "case.forward": forward.start,
    "case.addunit": add_unit.start,
    "case.mark": marking.start,
    "mark.sensitive": marking.sensitive,
    "mark.foreign": marking.foreign,
    "case.note": noting.start,
    "case.takeover": take_over.start,
    "case.reassign": reassign.start,
    "case.drop": by_kind(Kind.CORRECTION, dropping.start, drop.start),
    "case.reopen": reopen.start,
    "incident.start": incident.start,
    "incident.typed": incident.typed,
    "case.close": by_kind(Kind.INCIDENT, closing_incident.start, closing.start),
    "case.need": need.start,
    "case.further": further.start,
    "case.false": false_alarm.start,
    "case.coreport": co_reporting.start,
    "case.coack": acknowledging.start,
    "case.jointly": jointly.start,
    "case.published": published.start,
    "case.escalate": escalating.start,
    "case.correct": correction.from_case,
    "correct.start": correction.start,
    "leg.recall": recall.start,
    "leg.decide": decide.start,
    "leg.number": letter.start,
    "me": me.show,
    "me.name": me.change_name,
    "me.outlet": me.change_outlet,
    "me.nopress": me.change_press,
    "card.start": press_card.start,
    "press.verify": vouching.verify,
    "press.date": vouching.ask_date,
    "press.refuse": vouching.ask_refusal,
    "press.kind": vouching.say_kind,
    "desk.waiting": lists.waiting,
    "desk.held": lists.held,
    "case.direct": direct.start,
    "case.agree": direct.agree,
    "direct.again": direct.again,
    "case.order": order.start,
    "order.again": order.again,
    "case.instruct": instruct.start,
    "instruct.again": instruct.again,
    "case.sendback": by_kind(Kind.UNIT_INFORMATION, ending_offer.send_back, send_back.start),
    "case.confirm": oral.confirm,
    "case.deny": oral.deny,
    "case.seen": seen.seen,
    "case.object": seen.object_to,
    "case.assign": speaker.start,
    "case.speaker": speaker.assign,
    "work.mine": work_list.mine,
    "duty": duty.show,
    "leg.show": part.show,
    "leg.more": part.more,
    "leg.why": part.why,
    "leg.ack": part.acknowledge,
    "leg.report": unit_report.start,
    "leg.result": result.start,
    "leg.return": returning.start,
    "leg.ask": asking.start,
    "leg.reply": asking.reply,
    "leg.sign": signing.sign,
    "leg.down": signing.down,
    "leg.reached": reaching.start,
    "leg.letter": by_letter.start,
    "press.report": press_report.start,
    "press.typed": press_report.typed,
    "offer.start": offer.start,
    "offer.typed": offer.typed,
    "case.handin": offer.again,
    "case.unitadd": adding.start,
    "case.unitout": ending_offer.withdraw,
    "case.decline": ending_offer.decline,
    "case.why": why.show,
    "case.anchor": anchor_form.start,
}


def act(scene: Scene, data: str) -> list[Outgoing]:
    """Do what a choice says: ``action:ref:version``."""
    action, ref, version = data.split(":")
    if action == "form.resume":
        return form_buttons.resume(scene)
    if action in form_buttons.IN_FORM:
        return form_buttons.pressed(scene, action, ref, int(version))
    behaviour = ACTIONS.get(action)
    if behaviour is None:
        return [scene.reply(say("choice_gone"))]
    return left_confirmation.noted(scene, behaviour(forms.pause(scene), ref, int(version)), data)
