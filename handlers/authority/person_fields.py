"""How the one authorised is called and reached: name, title, telephone, e-mail (2.3, 2.4)."""

from __future__ import annotations

from email_validator import EmailNotValidError, validate_email

from handlers.authority.refusals import sentence
from handlers.authority.wording import LONGEST_LINE, NO_WORDS, YES_WORDS, is_agency, too_long
from handlers.forms import Field, Problem, Rows, Taken, text_of
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, Text, say
from procedure.errors import NotDeputyInCharge
from storage.conversations import Conversation
from storage.folding import fold
from storage.telephones import possible

YES, NO = "yes", "no"
DEPUTY = "deputy"  # the choice of the usual title
DEPUTY_TITLES = ("pho giam doc", "deputy director")


def _ask_title(scene: Scene, form: Conversation) -> Text:
    return say("grant_ask_title" if is_agency(form) else "grant_ask_deputy_title", name=text_of(form, "whom"))


def _title_choices(scene: Scene, form: Conversation) -> Rows:
    """A province's deputy: the title is the office's, one tap in place of a line to type."""
    if is_agency(form) or scene.around.words is None:
        return ()
    return ((Choice(_deputy_title(scene, form), "form.pick", DEPUTY, form.version),),)


def _deputy_title(scene: Scene, form: Conversation) -> Text:
    return say("grant_deputy_title", office=say("label", name=office(scene, text_of(form, "unit"))))


def _take_title(scene: Scene, form: Conversation, text: str) -> Taken:
    if text == DEPUTY and scene.around.words is not None:
        title, words = _deputy_title(scene, form), scene.around.words
        return {"title": words(title, "vi"), "title_en": words(title, "en")}
    if len(text) > LONGEST_LINE:
        return too_long(text, LONGEST_LINE)
    if not is_agency(form) and not fold(text).startswith(DEPUTY_TITLES):
        return Problem(sentence(NotDeputyInCharge()))
    return {"title": text}


def _ask_in_charge(scene: Scene, form: Conversation) -> Text:
    return say("grant_ask_in_charge", name=text_of(form, "whom"))


def _in_charge_choices(scene: Scene, form: Conversation) -> Rows:
    yes = Choice(say("choice_in_charge"), "form.pick", YES, form.version, YES_WORDS)
    return ((yes, Choice(say("choice_not_in_charge"), "form.pick", NO, form.version, NO_WORDS)),)


def _take_in_charge(scene: Scene, form: Conversation, text: str) -> Taken:
    if text == YES or fold(text) in YES_WORDS:
        return {"in_charge": True}
    return Problem(sentence(NotDeputyInCharge()), _in_charge_choices(scene, form))


def _ask_phone(scene: Scene, form: Conversation) -> Text:
    return say("grant_ask_phone", name=text_of(form, "whom"))


def _take_phone(scene: Scene, form: Conversation, text: str) -> Taken:
    return {"phone": text} if possible(text) else Problem(say("grant_phone_unclear", typed=text))


def _ask_email(scene: Scene, form: Conversation) -> Text:
    return say("grant_ask_email", name=text_of(form, "whom"))


def _take_email(scene: Scene, form: Conversation, text: str) -> Taken:
    try:
        return {"email": validate_email(text, check_deliverability=False).normalized}
    except EmailNotValidError:
        return Problem(say("email_unclear", typed=text))


def _title_en(scene: Scene, form: Conversation) -> Text:
    return say("grant_ask_title_en", title=text_of(form, "title"))


def _take_title_en(scene: Scene, form: Conversation, text: str) -> Taken:
    return {"title_en": text} if len(text) <= LONGEST_LINE else too_long(text, LONGEST_LINE)


TITLE = Field("title", _ask_title, _take_title, _title_choices)
TITLE_EN = Field("title_en", _title_en, _take_title_en)
IN_CHARGE = Field("in_charge", _ask_in_charge, _take_in_charge, _in_charge_choices)
PHONE = Field("phone", _ask_phone, _take_phone)
EMAIL = Field("email", _ask_email, _take_email)
