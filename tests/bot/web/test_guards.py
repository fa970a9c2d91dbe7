"""What every call must pass first."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession, web

from bot.config import SettingError
from bot.metrics import Metrics
from bot.web.guards import Guard
from bot.web.server import listening, make_app
from tests.bot.web.rig import guard_with, served
from tests.fakes import FakeClock

MIB = 1024 * 1024
SECRET_WORD = "a word that only the exception holds"


async def fail(request: web.Request) -> web.Response:
    raise RuntimeError(SECRET_WORD)


def routes(guard: Guard) -> list[web.RouteDef]:
    async def length(request: web.Request) -> web.Response:
        return web.Response(text=str(len(await guard.read_body(request))))

    return [web.post("/length", length), web.get("/fail", fail)]


@pytest.fixture
async def site(clock: FakeClock) -> AsyncIterator[ClientSession]:
    guard = guard_with(clock, seconds=0.2)
    async with served(guard, routes(guard)) as session:
        yield session


async def test_a_body_of_one_mebibyte_is_read_and_one_byte_more_is_refused(site: ClientSession) -> None:
    """T15"""
    async with site.post("/length", data=b"x" * MIB) as answer:
        assert (answer.status, await answer.text()) == (200, str(MIB))
    async with site.post("/length", data=b"x" * (MIB + 1)) as answer:
        assert (answer.status, await answer.read()) == (413, b"")


async def test_a_body_without_a_length_is_counted_while_it_comes(site: ClientSession) -> None:
    """T15"""

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * 100_000

    async with site.post("/length", data=pieces()) as answer:
        assert answer.status == 413


async def connection(site: ClientSession) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    base = site._base_url
    assert base is not None
    return await asyncio.open_connection(base.host, base.port)


async def first_line(reader: asyncio.StreamReader) -> bytes:
    return await asyncio.wait_for(reader.readline(), 5)


async def test_a_body_that_does_not_come_is_answered_408(site: ClientSession) -> None:
    """T15"""
    reader, writer = await connection(site)
    writer.write(b"POST /length HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf")
    assert (await first_line(reader)).startswith(b"HTTP/1.1 408")
    writer.close()


async def test_headers_that_do_not_come_are_answered_408(site: ClientSession) -> None:
    """T15"""
    reader, writer = await connection(site)
    writer.write(b"POST /length HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    assert (await first_line(reader)).startswith(b"HTTP/1.1 408")
    assert (await asyncio.wait_for(reader.read(), 5)).endswith(b"\r\n\r\n")
    writer.close()


async def test_what_is_no_http_is_answered_without_a_word(site: ClientSession) -> None:
    """T20"""
    reader, writer = await connection(site)
    writer.write(b"\x16\x03\x01 hello \x00\xff\r\n\r\n")
    answer = await asyncio.wait_for(reader.read(), 5)
    assert answer.startswith((b"HTTP/1.0 400", b"HTTP/1.1 400"))
    assert b"aiohttp" not in answer
    assert b"Python" not in answer
    assert answer.endswith(b"\r\n\r\n")
    writer.close()


async def test_an_error_of_ours_is_a_bare_500(site: ClientSession) -> None:
    """T20"""
    async with site.get("/fail") as answer:
        assert (answer.status, await answer.read()) == (500, b"")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/admin", 404),
        ("GET", "/length", 405),
        ("DELETE", "/length", 405),
        ("PUT", "/x", 404),
    ],
)
async def test_other_paths_are_404_and_other_methods_405(
    site: ClientSession, method: str, path: str, status: int
) -> None:
    """T20"""
    async with site.request(method, path) as answer:
        assert (answer.status, await answer.read()) == (status, b"")
        assert "Server" not in answer.headers
        if status == 405:
            assert answer.headers["Allow"] == "POST"


async def test_calls_beyond_the_number_in_work_are_told_to_come_again(clock: FakeClock) -> None:
    """T15"""
    metrics = Metrics()
    guard = guard_with(clock, metrics, at_once=2)
    inside, go_on = asyncio.Semaphore(0), asyncio.Event()

    async def wait(request: web.Request) -> web.Response:
        inside.release()
        await go_on.wait()
        return web.Response()

    async with served(guard, [web.get("/wait", wait)]) as site, asyncio.TaskGroup() as group:
        waiting = [group.create_task(site.get("/wait")) for _ in range(2)]
        await inside.acquire()
        await inside.acquire()
        async with site.get("/wait") as answer:
            assert (answer.status, answer.headers["Retry-After"]) == (503, "2")
        go_on.set()
        assert [(await one).status for one in waiting] == [200, 200]
        assert (await site.get("/wait")).status == 200
    assert metrics.limited.labels("concurrency")._value.get() == 1


async def test_an_error_that_a_handler_words_itself_keeps_its_words(clock: FakeClock) -> None:
    async def refuse(request: web.Request) -> web.Response:
        raise web.HTTPBadRequest(text="the field who is missing")

    async with served(guard_with(clock), [web.get("/refuse", refuse)]) as site, site.get("/refuse") as answer:
        assert (answer.status, await answer.text()) == (400, "the field who is missing")


async def test_a_port_that_is_taken_names_the_setting(site: ClientSession, clock: FakeClock) -> None:
    base = site._base_url
    assert base is not None
    with pytest.raises(SettingError, match="LISTEN"):
        async with listening(make_app(guard_with(clock), []), f"{base.host}:{base.port}"):
            raise AssertionError("two servers on one port")
