"""CPU and memory of whole process trees."""

import psutil


class Meter:
    """Adds up the CPU of some processes and everything below them; a database's backends are below its postmaster."""

    def __init__(self, pids: list[int]) -> None:
        self._roots = [psutil.Process(pid) for pid in pids]

    def cpu(self) -> float:
        """CPU seconds so far, user and system, of living processes and of children already gone."""
        total = 0.0
        for process in self._all():
            try:
                times = process.cpu_times()
            except psutil.NoSuchProcess:
                continue
            total += times.user + times.system + times.children_user + times.children_system
        return total

    def memory(self) -> float:
        """Resident MiB, pages that are shared between these processes counted once (proportional set size)."""
        total = 0
        for process in self._all():
            try:
                total += process.memory_full_info().pss
            except (psutil.NoSuchProcess, psutil.AccessDenied):
                continue
        return total / 2**20

    def _all(self) -> list[psutil.Process]:
        found: dict[int, psutil.Process] = {}
        for root in self._roots:
            if not root.is_running():
                continue
            found[root.pid] = root
            found |= {child.pid: child for child in root.children(recursive=True)}
        return list(found.values())
