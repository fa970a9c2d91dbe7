"""A caller of webhooks that costs as little as can be: plain connections, kept open, one call after another on each."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence

OK = b"HTTP/1.1 200"


def call(path: str, body: bytes, headers: Mapping[str, str]) -> bytes:
    """The bytes of one POST."""
    lines = [f"POST {path} HTTP/1.1", "Host: bench", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


async def make(address: str, calls: Sequence[bytes], at_once: int) -> list[float]:
    """Make all calls over so many connections; seconds until each was answered. Raises on any answer but 200."""
    shares = [calls[first::at_once] for first in range(at_once)]
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_on_one(address, some)) for some in shares]
    return [seconds for task in tasks for seconds in task.result()]


async def _on_one(address: str, calls: Sequence[bytes]) -> list[float]:
    host, _, port = address.rpartition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    try:
        return [await _one(reader, writer, each) for each in calls]
    finally:
        writer.close()


async def _one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, sent: bytes) -> float:
    began = time.perf_counter()
    writer.write(sent)
    head = await reader.readuntil(b"\r\n\r\n")
    if not head.startswith(OK) or b"ontent-Length: 0" not in head:
        raise RuntimeError(f"not a bare 200: {head!r}")
    return time.perf_counter() - began
