"""Whether a folded word can be a Vietnamese syllable; and what Telex or VNI keys meant with the keyboard off."""

from __future__ import annotations

import re
from functools import lru_cache

_ONSET = (
    r"(?:ngh(?=[ei])|gh(?=[ei])|ng(?![ei])|gi|qu|ch|kh|nh|ph|th|tr|g(?![ei])|k(?=[eiy])|c(?![eiy])|[bdhlmnprstvx])?"
)
_NUCLEUS = (
    r"(?:uye|uyu|oai|oay|oeo|uay|uoi|uou|ieu|yeu|uya|[iu]e|ye|[aeo]o|[aou]i|[aeiu]u|ua|uo|oa|oe|uy|ay|ia|oo|[aeiouy])"
)
_SYLLABLE = re.compile(rf"gin?|{_ONSET}{_NUCLEUS}(?:ch|nh|ng|[cmnpt])?")
_TELEX_PAIRS = re.compile(r"([aeod])\1|([aou])w")
_TELEX_TONE = re.compile(r"[fjw]|(?<=[aeiouy])[srx](?![aeiouy])|(?<=[nmcptgh])[srx]$")
_VNI = re.compile(r"(?<=[a-z])[0-9]+")


@lru_cache(maxsize=16384)
def is_syllable(flat: str) -> bool:
    """True if the spelling rules of Vietnamese, marks dropped, allow it."""
    return _SYLLABLE.fullmatch(flat) is not None


def without_keys(flat: str) -> str:
    """The word with Telex and VNI keys taken out: ``"nguwowif"`` and ``"nguo7i2"`` → ``"nguoi"``."""
    bare = _TELEX_PAIRS.sub(lambda m: m[1] or m[2], _VNI.sub("", flat))
    return _TELEX_TONE.sub("", bare)
