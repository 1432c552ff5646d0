"""Six places where things are at home; each answers where the product goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jishi.demo.art import fittings, landscapes, props
from jishi.demo.art.color import INK, darker, lighter, mix
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
    if pen.mark % 3 == 0:
        pen.path(rrect(250, 90, 460, 760, 230, 0), lighter(studio.shape, 0.2), 0.75)
    elif pen.mark % 3 == 1 and drawing.pose is Pose.STANDS:
        fittings.mirror(pen, 650, 400, 230, studio)
    else:
        pen.path(rrect(300, 60, 560, 660, 20), lighter(studio.shape, 0.3), 0.6)
        pen.path(rrect(330, 90, 500, 600, 12), lighter(studio.wall, 0.2), 0.6)
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
    if pen.mark % 3 == 2:
        pen.path(oval(490, 496, 392, 392), INK, 0.1)
        pen.path(oval(480, 480, 392, 392), lighter(studio.shape, 0.35))
        pen.line(oval(480, 480, 364, 364), studio.prop, 5, 0.5, dash="2 12")
    else:
        with pen.moved(480, 480, -5):
            pen.path(rrect(-380, -366, 776, 752, 30), INK, 0.1)
            pen.path(rrect(-390, -380, 776, 752, 30), lighter(studio.shape, 0.35))
            pen.line(rrect(-372, -362, 740, 716, 22), studio.prop, 4, 0.5, dash="14 10")
    _rays(pen, 0.22)
    if pen.mark % 2:
        props.cup_from_above(pen, 838, 130, studio)
    else:
        fittings.notebook_from_above(pen, 868, 150, studio)
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
    if pen.mark % 3 == 0:
        pen.path(
            "M560 660V300a170 170 0 0 1 340 0V660Z",
            pen.gradient((0, studio.wall), (1, studio.shape), down=True),
        )
    elif pen.mark % 3 == 1:
        fittings.mirror(pen, 690, 330, 190, studio)
    else:
        fittings.curtain(pen, studio, 640)
        pen.path(oval(560, 400, 270, 270), lighter(studio.shape, 0.2), 0.7)
    _rays(pen)
    if pen.mark % 3 == 1:
        props.tall_vase(pen, 160, 790, studio)
    else:
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
    if pen.mark % 3 == 0:
        props.window(pen, 96, 96, studio)
        props.frame(pen, 640, 130, studio)
    elif pen.mark % 3 == 1:
        fittings.curtain(pen, studio, 728)
        fittings.gallery(pen, 590, 110, studio)
    else:
        props.window(pen, 590, 110, studio)
        fittings.pendant(pen, 240, 110, studio)
    _rays(pen, 0.22)
    if drawing.pose is Pose.STANDS:
        props.sideboard(pen, 812, studio)
        return Spot(480, 822)
    return Spot(480, 240)


def _floor(pen: Pen, studio: Studio, drawing: Drawing) -> Spot:
    """For what stands on the floor of a room."""
    _wall(pen, studio, 700)
    pen.path("M0 688H960V704H0Z", lighter(studio.wall, 0.4))
    if pen.mark % 2:
        fittings.curtain(pen, studio, 700)
        fittings.gallery(pen, 600, 90, studio)
    else:
        props.window(pen, 90, 80, studio)
        fittings.pendant(pen, 760, 120, studio)
    _rays(pen, 0.22)
    pen.path(oval(480, 866, 420, 84), mix(studio.shape, studio.prop, 0.25))
    pen.line(oval(480, 866, 392, 76), lighter(studio.shape, 0.4), 6, 0.8, dash="16 12")
    return Spot(480, 878)


def _floor_front(pen: Pen, studio: Studio, drawing: Drawing) -> None:
    props.potted_plant(pen, 866, 900, studio, scale=1.15)


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
    if pen.mark % 3 == 0:
        props.shelf(pen, 610, 210, studio)
        props.frame(pen, 80, 120, studio)
    elif pen.mark % 3 == 1:
        props.window(pen, 70, 90, studio)
        props.shelf(pen, 610, 230, studio)
    else:
        fittings.pegboard(pen, 70, 100, studio)
        fittings.pendant(pen, 800, 80, studio)
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
    if pen.mark % 3 == 0:
        props.window(pen, 560, 70, studio)
    elif pen.mark % 3 == 1:
        fittings.jars(pen, 560, 250, studio)
        fittings.pendant(pen, 190, 60, studio)
    else:
        fittings.curtain(pen, studio, 680)
        props.frame(pen, 640, 110, studio)
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
    (landscapes.mountains, landscapes.lake, landscapes.dunes)[pen.mark % 3](pen, studio)
    return Spot(480, 846 if drawing.pose is Pose.STANDS else 210)


def _nature_front(pen: Pen, studio: Studio, drawing: Drawing) -> None:
    (landscapes.grass, landscapes.stones, landscapes.shells)[pen.mark % 3](pen, studio)


SCENES: dict[Setting, Scene] = {
    Setting.WARDROBE: Scene(_wardrobe, _wardrobe_front),
    Setting.BATH: Scene(_bath, _bath_front),
    Setting.ROOM: Scene(_room, _room_front),
    Setting.FLOOR: Scene(_floor, _floor_front),
    Setting.DESK: Scene(_desk, _desk_front),
    Setting.TABLE: Scene(_table, _table_front),
    Setting.NATURE: Scene(_nature, _nature_front),
}
