"""Commands: `/lienhe`, `/yeucau` and the rest, each with its English twin. They work in every state."""

from __future__ import annotations

from dataclasses import replace

from handlers import forms, language, welcome
from handlers.account import linking, pin, rights
from handlers.actions import act
from handlers.admin import directory_update, invitations, inviting, roster, suspending
from handlers.authority import cannot, listing, publishing
from handlers.command_menu import listed
from handlers.desk import lists, substitutes
from handlers.genuine import ask as genuine
from handlers.journalist import me, press_card, request, status
from handlers.journalist.contacts import ask as contacts
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from storage.folding import fold

BY_NAME = {
    "menu": welcome.welcome,
    "giup": welcome.help_,
    "help": welcome.help_,
    "trogiup": welcome.help_,
    "yeucau": request.start,
    "request": request.start,
    "hoso": status.overview,
    "toi": me.show,
    "me": me.show,
    "thenhabao": press_card.start,
    "presscard": press_card.start,
    "status": status.overview,
    "cho": lists.waiting,
    "waiting": lists.waiting,
    "dangxuly": lists.held,
    "held": lists.held,
    "xacminh": genuine.command,
    "verify": genuine.command,
    "ngonngu": language.switch,
    "language": language.switch,
    "quyen": rights.show,
    "rights": rights.show,
    "pin": pin.start,
    "lienket": linking.start,
    "link": linking.start,
    "thaythe": substitutes.start,
    "substitute": substitutes.start,
    "canbo": roster.typed,
    "staff": roster.typed,
    "moicanbo": inviting.start,
    "invitestaff": inviting.start,
    "khoa": suspending.typed,
    "lock": suspending.typed,
    "mokhoa": suspending.lift_typed,
    "unlock": suspending.lift_typed,
    "danhba": directory_update.start,
    "directory": directory_update.start,
    "uyquyen": listing.command,
    "authorise": listing.command,
    "authorize": listing.command,
    "khongthephatngon": cannot.command,
    "cannotspeak": cannot.command,
    "dangtai": publishing.listed,
    "postings": publishing.listed,
}
PHRASES = {
    "quyen cua toi": rights.show,
    "my rights": rights.show,
    "lien ket kenh": linking.start,
    "link a channel": linking.start,
    "nguoi thay": substitutes.start,
    "substitutes": substitutes.start,
    "can bo": roster.start,
    "staff": roster.start,
    "moi can bo": inviting.start,
    "invite staff": inviting.start,
}
"""What the menus call it, typed when no menu is in sight; as `BY_NAME`, every behaviour checks the right itself."""
CONTACTS = ("lienhe", "contact", "nguoiphatngon", "spokesperson")
CANCEL = ("huy", "cancel", "thoat")
INVITATION = ("start", "moi", "invite")
LISTED = listed(frozenset())
"""The commands that everybody is shown, each described by the text `command_<name>`; staff have menus of their own."""


def is_command(text: str) -> bool:
    """Whether a text is a command."""
    return text.startswith("/") and len(text) > 1


def by_phrase(scene: Scene) -> list[Outgoing]:
    """Do what a menu's own words say, whole and alone; nothing for any other text."""
    behaviour = PHRASES.get(fold(scene.incoming.text).strip(" .!?"))
    return behaviour(forms.pause(scene), "", 0) if behaviour else []


def run(scene: Scene) -> list[Outgoing]:
    """Do what a command says. An open form is paused and offered again, not lost."""
    name, _, rest = scene.incoming.text[1:].partition(" ")
    name, rest = name.lower().partition("@")[0], rest.strip()
    if name in CANCEL:
        return _cancel(scene)
    calm = forms.pause(scene)
    said = replace(calm, incoming=replace(calm.incoming, text=rest))
    if name in CONTACTS:
        return contacts.for_name(said) if rest else contacts.ask(said)
    if name in INVITATION:
        return invitations.redeem(said, rest) if rest else welcome.welcome(said)
    behaviour = BY_NAME.get(name)
    return behaviour(said, "", 0) if behaviour else [welcome.menu(said, say("command_unknown", name=name))]


def _cancel(scene: Scene) -> list[Outgoing]:
    if scene.form is None:
        return [welcome.menu(scene, say("nothing_to_cancel"))]
    return act(scene, f"form.cancel::{scene.form.version}")
