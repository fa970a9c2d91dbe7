"""Which files a channel carries: said before a text is submitted, while it can still be mended (O9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handlers.casework import recipients
from handlers.talk import Text, say
from storage import files
from storage.cases import CaseRow
from storage.words import NamedFile
from storage.work import Work

MEGABYTE = 1024 * 1024
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Carries:
    """What a channel takes. `most`: bytes of any file; `kinds`: bytes by kind where only some kinds are taken."""

    most: int
    kinds: Mapping[str, int] | None = None


CHANNELS: Mapping[str, Carries] = {
    "telegram": Carries(50 * MEGABYTE),
    "email": Carries(20_000_000),
    "zalo": Carries(
        5 * MEGABYTE,
        {
            "image/jpeg": MEGABYTE,
            "image/png": MEGABYTE,
            "image/gif": 5 * MEGABYTE,
            "application/pdf": 5 * MEGABYTE,
            "application/msword": 5 * MEGABYTE,
            WORD: 5 * MEGABYTE,
        },
    ),
}


def problems(work: Work, case: CaseRow, sent: Iterable[NamedFile], audience: str = recipients.ASKERS) -> list[Text]:
    """A sentence for each file that a channel of somebody who is to have it would not carry."""
    ways = sorted(recipients.channels(work, case, audience) & set(CHANNELS))
    found = ((way, one, _problem(work, CHANNELS[way], one)) for one in sent for way in ways)
    return [
        say(f"file_not_on_{why}", name=one.name, channel=say(f"channel_{way}"), limit=_limit(CHANNELS[way]))
        for way, one, why in found
        if why
    ]


def _problem(work: Work, carries: Carries, file: NamedFile) -> str:
    """`kind`, `size`, or empty for a file that is carried."""
    stored = files.load(work, file.file_id)
    if carries.kinds is not None and stored.mime not in carries.kinds:
        return "kind"
    limit = carries.kinds[stored.mime] if carries.kinds is not None else carries.most
    return "size" if stored.size > limit else ""


def _limit(carries: Carries) -> int:
    """In megabytes, as it is spoken of."""
    return carries.most // 1_000_000
