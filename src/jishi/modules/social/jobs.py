"""What social does later and by the clock."""

from jishi.modules.social import api
from jishi.platform.wiring import Wiring


def register(wiring: Wiring) -> None:
    """Take on the jobs."""
    wiring.schedule("social.introduce_everybody", "41 2 * * *", api.introduce_everybody)
