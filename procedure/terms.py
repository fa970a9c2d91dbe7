"""The words of the procedure: kinds of case, states, events, capacities, clocks; `paths/` puts them together.

- A state is named by who owes the next act.
- A capacity is what a person acts as; some are given (an officer), some follow from the case (its asker, a Delegate in
  scope, International Cooperation on a foreign matter).
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a case is about (procedure, "Kinds of case")."""

    REQUEST = "REQUEST"
    """Information, comment or interview that the press asks for (5.1.c, 7.1.a, 7.2.b)."""
    REFLECTION = "REFLECTION"
    """What the press has reported (7.1.a, 10.2.d)."""
    UNIT_INFORMATION = "UNIT_INFORMATION"
    """What a unit or province offers to the press (7.2.a, 10.2.c)."""
    INCIDENT = "INCIDENT"
    """A sudden event (5.1, 5.2)."""
    CORRECTION = "CORRECTION"
    """The press published something untrue (5.1.d) or distorted what was said (9.8)."""


class State(StrEnum):
    """Where a case stands."""

    RECEIVED = "RECEIVED"
    PROPOSED = "PROPOSED"
    DIRECTED = "DIRECTED"
    DISPATCHED = "DISPATCHED"
    IN_PROGRESS = "IN_PROGRESS"
    COMPILING = "COMPILING"
    DRAFTING = "DRAFTING"
    REVIEW = "REVIEW"
    REPORTED_UP = "REPORTED_UP"
    APPROVED = "APPROVED"
    ANSWERED = "ANSWERED"
    RELEASED = "RELEASED"
    STATED = "STATED"
    SENT = "SENT"
    PUBLISHED = "PUBLISHED"
    UNANSWERED = "UNANSWERED"
    ESCALATED = "ESCALATED"
    RETURNED = "RETURNED"
    DECLINED = "DECLINED"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"
    MERGED = "MERGED"
    DROPPED = "DROPPED"
    VOID = "VOID"
    CLOSED = "CLOSED"


class LegState(StrEnum):
    """Where a unit's part of a case stands."""

    SENT = "SENT"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    RESULT = "RESULT"
    REPORTED = "REPORTED"
    RETURNED = "RETURNED"
    RECALLED = "RECALLED"


class LegKind(StrEnum):
    """Why a unit has a part in a case."""

    DIRECTED = "directed"
    """The press centre's letter after a direction (7.1.b): its result starts REPORT (7.1.c)."""
    ORDERED = "ordered"
    """A leader's own order, without a letter (7.1.b, second sentence)."""
    SUPPORT = "support"
    """Support for the press that was asked for (7.2.b): no direction, no REPORT clock."""
    SUMMONED = "summoned"
    """Called by whoever speaks (9.2)."""


class Event(StrEnum):
    """What is done to a case."""

    RECEIVE = "receive"
    CLAIM = "claim"
    RELEASE = "release"
    REASSIGN = "reassign"
    TAKE_OVER = "take_over"
    NOTE = "note"
    MARK = "mark"
    ASK_BACK = "ask_back"
    SUPPLEMENT = "supplement"
    ANSWER_PUBLISHED = "answer_published"
    TAKE_ON = "take_on"
    PROPOSE = "propose"
    DIRECT = "direct"
    RECORD_DIRECTION = "record_direction"
    CONFIRM_DIRECTION = "confirm_direction"
    DENY_DIRECTION = "deny_direction"
    SEND_BACK = "send_back"
    ORDER = "order"
    DISPATCH = "dispatch"
    FORWARD = "forward"
    ADD_UNIT = "add_unit"
    SUMMON = "summon"
    INSTRUCT = "instruct"
    SETTLE = "settle"
    DRAFT = "draft"
    RETURN = "return"
    EDIT = "edit"
    REPORT_UP = "report_up"
    SEEN = "seen"
    OBJECT = "object"
    ASSIGN_SPEAKER = "assign_speaker"
    CONSENT = "consent"
    APPROVE = "approve"
    ISSUE = "issue"
    LAPSE = "lapse"
    DELIVERED = "delivered"
    DELIVERED_OTHERWISE = "delivered_otherwise"
    INTERVIEW_HELD = "interview_held"
    REFUSE = "refuse"
    LOOK_AGAIN = "look_again"
    DEFER = "defer"
    WITHDRAW = "withdraw"
    LEAVE = "leave"
    MERGE = "merge"
    JOIN = "join"
    UNMERGE = "unmerge"
    PART = "part"
    HAND_OVER = "hand_over"
    ACCEPT = "accept"
    DECLINE_HAND_OVER = "decline_hand_over"
    ASK_AGAIN = "ask_again"
    RATE = "rate"
    CLOSE = "close"
    REOPEN = "reopen"
    CORRECT_ANCHOR = "correct_anchor"
    HAND_TYPED = "hand_typed"
    HAND_IN = "hand_in"
    DECLINE = "decline"
    NEED = "need"
    CO_REPORT = "co_report"
    CO_ACKNOWLEDGE = "co_acknowledge"
    TOGETHER = "together"
    FURTHER = "further"
    FALSE_ALARM = "false_alarm"
    PUBLISHED = "published"
    UNANSWERED = "unanswered"
    ESCALATE = "escalate"
    DROP = "drop"


class LegEvent(StrEnum):
    """What is done to a unit's part."""

    REACHED = "reached"
    ACKNOWLEDGE = "acknowledge"
    ASK_CENTRE = "ask_centre"
    RETURN = "leg_return"
    DECIDE = "decide"
    RESULT = "result"
    HAND_IN = "leg_hand_in"
    SEND_DOWN = "send_down"
    REPORT = "report"
    RECALL = "recall"


class Role(StrEnum):
    """In which capacity a person acts."""

    JOURNALIST = "journalist"
    PRESS_OFFICER = "press_officer"
    PRESS_HEAD = "press_head"
    LEADER = "leader"
    DIRECTOR_GENERAL = "director_general"
    SPOKESPERSON = "spokesperson"
    UNIT_OFFICER = "unit_officer"
    UNIT_HEAD = "unit_head"
    PROVINCE_OFFICER = "province_officer"
    PROVINCE_DIRECTOR = "province_director"
    ADMINISTRATOR = "administrator"
    OA_MANAGER = "oa_manager"
    """Whoever types in the Official Account's own manager: an act is recorded in this capacity, nobody is given it."""
    DELEGATE = "delegate"
    """Authorised in writing to speak on the matter of this case (2.1.c, 2.2.b): follows from the authorisation."""
    AGENCY_DELEGATE = "agency_delegate"
    """Authorised by the agency, at a province's incident, which is reported to them too (5.2.a): no right to speak."""
    INTERNATIONAL = "international"
    """Of International Cooperation, on a foreign matter (10.3): follows from the unit and the case."""
    PROGRAM = "program"
    """What follows by itself: the last report is in, the words leave, a week has passed."""


class Tell(StrEnum):
    """Who must be told of a step: an effect, carried out by whoever called `take_step`."""

    JOURNALIST = "journalist"
    PRESS_CENTRE = "press_centre"
    PRESS_HEAD = "press_head"
    LEADERS = "leaders"
    DIRECTOR_GENERAL = "director_general"
    SPEAKERS = "speakers"
    """Whoever may approve: the Spokesperson, a Delegate in scope, in a province its Director."""
    NATIONAL_SPEAKERS = "national_speakers"
    UNITS = "units"
    """The people of every open part."""
    UNIT = "unit"
    """The people of the one unit that the step is about, or that offered the information."""
    PROVINCE = "province"
    INTERNATIONAL = "international"


class Hold(StrEnum):
    """What a step does to the claim, and what it asks of it."""

    LEAVE = "leave"
    TAKE = "take"
    GIVE_BACK = "give_back"
    MOVE = "move"
    """To the officer whom the act names, or to whoever takes over, whoever held it."""


class Clock(StrEnum):
    """What is counted (procedure, "Clocks")."""

    DISPATCH = "DISPATCH"
    REPORT = "REPORT"
    EDIT = "EDIT"
    FIRST_STATEMENT = "FIRST_STATEMENT"
    PROMISE = "PROMISE"
    LOOK_AGAIN = "LOOK_AGAIN"
    TRIAGE = "TRIAGE"
    DIRECTION = "DIRECTION"
    ACKNOWLEDGE = "ACKNOWLEDGE"
    HANDLE = "HANDLE"
    COMPILE = "COMPILE"
    APPROVAL = "APPROVAL"
    CORRECTION = "CORRECTION"
    CLOSING = "CLOSING"


class Need(StrEnum):
    """What an act must carry, or what must be so, before a rule allows it. Each has a check in `needs.py`."""

    REASON = "reason"
    UNITS = "units"
    PERSON = "person"
    UNTIL = "until"
    """A moment to come."""
    PAST = "past"
    """When it happened: never in the future."""
    EVIDENCE = "evidence"
    GROUND = "ground"
    """One of 6.1.a–d or another law's; for b, c, d what lifts it and when to look again."""
    TEXT = "text"
    """A text: the hash of its body, files, form and recipients."""
    DRAFT = "draft_stands"  # the exact text that stands now
    REPORTED = "reported"  # where the matter is complex or sensitive, the text was reported up before (9.6)
    NOT_OWN = "not_own"  # a Delegate does not approve a draft of their own (practice)
    TOGETHER = "together"  # where the authorisation says together, the Spokesperson agreed to the text (2.1.c)
    OTHER_CASE = "other_case"  # another open case, and no circle
    NO_OPEN_LEGS = "no_open_legs"
    NO_ASKERS = "no_askers"  # nobody waits for an answer any more
    RIGHT = "right"  # whoever approved may speak at this moment too: authority is checked when the words leave
    SIGNER = "signer"  # only the leader whose oral direction was recorded may confirm or deny it
    OFFERED = "offered"  # the case was offered to their side
    COVERED = "covered"
    """Every unit that a direction in force names has a part in the other case as well."""
    DELIVERED = "delivered"
    DIRECTION = "direction"  # a leader's direction is in force (7.1.b)
    LIFT = "lift"  # what is sensitive is unmarked only by a leader, the Spokesperson or the Director, with why
    ALONE = "alone"  # not a Delegate who may speak only together with the Spokesperson (2.1.c)
    NEXT = "next"  # if a moment is given at all, it is to come
    ELSEWHERE = "elsewhere"  # one other side: from the agency to a province, or the other way
    OFFER = "offer"  # an offer stands, made by their side or to it
    LAST = "last"  # no other journalist waits for the same answer
    UNSENT = "unsent"  # the words have not reached anybody yet
    CO_REPORTED = "co_reported"  # a province's incident was reported to the national Spokesperson too (5.2.a)
    INFORMED = "informed"  # first information on an incident was given, or it was decided that none is needed (5.1.b)
    SETTLED = "settled"  # every part reported, recalled, or returned and decided on; every unit named was sent to
    LENT = "lent"  # an officer of a province names nobody but themselves, by an authorisation of their own (2.2.b)
    SIGNED_OFF = "signed_off"  # by the head of the unit, where it has one (10.2.a)


PRESS_CENTRE = frozenset({Role.PRESS_OFFICER, Role.PRESS_HEAD})
LEADERS = frozenset({Role.LEADER, Role.DIRECTOR_GENERAL})
SPEAKERS = frozenset({Role.SPOKESPERSON, Role.DELEGATE, Role.DIRECTOR_GENERAL})
"""Who may speak for the agency (2.1)."""
PROVINCE_SPEAKERS = frozenset({Role.PROVINCE_DIRECTOR, Role.DELEGATE})
"""Who may speak for a province (2.2)."""
UNIT_STAFF = frozenset({Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.PROVINCE_OFFICER, Role.PROVINCE_DIRECTOR})
UNIT_HEADS = frozenset({Role.UNIT_HEAD, Role.PROVINCE_DIRECTOR})
PROVINCE_STAFF = frozenset({Role.PROVINCE_OFFICER, Role.PROVINCE_DIRECTOR})
STAFF = PRESS_CENTRE | LEADERS | UNIT_STAFF | {Role.SPOKESPERSON, Role.DELEGATE, Role.INTERNATIONAL}
ASKER = frozenset({Role.JOURNALIST})
PROGRAM = frozenset({Role.PROGRAM})
OUTSIDE = frozenset({Role.OA_MANAGER})
