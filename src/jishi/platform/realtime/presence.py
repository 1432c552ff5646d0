"""Who is here: known while it lasts, kept nowhere.

Each process tells the others of whom it has connections: changes within a second, everybody anew once in a while. What
a process said is good for a little longer than that, so one that dies takes its people along. Somebody who leaves may
only turn a page: they are gone when they have not come back for a moment.
"""

from collections.abc import Iterable
from time import monotonic

from jishi.platform.realtime.parcels import Parcel, Verb

LINGER_SECONDS = 15.0
AGAIN_SECONDS = 20.0
GOOD_SECONDS = 50.0
PER_PARCEL = 150


class Presence:
    """Which accounts are here, in this process or another."""

    def __init__(self, process: str) -> None:
        self._process = process
        self._mine: set[str] = set()
        self._leaving: dict[str, float] = {}
        self._others: dict[str, dict[str, float]] = {}
        self._fresh: set[str] = set()
        self._said_at = 0.0

    def is_online(self, account: str) -> bool:
        """Whether the account (its id as hex) has a page open, or had one a moment ago."""
        if account in self._mine:
            return True
        now = monotonic()
        return any(known.get(account, 0.0) > now for known in self._others.values())

    def came(self, account: str) -> dict[str, bool]:
        """The account has a page open here. Returns whose presence changed by that."""
        self._leaving.pop(account, None)
        if account in self._mine:
            return {}
        was_online = self.is_online(account)
        self._mine.add(account)
        self._fresh.add(account)
        return {} if was_online else {account: True}

    def left(self, account: str) -> None:
        """The account closed its last page here."""
        self._leaving[account] = monotonic() + LINGER_SECONDS

    def hear(self, process: str, accounts: Iterable[str], *, is_here: bool) -> dict[str, bool]:
        """Another process has these accounts, or has them no longer. Returns whose presence changed by that."""
        if process == self._process:
            return {}
        known, now, changes = self._others.setdefault(process, {}), monotonic(), {}
        for account in accounts:
            was_online = self.is_online(account)
            if is_here:
                known[account] = now + GOOD_SECONDS
            else:
                known.pop(account, None)
            if was_online is not is_here and self.is_online(account) is is_here:
                changes[account] = is_here
        return changes

    def tick(self, now: float, connected: set[str]) -> tuple[dict[str, bool], list[Parcel]]:
        """Whose presence has changed by the passing of time, and what the other processes are to be told."""
        gone = [account for account, until in self._leaving.items() if until <= now]
        for account in gone:
            del self._leaving[account]
            if account not in connected:
                self._mine.discard(account)
                self._fresh.discard(account)
        changes = {account: False for account in gone if not self.is_online(account)}
        changes |= self._expire(now)
        parcels = self._parcels(Verb.GONE, [account for account in gone if account not in self._mine])
        if now - self._said_at >= AGAIN_SECONDS:
            self._said_at = now
            parcels += self._parcels(Verb.HERE, self._mine)
        else:
            parcels += self._parcels(Verb.HERE, self._fresh)
        self._fresh.clear()
        return changes, parcels

    def _expire(self, now: float) -> dict[str, bool]:
        changes = {}
        for process in list(self._others):
            known = self._others[process]
            for account in [account for account, until in known.items() if until <= now]:
                del known[account]
                if not self.is_online(account):
                    changes[account] = False
            if not known:
                del self._others[process]
        return changes

    def _parcels(self, verb: Verb, accounts: Iterable[str]) -> list[Parcel]:
        ordered = sorted(accounts)
        return [
            Parcel(verb, who=self._process, other=",".join(ordered[start : start + PER_PARCEL]))
            for start in range(0, len(ordered), PER_PARCEL)
        ]
