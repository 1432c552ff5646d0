"""Studio colours: one small set of tones per backdrop, warm and quiet so that the thing itself speaks."""

from __future__ import annotations

from dataclasses import dataclass

from jishi.demo.art.spec import Backdrop


@dataclass(frozen=True)
class Studio:
    """Tones of one backdrop, from the lightest wall to the deepest prop."""

    wall: str
    wall_low: str
    floor: str
    floor_low: str
    shape: str
    """Arches, circles, plinths."""
    prop: str
    """Things beside the product."""
    deep: str
    """The darkest, for scenes."""


STUDIOS: dict[Backdrop, Studio] = {
    Backdrop.CREAM: Studio("#fbf4e8", "#f4e6d2", "#efdcc3", "#e8d0b2", "#f6dfbd", "#e0a878", "#b97f52"),
    Backdrop.BLUSH: Studio("#fceeea", "#f6dcd5", "#f1cfc6", "#eac0b5", "#f8d6c9", "#dc8f7e", "#b06a5e"),
    Backdrop.SAGE: Studio("#f1f4e9", "#dfe7d3", "#d3ddc3", "#c5d1b3", "#e6ecd2", "#96ae83", "#66805c"),
    Backdrop.SKY: Studio("#eef4f7", "#d8e6ee", "#cadce6", "#b9d0dd", "#dcebf0", "#85abc2", "#54798f"),
    Backdrop.SAND: Studio("#f7f0e6", "#ebdfce", "#e2d2bc", "#d7c3a8", "#efe0c6", "#c79f72", "#8e6c4c"),
    Backdrop.LILAC: Studio("#f6f0f6", "#e8dcea", "#dfcfe2", "#d3c0d8", "#efdfef", "#ab8fb8", "#7b6189"),
    Backdrop.STONE: Studio("#f4f2ef", "#e4e0db", "#d9d4cd", "#cac4bc", "#ebe5dc", "#a89d90", "#756b61"),
    Backdrop.PEACH: Studio("#fff1e4", "#fbdfc8", "#f7d2b4", "#f0c19d", "#ffdcb8", "#e8935c", "#bd6a3c"),
}
