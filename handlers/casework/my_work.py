"""The way to one's own work, under everything that ends an act."""

from __future__ import annotations

from handlers.talk import Choice, say

MY_WORK = Choice(say("choice_my_work"), "work.mine", words=("viec cua toi", "viec", "my work"))


def my_work() -> tuple[Choice, ...]:
    """“Việc của tôi”."""
    return (MY_WORK,)
