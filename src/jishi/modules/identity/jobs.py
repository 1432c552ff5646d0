"""What identity does on its own."""

from jishi.modules.identity import api
from jishi.platform.wiring import Wiring


def register(wiring: Wiring) -> None:
    """Sweep once a night."""
    wiring.schedule("identity.sweep", "20 19 * * *", api.sweep)
