"""Somebody who claims to speak and does not: told to the press centre, with what was pasted."""

from __future__ import annotations

from datetime import timedelta

from handlers.forms import text_of
from handlers.scene import Scene
from handlers.talk import Choice, Kind, Outgoing, Text, say
from handlers.welcome import menu
from storage import conversations, security, staff
from storage.conversations import Conversation

CHOICE = Choice(say("choice_report_impostor"), "genuine.report", words=("bao", "report"))
KEPT = "offered_claim"
REASON = "impostor_reported"
MOST_A_DAY = 5


def keep(scene: Scene, text: str) -> None:
    """Keep what was checked, in case it is reported."""
    at = scene.form or Conversation("offer", "offer")
    conversations.save(scene.work, scene.account.id, at.at(at.step, **{KEPT: text}))


def send(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Tell the press centre; five a day from one person, each once."""
    text = text_of(scene.form, KEPT) if scene.form else ""
    if scene.form is None or not text:
        return [menu(scene, say("report_nothing"))]
    account = scene.account
    if security.count(scene.work, REASON, timedelta(days=1), account.external_id) >= MOST_A_DAY:
        return [menu(scene, say("report_too_many", n=MOST_A_DAY))]
    security.note(scene.work, account.channel, account.external_id, REASON)
    conversations.save(scene.work, account.id, scene.form.at(scene.form.step, **{KEPT: ""}))
    return [menu(scene, say("report_sent")), *_tell_desk(scene, text)]


def _tell_desk(scene: Scene, text: str) -> list[Outgoing]:
    told = say("impostor_report", name=_reporter(scene), channel=say(f"channel_{scene.account.channel}"), words=text)
    contacts = Choice(say("choice_contacts"), "contacts", words=("lien he", "contact"))
    return [
        Outgoing(one.id, told, ((contacts,),), kind=Kind.CARD)
        for one in staff.desk_accounts(scene.work)
        if one.person_id != scene.person.id
    ]


def _reporter(scene: Scene) -> Text:
    """Who reports, as they call themselves."""
    name = scene.person.name or scene.account.display_name or f"#{scene.person.id}"
    return say("reporter_of", name=name, outlet=scene.person.outlet) if scene.person.outlet else say("label", name=name)
