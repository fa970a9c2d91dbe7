"""How the Bot API says no: code, description and parameters, word for word as the platform's own server."""

from __future__ import annotations

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content"
    " and reply markup of the message"
)
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class Refusal(Exception):
    """The platform says no."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, object]:
        """The answer as JSON."""
        answer: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        return {**answer, "parameters": self.parameters} if self.parameters else answer


class Broken(Exception):
    """The connection breaks without an answer."""


def bad(description: str) -> Refusal:
    """400."""
    return Refusal(400, f"Bad Request: {description}")


def blocked() -> Refusal:
    """403: the person blocked the bot."""
    return Refusal(403, "Forbidden: bot was blocked by the user")


def not_in_group(status: str) -> Refusal:
    """403: the bot is not in that group, or was thrown out of it."""
    kicked = status == "kicked"
    return Refusal(403, f"Forbidden: bot {'was kicked from' if kicked else 'is not a member of'} the supergroup chat")


def migrated(to: int) -> Refusal:
    """400: the group has a new id (O11)."""
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refusal(400, words, migrate_to_chat_id=to)


def conflict(description: str) -> Refusal:
    """409."""
    return Refusal(409, f"Conflict: {description}")


def too_many(seconds: int) -> Refusal:
    """429."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def unauthorized() -> Refusal:
    """401: not the bot's token."""
    return Refusal(401, "Unauthorized")


def not_found() -> Refusal:
    """404: nothing lies at this address."""
    return Refusal(404, "Not Found")


def no_such_method() -> Refusal:
    """404: the bot is right, the method is not."""
    return Refusal(404, "Not Found: method not found")


def internal() -> Refusal:
    """500."""
    return Refusal(500, "Internal Server Error")


def never_started() -> Refusal:
    """403: the bot may not write first."""
    return Refusal(403, "Forbidden: bot can't initiate conversation with a user")
