"""One update, handled: who it is, where they stand, what it means. Called inside the update's transaction."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers import commands, forms, hand_typed, offered, one_word, small_talk, staff_words
from handlers.account import linking
from handlers.account.pin_alarm import with_alarm
from handlers.actions import act
from handlers.admin import directory_files, invitations
from handlers.attachments import take_files
from handlers.casework.cards import see_case
from handlers.denying import denied
from handlers.desk import lists
from handlers.groups.front import in_group
from handlers.journalist import meant, own, supplement
from handlers.journalist.contacts.urgent import urgent
from handlers.known_forms import form_of
from handlers.language import first_language
from handlers.leaving import left, withdrew
from handlers.offering import replying
from handlers.scene import Scene, Surroundings
from handlers.speaker.typed import spoken
from handlers.talk import Choice, Doubt, Event, Incoming, Outgoing, say
from handlers.typed import chosen, is_unclear, out_of_range
from handlers.welcome import menu, welcome
from storage import case_lists, cases, conversations, deliveries, echoes, link_codes, outcomes, people, security
from storage.actors import actor_of
from storage.conversations import Conversation
from storage.people import Account
from storage.work import Work

INVITATION_CODE = re.compile(r"[A-Za-z0-9_-]{32}")


def handle(incoming: Incoming, work: Work, around: Surroundings) -> list[Outgoing]:
    """The messages an update leads to; all it changes is in `work`."""
    if incoming.doubt is Doubt.GROUP:
        return in_group(incoming, work, around)
    if incoming.doubt is not None:
        return _doubted(incoming, work)
    account = people.find_account(work, incoming.channel, incoming.account) or _meet(incoming, work)
    about_us = ABOUT_US.get(incoming.event)
    if about_us is not None:
        return about_us(incoming, account, work)
    if incoming.event is Event.HAND_TYPED:
        return hand_typed.recorded(_scene(incoming, account, work, around))
    people.heard_from(work, account.id, incoming.display_name, incoming.occurred_at)
    outcomes.resume(work, account.id)
    scene = _scene(incoming, account, work, around)
    return with_alarm(scene, _answer(scene))


def _doubted(incoming: Incoming, work: Work) -> list[Outgoing]:
    """Denied (T6, T7). Who forwarded something in a chat of their own is told how to send it; others nothing."""
    security.note(work, incoming.channel, incoming.account, f"doubt_{incoming.doubt}")
    account = people.find_account(work, incoming.channel, incoming.account)
    if account is None or incoming.doubt not in (Doubt.FORWARDED, Doubt.VIA_BOT):
        return []
    return [Outgoing(account.id, say("not_fresh"))]


def _meet(incoming: Incoming, work: Work) -> Account:
    language = first_language(incoming.language)
    return people.meet(work, incoming.channel, incoming.account, incoming.display_name, language)


def _scene(incoming: Incoming, account: Account, work: Work, around: Surroundings) -> Scene:
    actor = actor_of(work, account.person_id)
    person = people.person(work, account.person_id)
    return Scene(incoming, account, person, actor.roles, conversations.load(work, account.id), work, around, actor)


def _echo(incoming: Incoming, account: Account, work: Work) -> list[Outgoing]:
    """Our own message seen on the platform: a send in doubt is settled."""
    echoes.confirm_echo(work, account.id, incoming.message_id or "", incoming.text)
    return []


ABOUT_US = {
    Event.ECHO: _echo,
    Event.UNFOLLOW: left,
    Event.WITHDRAW: withdrew,
}


def _answer(scene: Scene) -> list[Outgoing]:
    match scene.incoming.event:
        case Event.PRESS:
            return _pressed(scene)
        case Event.FOLLOW:
            return welcome(scene)
        case Event.EDIT:
            return _edited(scene)
        case Event.TEXT:
            return _said(scene)
    return []


def _pressed(scene: Scene) -> list[Outgoing]:
    """A good tag grants nothing by itself: every behaviour checks the right (T1)."""
    if scene.incoming.press is None:
        return denied(scene, "bad_button", say("choice_gone"))
    return act(scene, scene.incoming.press)


def _edited(scene: Scene) -> list[Outgoing]:
    """Edits never trigger anything (T7); who edited is told how to add words."""
    return [scene.reply(say("edit_not_taken"))] if case_lists.asked_by(scene.work, scene.person.id, 1) else []


def _said(scene: Scene) -> list[Outgoing]:
    text = scene.incoming.text.strip()
    if INVITATION_CODE.fullmatch(text):
        return invitations.redeem(scene, text)
    if (code := link_codes.read(text)) is not None:
        return linking.typed(scene, code)
    if is_unclear(scene.work, scene.account.id, scene.incoming):
        return one_word.of_no_list(scene)
    choice = chosen(scene.work, scene.account.id, scene.incoming)
    if choice is not None:
        return one_word.name_or_choice(scene, form_of(scene.form), choice) or act(scene, choice)
    if commands.is_command(text):
        return commands.run(scene)
    kept = directory_files.received(scene) or _about_a_case(scene) or _in_form(scene)
    return kept or commands.by_phrase(scene) or spoken(scene) or lists.by_code(scene) or _free(scene)


def _about_a_case(scene: Scene) -> list[Outgoing]:
    """A reply to one of our messages about a case of theirs adds to that case."""
    replied = scene.incoming.replied_to
    found = deliveries.find_delivery(scene.work, scene.account.id, replied) if replied else None
    case = cases.load(scene.work, found.case_id) if found and found.case_id else None
    if case is not None and (offer := replying.straight(scene, case)):
        return offer
    if case is None or not own.waits(scene, own.goes_on_in(scene, case)) or not supplement.is_one(scene, case):
        return []
    return supplement.straight(scene, case)


def _in_form(scene: Scene) -> list[Outgoing]:
    form, state = form_of(scene.form), scene.form
    if form is None or state is None or state.data.get("paused"):
        return []
    count = out_of_range(scene.work, scene.account.id, scene.incoming)
    if count:
        return forms.show(scene, form, state, [say("number_unknown", n=count)])
    return _code_at_review(scene, form, state) or forms.answer(scene, form, state)


def _code_at_review(scene: Scene, form: forms.Form, state: Conversation) -> list[Outgoing]:
    """A case's code is no part of what is looked over: that is said, with the way to the case."""
    case = lists.named(scene) if state.step == forms.REVIEW else None
    if case is None:
        return []
    shown, *rest = forms.show(scene, form, state, [say("review_code", code=case.code)])
    return [replace(shown, choices=(*shown.choices, see_case(case))), *rest]


def _free(scene: Scene) -> list[Outgoing]:
    if scene.incoming.files:
        return _files_alone(scene)
    if not scene.incoming.text.strip():
        return [menu(scene, say("kind_not_read"))]
    count = out_of_range(scene.work, scene.account.id, scene.incoming)
    return [scene.reply(say("number_unknown", n=count))] if count else small_talk.understood(scene)


def _files_alone(scene: Scene) -> list[Outgoing]:
    """Files without a form: kept, and offered as part of a new request."""
    files, problems = take_files(scene)
    if not files:
        return [scene.reply(problem) for problem in problems]
    scene = offered.keep(scene, scene.incoming.text.strip(), files)
    count = len(offered.files(scene))
    if found := staff_words.rows(scene):
        return [scene.reply(say("offer_staff_files", n=count), *found)]
    offer, own = say("offer_files", n=count, urgent=urgent(scene)), meant.rows(scene)
    new = (Choice(say("choice_file_this"), "request.typed", words=("gui", "send", "ok")),)
    return [scene.reply(say("offer_which", offer=offer) if own else offer, new, *own)]
