"""How settlement is said."""

from jishi.console.grid import Tag, _
from jishi.modules.settlement.contracts import DayState, DifferenceKind, PayoutState, Resolution

PAYOUTS: dict[str, Tag] = {
    PayoutState.ASKED: Tag(_("Waits for agreement"), "gold"),
    PayoutState.APPROVED: Tag(_("Agreed"), "info"),
    PayoutState.SENDING: Tag(_("At the bank"), "info"),
    PayoutState.PAID: Tag(_("Arrived"), "success"),
    PayoutState.FAILED: Tag(_("Not taken by the bank"), "error"),
    PayoutState.REFUSED: Tag(_("Refused")),
}

DAYS: dict[str, Tag] = {
    DayState.CLEAN: Tag(_("All agree"), "success"),
    DayState.DIFFERS: Tag(_("Differs"), "error"),
}

KINDS: dict[str, str] = {
    DifferenceKind.MISSING_HERE: _("We have no record of it"),
    DifferenceKind.MISSING_THERE: _("The provider has no record of it"),
    DifferenceKind.AMOUNT: _("The amounts differ"),
    DifferenceKind.CURRENCY: _("The currencies differ"),
    DifferenceKind.TWICE: _("Taken twice"),
}

CAUSES: dict[str, str] = {
    DifferenceKind.MISSING_HERE: _(
        "Most likely its callback never reached us. Ask the provider: what is paid is then recorded, or sent back."
    ),
    DifferenceKind.MISSING_THERE: _(
        "We believed money that the provider does not report. Ask the provider, and hold what was shipped for it."
    ),
    DifferenceKind.AMOUNT: _("A wrong amount in a file or a callback. Compare both with the provider's own records."),
    DifferenceKind.CURRENCY: _("The provider converted it, or reports it wrongly."),
    DifferenceKind.TWICE: _(
        "The payer was charged again for an order that is paid. Ask the provider: what came twice goes back by itself."
    ),
}

RESOLUTIONS: dict[str, str] = {
    Resolution.HEALED: _("Went away when compared again"),
    Resolution.ACCEPTED: _("Accepted"),
    Resolution.SETTLED: _("Settled another way"),
}

MOVES: dict[str, str] = {
    "settlement.settled": _("Order settled"),
    "settlement.reversed": _("Money back to a buyer"),
    "settlement.payout_asked": _("Payout"),
    "settlement.payout_returned": _("Payout that did not leave"),
}

SIDES: dict[str, str] = {"charge": _("Payments"), "refund": _("Refunds")}
