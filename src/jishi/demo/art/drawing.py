"""What the studio must know about a drawing before it draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from jishi.demo.art.pen import Pen


class Pose(StrEnum):
    STANDS = "stands"
    HANGS = "hangs"
    """Before a wall, or lies on a table seen from above."""


class Setting(StrEnum):
    """The kind of place a thing is at home in."""

    WARDROBE = "wardrobe"
    BATH = "bath"
    ROOM = "room"
    FLOOR = "floor"
    DESK = "desk"
    TABLE = "table"
    NATURE = "nature"


@dataclass(frozen=True)
class Drawing:
    draw: Callable[[Pen], None]
    setting: Setting
    width: float
    height: float
    """Size of what is drawn, from y = 0 upwards."""
    pose: Pose = Pose.STANDS
    focus: float = 0.56
    """Which part of the height the close-up looks at; 0 is the ground."""
