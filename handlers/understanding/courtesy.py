"""Greetings before and thanks after the matter itself, taken off so that they decide nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WHO = (
    "ad|anh|chi|em|ban|cac|quy|chu|bac|bot|a|ah|oi|nha|nhe|moi|nguoi|all|team|sir|madam|everyone|there|dear|kinh|gui|"
    "quan|bo|phan|truc|tong|dai|page|shop|doi|ngu|ca|nha|trung|tam|truyen|thong|ben|minh|va"
)
_HELLO = (
    "chao|hello|hi|hey|helo|alo|good (?:morning|afternoon|evening)|dear|xin chao|"
    "chao buoi (?:sang|chieu|toi)|kinh gui|thua"
)
_OPENING = re.compile(rf"^(?:(?:da|vang|thua|em|toi|minh|xin|kinh|a)\s)*(?:{_HELLO})\s(?:(?:{_WHO})\s)*")
_AFTER_THANKS = (
    "_vss|bhxh|cam on|a|anh|chi|ad|ban|quy|co quan|nhieu|truoc|nhe|nha|very much|so much|a lot|in advance|you"
)
_CLOSING = re.compile(
    r"\s(?:(?:em|toi|minh|chung toi|xin|chan thanh|tran trong|rat|da|vang|many|best|kind)\s)*"
    rf"(?:cam on|thanks|thank you|tran trong|regards)(?:\s(?:{_AFTER_THANKS}))*\s*$"
)
_LEFT = 3


def matter(tokens: Sequence[str]) -> list[str]:
    """The tokens without courtesies, unless too little would be left to be a matter of its own."""
    line = " ".join(tokens) + " "
    for pattern in (_OPENING, _CLOSING):
        shorter = pattern.sub(" ", line, count=1).strip() + " "
        if len(shorter.split()) >= _LEFT:
            line = shorter
    return line.split()
