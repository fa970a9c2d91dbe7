"""Failpoints do nothing unless they are named."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.failpoints import FailpointHit, Failpoints


def test_without_a_setting_nothing_happens() -> None:
    Failpoints.parse("").hit("delivery.calling")
    assert Failpoints.parse("") == Failpoints()


def test_only_the_named_place_fails() -> None:
    failpoints = Failpoints.parse("delivery.calling=raise, other=sleep:0")
    failpoints.hit("delivery.claimed")
    failpoints.hit("other")
    with pytest.raises(FailpointHit, match=r"delivery\.calling"):
        failpoints.hit("delivery.calling")


@pytest.mark.parametrize("setting", ["x", "x=", "=raise", "x=burn"])
def test_a_wrong_setting_is_refused(setting: str) -> None:
    with pytest.raises(ValueError, match="a failpoint should be"):
        Failpoints.parse(setting)


def test_exit_ends_the_process_as_a_kill_does() -> None:
    code = "from bot.failpoints import Failpoints; Failpoints.parse('a=exit').hit('a'); print('alive')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (137, b"")
