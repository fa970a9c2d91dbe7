"""The national path of a request or of what the press reported (Art. 7.1), with 3, 6, 8.1, 9 and 10 where they touch it.

- No clock starts when a journalist writes: 7.1.b and 7.1.c count from a direction and from an official result.
- Whoever speaks for the agency is the Director General, the Spokesperson, or a Delegate inside the authorisation (2.1).
"""

from __future__ import annotations

from procedure.paths.rule import NEW, Path, Rule
from procedure.paths.shared import APPROVED, DG, HEAD, REPORTERS, REVIEW, TEXTS, UP
from procedure.terms import (
    ASKER,
    LEADERS,
    OUTSIDE,
    PRESS_CENTRE,
    PROGRAM,
    PROVINCE_STAFF,
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

OPEN = frozenset({S.RECEIVED, S.PROPOSED, S.DIRECTED, S.DISPATCHED, S.COMPILING, S.REVIEW, S.REPORTED_UP, S.APPROVED})
ANY = OPEN | {S.ANSWERED, S.REFUSED, S.WITHDRAWN, S.MERGED, S.DROPPED, S.CLOSED}
RECEIVED = frozenset({S.RECEIVED})
UNDIRECTED = frozenset({S.RECEIVED, S.PROPOSED})
DIRECTED_ON = OPEN - UNDIRECTED
SENT = frozenset({S.DIRECTED, S.DISPATCHED})
WITH_UNITS = frozenset({S.DISPATCHED, S.COMPILING})
OVER = frozenset({S.ANSWERED, S.REFUSED})
DRAFTERS = PRESS_CENTRE | {Role.INTERNATIONAL}
BOTH = (T.JOURNALIST, T.PRESS_CENTRE)
DESK = (T.PRESS_CENTRE,)
UP_FRONT = (T.PRESS_CENTRE, T.LEADERS)
TO_SPEAK = (T.PRESS_CENTRE, T.SPEAKERS)
TAKE = Hold.TAKE

# fmt: off
RULES: tuple[Rule, ...] = (
    #    event                from         to           by                       article   tells     needs, claim, clocks
    # what comes in, and who sees to it
    Rule(E.RECEIVE,            NEW,        S.RECEIVED,  ASKER | PRESS_CENTRE | UNIT_STAFF, "7.1.a", BOTH),
    Rule(E.CLAIM,              OPEN,       None,        PRESS_CENTRE,            "10.1",   DESK,     hold=TAKE),
    Rule(E.RELEASE,            OPEN,       None,        PRESS_CENTRE,            "10.1",   DESK,     hold=Hold.GIVE_BACK),
    Rule(E.TAKE_OVER,          OPEN,       None,        PRESS_CENTRE,            "10.1",   DESK,     (N.REASON,), Hold.MOVE),
    Rule(E.REASSIGN,           OPEN,       None,        HEAD, "10.1", DESK,  (N.PERSON,), Hold.MOVE),
    Rule(E.NOTE,               ANY,        None,        STAFF,                   "10.1",   DESK,     (N.REASON,)),
    Rule(E.MARK,               OPEN,       None,        PRESS_CENTRE | LEADERS | SPEAKERS, "9.6",    DESK,     (N.LIFT,)),
    Rule(E.ASK_BACK,           OPEN,       None,        PRESS_CENTRE,            "10.1",   BOTH,     hold=TAKE),
    Rule(E.SUPPLEMENT,         OPEN,       None,        ASKER,                   "10.1",   BOTH),
    # nothing but the link to what is published, under a fixed sentence (3.2, 4): no approval is needed for words
    # that the agency has already spoken
    Rule(E.ANSWER_PUBLISHED,   RECEIVED,   S.ANSWERED,  PRESS_CENTRE,            "3.2",    BOTH,     hold=TAKE, stops=(C.PROMISE,)),
    # what the press centre knows itself
    Rule(E.TAKE_ON,            RECEIVED,   S.COMPILING, PRESS_CENTRE,            "10.1.a", DESK,     hold=TAKE),
    # the leader's decision: the 24 hours of 7.1.b count from it
    Rule(E.PROPOSE,            RECEIVED,   S.PROPOSED,  PRESS_CENTRE,            "7.1.a",  UP_FRONT, (N.REASON,), TAKE),
    Rule(E.DIRECT,             OPEN,       S.DIRECTED,  LEADERS,                 "7.1.b",  DESK,     (N.REASON, N.PAST), starts=(C.DISPATCH,)),
    Rule(E.RECORD_DIRECTION,   OPEN,       S.DIRECTED,  PRESS_CENTRE,            "7.1.b",  UP_FRONT, (N.REASON, N.PERSON, N.PAST), TAKE, (C.DISPATCH,)),
    Rule(E.CONFIRM_DIRECTION,  OPEN,       None,        LEADERS,                 "7.1.b",  DESK,     (N.SIGNER,)),
    Rule(E.DENY_DIRECTION,     frozenset({S.DIRECTED}), S.RECEIVED, LEADERS,     "7.1.b",  (*DESK, T.PRESS_HEAD), (N.SIGNER, N.REASON), voids=(C.DISPATCH,)),
    Rule(E.DENY_DIRECTION,     OPEN - {S.DIRECTED}, None, LEADERS,               "7.1.b",  (*DESK, T.PRESS_HEAD), (N.SIGNER, N.REASON), voids=(C.DISPATCH,)),
    Rule(E.SEND_BACK,          frozenset({S.PROPOSED}), S.RECEIVED, LEADERS,     "7.1.b",  DESK,     (N.REASON,)),
    Rule(E.ORDER,              OPEN,       S.DISPATCHED, LEADERS,                "7.1.b",  (*DESK, T.UNITS), (N.UNITS, N.REASON, N.PAST)),
    # the units' parts
    Rule(E.DISPATCH,           SENT,       S.DISPATCHED, PRESS_CENTRE,           "7.1.b",  (*DESK, T.UNITS), (N.UNITS, N.PAST, N.DIRECTION), TAKE),
    Rule(E.FORWARD,            RECEIVED,   S.DISPATCHED, PRESS_CENTRE,           "7.2.b",  (*DESK, T.UNITS), (N.UNITS, N.REASON), TAKE),
    Rule(E.ADD_UNIT,           WITH_UNITS, S.DISPATCHED, PRESS_CENTRE,           "10.1",   (*DESK, T.UNITS), (N.UNITS, N.REASON), TAKE),
    Rule(E.SUMMON,             OPEN,       S.DISPATCHED, SPEAKERS,               "9.2",    (*DESK, T.UNITS), (N.UNITS, N.REASON)),
    Rule(E.SETTLE,             frozenset({S.DISPATCHED}), S.COMPILING, PROGRAM,  "7.1.c",  DESK,     (N.SETTLED,)),
    # the exact text: drafted, reported up where it is complex or sensitive, approved, issued
    Rule(E.DRAFT,              TEXTS | {S.COMPILING}, S.REVIEW, DRAFTERS,        "10.1.a", TO_SPEAK, needs=(N.TEXT,), hold=TAKE),
    Rule(E.RETURN,             TEXTS,      S.COMPILING, SPEAKERS,                "9",      (*DESK, T.INTERNATIONAL), (N.REASON,)),
    Rule(E.EDIT,               TEXTS,      S.REVIEW,    frozenset({Role.SPOKESPERSON, Role.DIRECTOR_GENERAL}), "9.1", TO_SPEAK, (N.DRAFT, N.TEXT)),
    Rule(E.REPORT_UP,          REVIEW,     S.REPORTED_UP, REPORTERS,             "9.6",    (*DESK, T.DIRECTOR_GENERAL), (N.DRAFT,)),
    Rule(E.SEEN,               UP,         S.REVIEW,    DG,                      "9.6",    TO_SPEAK, (N.DRAFT,)),
    Rule(E.OBJECT,             UP,         S.COMPILING, DG,                      "9.6",    TO_SPEAK, (N.REASON,)),
    Rule(E.ASSIGN_SPEAKER,     OPEN,       None,        DG,                      "8.1",    TO_SPEAK),
    Rule(E.CONSENT,            REVIEW,     None,        REPORTERS,               "2.1.c",  TO_SPEAK, (N.DRAFT, N.REPORTED)),
    Rule(E.APPROVE,            REVIEW,     S.APPROVED,  SPEAKERS,                "9.1",    DESK,     (N.DRAFT, N.REPORTED, N.NOT_OWN, N.TOGETHER)),
    Rule(E.ISSUE,              APPROVED,   S.ANSWERED,  PROGRAM,                 "9.1",    BOTH,     (N.DRAFT, N.RIGHT), stops=(C.PROMISE,)),
    Rule(E.LAPSE,              APPROVED | {S.ANSWERED}, S.REVIEW, PROGRAM,       "2.4",    TO_SPEAK, (N.REASON, N.UNSENT)),
    Rule(E.DELIVERED,          frozenset({S.ANSWERED}), None, PROGRAM,           "3.4",    (),       starts=(C.CLOSING,)),
    Rule(E.DELIVERED_OTHERWISE, frozenset({S.ANSWERED}), None, PRESS_CENTRE,     "3.4",    DESK,     (N.EVIDENCE,), starts=(C.CLOSING,)),
    Rule(E.INTERVIEW_HELD,     OPEN - APPROVED, S.ANSWERED, SPEAKERS,            "3.3",    BOTH,     (N.EVIDENCE, N.PAST, N.REPORTED, N.TOGETHER), starts=(C.CLOSING,), stops=(C.PROMISE,)),
    Rule(E.INTERVIEW_HELD,     APPROVED,   S.ANSWERED,  SPEAKERS | PRESS_CENTRE, "3.3",    BOTH,     (N.EVIDENCE, N.PAST), starts=(C.CLOSING,), stops=(C.PROMISE,)),
    # the right not to answer, or not at once
    Rule(E.REFUSE,             OPEN,       S.REFUSED,   SPEAKERS,                "9.3",    BOTH,     (N.GROUND, N.REASON, N.ALONE), starts=(C.LOOK_AGAIN, C.CLOSING), stops=(C.PROMISE,)),
    Rule(E.LOOK_AGAIN,         frozenset({S.REFUSED}), None, SPEAKERS,           "6.1",    DESK,     (N.REASON, N.NEXT), starts=(C.LOOK_AGAIN, C.CLOSING), stops=(C.LOOK_AGAIN,)),
    Rule(E.DEFER,              OPEN,       None,        SPEAKERS,                "9.4",    BOTH,     (N.UNTIL, N.REASON), starts=(C.PROMISE,), stops=(C.PROMISE,)),
    # the journalist's own steps
    Rule(E.WITHDRAW,           UNDIRECTED, S.WITHDRAWN, ASKER,                   "7.1.a",  BOTH),
    Rule(E.LEAVE,              DIRECTED_ON, None,       ASKER,                   "7.1.a",  BOTH),
    Rule(E.DROP,               OPEN,       S.DROPPED,   PRESS_CENTRE,            "10.1",   (*DESK, T.UNITS), (N.NO_ASKERS, N.REASON), TAKE),
    Rule(E.ASK_AGAIN,          frozenset({S.REFUSED}), S.REVIEW, ASKER,          "6.1",    (*BOTH, T.SPEAKERS), (N.REASON,), voids=(C.LOOK_AGAIN,)),
    Rule(E.RATE,               OVER | {S.CLOSED}, None, ASKER,                   "10.1.c", DESK),
    Rule(E.CLOSE,              OVER,       S.CLOSED,    ASKER | PROGRAM,         "10.1",   (),       (N.DELIVERED, N.LAST)),
    Rule(E.REOPEN,             OVER | {S.CLOSED}, S.COMPILING, PRESS_CENTRE,     "10.1",   DESK,     (N.REASON,), TAKE),
    # cases that are one matter, or somebody else's
    Rule(E.MERGE,              OPEN,       S.MERGED,    PRESS_CENTRE,            "10.1",   BOTH,     (N.OTHER_CASE, N.COVERED), TAKE),
    Rule(E.JOIN,               OPEN - TEXTS, None,      PRESS_CENTRE,            "10.1",   DESK),
    Rule(E.JOIN,               TEXTS,      S.COMPILING, PRESS_CENTRE,            "10.1",   TO_SPEAK),
    Rule(E.UNMERGE,            frozenset({S.MERGED}), S.RECEIVED, PRESS_CENTRE,  "10.1",   BOTH,     (N.REASON,)),
    Rule(E.PART,               ANY,        None,        PRESS_CENTRE,            "10.1",   DESK),
    Rule(E.HAND_OVER,          OPEN - APPROVED, None,   PRESS_CENTRE,            "7.1.d",  (*DESK, T.PROVINCE), (N.UNITS, N.REASON, N.ELSEWHERE, N.NO_OPEN_LEGS), TAKE),
    Rule(E.ACCEPT,             OPEN - APPROVED, S.RECEIVED, PROVINCE_STAFF,      "7.1.d",  (*BOTH, T.PROVINCE), (N.OFFERED,), Hold.MOVE, voids=(C.DISPATCH,)),
    Rule(E.DECLINE_HAND_OVER,  OPEN - APPROVED, None,   PROVINCE_STAFF | PRESS_CENTRE, "7.1.d", (*DESK, T.PROVINCE), (N.OFFER, N.REASON)),
    Rule(E.CORRECT_ANCHOR,     ANY,        None,        PRESS_CENTRE | LEADERS | SPEAKERS, "7.1.b", UP_FRONT, (N.REASON, N.PAST)),
    # speech beside the procedure, which nobody approved (2.6): it has happened, so it is recorded in any state and
    # moves nothing
    Rule(E.HAND_TYPED,         ANY,        None,        OUTSIDE,                 "2.6",    DESK),
)
# fmt: on

NATIONAL = Path(
    "national",
    "7.1",
    RULES,
    OPEN,
    TEXTS,
    {
        S.RECEIVED: C.TRIAGE,
        S.PROPOSED: C.DIRECTION,
        S.COMPILING: C.COMPILE,
        S.REVIEW: C.APPROVAL,
        S.REPORTED_UP: C.APPROVAL,
    },
)
