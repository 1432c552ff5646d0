"""The catalogue's jobs and schedules."""

from jishi.modules.catalog import api
from jishi.modules.catalog.actions.jobs import FETCH_PICTURES, FetchPictures
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def fetch_pictures(tx: Tx, job: FetchPictures) -> None:
    """Fetch one product's pictures."""
    await api.fetch_pictures(tx, job.product_id)


async def go_live(tx: Tx) -> None:
    """Show what is due."""
    await api.go_live(tx)


async def flag_slow_sellers(tx: Tx) -> None:
    """Look at what nobody buys."""
    await api.flag_slow_sellers(tx)


def register(wiring: Wiring) -> None:
    """Register all of them."""
    wiring.job(FETCH_PICTURES, fetch_pictures)
    wiring.schedule("catalog.go_live", "* * * * *", go_live)
    wiring.schedule("catalog.flag_slow_sellers", "17 2 * * *", flag_slow_sellers)
