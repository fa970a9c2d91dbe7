"""A province's own case: local press on a local matter (7.1.d). The Director, or the Deputy authorised, approves (2.2)."""

from __future__ import annotations

from procedure.paths.rule import NEW, Path, Rule
from procedure.paths.shared import APPROVED, DELEGATE, DG, DIRECTOR, NAMERS, REVIEW, TEXTS, UP
from procedure.terms import (
    ASKER,
    OUTSIDE,
    PRESS_CENTRE,
    PROGRAM,
    PROVINCE_SPEAKERS,
    PROVINCE_STAFF,
    Clock,
    Event,
    Hold,
    Need,
    State,
    Tell,
)

S, E, T, N, C = State, Event, Tell, Need, Clock

OPEN = frozenset({S.RECEIVED, S.IN_PROGRESS, S.REVIEW, S.REPORTED_UP, S.APPROVED})
ANY = OPEN | {S.ANSWERED, S.REFUSED, S.WITHDRAWN, S.MERGED, S.DROPPED, S.CLOSED}
OVER = frozenset({S.ANSWERED, S.REFUSED})
BOTH = (T.JOURNALIST, T.PROVINCE)
OWN = (T.PROVINCE,)
TAKE = Hold.TAKE

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(E.RECEIVE,            NEW,        S.RECEIVED,  ASKER | PROVINCE_STAFF,   "7.1.d", BOTH),
    Rule(E.CLAIM,              OPEN,       None,        PROVINCE_STAFF,           "7.1.d", OWN,     hold=TAKE),
    Rule(E.RELEASE,            OPEN,       None,        PROVINCE_STAFF,           "7.1.d", OWN,     hold=Hold.GIVE_BACK),
    Rule(E.TAKE_OVER,          OPEN,       None,        PROVINCE_STAFF,           "7.1.d", OWN,     (N.REASON,), Hold.MOVE),
    Rule(E.REASSIGN,           OPEN,       None,        DIRECTOR,                 "7.1.d", OWN,     (N.PERSON,), Hold.MOVE),
    Rule(E.NOTE,               ANY,        None,        PROVINCE_STAFF | DELEGATE | PRESS_CENTRE, "7.1.d", OWN, (N.REASON,)),
    Rule(E.MARK,               OPEN,       None,        PROVINCE_STAFF | DELEGATE, "9.6",  OWN,     (N.LIFT,)),
    Rule(E.ASK_BACK,           OPEN,       None,        PROVINCE_STAFF,           "7.1.d", BOTH,    hold=TAKE),
    Rule(E.SUPPLEMENT,         OPEN,       None,        ASKER,                    "7.1.d", BOTH),
    Rule(E.ANSWER_PUBLISHED,   frozenset({S.RECEIVED}), S.ANSWERED, PROVINCE_STAFF, "3.2", BOTH,    hold=TAKE, stops=(C.PROMISE,)),
    Rule(E.TAKE_ON,            frozenset({S.RECEIVED}), S.IN_PROGRESS, PROVINCE_STAFF, "7.1.d", OWN, hold=TAKE),
    # the Director General directs a province (8.2): the state stays, the words are on record
    Rule(E.INSTRUCT,           OPEN,       None,        DG, "8.2", (T.PROVINCE, T.PRESS_CENTRE), (N.REASON,)),
    Rule(E.DRAFT,              TEXTS | {S.IN_PROGRESS}, S.REVIEW, PROVINCE_STAFF | DELEGATE, "7.1.d", (*OWN, T.SPEAKERS), needs=(N.TEXT,), hold=TAKE),
    Rule(E.RETURN,             TEXTS,      S.IN_PROGRESS, PROVINCE_SPEAKERS,      "9",     OWN,     (N.REASON,)),
    Rule(E.EDIT,               TEXTS,      S.REVIEW,    DIRECTOR,                 "9.1",   OWN,     (N.DRAFT, N.TEXT)),
    # a Deputy reports what is complex or sensitive to the Director (9.6)
    Rule(E.REPORT_UP,          REVIEW, S.REPORTED_UP, DELEGATE,    "9.6",   (*OWN, T.SPEAKERS), (N.DRAFT,)),
    Rule(E.SEEN,               UP, S.REVIEW, DIRECTOR,    "9.6",   OWN,     (N.DRAFT,)),
    Rule(E.OBJECT,             UP, S.IN_PROGRESS, DIRECTOR, "9.6", OWN,     (N.REASON,)),
    Rule(E.ASSIGN_SPEAKER,     OPEN,       None,        NAMERS,                   "2.2.b", OWN,     (N.LENT,)),
    Rule(E.APPROVE,            REVIEW, S.APPROVED, PROVINCE_SPEAKERS, "9.1", OWN,    (N.DRAFT, N.REPORTED, N.NOT_OWN)),
    Rule(E.ISSUE,              APPROVED,   S.ANSWERED,  PROGRAM,                  "9.1",   BOTH,    (N.DRAFT, N.RIGHT), stops=(C.PROMISE,)),
    Rule(E.LAPSE,              APPROVED | {S.ANSWERED}, S.REVIEW, PROGRAM,        "2.4",   (*OWN, T.SPEAKERS), (N.REASON, N.UNSENT)),
    Rule(E.DELIVERED,          frozenset({S.ANSWERED}), None, PROGRAM,            "3.4",   (),      starts=(C.CLOSING,)),
    Rule(E.DELIVERED_OTHERWISE, frozenset({S.ANSWERED}), None, PROVINCE_STAFF,    "3.4",   OWN,     (N.EVIDENCE,), starts=(C.CLOSING,)),
    Rule(E.INTERVIEW_HELD,     OPEN - APPROVED, S.ANSWERED, PROVINCE_SPEAKERS,    "3.3",   BOTH,    (N.EVIDENCE, N.PAST, N.REPORTED), starts=(C.CLOSING,), stops=(C.PROMISE,)),
    Rule(E.INTERVIEW_HELD,     APPROVED,   S.ANSWERED,  PROVINCE_SPEAKERS | PROVINCE_STAFF, "3.3", BOTH, (N.EVIDENCE, N.PAST), starts=(C.CLOSING,), stops=(C.PROMISE,)),
    Rule(E.REFUSE,             OPEN,       S.REFUSED,   PROVINCE_SPEAKERS,        "9.3",   BOTH,    (N.GROUND, N.REASON), starts=(C.LOOK_AGAIN, C.CLOSING), stops=(C.PROMISE,)),
    Rule(E.LOOK_AGAIN,         frozenset({S.REFUSED}), None, PROVINCE_SPEAKERS,   "6.1",   OWN,     (N.REASON, N.NEXT), starts=(C.LOOK_AGAIN, C.CLOSING), stops=(C.LOOK_AGAIN,)),
    Rule(E.DEFER,              OPEN,       None,        PROVINCE_SPEAKERS,        "9.4",   BOTH,    (N.UNTIL, N.REASON), starts=(C.PROMISE,), stops=(C.PROMISE,)),
    Rule(E.WITHDRAW,           frozenset({S.RECEIVED}), S.WITHDRAWN, ASKER,       "7.1.d", BOTH),
    Rule(E.LEAVE,              OPEN - {S.RECEIVED}, None, ASKER,                  "7.1.d", BOTH),
    Rule(E.DROP,               OPEN,       S.DROPPED,   PROVINCE_STAFF,           "7.1.d", OWN,     (N.NO_ASKERS, N.REASON), TAKE),
    Rule(E.ASK_AGAIN,          frozenset({S.REFUSED}), S.REVIEW, ASKER,           "6.1",   (*BOTH, T.SPEAKERS), (N.REASON,), voids=(C.LOOK_AGAIN,)),
    Rule(E.RATE,               OVER | {S.CLOSED}, None, ASKER,                    "7.1.d", OWN),
    Rule(E.CLOSE,              OVER,       S.CLOSED,    ASKER | PROGRAM,          "7.1.d", (),      (N.DELIVERED, N.LAST)),
    Rule(E.REOPEN,             OVER | {S.CLOSED}, S.IN_PROGRESS, PROVINCE_STAFF,  "7.1.d", OWN,     (N.REASON,), TAKE),
    Rule(E.MERGE,              OPEN,       S.MERGED,    PROVINCE_STAFF,           "7.1.d", BOTH,    (N.OTHER_CASE, N.COVERED), TAKE),
    Rule(E.JOIN,               OPEN - TEXTS, None,      PROVINCE_STAFF,           "7.1.d", OWN),
    Rule(E.JOIN,               TEXTS,      S.IN_PROGRESS, PROVINCE_STAFF,         "7.1.d", (*OWN, T.SPEAKERS)),
    Rule(E.UNMERGE,            frozenset({S.MERGED}), S.RECEIVED, PROVINCE_STAFF, "7.1.d", BOTH,    (N.REASON,)),
    Rule(E.PART,               ANY,        None,        PROVINCE_STAFF,           "7.1.d", OWN),
    Rule(E.HAND_OVER,          OPEN - APPROVED, None,   PROVINCE_STAFF,           "7.1.d", (*OWN, T.PRESS_CENTRE), (N.UNITS, N.REASON, N.ELSEWHERE, N.NO_OPEN_LEGS), TAKE),
    Rule(E.ACCEPT,             OPEN - APPROVED, S.RECEIVED, PRESS_CENTRE,         "7.1.d", (*BOTH, T.PRESS_CENTRE), (N.OFFERED,), Hold.MOVE),
    Rule(E.DECLINE_HAND_OVER,  OPEN - APPROVED, None,   PRESS_CENTRE | PROVINCE_STAFF, "7.1.d", (*OWN, T.PRESS_CENTRE), (N.OFFER, N.REASON)),
    Rule(E.CORRECT_ANCHOR,     ANY,        None,        PROVINCE_STAFF,           "7.1.d", OWN,     (N.REASON, N.PAST)),
    Rule(E.HAND_TYPED,         ANY,        None,        OUTSIDE,                  "2.6",   OWN),
)
# fmt: on

PROVINCE = Path(
    "province",
    "7.1.d",
    RULES,
    OPEN,
    TEXTS,
    {S.RECEIVED: C.TRIAGE, S.IN_PROGRESS: C.COMPILE, S.REVIEW: C.APPROVAL, S.REPORTED_UP: C.APPROVAL},
)
