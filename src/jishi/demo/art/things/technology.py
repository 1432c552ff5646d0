"""Devices: few lines, calm screens, honest materials."""

from __future__ import annotations

from jishi.demo.art.color import INK, darker, lighter, mix
from jishi.demo.art.drawing import Drawing, Pose, Setting
from jishi.demo.art.pen import CHARCOAL, GOLD, STEEL, WHITE, Pen, n, oval, rrect, sym
from jishi.demo.art.spec import Archetype


def _screen(pen: Pen, x: float, y: float, w: float, h: float, r: float = 12) -> None:
    """A display that shows an evening landscape in the colours of the device."""
    d = rrect(x, y, w, h, r)
    sky = mix(pen.accent, "#f7c9a0", 0.45)
    pen.path(
        d,
        pen.gradient(
            (0, mix(pen.color, "#3f4a78", 0.55)),
            (0.6, sky),
            (1, lighter(sky, 0.4)),
            down=True,
        ),
    )
    with pen.within(d):
        pen.path(
            oval(x + w * 0.66, y + h * 0.42, min(w, h) * 0.13, min(w, h) * 0.13),
            "#fff3d6",
        )
        hills = (
            f"M{n(x)} {n(y + h * 0.66)}Q{n(x + w * 0.25)} {n(y + h * 0.42)} {n(x + w * 0.5)} {n(y + h * 0.62)}"
            f"T{n(x + w)} {n(y + h * 0.56)}"
        )
        pen.path(f"{hills}V{n(y + h)}H{n(x)}Z", mix(pen.color, "#4c5a7a", 0.5))
        low = f"M{n(x)} {n(y + h * 0.8)}Q{n(x + w * 0.4)} {n(y + h * 0.62)} {n(x + w)} {n(y + h * 0.84)}"
        pen.path(f"{low}V{n(y + h)}H{n(x)}Z", darker(mix(pen.color, "#4c5a7a", 0.5), 0.35))
        pen.gleam(f"M{n(x)} {n(y)}H{n(x + w * 0.5)}L{n(x + w * 0.16)} {n(y + h)}H{n(x)}Z", 0.1)


def headphones(pen: Pen) -> None:
    for x in (-200, 200):
        pen.ground(92, x=x)
    pen.line("M-216 -250C-240 -640 240 -640 216 -250", darker(pen.color, 0.12), 46)
    pen.line("M-206 -320C-200 -590 200 -590 206 -320", lighter(pen.color, 0.35), 8, 0.7)
    pen.line("M-120 -512C-60 -556 60 -556 120 -512", pen.accent, 26)
    for side in (-1, 1):
        with pen.moved(side * 196, -142, side * -7):
            pen.line("M0 -150V-60", STEEL, 16)
            pen.solid(
                rrect(-58 if side > 0 else -20, -130, 78, 250, 38),
                darker(pen.accent, 0.3),
                0.2,
            )
            pen.solid(rrect(-14 if side > 0 else -96, -150, 110, 290, 54), pen.color, 0.35)
            pen.path(
                rrect(12 if side > 0 else -70, -120, 58, 230, 29),
                darker(pen.color, 0.1),
            )
            pen.emblem(41 if side > 0 else -41, -6, 40, lighter(pen.accent, 0.3))
            pen.gleam(rrect(0 if side > 0 else -84, -120, 10, 190, 5), 0.5)


def earbuds(pen: Pen) -> None:
    pen.ground(230, depth=0.1)
    pen.slab(rrect(-210, -470, 420, 220, 80, 20), darker(pen.color, 0.1))
    pen.path(rrect(-186, -446, 372, 180, 60, 14), darker(pen.color, 0.32))
    body = rrect(-216, -262, 432, 262, 24, 96)
    for side in (-1, 1):
        with pen.moved(side * 92, -262):
            pen.solid(rrect(-20, -70, 40, 110, 18), lighter(pen.color, 0.5), 0.6)
            pen.solid(oval(0, -96, 60, 58), lighter(pen.color, 0.5), 0.6)
            pen.path(oval(side * -26, -96, 22, 34), darker(pen.accent, 0.2))
            pen.gleam(oval(side * 16, -120, 16, 11), 0.8)
    pen.ware(body, gloss=0.5)
    pen.path("M-216 -262H216V-240Q0 -226 -216 -240Z", INK, 0.12)
    pen.path(oval(0, -196, 9, 9), "#8ed08a")
    pen.emblem(0, -110, 70, pen.accent)
    pen.gleam("M-180 -210Q-186 -110 -140 -50Q-156 -130 -150 -214Z", 0.5)


def phone(pen: Pen) -> None:
    with pen.moved(100, 0, 5):
        pen.ground(140)
        pen.solid(rrect(-138, -550, 276, 550, 46), pen.color, 0.35)
        pen.path(rrect(-116, -528, 120, 150, 36), darker(pen.color, 0.14))
        for x, y in ((-82, -488), (-82, -418), (-26, -453)):
            pen.path(oval(x, y, 30, 30), CHARCOAL)
            pen.path(oval(x, y, 18, 18), pen.soft("#4b5a78"))
            pen.gleam(oval(x - 7, y - 8, 6, 5), 0.8)
        pen.emblem(0, -250, 64, lighter(pen.color, 0.4))
        pen.gleam("M138 -400L-60 0H20L138 -240Z", 0.14)
    with pen.moved(-90, 0, -4):
        pen.ground(138)
        pen.path(rrect(-142, -560, 284, 560, 48), darker(pen.color, 0.3))
        pen.path(rrect(-136, -556, 272, 550, 44), CHARCOAL)
        _screen(pen, -124, -544, 248, 526, 36)
        pen.path(rrect(-36, -530, 72, 20, 10), CHARCOAL)
        for i in range(4):
            tone = (pen.accent, WHITE, pen.color, "#f2c66b")[i]
            pen.path(rrect(-104 + i * 54, -86, 44, 44, 13), tone, 0.92)
        pen.line("M-60 -430H60", WHITE, 22, 0.95)
        pen.line("M-36 -390H36", WHITE, 9, 0.8)


def laptop(pen: Pen) -> None:
    pen.ground(300, depth=0.06)
    pen.path(rrect(-244, -400, 488, 372, 22, 4), darker(pen.color, 0.2))
    pen.path(rrect(-238, -394, 476, 366, 18, 4), CHARCOAL)
    _screen(pen, -224, -380, 448, 330, 8)
    with pen.moved(-110, -230):
        pen.path(rrect(-84, -96, 170, 150, 12), WHITE, 0.9)
        for i, h in enumerate((44, 78, 60, 100)):
            pen.path(
                rrect(-66 + i * 36, 36 - h, 24, h, 5),
                pen.accent if i % 2 else pen.color,
            )
    pen.slab(
        "M-300 -34H300L290 -10Q286 0 270 0H-270Q-286 0 -290 -10Z",
        lighter(pen.color, 0.2),
    )
    pen.path("M-300 -34H300V-24H-300Z", WHITE, 0.5)
    pen.path(rrect(-56, -34, 112, 13, 2, 8), darker(pen.color, 0.25))


def tablet(pen: Pen) -> None:
    pen.ground(250, depth=0.08)
    pen.solid("M-120 -60L-190 0H150L110 -60Z", darker(pen.accent, 0.2), 0.2)
    pen.path(rrect(-276, -430, 552, 400, 30), darker(pen.color, 0.15))
    pen.path(rrect(-270, -426, 540, 390, 26), CHARCOAL)
    _screen(pen, -250, -408, 500, 354, 12)
    pen.line("M-180 -180C-100 -320 -20 -120 60 -240S150 -300 170 -260", WHITE, 8, 0.95)
    for i in range(4):
        pen.path(
            oval(-216, -360 + i * 48, 14, 14),
            (pen.accent, WHITE, pen.color, "#f2c66b")[i],
        )
    with pen.moved(250, -70, 24):
        pen.solid(rrect(-13, -360, 26, 340, 12, 4), "#fbf7ef", 0.5)
        pen.path("M-12 -22L0 12L12 -22Z", darker(pen.accent, 0.2))
        pen.path(rrect(-13, -330, 26, 16, 0), pen.accent)


def smart_watch(pen: Pen) -> None:
    for d in (
        "M-104 -430L-84 -600Q0 -616 84 -600L104 -430Z",
        "M-104 -170L-84 0Q0 14 84 0L104 -170Z",
    ):
        pen.ware(d, pen.color, gloss=0.25)
    for y in (-40, -80, -120):
        pen.path(oval(0, y, 9, 12), darker(pen.color, 0.5))
    pen.path(rrect(142, -350, 24, 60, 10), STEEL)
    pen.path(rrect(144, -270, 14, 54, 7), darker(STEEL, 0.2))
    case = oval(0, -300, 158, 158) if pen.shape % 2 else rrect(-150, -458, 300, 316, 76)
    face = oval(0, -300, 132, 132) if pen.shape % 2 else rrect(-130, -438, 260, 276, 60)
    pen.solid(case, GOLD if pen.shape % 3 == 1 else STEEL, 0.65)
    pen.path(face, "#22242c")
    for r, tone in (
        (104, pen.accent),
        (80, "#f2c66b"),
        (56, "#8fc7a4"),
    ):
        pen.line(oval(0, -300, r, r), WHITE, 15, 0.12)
        pen.line(f"M0 {-300 - r}A{r} {r} 0 1 1 {-r} -300", tone, 15)
    pen.line("M-20 -312H20", WHITE, 12)
    pen.line("M-13 -288H13", WHITE, 6, 0.7)
    with pen.within(face):
        pen.gleam("M-150 -460H20L-110 -140H-150Z", 0.09)


def speaker(pen: Pen) -> None:
    pen.ground(190)
    body = (
        rrect(-180, -450, 360, 450, 90, 70)
        if pen.shape % 2
        else sym((0, -460), (130, -460), (150, -440, 164, -120), (176, -10, 120, 0), (0, 0))
    )
    pen.ware(body, gloss=0.25)
    with pen.within(body):
        rows = "".join(f"M-190 {y}H190" for y in range(-380, -40, 18))
        pen.line(rows, INK, 7, 0.22, dash="1 15")
    pen.path(oval(0, -452, 118, 20), darker(pen.color, 0.25))
    pen.line(oval(0, -452, 118, 20), pen.accent, 8)
    for x in (-50, 0, 50):
        pen.path(oval(x, -452, 10, 4), lighter(pen.accent, 0.5))
    pen.line("M150 -430q60 -40 44 60", darker(pen.accent, 0.1), 17)
    pen.emblem(0, -210, 84, lighter(pen.accent, 0.2))
    for i, r in enumerate((40, 70)):
        pen.line(
            f"M{220 + i * 30} {-260 - r}q{r * 0.7:.0f} {r} 0 {2 * r}",
            pen.accent,
            10,
            0.65 - i * 0.2,
        )


def keyboard(pen: Pen) -> None:
    body = rrect(-300, -260, 600, 250, 28)
    pen.cast(body, 8, 20)
    pen.slab(body, darker(pen.color, 0.1))
    pen.path(rrect(-300, -266, 600, 240, 28), pen.soft(pen.color))
    pen.path(rrect(-280, -250, 560, 206, 16), darker(pen.color, 0.4))
    for row in range(4):
        count = (13, 12, 12, 11)[row]
        unit = 552 / (count + 1)
        x = -276.0
        for i in range(count):
            w = unit * (1.5 if i in (0, count - 1) else 1)
            special = (row == 0 and i == 0) or (row == 2 and i == count - 1) or (i + row * 5) % 17 == 3
            tone = pen.accent if special else lighter(pen.color, 0.6 if i in (0, count - 1) else 0.78)
            y = -246 + row * 40
            pen.path(rrect(x + 2, y + 2, w - 4, 37, 7), darker(tone, 0.25))
            pen.path(rrect(x + 4, y, w - 8, 30, 6), tone)
            x += w
    for x, w, tone in (
        (-276, 90, pen.accent),
        (-182, 300, lighter(pen.color, 0.78)),
        (122, 70, lighter(pen.color, 0.6)),
        (196, 80, pen.accent),
    ):
        pen.path(rrect(x + 2, -84, w - 4, 37, 7), darker(tone, 0.25))
        pen.path(rrect(x + 4, -86, w - 8, 30, 6), tone)
    pen.line("M0 -266V-300Q0 -340 60 -340H180", darker(pen.accent, 0.2), 12)


def mouse(pen: Pen) -> None:
    pen.ground(170, depth=0.12)
    body = sym((0, -460), (130, -460, 160, -360, 164, -220), (164, -20, 60, 0, 0, 0))
    pen.solid(body, pen.color, 0.4)
    with pen.within(body):
        pen.path("M-170 -230Q0 -190 170 -230V20H-170Z", pen.accent)
        pen.path(
            "M-170 -230Q0 -190 170 -230V20H-170Z",
            pen.gradient((0, WHITE, 0.14), (0.5, WHITE, 0), (1, INK, 0.25)),
        )
        pen.line("M0 -470V-214", darker(pen.color, 0.4), 5)
    pen.line("M-166 -236Q0 -196 166 -236", darker(pen.color, 0.4), 5, 0.6)
    pen.path(rrect(-20, -400, 40, 104, 20), darker(pen.color, 0.5))
    pen.solid(rrect(-13, -388, 26, 80, 13), lighter(pen.accent, 0.25), 0.5)
    pen.line("M-9 -372H9M-9 -356H9M-9 -340H9M-9 -324H9", INK, 3, 0.3)
    pen.gleam("M-112 -390Q-150 -300 -136 -180Q-120 -310 -84 -410Z", 0.55)
    pen.emblem(0, -100, 50, lighter(pen.accent, 0.6))


def camera(pen: Pen) -> None:
    pen.ground(270, depth=0.09)
    pen.slab("M-100 -330L-70 -400H70L100 -330Z", lighter(pen.color, 0.1))
    pen.path(rrect(-210, -366, 80, 44, 10), STEEL)
    pen.path(rrect(150, -356, 70, 34, 8), pen.accent)
    body = rrect(-272, -336, 544, 336, 44)
    pen.slab(body, lighter(pen.color, 0.1))
    pen.path(
        "M-272 -256H272V-70H-272Z",
        pen.gradient((0, lighter(pen.accent, 0.1)), (1, darker(pen.accent, 0.2))),
    )
    pen.line(
        "".join(f"M-268 {y}H268" for y in range(-246, -74, 14)),
        INK,
        3,
        0.12,
        dash="2 12",
    )
    for r, tone in (
        (168, darker(STEEL, 0.1)),
        (154, CHARCOAL),
        (124, "#52545e"),
        (108, "#1f2230"),
    ):
        pen.path(oval(0, -164, r, r), tone if r != 154 else pen.soft(CHARCOAL))
    pen.path(oval(0, -164, 84, 84), pen.soft("#5a4f86"))
    pen.path(oval(0, -164, 54, 54), pen.soft("#2a3358"))
    pen.gleam(oval(-38, -204, 26, 17), 0.75)
    pen.gleam(oval(30, -124, 12, 9), 0.5)
    pen.line("M-96 -290A160 160 0 0 1 40 -318", WHITE, 7, 0.35)
    pen.path(rrect(-236, -314, 70, 36, 8), CHARCOAL)
    pen.path(oval(218, -296, 14, 14), "#e0574a")
    pen.path(rrect(-40, -386, 80, 34, 8), "#cfe0ea")
    for side in (-1, 1):
        pen.line(oval(side * 274, -270, 14, 14), STEEL, 7)


def power_bank(pen: Pen) -> None:
    pen.ground(160)
    pen.line(
        "M40 -500C40 -600 240 -600 230 -420S150 -240 226 -150",
        darker(pen.accent, 0.1),
        15,
    )
    body = rrect(-160, -500, 320, 500, 60)
    pen.ware(body, gloss=0.4)
    pen.path(rrect(-62, -500, 54, 17, 5), CHARCOAL)
    pen.path(rrect(20, -500, 42, 17, 5), CHARCOAL)
    pen.solid(rrect(20, -512, 40, 26, 6), STEEL)
    pen.line(oval(0, -250, 96, 96), lighter(pen.color, 0.5), 9, 0.6)
    pen.path("M16 -330L-44 -236H-6L-16 -170L46 -266H6Z", lighter(pen.accent, 0.2))
    for i in range(4):
        pen.path(
            oval(-48 + i * 32, -70, 9, 9),
            "#9fe0a4" if i < 3 else darker(pen.color, 0.3),
        )
    pen.gleam(rrect(-132, -450, 15, 330, 7), 0.5)
    pen.solid(rrect(206, -156, 44, 66, 9), pen.accent, 0.4)


def desk_lamp(pen: Pen) -> None:
    pen.ground(140, x=-70)
    pen.path("M60 -420L-20 10Q140 40 300 10Z", "#ffe2a0", 0.32)
    with pen.moved(-80):
        pen.solid(
            sym((0, -40), (120, -40), (136, -30, 136, 0), (0, 0)),
            darker(pen.color, 0.08),
            0.35,
        )
        pen.path(oval(0, -40, 120, 14), lighter(pen.color, 0.25))
        pen.path(oval(60, -40, 15, 5), "#9fe0a4")
    pen.line("M-80 -40L-170 -300", pen.accent, 20)
    pen.line("M-170 -300L70 -500", pen.accent, 20)
    pen.line("M-86 -50L-172 -296M-166 -312L60 -500", lighter(pen.accent, 0.5), 5, 0.6)
    for x, y in ((-170, -300), (70, -500)):
        pen.path(oval(x, y, 24, 24), STEEL)
        pen.path(oval(x, y, 11, 11), darker(STEEL, 0.3))
    with pen.moved(90, -480, -22):
        pen.ware("M-26 -60H50L56 -20Q140 20 150 110H-110Q-100 20 -34 -20Z", gloss=0.35)
        pen.path(oval(20, 110, 130, 24), "#fff2c9")
        pen.path(oval(20, 112, 90, 14), WHITE)


def projector(pen: Pen) -> None:
    pen.path("M-60 -190L-300 -480V-10Z", "#ffedbf", 0.5)
    pen.path("M-60 -190L-300 -400V-90Z", "#fff7df", 0.5)
    pen.ground(200, depth=0.1, x=80)
    with pen.moved(80):
        body = rrect(-190, -360, 380, 350, 80)
        pen.ware(body, gloss=0.35)
        pen.path(oval(-50, -190, 128, 128), darker(pen.color, 0.3))
        pen.path(oval(-50, -190, 108, 108), CHARCOAL)
        pen.path(oval(-50, -190, 78, 78), pen.soft("#6f6aa8"))
        pen.path(oval(-50, -190, 42, 42), "#fff3cf")
        pen.gleam(oval(-84, -226, 22, 15), 0.7)
        for i in range(5):
            pen.line(f"M110 {-250 + i * 30}h46", darker(pen.color, 0.35), 9)
        pen.path(rrect(-90, -372, 180, 24, 12), pen.accent)
        for x in (-120, 120):
            pen.path(rrect(x - 26, -16, 52, 20, 8), CHARCOAL)
        pen.line("M-150 -330C-150 -480 150 -480 150 -330", pen.accent, 20)


TECHNOLOGY: dict[Archetype, Drawing] = {
    Archetype.HEADPHONES: Drawing(headphones, Setting.DESK, 560, 560, focus=0.45),
    Archetype.EARBUDS: Drawing(earbuds, Setting.DESK, 440, 480, focus=0.5),
    Archetype.PHONE: Drawing(phone, Setting.DESK, 480, 570),
    Archetype.LAPTOP: Drawing(laptop, Setting.DESK, 600, 405, focus=0.5),
    Archetype.TABLET: Drawing(tablet, Setting.DESK, 600, 440, focus=0.55),
    Archetype.SMART_WATCH: Drawing(smart_watch, Setting.DESK, 340, 610, Pose.HANGS, 0.5),
    Archetype.SPEAKER: Drawing(speaker, Setting.DESK, 420, 480, focus=0.5),
    Archetype.KEYBOARD: Drawing(keyboard, Setting.DESK, 610, 340, Pose.HANGS, 0.5),
    Archetype.MOUSE: Drawing(mouse, Setting.DESK, 340, 465, Pose.HANGS, 0.5),
    Archetype.CAMERA: Drawing(camera, Setting.DESK, 560, 405, focus=0.5),
    Archetype.POWER_BANK: Drawing(power_bank, Setting.DESK, 430, 590, focus=0.5),
    Archetype.DESK_LAMP: Drawing(desk_lamp, Setting.DESK, 480, 560),
    Archetype.PROJECTOR: Drawing(projector, Setting.DESK, 600, 470, focus=0.45),
}
