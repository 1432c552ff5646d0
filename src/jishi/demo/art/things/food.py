"""Things to eat and drink: the pack, and a taste of what is in it."""

from __future__ import annotations

from jishi.demo.art.color import INK, darker, lighter, mix
from jishi.demo.art.drawing import Drawing, Setting
from jishi.demo.art.pen import GOLD, PAPER, STEEL, WHITE, WOOD, Pen, oval, rrect, sym
from jishi.demo.art.props import LEAF
from jishi.demo.art.spec import Archetype
from jishi.demo.art.things.drinks import pouch


def _cookie(pen: Pen, x: float, y: float, r: float) -> None:
    pen.path(oval(x + 5, y + 9, r, r * 0.96), INK, 0.16)
    pen.path(oval(x, y, r, r), pen.soft("#dda15e"))
    pen.line(oval(x, y, r * 0.9, r * 0.9), "#c4803f", 4, 0.5)
    for dx, dy in (
        (-0.4, -0.3),
        (0.3, -0.45),
        (0.05, 0.1),
        (-0.45, 0.35),
        (0.45, 0.3),
        (-0.05, -0.65),
    ):
        pen.path(oval(x + dx * r, y + dy * r, r * 0.15, r * 0.13), "#5a3420")


def cookie_box(pen: Pen) -> None:
    pen.ground(260, depth=0.1)
    with pen.moved(-40, 0):
        for i, x in enumerate((-140, -50, 40, 130)):
            _cookie(pen, x, -300 - (i % 2) * 20, 74)
        pen.slab(rrect(-230, -300, 460, 300, 8, 22), pen.color)
        pen.print(rrect(-230, -300, 460, 300, 8, 22))
        pen.path("M-230 -300H230V-270Q0 -236 -230 -270Z", INK, 0.14)
        pen.path("M-230 -300H230V-278Q0 -248 -230 -278Z", lighter(pen.color, 0.35))
        pen.label(-96, -216, 192, 164)
    with pen.moved(214, -6):
        _cookie(pen, 0, -72, 76)
    _cookie(pen, 110, -34, 50)


def honey_jar(pen: Pen) -> None:
    with pen.moved(-58):
        _honey_jar(pen)


def _honey_jar(pen: Pen) -> None:
    pen.ground(160)
    pot = sym((0, -360), (120, -360), (176, -330, 176, -180), (174, 0, 110, 0), (0, 0))
    amber = mix("#e79a1f", pen.color, 0.35)
    pen.path(
        pot,
        pen.gradient(
            (0, darker(amber, 0.14)),
            (0.2, lighter(amber, 0.5)),
            (0.55, amber),
            (1, darker(amber, 0.3)),
        ),
    )
    with pen.within(pot):
        pen.gleam("M-180 -380H180V-330Q60 -300 0 -318T-180 -322Z", 0.45)
        pen.gleam("M-140 -290Q-158 -160 -124 -50L-100 -46Q-130 -160 -112 -300Z", 0.55)
    pen.label(-86, -240, 172, 170, PAPER, darker(amber, 0.45))
    lid = sym(
        (0, -446),
        (104, -446),
        (140, -440, 142, -372),
        (150, -350),
        (110, -362, 0, -356),
    )
    pen.cloth(lid, pen.accent)
    pen.line("M-138 -384Q0 -366 138 -384", darker(pen.color, 0.1), 9)
    with pen.moved(230, -8, 30):
        pen.line("M0 -230V-80", WOOD, 17)
        pen.solid(oval(0, -46, 44, 52), WOOD, 0.4)
        for y in (-72, -48, -24):
            pen.line(f"M-40 {y}Q0 {y + 10} 40 {y}", darker(WOOD, 0.4), 6, 0.6)
        pen.path("M-44 -40Q-30 20 0 12Q36 22 44 -40Q0 -10 -44 -40Z", amber, 0.9)
    pen.path("M150 0Q220 -26 290 0Q300 16 220 16Q140 16 150 0Z", amber, 0.9)


def noodles(pen: Pen) -> None:
    pen.ground(250, depth=0.1)
    with pen.moved(-150, 0, -4):
        pouch(pen, 110, 460)
        pen.label(-68, -330, 136, 190)
    with pen.moved(104, 0):
        pen.ground(170)
        bowl = sym((0, -210), (206, -210), (196, -40, 84, -14), (80, 0), (0, 0))
        pen.path(oval(0, -214, 206, 46), lighter(pen.accent, 0.6))
        pen.path(oval(0, -212, 186, 38), "#b8562c")
        for i in range(7):
            y = -226 + i * 5
            pen.line(
                f"M{-150 + i * 9} {y}q50 -22 100 0t100 0t{70 - i * 6} 2",
                "#f3d48c" if i % 2 else "#e8bf68",
                9,
            )
        pen.path(oval(-70, -236, 54, 30), "#fffaf0")
        pen.path(oval(-66, -238, 28, 17), pen.soft("#f6a93c"))
        for x, y in ((60, -232), (90, -220), (44, -216), (110, -236)):
            pen.line(oval(x, y, 11, 6), "#6f9b57", 6)
        pen.path("M10 -250q50 -26 84 -4l-12 14q-36 -14 -66 4z", "#c9604a")
        pen.solid(bowl, pen.accent, 0.35)
        pen.line("M-190 -160Q0 -122 190 -160", pen.color, 11)
        pen.line("M60 -240L196 -450M88 -240L226 -436", darker(WOOD, 0.15), 10)
        pen.line("M-70 -290q-20 -28 0 -54t0 -50M0 -300q-18 -26 0 -50t0 -46", WHITE, 10, 0.5)


def chocolate(pen: Pen) -> None:
    pen.ground(230, depth=0.09)
    with pen.moved(-40, 0, -6):
        dark = "#5b3425"
        pen.slab(rrect(-130, -560, 260, 330, 12), dark)
        for row in range(4):
            for col in range(3):
                x, y = -120 + col * 82, -550 + row * 80
                pen.path(rrect(x, y, 76, 74, 9), darker(dark, 0.25))
                pen.path(rrect(x + 4, y + 2, 68, 64, 8), pen.soft(lighter(dark, 0.1)))
                pen.gleam(f"M{x + 10} {y + 10}h50l-8 8h-36z", 0.22)
        pen.path(
            "M-146 -300l20 -20l22 16l26 -24l24 18l28 -20l26 22l24 -16l26 20l22 -18l28 26V-240H-146Z",
            pen.gradient((0, "#d9dde0"), (0.4, WHITE), (1, "#aeb5ba")),
        )
        wrap = rrect(-152, -280, 304, 280, 6, 10)
        pen.ware(wrap, gloss=0.25)
        pen.label(-96, -226, 192, 160)
        pen.path("M-152 -276h304v16h-304z", GOLD, 0.9)
    for x, y, turn in ((190, -30, 14), (222, -96, -22)):
        with pen.moved(x, y, turn):
            pen.path(rrect(-40, -36, 80, 72, 10), darker("#5b3425", 0.25))
            pen.path(rrect(-36, -34, 72, 60, 9), pen.soft("#714430"))
            pen.gleam("M-26 -26h46l-8 8h-32z", 0.3)


def nuts_bag(pen: Pen) -> None:
    pen.ground(190)
    body = pouch(pen, 176, 500)
    with pen.within(body):
        window = oval(0, -160, 104, 96)
        pen.path(window, "#7d4f2f")
        with pen.within(window):
            for i in range(22):
                x, y = -90 + (i * 47) % 190, -240 + (i * 31) % 170
                with pen.moved(x, y, i * 37):
                    pen.path(
                        "M-26 0Q-8 -20 26 0Q-8 20 -26 0Z",
                        ("#d99f5f", "#c07f45", "#e6b87c")[i % 3],
                    )
                    pen.line("M-20 0Q0 -6 18 0", "#8d5a32", 2.5, 0.6)
        pen.line(window, PAPER, 10)
    pen.path(rrect(-110, -410, 220, 110, 10), PAPER)
    pen.emblem(-62, -356, 60, pen.accent if pen.accent != PAPER else pen.color)
    pen.line("M-10 -374H84M-10 -348H60", darker(pen.color, 0.3), 9, 0.8)
    for x, y, turn in (
        (196, -12, 20),
        (240, -20, 70),
        (-206, -10, -20),
        (216, -48, 120),
    ):
        with pen.moved(x, y, turn):
            pen.path("M-30 0Q-8 -26 32 0Q-8 26 -30 0Z", pen.soft("#cd8d50"))
            pen.line("M-24 0Q0 -7 24 0", "#8d5a32", 3, 0.6)


def fruit_box(pen: Pen) -> None:
    pen.ground(290, depth=0.09)
    fruit = mix(pen.color, "#e8743b", 0.15)
    places = (
        [(-200 + i * 100, -270) for i in range(5)]
        + [(-150 + i * 100, -340) for i in range(4)]
        + [(-50, -408), (50, -408)]
    )
    for i, (x, y) in enumerate(reversed(places)):
        tone = mix(fruit, "#f5b54a", (i * 37 % 10) / 32)
        if pen.shape % 3 == 2:
            body = (
                f"M{x} {y - 50}C{x + 40} {y - 60} {x + 30} {y - 10} {x + 54} {y + 24}"
                f"C{x + 50} {y + 66} {x - 50} {y + 66} {x - 54} {y + 24}"
                f"C{x - 30} {y - 10} {x - 40} {y - 60} {x} {y - 50}Z"
            )
        else:
            body = oval(x, y, 60, 58)
        pen.path(body, pen.soft(tone))
        pen.line(body, darker(tone, 0.4), 2.5, 0.25)
        pen.gleam(oval(x - 20, y - 24, 15, 10), 0.5)
        pen.line(f"M{x} {y - 48}q2 -14 12 -20", "#6a4d33", 6)
        if i % 2:
            pen.path(f"M{x + 6} {y - 58}q26 -26 50 -6q-24 20 -50 6z", LEAF)
    crate = mix(WOOD, pen.accent, 0.25)
    for y in (-250, -166, -82):
        pen.slab(rrect(-286, y, 572, 74, 8), crate)
        pen.line(
            f"M-260 {y + 24}q200 12 500 0M-240 {y + 50}q150 -8 420 2",
            darker(crate, 0.4),
            3,
            0.3,
        )
    for x in (-286, 240):
        pen.slab(rrect(x, -258, 46, 258, 6), darker(crate, 0.14))
        for y in (-214, -130, -46):
            pen.path(oval(x + 23, y, 6, 6), STEEL)
    pen.label(-84, -210, 168, 150, PAPER, darker(fruit, 0.2))


def mooncake(pen: Pen) -> None:
    pen.ground(270, depth=0.1)
    with pen.moved(-20, -8):
        box = rrect(-250, -480, 500, 400, 24)
        pen.slab(box)
        pen.print(box, strength=0.5)
        pen.line(rrect(-232, -462, 464, 364, 16), GOLD, 5)
        pen.path(oval(0, -340, 104, 104), "#fbe7b4")
        pen.path(oval(0, -340, 104, 104), pen.halo("#fff8dd", 0.8))
        pen.path(
            "M-250 -200Q-150 -270 -60 -206T120 -220T250 -190V-104Q250 -80 226 -80H-226Q-250 -80 -250 -104Z",
            darker(pen.color, 0.3),
            0.7,
        )
        for x, y, s in ((-130, -400, 0.8), (140, -290, 1.0)):
            with pen.moved(x, y, scale=s):
                pen.path(
                    "M-70 14a24 24 0 0 1 30 -30a36 36 0 0 1 68 2a24 24 0 0 1 30 28z",
                    GOLD,
                    0.85,
                )
    for x, y, r in ((-130, -96, 112), (120, -100, 116)):
        pen.path(oval(x + 8, y + 74, r * 1.06, 26), INK, 0.25)
        tone = "#c9803a"
        scallop = "".join(
            oval(x + dx * r, y + dy * r, r * 0.3, r * 0.3)
            for dx, dy in (
                (0.78, 0),
                (0.55, 0.55),
                (0, 0.78),
                (-0.55, 0.55),
                (-0.78, 0),
                (-0.55, -0.55),
                (0, -0.78),
                (0.55, -0.55),
            )
        )
        pen.path(scallop, pen.soft(darker(tone, 0.1)))
        pen.path(oval(x, y, r * 0.86, r * 0.86), pen.soft(lighter(tone, 0.12)))
        pen.line(oval(x, y, r * 0.68, r * 0.68), darker(tone, 0.35), 6, 0.55)
        pen.emblem(x, y, r * 0.86, darker(tone, 0.3), 4)
        pen.path(oval(x, y, r * 0.14, r * 0.14), darker(tone, 0.4))
        pen.gleam(oval(x - r * 0.36, y - r * 0.5, r * 0.28, r * 0.12), 0.35)


def sauce_bottle(pen: Pen) -> None:
    pen.ground(110)
    body = sym(
        (0, -470),
        (36, -470),
        (36, -400, 40, -380),
        (108, -330, 110, -250),
        (112, -20),
        (110, 0, 84, 0),
        (0, 0),
    )
    pen.ware(body, gloss=0.5)
    pen.gleam("M-86 -270Q-92 -140 -86 -30L-70 -26Q-76 -150 -66 -300Z", 0.6)
    pen.path(rrect(-110, -270, 220, 190, 4), PAPER)
    pen.path("M-110 -270h220v36h-220z", pen.accent)
    pen.emblem(0, -172, 86, darker(pen.color, 0.1))
    pen.line("M-60 -106H60", darker(pen.color, 0.2), 8)
    pen.solid(rrect(-46, -556, 92, 92, 14, 6), pen.accent, 0.45)
    pen.line(
        "M-36 -530V-476M-18 -530V-476M0 -530V-476M18 -530V-476M36 -530V-476",
        INK,
        4,
        0.15,
    )
    with pen.moved(190, 0):
        pen.ground(80)
        pen.solid(sym((0, -44), (92, -44), (84, 0, 40, 0), (0, 0)), "#fbf3e4", 0.4)
        pen.path(oval(0, -44, 84, 15), darker(pen.color, 0.1))
        pen.gleam(oval(-22, -47, 26, 5), 0.5)
    for x, y in ((-170, -18), (-204, -4)):
        with pen.moved(x, y, -24):
            pen.path("M-46 0C-30 -22 20 -26 50 -4C20 16 -26 20 -46 0Z", pen.soft("#d4452f"))
            pen.line("M-46 0q-16 -4 -22 -14", LEAF, 8)


def rice_bag(pen: Pen) -> None:
    with pen.moved(-44):
        _rice_bag(pen)


def _rice_bag(pen: Pen) -> None:
    pen.ground(220, depth=0.11)
    body = sym(
        (0, -480),
        (150, -486),
        (190, -460, 196, -300),
        (214, -60, 190, -10),
        (150, 4, 0, 0),
    )
    pen.cloth(body)
    pen.path(body, pen.gradient((0, INK, 0.12), (0.3, WHITE, 0.2), (1, INK, 0.22)))
    pen.path("M-150 -486Q0 -520 150 -486L170 -540Q0 -580 -170 -540Z", lighter(pen.color, 0.1))
    pen.line("M-152 -484Q0 -466 152 -484", pen.accent, 15)
    pen.line("M120 -484q60 10 40 70M130 -480q90 -10 100 40", pen.accent, 8)
    pen.path(oval(0, -260, 130, 140), PAPER)
    for turn in (-46, -22, 0, 22, 46):
        with pen.moved(0, -180, turn):
            pen.line("M0 0V-130", "#c79a4b", 5)
            for k in range(4):
                for side in (-1, 1):
                    pen.path(oval(side * 9, -70 - k * 22, 7, 14), "#dcb05c")
    pen.line("M-60 -160H60", darker(pen.accent, 0.2), 9)
    with pen.moved(236, 0):
        pen.ground(70)
        pen.path("M-66 -70Q-40 -130 0 -126Q44 -130 66 -70Z", "#fffdf6")
        for i in range(9):
            pen.line(f"M{-46 + i * 11} {-84 - (i % 3) * 12}l8 -5", "#e4dccb", 5)
        pen.solid(sym((0, -76), (72, -76), (66, 0, 30, 0), (0, 0)), pen.accent, 0.4)


FOOD: dict[Archetype, Drawing] = {
    Archetype.COOKIE_BOX: Drawing(cookie_box, Setting.TABLE, 570, 410, focus=0.5),
    Archetype.HONEY_JAR: Drawing(honey_jar, Setting.TABLE, 480, 450, focus=0.5),
    Archetype.NOODLES: Drawing(noodles, Setting.TABLE, 600, 470, focus=0.5),
    Archetype.CHOCOLATE: Drawing(chocolate, Setting.TABLE, 460, 560),
    Archetype.NUTS_BAG: Drawing(nuts_bag, Setting.TABLE, 480, 505, focus=0.5),
    Archetype.FRUIT_BOX: Drawing(fruit_box, Setting.TABLE, 580, 480, focus=0.55),
    Archetype.MOONCAKE: Drawing(mooncake, Setting.TABLE, 540, 500, focus=0.4),
    Archetype.SAUCE_BOTTLE: Drawing(sauce_bottle, Setting.TABLE, 480, 560, focus=0.5),
    Archetype.RICE_BAG: Drawing(rice_bag, Setting.TABLE, 520, 565, focus=0.5),
}
