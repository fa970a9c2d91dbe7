"""What a typed sentence leads to, when no form is open and nothing was chosen.

- Nothing irreversible is done on a guess: a question is offered for filing, with its text in; what takes something
  back asks first.
- Below the reader's threshold the nearest meanings are offered as choices; a doubtful answer carries “Ý tôi khác”.
- What is not served here is said plainly, with the nearest next step.
"""

from __future__ import annotations

from collections.abc import Callable

from handlers import meanings, not_here, offered, staff_words
from handlers.authority.meant import own_work
from handlers.genuine import ask as genuine
from handlers.journalist import leaving_case, meant, status
from handlers.journalist.contacts import ask as contacts
from handlers.journalist.contacts.urgent import urgent
from handlers.language import switch
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from handlers.understanding.model import Intent, Understanding
from handlers.welcome import help_, menu, welcome
from storage.folding import fold

BEFORE_A_PLACE = frozenset({"bhxh", "tinh", "tp", "thanh", "pho", "o", "tai"})


def understood(scene: Scene) -> list[Outgoing]:
    """Answer a free sentence by what it was understood to be."""
    found = scene.around.reader.read(scene.incoming.text)
    if _is_bare_place(scene, found):
        return _contact(scene, found)
    if found.intent in {None, Intent.CONTACT} and genuine.is_pasted(scene):
        return _verify(scene, found)
    own = own_work(scene) if found.intent in {None, Intent.CONTACT} else []
    if own:
        return own
    return _answered(scene, found) if found.intent else _unsure(scene, found)


def _answered(scene: Scene, found: Understanding) -> list[Outgoing]:
    """As understood; where that is doubtful, with a way out that still has the words."""
    answer = BY_INTENT[found.best]
    if found.best in NEEDS_NO_WAY_OUT or not meanings.is_doubtful(scene, found):
        return answer(scene, found)
    return meanings.with_way_out(answer(offered.keep(scene, scene.incoming.text), found), found.best)


def chosen(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """One of the meanings offered was chosen: as if the words that were kept had been understood so."""
    text = offered.words(scene)
    found = scene.around.reader.read(text)
    answer = next((behave for intent, behave in BY_INTENT.items() if intent == ref), None)
    return answer(meanings.about(scene, text), found) if answer else [scene.reply(say("choice_gone"))]


def _is_bare_place(scene: Scene, found: Understanding) -> bool:
    """Only a place was typed, as the contacts invite to; one that is not clear is asked back."""
    if found.intent not in {None, Intent.CONTACT} or not found.place.words:
        return False
    typed = fold(scene.incoming.text).strip(" .,?!")
    before, _, after = typed.rpartition(fold(found.place.words))
    return not after and BEFORE_A_PLACE.issuperset(before.replace(".", " ").split())


def _contact(scene: Scene, found: Understanding) -> list[Outgoing]:
    return contacts.for_text(scene)


def _request(scene: Scene, found: Understanding) -> list[Outgoing]:
    """A question just typed: offered for filing, kept meanwhile; of the staff for what they file."""
    scene = offered.keep(scene, scene.incoming.text)
    if scene.roles:
        return [_of_staff(scene)]
    rows = (
        (meanings.FILE_THIS,),
        (Choice(say("choice_contacts"), "contacts", found.unit or "", words=("lien he", "contact")),),
    )
    offer = say("offer_request", question=scene.incoming.text, urgent=urgent(scene))
    own = meant.rows(scene)
    return [scene.reply(say("offer_which", offer=offer) if own else offer, *rows[:1], *own, *rows[1:])]


def _of_staff(scene: Scene) -> Outgoing:
    """No request of the press is theirs to make: what fits their office, then the menu's own."""
    found = staff_words.rows(scene)
    if not found:
        return menu(scene, say("unsure"))
    contacts_ = (Choice(say("choice_contacts"), "contacts", words=("lien he", "contact")),)
    return scene.reply(say("offer_staff", words=scene.incoming.text), *found, contacts_)


def _verify(scene: Scene, found: Understanding) -> list[Outgoing]:
    return genuine.for_text(scene)


def _status(scene: Scene, found: Understanding) -> list[Outgoing]:
    return status.overview(scene)


def _withdraw(scene: Scene, found: Understanding) -> list[Outgoing]:
    return leaving_case.which_to_withdraw(scene)


def _language(scene: Scene, found: Understanding) -> list[Outgoing]:
    return switch(scene)


def _help(scene: Scene, found: Understanding) -> list[Outgoing]:
    return help_(scene)


def _greeting(scene: Scene, found: Understanding) -> list[Outgoing]:
    return welcome(scene)


def _thanks(scene: Scene, found: Understanding) -> list[Outgoing]:
    return [menu(scene, say("intent_thanks"))]


BY_INTENT: dict[Intent, Callable[[Scene, Understanding], list[Outgoing]]] = {
    Intent.CONTACT: _contact,
    Intent.REQUEST: _request,
    Intent.STATUS: _status,
    Intent.WITHDRAW: _withdraw,
    Intent.LANGUAGE: _language,
    Intent.HELP: _help,
    Intent.GREETING: _greeting,
    Intent.THANKS: _thanks,
    Intent.CITIZEN: not_here.citizen,
    Intent.SUBSCRIBE: not_here.subscribe,
    Intent.UNSUBSCRIBE: not_here.unsubscribe,
    Intent.RELEASES: not_here.releases,
    Intent.EVENTS: not_here.events,
    Intent.VERIFY: _verify,
    Intent.PRIVACY: not_here.privacy,
}


# A request is offered, not filed; what is not done here keeps the words anyway; checking may open a form.
NEEDS_NO_WAY_OUT = frozenset({
    Intent.REQUEST, Intent.CITIZEN, Intent.SUBSCRIBE, Intent.UNSUBSCRIBE, Intent.RELEASES, Intent.EVENTS,
    Intent.PRIVACY, Intent.VERIFY,
})  # fmt: skip


def _unsure(scene: Scene, found: Understanding) -> list[Outgoing]:
    """Below the threshold: the nearest meanings as choices; the words are kept in case they are a question.

    To the staff their own work is offered: what they type is seldom a request of the press.
    """
    if scene.roles:
        return [staff_words.menu(offered.keep(scene, scene.incoming.text), say("unsure"))]
    return meanings.ask(scene, found)
