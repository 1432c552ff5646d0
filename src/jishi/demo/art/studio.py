"""Where a product is photographed, so to speak: the three views and what stands around the product in each."""

from __future__ import annotations

from jishi.demo.art.color import INK, lighter
from jishi.demo.art.drawing import Drawing, Pose
from jishi.demo.art.palette import STUDIOS, Studio
from jishi.demo.art.pen import WHITE, Pen, oval, rrect
from jishi.demo.art.scenes import SCENES
from jishi.demo.art.spec import PictureSpec

SIDE = 960


def compose(pen: Pen, spec: PictureSpec, drawing: Drawing, view: int) -> None:
    """Draw one of the three views on a square of 960 units."""
    studio = STUDIOS[spec.backdrop]
    (_front, _scene, _close_up)[view % 3](pen, spec, drawing, studio)


def _front(pen: Pen, spec: PictureSpec, drawing: Drawing, studio: Studio) -> None:
    pen.path(
        "M0 0H960V960H0Z",
        pen.gradient((0, studio.wall), (1, studio.wall_low), down=True),
    )
    _wall_shape(pen, spec.seed % 5, studio)
    scale = min(720 / drawing.height, 760 / drawing.width, 1.7)
    if drawing.pose is Pose.STANDS:
        pen.path(
            "M0 722Q480 694 960 722V960H0Z",
            pen.gradient((0, studio.floor), (1, studio.floor_low), down=True),
        )
        base = max(480 + drawing.height * scale / 2 + 12, 770)
    else:
        base = 480 + drawing.height * scale / 2
    _window_light(pen, 0.13)
    with pen.moved(480, min(base, 850), scale=scale):
        drawing.draw(pen)


def _wall_shape(pen: Pen, kind: int, studio: Studio) -> None:
    if kind == 0:
        pen.path(oval(480, 452, 345, 345), studio.shape)
    elif kind == 1:
        pen.path(
            "M190 960V440a290 290 0 0 1 580 0V960Z",
            pen.gradient((0, studio.shape), (1, studio.floor), down=True),
        )
    elif kind == 2:
        pen.path(oval(480, 470, 430, 430), studio.shape, 0.55)
        pen.path(oval(480, 470, 310, 310), studio.shape)
    elif kind == 3:
        pen.path("M0 560C180 420 330 620 520 500S840 330 960 420V960H0Z", studio.shape)
        pen.path(oval(742, 236, 84, 84), lighter(studio.prop, 0.55), 0.6)
    else:
        pen.path(rrect(165, 130, 630, 720, 315, 40), studio.shape)


def _window_light(pen: Pen, strength: float) -> None:
    """Late light through a window: it falls from the left, as on every picture."""
    for x, width in ((-20, 210), (260, 110)):
        pen.path(
            f"M{x} 0h{width}l420 960h{-width}z",
            pen.gradient((0, WHITE, strength), (1, WHITE, 0), down=True),
        )


def _scene(pen: Pen, spec: PictureSpec, drawing: Drawing, studio: Studio) -> None:
    scene = SCENES[drawing.setting]
    scale = min(560 / drawing.height, 580 / drawing.width, 1.3)
    spot = scene.behind(pen, studio, drawing)
    base = spot.y if drawing.pose is Pose.STANDS else spot.y + drawing.height * scale
    with pen.moved(spot.x, base, scale=scale):
        drawing.draw(pen)
    scene.before(pen, studio, drawing)


def _close_up(pen: Pen, spec: PictureSpec, drawing: Drawing, studio: Studio) -> None:
    pen.path(
        "M0 0H960V960H0Z",
        pen.gradient((0, studio.wall_low), (1, studio.floor_low), down=True),
    )
    pen.path("M0 960V610L960 250V960Z", studio.shape)
    pen.path("M0 960V780L960 420V960Z", studio.prop, 0.22)
    scale = min(1080 / drawing.height, 1180 / drawing.width)
    with pen.moved(545, 440, -11, scale), pen.moved(0, drawing.height * drawing.focus):
        drawing.draw(pen)
    _swatches(pen, spec, studio)


def _swatches(pen: Pen, spec: PictureSpec, studio: Studio) -> None:
    """Colour chips pinned to the corner, as on a designer's board."""
    chips = (spec.color, spec.accent, studio.prop)
    for i, tone in enumerate(chips):
        with pen.moved(112 + i * 96, 846, -6 + i * 5):
            pen.path(rrect(-46, -58, 104, 124, 12), INK, 0.12)
            pen.path(rrect(-52, -64, 104, 124, 12), "#fffdf8")
            chip = rrect(-42, -54, 84, 78, 7)
            pen.path(chip, tone)
            if i == 0:
                pen.print(chip, scale=0.55)
            pen.line("M-38 40h40", INK, 5, 0.25)
