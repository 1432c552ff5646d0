"""What messaging hears from others."""

from jishi.modules.messaging import api
from jishi.modules.moderation.events import ItemDecided
from jishi.modules.social.events import PersonBlocked
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def on_blocked(tx: Tx, event: PersonBlocked) -> None:
    await api.keep_apart(tx, event.by, event.whom)


async def on_decided(tx: Tx, event: ItemDecided) -> None:
    if event.kind == api.SUBJECT:
        await api.obey(tx, event.subject_id, published=event.published)


def register(wiring: Wiring) -> None:
    """Listen."""
    wiring.inside(PersonBlocked, on_blocked)
    wiring.inside(ItemDecided, on_decided)
