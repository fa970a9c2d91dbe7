"""What a failed call leads to: one transaction, by the failure's class (reliability §4.5)."""

from __future__ import annotations

from collections.abc import Callable

from bot.channels.port import Failure, SendFailed
from bot.delivery.notices import alarm, tell
from bot.delivery.parts import Part
from bot.delivery.policy import ECHO_SECONDS, SENDS_ECHOES, back_off, pause
from handlers.talk import Channel
from storage import outcomes, pauses
from storage.deliveries import forget_card
from storage.outbox import Claim
from storage.people import lost
from storage.reach import move
from storage.work import Work


def settle(work: Work, claimed: Claim, part: Part, error: SendFailed) -> bool:
    """Record the failure and what follows; True if the part has arrived all the same (its echo says so)."""
    if error.failure is Failure.AMBIGUOUS and not part.is_repeat_safe:
        return outcomes.unsure(work, claimed, _doubt_seconds(claimed), str(error))
    if error.migrated_to and move(work, claimed.account_id, error.migrated_to):
        outcomes.retry_in(work, claimed, 0, str(error), counts=False)
    elif error.failure is Failure.GONE and part.edits:
        forget_card(work, claimed.account_id, claimed.card or "")
        outcomes.retry_in(work, claimed, 0, str(error), counts=False)
    else:
        ANSWERS[error.failure](work, claimed, error)
    return False


def give_up(work: Work, claimed: Claim, reason: str) -> None:
    """The message can never be sent: a person must look."""
    outcomes.kill(work, claimed, reason)
    tell(work, claimed, "undelivered_notice", reason)


def _doubt_seconds(claimed: Claim) -> float:
    """How long to wait before an ambiguous send is decided: where echoes come, for the echo."""
    return ECHO_SECONDS if Channel(claimed.channel) in SENDS_ECHOES else back_off(claimed.tries)


def _try_again(work: Work, claimed: Claim, error: SendFailed) -> None:
    outcomes.retry_in(work, claimed, back_off(claimed.tries), str(error))


def _wait_as_told(work: Work, claimed: Claim, error: SendFailed) -> None:
    seconds = back_off(claimed.tries) if error.retry_after is None else error.retry_after
    scope = pauses.scope(claimed.channel, None if error.everyone else claimed.account_id)
    pauses.pause(work, scope, seconds, str(error))
    outcomes.retry_in(work, claimed, seconds, str(error), counts=error.retry_after is None)


def _hold_channel(work: Work, claimed: Claim, error: SendFailed) -> None:
    seconds = pause(claimed.tries)
    pauses.pause(work, pauses.scope(claimed.channel), seconds, str(error))
    outcomes.retry_in(work, claimed, seconds, str(error))
    alarm(work, claimed.channel, str(error))


def _hold_person(work: Work, claimed: Claim, error: SendFailed) -> None:
    lost(work, claimed.account_id, str(error))
    outcomes.hold(work, claimed, str(error))
    notice = "window_notice" if error.failure is Failure.WINDOW else "unreachable_notice"
    tell(work, claimed, notice, str(error))


def _give_up(work: Work, claimed: Claim, error: SendFailed) -> None:
    give_up(work, claimed, str(error))


ANSWERS: dict[Failure, Callable[[Work, Claim, SendFailed], None]] = {
    Failure.RETRY: _try_again,
    Failure.AMBIGUOUS: _try_again,  # it may be repeated freely
    Failure.LIMITED: _wait_as_told,
    Failure.CONFIGURATION: _hold_channel,
    Failure.UNREACHABLE: _hold_person,
    Failure.WINDOW: _hold_person,
    Failure.PERMANENT: _give_up,
    Failure.GONE: _give_up,  # nothing was to be edited: the platform speaks of something else
}
