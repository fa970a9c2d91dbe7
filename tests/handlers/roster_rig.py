"""What the tests of staff and accounts share: who is who in the database, confirming on either channel."""

from __future__ import annotations

from sqlalchemy import select, update

from handlers.talk import Channel
from procedure.terms import Role
from storage import people, pins, staff, tables
from storage.rights import Rights, rights_of
from storage.work import Work
from tests.handlers.rig import Desk, Guest, Seen

PIN = "847261"
CHANNELS = (Channel.TELEGRAM, Channel.ZALO)


async def id_of(guest: Guest) -> int:
    """The person behind a guest, as stored now."""

    def piece(work: Work) -> int:
        found = people.find_account(work, guest.channel.value, guest.external_id)
        assert found is not None
        return found.person_id

    return await guest.desk.database.read(piece)


async def rights(guest: Guest) -> Rights:
    """What they may now."""
    person = await id_of(guest)
    return await guest.desk.database.read(lambda work: rights_of(work, person))


async def roles(guest: Guest) -> set[tuple[str, str, str]]:
    """(role, unit, state) of everything they hold or wait for."""
    person = await id_of(guest)
    held = await guest.desk.database.read(lambda work: staff.memberships_of(work, person))
    return {(one.role.value, one.unit_code, one.state) for one in held}


async def agrees(guest: Guest, code: str) -> list[Seen]:
    """They confirm what was just shown: by the button, or on Zalo by its code."""
    if guest.channel is Channel.ZALO:
        return await guest.says(code)
    pressed = next(data for data in guest.last.buttons.values() if data.startswith("form.pick:pressed"))
    return await guest.carries(pressed, guest.last.id)


async def has_pin(guest: Guest, pin: str = PIN) -> None:
    """They have set a PIN."""
    person = await id_of(guest)
    await guest.desk.database.write(lambda work: pins.set_pin(work, person, pins.sketch(work, pin)))


async def acts(desk: Desk) -> list[str]:
    """What was recorded about rights, oldest first."""
    query = select(tables.acts.c.act).order_by(tables.acts.c.id)
    return await desk.database.read(lambda work: list(work.connection.scalars(query)))


async def end_all(guest: Guest) -> None:
    """Every role of theirs ends."""
    person = await id_of(guest)
    ended = update(tables.memberships).where(tables.memberships.c.person_id == person)

    def piece(work: Work) -> None:
        work.connection.execute(ended.values(state="ended", until=work.now))

    await guest.desk.database.write(piece)


async def nothing_changed(guest: Guest, *tries: str, text: bool = False) -> None:
    """Each of these presses (or sentences) leaves every row of rights and cases alone, and is on record."""
    desk = guest.desk
    for one in tries:
        before, noted = await desk.snapshot(), len(await desk.security())
        await (guest.says(one) if text else guest.carries(one))
        after = await desk.snapshot()
        assert {**after, "outbox": None} == {**before, "outbox": None}, one
        assert len(await desk.security()) > noted, one


OTHERS = tuple(role for role in Role if role not in (Role.ADMINISTRATOR, Role.JOURNALIST, Role.OA_MANAGER))
