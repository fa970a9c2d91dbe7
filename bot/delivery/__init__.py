"""The outbox leaves: rows are claimed, rendered, sent within the platforms' limits, and their outcomes recorded."""

from bot.delivery.worker import Delivery

__all__ = ["Delivery"]
