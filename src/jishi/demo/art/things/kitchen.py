"""What stands on the table and by the stove."""

from __future__ import annotations

from jishi.demo.art.color import INK, darker, lighter, mix
from jishi.demo.art.drawing import Drawing, Pose, Setting
from jishi.demo.art.pen import CHARCOAL, GOLD, STEEL, WHITE, WOOD, Pen, oval, rrect, sym
from jishi.demo.art.props import LEAF
from jishi.demo.art.spec import Archetype


def teapot(pen: Pen) -> None:
    pen.ground(210, depth=0.11)
    handle = mix(WOOD, pen.accent, 0.35)
    if pen.shape % 2:
        pen.line("M-130 -300C-130 -560 130 -560 130 -300", handle, 24)
        pen.line("M-130 -310C-124 -550 110 -560 126 -330", lighter(handle, 0.5), 6, 0.6)
    else:
        pen.line("M-180 -260C-330 -280 -310 -90 -170 -96", darker(pen.color, 0.2), 32)
        pen.line("M-184 -268C-320 -280 -300 -110 -190 -104", lighter(pen.color, 0.3), 7, 0.6)
    pen.solid(
        "M150 -160C230 -160 230 -270 276 -300L300 -290C290 -210 270 -90 160 -80Z",
        darker(pen.color, 0.08),
        0.25,
    )
    body = sym((0, -330), (96, -330), (216, -300, 214, -160), (206, -20, 110, 0), (0, 0))
    pen.ware(body, gloss=0.4)
    pen.solid(
        sym((0, -384), (60, -380, 108, -338), (104, -322), (0, -316)),
        darker(pen.color, 0.05),
        0.4,
    )
    pen.path(oval(0, -396, 24, 20), pen.soft(pen.accent))
    if pen.pattern == "plain":
        pen.emblem(-10, -170, 120, pen.accent)
    pen.gleam("M-170 -240Q-186 -140 -130 -60Q-160 -150 -140 -260Z", 0.5)
    with pen.moved(-236, 6):
        pen.solid(
            sym((0, -84), (58, -84), (54, 0, 28, 0), (0, 0)),
            lighter(pen.color, 0.25),
            0.4,
        )
        pen.path(oval(0, -84, 58, 12), "#b8743c")


def knife(pen: Pen) -> None:
    with pen.moved(0, -300, 24):
        pen.cast("M-44 30L-44 -290Q40 -230 52 30Z")
        pen.path(
            "M-44 30L-44 -290Q40 -230 52 30Z",
            pen.gradient((0, "#f3f5f6"), (0.55, "#cfd5d9"), (1, "#9aa3aa")),
        )
        pen.path("M20 30Q16 -160 -44 -290Q40 -230 52 30Z", WHITE, 0.5)
        for i in range(7):
            pen.line(f"M-34 {-200 + i * 32}q26 -14 46 4", "#aab3b9", 3, 0.5)
        pen.path(rrect(-50, 26, 104, 34, 6), STEEL)
        pen.solid(rrect(-40, 58, 80, 240, 18, 34), pen.color, 0.3)
        pen.path(rrect(-40, 84, 80, 14, 0), pen.accent)
        for y in (140, 200, 258):
            pen.path(oval(0, y, 10, 10), GOLD)
    for x, y, r in ((-200, -90, 62), (-120, -40, 46)):
        pen.path(oval(x + 8, y + 14, r, r * 0.9), INK, 0.12)
        pen.path(oval(x, y, r, r), "#e5603f")
        pen.path(oval(x, y, r * 0.84, r * 0.84), "#f58a68")
        for turn in range(0, 360, 60):
            with pen.moved(x, y, turn):
                pen.path(oval(0, -r * 0.46, r * 0.15, r * 0.26), "#fbd9a8")
    with pen.moved(-190, -420, 30):
        for turn in (-40, 0, 40):
            with pen.moved(0, 60, turn):
                pen.path(
                    "M0 0C-30 -30 -24 -84 0 -106C24 -84 30 -30 0 0Z",
                    mix(LEAF, "#4f7558", 0.3),
                )
                pen.line("M0 0V-80", lighter(LEAF, 0.4), 3)


def pan(pen: Pen) -> None:
    pen.ground(250, depth=0.1, x=-40)
    handle = mix(WOOD, pen.accent, 0.4)
    if pen.shape % 2:
        for side in (-1, 1):
            pen.line(
                f"M{side * 210} -190q{side * 84} 0 {side * 74} 50q{side * -10} 30 {side * -70} 20",
                darker(pen.color, 0.2),
                24,
            )
        body = sym((0, -240), (222, -240), (220, -60), (214, 0, 150, 0), (0, 0))
        pen.ware(body, gloss=0.4)
        lid = sym((0, -350), (150, -346, 226, -252), (228, -232), (0, -220))
        pen.ware(lid, lighter(pen.color, 0.06), gloss=0.45)
        pen.solid(rrect(-30, -396, 60, 50, 18), GOLD, 0.6)
        pen.line("M-226 -236Q0 -214 226 -236", lighter(pen.color, 0.5), 7)
    else:
        with pen.moved(-60):
            pen.slab("M190 -150L340 -206Q356 -196 346 -170L206 -110Z", handle)
            pen.line("M210 -148L330 -192", lighter(handle, 0.5), 5, 0.6)
            pen.solid(sym((0, -160), (230, -160), (210, -20, 150, 0), (0, 0)), pen.color, 0.35)
            pen.path(oval(0, -160, 232, 62), lighter(pen.color, 0.25))
            pen.path(oval(0, -154, 212, 52), CHARCOAL)
            pen.path(
                "M-110 -160C-120 -200 20 -206 60 -180C110 -160 90 -116 20 -118C-40 -112 -104 -124 -110 -160Z",
                "#fffdf6",
            )
            pen.path(oval(-10, -162, 46, 26), pen.soft("#f6b13c"))
            pen.gleam(oval(-24, -172, 13, 6), 0.8)
            for x, y in ((120, -160), (-150, -148), (100, -130)):
                pen.path(f"M{x} {y}q16 -16 30 0q-14 12 -30 0z", LEAF)
            for dx in (-70, 10, 80):
                pen.line(f"M{dx} -236q-22 -36 0 -68t0 -64", WHITE, 11, 0.45)


def bowl_set(pen: Pen) -> None:
    pen.ground(240, depth=0.1)
    bowls = (
        (0, 0, 1.0, pen.color),
        (6, -112, 0.86, pen.accent),
        (-4, -208, 0.74, lighter(pen.color, 0.4)),
    )
    for x, y, scale, tone in bowls:
        with pen.moved(x, y, scale=scale):
            body = sym((0, -180), (236, -180), (224, -50, 96, -16), (92, 0), (0, 0))
            pen.ware(body, tone, gloss=0.4)
            pen.path(oval(0, -180, 236, 32), lighter(tone, 0.5))
            pen.path(oval(0, -176, 220, 26), darker(tone, 0.22))
            pen.line("M-228 -140Q0 -104 228 -140", lighter(tone, 0.6), 6, 0.7)
    pen.line("M-110 -352L210 -450M-90 -344L236 -428", darker(WOOD, 0.2), 11)
    pen.line("M-110 -352L-50 -370M-90 -344L-30 -360", pen.accent, 11)


KITCHEN: dict[Archetype, Drawing] = {
    Archetype.TEAPOT: Drawing(teapot, Setting.TABLE, 600, 420, focus=0.5),
    Archetype.KNIFE: Drawing(knife, Setting.TABLE, 480, 580, Pose.HANGS, 0.5),
    Archetype.PAN: Drawing(pan, Setting.TABLE, 580, 370, focus=0.45),
    Archetype.BOWL_SET: Drawing(bowl_set, Setting.TABLE, 500, 440, focus=0.45),
}
