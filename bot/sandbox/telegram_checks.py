"""What the Bot API refuses in a message: lengths, formatting, keyboards."""

from __future__ import annotations

from bot.sandbox.telegram_arguments import Arguments
from bot.sandbox.telegram_refusals import Refusal, bad

LONGEST_TEXT, LONGEST_CAPTION = 4096, 1024  # UTF-16 units
LONGEST_DATA = 64  # bytes
MOST_BUTTONS = 100
KINDS = (
    *("bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre"),
    *("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "text_link"),
)
Entity = dict[str, object]
Keyboard = list[list[dict[str, str]]]


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def checked_text(args: Arguments) -> tuple[str, list[Entity]]:
    """Text and entities of a message. Raises `Refusal`."""
    text = args.text("text")
    if not text:
        raise bad("message text is empty")
    if not text.strip():
        raise bad("text must be non-empty")
    if units(text) > LONGEST_TEXT:
        raise bad("message is too long")
    return text, _entities(args, "entities", text)


def checked_caption(args: Arguments) -> tuple[str, list[Entity]]:
    """Caption and entities of a file. Raises `Refusal`."""
    caption = args.text("caption")
    if units(caption) > LONGEST_CAPTION:
        raise bad("message caption is too long")
    return caption, _entities(args, "caption_entities", caption)


def checked_keyboard(args: Arguments) -> Keyboard:
    """The rows of an inline keyboard. Raises `Refusal`."""
    markup = args.parsed("reply_markup", "reply keyboard markup")
    if markup is None:
        return []
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "inline_keyboard" must be of type Array')
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad("reply markup is too long")
    return [[_button(button) for button in row] for row in rows if row]


def _button(given: object) -> dict[str, str]:
    if not isinstance(given, dict):
        raise bad("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text, data, url = (str(given.get(name) or "") for name in ("text", "callback_data", "url"))
    if not text.strip():
        raise bad("can't parse inline keyboard button: Text must be non-empty")
    if not data and not url:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(data.encode()) > LONGEST_DATA:
        raise bad("BUTTON_DATA_INVALID")
    return {"text": text, "callback_data": data} if data else {"text": text, "url": url}


def _entities(args: Arguments, name: str, text: str) -> list[Entity]:
    if args.text("parse_mode"):
        raise bad("unsupported parse_mode")  # this project formats by entities alone (T21)
    given = args.parsed(name, "message entities")
    if given is None:
        return []
    if not isinstance(given, list):
        raise bad("can't parse message entities: Array expected")
    found = [_entity(one) for one in given]
    for offset, length, _ in sorted(found, key=lambda one: (one[0], -one[1])):
        _require_inside(text, offset, length)
    return [entity for _, length, entity in found if length > 0]


def _entity(given: object) -> tuple[int, int, Entity]:
    if not isinstance(given, dict):
        raise bad("can't parse MessageEntity: expected an Object")
    kind = given.get("type")
    if kind not in KINDS:
        raise bad("can't parse MessageEntity: Unsupported type specified")
    offset, length = (_number(given, name) for name in ("offset", "length"))
    return offset, length, {"type": kind, "offset": offset, "length": length}


def _number(given: Entity, name: str) -> int:
    value = given.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise bad(f'can\'t parse MessageEntity: Field "{name}" must be of type Number')
    return value


def _require_inside(text: str, offset: int, length: int) -> None:
    if offset < 0 or length < 0:
        raise bad(f"invalid entity of length {length} at offset {offset}")
    size = units(text)
    if offset >= size and length > 0:
        raise bad(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if offset + length > size:
        raise _ends(offset, f"after the end of the text at UTF-16 offset {offset + length}")
    if (start := _torn(text, offset)) is not None:
        raise bad(f"entity begins in a middle of a UTF-16 symbol at byte offset {start}")
    if (end := _torn(text, offset + length)) is not None:
        raise _ends(offset, f"in a middle of a UTF-16 symbol at byte offset {end}")


def _ends(offset: int, where: str) -> Refusal:
    return bad(f"entity beginning at UTF-16 offset {offset} ends {where}")


def _torn(text: str, at: int) -> int | None:
    """The byte after the character that a UTF-16 offset cuts in two; None if it cuts none."""
    raw = text.encode("utf-16-le", "surrogatepass")[: at * 2]
    before = raw.decode("utf-16-le", "ignore")
    return None if len(before.encode("utf-16-le", "surrogatepass")) == len(raw) else _byte_end(text, len(before))


def _byte_end(text: str, index: int) -> int:
    return len(text[: index + 1].encode("utf-8", "surrogatepass"))
