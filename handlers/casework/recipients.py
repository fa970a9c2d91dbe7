"""Who receives a text and by which ways, one line each: part of what is approved, so it is frozen with the text.

- The lines are the same for every reader, whatever their language: the hash of the text is over them.
- Who asked is named. The press as a whole is one line that stays the same when another journalist comes (3.4): how
  many it reaches now is said in the frame, outside the hash.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from handlers.issuing.asking import bound
from procedure.authority import AGENCY
from storage import directory, people
from storage.askers import Asker
from storage.case_texts import CaseText
from storage.cases import CaseRow
from storage.people import EMAIL
from storage.press_audience import MATTER, PRESS
from storage.work import Work

ASKERS, ADDRESSEE, NOBODY = "askers", "addressee", "nobody"
ADDRESS = "address"
"""In a correction's details: the newsroom's e-mail."""
OTHERWISE = "gửi bằng cách khác"
NAMES = {"telegram": "Telegram", "zalo": "Zalo"}
EVERY_WAY = frozenset({*NAMES, EMAIL})
BY_EVERY_WAY = "qua Zalo, Telegram, thư điện tử"


def lines(work: Work, case: CaseRow, audience: str = ASKERS) -> tuple[str, ...]:
    """Of those who asked ``Trần Minh Đức – Báo Ví Dụ: Zalo, e-mail a@b.vn`` each, in the order they came."""
    return LINES[audience](work, case)


def channels(work: Work, case: CaseRow, audience: str = ASKERS) -> frozenset[str]:
    """Every channel that the text goes out on."""
    if audience in (PRESS, MATTER):
        return EVERY_WAY
    if audience == ADDRESSEE:
        return frozenset({EMAIL} if case.details.get(ADDRESS) else ())
    if audience == NOBODY:
        return frozenset()
    return frozenset(way for one in case.waiting for way, _ in ways(work, one))


def ways(work: Work, asker: Asker) -> list[tuple[str, str]]:
    """The channels that reach somebody with their addresses: the chat they asked from, and the e-mail they left."""
    chat = people.account(work, asker.account_id)
    if chat.person_id != asker.person_id:
        return []  # filed for from an officer's chat: whoever holds the case passes it on
    mails = [one for one in people.accounts_of(work, asker.person_id) if one.channel == EMAIL and one.id != chat.id]
    return [(one.channel, one.external_id) for one in (chat, *mails)]


def have_changed(work: Work, case: CaseRow, text: CaseText) -> bool:
    """Whether the text would reach others, or reach them otherwise, than those it was drawn up for."""
    return tuple(text.recipients) != lines(work, case, text.audience)


def _askers(work: Work, case: CaseRow) -> tuple[str, ...]:
    return tuple(_line(work, one) for one in case.waiting)


def _line(work: Work, asker: Asker) -> str:
    shown = ", ".join(_way(channel, address) for channel, address in ways(work, asker)) or OTHERWISE
    return f"{asker.name} – {asker.outlet}: {shown}"


def _way(channel: str, address: str) -> str:
    """A chat by its name; its id says nothing to a reader."""
    return f"e-mail {address}" if channel == EMAIL else NAMES.get(channel, channel)


def _press(work: Work, case: CaseRow) -> tuple[str, ...]:
    return (f"Tất cả nhà báo, phóng viên đã liên hệ với cơ quan BHXH: {BY_EVERY_WAY}",)


def _matter(work: Work, case: CaseRow) -> tuple[str, ...]:
    """The topic and the place by which they are found, named."""
    if case.facts.scope != AGENCY:
        place = _named(work, case.facts.scope)
        return (f"Nhà báo, phóng viên đã hỏi về {place}, báo chí địa phương của {place}: {BY_EVERY_WAY}",)
    topic = directory.topic(work, case.topic_code) if case.topic_code else None
    place = _named(work, case.unit_code) if case.unit_code not in (None, AGENCY) else ""
    about = " hoặc ".join(filter(None, (topic.name_vi if topic else "", place))) or "cùng nội dung"
    return (f"Nhà báo, phóng viên đã hỏi về {about}: {BY_EVERY_WAY}",)


def _named(work: Work, code: str | None) -> str:
    unit = directory.last_unit(work, code) if code else None
    return unit.name_vi if unit else code or ""


def _addressee(work: Work, case: CaseRow) -> tuple[str, ...]:
    """The newsroom, and what is asked of it: that stands in the letter's frame, so it is bound here (3.6)."""
    address = case.details.get(ADDRESS)
    return (f"{case.outlet}: e-mail {address}" if address else f"{case.outlet}: gửi văn bản giấy", bound(case))


def _nobody(work: Work, case: CaseRow) -> tuple[str, ...]:
    """Where it is posted instead: the agency's own places, or the province's (3.2)."""
    return (f"Đăng tải trên Cổng Thông tin điện tử, Fanpage, Zalo OA của {_office(work, case.facts.scope)}",)


def _office(work: Work, scope: str) -> str:
    unit = None if scope == AGENCY else directory.last_unit(work, scope)
    if unit is None:
        return "BHXH Việt Nam"
    level = "thành phố" if unit.kind == "city" else "tỉnh"
    return f"BHXH {level} {unit.name_vi.removeprefix('Thành phố ')}"


LINES: Mapping[str, Callable[[Work, CaseRow], tuple[str, ...]]] = {
    ASKERS: _askers,
    PRESS: _press,
    MATTER: _matter,
    ADDRESSEE: _addressee,
    NOBODY: _nobody,
}
