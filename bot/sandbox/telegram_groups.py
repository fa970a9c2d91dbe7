"""Groups of the sandbox's people on Telegram: the bot is taken in, thrown out, and the group gets a new id (O11).

Strict as the platform: a bot that is not in a group cannot write there, an old id is refused with the new one, and in
a group only commands and presses reach the bot.
"""

from __future__ import annotations

from dataclasses import replace

from bot.sandbox.ledger import Message, SamplePerson
from bot.sandbox.telegram_refusals import bad, migrated, not_in_group
from bot.sandbox.telegram_world import Shape, World, chat, user

MEMBER, LEFT, KICKED = "member", "left", "kicked"
SUPERGROUP = -1_000_000_000_000


def group_at(world: World, ident: str) -> SamplePerson | None:
    """The group of that id, as it is now. Raises `Refusal` for an id that it had before."""
    for group in world.ledger.groups.values():
        now = current(world, group)
        if ident == now.external_id:
            return now
        if ident == group.external_id:
            raise migrated(int(now.external_id))
    return None


def current(world: World, group: SamplePerson) -> SamplePerson:
    """The group with the id that it has now."""
    return replace(group, external_id=str(world.recall(f"group:{group.who}").get("id", group.external_id)))


def writable(world: World, ident: str) -> SamplePerson:
    """The group of that id with the bot in it. Raises `Refusal`."""
    group = group_at(world, ident)
    if group is None:
        raise bad("chat not found")
    status = str(world.recall(f"group:{group.who}").get("bot", LEFT))
    if status != MEMBER:
        raise not_in_group(status)
    return group


def change_bot(world: World, group: SamplePerson, by: Shape, status: str) -> Shape:
    """The bot is in the group from now on, or not; the update that tells it. Raises `ValueError` if it is so."""
    kept = world.recall(f"group:{group.who}")
    before = str(kept.get("bot", LEFT))
    if before == status or (status == KICKED and before != MEMBER):
        raise ValueError(f"the bot's place in {group.who} is {before} already")
    world.remember(f"group:{group.who}", {**kept, "bot": status})
    change: Shape = {"chat": chat(current(world, group)), "from": by, "date": world.unix_time()}
    for name, now in (("old_chat_member", before), ("new_chat_member", status)):
        until = {"until_date": 0} if now == KICKED else {}
        change[name] = {"user": world.bot, "status": now, **until}
    return change


def upgrade(world: World, group: SamplePerson, by: SamplePerson) -> tuple[Shape, Shape]:
    """The group gets a supergroup's id: what is told in the old one, and in the new. Raises `ValueError`, done once."""
    before = current(world, group)
    if before.external_id != group.external_id:
        raise ValueError(f"{group.who} has been upgraded already")
    after = str(SUPERGROUP + int(before.external_id))
    world.remember(f"group:{group.who}", {**world.recall(f"group:{group.who}"), "id": after})
    old = {**message_in(world, before, by), "migrate_to_chat_id": int(after)}
    new = {**message_in(world, current(world, group), by), "migrate_from_chat_id": int(before.external_id)}
    return old, new


def message_in(world: World, group: SamplePerson, by: SamplePerson) -> Shape:
    """A message of somebody's in a group, as far as all have it."""
    number = world.next_number("message_id")
    return {"message_id": number, "from": user(by), "chat": chat(group), "date": world.unix_time()}


def require_member(group: SamplePerson, person: SamplePerson) -> None:
    """Raises `ValueError` for somebody who is not in the group."""
    if person.who not in group.members:
        raise ValueError(f"{person.who} is not in {group.who}: its members are {', '.join(group.members)}")


def said(world: World, group: SamplePerson, person: SamplePerson, text: str) -> Shape | None:
    """Somebody writes in a group, all there see it; the message if it reaches the bot: commands do."""
    message: Shape = {**message_in(world, current(world, group), person), "text": text}
    number = str(message["message_id"])
    if text.startswith("/"):
        length = len(text.split(maxsplit=1)[0])
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    extra: dict[str, object] = {"message": message, "by": person.who}
    seen: Message = world.ledger.add(group.who, number, "person", text, world.clock.now(), extra=extra)
    is_in = world.recall(f"group:{group.who}").get("bot") == MEMBER
    return message if is_in and seen.text.startswith("/") else None
