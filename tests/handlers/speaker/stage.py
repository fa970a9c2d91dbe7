"""Those who have a part in a text: who drafts, who speaks, who asks; and the way to a text before them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from handlers.talk import Channel
from procedure.terms import Role
from storage import authorisations, case_texts, files, tables
from storage.authorisations import Authorisation, NewAuthorisation
from storage.case_texts import CaseText
from storage.work import Work
from tests.handlers.rig import Desk, Guest
from tests.handlers.roster_rig import id_of

WORDS = "Đến hết tháng 10, Nghệ An có 128.000 người tham gia BHXH tự nguyện."
DAY = timedelta(days=1)
CODE = "BC-2026-00001"


@dataclass
class Stage:
    """Everybody; those who speak on `channel`."""

    desk: Desk
    officer: Guest
    spokesperson: Guest
    general: Guest
    journalist: Guest

    async def texts(self) -> list[CaseText]:
        """Every text of the case, oldest first."""
        case = await self.desk.case()
        return await self.desk.database.read(lambda work: case_texts.of_case(work, case.id))

    async def trail(self) -> list[tuple[str, str, str]]:
        """(event, capacity, article) of every step."""
        query = tables.trail.select().order_by(tables.trail.c.id)
        rows = await self.desk.database.read(lambda work: work.connection.execute(query).all())
        return [(row.event, row.capacity, row.article) for row in rows]


async def stage(desk: Desk, channel: Channel = Channel.TELEGRAM, asks: Channel = Channel.TELEGRAM) -> Stage:
    """A case that the officer took on."""
    them = Stage(
        desk,
        await desk.staff("1", channel=channel, name="Đỗ Thị Mai"),
        await desk.staff("2", Role.SPOKESPERSON, channel, "Đặng Thùy Dương", "LD"),
        await desk.staff("3", Role.DIRECTOR_GENERAL, channel, "Lê Hùng Cường", "LD"),
        await desk.known("4", asks),
    )
    await them.journalist.files_request()
    return them


async def chooses(guest: Guest, label: str) -> None:
    """Press where there are buttons, type the label where there are none."""
    await (guest.says(label) if guest.channel is Channel.ZALO else guest.presses(label))


async def drafted(them: Stage, words: str = WORDS) -> None:
    """The ordinary path as far as the text before whoever speaks: two acts."""
    await chooses(them.officer, "Tự soạn trả lời")
    await chooses(them.officer, "Soạn, trình duyệt")
    await them.officer.says(words)
    await chooses(them.officer, "✅ Trình duyệt")


async def confirms(guest: Guest, code: str = CODE) -> None:
    """What was just asked: by the button, on Zalo by the code typed."""
    await (guest.says(code) if guest.channel is Channel.ZALO else guest.presses("✅ Xác nhận"))


async def delegated(them: Stage, name: str = "Trần Hồng Sơn", *, alone: bool = True, days: int = 3) -> Guest:
    """A Delegate inside a written authorisation that this case is named under (2.1.c)."""
    guest = await them.desk.staff("5", Role.UNIT_HEAD, them.spokesperson.channel, name, "BHYT")
    person, case = await id_of(guest), await them.desk.case()

    def piece(work: Work) -> Authorisation:
        given = NewAuthorisation(
            *("VSS", "delegate", name, "Trưởng ban", "Head", "0912", "a@b.vn", "123/UQ-BHXH", "2026-11-20"),
            matter="BHXH tự nguyện tại Nghệ An",
            since=work.now,
            until=work.now + days * DAY,
            person_id=person,
            alone=alone,
            file_id=files.keep(work, "application/pdf", b"%PDF-1.7 x"),
        )
        one = authorisations.grant(work, given)
        named = tables.cases.update().where(tables.cases.c.id == case.id)
        work.connection.execute(named.values(authorisation_id=one.id, together=not alone))
        return one

    await them.desk.database.write(piece)
    return guest


async def marked(desk: Desk) -> None:
    """The case is complex or sensitive (9.6)."""
    case = await desk.case()
    sensitive = tables.cases.update().where(tables.cases.c.id == case.id).values(sensitive=True)
    await desk.database.write(lambda work: work.connection.execute(sensitive).close())
