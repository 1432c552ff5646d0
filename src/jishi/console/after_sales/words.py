"""How cases are told about to staff."""

from jishi.console.grid.declare import Tag, _
from jishi.modules.after_sales import api as after_sales
from jishi.modules.after_sales.contracts import Act, Kind, Side, State

TONES = {
    State.ASKED: "brand",
    State.COUNTERED: "gold",
    State.REFUSED: "gold",
    State.ESCALATED: "error",
    State.RETURNING: "info",
    State.SENT_BACK: "brand",
    State.RECEIVED: "brand",
    State.REPLACING: "brand",
    State.REFUNDING: "info",
    State.REFUNDED: "success",
    State.EXCHANGED: "success",
    State.WITHDRAWN: "",
    State.CLOSED: "",
}

STATES: dict[str, Tag] = {state: Tag(after_sales.STATE_NAMES[state], TONES[state]) for state in State}
KINDS: dict[str, Tag] = {kind: Tag(after_sales.KIND_NAMES[kind]) for kind in Kind}
REASONS_OF: dict[str, Tag] = {reason: Tag(name) for reason, name in after_sales.REASON_NAMES.items()}

WAITS: dict[str, Tag] = {
    Side.MERCHANT: Tag(_("The shop"), "brand"),
    Side.BUYER: Tag(_("The buyer")),
    Side.PLATFORM: Tag(_("The platform"), "error"),
    "": Tag(_("Nobody")),
}

SIDES: dict[str, str] = {
    Side.BUYER: _("The buyer"),
    Side.MERCHANT: _("The shop"),
    Side.PLATFORM: _("The platform"),
    Side.SYSTEM: _("Automatic"),
}

CANNED: dict[Act, tuple[str, ...]] = {
    Act.ACCEPT: (
        _("We are sorry about this. Of course."),
        _("Agreed. Please send it back with everything that belongs to it."),
    ),
    Act.REFUSE: (
        _("The parcel has left already. Please refuse it at the door or ask for a return."),
        _("The pictures do not show what is wrong. Please add one and ask again."),
        _("What came back shows signs of use, so it cannot be taken back."),
        _("What came back is not what we sent."),
    ),
    Act.COUNTER: (
        _("Would you keep it for a lower price?"),
        _("Some of what belongs to it is missing, so we take this off."),
    ),
    Act.ARBITRATE: (
        _("What the buyer shows is convincing."),
        _("What the shop shows is convincing."),
        _("Both sides share the blame, so the loss is shared."),
    ),
}
"""What staff often write; they may change every word of it."""

DONE: dict[Act, str] = {
    Act.ACCEPT: _("Agreed. The buyer has been told."),
    Act.REFUSE: _("Declined. The buyer has been told."),
    Act.COUNTER: _("Offered. The buyer has been told."),
    Act.RECEIVE: _("Noted that it has come."),
    Act.INSPECT: _("Checked, and stock is counted."),
    Act.REPLACE: _("Noted. The buyer has been told."),
    Act.ARBITRATE: _("Decided. Both sides can read it."),
    Act.WRITE: _("Sent to the buyer."),
}
