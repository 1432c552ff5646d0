"""Who looks after webhooks hears when an endpoint is no longer called."""

from jishi.modules.notifications import api as notifications
from jishi.modules.notifications.contracts import Kind
from jishi.platform.runtime import Runtime

DISABLED = Kind(
    code="webhooks.disabled",
    group="work",
    title="A webhook is no longer called",
    text="%(url)s has not answered well for days, or said that it wants no more. Nothing is lost: once it works again,"
    " switch it on and send what it missed.",
    link="/console/webhooks/%(id)s",
    action="Look at it",
    sample={"url": "https://erp.example.com/hooks", "id": "1"},
)


def provide(runtime: Runtime) -> None:
    """Make the kind known."""
    notifications.declare(runtime, DISABLED)
