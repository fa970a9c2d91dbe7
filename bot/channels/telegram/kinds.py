"""The kinds of updates we ask Telegram for. Everything else would be stored only to be ignored."""

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
