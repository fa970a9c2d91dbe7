"""Who receives the answer and by which ways, one line each: part of what is approved, so it is frozen with the text.

The lines are the same for every reader, whatever their language: the hash of the text is over them.
"""

from __future__ import annotations

from dataclasses import replace

from storage import case_texts, people
from storage.askers import Asker
from storage.case_texts import CaseText
from storage.cases import CaseRow
from storage.people import EMAIL
from storage.work import Work

OTHERWISE = "gửi bằng cách khác"
NAMES = {"telegram": "Telegram", "zalo": "Zalo"}


def lines(work: Work, case: CaseRow) -> tuple[str, ...]:
    """``Trần Minh Đức – Báo Ví Dụ: Zalo, e-mail a@b.vn`` for everybody who waits, in the order they came."""
    return tuple(_line(work, one) for one in case.waiting)


def channels(work: Work, case: CaseRow) -> frozenset[str]:
    """Every channel that the answer goes out on."""
    return frozenset(way for one in case.waiting for way, _ in ways(work, one))


def ways(work: Work, asker: Asker) -> list[tuple[str, str]]:
    """The channels that reach somebody with their addresses: the chat they asked from, and the e-mail they left."""
    chat = people.account(work, asker.account_id)
    if chat.person_id != asker.person_id:
        return []  # filed for from an officer's chat: whoever holds the case passes it on
    mails = [one for one in people.accounts_of(work, asker.person_id) if one.channel == EMAIL and one.id != chat.id]
    return [(one.channel, one.external_id) for one in (chat, *mails)]


def as_it_would_leave(work: Work, case: CaseRow, text: CaseText) -> bytes:
    """The hash of a text with whoever would receive it now: another than `text.binding` if somebody came or went."""
    return case_texts.binding_of(work, replace(text, recipients=lines(work, case)))


def have_changed(work: Work, case: CaseRow, text: CaseText) -> bool:
    """Whether the text would reach others, or reach them otherwise, than those it was drawn up for."""
    return tuple(text.recipients) != lines(work, case)


def _line(work: Work, asker: Asker) -> str:
    shown = ", ".join(_way(channel, address) for channel, address in ways(work, asker)) or OTHERWISE
    return f"{asker.name} – {asker.outlet}: {shown}"


def _way(channel: str, address: str) -> str:
    """A chat by its name; its id says nothing to a reader."""
    return f"e-mail {address}" if channel == EMAIL else NAMES.get(channel, channel)
