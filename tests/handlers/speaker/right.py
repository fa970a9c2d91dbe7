"""Trying to speak without the right: what is answered, what is recorded, and that nothing else changes."""

from __future__ import annotations

from tests.handlers.rig import Guest

BARRED = "không được nhân danh cơ quan BHXH"
UNTOUCHED = ("cases", "trail", "words", "authorisations")


async def tries(
    guest: Guest, data: str, answer: str, reason: str = "speech_without_right", *, typed: bool = False
) -> None:
    """The press (or the sentence) is answered with these words, one security row is written, and no case changes."""
    desk = guest.desk
    before, noted = await desk.snapshot(), await desk.security()
    await (guest.says(data) if typed else guest.carries(data))
    after = await desk.snapshot()
    assert answer in guest.last.text
    assert await desk.security() == [*noted, reason]
    assert {name: after[name] for name in UNTOUCHED} == {name: before[name] for name in UNTOUCHED}
