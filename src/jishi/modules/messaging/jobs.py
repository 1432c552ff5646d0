"""The jobs of messaging."""

from jishi.modules.messaging import api
from jishi.modules.messaging.jobs_contracts import TELL_ABSENT
from jishi.platform.wiring import Wiring


def register(wiring: Wiring) -> None:
    """Do them."""
    wiring.job(TELL_ABSENT, api.tell_absent)
