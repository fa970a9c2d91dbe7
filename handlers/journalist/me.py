"""“Thông tin của tôi”: what is kept about a journalist, and each part of it changed from the same message."""

from __future__ import annotations

from dataclasses import replace

from handlers.desk.marks import kind_line, kind_of_person, verified_until
from handlers.forms import Form, begin, text_of
from handlers.journalist import profile
from handlers.journalist.introduction import NAME, OUTLET
from handlers.menu_rows import NO_PRESS, PRESS_AGAIN
from handlers.scene import Scene
from handlers.talk import Choice, Moment, Outgoing, Text, say
from handlers.welcome import menu
from storage import people, press_cards
from storage.conversations import Conversation

Row = tuple[Choice, ...]
EMAIL = Choice(say("choice_my_email"), "email.start", words=("email", "e-mail", "mail"))


def show(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Name, outlet, e-mail and press card as they stand."""
    return [_shown(scene, say("me_intro"))]


def _shown(scene: Scene, intro: Text) -> Outgoing:
    if profile.is_colleague(scene):
        text = say("me_staff", name=scene.person.name or "–", email=scene.person.email or "–")
        return scene.reply(text, (EMAIL,), (Choice(say("choice_my_rights"), "rights", words=("quyen", "rights")),))
    text = say(
        "me",
        intro=intro,
        name=scene.person.name or "–",
        outlet=scene.person.outlet or "–",
        kind=kind_line(scene, kind_of_person(scene, scene.person)),
        email=scene.person.email or "–",
        press=_press_line(scene),
        card=card_line(scene),
    )
    return scene.reply(text, *_rows(scene))


def _rows(scene: Scene) -> tuple[Row, ...]:
    return (
        (
            Choice(say("choice_my_name"), "me.name", words=("ten", "name")),
            Choice(say("choice_my_outlet"), "me.outlet", words=("co quan", "outlet")),
        ),
        (EMAIL, Choice(say("choice_press_card"), "card.start", words=("the nha bao", "press card"))),
        (PRESS_AGAIN if scene.person.no_press_at else NO_PRESS,),
    )


def _press_line(scene: Scene) -> Text:
    """Whether they are sent what goes to the press unasked (3.4)."""
    since = scene.person.no_press_at
    return say("me_press_off", at=Moment(since, "date")) if since else say("me_press_on")


def card_line(scene: Scene) -> Text:
    """How the press card stands: verified until, waiting, refused, run out, or none."""
    until = verified_until(scene, scene.person)
    card = press_cards.latest(scene.work, scene.person.id)
    if until is not None:
        return say("my_card_verified", at=Moment(until, "date"))
    if card is None:
        return say("my_card_none")
    state = "expired" if card.state == "verified" else card.state
    return say(f"my_card_{state}", number=card.number)


def change_name(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Ask for the name."""
    return show(scene) if profile.is_colleague(scene) else begin(scene, MY_NAME)


def change_outlet(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Ask for the outlet; of somebody who gave no name yet, the name first."""
    if profile.is_colleague(scene):
        return show(scene)
    return begin(scene, MY_OUTLET if scene.person.name and scene.person.consent_at else MY_NAME)


def change_press(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """No more press information (`ref` on), or again (off); what concerns their own requests goes on in either case."""
    if profile.is_colleague(scene):
        return show(scene)
    since = (scene.person.no_press_at or scene.now) if ref == "on" else None
    people.change(scene.work, scene.person.id, no_press_at=since)
    after = scene.with_person(replace(scene.person, no_press_at=since))
    return [_shown(after, say("me_press_stopped" if since else "me_press_begun"))]


def _ask_name(scene: Scene, form: Conversation) -> Text:
    known = scene.person.name and scene.person.consent_at
    return say("ask_my_name", name=scene.person.name or "") if known else say("ask_name")


def _keep(scene: Scene, form: Conversation) -> list[Outgoing]:
    """What was changed, and how everything stands now."""
    name = text_of(form, "name") or scene.person.name or ""
    outlet, code = text_of(form, "outlet"), text_of(form, "outlet_code") or None
    if not outlet:
        outlet, code = scene.person.outlet or "", scene.person.outlet_code
    was_verified = verified_until(scene, scene.person)
    after = profile.keep(scene, name, outlet, code)
    if profile.is_colleague(after):
        return [menu(after, say("me_intro"))]
    lost = was_verified and not verified_until(after, after.person)
    return [_shown(after, say("me_changed_unverified" if lost else "me_changed"))]


MY_NAME = Form("my_name", (replace(NAME, ask=_ask_name),), _keep)
MY_OUTLET = Form("my_outlet", (OUTLET,), _keep)
