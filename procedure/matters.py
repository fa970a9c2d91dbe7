"""Whether words name one particular matter: an authorisation "chỉ áp dụng trong từng trường hợp cụ thể" (2.4).

Words cannot be understood here; only those that plainly name everything, or nothing, are found.
"""

from __future__ import annotations

import re
import unicodedata

FEWEST_WORDS = 2
EVERYTHING = re.compile(
    r"\b(moi|tat ca|toan bo|bat ky|bat cu|tung)( (cac|nhung|moi))?"
    r" (van de|noi dung|viec|cong viec|linh vuc|thong tin|cau hoi|chu de|truong hop|yeu cau)\b"
    r"|\b(all|any|every) (the )?(matters?|issues?|questions?|topics?|subjects?|information|requests?)\b"
    r"|\b(everything|anything|whatever)\b"
)
WORD = re.compile(r"\w+")
SAYS_NOTHING = frozenset(
    WORD.findall(
        "moi tat ca toan bo bat ky cu cac nhung van de noi dung viec cong linh vuc thong tin cau hoi chu truong hop yeu"
        " phat ngon cung cap cho bao chi ve theo quy dinh cua khi duoc va nganh bhxh bao hiem xa viet nam co quan lien"
        " den the nay do uy quyen nguoi giao nhiem vu chung"
        " all any every everything anything the a of to on about for in and press media speak speaking speech matter"
        " matters issue issues question questions information provide providing topic topics general"
    )
)


def is_particular(matter: str) -> bool:
    """Whether the words name something: not "mọi vấn đề", and at least two words beyond "phát ngôn cho báo chí".

    Figures alone, as of a telephone number typed in the wrong place, name no matter.
    """
    flat = _flat(matter)
    if EVERYTHING.search(flat):
        return False
    names = [word for word in WORD.findall(flat) if word not in SAYS_NOTHING]
    return len(names) >= FEWEST_WORDS and any(word.isalpha() for word in names)


def _flat(text: str) -> str:
    """Lower case, without accents; "mới" (new) is not to be taken for "mọi" (every)."""
    plain = unicodedata.normalize("NFC", text.lower()).replace("mới", "new").replace("đ", "d")
    parted = unicodedata.normalize("NFD", plain)
    return " ".join("".join(each for each in parted if unicodedata.category(each) != "Mn").split())
