"""Logs: structlog to standard error, for a person (`console`) or a machine (`json`), everything through one redactor.

The redactor stands at the root: our own events and those of every library pass it, with their tracebacks (T18, F8).
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterable
from types import TracebackType
from typing import Literal, TextIO

import structlog
from pydantic import SecretStr
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.config import Settings
from bot.redaction import Redactor

# Libraries that tell whole URLs, or far too much, at the level INFO.
QUIET = (
    "httpx2",
    "httpcore2",
    "httpx",
    "httpcore",
    "aiohttp.access",
    "aiogram.event",
    "sqlalchemy",
    "mail.log",
    "alembic",
)
_KEPT = ("level", "logger", "timestamp", "_record", "_from_structlog")


def configure(
    log_format: Literal["console", "json"],
    secrets: Iterable[str] = (),
    *,
    level: int = logging.INFO,
    stream: TextIO | None = None,
) -> None:
    """Send all logs of this process to `stream` (standard error); `secrets` are hidden by value. Repeatable."""
    redactor = Redactor(secrets)
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_RedactingFormatter(redactor, log_format))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    logging.captureWarnings(capture=True)
    _configure_structlog(level)
    _log_what_nobody_caught()


def secrets_of(settings: Settings) -> list[str]:
    """The value of every secret setting."""
    values = (getattr(settings, name) for name in type(settings).model_fields)
    return [value.get_secret_value() for value in values if isinstance(value, SecretStr) and value.get_secret_value()]


class _RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """Renders a record, then cleans the whole line: what the redactor does not pass does not exist."""

    def __init__(self, redactor: Redactor, log_format: str) -> None:
        self._redactor = redactor
        super().__init__(foreign_pre_chain=_shared(), processors=[self._clean_values, *_rendering(log_format)])

    def format(self, record: logging.LogRecord) -> str:
        """One line (console tracebacks: several), clean."""
        try:
            return self._redactor.clean(super().format(record))
        except Exception as error:
            # a broken record must neither be lost in silence nor be printed raw by logging itself
            return f"a log record of {record.name} could not be rendered: {type(error).__name__}"

    def _clean_values(self, _logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
        return {
            name: value if name in _KEPT or name == "exc_info" else self._redactor.clean_value(value, name)
            for name, value in event.items()
        }


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _rendering(log_format: str) -> list[Processor]:
    remove = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    if log_format == "json":
        return [remove, structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
    plain = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    return [remove, plain]


def _configure_structlog(level: int) -> None:
    structlog.configure(
        processors=[
            *_shared(),
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _log_what_nobody_caught() -> None:
    """Tracebacks that Python itself would print go through the redactor too."""
    sys.excepthook = _uncaught
    threading.excepthook = lambda args: _log_uncaught("a thread failed", args.exc_value)
    sys.unraisablehook = lambda args: _log_uncaught("an error could not be raised", args.exc_value)


def _uncaught(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("phatngon").critical("the program failed", exc_info=(kind, error, traceback))


def _log_uncaught(message: str, error: BaseException | None) -> None:
    logging.getLogger("phatngon").error(message, exc_info=error)
