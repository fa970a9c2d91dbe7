"""Where the sandbox lives: its folder, the made-up identity it keeps there, and the bot's settings made of it."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import SecretStr

from bot import config
from bot.config import Settings
from storage.sqlite_file import FileLock

DATABASES = ("sandbox.db", "phatngon.db")
OURS = ("sandbox.json", "serve.env", *(f"{name}{end}" for name in DATABASES for end in ("", "-wal", "-shm")))


@dataclass(frozen=True)
class Identity:
    """The made-up secrets of one sandbox, the same after a restart."""

    secret_key: str
    telegram_token: str
    telegram_secret: str
    zalo_app_id: str
    zalo_app_secret: str
    zalo_oa_id: str
    zalo_oa_secret: str

    @classmethod
    def invent(cls) -> Identity:
        """A new one, in the forms that the platforms give."""
        return cls(
            secret_key=secrets.token_urlsafe(48),
            telegram_token=f"{800000000 + secrets.randbelow(99999999)}:{secrets.token_urlsafe(32)[:35]}",
            telegram_secret=secrets.token_urlsafe(32),
            zalo_app_id=_digits(19),
            zalo_app_secret=secrets.token_urlsafe(15),
            zalo_oa_id=_digits(19),
            zalo_oa_secret=secrets.token_urlsafe(15),
        )


class Home:
    """The sandbox's folder, held by one sandbox at a time. Raises `DatabaseRefused` when another one has it."""

    def __init__(self, folder: Path, fresh: bool) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder = folder
        self._lock = FileLock(folder / "sandbox")
        if fresh:
            for name in OURS:
                (folder / name).unlink(missing_ok=True)
        self.identity = self._identity()

    @property
    def ledger(self) -> Path:
        """The emulators' memory."""
        return self.folder / "sandbox.db"

    def settings(self, port: int, mail_port: int, refresh_token: str) -> Settings:
        """The bot's settings: every channel is an emulator on this machine, whatever the environment says."""
        here = f"http://127.0.0.1:{port}"
        return config.load(
            database_url=f"sqlite+aiosqlite:///{self.folder.resolve() / 'phatngon.db'}",
            listen=f"127.0.0.1:{port}",
            public_url=here,
            data_dir=self.folder,
            telegram_api=f"{here}/telegram",
            telegram_mode="webhook",
            zalo_api=f"{here}/zalo",
            zalo_oauth=f"{here}/zalo",
            zalo_refresh_token=refresh_token,
            smtp_url=f"smtp://127.0.0.1:{mail_port}",
            mail_from="baochi@example.invalid",
            metrics_listen="",
            **asdict(self.identity),
        )

    def write_settings(self, settings: Settings) -> Path:
        """Write the settings of a `serve` process that works with these emulators; the file's path."""
        path = self.folder / "serve.env"
        lines = [f"{config.PREFIX}{name.upper()}={value}" for name, value in _plain(settings).items()]
        self._write(path, "\n".join(lines) + "\n")
        return path

    def close(self) -> None:
        """Let another sandbox have the folder."""
        self._lock.release()

    def _identity(self) -> Identity:
        path = self.folder / "sandbox.json"
        if path.exists():
            return Identity(**json.loads(path.read_text(encoding="utf-8")))
        identity = Identity.invent()
        self._write(path, json.dumps(asdict(identity), indent=1))
        return identity

    @staticmethod
    def _write(path: Path, text: str) -> None:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text)


def _plain(settings: Settings) -> dict[str, object]:
    """What a `serve` process must share with the emulators, secrets in clear."""
    shared = ("telegram_api", "telegram_mode", "zalo_api", "zalo_oauth", "zalo_refresh_token", "smtp_url", "mail_from")
    values = {name: getattr(settings, name) for name in (*Identity.__annotations__, *shared)}
    return {name: v.get_secret_value() if isinstance(v, SecretStr) else v for name, v in values.items()}


def _digits(count: int) -> str:
    return str(secrets.choice(range(1, 10))) + "".join(str(secrets.randbelow(10)) for _ in range(count - 1))
