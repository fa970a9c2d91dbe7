"""Filing for somebody who wrote or called (5.1.c, 7.1.a): the request is theirs, opened by an officer of the centre.

- Whoever asks is a person without a chat. With an e-mail address the answer goes there; without one whoever holds the
  case gives it another way and records the evidence (3.4).
- It counts from when it came, not from when it was typed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from email_validator import EmailNotValidError, validate_email

from handlers.casework.cards import new_case_cards, see_case
from handlers.casework.fields import kept_files, moment_field, moment_of, words_field
from handlers.denying import denied
from handlers.desk.came import came_choices, came_of
from handlers.desk.result import review
from handlers.forms import Field, Form, Problem, Taken, begin, files_of, text_of
from handlers.journalist import outlets
from handlers.journalist.guesses import PLACE, TOPIC, as_typed
from handlers.journalist.locality import local_to
from handlers.names import office, topic
from handlers.scene import Scene
from handlers.talk import Lines, Moment, Outgoing, say
from procedure.steps import open_case
from storage import cases, people, telephones, words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.filing import Filing, file_case
from storage.people import EMAIL, Account
from storage.words import Said

LONGEST_NAME = 120


def start(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Open the form; for the press centre alone."""
    if not scene.is_desk:
        return denied(scene, "not_desk", say("refused_not_yours"))
    return begin(scene, FILE_FOR)


def typed(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """The same with words and files that were kept until it was said what they are for: they are the question."""
    state = scene.form
    if not scene.is_desk or state is None:
        return start(scene)
    said = text_of(state, "offered")
    taken = _question(scene, state, said) if said else {}
    return begin(scene, FILE_FOR, taken if isinstance(taken, Mapping) else {}, files_of(state, "offered_files"))


def _name(scene: Scene, form: Conversation, text: str) -> Taken:
    if len(text) > LONGEST_NAME or not any(letter.isalpha() for letter in text):
        return Problem(say("name_unclear"))
    return {"name": text}


def _outlet(scene: Scene, form: Conversation, text: str) -> Taken:
    if len(text) > LONGEST_NAME:
        return Problem(say("outlet_too_long"))
    return outlets.taken(scene, text)


def _reach(scene: Scene, form: Conversation, text: str) -> Taken:
    """An e-mail address, or a telephone number."""
    try:
        return {"reach": validate_email(text.strip(), check_deliverability=False).normalized, "by_mail": True}
    except EmailNotValidError:
        if telephones.possible(text):
            return {"reach": text.strip(), "by_mail": False}
        return Problem(say("file_for_reach_unclear", typed=text))


def _came(scene: Scene, form: Conversation, text: str) -> Taken:
    came = came_of(text)
    return {"came": came} if came else Problem(say("ask_came"), came_choices(form))


def _question(scene: Scene, form: Conversation, text: str) -> Taken:
    """The question with the place and topic it lets us guess."""
    taken = QUESTION.take(scene, form, text)
    if not isinstance(taken, Mapping):
        return taken
    asked = str(taken["question"])
    found = scene.around.reader.read(asked)
    place = {"unit": found.unit, "unit_why": as_typed(asked, found.unit_why)}
    about = {"topic": found.topic, "topic_why": as_typed(asked, found.topic_why)}
    return {**taken, **place, **about}


QUESTION = words_field("question", "ask_file_for_question")


def _review(scene: Scene, form: Conversation) -> Outgoing:
    files = tuple(one.name for one in files_of(form))
    by_mail = bool(form.data.get("by_mail"))
    text = say(
        "file_for_review",
        name=text_of(form, "name"),
        outlet=text_of(form, "outlet"),
        reach=text_of(form, "reach") or "–",
        answer=say("file_for_by_mail" if by_mail else "file_for_otherwise"),
        came=say(f"came_{text_of(form, 'came')}"),
        at=Moment(_at(scene, form)),
        question=text_of(form, "question"),
        place=say("label", name=office(scene, text_of(form, "unit") or None)),
        topic=say("label", name=topic(scene, text_of(form, "topic") or None)),
        files=say("files_listed", n=len(files), names=Lines(files, ", ")) if files else say("files_none"),
    )
    edits = [(say(key), name) for name, key in EDITS.items()]
    return review(scene, form, text, say("choice_file_for_go"), edits)


def _at(scene: Scene, form: Conversation) -> datetime:
    return moment_of(form, "came_at") or scene.now


def _submit(scene: Scene, form: Conversation) -> list[Outgoing]:
    if not scene.is_desk:
        return denied(scene, "not_desk", say("refused_not_yours"))
    case = _store(scene, form)
    key = "filed_for" if form.data.get("by_mail") else "filed_for_otherwise"
    said = say(key, code=case.code, name=case.asker)
    return [scene.reply(said, see_case(case)), *new_case_cards(scene, case)]


def _store(scene: Scene, form: Conversation) -> CaseRow:
    asker = _asker(scene, form)
    step = open_case(scene.actor, scene.now, askers=[asker.person_id])
    unit, outlet = text_of(form, "unit") or None, text_of(form, "outlet")
    filing = Filing(
        asker=text_of(form, "name"),
        outlet=outlet,
        unit_code=unit,
        topic_code=text_of(form, "topic") or None,
        unit_why=text_of(form, "unit_why"),
        topic_why=text_of(form, "topic_why"),
        local_to=local_to(scene, outlet, unit),
        came_by=text_of(form, "came"),
    )
    at = _at(scene, form)
    case = file_case(scene.work, step, asker.id, asker.person_id, filing, at, scene.around.zone)
    _, digest = words.keep(scene.work, case.id, Said.QUESTION, _asked(form), scene.person.id, kept_files(form))
    return cases.record(scene.work, case, step, scene.person.id, at, digest)


def _asked(form: Conversation) -> str:
    """The question, and the telephone number where that is how they are reached."""
    question, reach = text_of(form, "question"), text_of(form, "reach")
    return question if form.data.get("by_mail") or not reach else f"{question}\n\n☎ {reach}"


def _asker(scene: Scene, form: Conversation) -> Account:
    """A person of their own, whatever other person has left the same address: nobody has proved that it is theirs.

    The account is their e-mail; without one that of the officer, who gives the answer another way.
    """
    who = people.stranger(scene.work, scene.person.language)
    outlet_code = text_of(form, "outlet_code") or None
    named = {"name": text_of(form, "name"), "outlet": text_of(form, "outlet"), "outlet_code": outlet_code}
    people.change(scene.work, who, **named)
    if not form.data.get("by_mail"):
        return Account(scene.account.id, who, scene.account.channel, scene.account.external_id, "", None)
    people.change(scene.work, who, email=text_of(form, "reach"))
    return people.add_account(scene.work, who, EMAIL, text_of(form, "reach"), text_of(form, "name"))


FILE_FOR = Form(
    "file_for",
    (
        Field("name", lambda scene, form: say("ask_file_for_name"), _name, is_name=True),
        Field("outlet", lambda scene, form: say("ask_file_for_outlet"), _outlet),
        Field("reach", lambda scene, form: say("ask_file_for_reach"), _reach, optional=True),
        Field("came", lambda scene, form: say("ask_came"), _came, lambda scene, form: came_choices(form)),
        moment_field("came_at", "ask_came_at"),
        Field("question", QUESTION.ask, _question, QUESTION.choices),
    ),
    _submit,
    review=_review,
    extra=(PLACE, TOPIC),
    takes_files=True,
)
EDITS = {
    "name": "choice_edit_name",
    "outlet": "choice_edit_outlet",
    "reach": "choice_edit_reach",
    "came": "choice_edit_came",
    "came_at": "choice_edit_came_at",
    "question": "choice_edit_question",
    "unit": "choice_edit_place",
    "topic": "choice_edit_topic",
}
