"""How soon the program is there and how much memory it takes, beside an interpreter that does nothing."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path

from tests.bench.pairs import Finding, span
from tests.bot.sandbox.running import free_port

ROUNDS, LATER = 3, threading.Event()
NOWHERE = "http://127.0.0.1:9"
ZALO = {
    "PHATNGON_ZALO_APP_ID": "1",
    "PHATNGON_ZALO_APP_SECRET": "made up",
    "PHATNGON_ZALO_OA_ID": "2",
    "PHATNGON_ZALO_OA_SECRET": "made up",
    "PHATNGON_ZALO_API": NOWHERE,
    "PHATNGON_ZALO_OAUTH": NOWHERE,
}
TELEGRAM = {
    "PHATNGON_TELEGRAM_TOKEN": "1:" + "a" * 35,
    "PHATNGON_TELEGRAM_SECRET": "made-up-secret-0123456789-0123456789-abc",
    "PHATNGON_TELEGRAM_API": NOWHERE,
}
TELL_MEMORY = """
import atexit, re, runpy, sys
tell = lambda: print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1], file=sys.stderr)
atexit.register(tell)
_, switch, what, *sys.argv[1:] = sys.argv
runpy.run_module(what, run_name="__main__") if switch == "-m" else exec(what)
"""
Run = Callable[[], tuple[float, float]]
"""Seconds and MiB."""


async def findings(folder: Path) -> AsyncIterator[Finding]:
    """`serve` counts until `/healthz` answers; memory is the most it took until then."""
    programs: dict[str, Run] = {
        "an interpreter that does nothing": lambda: _once(["-c", "pass"]),
        "phatngon --help": lambda: _once(["-m", "bot", "--help"]),
        "phatngon understand, one text": lambda: _once(["-m", "bot", "understand"]),
        "phatngon serve, Zalo alone": lambda: _serve(folder, "zalo", ZALO),
        "phatngon serve, both channels": lambda: _serve(folder, "both", {**ZALO, **TELEGRAM}),
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for _ in range(ROUNDS):
        for name, run in programs.items():
            taken[name].append(run())
    base = next(iter(taken.values()))
    for name, found in taken.items():
        ratio = statistics.median(mine[0] / other[0] for mine, other in zip(found, base, strict=True))
        seconds, mib = (statistics.median(column) for column in zip(*found, strict=True))
        yield Finding(f"start: {name}", f"{span(seconds)}, {mib:.0f} MiB", "the interpreter", ratio)


def _once(arguments: list[str]) -> tuple[float, float]:
    """Once for the time, and once more with the program telling its memory at its end."""
    began = time.perf_counter()
    _ended([sys.executable, *arguments])
    taken = time.perf_counter() - began
    told = _ended([sys.executable, "-c", TELL_MEMORY, *arguments])
    return taken, int(told.split()[-1]) / 1024


def _ended(command: list[str]) -> str:
    text = "hồ sơ của tôi đến đâu rồi\n"
    return subprocess.run(command, input=text, capture_output=True, check=True, encoding="utf-8").stderr


def _serve(folder: Path, name: str, settings: Mapping[str, str]) -> tuple[float, float]:
    home, address = folder / name, f"127.0.0.1:{free_port()}"
    home.mkdir(mode=0o700, exist_ok=True)
    (home / "data").mkdir(mode=0o700, exist_ok=True)
    base = {"PATH": "/usr/bin:/bin", "PHATNGON_SECRET_KEY": "bench secret of 32 characters or more"}
    root = str(Path(__file__).parents[2])
    environment = {**base, **settings, "PHATNGON_LISTEN": address, "PYTHONPATH": root}
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve"],
        cwd=home,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _until_alive(f"http://{address}/healthz", process)
        return time.perf_counter() - began, _most_memory(process.pid)
    finally:
        process.terminate()
        process.wait(30)


def _until_alive(url: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own address on this machine
                return
        except (urllib.error.URLError, ConnectionError):
            LATER.wait(0.01)
    raise RuntimeError(f"serve ended with {process.returncode}")


def _most_memory(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else float("nan")
