"""How states are told."""

from jishi.console.grid import Tag, _
from jishi.modules.reviews.contracts import State

STATES: dict[str, Tag] = {
    State.SHOWN: Tag(_("Shown"), "success"),
    State.HELD: Tag(_("Awaiting a check"), "gold"),
    State.HIDDEN: Tag(_("Hidden"), "error"),
    State.DELETED: Tag(_("Deleted")),
}
