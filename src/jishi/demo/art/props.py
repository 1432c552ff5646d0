"""Small things that keep a product company in a scene; drawn in page coordinates, quieter than the product."""

from __future__ import annotations

from jishi.demo.art.color import INK, darker, lighter, mix
from jishi.demo.art.palette import Studio
from jishi.demo.art.pen import PAPER, WHITE, WOOD, Pen, n, oval, rrect, sym

LEAF = "#7f9c72"
CLAY = "#c98a67"


def plinth(pen: Pen, x: float, y: float, half: float, height: float, studio: Studio) -> None:
    """A round pedestal whose top has its middle at (x, y)."""
    depth = half * 0.17
    tone = mix(studio.shape, studio.prop, 0.3)
    pen.ground(half * 1.02, y + height + depth, x=x, strength=0.3)
    side = f"M{n(x - half)} {n(y)}V{n(y + height)}a{n(half)} {n(depth)} 0 0 0 {n(2 * half)} 0V{n(y)}Z"
    pen.solid(side, tone, 0.35)
    pen.path(
        oval(x, y, half, depth),
        pen.gradient((0, lighter(tone, 0.62)), (1, lighter(tone, 0.3))),
    )


def tall_vase(pen: Pen, x: float, y: float, studio: Studio) -> None:
    tone = mix(studio.deep, CLAY, 0.3)
    with pen.moved(x, y):
        pen.ground(60)
        for turn, height in ((-16, 330), (-2, 380), (14, 340)):
            with pen.moved(0, -190, turn):
                pen.line(f"M0 0Q8 {-height / 2} 0 {-height}", darker("#d9b98a", 0.15), 4)
                pen.path(f"M0 {-height - 76}q22 44 0 92q-22 -48 0 -92z", "#e5cda4")
                pen.path(f"M0 {-height - 76}q6 44 0 92q-22 -48 0 -92z", "#d2b184")
        pen.solid(
            sym(
                (0, -210),
                (24, -210),
                (26, -180, 22, -160, 22, -150),
                (80, -110, 70, 0, 44, 0),
                (0, 0),
            ),
            tone,
        )


def stool(pen: Pen, x: float, y: float, studio: Studio) -> None:
    with pen.moved(x, y):
        pen.ground(90)
        for dx in (-62, 62):
            pen.line(f"M{dx * 0.7} -150L{dx} -4", darker(WOOD, 0.2), 15)
        pen.slab(rrect(-98, -172, 196, 34, 16), WOOD)
        pen.slab(rrect(-78, -208, 156, 38, 12), mix(studio.prop, WHITE, 0.2))
        pen.slab(rrect(-72, -240, 144, 34, 12), mix(studio.shape, WHITE, 0.3))


def rail_clothes(pen: Pen, studio: Studio) -> None:
    """Neighbours on the rail, half outside the picture."""
    for x, tone, width in ((46, studio.prop, 120), (930, studio.deep, 130)):
        tone = mix(tone, studio.wall, 0.35)
        with pen.moved(x, 128):
            pen.line("M0 0q16 -30 0 -38q-14 4 -10 14", darker(WOOD, 0.3), 5)
            body = sym(
                (0, 20),
                (30, 24),
                (width, 70),
                (width + 20, 470, width, 480, width, 480),
                (0, 490),
            )
            pen.slab(body, tone)
            for dx in (-50, -10, 40):
                pen.fold(f"M{dx} 110Q{dx + 8} 300 {dx - 6} 470", 9, 0.1)


def folded(pen: Pen, x: float, y: float, studio: Studio) -> None:
    with pen.moved(x, y):
        pen.ground(120)
        for i, tone in enumerate((studio.prop, lighter(studio.prop, 0.5), studio.deep)):
            pen.slab(
                rrect(-116 + i * 5, -44 - i * 42, 232 - i * 10, 42, 18),
                mix(tone, studio.wall, 0.25),
            )
            pen.fold(f"M{-70 + i * 5} {-22 - i * 42}h150", 3)


def branch(pen: Pen, x: float, y: float, studio: Studio, *, flip: bool = False) -> None:
    """Eucalyptus hanging into the picture."""
    with pen.moved(x, y, 28, 1, flip):
        pen.line("M-60 -120Q120 60 60 330", darker(LEAF, 0.3), 6)
        for i in range(7):
            px, py = -20 + i * 22 - i * i * 1.6, -70 + i * 58
            for side in (-1, 1):
                with pen.moved(px + 28, py, side * 62 + 20):
                    pen.path(
                        "M0 0C-34 -30 -30 -74 0 -92C30 -74 34 -30 0 0Z",
                        mix(LEAF, studio.prop, 0.15 + i * 0.03),
                    )
                    pen.path("M0 0C-34 -30 -30 -74 0 -92Z", WHITE, 0.14)


def petals(pen: Pen, studio: Studio) -> None:
    for _ in range(7):
        with pen.moved(
            pen.rng.randint(30, 930),
            pen.rng.randint(880, 945),
            pen.rng.randint(0, 180),
            0.8,
        ):
            pen.path(
                "M0 0C-22 -14 -24 -40 0 -54C24 -40 22 -14 0 0Z",
                lighter(studio.prop, 0.38),
            )
            pen.path("M0 0C-22 -14 -24 -40 0 -54Z", WHITE, 0.3)


def small_jar(pen: Pen, x: float, y: float, studio: Studio) -> None:
    with pen.moved(x, y):
        pen.ground(54)
        pen.solid(rrect(-56, -74, 112, 76, 10, 22), lighter(studio.prop, 0.45))
        pen.solid(rrect(-58, -112, 116, 40, 10, 4), WOOD)


def window(pen: Pen, x: float, y: float, studio: Studio) -> None:
    pen.path(rrect(x, y, 300, 420, 14), WHITE, 0.9)
    for i in range(2):
        for j in range(2):
            px, py = x + 16 + i * 138, y + 16 + j * 198
            pane = rrect(px, py, 130, 190, 6)
            pen.path(pane, pen.gradient((0, "#cfe4ee"), (1, "#f6ead4"), down=True))
            if j:
                pen.path(
                    f"M{px} {py + 190}v-80q50 -50 80 -20t50 -20v120z",
                    mix(LEAF, WHITE, 0.35),
                )
    pen.path(rrect(x - 18, y + 416, 336, 22, 8), lighter(studio.wall, 0.6))


def frame(pen: Pen, x: float, y: float, studio: Studio) -> None:
    pen.path(rrect(x + 10, y + 14, 220, 270, 6), INK, 0.12)
    pen.path(rrect(x, y, 220, 270, 6), WOOD)
    pen.path(rrect(x + 12, y + 12, 196, 246, 2), PAPER)
    pen.path(f"M{x + 30} {y + 220}q40 -90 78 -40t82 -60v100z", studio.prop)
    pen.path(oval(x + 142, y + 84, 30, 30), "#e9a368")
    pen.path(f"M{x + 30} {y + 220}q60 -50 160 -20v20z", studio.deep)


def sideboard(pen: Pen, y: float, studio: Studio) -> None:
    tone = mix(WOOD, studio.prop, 0.25)
    pen.path(f"M0 {y - 6}H960V960H0Z", darker(tone, 0.12))
    pen.path(
        f"M0 {y - 22}H960V{y + 22}H0Z",
        pen.gradient((0, lighter(tone, 0.45)), (1, tone), down=True),
    )
    for x in (150, 480, 810):
        pen.path(rrect(x - 140, y + 48, 280, 180, 8), WHITE, 0.12)
        pen.line(f"M{x - 26} {y + 78}h52", darker(tone, 0.5), 7)


def potted_plant(pen: Pen, x: float, y: float, studio: Studio, scale: float = 1) -> None:
    with pen.moved(x, y, scale=scale):
        pen.ground(66)
        for turn, length in (
            (-50, 190),
            (-26, 250),
            (0, 280),
            (24, 250),
            (48, 200),
            (70, 150),
            (-72, 150),
        ):
            with pen.moved(0, -120, turn):
                tone = mix(LEAF, "#4f7558", abs(turn) / 110)
                pen.path(
                    f"M0 0C-46 {-length * 0.4} -34 {-length * 0.8} 0 {-length}C34 {-length * 0.8} 46 "
                    f"{-length * 0.4} 0 0Z",
                    tone,
                )
                pen.line(f"M0 -8V{-length * 0.85}", lighter(tone, 0.3), 3, 0.7)
        pen.solid(
            sym((0, -136), (74, -136), (66, -40, 54, 0, 40, 0), (0, 0)),
            mix(CLAY, studio.prop, 0.35),
        )
        pen.shade(rrect(-74, -136, 148, 16, 4), 0.12)


def books(pen: Pen, x: float, y: float, studio: Studio) -> None:
    with pen.moved(x, y):
        pen.ground(120)
        stack = ((240, studio.deep), (214, PAPER), (224, studio.prop))
        for i, (width, tone) in enumerate(stack):
            left, top = -120 + (240 - width) / 2 + (i % 2) * 10, -38 - i * 38
            pen.slab(rrect(left, top, width, 36, 6), mix(tone, studio.wall, 0.2))
            pen.path(rrect(left + width - 40, top + 6, 36, 24, 3), PAPER)
            pen.line(f"M{left + 26} {top + 18}h60", WHITE, 4, 0.5)


def shelf(pen: Pen, x: float, y: float, studio: Studio) -> None:
    pen.path(rrect(x, y + 6, 330, 18, 5), INK, 0.16)
    pen.path(rrect(x, y, 330, 16, 5), lighter(WOOD, 0.2))
    for i, (width, height) in enumerate(((34, 130), (26, 110), (40, 146), (28, 118))):
        tone = (studio.prop, PAPER, studio.deep, lighter(studio.prop, 0.4))[i]
        left = x + 22 + sum((34, 26, 40, 28)[:i]) + i * 5
        pen.path(rrect(left, y - height, width, height, 4), tone)
        pen.path(rrect(left, y - height + 18, width, 8, 0), WHITE, 0.4)
    with pen.moved(x + 250, y):
        pen.solid(sym((0, -70), (34, -70), (40, -20, 24, 0, 20, 0), (0, 0)), CLAY)
        for turn in (-34, 0, 34):
            with pen.moved(0, -66, turn):
                pen.path("M0 0C-20 -30 -14 -60 0 -80C14 -60 20 -30 0 0Z", LEAF)


def cup(pen: Pen, x: float, y: float, studio: Studio) -> None:
    with pen.moved(x, y):
        pen.ground(64)
        pen.line("M54 -84q54 0 46 36t-58 24", lighter(studio.prop, 0.5), 15)
        pen.solid(
            sym((0, -112), (66, -112), (64, -10, 50, 0, 40, 0), (0, 0)),
            lighter(studio.prop, 0.5),
        )
        pen.path(oval(0, -112, 66, 14), "#6b4632")
        pen.line(oval(0, -112, 66, 14), lighter(studio.prop, 0.7), 6)


def board(pen: Pen, x: float, y: float, studio: Studio) -> None:
    pen.path(oval(x + 20, y + 34, 400, 44), pen.halo(INK, 0.35))
    pen.path(rrect(x - 330, y - 28, 660, 62, 30), darker(WOOD, 0.22))
    pen.path(
        rrect(x - 330, y - 42, 660, 60, 30),
        pen.gradient((0, lighter(WOOD, 0.38)), (1, WOOD)),
    )
    for dy in (-26, -12, 2):
        pen.line(f"M{x - 280} {y + dy}q200 -8 560 4", darker(WOOD, 0.3), 2.5, 0.35)


def bowl_of_fruit(pen: Pen, x: float, y: float, studio: Studio) -> None:
    with pen.moved(x, y):
        pen.ground(110)
        for cx, cy, r, tone in (
            (-52, -112, 44, "#e8913f"),
            (44, -116, 46, "#d9604c"),
            (-4, -140, 46, "#f0b34d"),
        ):
            pen.path(oval(cx, cy, r, r), pen.soft(tone))
            pen.gleam(oval(cx - r * 0.3, cy - r * 0.4, r * 0.26, r * 0.16), 0.45)
        pen.line("M-4 -182q4 -18 14 -24", "#6a4d33", 5)
        pen.path("M8 -196q30 -26 52 -4q-30 18 -52 4z", LEAF)
        pen.solid(
            sym((0, -104), (126, -104), (118, -20, 60, 0, 40, 0), (0, 0)),
            lighter(studio.prop, 0.35),
        )


def leaf_sprig(pen: Pen, x: float, y: float, studio: Studio) -> None:
    with pen.moved(x, y, 62):
        pen.line("M0 60Q-10 -60 20 -190", darker(LEAF, 0.2), 5)
        for i in range(5):
            for side in (-1, 1):
                with pen.moved(i * 4, 30 - i * 46, side * 56):
                    pen.path(
                        "M0 0C-18 -22 -16 -52 0 -70C16 -52 18 -22 0 0Z",
                        mix(LEAF, "#a8b98a", i * 0.14),
                    )


def nibbles(pen: Pen, x: float, y: float, studio: Studio) -> None:
    for dx, dy, r in ((0, 0, 26), (66, 16, 22), (-62, 20, 20), (128, -6, 24)):
        pen.path(oval(x + dx + 6, y + dy + 16, r * 1.15, r * 0.5), INK, 0.14)
        pen.path(
            oval(x + dx, y + dy, r, r * 0.86),
            pen.soft(mix(studio.prop, "#c9824a", 0.5)),
        )
        pen.gleam(oval(x + dx - r * 0.3, y + dy - r * 0.36, r * 0.3, r * 0.15))


def cup_from_above(pen: Pen, x: float, y: float, studio: Studio) -> None:
    pen.path(oval(x + 12, y + 18, 112, 112), INK, 0.13)
    pen.path(oval(x, y, 112, 112), lighter(studio.prop, 0.6))
    pen.path(oval(x, y, 92, 92), lighter(studio.prop, 0.4))
    pen.line(f"M{x - 50} {y + 50}l-44 44", lighter(studio.prop, 0.7), 26)
    pen.path(oval(x, y, 74, 74), lighter(studio.prop, 0.75))
    pen.path(oval(x, y, 62, 62), "#6b4632")
    pen.path(oval(x - 10, y - 8, 34, 26), "#d2a679", 0.8)
