"""Six places where things are at home; each answers where the product goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jishi.demo.art import props
from jishi.demo.art.color import darker, lighter, mix
from jishi.demo.art.drawing import Drawing, Pose, Setting
from jishi.demo.art.palette import Studio
from jishi.demo.art.pen import WHITE, WOOD, Pen, oval, rrect


@dataclass(frozen=True)
class Spot:
    x: float
    y: float
    """Where the foot of a standing product goes, or the top of a hanging one."""


@dataclass(frozen=True)
class Scene:
    behind: Callable[[Pen, Studio, Drawing], Spot]
    before: Callable[[Pen, Studio, Drawing], None]


def _wall(pen: Pen, studio: Studio, horizon: float, tone: str | None = None) -> None:
    tone = tone or mix(studio.wall_low, studio.prop, 0.42)
    pen.path("M0 0H960V960H0Z", pen.gradient((0, lighter(tone, 0.22)), (1, tone), down=True))
    floor = mix(studio.floor_low, studio.prop, 0.2)
    pen.path(
        f"M0 {horizon}H960V960H0Z",
        pen.gradient((0, floor), (1, darker(floor, 0.1)), down=True),
    )


def _rays(pen: Pen, strength: float = 0.2) -> None:
    for x, width in ((60, 150), (250, 150)):
        pen.path(
            f"M{x} 0h{width}l360 960h{-width}z",
            pen.gradient((0, WHITE, strength), (1, WHITE, 0.02), down=True),
        )


def _wardrobe(pen: Pen, studio: Studio, drawing: Drawing) -> Spot:
    _wall(pen, studio, 800)
    pen.path(rrect(250, 90, 460, 760, 230, 0), lighter(studio.shape, 0.2), 0.75)
    _rays(pen)
    if drawing.pose is Pose.HANGS:
        pen.line("M0 128H960", darker(WOOD, 0.1), 16)
        pen.line("M0 124H960", lighter(WOOD, 0.4), 5, 0.7)
        props.rail_clothes(pen, studio)
        props.stool(pen, 120, 900, studio)
        return Spot(480, 122)
    props.plinth(pen, 480, 772, 300, 150, studio)
    props.tall_vase(pen, 846, 890, studio)
    return Spot(480, 776)


def _wardrobe_front(pen: Pen, studio: Studio, drawing: Drawing) -> None:
    if drawing.pose is Pose.HANGS:
        props.tall_vase(pen, 852, 930, studio)
    else:
        props.folded(pen, 130, 900, studio)


def _table_top(pen: Pen, studio: Studio, drawing: Drawing, surface: str) -> Spot:
    """Seen from above, for what lies flat."""
    pen.path(
        "M0 0H960V960H0Z",
        pen.gradient((0, lighter(surface, 0.25)), (1, surface), down=True),
    )
    for y in (150, 330, 520, 700, 860):
        pen.line(f"M-10 {y}Q300 {y + 14} 980 {y - 6}", darker(surface, 0.3), 3, 0.16)
    with pen.moved(480, 480, -5):
        pen.path(rrect(-380, -366, 776, 752, 30), "#35222b", 0.1)
        pen.path(rrect(-390, -380, 776, 752, 30), lighter(studio.shape, 0.35))
        pen.line(rrect(-372, -362, 740, 716, 22), studio.prop, 4, 0.5, dash="14 10")
    _rays(pen, 0.22)
    props.cup_from_above(pen, 838, 130, studio)
    return Spot(
        480,
        480 - drawing.height * min(560 / drawing.height, 580 / drawing.width, 1.3) / 2,
    )


def _table_top_front(pen: Pen, studio: Studio) -> None:
    props.leaf_sprig(pen, 110, 900, studio)


def _bath(pen: Pen, studio: Studio, drawing: Drawing) -> Spot:
    if drawing.pose is Pose.HANGS:
        return _table_top(pen, studio, drawing, mix(studio.floor_low, studio.prop, 0.3))
    _wall(pen, studio, 660)
    pen.path(
        "M560 660V300a170 170 0 0 1 340 0V660Z",
        pen.gradient((0, studio.wall), (1, studio.shape), down=True),
    )
    _rays(pen)
    props.branch(pen, 905, 110, studio, flip=True)
    props.plinth(pen, 700, 800, 170, 230, studio)
    props.plinth(pen, 430, 800, 260, 96, studio)
    return Spot(430, 806)


def _bath_front(pen: Pen, studio: Studio, drawing: Drawing) -> None:
    if drawing.pose is Pose.HANGS:
        _table_top_front(pen, studio)
        return
    props.petals(pen, studio)
    props.small_jar(pen, 715, 808, studio)


def _room(pen: Pen, studio: Studio, drawing: Drawing) -> Spot:
    _wall(pen, studio, 740)
    pen.path("M0 728H960V744H0Z", lighter(studio.wall, 0.4))
    props.window(pen, 96, 96, studio)
    props.frame(pen, 640, 130, studio)
    _rays(pen, 0.22)
    if drawing.pose is Pose.STANDS:
        props.sideboard(pen, 812, studio)
        return Spot(480, 822)
    return Spot(480, 240)


def _room_front(pen: Pen, studio: Studio, drawing: Drawing) -> None:
    if drawing.pose is Pose.STANDS:
        props.potted_plant(pen, 838, 822, studio)
        props.books(pen, 150, 822, studio)
    else:
        props.potted_plant(pen, 850, 930, studio)


def _desk(pen: Pen, studio: Studio, drawing: Drawing) -> Spot:
    if drawing.pose is Pose.HANGS:
        return _table_top(pen, studio, drawing, lighter(WOOD, 0.2))
    wall = mix(studio.wall_low, studio.deep, 0.42)
    _wall(pen, studio, 700, wall)
    pen.path(oval(480, 440, 350, 350), lighter(wall, 0.25), 0.6)
    props.shelf(pen, 610, 210, studio)
    props.frame(pen, 80, 120, studio)
    pen.path(
        "M0 700H960V960H0Z",
        pen.gradient((0, lighter(WOOD, 0.34)), (1, WOOD), down=True),
    )
    pen.path("M0 700H960V708H0Z", WHITE, 0.4)
    props.potted_plant(pen, 872, 742, studio, scale=0.8)
    return Spot(480, 830)


def _desk_front(pen: Pen, studio: Studio, drawing: Drawing) -> None:
    if drawing.pose is Pose.HANGS:
        _table_top_front(pen, studio)
        return
    props.books(pen, 126, 916, studio)
    props.cup(pen, 842, 912, studio)


def _table(pen: Pen, studio: Studio, drawing: Drawing) -> Spot:
    if drawing.pose is Pose.HANGS:
        return _table_top(pen, studio, drawing, lighter(WOOD, 0.3))
    _wall(pen, studio, 690)
    props.window(pen, 560, 70, studio)
    _rays(pen)
    cloth = lighter(studio.wall, 0.5)
    pen.path("M0 690H960V960H0Z", pen.gradient((0, cloth), (1, studio.floor), down=True))
    for y in (735, 800, 885):
        pen.path(f"M0 {y}H960v10H0Z", studio.prop, 0.3)
    props.board(pen, 470, 850, studio)
    props.bowl_of_fruit(pen, 806, 800, studio)
    return Spot(440, 838)


def _table_front(pen: Pen, studio: Studio, drawing: Drawing) -> None:
    props.leaf_sprig(pen, 140, 850, studio)
    if drawing.pose is Pose.STANDS:
        props.nibbles(pen, 700, 906, studio)


def _nature(pen: Pen, studio: Studio, drawing: Drawing) -> Spot:
    sky = mix(studio.wall, "#bcdcea", 0.5)
    pen.path(
        "M0 0H960V960H0Z",
        pen.gradient((0, sky), (0.7, lighter("#fbe0c0", 0.2)), (1, "#fbe0c0"), down=True),
    )
    props.landscape(pen, studio)
    return Spot(480, 846 if drawing.pose is Pose.STANDS else 210)


def _nature_front(pen: Pen, studio: Studio, drawing: Drawing) -> None:
    props.grass(pen, studio)


SCENES: dict[Setting, Scene] = {
    Setting.WARDROBE: Scene(_wardrobe, _wardrobe_front),
    Setting.BATH: Scene(_bath, _bath_front),
    Setting.ROOM: Scene(_room, _room_front),
    Setting.DESK: Scene(_desk, _desk_front),
    Setting.TABLE: Scene(_table, _table_front),
    Setting.NATURE: Scene(_nature, _nature_front),
}
