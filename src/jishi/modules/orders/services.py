"""What lives as long as the process: the options that orders declares."""

from jishi.modules.orders import options as own
from jishi.platform import options
from jishi.platform.runtime import Runtime


def provide(runtime: Runtime) -> None:
    """Have them shown in the console."""
    options.declare(runtime, *own.ALL)
