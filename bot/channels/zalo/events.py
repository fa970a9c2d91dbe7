"""What each webhook event of Zalo is to us. A name that is not here is stored and ignored (U8)."""

from __future__ import annotations

from handlers.talk import Event

FROM_PERSON = "user_send_"
FROM_PERSON_IN_GROUP = "user_send_group_"
FROM_OA = "oa_send_"
FROM_OA_IN_GROUP = "oa_send_group_"
ANONYMOUS = "anonymous_send_"

ABOUT_A_PERSON = {
    "follow": Event.FOLLOW,
    "unfollow": Event.UNFOLLOW,
    "user_withdraw": Event.WITHDRAW,  # the person demands deletion
    "user_click_chatnow": Event.OTHER,  # an interaction: it opens the window
    "user_submit_info": Event.OTHER,
    "user_send_sticker": Event.OTHER,
}
"""Events about a person that carry no words for us."""

TO_THE_PERSON = ("user_received_message", "user_seen_message")
"""Events whose sender is the OA although a person did something."""


def is_message(name: str) -> bool:
    """Whether the event is a message, which `message.msg_id` names once and for all."""
    return name.startswith((FROM_PERSON, FROM_OA, ANONYMOUS))


def is_to_person(name: str) -> bool:
    """Whether the person is the event's recipient, not its sender."""
    return name.startswith(FROM_OA) or name in TO_THE_PERSON


def event_of(name: str, *, by_hand: bool) -> Event | None:
    """Our word for an event; None to ignore it. `by_hand`: a member of staff wrote it in the OA's own manager.

    Anonymous visitors are ignored: nothing can be sent to them but through a call of its own, and nobody knows them.
    """
    if name in ABOUT_A_PERSON:
        return ABOUT_A_PERSON[name]
    if name.startswith(FROM_PERSON):
        return Event.TEXT
    if name.startswith(FROM_OA) and not name.startswith(FROM_OA_IN_GROUP):
        return Event.HAND_TYPED if by_hand else Event.ECHO
    return None
