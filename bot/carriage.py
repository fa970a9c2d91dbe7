"""Which files a channel carries: known before anything is sent (O9)."""

from __future__ import annotations

from bot.channels.port import FileOut, Sender, SendFailed
from bot.channels.zalo.formats import format_of
from handlers.talk import Channel


def carries(sender: Sender, file: FileOut) -> bool:
    """Whether the channel takes a file of that size and kind."""
    if len(file.data) > sender.file_limit:
        return False
    return sender.channel is not Channel.ZALO or _is_zalo_format(file)


def _is_zalo_format(file: FileOut) -> bool:
    try:
        format_of(file)
    except SendFailed:
        return False
    return True
