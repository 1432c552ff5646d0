"""Memory and start-up."""

import time

from bench.report import Section
from bench.stack import Stack, wait_for

SETTLE_SECONDS = 3
STARTS = 3


class Memory:
    """Memory of web and worker, idle and after load."""

    def __init__(self, stack: Stack) -> None:
        time.sleep(SETTLE_SECONDS)
        self._meter = stack.meter("web", "worker")
        self._idle = self._meter.memory()

    def after_load(self) -> Section:
        """Both figures, once the load is over."""
        section = Section("Memory", "Web worker and job worker with their parents, proportional set size.")
        loaded = self._meter.memory()
        section.add("idle", f"{self._idle:.0f} MiB", "≤ 250 MiB", self._idle <= 250)
        section.add("after load", f"{loaded:.0f} MiB", "≤ 400 MiB", loaded <= 400)
        return section


def start(stack: Stack) -> Section:
    """Seconds from starting the web role to its first good answer, with everything else running."""
    seconds = []
    for _ in range(STARTS):
        stack.stop("web")
        began = time.monotonic()
        stack.start("web")
        wait_for(f"{stack.settings.public_url}/health")
        seconds.append(time.monotonic() - began)
    middle = sorted(seconds)[STARTS // 2]
    section = Section("Start", f"Median of {STARTS} starts of the web role.")
    section.add("web answers after", f"{middle:.2f} s", "≤ 3 s", middle <= 3)
    return section
