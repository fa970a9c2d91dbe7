"""What a call to the Bot API carries: query, JSON, form or multipart, all the same to the methods."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import web

from bot.sandbox.telegram_refusals import bad


@dataclass(frozen=True)
class Upload:
    """A file in a multipart body."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True)
class Arguments:
    """The arguments of one call; all as text, as the platform reads them."""

    values: Mapping[str, str]
    files: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """An argument; "" if it is not given."""
        return self.values.get(name, "")

    def number(self, name: str, default: int = 0) -> int:
        """A whole number; the default if it is not given or none, as the platform does."""
        try:
            return int(self.values.get(name, default))
        except ValueError:
            return default

    def parsed(self, name: str, what: str) -> object:
        """A JSON argument; None if it is not given. Raises `Refusal`."""
        if not self.text(name):
            return None
        try:
            found: object = json.loads(self.text(name))
        except ValueError:
            raise bad(f"can't parse {what} JSON object") from None
        return found

    def upload(self, name: str) -> Upload | None:
        """The file that an argument stands for, by ``attach://…`` or as a part of its own name."""
        given = self.text(name)
        return self.files.get(given.removeprefix("attach://") if given else name)


async def arguments_of(request: web.Request) -> Arguments:
    """Read the arguments of a call. Raises `Refusal`."""
    values = dict(request.query)
    if request.content_type == "application/json":
        return Arguments({**values, **_from_json(await request.text())})
    files: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = Upload(value.filename, value.content_type, value.file.read())
        elif isinstance(value, str):
            values[name] = value
    return Arguments(values, files)


def _from_json(body: str) -> dict[str, str]:
    try:
        found = json.loads(body or "{}")
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise bad("can't parse JSON object")
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in found.items()
        if value is not None
    }
