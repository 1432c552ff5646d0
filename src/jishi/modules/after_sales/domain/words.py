"""What kinds, reasons, states and acts are called. Message ids; whoever shows them translates them."""

from jishi.modules.after_sales.contracts import Act, Kind, Reason, State


def _(text: str) -> str:
    """Mark a message id."""
    return text


KIND_NAMES: dict[str, str] = {
    Kind.REFUND: _("Money back"),
    Kind.RETURN: _("Return and money back"),
    Kind.EXCHANGE: _("Exchange"),
}

REASON_NAMES: dict[str, str] = {
    Reason.NO_LONGER_WANTED: _("I no longer want it"),
    Reason.ORDERED_WRONG: _("I ordered the wrong thing"),
    Reason.TOO_SLOW: _("It takes too long to be sent"),
    Reason.AGREED: _("Agreed with the shop"),
    Reason.NOT_RECEIVED: _("It has not arrived"),
    Reason.MISSING_PARTS: _("Something is missing"),
    Reason.DAMAGED: _("It arrived damaged"),
    Reason.FAULTY: _("It does not work as it should"),
    Reason.WRONG_ITEM: _("It is not what I ordered"),
    Reason.NOT_AS_DESCRIBED: _("It is not as described"),
    Reason.WRONG_SIZE: _("The size or colour does not suit"),
    Reason.OVERPRICED: _("I paid too much"),
    Reason.OTHER: _("Another reason"),
}

STATE_NAMES: dict[str, str] = {
    State.ASKED: _("Waiting for the shop"),
    State.COUNTERED: _("The shop makes an offer"),
    State.REFUSED: _("Declined by the shop"),
    State.ESCALATED: _("Being decided"),
    State.RETURNING: _("To be sent back"),
    State.SENT_BACK: _("On its way back"),
    State.RECEIVED: _("Being checked"),
    State.REPLACING: _("Replacement to be sent"),
    State.REFUNDING: _("Money on its way"),
    State.REFUNDED: _("Money is back"),
    State.EXCHANGED: _("Exchanged"),
    State.WITHDRAWN: _("Withdrawn"),
    State.CLOSED: _("Closed case"),
}

ACT_NAMES: dict[str, str] = {
    Act.ASK: _("Asked for"),
    Act.WRITE: _("Wrote"),
    Act.ACCEPT: _("Agreed"),
    Act.REFUSE: _("Declined"),
    Act.COUNTER: _("Made an offer"),
    Act.AGREE: _("Took the offer"),
    Act.WITHDRAW: _("Withdrew"),
    Act.ESCALATE: _("Asked the platform to decide"),
    Act.SEND_BACK: _("Sent the goods back"),
    Act.RECEIVE: _("Received the goods"),
    Act.INSPECT: _("Checked the goods"),
    Act.REPLACE: _("Sent the replacement"),
    Act.ARBITRATE: _("Decided"),
    Act.LAPSE: _("The time was up"),
    Act.PAY: _("The money arrived"),
    Act.FAIL: _("The payment provider refused"),
}
