"""Every choice and the behaviour behind it. An action that is not in this table does nothing."""

from __future__ import annotations

from handlers import forms, language, one_word, small_talk, welcome
from handlers.account import linked, linking, pin, rights
from handlers.account.pin import PIN, REMOVE_PIN
from handlers.admin import directory_update, invitations, invited, inviting, roster, roster_changes, suspending
from handlers.admin.directory_form import DIRECTORY
from handlers.admin.inviting import INVITE
from handlers.admin.roster_changes import GIVE, MOVE
from handlers.authority import cannot, ending, granting, listing, publishing, ticking
from handlers.confirming import CONFIRM
from handlers.desk import answer, ask_back, claim, dead_letters, lists, substitute_list, substitutes, vouching
from handlers.desk.answer import ANSWER
from handlers.desk.ask_back import ASK_BACK
from handlers.desk.substitutes import SUBSTITUTE
from handlers.desk.vouching import PRESS_REFUSAL, PRESS_UNTIL
from handlers.forms import REVIEW, Form
from handlers.genuine import ask as genuine
from handlers.genuine import report
from handlers.genuine.ask import GENUINE
from handlers.journalist import email, guesses, me, press_card, request, status, supplement
from handlers.journalist.contacts import ask as contacts
from handlers.journalist.contacts import cards, paper
from handlers.journalist.email import EMAIL
from handlers.journalist.me import MY_NAME, MY_OUTLET
from handlers.journalist.press_card import PRESS_CARD
from handlers.journalist.request import REQUEST
from handlers.journalist.supplement import SUPPLEMENT
from handlers.scene import Behaviour, Scene
from handlers.talk import Outgoing, say
from storage.conversations import Conversation

FORMS: dict[str, Form] = {
    form.name: form
    for form in (
        REQUEST,
        SUPPLEMENT,
        EMAIL,
        GENUINE,
        ASK_BACK,
        ANSWER,
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
    )
}


def form_of(state: Conversation | None) -> Form | None:
    """The form a person is in."""
    return FORMS.get(state.form) if state else None


def _cancel(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return [welcome.menu(forms.close(scene, state), say("form_cancelled"))]


def _skip(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return forms.skip(scene, form, state)


def _back(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return forms.back(scene, form, state)


def _pick(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return forms.pick(scene, form, state, ref)


def _word(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return forms.pick(scene, form, state, forms.text_of(state, one_word.KEPT))


def _edit(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return forms.edit(scene, form, state, ref)


def _submit(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    if state.step != REVIEW:
        return forms.show(scene, form, state)
    return forms.submit(scene, form, state)


def _place(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return forms.move_on(scene, form, state.at(state.step, **guesses.choose_place(ref)))


def _topic(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return forms.move_on(scene, form, state.at(state.step, **guesses.choose_topic(ref)))


def _undo(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    return forms.show(scene, form, state.at(state.step, **request.undo(scene, state)))


IN_FORM = {
    "form.cancel": _cancel,
    "form.skip": _skip,
    "form.back": _back,
    "form.edit": _edit,
    "form.pick": _pick,
    "form.word": _word,
    "form.submit": _submit,
    "form.undo": _undo,
    "form.place": _place,
    "form.topic": _topic,
}

ACTIONS: dict[str, Behaviour] = {
    "menu": welcome.welcome,
    "help": welcome.help_,
    "language": language.switch,
    "contacts": contacts.ask,
    "contacts.cards": cards.others,
    "genuine": genuine.start,
    "genuine.report": report.send,
    "contacts.paper": paper.send,
    "request.start": request.start,
    "request.typed": small_talk.file_offered,
    "status": status.overview,
    "email.start": email.start,
    "case.status": status.overview,
    "case.supplement": supplement.start,
    "case.withdraw": status.ask_withdraw,
    "withdraw.yes": status.withdraw,
    "case.claim": claim.claim,
    "case.release": claim.release,
    "case.ask": ask_back.start,
    "case.answer": answer.start,
    "case.show": lists.show,
    "me": me.show,
    "me.name": me.change_name,
    "me.outlet": me.change_outlet,
    "card.start": press_card.start,
    "press.verify": vouching.verify,
    "press.date": vouching.ask_date,
    "press.refuse": vouching.ask_refusal,
    "press.kind": vouching.say_kind,
    "desk.waiting": lists.waiting,
    "desk.held": lists.held,
    "staff.yes": invitations.confirm,
    "staff.no": invitations.refuse,
    "staff.suspend": suspending.ask,
    "staff.lock": suspending.lock,
    "staff.lift": suspending.lift,
    "invite.start": inviting.start,
    "invite.list": invited.listed,
    "invite.withdraw": invited.withdraw,
    "roster.list": roster.start,
    "roster.unit": roster.unit,
    "roster.see": roster.see,
    "roster.give": roster_changes.give,
    "roster.end": roster_changes.end,
    "roster.move": roster_changes.move,
    "roster.pin": roster_changes.reset_pin,
    "subs.list": substitutes.start,
    "subs.new": substitutes.new,
    "subs.end": substitute_list.end,
    "rights": rights.show,
    "pin.start": pin.start,
    "pin.remove": pin.remove,
    "link.start": linking.start,
    "link.undo": linked.undo,
    "directory": directory_update.start,
    "directory.export": directory_update.export,
    "directory.apply": directory_update.apply_shown,
    "directory.end": directory_update.apply_ending,
    "auth.list": listing.listed,
    "auth.past": listing.past,
    "auth.show": listing.show,
    "auth.new": granting.start,
    "auth.again": granting.again,
    "auth.end": ending.start,
    "speak.cannot": cannot.press,
    "speak.grant": cannot.grant,
    "speak.self": cannot.speak_self,
    "speak.up": cannot.pass_up,
    "post.list": publishing.listed,
    "post.tick": ticking.start,
    "dead.replay": dead_letters.replay,
    "dead.discard": dead_letters.discard,
}


def act(scene: Scene, data: str) -> list[Outgoing]:
    """Do what a choice says: ``action:ref:version``."""
    action, ref, version = data.split(":")
    if action == "form.resume":
        return _resume(scene)
    if action in IN_FORM:
        return _in_form(scene, action, ref, int(version))
    behaviour = ACTIONS.get(action)
    return behaviour(forms.pause(scene), ref, int(version)) if behaviour else [scene.reply(say("choice_gone"))]


def _in_form(scene: Scene, action: str, ref: str, version: int) -> list[Outgoing]:
    """Only the form's latest buttons count; an older one shows where the form stands (T2)."""
    state, form = scene.form, form_of(scene.form)
    if state is None or form is None:
        return [welcome.menu(scene, say("form_gone"))]
    if version != state.version:
        return forms.show(scene, form, state, [say("button_old")])
    return IN_FORM[action](scene, form, state, ref)


def _resume(scene: Scene) -> list[Outgoing]:
    state, form = scene.form, form_of(scene.form)
    if state is None or form is None:
        return [welcome.menu(scene, say("form_gone"))]
    return forms.show(scene, form, state.at(state.step, paused=False))
