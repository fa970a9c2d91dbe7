"""A journalist's press card: handed in by choice, with a photograph or without, and never a gate to asking."""

from __future__ import annotations

import re
from datetime import timedelta

from handlers.desk.press_cards import waiting_cards
from handlers.forms import Field, Form, Problem, Rows, Taken, begin, files_of, text_of
from handlers.journalist import profile
from handlers.journalist.introduction import NAME, OUTLET, known
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Outgoing, Text, say
from handlers.welcome import menu
from procedure.terms import Role
from storage import acts, files, press_cards, security
from storage.acts import Act
from storage.conversations import Conversation
from storage.press_cards import HandedIn

BEFORE = re.compile(
    r"^\s*(?:(?:số|so|number|no)\b[\s.:]*)?(?:(?:thẻ nhà báo|thẻ|the nha bao|the|press card|card)\b[\s.:]*)?"
    r"(?:(?:số|so|number|no|là|la|is)\b[\s.:]*)*",
    re.IGNORECASE,
)
NUMBER_LIKE = re.compile(r"(?=.*\d)[^\W_][\w ./-]{1,29}")
PICTURES = ("image/", "application/pdf")
MOST_A_DAY = 5
A_DAY = timedelta(days=1)


def start(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Ask for the number. A colleague needs no card; who hands in card after card is asked to wait."""
    if scene.roles:
        return [menu(scene, say("press_card_not_for_staff"))]
    if _too_many(scene):
        security.note(scene.work, scene.account.channel, scene.account.external_id, "too_many_press_cards")
        return [menu(scene, say("press_card_too_many", n=MOST_A_DAY))]
    return begin(scene, PRESS_CARD, known(scene))


def offer(scene: Scene) -> Rows:
    """Once, under the receipt of the first request: for who was not known before it."""
    if scene.roles or scene.person.outlet:
        return ()
    return ((Choice(say("choice_press_card"), "card.start", words=("the nha bao", "press card")),),)


def _too_many(scene: Scene) -> bool:
    return press_cards.count_handed_in(scene.work, scene.person.id, scene.now - A_DAY) >= MOST_A_DAY


def _ask_number(scene: Scene, form: Conversation) -> Text:
    return say("ask_press_card")


def _take_number(scene: Scene, form: Conversation, text: str) -> Taken:
    number = " ".join(BEFORE.sub("", text).split())
    return {"number": number} if NUMBER_LIKE.fullmatch(number) else Problem(say("press_card_unclear", typed=text[:60]))


def _review(scene: Scene, form: Conversation) -> Outgoing:
    picture, version = _picture(scene, form), form.version
    text = say(
        "press_card_review",
        name=text_of(form, "name"),
        outlet=text_of(form, "outlet"),
        number=text_of(form, "number"),
        picture=picture.name if picture else say("press_card_no_picture"),
    )
    return scene.reply(
        text,
        (Choice(say("choice_send_card"), "form.submit", version=version, words=("gui", "send", "ok")),),
        (
            Choice(say("choice_edit_card"), "form.edit", "number", version, ("sua", "edit")),
            Choice(say("choice_edit_outlet"), "form.edit", "outlet", version, ("co quan", "outlet")),
        ),
        (Choice(say("choice_cancel"), "form.cancel", version=version, words=("huy", "cancel", "thoat")),),
    )


def _picture(scene: Scene, form: Conversation) -> FileRef | None:
    """The last picture that came; a recording or a table is none."""
    sent = reversed(files_of(form))
    return next((file for file in sent if files.mime_of(scene.work, file.id).startswith(PICTURES)), None)


def _hand_in(scene: Scene, form: Conversation) -> list[Outgoing]:
    """The card waits for an officer; the press centre gets it, and sees that an earlier one no longer waits."""
    if scene.roles or _too_many(scene):
        return start(scene)
    after = profile.keep(scene, text_of(form, "name"), text_of(form, "outlet"), text_of(form, "outlet_code") or None)
    earlier, picture = press_cards.latest(scene.work, scene.person.id), _picture(scene, form)
    who = after.person
    handed = HandedIn(text_of(form, "number"), who.name, who.outlet, *((picture.id, picture.name) if picture else ()))
    card = press_cards.hand_in(scene.work, scene.person.id, handed)
    about = (f"person:{who.id}", "press_card_handed_in", who.id, Role.JOURNALIST.value, "10.1")
    acts.record(scene.work, Act(*about, {"card": card.id}))
    return [menu(after, say("press_card_handed_in", number=card.number)), *waiting_cards(after, card, earlier)]


NUMBER = Field("number", _ask_number, _take_number)
PRESS_CARD = Form("press_card", (NAME, OUTLET, NUMBER), _hand_in, review=_review, at_review=NUMBER, takes_files=True)
