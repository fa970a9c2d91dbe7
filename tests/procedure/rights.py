"""The rights a second time, written by hand from the regulation and the way of working: the oracle of the tables.

One line an event: from | to | by | article | told | claim | clocks. Roles, states and audiences by their short names
below; `=` keeps the state; clocks: `+` begins, `-` is met, `x` is void.
"""

from __future__ import annotations

ROLES = {
    "J": "journalist",
    "PO": "press_officer",
    "PH": "press_head",
    "L": "leader",
    "DG": "director_general",
    "SP": "spokesperson",
    "UO": "unit_officer",
    "UH": "unit_head",
    "VO": "province_officer",
    "VD": "province_director",
    "OA": "oa_manager",
    "D": "delegate",
    "AD": "agency_delegate",
    "I": "international",
    "PRG": "program",
}
GROUPS = {
    "PC": "PO PH",
    "LD": "L DG",
    "SPK": "SP D DG",
    "PV": "VO VD",
    "UN": "UO UH VO VD",
    "STAFF": "PO PH L DG SP UO UH VO VD D I",
}
TELLS = {
    "j": "journalist",
    "c": "press_centre",
    "h": "press_head",
    "l": "leaders",
    "g": "director_general",
    "s": "speakers",
    "n": "national_speakers",
    "u": "units",
    "o": "unit",
    "p": "province",
    "i": "international",
}

NATIONAL = """
claim               | OPEN          | =          | PC       | 10.1   | c   | take |
release             | OPEN          | =          | PC       | 10.1   | c   | give |
take_over           | OPEN          | =          | PC       | 10.1   | c   | mine |
reassign            | OPEN          | =          | PH       | 10.1   | c   | named |
note                | ANY           | =          | STAFF    | 10.1   | c   |      |
mark                | OPEN          | =          | PC LD SPK | 9.6   | c   |      |
ask_back            | OPEN          | =          | PC       | 10.1   | jc  | take |
supplement          | OPEN          | =          | J        | 10.1   | jc  |      |
answer_published    | RECEIVED      | ANSWERED   | PC       | 3.2    | jc  | take | -PROMISE
take_on             | RECEIVED      | COMPILING  | PC       | 10.1.a | c   | take |
propose             | RECEIVED      | PROPOSED   | PC       | 7.1.a  | cl  | take |
direct              | OPEN          | DIRECTED   | LD       | 7.1.b  | c   |      | +DISPATCH
record_direction    | OPEN          | DIRECTED   | PC       | 7.1.b  | cl  | take | +DISPATCH
confirm_direction   | OPEN          | =          | LD       | 7.1.b  | c   |      |
deny_direction      | DIRECTED      | RECEIVED   | LD       | 7.1.b  | ch  |      | xDISPATCH
deny_direction      | OPEN-DIRECTED | =          | LD       | 7.1.b  | ch  |      | xDISPATCH
send_back           | PROPOSED      | RECEIVED   | LD       | 7.1.b  | c   |      |
order               | OPEN          | DISPATCHED | LD       | 7.1.b  | cu  |      |
dispatch            | DIRECTED DISPATCHED | DISPATCHED | PC | 7.1.b  | cu  | take |
forward             | RECEIVED      | DISPATCHED | PC       | 7.2.b  | cu  | take |
add_unit            | DISPATCHED COMPILING | DISPATCHED | PC | 10.1  | cu  | take |
summon              | OPEN          | DISPATCHED | SPK      | 9.2    | cu  |      |
settle              | DISPATCHED    | COMPILING  | PRG      | 7.1.c  | c   |      |
draft               | TEXT COMPILING | REVIEW    | PC I     | 10.1.a | cs  | take |
return              | TEXT          | COMPILING  | SPK      | 9      | ci  |      |
edit                | TEXT          | REVIEW     | SP DG    | 9.1    | cs  |      |
report_up           | REVIEW        | REPORTED_UP | SP D    | 9.6    | cg  |      |
seen                | REPORTED_UP   | REVIEW     | DG       | 9.6    | cs  |      |
object              | REPORTED_UP   | COMPILING  | DG       | 9.6    | cs  |      |
assign_speaker      | OPEN          | =          | DG       | 8.1    | cs  |      |
consent             | REVIEW        | =          | SP D     | 2.1.c  | cs  |      |
approve             | REVIEW        | APPROVED   | SPK      | 9.1    | c   |      |
issue               | APPROVED      | ANSWERED   | PRG      | 9.1    | jc  |      | -PROMISE
lapse               | APPROVED ANSWERED | REVIEW | PRG      | 2.4    | cs  |      |
delivered           | ANSWERED      | =          | PRG      | 3.4    |     |      | +CLOSING
delivered_otherwise | ANSWERED      | =          | PC       | 3.4    | c   |      | +CLOSING
interview_held      | OPEN-APPROVED | ANSWERED   | SPK      | 3.3    | jc  |      | -PROMISE +CLOSING
interview_held      | APPROVED      | ANSWERED   | SPK PC   | 3.3    | jc  |      | -PROMISE +CLOSING
refuse              | OPEN          | REFUSED    | SPK      | 9.3    | jc  |      | -PROMISE +CLOSING
look_again          | REFUSED       | =          | SPK      | 6.1    | c   |      | -LOOK_AGAIN +CLOSING
defer               | OPEN          | =          | SPK      | 9.4    | jc  |      | -PROMISE +PROMISE
withdraw            | RECEIVED PROPOSED | WITHDRAWN | J     | 7.1.a  | jc  |      |
leave               | OPEN-RECEIVED-PROPOSED | = | J        | 7.1.a  | jc  |      |
drop                | OPEN          | DROPPED    | PC       | 10.1   | cu  | take |
ask_again           | REFUSED       | REVIEW     | J        | 6.1    | jcs |      | xLOOK_AGAIN
rate                | ANSWERED REFUSED CLOSED | = | J       | 10.1.c | c   |      |
close               | ANSWERED REFUSED | CLOSED  | J PRG    | 10.1   |     |      |
reopen              | ANSWERED REFUSED CLOSED | COMPILING | PC | 10.1 | c  | take |
merge               | OPEN          | MERGED     | PC       | 10.1   | jc  | take |
join                | OPEN-TEXT     | =          | PC       | 10.1   | c   |      |
join                | TEXT          | COMPILING  | PC       | 10.1   | cs  |      |
unmerge             | MERGED        | RECEIVED   | PC       | 10.1   | jc  |      |
part                | ANY           | =          | PC       | 10.1   | c   |      |
hand_over           | OPEN-APPROVED | =          | PC       | 7.1.d  | cp  | take |
accept              | OPEN-APPROVED | RECEIVED   | PV       | 7.1.d  | jcp | mine | xDISPATCH
decline_hand_over   | OPEN-APPROVED | =          | PV PC    | 7.1.d  | cp  |      |
correct_anchor      | ANY           | =          | PC LD SPK | 7.1.b | cl  |      |
hand_typed          | ANY           | =          | OA       | 2.6    | c   |      |
"""

PROVINCE = """
claim               | OPEN          | =           | PV      | 7.1.d | p   | take |
release             | OPEN          | =           | PV      | 7.1.d | p   | give |
take_over           | OPEN          | =           | PV      | 7.1.d | p   | mine |
reassign            | OPEN          | =           | VD      | 7.1.d | p   | named |
note                | ANY           | =           | PV D PC | 7.1.d | p   |      |
mark                | OPEN          | =           | PV D    | 9.6   | p   |      |
ask_back            | OPEN          | =           | PV      | 7.1.d | jp  | take |
supplement          | OPEN          | =           | J       | 7.1.d | jp  |      |
answer_published    | RECEIVED      | ANSWERED    | PV      | 3.2   | jp  | take | -PROMISE
take_on             | RECEIVED      | IN_PROGRESS | PV      | 7.1.d | p   | take |
instruct            | OPEN          | =           | DG      | 8.2   | pc  |      |
draft               | TEXT IN_PROGRESS | REVIEW   | PV D    | 7.1.d | ps  | take |
return              | TEXT          | IN_PROGRESS | VD D    | 9     | p   |      |
edit                | TEXT          | REVIEW      | VD      | 9.1   | p   |      |
report_up           | REVIEW        | REPORTED_UP | D       | 9.6   | ps  |      |
seen                | REPORTED_UP   | REVIEW      | VD      | 9.6   | p   |      |
object              | REPORTED_UP   | IN_PROGRESS | VD      | 9.6   | p   |      |
assign_speaker      | OPEN          | =           | VD VO   | 2.2.b | p   |      |
approve             | REVIEW        | APPROVED    | VD D    | 9.1   | p   |      |
issue               | APPROVED      | ANSWERED    | PRG     | 9.1   | jp  |      | -PROMISE
lapse               | APPROVED ANSWERED | REVIEW  | PRG     | 2.4   | ps  |      |
delivered           | ANSWERED      | =           | PRG     | 3.4   |     |      | +CLOSING
delivered_otherwise | ANSWERED      | =           | PV      | 3.4   | p   |      | +CLOSING
interview_held      | OPEN-APPROVED | ANSWERED    | VD D    | 3.3   | jp  |      | -PROMISE +CLOSING
interview_held      | APPROVED      | ANSWERED    | PV D    | 3.3   | jp  |      | -PROMISE +CLOSING
refuse              | OPEN          | REFUSED     | VD D    | 9.3   | jp  |      | -PROMISE +CLOSING
look_again          | REFUSED       | =           | VD D    | 6.1   | p   |      | -LOOK_AGAIN +CLOSING
defer               | OPEN          | =           | VD D    | 9.4   | jp  |      | -PROMISE +PROMISE
withdraw            | RECEIVED      | WITHDRAWN   | J       | 7.1.d | jp  |      |
leave               | OPEN-RECEIVED | =           | J       | 7.1.d | jp  |      |
drop                | OPEN          | DROPPED     | PV      | 7.1.d | p   | take |
ask_again           | REFUSED       | REVIEW      | J       | 6.1   | jps |      | xLOOK_AGAIN
rate                | ANSWERED REFUSED CLOSED | = | J       | 7.1.d | p   |      |
close               | ANSWERED REFUSED | CLOSED   | J PRG   | 7.1.d |     |      |
reopen              | ANSWERED REFUSED CLOSED | IN_PROGRESS | PV | 7.1.d | p | take |
merge               | OPEN          | MERGED      | PV      | 7.1.d | jp  | take |
join                | OPEN-TEXT     | =           | PV      | 7.1.d | p   |      |
join                | TEXT          | IN_PROGRESS | PV      | 7.1.d | ps  |      |
unmerge             | MERGED        | RECEIVED    | PV      | 7.1.d | jp  |      |
part                | ANY           | =           | PV      | 7.1.d | p   |      |
hand_over           | OPEN-APPROVED | =           | PV      | 7.1.d | pc  | take |
accept              | OPEN-APPROVED | RECEIVED    | PC      | 7.1.d | jpc | mine |
decline_hand_over   | OPEN-APPROVED | =           | PC PV   | 7.1.d | pc  |      |
correct_anchor      | ANY           | =           | PV      | 7.1.d | p   |      |
hand_typed          | ANY           | =           | OA      | 2.6   | p   |      |
"""

UNIT_INFORMATION = """
claim          | OPEN          | =           | PC        | 10.1  | c   | take |
release        | OPEN          | =           | PC        | 10.1  | c   | give |
take_over      | OPEN          | =           | PC        | 10.1  | c   | mine |
reassign       | OPEN          | =           | PH        | 10.1  | c   | named |
note           | ANY           | =           | STAFF     | 10.1  | c   |      |
mark           | OPEN          | =           | PC SPK    | 9.6   | c   |      |
ask_back       | OPEN          | =           | PC        | 10.1  | co  | take |
supplement     | OPEN          | =           | UN        | 7.2.a | co  |      |
draft          | TEXT RECEIVED | REVIEW      | PC        | 7.2.a | ch  | take |
return         | TEXT          | RECEIVED    | PH SPK    | 7.2.a | c   |      |
edit           | TEXT          | REVIEW      | PH SP DG  | 7.2.a | c   |      |
report_up      | REVIEW        | REPORTED_UP | SP D      | 9.6   | cg  |      |
seen           | REPORTED_UP   | REVIEW      | DG        | 9.6   | cs  |      |
object         | REPORTED_UP   | RECEIVED    | DG        | 9.6   | cs  |      |
assign_speaker | OPEN          | =           | DG        | 8.1   | cs  |      |
consent        | REVIEW        | =           | SP D      | 2.1.c | cs  |      |
approve        | REVIEW        | APPROVED    | PH SPK    | 7.2.a | co  |      |
issue          | APPROVED      | RELEASED    | PRG       | 7.2.a | co  |      | -EDIT
lapse          | APPROVED      | REVIEW      | PRG       | 2.4   | cs  |      |
send_back      | OPEN          | RETURNED    | PC        | 7.2.a | co  | take | xEDIT
hand_in        | RETURNED      | RECEIVED    | UN        | 7.2.a | co  |      | +EDIT
decline        | OPEN          | DECLINED    | PH SPK    | 7.2.a | co  |      | xEDIT
withdraw       | OPEN RETURNED | WITHDRAWN   | UN        | 7.2.a | co  |      | xEDIT
correct_anchor | ANY           | =           | PC        | 7.2.a | c   |      |
hand_typed     | ANY           | =           | OA        | 2.6   | c   |      |
"""

INCIDENT = """
claim          | OPEN        | =           | HOLD       | 10.1  | HOME  | take |
release        | OPEN        | =           | HOLD       | 10.1  | HOME  | give |
take_over      | OPEN        | =           | HOLD       | 10.1  | HOME  | mine |
reassign       | OPEN        | =           | MOVE       | 10.1  | HOME  | named |
note           | ANY         | =           | STAFF      | 10.1  | HOME  |      |
mark           | OPEN        | =           | STAFF      | 9.6   | DESK  |      |
need           | OPEN        | =           | ALL SP PH  | 5.1.b | DESK  |      | +FIRST_STATEMENT
draft          | TEXT DRAFTING | REVIEW    | WRITE      | 5.1.b | DESK  | take |
return         | TEXT        | DRAFTING    | ALL        | 9     | DESK  |      |
edit           | TEXT        | REVIEW      | OWN        | 9.1   | DESK  |      |
report_up      | REVIEW      | REPORTED_UP | BELOW      | 9.6   | DESKUP |     |
seen           | REPORTED_UP | REVIEW      | ABOVE      | 9.6   | DESK  |      |
object         | REPORTED_UP | DRAFTING    | ABOVE      | 9.6   | DESK  |      |
assign_speaker | OPEN        | =           | NAMES      | ASSIGN | DESK |      |
consent        | REVIEW      | =           | BELOW SP   | JOINT | DESK  |      |
approve        | REVIEW      | APPROVED    | ALL        | 9.1   | DESK  |      |
issue          | APPROVED    | STATED      | PRG        | 5.1.b | DESK  |      | -FIRST_STATEMENT
lapse          | APPROVED    | REVIEW      | PRG        | 2.4   | DESK  |      |
further        | STATED      | DRAFTING    | WRITE ALL  | 5.1.b | DESK  |      |
false_alarm    | OPEN        | VOID        | OWN        | 5.1.b | DESK  |      | xFIRST_STATEMENT
close          | STATED DRAFTING | CLOSED  | WRITE ALL  | 5.1   | DESK  |      |
reopen         | CLOSED VOID | DRAFTING    | WRITE ALL  | 5.1   | DESK  |      | +FIRST_STATEMENT
correct_anchor | ANY         | =           | WRITE ALL  | 5.1.b | DESK  |      |
hand_typed     | ANY         | =           | OA         | 2.6   | DESK  |      |
"""
OF_A_PROVINCE = """
co_report      | OPEN        | =           | PV PRG     | 5.2.a | csn   |      | -FIRST_STATEMENT
co_acknowledge | OPEN        | =           | SP DG AD   | 5.2.a | DESK  |      | -FIRST_STATEMENT
together       | DRAFTING REVIEW | =       | VD D       | 5.2.a | DESKn |      |
instruct       | OPEN        | =           | DG         | 8.2   | pc    |      |
"""

CORRECTION = """
claim          | OPEN        | =           | HOLD       | 10.1  | DESK  | take |
release        | OPEN        | =           | HOLD       | 10.1  | DESK  | give |
take_over      | OPEN        | =           | HOLD       | 10.1  | DESK  | mine |
reassign       | OPEN        | =           | MOVE       | 10.1  | DESK  | named |
note           | ANY         | =           | STAFF      | 10.1  | DESK  |      |
mark           | OPEN        | =           | WRITE ALL  | 9.6   | DESK  |      |
draft          | TEXT DRAFTING | REVIEW    | WRITE      | 3.6   | DESK  | take |
return         | TEXT        | DRAFTING    | ALL        | 9     | DESK  |      |
edit           | TEXT        | REVIEW      | OWN        | 9.1   | DESK  |      |
report_up      | REVIEW      | REPORTED_UP | BELOW      | 9.6   | DESKUP |     |
seen           | REPORTED_UP | REVIEW      | ABOVE      | 9.6   | DESK  |      |
object         | REPORTED_UP | DRAFTING    | ABOVE      | 9.6   | DESK  |      |
assign_speaker | OPEN        | =           | NAMES      | ASSIGN | DESK |      |
consent        | REVIEW      | =           | BELOW      | 2.1.c | DESK  |      |
approve        | REVIEW      | APPROVED    | ALL        | WRONG | DESK  |      |
issue          | APPROVED    | SENT        | PRG        | 3.6   | DESK  |      | +CORRECTION
lapse          | APPROVED    | REVIEW      | PRG        | 2.4   | DESK  |      |
lapse          | SENT        | REVIEW      | PRG        | 2.4   | DESK  |      | xCORRECTION
published      | SENT UNANSWERED ESCALATED | PUBLISHED | WRITE | 3.6 | DESK | | -CORRECTION
unanswered     | SENT        | UNANSWERED  | PRG        | WRONG | DESK  |      |
escalate       | SENT UNANSWERED ESCALATED PUBLISHED | ESCALATED | ALL | 9.8 | DESK | | xCORRECTION
drop           | OPEN        | DROPPED     | ALL        | WRONG | DESK  |      | xCORRECTION
close          | PUBLISHED UNANSWERED ESCALATED | CLOSED | WRITE | WRONG | DESK | | xCORRECTION
reopen         | PUBLISHED DROPPED CLOSED | DRAFTING | WRITE | WRONG | DESK | take |
correct_anchor | ANY         | =           | WRITE      | 3.6   | DESK  |      |
hand_typed     | ANY         | =           | OA         | 2.6   | DESK  |      |
"""


def with_words(table: str, words: dict[str, str]) -> str:
    """The table with its placeholders filled in: whole words only."""
    lines = (line.split() for line in table.splitlines() if line)
    return "\n".join(" ".join(words.get(word, word) for word in line) for line in lines)


AGENCY_WORDS = {
    "HOLD": "PC", "MOVE": "PH", "WRITE": "PC I", "ALL": "SPK", "OWN": "SP DG", "ABOVE": "DG", "BELOW": "SP D",
    "ASSIGN": "8.1", "NAMES": "DG", "JOINT": "2.1.c", "WRONG": "5.1.d", "HOME": "c", "DESK": "cs", "DESKUP": "csg",
}  # fmt: skip
PROVINCE_WORDS = {
    "HOLD": "PC PV", "MOVE": "PH VD", "WRITE": "PC PV", "ALL": "VD D", "OWN": "VD", "ABOVE": "VD", "BELOW": "D",
    "ASSIGN": "2.2.b", "NAMES": "VD VO", "JOINT": "5.2.a", "HOME": "p", "DESK": "csp", "DESKUP": "csp", "DESKn": "cspn",
}  # fmt: skip
CORRECTION_WORDS = PROVINCE_WORDS | {
    "HOLD": "PV", "MOVE": "VD", "WRITE": "PV", "WRONG": "5.2.b", "DESK": "ps", "DESKUP": "ps",
}  # fmt: skip
TABLES = {
    "national": NATIONAL,
    "province": PROVINCE,
    "unit_information": UNIT_INFORMATION,
    "incident": with_words(INCIDENT, AGENCY_WORDS),
    "province_incident": with_words(INCIDENT + OF_A_PROVINCE, PROVINCE_WORDS),
    "correction": with_words(CORRECTION, AGENCY_WORDS),
    "province_correction": with_words(CORRECTION, CORRECTION_WORDS),
}
OPEN = {
    "national": "RECEIVED PROPOSED DIRECTED DISPATCHED COMPILING REVIEW REPORTED_UP APPROVED",
    "province": "RECEIVED IN_PROGRESS REVIEW REPORTED_UP APPROVED",
    "unit_information": "RECEIVED REVIEW REPORTED_UP APPROVED",
    "incident": "DRAFTING REVIEW REPORTED_UP APPROVED STATED",
    "province_incident": "DRAFTING REVIEW REPORTED_UP APPROVED STATED",
    "correction": "DRAFTING REVIEW REPORTED_UP APPROVED SENT UNANSWERED ESCALATED",
    "province_correction": "DRAFTING REVIEW REPORTED_UP APPROVED SENT UNANSWERED ESCALATED",
}
OVER = {
    "national": "ANSWERED REFUSED WITHDRAWN MERGED DROPPED CLOSED",
    "province": "ANSWERED REFUSED WITHDRAWN MERGED DROPPED CLOSED",
    "unit_information": "RELEASED RETURNED DECLINED WITHDRAWN",
    "incident": "VOID CLOSED",
    "province_incident": "VOID CLOSED",
    "correction": "PUBLISHED DROPPED CLOSED",
    "province_correction": "PUBLISHED DROPPED CLOSED",
}
TARGETS = {
    "national": "RECEIVED:TRIAGE PROPOSED:DIRECTION COMPILING:COMPILE REVIEW:APPROVAL REPORTED_UP:APPROVAL",
    "province": "RECEIVED:TRIAGE IN_PROGRESS:COMPILE REVIEW:APPROVAL REPORTED_UP:APPROVAL",
    "unit_information": "REVIEW:APPROVAL REPORTED_UP:APPROVAL",
    "incident": "DRAFTING:COMPILE REVIEW:APPROVAL REPORTED_UP:APPROVAL",
    "province_incident": "DRAFTING:COMPILE REVIEW:APPROVAL REPORTED_UP:APPROVAL",
    "correction": "DRAFTING:COMPILE REVIEW:APPROVAL REPORTED_UP:APPROVAL",
    "province_correction": "DRAFTING:COMPILE REVIEW:APPROVAL REPORTED_UP:APPROVAL",
}
