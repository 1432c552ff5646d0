"""Sentences about a case for its buyer. Message ids; templates translate them."""

import msgspec

from jishi.modules.after_sales.contracts import Act, Kind, Side, State


def _(text: str) -> str:
    """Mark a message id."""
    return text


class CaseLook(msgspec.Struct, frozen=True):
    """How a state is shown: what it means now, and an icon and badge for it."""

    sentence: str
    icon: str
    badge: str


LOOKS: dict[str, CaseLook] = {
    State.ASKED: CaseLook(
        _("The shop looks at it. If it does not answer in time, that counts as a yes."), "clock", "brand"
    ),
    State.COUNTERED: CaseLook(_("The shop offers you another sum. Please say whether you agree."), "handshake", "gold"),
    State.REFUSED: CaseLook(_("The shop has declined. You can have us decide."), "circle-x", "error"),
    State.ESCALATED: CaseLook(_("We look at what both sides say and decide."), "scale", "info"),
    State.RETURNING: CaseLook(_("Please send the goods back, and tell us the parcel’s number."), "package", "brand"),
    State.SENT_BACK: CaseLook(_("The goods are on their way to the shop."), "truck", "info"),
    State.RECEIVED: CaseLook(_("The shop checks what you sent back."), "package-check", "info"),
    State.REPLACING: CaseLook(_("The shop sends you the replacement next."), "package-open", "info"),
    State.REFUNDING: CaseLook(_("Your money is on its way, the way you paid."), "undo-2", "success"),
    State.REFUNDED: CaseLook(_("Your money is back with you."), "circle-check", "success"),
    State.EXCHANGED: CaseLook(_("The replacement has been sent."), "circle-check", "success"),
    State.WITHDRAWN: CaseLook(_("You have withdrawn it."), "circle-x", "plain"),
    State.CLOSED: CaseLook(_("This case is closed."), "circle-x", "plain"),
}

CHOICES: dict[str, tuple[str, str, str]] = {
    "unsent": (_("It has not been sent: money back"), _("It will not be sent, and your money goes back."), "package-x"),
    Kind.REFUND: (_("Only money back"), _("You keep what you have, or it never came."), "wallet"),
    Kind.RETURN: (_("Return it for money"), _("You send it back, then your money goes back."), "undo-2"),
    Kind.EXCHANGE: (_("Exchange it"), _("You send it back and get another one of the same price."), "repeat"),
}
"""Per choice its name, what it means, and an icon."""

SIDES: dict[str, str] = {
    Side.BUYER: _("You (buyer)"),
    Side.MERCHANT: _("The shop"),
    Side.PLATFORM: _("The platform"),
    Side.SYSTEM: _("Automatic"),
}

DONE: dict[str, str] = {
    Act.WITHDRAW: _("Withdrawn."),
    Act.AGREE: _("Agreed."),
    Act.ESCALATE: _("We will look at it."),
    Act.SEND_BACK: _("Thank you. The shop knows that it is coming."),
    Act.WRITE: _("Sent."),
}
