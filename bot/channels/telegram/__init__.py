"""Telegram: the way in (webhook or polling) and the way out."""
