"""Đã gửi bằng cách khác: the answer reached the press by another way, with the evidence of it (3.4)."""

from __future__ import annotations

from handlers.casework.cards import refreshed, see_case
from handlers.casework.fields import kept_files, words_field
from handlers.casework.saying import step_saying
from handlers.casework.steps import on_case
from handlers.forms import Form, begin, number_of, text_of
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.facts import Act
from procedure.terms import Event
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import Said

LONGEST = 2_000


def start(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """Ask how: number of the letter, link, who received it; a file may come along."""
    return on_case(scene, ref, version, Event.DELIVERED_OTHERWISE, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    if case.facts.delivered:
        return [scene.reply(say("delivered_already", code=case.code), see_case(case))]
    return begin(scene, OTHERWISE, {"case": case.id, "code": case.code})


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    case = str(number_of(form, "case"))
    said = text_of(form, "evidence")
    return on_case(scene, case, 0, Event.DELIVERED_OTHERWISE, lambda at, found: _done(at, found, form, said), said)


def _done(scene: Scene, case: CaseRow, form: Conversation, said: str) -> list[Outgoing]:
    act = Act(evidence=said)
    after, done = step_saying(scene, case, Event.DELIVERED_OTHERWISE, act, Said.EVIDENCE, said, kept_files(form))
    return [
        scene.reply(say("delivered_otherwise", code=case.code), see_case(case)),
        *refreshed(scene, after, told=True, tells=done.tells),
    ]


OTHERWISE = Form("otherwise", (words_field("evidence", "ask_delivered", LONGEST),), _send, takes_files=True)
