"""What a journalist asks for and this account does not do itself: said plainly, with the nearest next step.

The words are kept, so that what was asked for can be sent to the press centre with one press.
"""

from __future__ import annotations

from handlers import offered, staff_words
from handlers.journalist.contacts.urgent import urgent
from handlers.meanings import FILE_THIS
from handlers.menu_rows import ME, NO_PRESS, PRESS_AGAIN
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from handlers.understanding.model import Understanding
from handlers.welcome import menu, resume

Row = tuple[Choice, ...]
HOME: Row = (Choice(say("choice_menu"), "menu", words=("trang chinh", "menu")),)
JOURNALIST: Row = (
    Choice(say("choice_am_journalist"), "request.typed", words=("toi la nha bao", "nha bao", "journalist")),
)
WITHDRAW: Row = (Choice(say("meaning_withdraw"), "meant", "withdraw", words=("rut yeu cau", "withdraw")),)


def citizen(scene: Scene, found: Understanding) -> list[Outgoing]:
    """Where to turn with a matter of one's own; a journalist who was misread goes on with the words typed."""
    return _told(scene, say("intent_citizen", urgent=urgent(scene)), JOURNALIST)


def subscribe(scene: Scene, found: Understanding) -> list[Outgoing]:
    """Asked to be sent news; whoever stopped them is offered to have them again."""
    if scene.person.no_press_at and not scene.roles:
        return _told(scene, say("intent_subscribe_again"), (PRESS_AGAIN,))
    return _told(scene, say("intent_subscribe"), (FILE_THIS,))


def unsubscribe(scene: Scene, found: Understanding) -> list[Outgoing]:
    """Asked to be left alone: nothing is ended on a guess, one press ends it; a request is withdrawn by itself."""
    if scene.roles:
        return _told(scene, say("intent_unsubscribe_staff"))
    if scene.person.no_press_at:
        return _told(scene, say("intent_unsubscribed"), (PRESS_AGAIN,), WITHDRAW)
    return _told(scene, say("intent_unsubscribe"), (NO_PRESS,), WITHDRAW)


def releases(scene: Scene, found: Understanding) -> list[Outgoing]:
    """Asked for what was published."""
    return _told(scene, say("intent_releases"), (FILE_THIS,))


def events(scene: Scene, found: Understanding) -> list[Outgoing]:
    """Asked for press conferences."""
    return _told(scene, say("intent_events"), (FILE_THIS,))


def privacy(scene: Scene, found: Understanding) -> list[Outgoing]:
    """Asked what is kept of them, or that it be erased: nothing is erased on a guess."""
    return _told(scene, say("intent_privacy"), (ME,), (FILE_THIS,))


def _told(scene: Scene, text: Text, *rows: Row) -> list[Outgoing]:
    """To the staff what their words may become, and their own menu; to everybody else the next steps."""
    if not scene.incoming.text.strip():
        return [menu(scene, text)]
    kept = offered.keep(scene, scene.incoming.text)
    if scene.roles:
        return [staff_words.menu(kept, text)]
    return [kept.reply(text, *resume(kept), *rows, HOME)]
