"""A unit's part of a case (7.1.b, 7.1.c, 7.2.b, 9.2, 10.2).

- Any act of the unit acknowledges.
- On a 7.1 part the official result, or the letter's receipt if that is later, starts REPORT (24 h), which two receipts
  stop: the Leadership's and the press centre's.
- Not our remit is said at once, and decided on by the press centre.
"""

from __future__ import annotations

from procedure.paths.rule import LegRule
from procedure.terms import LEADERS, PRESS_CENTRE, PROGRAM, SPEAKERS, UNIT_STAFF, LegEvent, LegState, Need, Tell

S, E, N, T = LegState, LegEvent, Need, Tell

OPEN = frozenset({S.SENT, S.ACKNOWLEDGED, S.RESULT})
UNDER_WAY = frozenset({S.SENT, S.ACKNOWLEDGED})
SETTLED = frozenset({S.REPORTED, S.RECALLED})
RETURNED = frozenset({S.RETURNED})
DESK = (T.PRESS_CENTRE,)
UNIT = (T.UNIT,)
REPORTED = (T.PRESS_CENTRE, T.LEADERS)

# fmt: off
LEG: tuple[LegRule, ...] = (
    #       event          from                    to              by                     article   tells     needs
    # the letter has reached the unit: seen by the chat's receipt, or recorded with how it went
    LegRule(E.REACHED,     OPEN | RETURNED,        None,           PROGRAM,               "7.1.b"),
    LegRule(E.REACHED,     OPEN | RETURNED,        None,           PRESS_CENTRE,          "7.1.b",  (),       (N.EVIDENCE, N.PAST)),
    LegRule(E.ACKNOWLEDGE, frozenset({S.SENT}),    S.ACKNOWLEDGED, UNIT_STAFF,            "7.1.c",  DESK),
    LegRule(E.ASK_CENTRE,  UNDER_WAY,              S.ACKNOWLEDGED, UNIT_STAFF,            "10.2.a", DESK,     (N.REASON,)),
    LegRule(E.RETURN,      UNDER_WAY,              S.RETURNED,     UNIT_STAFF,            "7.1.b",  DESK,     (N.REASON,)),
    LegRule(E.DECIDE,      RETURNED,               S.RECALLED,     PRESS_CENTRE,          "10.1",   UNIT,     (N.REASON,)),
    LegRule(E.RESULT,      UNDER_WAY,              S.RESULT,       UNIT_STAFF,            "7.1.c",  DESK,     (N.PAST,)),
    # the head of the unit answers for the report (10.2.a)
    LegRule(E.HAND_IN,     OPEN,                   S.RESULT,       UNIT_STAFF,            "10.2.a", UNIT,     (N.REASON, N.PAST)),
    LegRule(E.SEND_DOWN,   frozenset({S.RESULT}),  None,           UNIT_STAFF,            "10.2.a", UNIT,     (N.REASON, N.SIGNED_OFF)),
    LegRule(E.REPORT,      OPEN,                   S.REPORTED,     UNIT_STAFF,            "7.1.c",  REPORTED, (N.REASON, N.PAST, N.SIGNED_OFF)),
    # a report that came by letter, recorded by the press centre for a unit that is not in chat
    LegRule(E.REPORT,      OPEN,                   S.REPORTED,     PRESS_CENTRE,          "7.1.c",  REPORTED, (N.REASON, N.PAST, N.EVIDENCE)),
    LegRule(E.RECALL,      OPEN | RETURNED,        S.RECALLED,     PRESS_CENTRE | LEADERS | SPEAKERS | PROGRAM, "10.1", UNIT, (N.REASON,)),
)
# fmt: on
