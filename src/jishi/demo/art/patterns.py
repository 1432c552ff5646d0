"""Repeating patterns as plain paths over the drawing area; they are clipped to what they decorate.

SVG's own `<pattern>` is not used: librsvg resamples its tile under every transform, which costs more than the rest of
the picture together. One path per colour costs next to nothing, and its geometry is computed once per process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from math import cos, pi, sin
from typing import NamedTuple

from jishi.demo.art.color import darker, lighter, mix
from jishi.demo.art.spec import Pattern

LEFT, RIGHT, TOP, BOTTOM = -320, 320, -660, 70


class Layer(NamedTuple):
    d: str
    tone: Callable[[str, str], str]
    """From the colour of the print and of the ground."""
    opacity: float = 1
    stroke: float = 0
    """Width of the line; 0 fills."""


def _print(tone: str, ground: str) -> str:
    return tone


def _cells(width: float, height: float, shift: float = 0) -> Iterator[tuple[float, float]]:
    """Origins of tiles; every other row is shifted sideways."""
    y, row = float(TOP), 0
    while y < BOTTOM:
        x = LEFT - (shift if row % 2 else 0)
        while x < RIGHT:
            yield x, y
            x += width
        y, row = y + height, row + 1


def _disc(x: float, y: float, r: float) -> str:
    return f"M{x - r:.1f} {y:.1f}a{r:.1f} {r:.1f} 0 1 0 {2 * r:.1f} 0a{r:.1f} {r:.1f} 0 1 0 {-2 * r:.1f} 0z"


def _rows(step: float, height: float) -> str:
    ys = range(TOP, BOTTOM, int(step))
    return "".join(f"M{LEFT} {y}H{RIGHT}v{height}H{LEFT}z" for y in ys)


def _columns(step: float, width: float) -> str:
    xs = range(LEFT, RIGHT, int(step))
    return "".join(f"M{x} {TOP}V{BOTTOM}h{width}V{TOP}z" for x in xs)


def _stripes() -> tuple[Layer, ...]:
    return (Layer(_rows(60, 25), _print),)


def _pinstripes() -> tuple[Layer, ...]:
    return (Layer(_columns(30, 5), _print, 0.85),)


def _checks() -> tuple[Layer, ...]:
    thin = _rows(72, 3) + _columns(72, 3)
    return (
        Layer(_rows(72, 36), _print, 0.42),
        Layer(_columns(72, 36), _print, 0.42),
        Layer(thin, lambda tone, ground: lighter(ground, 0.5)),
    )


def _dots() -> tuple[Layer, ...]:
    return (Layer("".join(_disc(x, y, 9) for x, y in _cells(58, 32, 29)), _print),)


def _bloom(x: float, y: float, r: float, turn: float) -> str:
    around = (turn + i * 2 * pi / 5 for i in range(5))
    return "".join(_disc(x + r * cos(a), y + r * sin(a), r * 0.72) for a in around)


def _floral() -> tuple[Layer, ...]:
    cells = list(_cells(116, 104, 58))
    small = "".join(_bloom(x + 30, y + 28, 12, 0.2) for x, y in cells)
    large = "".join(_bloom(x + 86, y + 76, 15, 0.8) for x, y in cells)
    hearts = "".join(_disc(x + 30, y + 28, 6) + _disc(x + 86, y + 76, 8) for x, y in cells)
    leaves = "".join(
        f"M{x + 46:.0f} {y + 40:.0f}q20 -4 26 16q-22 4 -26 -16zM{x + 66:.0f} {y + 92:.0f}q-22 0 -24 18q20 4 24 -18z"
        for x, y in cells
    )
    buds = "".join(_disc(x + 88, y + 20, 5) + _disc(x + 22, y + 78, 6) for x, y in cells)
    return (
        Layer(leaves, lambda tone, ground: mix(tone, "#5d8a63", 0.65)),
        Layer(small + buds, _print),
        Layer(large, lambda tone, ground: lighter(tone, 0.3)),
        Layer(hearts, lambda tone, ground: "#f0b948"),
    )


def _waves() -> tuple[Layer, ...]:
    rows = "".join(f"M{LEFT} {y}q18 -18 36 0" + "t36 0" * 17 for y in range(TOP, BOTTOM, 38))
    return (Layer(rows, _print, 1, 6),)


def _chevron() -> tuple[Layer, ...]:
    rows = "".join(f"M{LEFT} {y}" + "l32 -24l32 24" * 10 for y in range(TOP, BOTTOM, 46))
    return (Layer(rows, _print, 1, 9),)


def _terrazzo() -> tuple[Layer, ...]:
    cells = list(_cells(116, 112, 40))
    chips: tuple[tuple[tuple[str, ...], Callable[[str, str], str]], ...] = (
        (("10 14l18 -6l8 14l-16 8z", "82 70l16 -6l8 12l-14 10z"), _print),
        (("60 10l14 4l-4 16l-14 -6z",), lambda tone, ground: darker(tone, 0.3)),
        (
            ("96 30l18 2l-6 14l-14 -4z", "14 98l14 -4l6 12l-12 8z"),
            lambda tone, ground: lighter(tone, 0.4),
        ),
        (
            ("30 60l10 -8l14 8l-8 14l-14 -4z",),
            lambda tone, ground: mix(tone, "#e0a458", 0.6),
        ),
        (
            ("58 100l18 -2l-2 12l-14 2z",),
            lambda tone, ground: mix(tone, "#7d9d9c", 0.6),
        ),
    )
    layers = []
    for shapes, tone in chips:
        starts = [
            (
                float(s.split("l")[0].split()[0]),
                float(s.split("l")[0].split()[1]),
                s[s.index("l") :],
            )
            for s in shapes
        ]
        layers.append(
            Layer(
                "".join(f"M{x + px:.0f} {y + py:.0f}{rest}" for x, y in cells for px, py, rest in starts),
                tone,
            )
        )
    return tuple(layers)


def _leaf(x: float, y: float, turn: float) -> str:
    def at(across: float, along: float) -> str:
        return f"{x + across * cos(turn) - along * sin(turn):.1f} {y + across * sin(turn) + along * cos(turn):.1f}"

    return f"M{at(0, 0)}C{at(-16, -14)} {at(-14, -34)} {at(0, -46)}C{at(14, -34)} {at(16, -14)} {at(0, 0)}z"


def _leaves() -> tuple[Layer, ...]:
    cells = list(_cells(108, 108, 54))
    places = ((22, 62, -0.44), (76, 46, 0.52), (48, 112, 0.17), (100, 106, -0.87))
    veins = "".join(
        f"M{x + px:.0f} {y + py + 6:.0f}l{sin(a) * 38:.1f} {-cos(a) * 38:.1f}" for x, y in cells for px, py, a in places
    )
    return (
        Layer(
            "".join(_leaf(x + px, y + py, a) for x, y in cells for px, py, a in places),
            _print,
        ),
        Layer(veins, lambda tone, ground: lighter(ground, 0.25), 1, 2.5),
    )


def _knit() -> tuple[Layer, ...]:
    rows = "".join(f"M{LEFT} {y}" + "l16 13l16 -13" * 20 for y in range(TOP, BOTTOM, 18))
    return (Layer(rows, lambda tone, ground: darker(ground, 0.3), 0.34, 4),)


_LAYERS: dict[Pattern, Callable[[], tuple[Layer, ...]]] = {
    Pattern.PLAIN: tuple,
    Pattern.STRIPES: _stripes,
    Pattern.PINSTRIPES: _pinstripes,
    Pattern.CHECKS: _checks,
    Pattern.DOTS: _dots,
    Pattern.FLORAL: _floral,
    Pattern.WAVES: _waves,
    Pattern.CHEVRON: _chevron,
    Pattern.TERRAZZO: _terrazzo,
    Pattern.LEAVES: _leaves,
    Pattern.KNIT: _knit,
}


@cache
def layers(pattern: Pattern) -> tuple[Layer, ...]:
    """What to draw, first to last; nothing for plain."""
    return _LAYERS[pattern]()
