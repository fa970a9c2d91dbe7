"""The words that files use for kinds and offices, folded → the code that is kept."""

from __future__ import annotations

from collections.abc import Mapping


def _words(**spellings: str) -> Mapping[str, str]:
    """``press="bao chi|truyen thong"`` → each spelling, and the code itself."""
    return {word: code for code, words in spellings.items() for word in (code, *words.split("|"))}


UNITS = _words(
    leadership="lanh dao",
    press_centre="trung tam truyen thong|press centre|press center",
    headquarters="don vi truc thuoc|truc thuoc|headquarters unit",
    international="hop tac quoc te|international cooperation",
)
PROVINCES = _words(province="tinh", city="thanh pho|tp")
OUTLETS = _words(
    agency="thong tan xa|hang thong tan|news agency",
    tv="truyen hinh|television",
    radio="phat thanh|dai phat thanh",
    newspaper="bao|bao in",
    online="bao dien tu|trang tin|dien tu",
    magazine="tap chi",
    foreign="nuoc ngoai|bao chi nuoc ngoai",
    authority="co quan quan ly|co quan quan ly bao chi|co quan chi dao",
    association="hoi|hiep hoi",
)
OFFICES = _words(
    director_general="tong giam doc|tgd",
    spokesperson="nguoi phat ngon|npn",
    delegate="nguoi duoc uy quyen phat ngon|nguoi duoc uy quyen",
    director="giam doc|giam doc bhxh tinh",
    deputy="pho giam doc",
)
DUTIES = _words(press="bao chi|truc bao chi", leader="lanh dao|truc lanh dao")
