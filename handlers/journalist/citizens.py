"""Somebody who asks for themselves, not for the press: told kindly where to turn, and never made a press case.

The form they were in is put by with all they typed; one button takes a journalist on from there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from handlers.forms import Aside
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from handlers.understanding.model import Intent
from storage.folding import fold

PRESS = re.compile(
    r"\b(?:bao(?! (?:hiem|nhieu|gio|lau))|tap chi|dai|truyen hinh|phat thanh|thong tan|toa soan|phong vien|"
    r"nha bao|cong tac vien|ctv|bien tap vien|"
    r"pv|tv|news|newspaper|press|media|radio|magazine|agency|journalist|reporter|freelance\w*|correspondent)\b"
)
WHO = (
    r"(?:(?:mot )?(?:nguoi|cong|thuong) dan|dan(?: thuong)?|ca nhan|nguoi lao dong|lao dong tu do|cong nhan|"
    r"nguoi (?:dan )?(?:tham gia|dong|huong)(?: [\w ]+)?|nguoi (?:nghi huu|ve huu|huu tri)|huu tri|sinh vien|hoc sinh|"
    r"noi tro|nguoi than(?: [\w ]+)?|nong dan|(?:mot )?ban doc|doc gia)"
)
SELF = r"(?:(?:da |vang )?(?:toi|em|minh|chau|con|tui)(?: (?:chi|chi la|la|chinh la))?|la|voi tu cach)"
NONE = (
    r"(?:khong(?: (?:co|thuoc|lam|cong tac)(?: [\w ]+)?)?|khong (?:phai )?(?:nha bao|phong vien)|ko|kh|k|hong|"
    r"chang co|none|no|nope|n/?a|nothing|no(?: outlet| media| press| newspaper)|"
    r"not (?:a |any )?(?:journalist|press|media))"
)
ENGLISH = (
    r"(?:(?:i am|i m|im|just|as)(?: just)? )?(?:a |an )?(?:private )?"
    r"(?:citizen|individual|ordinary person|worker|employee|pensioner|retiree|student|member of the public|"
    r"insured person|myself|personal)"
)
CITIZEN = re.compile(rf"(?:{SELF} )?{WHO}(?: (?:a|thoi|binh thuong|ma|tu do))*|{ENGLISH}")
NO_OUTLET = re.compile(
    rf"(?:{SELF} )?{NONE}(?: (?:a|thoi|co))*|(?:{SELF} )?khong (?:phai|la)(?: la)? (?:nha bao|phong vien|bao chi)"
    r"|(?:i am |i m )?not (?:a |from the )?(?:journalist|reporter|press|media)"
)
LONGEST_OUTLET_WORDS = 4


def is_citizen(text: str) -> bool:
    """Whether somebody says of themselves that they are no journalist. `text`: as typed where an outlet is asked."""
    said = _plain(text)
    return bool(CITIZEN.fullmatch(said)) and not PRESS.search(said)


def has_no_outlet(text: str) -> bool:
    """Whether "none" is the answer to which outlet."""
    return bool(NO_OUTLET.fullmatch(_plain(text)))


def is_own_matter(scene: Scene, text: str) -> bool:
    """Whether a whole sentence about a matter of their own was typed where an outlet is asked."""
    said = _plain(text)
    if len(said.split()) <= LONGEST_OUTLET_WORDS or PRESS.search(said):
        return False
    return scene.around.reader.read(text).intent is Intent.CITIZEN


def aside(filled: Mapping[str, object]) -> Aside:
    """Out of the form, with what is filled in kept."""
    return Aside(filled, told)


def told(scene: Scene) -> list[Outgoing]:
    """Where to turn, and the way on for a journalist."""
    on = Choice(say("choice_am_journalist"), "form.resume", words=("toi la nha bao", "nha bao", "journalist"))
    return [scene.reply(say("citizen_told"), (on,))]


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s/]", " ", fold(text)).split())
