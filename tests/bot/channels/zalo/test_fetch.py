"""Fetching files from addresses that came from outside (T25)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable

import httpx2
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.channels.zalo import fetch
from bot.channels.zalo.content import Link
from bot.channels.zalo.fetch import Fetcher, is_public, is_zalos

PUBLIC = "93.184.215.14"
GOOD = "https://photo-stal-1.zdn.vn/a/p.jpg"


async def _picture() -> AsyncIterator[bytes]:
    yield b"picture"


class Wire(httpx2.AsyncBaseTransport):
    """Notes where a connection would go and answers with a file."""

    def __init__(self, answer: httpx2.Response | None = None) -> None:
        self.requests: list[httpx2.Request] = []
        self._answer = answer or httpx2.Response(200, content=_picture())

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        return self._answer


def fetcher(wire: Wire, *addresses: str) -> Fetcher:
    async def resolve(host: str, port: int) -> Iterable[str]:
        return addresses

    return Fetcher(resolve=resolve, http=httpx2.AsyncClient(transport=wire))


def link(url: str) -> Link:
    return Link(url, "p.jpg", "image/jpeg")


async def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    wire = Wire()
    found = await fetcher(wire, PUBLIC)(link(GOOD))
    assert (found.data, found.problem) == (b"picture", None)
    (request,) = wire.requests
    assert request.url.host == PUBLIC
    assert request.headers["host"] == "photo-stal-1.zdn.vn"
    assert request.extensions["sni_hostname"] == "photo-stal-1.zdn.vn"


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),  # noqa: S104 - a vector
        *("198.18.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1"),
        *("64:ff9b::a00:1", "2002:a00:1::", "2001::1", "fec0::1", "ff02::1", "3fff::1"),
    ],
)
async def test_no_connection_goes_to_an_address_that_is_not_public(address: str) -> None:
    wire = Wire()
    found = await fetcher(wire, PUBLIC, address)(link(GOOD))
    assert found.problem == "unreachable"
    assert wire.requests == []
    assert not is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        *("http://photo-stal-1.zdn.vn/p.jpg", "ftp://zdn.vn/p", "file:///etc/passwd", "//zdn.vn/p", "p.jpg", ""),
        *("https://example.invalid/p.jpg", "https://zdn.vn.example.invalid/p", "https://evilzdn.vn/p"),
        *("https://user:word@zdn.vn/p", "https://zdn.vn:8443/p", "https://127.0.0.1/p", "https://[::1]/p"),
        *("https://2130706433/p", "https://0x7f.1/p", "https:///p", "https://zdn.vn\x00.invalid/", "https://[/p"),
        "https://" + "a" * 70_000 + ".zdn.vn/p",
    ],
)
async def test_no_connection_goes_to_an_address_of_another_form_or_host(url: str) -> None:
    wire = Wire()
    found = await fetcher(wire, PUBLIC)(link(url))
    assert found.problem == "unreachable"
    assert wire.requests == []


@pytest.mark.parametrize(
    "answer",
    [
        httpx2.Response(302, headers={"location": "https://169.254.169.254/"}),
        httpx2.Response(404),
        httpx2.Response(200, headers={"content-encoding": "gzip"}, content=b""),
    ],
)
async def test_a_redirect_a_refusal_and_a_packed_answer_bring_no_file(answer: httpx2.Response) -> None:
    wire = Wire(answer)
    found = await fetcher(wire, PUBLIC)(link(GOOD))
    assert found.problem == "unreachable"
    assert len(wire.requests) == 1


async def test_a_file_over_ten_megabytes_is_too_big_whatever_its_header_says() -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(200):
            yield bytes(100_000)

    for answer in (
        httpx2.Response(200, headers={"content-length": str(fetch.LARGEST + 1)}),
        httpx2.Response(200, content=endless()),
    ):
        found = await fetcher(Wire(answer), PUBLIC)(link(GOOD))
        assert (found.problem, found.data) == ("too_big", b"")


async def test_a_host_that_has_no_address_is_unreachable() -> None:
    async def nowhere(host: str, port: int) -> Iterable[str]:
        raise OSError("no such host")

    found = await Fetcher(resolve=nowhere)(link(GOOD))
    assert found.problem == "unreachable"


async def test_the_sandbox_fetches_from_this_machine_and_only_when_told() -> None:
    async def picture(request: web.Request) -> web.Response:
        return web.Response(body=b"picture")

    app = web.Application()
    app.router.add_get("/p.jpg", picture)
    async with TestServer(app) as server, Fetcher(loopback=True) as sandbox, Fetcher() as real:
        here = link(str(server.make_url("/p.jpg")))
        assert (await sandbox(here)).data == b"picture"
        assert (await real(here)).problem == "unreachable"
        assert (await sandbox(link("http://10.0.0.1/p.jpg"))).problem == "unreachable"


@pytest.mark.parametrize("host", ["zdn.vn", "f4-zpcloud.zdn.vn", "file-stal-18.dlfl.vn"])
def test_zalo_s_hosts_are_known(host: str) -> None:
    assert is_zalos(host)
