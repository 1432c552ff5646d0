"""What the catalogue declares to the rest."""

from jishi.modules.catalog import kinds
from jishi.modules.catalog import options as own
from jishi.modules.notifications import api as notifications
from jishi.platform import options
from jishi.platform.runtime import Runtime


def provide(runtime: Runtime) -> None:
    """Settings of the console, and kinds of notices."""
    options.declare(runtime, *own.ALL)
    for kind in kinds.ALL:
        notifications.declare(runtime, kind)
