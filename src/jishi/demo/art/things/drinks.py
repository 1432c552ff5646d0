"""Tea, coffee, juice."""

from __future__ import annotations

from jishi.demo.art.color import INK, darker, lighter
from jishi.demo.art.drawing import Drawing, Setting
from jishi.demo.art.pen import GOLD, WHITE, Pen, n, oval, rrect, sym
from jishi.demo.art.props import LEAF
from jishi.demo.art.spec import Archetype


def pouch(pen: Pen, half: float, top: float) -> str:
    """A stand-up bag with a sealed, crimped top."""
    body = sym(
        (0, -top),
        (half, -top),
        (half - 14, -top + 60),
        (half + 10, -top * 0.5, half + 18, -26),
        (half, 0, half - 20, 0),
        (0, 0),
    )
    pen.ware(body, gloss=0.3)
    pen.path(
        sym((0, -top), (half, -top), (half - 11, -top + 44), (0, -top + 44)),
        darker(pen.color, 0.12),
    )
    pen.line(f"M{-half + 8} {-top + 24}H{half - 8}", WHITE, 26, 0.16, dash="3 7", cap="butt")
    pen.fold(
        f"M{-half + 30} -30Q{-half + 44} -130 {-half + 26} -200M{half - 30} -30Q{half - 50} -120 {half - 26} -180",
        9,
        0.1,
    )
    return body


def tea_tin(pen: Pen) -> None:
    pen.ground(180)
    with pen.moved(-30):
        body = rrect(-156, -400, 312, 400, 12, 20)
        pen.ware(body, gloss=0.45)
        with pen.within(body):
            pen.path(
                "M-160 -120Q-80 -190 0 -130T160 -150V10H-160Z",
                darker(pen.color, 0.2),
                0.55,
            )
            pen.path("M-160 -70Q-60 -140 40 -80T160 -90V10H-160Z", pen.accent, 0.75)
        pen.solid(rrect(-164, -470, 328, 84, 22, 6), darker(pen.color, 0.1), 0.5)
        pen.path(rrect(-164, -398, 328, 12, 2), GOLD)
        pen.label(-72, -350, 144, 180)
    with pen.moved(206, 0):
        pen.ground(74)
        pen.solid(
            sym((0, -96), (80, -96), (76, 0, 36, 0), (0, 0)),
            lighter(pen.accent, 0.35),
            0.45,
        )
        pen.path(oval(0, -96, 80, 17), "#c9973f")
        pen.gleam(oval(-22, -98, 26, 5), 0.5)
        pen.line("M-10 -130q-16 -22 0 -44t0 -40M22 -130q-14 -20 0 -38", WHITE, 8, 0.55)
    for x, y, turn in ((70, -8, 30), (108, 2, -20), (90, -24, 80)):
        with pen.moved(x, y, turn):
            pen.path("M-30 0Q0 -20 30 0Q0 16 -30 0Z", LEAF)


def coffee_bag(pen: Pen) -> None:
    pen.ground(190)
    pouch(pen, 170, 520)
    pen.label(-94, -370, 188, 240)
    pen.path(oval(0, -422, 15, 15), darker(pen.color, 0.3))
    pen.path(oval(0, -422, 6, 6), lighter(pen.color, 0.2))
    for x, y, turn in (
        (150, -14, 30),
        (206, -4, -20),
        (178, -44, 70),
        (-190, -6, 15),
        (246, -26, 50),
    ):
        with pen.moved(x, y, turn):
            pen.path(oval(0, 0, 30, 20), pen.soft("#6b422b"))
            pen.line("M-26 2Q0 -12 26 -2", "#3e2417", 5)
            pen.gleam(oval(-8, -10, 10, 4), 0.4)


def juice_bottle(pen: Pen) -> None:
    pen.ground(120)
    glass = sym(
        (0, -480),
        (50, -480),
        (50, -420, 60, -400),
        (124, -350, 124, -270),
        (124, -20),
        (120, 0, 92, 0),
        (0, 0),
    )
    pen.path(glass, lighter(pen.color, 0.6), 0.8)
    with pen.within(glass):
        pen.path("M-140 -400Q-40 -416 20 -400T140 -404V10H-140Z", pen.round(pen.color, 0.4))
        for i in range(10):
            pen.gleam(
                oval(-90 + (i * 53) % 180, -60 - (i * 41) % 300, 5 + i % 4, 5 + i % 4),
                0.4,
            )
    pen.line(glass, WHITE, 4, 0.7)
    pen.label(-84, -270, 168, 170)
    pen.gleam("M-100 -300Q-108 -160 -100 -40L-84 -36Q-92 -160 -80 -320Z", 0.6)
    pen.solid(rrect(-58, -540, 116, 66, 12, 4), pen.accent, 0.45)
    for x, y, r in ((-186, -66, 66), (188, -50, 50)):
        pen.path(oval(x + 6, y + r, r, 12), INK, 0.2)
        pen.path(oval(x, y, r, r), pen.soft(pen.color))
        pen.path(oval(x, y, r * 0.86, r * 0.86), lighter(pen.color, 0.75))
        for turn in range(0, 360, 45):
            with pen.moved(x, y, turn):
                pen.path(
                    f"M0 {n(-r * 0.1)}L{n(r * 0.26)} {n(-r * 0.72)}Q0 {n(-r * 0.86)} {n(-r * 0.26)} {n(-r * 0.72)}Z",
                    lighter(pen.color, 0.3),
                )


DRINKS: dict[Archetype, Drawing] = {
    Archetype.TEA_TIN: Drawing(tea_tin, Setting.TABLE, 480, 480, focus=0.5),
    Archetype.COFFEE_BAG: Drawing(coffee_bag, Setting.TABLE, 470, 525),
    Archetype.JUICE_BOTTLE: Drawing(juice_bottle, Setting.TABLE, 480, 545, focus=0.5),
}
