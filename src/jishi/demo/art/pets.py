"""Cats, dogs, rabbits and a bear, for those who let their friend pose."""

from __future__ import annotations

import random
from collections.abc import Callable

from jishi.demo.art.color import INK, darker, lighter
from jishi.demo.art.pen import WHITE, Pen, oval

FURS = ("#e0a15e", "#f2e3cd", "#8f8a8c", "#5b4a45", "#c98a5f", "#fff6ea")


def _face(pen: Pen, fur: str, wide: float) -> None:
    pen.slab("M-190 320C-190 190 -110 170 0 170C110 170 190 190 190 320Z", fur)
    pen.slab(
        f"M{-wide} 10C{-wide} -150 {wide} -150 {wide} 10C{wide} 130 80 170 0 170C-80 170 {-wide} 130 {-wide} 10Z",
        fur,
    )


def _features(pen: Pen, muzzle: str) -> None:
    pen.path("M-70 78C-70 30 70 30 70 78C70 140 -70 140 -70 78Z", muzzle)
    for side in (-1, 1):
        pen.path(oval(side * 74, 4, 17, 21), INK)
        pen.path(oval(side * 74 + 6, -4, 6, 7), WHITE)
        pen.path(oval(side * 108, 62, 24, 15), "#e8725f", 0.28)
    pen.path("M-20 54Q0 44 20 54Q10 78 0 78Q-10 78 -20 54Z", darker("#c9715f", 0.3))
    pen.line("M0 78Q-4 104 -30 98M0 78Q4 104 30 98", INK, 6)


def _collar(pen: Pen) -> None:
    pen.line("M-110 190Q0 240 110 190", pen.color, 28)
    pen.path(oval(0, 226, 22, 22), "#f2c14e")


def cat(pen: Pen, rng: random.Random) -> None:
    fur = rng.choice(FURS)
    for side in (-1, 1):
        pen.path(
            f"M{side * 150} -30L{side * 160} -190Q{side * 110} -180 {side * 50} -110Z",
            fur,
        )
        pen.path(
            f"M{side * 134} -70L{side * 140} -154Q{side * 110} -146 {side * 76} -106Z",
            "#efb1a0",
        )
    _face(pen, fur, 170)
    for x in (-40, 0, 40):
        pen.line(f"M{x} -106V-62", darker(fur, 0.35), 13, 0.7)
    _features(pen, lighter(fur, 0.6))
    for side in (-1, 1):
        for dy in (-10, 12):
            pen.line(f"M{side * 90} {84 + dy}L{side * 176} {74 + dy * 2}", INK, 4, 0.5)
    _collar(pen)


def dog(pen: Pen, rng: random.Random) -> None:
    fur = rng.choice(FURS)
    _face(pen, fur, 156)
    for side in (-1, 1):
        pen.slab(
            (
                f"M{side * 100} -104C{side * 190} -140 {side * 220} 20 {side * 176} 90"
                f"C{side * 140} 80 {side * 130} -20 {side * 100} -104Z"
            ),
            darker(fur, 0.28),
        )
    pen.path(oval(74, 0, 44, 52), darker(fur, 0.2))
    _features(pen, lighter(fur, 0.65))
    pen.path("M-18 104Q0 112 18 104Q18 146 0 146Q-18 146 -18 104Z", "#e8877a")
    _collar(pen)


def rabbit(pen: Pen, rng: random.Random) -> None:
    fur = rng.choice(FURS)
    for side in (-1, 1):
        with pen.moved(side * 66, -80, side * 12):
            pen.path(oval(0, -100, 44, 120), fur)
            pen.path(oval(0, -94, 22, 88), "#f2b8aa")
    _face(pen, fur, 150)
    _features(pen, lighter(fur, 0.6))
    _collar(pen)


def bear(pen: Pen, rng: random.Random) -> None:
    fur = rng.choice(FURS[2:5])
    for side in (-1, 1):
        pen.path(oval(side * 124, -108, 58, 58), fur)
        pen.path(oval(side * 124, -104, 32, 32), lighter(fur, 0.4))
    _face(pen, fur, 168)
    _features(pen, lighter(fur, 0.55))
    _collar(pen)


PETS: tuple[Callable[[Pen, random.Random], None], ...] = (
    cat,
    cat,
    dog,
    dog,
    rabbit,
    bear,
)
