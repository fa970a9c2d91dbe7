"""What a unit or province offers to the press (7.2.a, 10.2.c): edited and provided within 24 hours of its receipt."""

from __future__ import annotations

from procedure.paths.rule import NEW, Path, Rule
from procedure.paths.shared import APPROVED, DG, HEAD, REPORTERS, REVIEW, TEXTS, UP
from procedure.terms import (
    OUTSIDE,
    PRESS_CENTRE,
    PROGRAM,
    SPEAKERS,
    STAFF,
    UNIT_STAFF,
    Clock,
    Event,
    Hold,
    Need,
    Role,
    State,
    Tell,
)

S, E, T, N, C = State, Event, Tell, Need, Clock

OPEN = frozenset({S.RECEIVED, S.REVIEW, S.REPORTED_UP, S.APPROVED})
ANY = OPEN | {S.RELEASED, S.RETURNED, S.DECLINED, S.WITHDRAWN}
APPROVERS = HEAD | SPEAKERS
DESK = (T.PRESS_CENTRE,)
BOTH = (T.PRESS_CENTRE, T.UNIT)
TAKE = Hold.TAKE

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(E.RECEIVE,        NEW,    S.RECEIVED,  UNIT_STAFF,           "7.2.a",  BOTH, (N.PAST,), starts=(C.EDIT,)),
    Rule(E.CLAIM,          OPEN,   None,        PRESS_CENTRE,         "10.1",   DESK, hold=TAKE),
    Rule(E.RELEASE,        OPEN,   None,        PRESS_CENTRE,         "10.1",   DESK, hold=Hold.GIVE_BACK),
    Rule(E.TAKE_OVER,      OPEN,   None,        PRESS_CENTRE,         "10.1",   DESK, (N.REASON,), Hold.MOVE),
    Rule(E.REASSIGN,       OPEN,   None,        HEAD,                 "10.1",   DESK, (N.PERSON,), Hold.MOVE),
    Rule(E.NOTE,           ANY,    None,        STAFF,                "10.1",   DESK, (N.REASON,)),
    Rule(E.MARK,           OPEN,   None,        PRESS_CENTRE | SPEAKERS, "9.6",   DESK, (N.LIFT,)),
    Rule(E.ASK_BACK,       OPEN,   None,        PRESS_CENTRE,         "10.1",   BOTH, (N.REASON,), TAKE),
    Rule(E.SUPPLEMENT,     OPEN,   None,        UNIT_STAFF,           "7.2.a",  BOTH, (N.REASON,)),
    Rule(E.DRAFT,          TEXTS | {S.RECEIVED}, S.REVIEW, PRESS_CENTRE, "7.2.a", (*DESK, T.PRESS_HEAD), needs=(N.TEXT,), hold=TAKE),
    # what is complex or sensitive is the Spokesperson's to approve, after the Director General has seen it (9.6)
    Rule(E.RETURN,         TEXTS,  S.RECEIVED,  APPROVERS,            "7.2.a",  DESK, (N.REASON,)),
    Rule(E.EDIT,           TEXTS,  S.REVIEW,    APPROVERS - {Role.DELEGATE}, "7.2.a", DESK, (N.DRAFT, N.TEXT)),
    Rule(E.REPORT_UP,      REVIEW, S.REPORTED_UP, REPORTERS, "9.6", (*DESK, T.DIRECTOR_GENERAL), (N.DRAFT,)),
    Rule(E.SEEN,           UP, S.REVIEW, DG,  "9.6",    (*DESK, T.SPEAKERS), (N.DRAFT,)),
    Rule(E.OBJECT,         UP, S.RECEIVED, DG, "9.6",   (*DESK, T.SPEAKERS), (N.REASON,)),
    Rule(E.ASSIGN_SPEAKER, OPEN,   None,        DG,                   "8.1",    (*DESK, T.SPEAKERS)),
    Rule(E.CONSENT,        REVIEW, None, REPORTERS, "2.1.c", (*DESK, T.SPEAKERS), (N.DRAFT, N.REPORTED)),
    Rule(E.APPROVE,        REVIEW, S.APPROVED, APPROVERS, "7.2.a", BOTH, (N.DRAFT, N.REPORTED, N.NOT_OWN, N.TOGETHER)),
    Rule(E.ISSUE,          APPROVED, S.RELEASED, PROGRAM, "7.2.a", BOTH, (N.DRAFT, N.RIGHT), stops=(C.EDIT,)),
    Rule(E.LAPSE,          APPROVED, S.REVIEW, PROGRAM, "2.4",   (*DESK, T.SPEAKERS), (N.REASON,)),
    # given back for more: a new hand-in counts anew
    Rule(E.SEND_BACK,      OPEN,   S.RETURNED,  PRESS_CENTRE,         "7.2.a",  BOTH, (N.REASON,), TAKE, voids=(C.EDIT,)),
    Rule(E.HAND_IN,        frozenset({S.RETURNED}), S.RECEIVED, UNIT_STAFF, "7.2.a", BOTH, (N.PAST,), starts=(C.EDIT,)),
    Rule(E.DECLINE,        OPEN,   S.DECLINED,  HEAD | SPEAKERS,        "7.2.a",  BOTH, (N.REASON,), voids=(C.EDIT,)),
    Rule(E.WITHDRAW,       OPEN | {S.RETURNED}, S.WITHDRAWN, UNIT_STAFF, "7.2.a", BOTH, (N.REASON,), voids=(C.EDIT,)),
    Rule(E.CORRECT_ANCHOR, ANY,    None,        PRESS_CENTRE,         "7.2.a",  DESK, (N.REASON, N.PAST)),
    Rule(E.HAND_TYPED,     ANY,    None,        OUTSIDE,              "2.6",    DESK),
)
# fmt: on

UNIT_INFORMATION = Path(
    "unit_information", "7.2.a", RULES, OPEN, TEXTS, {S.REVIEW: C.APPROVAL, S.REPORTED_UP: C.APPROVAL}
)
