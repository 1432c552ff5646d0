"""Keep the garbage collector off what lives as long as the process.

Modules, routes, templates and wiring are some hundred thousand objects. Going through them takes a tenth of a second or
two, in which nobody is answered, and finds nothing: they are put aside once, when everything is loaded.
"""

import gc

YOUNGEST = 5_000
"""New objects after which the youngest are looked through: a page makes thousands that are gone when it is sent."""


def settle() -> None:
    """Take what there is now for lasting. Call it once, when a process is ready to work."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNGEST, *gc.get_threshold()[1:])
