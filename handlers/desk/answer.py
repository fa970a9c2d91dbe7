"""Answering from what is published (3.2, 4): the link under a fixed sentence, and nothing else.

The words were approved when they were published, so no approval is needed; that is why no word may be added.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from handlers.casework.cards import refreshed, see_waiting
from handlers.casework.press import to_askers
from handlers.casework.steps import on_case, step, try_step
from handlers.forms import Field, Form, Problem, Rows, Taken, begin, number_of, text_of
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from procedure.terms import Event
from storage import words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import Said

LINK = re.compile(r"https?://[^\s<>\"'\\]{4,500}", re.IGNORECASE)
OWN_SITE = "baohiemxahoi.gov.vn"


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask the officer for the link."""
    return on_case(scene, ref, version, Event.ANSWER_PUBLISHED, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    return begin(scene, ANSWER, {"case": case.id, "code": case.code})


def _ask(scene: Scene, form: Conversation) -> Text:
    return say("ask_link", code=text_of(form, "code"))


def _take(scene: Scene, form: Conversation, text: str) -> Taken:
    links = LINK.findall(text)
    if len(links) != 1:
        return Problem(say("link_many", n=len(links)) if links else say("link_missing"))
    link = links[0].rstrip(".,;)")
    return {"link": link} if _host(link) else Problem(say("link_missing"))


def _review(scene: Scene, form: Conversation) -> Outgoing:
    """Exactly what the journalist will read, and a word of care when the page is not the agency's own."""
    note: str | Text = "" if _is_ours(text_of(form, "link")) else say("link_foreign", site=OWN_SITE)
    text = say(
        "answer_preview",
        code=text_of(form, "code"),
        answer=say("answer_published", code=text_of(form, "code"), link=text_of(form, "link")),
        note=note,
    )
    version = form.version
    return scene.reply(
        text,
        (Choice(say("choice_send_answer"), "form.submit", version=version, words=("gui", "send", "ok")),),
        (
            Choice(say("choice_edit_link"), "form.edit", "link", version, ("sua", "edit")),
            Choice(say("choice_cancel"), "form.cancel", version=version, words=("huy", "cancel", "thoat")),
        ),
    )


def _is_ours(link: str) -> bool:
    host = _host(link)
    return host == OWN_SITE or host.endswith("." + OWN_SITE)


def _host(link: str) -> str:
    """The site a link leads to; empty if it leads nowhere."""
    try:
        return (urlsplit(link).hostname or "").lower()
    except ValueError:  # such as https://[abc
        return ""


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    case = str(number_of(form, "case"))
    return on_case(scene, case, 0, Event.ANSWER_PUBLISHED, lambda at, found: _answered(at, found, form))


def _answered(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    link = text_of(form, "link")
    try_step(scene, case, Event.ANSWER_PUBLISHED)
    _, digest = words.keep(scene.work, case.id, Said.ANSWER, link, scene.person.id)
    after, _ = step(scene, case, Event.ANSWER_PUBLISHED, digest)
    return [
        *to_journalist(scene, after, link),
        scene.reply(say("answered", code=case.code, name=case.asker), see_waiting()),
        *refreshed(scene, after, told=True),
    ]


def to_journalist(scene: Scene, case: CaseRow, link: str) -> list[Outgoing]:
    """The answer, to the account it was asked from (T29), and to the e-mail address if one was left (3.4)."""
    text = say("answer_published", code=case.code, link=link)
    by_mail = say("answer_mail", code=case.code, answer=text, name=case.asker)
    return to_askers(scene, case, text, _after_answer(case), mail=by_mail)


def _after_answer(case: CaseRow) -> Rows:
    return ((Choice(say("choice_request"), "request.start", words=("yeu cau", "request")),),)


ANSWER = Form(
    "answer",
    (Field("link", _ask, _take),),
    _send,
    review=_review,
    at_review=Field("link", _ask, _take),
)
