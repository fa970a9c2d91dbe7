"""E-mail addresses in a text, and how a false one may look like a true one.

Only the very same letters are the same address: letters of other scripts that look alike never are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz

SIGN = r"(?:[@＠﹫]|[\[({] ?(?:at|a cong) ?[\])}])"  # written out it hides from a reader of addresses
ADDRESS = re.compile(rf"[^\s<>()\[\],;:\"'“”|]{{1,64}} ?{SIGN} ?(?P<host>[^\s<>()\[\],;:\"'“”|@]{{3,190}})")
ENDS = ".?!…”’"
LOOK_ALIKE = str.maketrans(  # Cyrillic, Greek, digits and strokes
    "аеорсухіјѕһԁԛԝвкмнтгпοαενιρτυκχωı01iǀ",
    "aeopcyxijshdqwbkmhtrnoaevlptukxwlolll",
)
PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
NEAR = 84


def plain(typed: str) -> str:
    """An address for comparing. Only ASCII is put in lower case: the Kelvin sign is no K."""
    bare = typed.replace(" ", "").removeprefix("mailto:").rstrip(ENDS)
    return bare.lower() if bare.isascii() else bare


def nearest(typed: str, published: Iterable[str]) -> str | None:
    """The published address that this one resembles, if there is one."""
    wanted = _skeleton(typed)
    scored = [(_alike(wanted, _skeleton(one)), one) for one in published if one]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= NEAR else None


def _alike(one: str, other: str) -> float:
    """From 0 to 100; the same name before the @ makes a domain that holds the true one look alike."""
    (name, _, domain), (true_name, _, true_domain) = one.partition("@"), other.partition("@")
    within = float(fuzz.partial_ratio(domain, true_domain)) if name == true_name else 0.0
    return max(float(fuzz.ratio(one, other)), within)


def _skeleton(address: str) -> str:
    """The address as the eye sees it."""
    letters = unicodedata.normalize("NFKD", _decoded(address).lower())
    seen = "".join(letter for letter in letters if unicodedata.category(letter) not in {"Mn", "Cf"})
    for pair, single in PAIRS:
        seen = seen.replace(pair, single)
    return seen.translate(LOOK_ALIKE)


def _decoded(address: str) -> str:
    """The domain as a browser would show it."""
    name, at, domain = address.partition("@")
    if "xn--" not in domain:
        return address
    try:
        return name + at + domain.encode("ascii").decode("idna")
    except UnicodeError:
        return address
