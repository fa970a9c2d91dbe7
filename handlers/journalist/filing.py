"""Filing: the request becomes a case with a code; the press centre gets its card, the journalist what happens next.

No time for an answer is promised: the regulation sets none (procedure, "Read this first").
"""

from __future__ import annotations

from datetime import timedelta

from handlers.casework.cards import new_case_cards
from handlers.forms import files_of, pause, text_of
from handlers.journalist import email, press_card, profile
from handlers.journalist.contacts.urgent import urgent
from handlers.journalist.locality import local_to
from handlers.scene import Scene
from handlers.talk import Channel, Choice, Outgoing, say
from handlers.welcome import menu
from procedure.steps import open_case
from storage import case_lists, cases, conversations, security, words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.filing import Filing, file_case
from storage.words import NamedFile, Said

MOST_A_DAY = 20


def file(scene: Scene, form: Conversation) -> list[Outgoing]:
    """The form's end. More than twenty a day from one person are refused, and the draft is kept (T32)."""
    if case_lists.count_filed(scene.work, scene.person.id, scene.now - timedelta(days=1)) >= MOST_A_DAY:
        security.note(scene.work, scene.account.channel, scene.account.external_id, "too_many_requests")
        draft = conversations.save(scene.work, scene.account.id, form)
        return [menu(pause(scene.with_form(draft)), say("too_many_requests", n=MOST_A_DAY))]
    remember(scene, form)
    case = _store(scene, form)
    return [_receipt(scene, case), *new_case_cards(scene, case)]


def remember(scene: Scene, form: Conversation) -> None:
    """The journalist need not introduce themselves again. A colleague keeps the name of the roster (T5)."""
    profile.keep(scene, text_of(form, "name"), text_of(form, "outlet"), text_of(form, "outlet_code") or None)


def _store(scene: Scene, form: Conversation) -> CaseRow:
    step = open_case(scene.actor, scene.now, askers=[scene.person.id])
    follows = form.data.get("follows")
    filing = Filing(
        asker=text_of(form, "name"),
        outlet=text_of(form, "outlet"),
        unit_code=text_of(form, "unit") or None,
        topic_code=text_of(form, "topic") or None,
        unit_why=text_of(form, "unit_why"),
        topic_why=text_of(form, "topic_why"),
        follows=follows if isinstance(follows, int) else None,
        local_to=local_to(scene, text_of(form, "outlet"), text_of(form, "unit") or None),
    )
    sent_at = scene.incoming.occurred_at
    case = file_case(scene.work, step, scene.account.id, scene.person.id, filing, sent_at, scene.around.zone)
    files = tuple(NamedFile(one.id, one.name) for one in files_of(form))
    _, digest = words.keep(scene.work, case.id, Said.QUESTION, text_of(form, "question"), scene.person.id, files)
    return cases.record(scene.work, case, step, scene.person.id, scene.incoming.occurred_at, digest)


def _receipt(scene: Scene, case: CaseRow) -> Outgoing:
    """The code, what happens next, whom to call when it is urgent; the offer to leave an e-mail address (Art. 3).

    On Zalo with the reason for it: the platform lets nobody be written to for long.
    """
    text = say("filed", code=case.code, next=say("filed_next"), urgent=urgent(scene))
    wants_email = not scene.person.email
    status = (Choice(say("choice_status"), "case.status", str(case.id), words=("tinh trang", "status")),)
    rows = (*(email.offer() if wants_email else ()), status, *press_card.offer(scene))
    warned = wants_email and scene.incoming.channel is Channel.ZALO
    reply = scene.reply(say("filed_email", filed=text) if warned else text, *rows)
    return Outgoing(reply.to, reply.text, reply.choices, case=case.id)
