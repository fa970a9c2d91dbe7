"""A decision counts for what was shown: whoever asks, the text and the promise as they were at the confirmation."""

from __future__ import annotations

from procedure.terms import State
from storage import askers, people
from storage.work import Work
from tests.handlers.rig import Desk
from tests.handlers.speaker.stage import Stage, chooses, confirms, drafted, stage

WHY = "Nội dung thuộc bí mật nhà nước."


async def somebody_joins(desk: Desk) -> None:
    """Another journalist waits for the same answer now."""
    other = await desk.known("61")

    def piece(work: Work) -> None:
        account = people.find_account(work, "telegram", other.external_id)
        assert account is not None
        askers.add(work, 1, account.person_id, account.id, "Vũ Y", "Báo Khác")

    await desk.database.write(piece)


async def redrafted(them: Stage) -> None:
    """Another text stands in the place of the one that was shown."""
    await them.officer.carries(f"case.draft:1:{(await them.desk.case()).facts.version}")
    await them.officer.says("Bản mới.")
    await chooses(them.officer, "✅ Trình duyệt")


async def refusing(desk: Desk) -> Stage:
    """As far as the confirmation of a refusal."""
    them = await stage(desk)
    await drafted(them)
    await them.spokesperson.carries(f"case.refuse:1:{(await desk.case()).facts.version}")
    await them.spokesperson.says("6.1.a")
    await them.spokesperson.says(WHY)
    return them


async def test_a_refusal_shown_for_one_journalist_is_not_given_to_two(desk: Desk) -> None:
    """9.3: the words are given back, and nobody is refused."""
    them = await refusing(desk)
    await somebody_joins(desk)
    await confirms(them.spokesperson)
    assert (await desk.case()).facts.state is State.REVIEW
    assert WHY in them.spokesperson.last.text
    assert not any(WHY in one.text for one in desk.guests["telegram", "61"].chat)


async def test_a_refusal_in_view_of_an_older_text_is_shown_the_case_again(desk: Desk) -> None:
    them = await refusing(desk)
    await redrafted(them)
    await confirms(them.spokesperson)
    assert (await desk.case()).facts.state is State.REVIEW
    assert "đã thay đổi" in them.spokesperson.last.text


async def test_a_promise_shown_for_one_journalist_is_not_made_to_two(desk: Desk) -> None:
    """9.4"""
    them = await stage(desk)
    await them.spokesperson.carries(f"case.defer:1:{(await desk.case()).facts.version}")
    await them.spokesperson.says("25/11 9h")
    await them.spokesperson.says("Cần đối chiếu số liệu.")
    await somebody_joins(desk)
    await confirms(them.spokesperson)
    assert "defer" not in [event for event, *_ in await them.trail()]
    assert "Cần đối chiếu số liệu." in them.spokesperson.last.text


async def test_a_reason_typed_to_an_older_text_returns_no_newer_one(desk: Desk) -> None:
    """Art. 9, P2"""
    them = await stage(desk)
    await drafted(them)
    await them.spokesperson.carries(f"case.return:1:{(await desk.case()).facts.version}")
    await redrafted(them)
    await them.spokesperson.says("Sai số liệu ở câu đầu.")
    assert (await desk.case()).facts.state is State.REVIEW
    assert any("Sai số liệu ở câu đầu." in one.text for one in them.spokesperson.chat[-3:])
