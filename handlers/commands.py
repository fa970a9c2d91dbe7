"""Commands: `/lienhe`, `/yeucau` and the rest, each with its English twin. They work in every state."""

from __future__ import annotations

from dataclasses import replace

from handlers import form_buttons, forms, language, left_confirmation, welcome, work_list
from handlers.account import linking, pin, rights
from handlers.actions import act
from handlers.admin import directory_update, invitations, inviting, roster, suspending
from handlers.authority import cannot, listing, publishing
from handlers.clocks import target_list
from handlers.command_menu import listed
from handlers.correction import opening as correction
from handlers.desk import file_for, lists, substitutes
from handlers.genuine import ask as genuine
from handlers.groups import FROM_GROUP
from handlers.groups import listing as groups
from handlers.incident import opening as incident
from handlers.journalist import me, meant, press_card, request, status
from handlers.journalist.contacts import ask as contacts
from handlers.leadership import duty
from handlers.offering import offer
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from handlers.unit import press_report
from storage.folding import fold

BY_NAME = {
    "viec": work_list.mine,
    "tasks": work_list.mine,
    "trucban": duty.show,
    "duty": duty.show,
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
    "nhapho": file_for.start,
    "nhanho": file_for.start,
    "filefor": file_for.start,
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
    "cungcap": offer.command,
    "offer": offer.command,
    "caichinh": correction.command,
    "correction": correction.command,
    "vuviec": incident.command,
    "incident": incident.command,
    "phananh": press_report.command,
    "pressreport": press_report.command,
    "muctieu": target_list.listed,
    "targets": target_list.listed,
    "nhom": groups.listed,
    "groups": groups.listed,
    "dangtai": publishing.listed,
    "postings": publishing.listed,
}
PHRASES = {
    "tiep tuc": form_buttons.back,
    "tiep tuc ban nhap": form_buttons.back,
    "resume": form_buttons.back,
    "viec cua toi": work_list.mine,
    "my work": work_list.mine,
    "lanh dao truc": duty.show,
    "leader on duty": duty.show,
    "bo sung": meant.which,
    "bo sung ho so": meant.which,
    "supplement": meant.which,
    "quyen cua toi": rights.show,
    "my rights": rights.show,
    "cung cap thong tin cho bao chi": offer.start,
    "cung cap thong tin": offer.start,
    "offer information": offer.start,
    "bao vu viec dot xuat": incident.start,
    "report a sudden event": incident.start,
    "bao chi phan anh": press_report.start,
    "what the press says": press_report.start,
    "de nghi bao cai chinh": correction.start,
    "ask for a correction": correction.start,
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
    return left_confirmation.noted(scene, _done(replace(calm, incoming=replace(calm.incoming, text=rest)), name, rest))


def _done(said: Scene, name: str, rest: str) -> list[Outgoing]:
    """The command of that name. `said`: the scene with nothing but what follows it."""
    if name in CONTACTS:
        return contacts.for_name(said) if rest else contacts.ask(said)
    if name in INVITATION:
        return welcome.welcome(said) if rest in ("", FROM_GROUP) else invitations.redeem(said, rest)
    behaviour = BY_NAME.get(name)
    return behaviour(said, "", 0) if behaviour else [welcome.menu(said, say("command_unknown", name=name))]


def _cancel(scene: Scene) -> list[Outgoing]:
    if scene.form is None:
        return [welcome.menu(scene, say("nothing_to_cancel"))]
    return act(scene, f"form.cancel::{scene.form.version}")
