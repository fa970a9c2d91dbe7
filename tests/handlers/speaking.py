"""Who may speak in the tests of contacts: authorisations, the duty roster, former holders of an office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import insert, update

from storage import authorisations, directory, files, tables
from storage.authorisations import Authorisation, NewAuthorisation
from storage.directory import Speaker
from storage.work import Work
from tests.handlers.rig import Desk

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
PDF = b"%PDF-1.7 a made-up authorisation"


def delegate(since: datetime, until: datetime) -> NewAuthorisation:
    """A delegate of the agency, for one matter, alone."""
    return NewAuthorisation(
        unit_code="VSS",
        office="delegate",
        name="Lê Thị Thanh Hương",
        title_vi="Trưởng ban Thực hiện chính sách BHYT",
        title_en="Head of Health Insurance Policies",
        phone="0912 345 678",
        email="huong.lt@vss.example.vn",
        number="123/UQ-BHXH",
        signed_on="2026-11-20",
        matter="thanh toán thuốc hiếm",
        since=since,
        until=until,
        granted_by_name="Hoàng Văn Bách",
        file_name="uy-quyen-123.pdf",
    )


def deputy(since: datetime, until: datetime) -> NewAuthorisation:
    """The Deputy of Hà Nội, while the Director cannot speak."""
    return replace(
        delegate(since, until),
        unit_code="HNO",
        office="deputy",
        name="Vũ Minh Quân",
        title_vi="Phó Giám đốc BHXH thành phố Hà Nội",
        title_en="Deputy Director, Social Security of Hanoi",
        phone="0987 654 321",
        email="quan.vm@hanoi.example.vn",
        number="45/UQ-BHXH",
        matter="chi trả lương hưu tháng 12",
        granted_by_name="Đinh Công Thành",
        file_name="uy-quyen-45.pdf",
    )


async def grant(desk: Desk, new: NewAuthorisation) -> Authorisation:
    """The authorisation with its document."""

    def piece(work: Work) -> Authorisation:
        return authorisations.grant(work, replace(new, file_id=files.keep(work, "application/pdf", PDF)))

    return await desk.database.write(piece)


async def enter(desk: Desk, *new: Speaker) -> None:
    """Further people who may speak."""
    await desk.database.write(lambda work: directory.add_speakers(work, *new))


async def end(desk: Desk, name: str, at: datetime) -> None:
    """Somebody leaves their office."""
    leaving = update(tables.speakers).where(tables.speakers.c.name == name).values(until=at)
    await desk.database.write(lambda work: work.connection.execute(leaving).close())


async def on_duty(desk: Desk, name: str, phone: str, since: datetime, until: datetime, unit: str = "VSS") -> None:
    """Somebody on the press duty roster."""
    row = {
        "kind": "press",
        "unit_code": unit,
        "name": name,
        "title_vi": "Chuyên viên trực",
        "title_en": "Duty officer",
        "phone": phone,
        "email": "",
        "since": since,
        "until": until,
    }
    await desk.database.write(lambda work: work.connection.execute(insert(tables.duties), [row]).close())


async def rename(desk: Desk, office: str, name: str, at: datetime) -> None:
    """An office is called otherwise from a moment on."""
    titles = tables.titles
    row = {"code": office, "name_vi": name, "name_en": name, "since": at, "until": None}

    def piece(work: Work) -> None:
        work.connection.execute(update(titles).where(titles.c.code == office).values(until=at))
        work.connection.execute(insert(titles), [row])

    await desk.database.write(piece)


def names(cards: Sequence[object]) -> list[str]:
    """Whose contact cards these are."""
    return [str(getattr(card, "name", "")) for card in cards]
