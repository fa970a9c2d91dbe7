"""Canary secrets are planted wherever logs come from, and looked for where logs go."""

from __future__ import annotations

import io
import json
import logging
import sys
import threading
import warnings
from collections.abc import Iterator

import pytest
import structlog

from bot import logs
from bot.config import load

TELEGRAM_CANARY = "987654321:AAcanaryCANARY0123456789canaryCANARYxyz"
SECRET_CANARY = 'canary "of" the/settings'
PHONE_CANARY = "0987654321"
MAIL_CANARY = "canary@example.vn"
CODE_CANARY = "Xy7Kp2Qm9Rt4Wz1Bv6Nc3Jh8"
CANARIES = (TELEGRAM_CANARY, SECRET_CANARY, json.dumps(SECRET_CANARY)[1:-1], PHONE_CANARY, MAIL_CANARY, CODE_CANARY)
ALL = f"{TELEGRAM_CANARY} {SECRET_CANARY} {PHONE_CANARY} {MAIL_CANARY} /start {CODE_CANARY}"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Logging is the whole process's: leave it as it was."""
    root = logging.getLogger()
    kept, level, hooks = root.handlers[:], root.level, (sys.excepthook, threading.excepthook, sys.unraisablehook)
    yield
    root.handlers[:] = kept
    root.setLevel(level)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()


@pytest.fixture(params=["console", "json"])
def sink(request: pytest.FixtureRequest) -> io.StringIO:
    stream = io.StringIO()
    logs.configure(request.param, [SECRET_CANARY], level=logging.DEBUG, stream=stream)
    return stream


def deep_failure() -> None:
    try:
        raise ConnectionError(f"https://api.telegram.org/bot{TELEGRAM_CANARY}/getFile {ALL}")
    except ConnectionError as error:
        raise RuntimeError(f"while fetching for {ALL}") from error


def clean(sink: io.StringIO) -> str:
    """What was written, with no canary in it."""
    text = sink.getvalue()
    assert text
    assert [canary for canary in CANARIES if canary in text] == []
    return text


@pytest.mark.parametrize("name", ["aiohttp.server", "httpx2", "aiogram", "alembic", "asyncio", "any.other"])
def test_no_canary_comes_through_a_librarys_log(sink: io.StringIO, name: str) -> None:
    """S7, T18, F8"""
    log = logging.getLogger(name)
    log.error("call %s with %r failed", ALL, {"access_token": CODE_CANARY, "text": ALL})
    try:
        deep_failure()
    except RuntimeError:
        log.exception("trouble: %s", ALL)
        log.warning(ALL, exc_info=True, stack_info=True)
    assert "RuntimeError" in clean(sink)


def test_no_canary_comes_through_our_own_events(sink: io.StringIO) -> None:
    """S7, T18"""
    log = structlog.get_logger("bot.somewhere")
    structlog.contextvars.bind_contextvars(who=PHONE_CANARY)
    try:
        log.info("event " + ALL, text=ALL, nested={"deep": [ALL, ALL.encode()], MAIL_CANARY: 1}, secret_key="plain")
        try:
            deep_failure()
        except RuntimeError:
            log.exception("it broke", detail=ALL)
    finally:
        structlog.contextvars.clear_contextvars()
    text = clean(sink)
    assert "plain" not in text
    assert "it broke" in text


def test_no_canary_comes_through_what_nobody_caught(sink: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    """S7, T18"""
    thread = threading.Thread(target=deep_failure)
    thread.start()
    thread.join()
    try:
        deep_failure()
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(ALL, stacklevel=1)
    assert "the program failed" in clean(sink)
    captured = capsys.readouterr()
    assert not any(canary in captured.err + captured.out for canary in CANARIES)


def test_a_record_that_cannot_be_rendered_is_told_of_without_its_words(sink: io.StringIO) -> None:
    """S7: logging itself would print the raw record."""
    [ours] = [handler for handler in logging.getLogger().handlers if getattr(handler, "stream", None) is sink]
    ours.handle(logging.makeLogRecord({"name": "broken", "msg": "%d " + ALL, "args": ("no number",)}))
    assert "broken" in clean(sink)


def test_json_is_one_object_a_line() -> None:
    stream = io.StringIO()
    logs.configure("json", stream=stream)
    structlog.get_logger("bot.x").warning("a thing", count=3, name="Hà Nội")
    logging.getLogger("lib").warning("another")
    first, second = map(json.loads, stream.getvalue().splitlines())
    assert (first["event"], first["count"], first["name"], first["level"]) == ("a thing", 3, "Hà Nội", "warning")
    assert (second["event"], second["logger"]) == ("another", "lib")


def test_libraries_that_tell_addresses_are_quiet() -> None:
    """T18: never log request URLs."""
    stream = io.StringIO()
    logs.configure("console", stream=stream)
    for name in ("httpx2", "httpcore2.http11", "aiohttp.access", "aiogram.event", "sqlalchemy.engine.Engine"):
        logging.getLogger(name).info("GET https://example.vn/private")
    assert stream.getvalue() == ""


def test_configuring_again_leaves_one_handler() -> None:
    for _ in range(2):
        logs.configure("console", stream=io.StringIO())
    assert len(logging.getLogger().handlers) == 1


def test_the_secrets_are_those_of_the_settings() -> None:
    found = load(_env_file=None, secret_key="k" * 32, zalo_app_secret="z-secret", smtp_url="")
    assert {"k" * 32, "z-secret"} <= set(logs.secrets_of(found))
    assert "" not in logs.secrets_of(found)
