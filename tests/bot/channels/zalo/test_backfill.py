"""What was missed while the webhook was not heard (U6)."""

from __future__ import annotations

from datetime import timedelta

from bot.channels.zalo import backfill
from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.content import Link
from bot.channels.zalo.receive import ZaloReceiver
from handlers.talk import Attachment
from tests.bot.channels.zalo.conftest import DUC, HA, Platform
from tests.bot.channels.zalo.samples import APP, OA
from tests.fakes import FakeClock


async def fetch(link: Link) -> Attachment:
    return Attachment(link.name, link.mime)


async def test_what_was_missed_is_brought_oldest_first_under_the_webhook_s_own_keys(
    client: ZaloClient, platform: Platform, clock: FakeClock
) -> None:
    """U6"""
    await platform.emulator.say(HA, "trước khi ngừng")
    clock.advance(60)
    since = clock.now()
    platform.emulator.hooks.switch_off()
    for number in range(25):
        clock.advance(60)
        await platform.emulator.say(HA if number % 2 else DUC, f"tin {number}")
        await client.text(DUC.external_id, "trả lời")
    bodies = await backfill.missed(client, APP, OA, since, clock.now())
    receiver = ZaloReceiver(OA, fetch)
    read = [await receiver.read(body, clock.now()) for body in bodies]
    assert [one.text for one in read if one is not None] == [f"tin {number}" for number in range(25)]
    assert read[0] is not None
    assert read[0].occurred_at == since + timedelta(seconds=60)
    addresses = [receiver.address(body) for body in bodies]
    said = [message for who in (HA, DUC) for message in platform.ledger.transcript(who.who)]
    missed = {f"zalo:{OA}:{one.platform_id}" for one in said if one.sender == "person" and one.text.startswith("tin ")}
    assert {one.key for one in addresses if one is not None} == missed


async def test_a_message_heard_already_is_known_by_its_key(
    client: ZaloClient, platform: Platform, clock: FakeClock
) -> None:
    """U6, T14"""
    since = clock.now() - timedelta(seconds=1)
    await platform.emulator.say(HA, "đã nghe")
    await platform.emulator.hooks.flush()
    receiver = ZaloReceiver(OA, fetch)
    (again,) = await backfill.missed(client, APP, OA, since, clock.now())
    assert receiver.address(again) == receiver.address(platform.webhook.bodies[0])
