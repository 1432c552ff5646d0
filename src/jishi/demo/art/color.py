"""Colour arithmetic on `#rrggbb`; shade leans to plum and light to cream, so that every picture shares one light."""

from __future__ import annotations

INK = "#35222b"
LIGHT = "#fffaf2"


def parse(color: str) -> tuple[int, int, int]:
    """The three channels, 0–255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def mix(a: str, b: str, t: float) -> str:
    """The colour `t` of the way from `a` to `b`."""
    pairs = zip(parse(a), parse(b), strict=True)
    return "#" + "".join(f"{round(x + (y - x) * t):02x}" for x, y in pairs)


def darker(color: str, t: float) -> str:
    return mix(color, INK, t)


def lighter(color: str, t: float) -> str:
    return mix(color, LIGHT, t)


def luminance(color: str) -> float:
    """Perceived brightness, 0–1 (Rec. 601 weights)."""
    r, g, b = parse(color)
    return (0.299 * r + 0.587 * g + 0.114 * b) / 255
