"""Fetching files that people sent, from addresses that came from outside: only public ones, only Zalo's (T25)."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from types import TracebackType

import httpx2

from bot.channels.zalo.content import Link
from handlers.talk import Attachment

LARGEST = 10 * 1024 * 1024
SECONDS = 5.0
ZALO_HOSTS = ("zdn.vn", "zadn.vn", "zalo.me", "zaloapp.com", "dlfl.vn", "dlmd.me", "mdchat.me")
# 6to4 and the documentation's block carry or hide other addresses; NAT64 lies outside 2000::/3 altogether.
GLOBAL_V6 = ip_network("2000::/3")
REFUSED_V6 = (ip_network("2002::/16"), ip_network("3fff::/20"))

Resolve = Callable[[str, int], Awaitable[Iterable[str]]]


class TooBig(Exception):
    """The file is larger than we take."""


async def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, by the system's resolver. Raises `OSError`."""
    loop = asyncio.get_running_loop()
    return [str(row[4][0]) for row in await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_zalos(host: str) -> bool:
    """Whether a host belongs to Zalo, as far as the hosts seen in the wild tell."""
    return any(host == known or host.endswith("." + known) for known in ZALO_HOSTS)


def is_public(text: str) -> bool:
    """Whether an address is one of the open internet: not private, local, reserved, or one that wraps such."""
    address: IPv4Address | IPv6Address = ip_address(text.partition("%")[0])
    if isinstance(address, IPv6Address):
        return address.is_global and address in GLOBAL_V6 and not any(address in net for net in REFUSED_V6)
    return address.is_global and not address.is_multicast


class Fetcher:
    """Brings a file, or says why not. Connects to the very address it checked and follows no redirect.

    `allowed` says which hosts may be asked. `loopback` is for the sandbox: plain http to this machine, nothing else.
    """

    def __init__(
        self,
        *,
        allowed: Callable[[str], bool] = is_zalos,
        loopback: bool = False,
        resolve: Resolve = resolve,
        http: httpx2.AsyncClient | None = None,
    ) -> None:
        self._allowed = allowed
        self._loopback = loopback
        self._resolve = resolve
        self._http = http or httpx2.AsyncClient(trust_env=False, follow_redirects=False, timeout=SECONDS)

    async def __call__(self, link: Link) -> Attachment:
        """The file with its bytes, or with `problem` `too_big` or `unreachable`. Never raises, at most 5 s."""
        try:
            async with asyncio.timeout(SECONDS):
                return Attachment(link.name, link.mime, await self._bytes(link.url))
        except TooBig:
            return Attachment(link.name, link.mime, problem="too_big")
        # Whatever went wrong came from outside; no such failure may hold back the person's words.
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError, TimeoutError):
            return Attachment(link.name, link.mime, problem="unreachable")

    async def _bytes(self, address: str) -> bytes:
        url = httpx2.URL(address)
        self._check_form(url)
        checked = await self._checked_address(url)
        async with self._http.stream(
            "GET",
            url.copy_with(host=checked),
            headers={"Host": url.netloc.decode("ascii"), "Accept-Encoding": "identity"},
            extensions={"sni_hostname": url.host},
        ) as response:
            if response.status_code != httpx2.codes.OK or "content-encoding" in response.headers:
                raise ValueError(f"answered {response.status_code}")
            return await _at_most(response, LARGEST)

    def _check_form(self, url: httpx2.URL) -> None:
        if url.userinfo or not url.host:
            raise ValueError("an address with credentials or without a host")
        if self._loopback and url.scheme == "http":
            return
        if url.scheme != "https" or url.port not in (None, 443) or not self._allowed(url.host.lower().rstrip(".")):
            raise ValueError("not an https address of an allowed host")

    async def _checked_address(self, url: httpx2.URL) -> str:
        """One address of the host, after all of them passed."""
        local = self._loopback and url.scheme == "http"
        found = list(await self._resolve(url.host, url.port or (80 if local else 443)))
        passes = _is_loopback if local else is_public
        if not found or not all(passes(one) for one in found):
            raise ValueError("an address that is not public")
        return found[0]

    async def close(self) -> None:
        """Let go of connections."""
        await self._http.aclose()

    async def __aenter__(self) -> Fetcher:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


def _is_loopback(text: str) -> bool:
    return ip_address(text.partition("%")[0]).is_loopback


async def _at_most(response: httpx2.Response, limit: int) -> bytes:
    if int(response.headers.get("content-length", "0")) > limit:
        raise TooBig
    parts, size = [], 0
    async for part in response.aiter_raw():
        size += len(part)
        if size > limit:
            raise TooBig
        parts.append(part)
    return b"".join(parts)
