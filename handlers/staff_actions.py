"""What staff choose that is about no case: people and their rights, authorisations, the directory, targets."""

from __future__ import annotations

from handlers.account import linked, linking, pin, rights
from handlers.admin import directory_update, invitations, invited, inviting, roster, roster_changes, suspending
from handlers.authority import cannot, ending, granting, listing, publishing, ticking
from handlers.clocks import target_forms, target_list
from handlers.desk import (
    dead_letters,
    substitute_list,
    substitutes,
)
from handlers.groups import deciding as groups
from handlers.groups import listing as group_list
from handlers.scene import Behaviour

STAFF_ACTIONS: dict[str, Behaviour] = {
    "staff.yes": invitations.confirm,
    "staff.no": invitations.refuse,
    "staff.suspend": suspending.ask,
    "staff.lock": suspending.lock,
    "staff.lift": suspending.lift,
    "invite.start": inviting.start,
    "invite.list": invited.listed,
    "invite.withdraw": invited.withdraw,
    "roster.list": roster.start,
    "roster.unit": roster.unit,
    "roster.see": roster.see,
    "roster.give": roster_changes.give,
    "roster.end": roster_changes.end,
    "roster.move": roster_changes.move,
    "roster.pin": roster_changes.reset_pin,
    "subs.list": substitutes.start,
    "subs.new": substitutes.new,
    "subs.end": substitute_list.end,
    "rights": rights.show,
    "pin.start": pin.start,
    "pin.remove": pin.remove,
    "link.start": linking.start,
    "link.undo": linked.undo,
    "directory": directory_update.start,
    "directory.export": directory_update.export,
    "directory.apply": directory_update.apply_shown,
    "directory.end": directory_update.apply_ending,
    "auth.list": listing.listed,
    "auth.past": listing.past,
    "auth.show": listing.show,
    "auth.new": granting.start,
    "auth.again": granting.again,
    "auth.end": ending.start,
    "speak.cannot": cannot.press,
    "speak.grant": cannot.grant,
    "speak.self": cannot.speak_self,
    "speak.up": cannot.pass_up,
    "post.list": publishing.listed,
    "post.tick": ticking.start,
    "target.list": target_list.listed,
    "target.show": target_list.shown,
    "target.length": target_forms.start_length,
    "target.remind": target_forms.start_remind,
    "group.allow": groups.allow,
    "group.leave": groups.leave,
    "group.list": group_list.listed,
    "dead.replay": dead_letters.replay,
    "dead.discard": dead_letters.discard,
}
