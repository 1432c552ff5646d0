"""What of settlement waits for a person."""

from jishi.console.grid import _
from jishi.console.needs import Need
from jishi.modules.settlement import api as settlement
from jishi.modules.team.contracts import Permission

DIFFERENCES = Need(
    "differences",
    _("Differences with providers"),
    Permission.PAYMENTS_RECONCILE,
    settlement.count_open,
    "/console/reconciliation?view=differs&state=differs",
    "scale",
    urgent=True,
)
