"""Shoes, bags and what one wears with clothes."""

from __future__ import annotations

from jishi.demo.art.color import INK, darker, lighter, mix
from jishi.demo.art.drawing import Drawing, Setting
from jishi.demo.art.pen import CHARCOAL, GOLD, STEEL, WHITE, Pen, oval, rrect, sym
from jishi.demo.art.spec import Archetype


def sneaker(pen: Pen) -> None:
    pen.ground(290, depth=0.08)
    upper = (
        "M-270 -70C-286 -170 -270 -236 -236 -262Q-200 -246 -150 -252L-84 -262C-40 -214 40 -170 118 -152"
        "C210 -140 280 -110 282 -60Z"
    )
    pen.slab(
        "M-240 -250Q-200 -300 -150 -284L-92 -262Q-140 -226 -236 -240Z",
        darker(pen.color, 0.35),
    )
    pen.cloth(upper)
    with pen.within(upper):
        pen.path("M-290 -60V-250Q-230 -280 -214 -200Q-206 -120 -150 -60Z", pen.accent)
        pen.path("M300 -50C260 -130 170 -120 150 -50Z", mix(pen.color, pen.accent, 0.3))
        pen.line("M-60 -62Q-20 -150 60 -176M-110 -62Q-60 -170 0 -206", pen.accent, 17)
        pen.gleam("M-60 -240Q20 -176 120 -146L116 -136Q0 -160 -80 -236Z", 0.4)
    pen.slab("M-152 -284Q-120 -326 -84 -306Q-66 -280 -62 -246L-96 -262Z", darker(pen.accent, 0.12))
    pen.slab("M-92 -264Q-30 -206 92 -160Q72 -136 20 -150Q-70 -176 -128 -236Z", darker(pen.color, 0.16))
    for i in range(5):
        x, y = -70 + i * 35, -242 + i * 20
        pen.line(f"M{x + 4} {y + 6}q-26 6 -46 36", INK, 8, 0.14)
        pen.line(f"M{x} {y}q-26 6 -46 36", WHITE, 10)
    pen.line("M-236 -258Q-250 -290 -226 -300", pen.accent, 12)
    sole = "M-280 -84C-284 -20 -270 0 -240 0H250C290 0 300 -40 284 -76Q150 -50 40 -62T-280 -84Z"
    pen.slab(sole, "#fdf8ef")
    pen.line("M-272 -36Q-100 -22 40 -30T284 -40", pen.accent, 8)
    pen.line("M-262 -6H258", INK, 12, 0.18, dash="14 8", cap="butt")


def boot(pen: Pen) -> None:
    pen.ground(210, depth=0.1)
    tall = 540 if pen.shape % 2 == 0 else 430
    body = f"M-150 -40V-{tall}Q-60 -{tall + 18} 36 -{tall}V-260C44 -200 90 -180 150 -160C214 -140 226 -90 220 -40Z"
    pen.path(
        f"M-150 -{tall}Q-60 -{tall - 26} 36 -{tall}Q-60 -{tall + 26} -150 -{tall}Z",
        darker(pen.color, 0.5),
    )
    pen.ware(body, gloss=0.22)
    with pen.within(body):
        pen.fold("M-30 -250Q20 -240 52 -210M-40 -214Q10 -190 70 -176", 8)
        pen.path(
            f"M-40 -{tall + 10}h44v{tall - 280}q-22 40 -44 0z",
            darker(pen.color, 0.35),
            0.75,
        )
        pen.gleam("M120 -158Q196 -140 206 -90Q170 -120 110 -140Z", 0.35)
        pen.path("M-160 -140Q-100 -150 -90 -30H-160Z", pen.accent, 0.55)
    pen.line(f"M-150 -{tall - 22}Q-60 -{tall - 44} 36 -{tall - 22}", pen.accent, 13)
    pen.seam("M44 -190Q90 -150 214 -96")
    pen.line(f"M-62 -{tall + 14}q-14 -40 -30 0", darker(pen.color, 0.3), 9)
    pen.slab(
        "M-156 -44H226C236 -20 224 -14 200 -14H-20V0H-140Q-156 0 -156 -44Z",
        darker(CHARCOAL, 0.2),
    )
    pen.line("M-150 -40H222", pen.accent, 5)


def handbag(pen: Pen) -> None:
    pen.ground(230, depth=0.1)
    pen.line("M-110 -300C-120 -520 120 -520 110 -300", darker(pen.color, 0.28), 24)
    pen.line("M-112 -304C-124 -520 110 -528 106 -320", lighter(pen.color, 0.3), 6, 0.7)
    wide = (225, 210, 236)[pen.shape % 3]
    body = sym(
        (0, -320),
        (wide - 40, -320),
        (wide - 6, -320, wide, -280),
        (wide + 16, -30, wide - 10, 0),
        (0, 0),
    )
    pen.ware(body, gloss=0.3)
    flap = sym(
        (0, -326),
        (wide - 36, -326),
        (wide + 4, -320, wide - 6, -200),
        (90, -150, 0, -128),
    )
    with pen.moved(0, 7):
        pen.path(flap, INK, 0.2)
    pen.slab(flap, darker(pen.color, 0.04))
    pen.print(flap)
    pen.line(f"M{-wide + 26} -236Q{-wide + 14} -304 {-wide + 70} -308H20", WHITE, 9, 0.28)
    pen.seam(f"M{-wide + 22} -206Q-90 -162 0 -142Q90 -162 {wide - 22} -206")
    pen.seam(f"M{-wide + 14} -20H{wide - 14}")
    pen.path(rrect(-32, -168, 64, 52, 12), GOLD)
    pen.path(rrect(-32, -168, 64, 20, 10), WHITE, 0.45)
    pen.path(oval(0, -136, 8, 8), darker(GOLD, 0.5))
    for side in (-1, 1):
        pen.line(oval(side * 110, -304, 17, 17), GOLD, 8)
    pen.line("M150 -300Q168 -220 150 -170", pen.accent, 5)
    pen.path("M134 -176h32l8 60q-24 14 -48 0z", pen.accent)


def tote(pen: Pen) -> None:
    pen.ground(200, depth=0.1)
    for y, tone in ((0, darker(pen.accent, 0.2)), (8, pen.accent)):
        pen.line(f"M-90 {-350 + y}C-90 -600 90 -600 90 {-350 + y}", tone, 22)
    body = sym((0, -372), (190, -380), (206, -180, 196, -8), (100, 4, 0, 0))
    pen.cloth(body)
    pen.path("M-190 -380Q0 -360 190 -380L188 -350Q0 -334 -188 -350Z", darker(pen.color, 0.14))
    pen.seam("M-188 -346Q0 -330 188 -346")
    for side in (-1, 1):
        pen.path(rrect(side * 90 - 14, -374, 28, 70, 5), pen.accent)
        pen.seam(f"M{side * 90 - 8} -316l16 -16m-16 0l16 16", lighter(pen.accent, 0.5))
        pen.fold(f"M{side * 150} -300Q{side * 120} -150 {side * 150} -40", 9, 0.09)
    if pen.pattern == "plain":
        pen.emblem(0, -180, 150, pen.accent)
    pen.fold("M-60 -340Q-40 -240 -70 -150M70 -60Q40 -110 60 -160", 8, 0.07)


def cap(pen: Pen) -> None:
    pen.ground(270, depth=0.09)
    dome = "M-220 -70C-236 -280 -120 -340 0 -340C130 -340 226 -270 220 -84Q0 -130 -220 -70Z"
    pen.ware(dome, gloss=0.2)
    with pen.within(dome):
        pen.line(
            "M-60 -338Q-110 -200 -96 -84M60 -338Q120 -210 116 -90",
            darker(pen.color, 0.3),
            3.5,
            0.7,
        )
        pen.seam("M-50 -336Q-98 -200 -84 -86M70 -336Q130 -210 128 -90")
    pen.path(oval(0, -342, 22, 12), pen.accent)
    brim = "M-226 -74C-160 -140 140 -150 224 -88C300 -60 330 -10 270 2C160 -40 -60 -60 -210 -40Q-240 -50 -226 -74Z"
    pen.slab(brim, pen.accent if pen.shape % 2 else darker(pen.color, 0.1))
    for i in range(3):
        pen.seam(
            f"M{-200 + i * 6} {-62 + i * 6}C-100 {-112 + i * 14} 130 {-118 + i * 18} {262 - i * 8} {-44 + i * 16}",
            width=2,
        )
    pen.line("M-218 -80Q0 -136 220 -92", darker(pen.color, 0.35), 7, 0.6)
    pen.emblem(0, -204, 84, lighter(pen.accent, 0.25) if pen.pattern == "plain" else pen.accent)


def sunglasses(pen: Pen) -> None:
    pen.ground(280, depth=0.06, y=-6)
    for side in (-1, 1):
        pen.line(
            f"M{side * 236} -160Q{side * 290} -120 {side * 262} -20",
            darker(pen.color, 0.2),
            17,
        )
    shapes = (
        sym((0, -190), (84, -198, 92, -120), (80, -16, 0, -16)),
        sym((0, -196), (104, -200), (112, -60, 60, -22), (30, -12, 0, -14)),
        rrect(-98, -190, 196, 164, 60, 74),
    )
    lens = shapes[pen.shape % 3]
    for side in (-1, 1):
        with pen.moved(side * 128):
            pen.path(
                lens,
                pen.gradient(
                    (0, mix(pen.accent, CHARCOAL, 0.72)),
                    (1, lighter(pen.accent, 0.25)),
                    down=True,
                ),
            )
            with pen.within(lens):
                pen.gleam("M-100 -60L20 -210H60L-80 -20Z", 0.28)
                pen.gleam("M40 -40L110 -130V-110L56 -36Z", 0.2)
            pen.line(lens, pen.color, 22)
            pen.line(lens, lighter(pen.color, 0.55), 4, 0.5)
    pen.line("M-42 -152Q0 -184 42 -152", pen.color, 17)
    for side in (-1, 1):
        pen.path(oval(side * 222, -164, 9, 6), GOLD)


def watch(pen: Pen) -> None:
    strap_up, strap_down = (
        "M-76 -400L-62 -600Q0 -616 62 -600L76 -400Z",
        "M-76 -200L-60 0Q0 14 60 0L76 -200Z",
    )
    pen.ground(72)
    for d in (strap_up, strap_down):
        pen.ware(d, gloss=0.2)
    pen.seam(
        "M-56 -590L-66 -410M56 -590L66 -410M-54 -10L-66 -190M54 -10L66 -190",
        lighter(pen.color, 0.5),
    )
    for y in (-60, -100, -140):
        pen.path(oval(0, y, 8, 10), darker(pen.color, 0.5))
    metal = GOLD if pen.shape % 2 else STEEL
    pen.path(rrect(140, -322, 34, 44, 8), darker(metal, 0.2))
    pen.solid(oval(0, -300, 154, 154), metal, 0.6)
    pen.path(oval(0, -300, 132, 132), pen.soft(mix(pen.accent, WHITE, 0.72)))
    for turn in range(0, 360, 30):
        with pen.moved(0, -300, turn):
            pen.line(
                f"M0 -118v{24 if turn % 90 == 0 else 13}",
                darker(pen.accent, 0.5),
                7 if turn % 90 == 0 else 4,
            )
    pen.line("M0 -300L-52 -352", INK, 11)
    pen.line("M0 -300L66 -376", INK, 7)
    pen.line("M0 -270V-398", pen.color, 3.5)
    pen.path(oval(0, -300, 11, 11), metal)
    pen.gleam("M-110 -350A120 120 0 0 1 -20 -418L-50 -300Z", 0.3)


def necklace(pen: Pen) -> None:
    bust = sym(
        (0, -600),
        (64, -600),
        (66, -520, 120, -480),
        (230, -440, 236, -290),
        (236, -90, 120, 0),
        (0, 0),
    )
    pen.ground(150)
    pen.path(bust, pen.gradient((0, "#fffaf2"), (0.5, "#f1e5d5"), (1, "#d5c3ae")))
    metal = GOLD if pen.shape % 2 == 0 else "#c9cdd2"
    pen.line(
        "M-66 -560C-130 -420 -80 -240 0 -214C80 -240 130 -420 66 -560",
        darker(metal, 0.35),
        7,
        0.35,
    )
    pen.line(
        "M-64 -566C-130 -430 -80 -250 0 -226C80 -250 130 -430 64 -566",
        metal,
        7,
        dash="1 10",
    )
    pen.line("M-64 -566C-130 -430 -80 -250 0 -226C80 -250 130 -430 64 -566", metal, 3)
    with pen.moved(0, -150):
        pen.line("M0 -78V-50", metal, 7)
        if pen.shape % 3 == 0:
            pen.path(sym((0, -58), (70, 10, 54, 46), (34, 82, 0, 82)), darker(metal, 0.1))
            pen.path(sym((0, -34), (50, 16, 40, 42), (26, 66, 0, 66)), pen.soft(pen.color))
        elif pen.shape % 3 == 1:
            pen.path(oval(0, 10, 62, 62), darker(metal, 0.1))
            pen.path(oval(0, 10, 48, 48), pen.soft(pen.color))
            pen.emblem(0, 10, 50, lighter(pen.accent, 0.4))
        else:
            pen.path("M0 -56L58 -10L0 86L-58 -10Z", darker(metal, 0.1))
            pen.path("M0 -40L42 -8L0 64L-42 -8Z", pen.soft(pen.color))
            pen.gleam("M0 -40L42 -8H-42Z", 0.35)
        pen.gleam(oval(-18, -4, 12, 20), 0.55)
    for x, y in ((-88, -392), (88, -392), (-76, -330), (76, -330)):
        pen.path(oval(x, y, 11, 11), pen.accent)
        pen.gleam(oval(x - 3, y - 4, 4, 4), 0.8)


ACCESSORIES: dict[Archetype, Drawing] = {
    Archetype.SNEAKER: Drawing(sneaker, Setting.WARDROBE, 580, 300),
    Archetype.BOOT: Drawing(boot, Setting.WARDROBE, 440, 560),
    Archetype.HANDBAG: Drawing(handbag, Setting.WARDROBE, 470, 470),
    Archetype.TOTE: Drawing(tote, Setting.WARDROBE, 420, 540),
    Archetype.CAP: Drawing(cap, Setting.WARDROBE, 540, 350),
    Archetype.SUNGLASSES: Drawing(sunglasses, Setting.WARDROBE, 570, 200),
    Archetype.WATCH: Drawing(watch, Setting.WARDROBE, 350, 610, focus=0.5),
    Archetype.NECKLACE: Drawing(necklace, Setting.WARDROBE, 480, 600, focus=0.6),
}
