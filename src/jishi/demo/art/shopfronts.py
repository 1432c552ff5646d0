"""Pictures of shops, categories and the home page."""

from __future__ import annotations

import random

from jishi.demo.art.color import INK, darker, lighter, luminance, mix
from jishi.demo.art.drawing import Pose
from jishi.demo.art.palette import STUDIOS, Studio
from jishi.demo.art.pen import WHITE, Pen, oval, rrect
from jishi.demo.art.render import encode
from jishi.demo.art.spec import (
    Archetype,
    Backdrop,
    EditorialScene,
    Pattern,
    PictureSpec,
)
from jishi.demo.art.things.catalogue import DRAWINGS

Placed = tuple[Archetype, float, float, float]
"""What, at x, on ground y, how high."""


def place(pen: Pen, spec: PictureSpec, x: float, y: float, height: float, widest: float = 0) -> None:
    """Draw a thing into a larger picture, its foot at (x, y), at most `height` high and `widest` wide."""
    drawing = DRAWINGS[spec.archetype]
    scale = min(height / drawing.height, (widest or height * 1.25) / drawing.width)
    before = pen.color, pen.accent, pen.pattern, pen.shape
    pen.color, pen.accent, pen.pattern, pen.shape = spec.color, spec.accent, spec.pattern, spec.shape
    with pen.moved(x, y, scale=scale):
        drawing.draw(pen)
    pen.color, pen.accent, pen.pattern, pen.shape = before


def shop_logo(
    emblem: Archetype,
    color: str,
    accent: str,
    seed: int,
    *,
    size: int = 256,
    format: str = "webp",
) -> bytes:
    """A square badge: the shop's thing on its colour."""
    pen = Pen(color, accent, Pattern.PLAIN, f"logo/{seed}", seed)
    pen.path("M-300 -300H300V300H-300Z", pen.soft(color))
    ring = lighter(color, 0.72) if luminance(color) < 0.6 else lighter(color, 0.55)
    pen.path(oval(0, 0, 232, 232), ring)
    pen.line(oval(0, 0, 250, 250), ring, 7, 0.9)
    thing = accent if abs(luminance(accent) - luminance(ring)) > 0.18 else color
    with pen.within(oval(0, 0, 232, 232)):
        pen.path("M-300 130Q0 96 300 130V300H-300Z", mix(ring, color, 0.28))
        foot = 158 if DRAWINGS[emblem].pose is Pose.STANDS else 176
        place(pen, PictureSpec(emblem, thing, lighter(color, 0.3), shape=seed), 0, foot, 322)
    return encode(pen.svg(size, size, "-300 -300 600 600"), format)


def shop_banner(
    emblem: Archetype,
    color: str,
    accent: str,
    seed: int,
    *,
    goods: tuple[PictureSpec, ...] = (),
    width: int = 1280,
    height: int = 400,
    format: str = "webp",
) -> bytes:
    """A wide picture with up to four of the shop's goods on the right; the left is quiet, for a name."""
    pen = Pen(color, accent, Pattern.PLAIN, f"banner/{seed}", seed)
    rng = random.Random(f"banner/{seed}")
    wall = mix(lighter(color, 0.62), "#f6e6d2", 0.35)
    pen.path("M0 0H1280V400H0Z", pen.gradient((0, lighter(wall, 0.3)), (1, wall), down=True))
    pen.path(oval(930, 240, 330, 330), lighter(wall, 0.4), 0.8)
    pen.path(oval(1180, 60, 120, 120), mix(wall, color, 0.3), 0.6)
    pen.path("M0 322Q640 288 1280 322V400H0Z", mix(wall, color, 0.3))
    _rays(pen, 1280, 400)
    for i, spec in enumerate(goods[:4] or (PictureSpec(emblem, color, accent),)):
        place(pen, spec, 1110 - i * 196, 352 - (i % 2) * 14, rng.choice((236, 262, 224)), 226)
    return encode(pen.svg(width, height, "0 0 1280 400"), format)


def category_tile(spec: PictureSpec, *, size: int = 320, format: str = "webp") -> bytes:
    """A small square with one thing on a round of colour, legible at thumb size."""
    studio = STUDIOS[spec.backdrop]
    pen = Pen(spec.color, spec.accent, spec.pattern, f"tile/{spec.seed}", spec.shape)
    pen.path(
        "M-300 -300H300V300H-300Z",
        pen.gradient((0, studio.wall), (1, studio.wall_low), down=True),
    )
    pen.path(
        oval(0, 10, 250, 250),
        pen.gradient((0, lighter(studio.prop, 0.55)), (1, lighter(studio.prop, 0.2)), down=True),
    )
    drawing = DRAWINGS[spec.archetype]
    scale = min(400 / drawing.height, 430 / drawing.width)
    base = 10 + drawing.height * scale / 2
    with pen.moved(0, base, scale=scale):
        drawing.draw(pen)
    return encode(pen.svg(size, size, "-300 -300 600 600"), format)


def _rays(pen: Pen, width: float, height: float) -> None:
    for x, w in ((width * 0.12, 120), (width * 0.3, 70)):
        pen.path(
            f"M{x:.0f} 0h{w}l{height * 0.5:.0f} {height}h{-w}z",
            pen.gradient((0, WHITE, 0.28), (1, WHITE, 0), down=True),
        )


_GROUPS: dict[EditorialScene, tuple[Backdrop, tuple[Placed, ...]]] = {
    EditorialScene.TEA: (
        Backdrop.SAGE,
        (
            (Archetype.VASE, 1130, 520, 330),
            (Archetype.TEA_TIN, 720, 548, 250),
            (Archetype.TEAPOT, 930, 580, 270),
        ),
    ),
    EditorialScene.CAMPING: (
        Backdrop.PEACH,
        (
            (Archetype.TENT, 900, 540, 380),
            (Archetype.CAMP_CHAIR, 640, 578, 230),
            (Archetype.LANTERN, 1110, 590, 170),
        ),
    ),
    EditorialScene.WARDROBE: (
        Backdrop.BLUSH,
        (
            (Archetype.COAT, 760, 470, 400),
            (Archetype.DRESS, 970, 470, 400),
            (Archetype.SWEATER, 1170, 430, 350),
            (Archetype.HANDBAG, 640, 590, 160),
            (Archetype.BOOT, 1090, 594, 150),
        ),
    ),
    EditorialScene.DESK: (
        Backdrop.SKY,
        (
            (Archetype.DESK_LAMP, 1130, 560, 360),
            (Archetype.LAPTOP, 870, 572, 260),
            (Archetype.MUG, 660, 586, 130),
            (Archetype.HEADPHONES, 1040, 596, 150),
        ),
    ),
    EditorialScene.SKINCARE: (
        Backdrop.LILAC,
        (
            (Archetype.PUMP_BOTTLE, 730, 556, 300),
            (Archetype.SERUM, 890, 566, 260),
            (Archetype.CREAM_JAR, 1060, 580, 190),
            (Archetype.CANDLE, 1200, 560, 190),
        ),
    ),
    EditorialScene.FESTIVAL: (
        Backdrop.BLUSH,
        (
            (Archetype.MOONCAKE, 840, 580, 320),
            (Archetype.TEAPOT, 1120, 566, 230),
            (Archetype.TEA_TIN, 620, 572, 210),
        ),
    ),
    EditorialScene.KITCHEN: (
        Backdrop.SAND,
        (
            (Archetype.PLANT_POT, 1170, 548, 300),
            (Archetype.PAN, 900, 580, 250),
            (Archetype.BOWL_SET, 650, 572, 230),
            (Archetype.SAUCE_BOTTLE, 1050, 566, 240),
        ),
    ),
}


def editorial(
    scene: EditorialScene,
    color: str,
    *,
    width: int = 1280,
    height: int = 640,
    format: str = "webp",
) -> bytes:
    """A home-page picture, two to one; the left two fifths stay calm so that a title can lie on them."""
    backdrop, things = _GROUPS[scene]
    studio = STUDIOS[backdrop]
    pen = Pen(color, studio.prop, Pattern.PLAIN, f"editorial/{scene}")
    wall = mix(studio.wall_low, color, 0.16)
    pen.path("M0 0H1280V640H0Z", pen.gradient((0, lighter(wall, 0.3)), (1, wall), down=True))
    _stage(pen, scene, studio, color)
    tones = (
        color,
        studio.deep,
        mix(color, "#e0a458", 0.55),
        mix(studio.deep, "#f1e2c8", 0.6),
        darker(color, 0.3),
    )
    for i, (what, x, y, tall) in enumerate(things):
        spec = PictureSpec(what, tones[i % len(tones)], lighter((studio.prop, color)[i % 2], 0.45))
        place(pen, spec, x, y, tall)
    return encode(pen.svg(width, height, "0 0 1280 640"), format)


def _stage(pen: Pen, scene: EditorialScene, studio: Studio, color: str) -> None:
    if scene is EditorialScene.CAMPING:
        pen.path(oval(1060, 170, 74, 74), "#fff3d4", 0.95)
        pen.path(
            "M300 470L560 210L700 330L860 150L1080 380L1180 290L1330 450V640H300Z",
            mix(studio.wall_low, "#7b93a8", 0.5),
        )
        pen.path("M0 500Q320 400 640 470T1280 440V640H0Z", mix("#9db58c", studio.prop, 0.2))
        pen.path("M0 540Q640 480 1280 540V640H0Z", mix("#b9c48e", studio.prop, 0.15))
        return
    pen.path(oval(920, 330, 330, 330), lighter(studio.shape, 0.3), 0.75)
    _rays(pen, 1280, 640)
    if scene is EditorialScene.WARDROBE:
        pen.line("M560 66H1280", mix("#c8966a", studio.deep, 0.2), 13)
    elif scene is EditorialScene.FESTIVAL:
        pen.path(oval(1010, 150, 104, 104), "#fff0c2")
        for x, y, s in ((700, 140, 1.0), (1180, 90, 0.8)):
            with pen.moved(x, y, scale=s):
                pen.line("M0 -140V-60", INK, 4, 0.4)
                pen.path(oval(0, 0, 66, 58), pen.soft("#d4513c"))
                pen.line(
                    "M-30 -52Q-56 0 -30 52M0 -58V58M30 -52Q56 0 30 52",
                    "#f1b24a",
                    4,
                    0.7,
                )
                pen.path(rrect(-24, -66, 48, 14, 4), "#f1b24a")
                pen.path(rrect(-24, 52, 48, 14, 4), "#f1b24a")
                pen.line("M-10 66V110M0 66V118M10 66V110", "#f1b24a", 4)
    pen.path(
        "M0 520Q640 486 1280 520V640H0Z",
        pen.gradient(
            (0, mix(studio.floor, color, 0.16)),
            (1, mix(studio.floor_low, color, 0.2)),
            down=True,
        ),
    )
