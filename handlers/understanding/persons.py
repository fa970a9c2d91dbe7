"""Who speaks of whom: the speaker and the speaker's family as one token each, so that "mẹ em" teaches "vợ tôi"."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understanding.data_files import word_sets

ME = "_me"
KIN = "_kin"

_SETS = word_sets()


def with_persons(tokens: Sequence[str]) -> list[str]:
    """The tokens with the speaker as `_me` and the speaker's kin as `_kin`."""
    out: list[str] = []
    for token in tokens:
        if out and _of_speaker(out, token):
            out[-1] = KIN
        else:
            out.append(ME if token in _SETS["me"] else token)
    return out


def _of_speaker(before: Sequence[str], token: str) -> bool:
    """Whether the last word and this one are kin of the speaker: "mẹ em", "my son"."""
    if before[-1] == "my":
        return token in _SETS["my kin"]
    return token in _SETS["me"] and before[-1] in _SETS["kin"] and not _addressed(before)


def _addressed(before: Sequence[str]) -> bool:
    """Whether the last word addresses the desk ("anh chị em cần…", "nhờ anh, em…") or ends another word ("cho em")."""
    return before[-1] in {"anh", "chi", "ban", "ong", "ba", "bac", "chu", "co"} and before[-2:-1] != ["cua"]
