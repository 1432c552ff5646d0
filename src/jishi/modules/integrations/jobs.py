"""What integrations does later, and hears."""

from functools import partial

from jishi.modules.integrations import api
from jishi.modules.integrations.actions.send import SEND
from jishi.modules.integrations.public_events import PUBLIC, handler_of
from jishi.platform.wiring import Wiring


def register(wiring: Wiring) -> None:
    """Send, look after what got lost, sweep, and listen to every public event."""
    wiring.job(SEND, api.send)
    wiring.schedule("integrations.send_lost", "*/10 * * * *", api.send_lost)
    wiring.schedule("integrations.sweep", "40 19 * * *", api.sweep)
    for public in PUBLIC:
        handler, wanted = handler_of(public, api.announce), partial(api.is_wanted, name=public.name)
        wiring.on(public.event, f"integrations.{public.name}", handler, wanted=wanted)
