"""What after-sales gives a runtime."""

from jishi.modules.after_sales import api
from jishi.modules.after_sales.notices import KINDS
from jishi.modules.notifications import api as notifications
from jishi.platform import options
from jishi.platform.runtime import Runtime


def provide(runtime: Runtime) -> None:
    """The settings of the house, and what people are told."""
    options.declare(runtime, *api.OPTIONS)
    notifications.declare(runtime, *KINDS)
