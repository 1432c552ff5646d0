"""Ninety days of baskets: a growing shop with week-ends, festivals and a busy evening."""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate

from jishi.demo.world.model import Basket, BasketLine, DayPlan, Outcome, Person, Product, Text, World

DAYS = 90
_BASE = 26
"""Baskets on the first plain day."""
_HOURS = (9, 5, 3, 2, 1, 2, 6, 14, 24, 34, 42, 44, 52, 46, 38, 36, 38, 40, 46, 62, 84, 92, 74, 34)
"""Relative orders per hour: a bump at lunch, the peak around nine in the evening."""
_OUTCOMES = ((Outcome.PAID, 88), (Outcome.CANCELLED, 5), (Outcome.EXPIRED, 5), (Outcome.REFUSED, 2))
_FESTIVALS: dict[int, tuple[Text, float]] = {
    72: (Text("会员日", "Members' day"), 1.9),
    46: (Text("换季特卖", "End-of-season sale"), 1.7),
    45: (Text("换季特卖", "End-of-season sale"), 1.5),
    20: (Text("集市大促", "Jishi grand sale"), 3.2),
    19: (Text("集市大促", "Jishi grand sale"), 2.3),
    18: (Text("集市大促", "Jishi grand sale"), 1.6),
    5: (Text("会员日", "Members' day"), 1.8),
}
"""By days before today, so that a fresh world always has its peaks."""


def make_days(world: World, *, last_weekday: int = 6) -> Iterator[DayPlan]:
    """The plans from 90 days ago to yesterday. `last_weekday` is the weekday of yesterday (Monday 0), so that
    week-ends fall where they should. Nobody orders before joining, nothing sells before its launch."""
    picker = _Picker(world)
    for day in range(DAYS, 0, -1):
        rng = random.Random(f"{world.seed}/day/{day}")
        weekday = (last_weekday - (day - 1)) % 7
        festival = _FESTIVALS.get(day)
        growth = 1 + 0.9 * (DAYS - day) / DAYS
        rhythm = (0.92, 0.9, 0.94, 0.98, 1.06, 1.22, 1.18)[weekday]
        count = round(_BASE * growth * rhythm * (festival[1] if festival else 1) * rng.uniform(0.88, 1.12))
        baskets = sorted((picker.basket(day, rng) for _ in range(count)), key=lambda b: (b.hour, b.minute))
        yield DayPlan(day, festival[0] if festival else None, tuple(baskets))


class _Picker:
    """Chooses who buys what; holds the cumulative weights that make choosing cheap."""

    def __init__(self, world: World) -> None:
        self._people = world.people
        self._products = world.products
        self._by_category: dict[str, list[int]] = {}
        for index, product in enumerate(world.products):
            self._by_category.setdefault(product.category, []).append(index)
        self._popular = list(accumulate(product.popularity for product in world.products))
        self._active = list(accumulate(person.activity for person in world.people))

    def basket(self, day: int, rng: random.Random) -> Basket:
        person = self._person(day, rng)
        lines: dict[int, BasketLine] = {}
        for _ in range(rng.choices((1, 2, 3, 4, 5), (52, 26, 13, 6, 3))[0]):
            product = self._product(self._people[person], day, rng)
            lines.setdefault(product, _line(product, self._products[product], rng))
        outcome = rng.choices([o for o, _ in _OUTCOMES], [w for _, w in _OUTCOMES])[0]
        hour = rng.choices(range(24), _HOURS)[0]
        return Basket(person, hour, rng.randrange(60), tuple(lines.values()), outcome)

    def _person(self, day: int, rng: random.Random) -> int:
        while True:
            index = bisect(self._active, rng.randrange(self._active[-1]))
            if self._people[index].joined >= day:
                return index

    def _product(self, person: Person, day: int, rng: random.Random) -> int:
        """Two of three times something the person cares for, else what everybody buys."""
        while True:
            liked = [key for key in person.interests if key in self._by_category]
            if liked and rng.random() < 0.66:
                shelf = self._by_category[rng.choice(liked)]
                index = rng.choices(shelf, [self._products[i].popularity for i in shelf])[0]
            else:
                index = bisect(self._popular, rng.randrange(self._popular[-1]))
            if self._products[index].launched >= day:
                return index


def _line(index: int, product: Product, rng: random.Random) -> BasketLine:
    """A variant with a leaning to the first ones; several pieces of what is cheap."""
    variant = min(int(rng.expovariate(1 / max(1.0, len(product.variants) / 3))), len(product.variants) - 1)
    cheap = product.variants[variant].price < 6000
    return BasketLine(index, variant, rng.choices((1, 2, 3), (70, 24, 6) if cheap else (96, 4, 0))[0])
