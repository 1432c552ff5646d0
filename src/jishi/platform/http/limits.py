"""Rate limits: a token bucket per rule and caller, in this process."""

from time import monotonic

import msgspec

from jishi.kernel.errors import TooMany

MOST_BUCKETS = 100_000


class Rule(msgspec.Struct, frozen=True):
    """`burst` at once, then `per_minute` steadily. `name` separates the buckets of different rules."""

    name: str
    burst: int
    per_minute: int


class Limits:
    """Buckets of all rules. The oldest are dropped when there are too many, which only ever forgives."""

    def __init__(self, *, enabled: bool = True) -> None:
        self.enabled = enabled
        self._buckets: dict[tuple[str, str], tuple[float, float]] = {}

    def spend(self, rule: Rule, who: str, cost: float = 1) -> None:
        """Take `cost` tokens of `who`. Raises TooMany with the seconds to wait when there are not enough."""
        if not self.enabled:
            return
        key, now, rate = (rule.name, who), monotonic(), rule.per_minute / 60
        level, seen = self._buckets.get(key, (float(rule.burst), now))
        level = min(float(rule.burst), level + (now - seen) * rate)
        if level < cost:
            raise TooMany(retry_after=max(1, int((cost - level) / rate) + 1))
        self._buckets.pop(key, None)
        self._buckets[key] = (level - cost, now)
        if len(self._buckets) > MOST_BUCKETS:
            del self._buckets[next(iter(self._buckets))]


ANYTHING = Rule("anything", burst=300, per_minute=1_200)
"""Every request of one address."""

WRITES = Rule("writes", burst=60, per_minute=240)
"""Unsafe requests of one address."""
