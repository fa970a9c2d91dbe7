"""The legal acts: what is done once somebody has confirmed it (`handlers/confirming.py`).

Each is given the data that was confirmed and checks the right again. A module named here must not import
`handlers.confirming`, which reads this table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from handlers.account import linked
from handlers.admin import deciding, invited, roster_acts, suspended
from handlers.authority import deeds
from handlers.clocks import corrected
from handlers.issuing import scanned
from handlers.leadership import agreed, directed, instructed, ordered
from handlers.scene import Scene
from handlers.speaker import approved, deferred, refused
from handlers.talk import Outgoing

LegalAct = Callable[[Scene, Mapping[str, object]], list[Outgoing]]

LEGAL_ACTS: dict[str, LegalAct] = {
    "approve": approved.approve,
    "consent": approved.consent,
    "refuse": refused.refuse,
    "defer": deferred.defer,
    corrected.ACT: corrected.correct,
    scanned.ACT: scanned.attach,
    "authorise": deeds.authorise,
    "end_authority": deeds.end,
    "invite": invited.invite,
    "member": deciding.confirmed,
    "give_role": roster_acts.give,
    "end_role": roster_acts.end,
    "move_role": roster_acts.move,
    "reset_pin": roster_acts.reset_pin,
    "lift": suspended.lift,
    "link_code": linked.issue,
    "link": linked.link,
    "direct": directed.direct,
    agreed.ACT: agreed.agree,
    "order": ordered.order,
    "instruct": instructed.instruct,
}
