"""The bot's menus of commands, by scope and language: set, told, deleted, and which one a person is shown."""

from __future__ import annotations

from bot.sandbox.ledger import SamplePerson
from bot.sandbox.telegram_arguments import Arguments
from bot.sandbox.telegram_refusals import bad
from bot.sandbox.telegram_world import CHANNEL, World

FOR_ALL = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
FOR_ONE = ("chat", "chat_administrators")
MOST_COMMANDS = 100
LONGEST_NAME, LONGEST_DESCRIPTION = 32, 256
Commands = list[dict[str, str]]


class Menus:
    """The three methods."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def set_commands(self, args: Arguments) -> bool:
        """`setMyCommands`."""
        commands = args.parsed("commands", "commands")
        if not isinstance(commands, list):
            raise bad("expected an Array of BotCommand")
        if len(commands) > MOST_COMMANDS:
            raise bad("BOT_COMMANDS_TOO_MUCH")
        name = self._name(args)
        self._world.remember(name, {"commands": [_command(one) for one in commands]})
        return True

    async def get_commands(self, args: Arguments) -> Commands:
        """`getMyCommands`: of exactly that scope and language."""
        return _kept(self._world, self._name(args))

    async def delete_commands(self, args: Arguments) -> bool:
        """`deleteMyCommands`: people are shown the next wider ones from then on."""
        self._world.remember(self._name(args), {})
        return True

    def _name(self, args: Arguments) -> str:
        """Under which name a scope and language are kept. Raises `Refusal`."""
        language = args.text("language_code")
        if language and not (len(language) == 2 and language.isascii() and language.isalpha() and language.islower()):
            raise bad("invalid language code specified")
        scope = args.parsed("scope", "BotCommandScope")
        return _name(*self._scope({"type": "default"} if scope is None else scope), language)

    def _scope(self, scope: object) -> tuple[str, str]:
        if not isinstance(scope, dict):
            raise bad("can't parse BotCommandScope: BotCommandScope must be an Object")
        kind, where = scope.get("type"), scope.get("chat_id")
        if kind in FOR_ALL:
            return str(kind), ""
        if kind not in FOR_ONE:  # a single member of a group is not of our world
            raise bad("can't parse BotCommandScope: Unsupported type specified")
        if where in (None, ""):
            raise bad("can't parse BotCommandScope: Can't find field \"chat_id\"")
        if self._world.ledger.person_at(CHANNEL, str(where)) is None:
            raise bad("chat not found")
        return str(kind), str(where)


def shown_to(world: World, person: SamplePerson) -> Commands:
    """What a person's client shows: the narrowest scope first, in each one their own language first."""
    scopes = (("chat", person.external_id), ("all_private_chats", ""), ("default", ""))
    names = (_name(*scope, language) for scope in scopes for language in (person.language, ""))
    return next((found for name in names if (found := _kept(world, name))), [])


def _name(kind: str, chat: str, language: str) -> str:
    return f"commands:{language}" if kind == "default" else f"commands:{kind}:{chat}:{language}"


def _kept(world: World, name: str) -> Commands:
    commands = world.recall(name).get("commands")
    return commands if isinstance(commands, list) else []


def _command(one: object) -> dict[str, str]:
    name, words = (one.get("command"), one.get("description")) if isinstance(one, dict) else (None, None)
    plain = isinstance(name, str) and name.isascii() and name.replace("_", "a").isalnum() and name == name.lower()
    if not plain or not 1 <= len(str(name)) <= LONGEST_NAME:
        raise bad("BOT_COMMAND_INVALID")
    if not isinstance(words, str) or not 1 <= len(words) <= LONGEST_DESCRIPTION:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": str(name), "description": words}
