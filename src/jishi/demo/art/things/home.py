"""Furniture, light and soft things for rooms."""

from __future__ import annotations

from jishi.demo.art.color import INK, darker, lighter, mix
from jishi.demo.art.drawing import Drawing, Pose, Setting
from jishi.demo.art.pen import CHARCOAL, GOLD, WHITE, WOOD, Pen, n, oval, rrect, sym
from jishi.demo.art.props import LEAF
from jishi.demo.art.spec import Archetype


def table_lamp(pen: Pen) -> None:
    pen.ground(130)
    pen.path(oval(0, -330, 290, 250), pen.halo("#ffdf9e", 0.6))
    bases = (
        sym(
            (0, -320),
            (26, -320),
            (30, -270, 90, -220, 104, -130),
            (104, -40, 80, 0),
            (0, 0),
        ),
        sym((0, -320), (16, -320), (16, -60), (60, -50, 110, -22), (112, 0), (0, 0)),
        sym(
            (0, -320),
            (22, -320),
            (22, -290, 70, -270),
            (20, -220, 84, -170),
            (30, -110, 96, -70),
            (104, 0, 90, 0),
            (0, 0),
        ),
    )
    pen.solid(bases[pen.shape % 3], pen.accent, 0.45)
    pen.path(rrect(-14, -346, 28, 34, 4), GOLD)
    shade = (
        sym((0, -590), (120, -590), (226, -320), (0, -320)),
        sym((0, -580), (40, -580, 210, -560, 226, -320), (0, -320)),
    )[pen.shape % 2]
    pen.path(shade, lighter(pen.color, 0.3))
    pen.print(shade, strength=0.75)
    pen.path(shade, pen.gradient((0, INK, 0.16), (0.4, "#fff3cf", 0.42), (1, INK, 0.2)))
    pen.line("M-226 -320Q0 -296 226 -320", lighter(pen.color, 0.7), 7)
    pen.path("M-222 -320Q0 -298 222 -320Q0 -342 -222 -320Z", "#fff0c4")


def vase(pen: Pen) -> None:
    for turn, length, tone in (
        (-24, 250, LEAF),
        (26, 240, mix(LEAF, "#4f7558", 0.5)),
        (-8, 300, LEAF),
        (12, 320, LEAF),
    ):
        with pen.moved(0, -280, turn):
            pen.line(f"M0 40V{-length}", darker(tone, 0.25), 6)
            if abs(turn) < 20:
                for a in range(0, 360, 45):
                    with pen.moved(0, -length, a):
                        pen.path(
                            "M0 0C-20 -16 -18 -46 0 -56C18 -46 20 -16 0 0Z",
                            mix(pen.accent, "#f3b98b", (a % 90) / 110),
                        )
                pen.path(oval(0, -length, 15, 15), "#e9b04c")
            else:
                for i in range(4):
                    for side in (-1, 1):
                        with pen.moved(0, -60 - i * 52, side * 52):
                            pen.path(
                                "M0 0C-20 -20 -16 -50 0 -66C16 -50 20 -20 0 0Z",
                                mix(tone, "#b8c79a", i * 0.12),
                            )
    pen.ground(110)
    bodies = (
        sym(
            (0, -330),
            (48, -330),
            (52, -270, 130, -220, 130, -130),
            (128, -30, 70, 0),
            (0, 0),
        ),
        sym(
            (0, -330),
            (70, -330),
            (50, -280, 58, -240),
            (140, -180, 96, -20),
            (90, 0, 70, 0),
            (0, 0),
        ),
        sym((0, -330), (94, -330), (110, -160, 84, 0), (0, 0)),
    )
    body = bodies[pen.shape % 3]
    pen.ware(body, gloss=0.4)
    half = (48, 70, 94)[pen.shape % 3]
    pen.path(oval(0, -330, half, 9), darker(pen.color, 0.4))
    if pen.pattern == "plain":
        with pen.within(body):
            pen.path("M-160 -90Q0 -60 160 -90V10H-160Z", pen.accent, 0.5)


def mug(pen: Pen) -> None:
    pen.ground(170)
    for tone, width in ((darker(pen.color, 0.14), 44), (lighter(pen.color, 0.2), 14)):
        pen.line("M160 -300C300 -320 300 -80 150 -96", tone, width)
    body = sym((0, -370), (178, -370), (180, -120, 168, -50), (156, 0, 110, 0), (0, 0))
    pen.ware(body, gloss=0.42)
    pen.path(oval(0, -370, 178, 30), lighter(pen.color, 0.45))
    pen.path(oval(0, -366, 162, 23), "#5e3b2a")
    pen.path(oval(-20, -366, 96, 12), "#c99a6b", 0.8)
    if pen.pattern == "plain":
        pen.emblem(-20, -190, 120, pen.accent)
    for dx, h in ((-50, 90), (10, 120), (60, 84)):
        pen.line(
            f"M{dx} -410q-24 -{h / 3:.0f} 0 -{h / 1.5:.0f}t0 -{h / 1.8:.0f}",
            WHITE,
            11,
            0.5,
        )
    pen.gleam("M-146 -320Q-150 -160 -132 -60L-112 -56Q-126 -180 -120 -326Z", 0.4)


def chair(pen: Pen) -> None:
    pen.ground(210, depth=0.1)
    wood = mix(WOOD, pen.accent, 0.35)
    for x0, x1 in ((-130, -176), (132, 178)):
        pen.line(f"M{x0 * 0.8} -250L{x1 * 0.82} -24", darker(wood, 0.38), 20)
    back = "M-176 -570Q0 -620 176 -570Q196 -420 150 -300H-150Q-196 -420 -176 -570Z"
    if pen.shape % 2:
        pen.line("M-166 -590L-148 -250M166 -590L148 -250", wood, 22)
        pen.slab("M-168 -590Q0 -640 168 -590V-540Q0 -580 -168 -540Z", wood)
        for x in (-90, -30, 30, 90):
            pen.line(f"M{x} -560L{x * 0.92} -270", darker(wood, 0.12), 12)
    else:
        pen.cloth(back)
        for i in (-1, 0, 1):
            pen.fold(f"M{i * 60} -590Q{i * 70} -440 {i * 54} -310", 5)
    seat = "M-190 -300Q0 -330 190 -300Q222 -260 200 -226Q0 -200 -200 -226Q-222 -260 -190 -300Z"
    for x in (-168, 168):
        pen.line(f"M{x} -224L{n(x * 1.16)} -6", wood, 24)
        pen.line(f"M{x - 5} -220L{n(x * 1.16 - 5)} -16", lighter(wood, 0.5), 5, 0.5)
    pen.cloth(seat)
    pen.path(
        "M-206 -238Q0 -206 206 -238Q206 -224 196 -216Q0 -190 -196 -216Q-206 -224 -206 -238Z",
        darker(pen.color, 0.28),
    )
    pen.gleam("M-150 -296Q0 -318 120 -304Q0 -300 -160 -276Z", 0.3)


def cushion(pen: Pen) -> None:
    pen.ground(250, depth=0.1)
    body = "M-250 -490Q0 -430 250 -490Q214 -245 258 -8Q0 -50 -258 -8Q-214 -245 -250 -490Z"
    pen.cloth(body)
    pen.path(
        body,
        pen.gradient((0, INK, 0.12), (0.35, WHITE, 0.16), (0.7, INK, 0), (1, INK, 0.2)),
    )
    pen.line(
        "M-240 -480Q0 -422 240 -480Q206 -245 246 -18Q0 -60 -246 -18Q-206 -245 -240 -480Z",
        pen.accent,
        7,
    )
    for x, y in ((-250, -490), (250, -490), (258, -8), (-258, -8)):
        with pen.moved(x, y, (45 if x * y > 0 else -45) + (180 if y < -100 else 0)):
            for dx in (-10, 0, 10):
                pen.line(f"M0 0L{dx} 34", pen.accent, 6)
    pen.fold(
        (
            "M-200 -440Q-150 -400 -130 -340M206 -440Q160 -400 140 -350"
            "M-210 -60Q-160 -90 -150 -140M210 -60Q150 -100 150 -150"
        ),
        9,
    )
    pen.fold("M-30 -260q30 20 60 0", 7, 0.1)


def bedding(pen: Pen) -> None:
    pen.ground(290, depth=0.08)
    wood = mix(WOOD, pen.accent, 0.2)
    pen.slab(rrect(-270, -440, 540, 420, 40, 6), wood)
    pen.gleam(rrect(-250, -420, 500, 90, 30, 6), 0.16)
    for x in (-256, 232):
        pen.path(rrect(x, -40, 24, 40, 4), darker(wood, 0.3))
    pen.slab(rrect(-284, -170, 568, 130, 20), "#fbf5ea")
    for x, tone in ((-150, lighter(pen.color, 0.5)), (150, lighter(pen.color, 0.5))):
        pillow = (
            f"M{x - 112} -330Q{x} -350 {x + 112} -330"
            f"Q{x + 128} -260 {x + 110} -200H{x - 110}Q{x - 128} -260 {x - 112} -330Z"
        )
        pen.slab(pillow, tone)
        pen.print(pillow, scale=0.7)
        pen.fold(f"M{x - 96} -310q14 20 8 44M{x + 96} -310q-14 20 -8 44", 5)
    small = "M-84 -290Q0 -306 84 -290Q94 -240 82 -180H-82Q-94 -240 -84 -290Z"
    pen.slab(small, pen.accent)
    pen.emblem(0, -238, 44, lighter(pen.accent, 0.5))
    quilt = "M-292 -206Q-150 -236 0 -214T292 -206Q300 -60 286 -30Q150 -4 0 -22T-286 -30Q-300 -60 -292 -206Z"
    pen.cloth(quilt)
    pen.path(
        "M-292 -206Q-150 -236 0 -214T292 -206L294 -158Q150 -150 0 -166T-295 -158Z",
        lighter(pen.color, 0.5),
    )
    for x in (-180, -60, 70, 190):
        pen.fold(f"M{x} -160Q{x + 24} -100 {x - 10} -24", 8)


def plant_pot(pen: Pen) -> None:
    pen.ground(130)
    if pen.shape % 2:
        for turn, length in (
            (-58, 220),
            (-34, 290),
            (-10, 340),
            (14, 330),
            (38, 280),
            (62, 210),
        ):
            with pen.moved(0, -210, turn):
                tone = mix(LEAF, "#3f6b4f", abs(turn) / 90)
                pen.path(
                    (
                        f"M0 0C-62 {n(-length * 0.4)} -44 {n(-length * 0.85)} 0 {-length}"
                        f"C44 {n(-length * 0.85)} 62 {n(-length * 0.4)} 0 0Z"
                    ),
                    tone,
                )
                for k in (0.35, 0.55, 0.75):
                    pen.line(
                        f"M0 {n(-length * k)}l-26 -22M0 {n(-length * k)}l26 -22",
                        lighter(tone, 0.35),
                        3.5,
                        0.6,
                    )
                pen.line(f"M0 0V{n(-length * 0.92)}", lighter(tone, 0.35), 4, 0.7)
    else:
        for x, height, half in ((-74, 250, 46), (0, 350, 58), (80, 210, 42)):
            with pen.moved(x, -190):
                pen.solid(
                    rrect(-half, -height, half * 2, height, half, 6),
                    mix(LEAF, "#4f7558", 0.4),
                    0.25,
                )
                for dx in (-0.5, 0, 0.5):
                    pen.line(
                        f"M{n(dx * half)} {-height + 26}V-6",
                        WHITE,
                        4,
                        0.35,
                        dash="2 20",
                    )
                pen.emblem(0, -height - 2, 36, "#ea8f86", 4)
    body = sym((0, -230), (150, -230), (140, -60, 112, 0), (0, 0))
    pen.ware(body, gloss=0.35)
    pen.solid(rrect(-164, -256, 328, 56, 10), lighter(pen.color, 0.08), 0.35)
    pen.path(rrect(-152, -200, 304, 10, 2), INK, 0.16)
    pen.slab(rrect(-138, -14, 276, 22, 11), pen.accent)


def storage_box(pen: Pen) -> None:
    pen.ground(270, depth=0.09)
    side = "M-262 -300H262L244 -10Q242 0 230 0H-230Q-242 0 -244 -10Z"
    for x, y, tone in (
        (-150, -330, pen.accent),
        (10, -350, lighter(pen.accent, 0.5)),
        (150, -326, mix(pen.accent, pen.color, 0.5)),
    ):
        pen.slab(rrect(x - 80, y, 160, 130, 44), tone)
        pen.fold(f"M{x - 40} {y + 20}q40 24 84 0", 6)
    pen.slab(side)
    pen.print(side)
    if pen.pattern == "plain":
        for i in range(7):
            pen.line(
                f"M{-258 + i * 2} {-268 + i * 40}H{258 - i * 2}",
                darker(pen.color, 0.26),
                17,
                0.36,
                dash="32 12",
                cap="butt",
            )
    pen.path(side, pen.gradient((0, INK, 0.1), (0.25, WHITE, 0.14), (1, INK, 0.2)))
    pen.slab(rrect(-272, -318, 544, 40, 14), lighter(pen.color, 0.12))
    for x in (-1, 1):
        pen.line(f"M{x * 236} -220q{x * 46} 30 0 76", darker(pen.accent, 0.2), 18)
    pen.label(-70, -196, 140, 104)


def rug(pen: Pen) -> None:
    body = "M-290 -440H290V-40H-290Z"
    pen.cast(body)
    for i in range(30):
        x = -284 + i * 19.6
        pen.line(f"M{n(x)} -440v-26M{n(x)} -40v26", lighter(pen.accent, 0.3), 7)
    pen.cloth(body)
    pen.line("M-262 -412H262V-68H-262Z", pen.accent, 13, cap="butt")
    pen.line("M-240 -390H240V-90H-240Z", lighter(pen.color, 0.6), 5, 0.8)
    if pen.pattern == "plain":
        for half, tone in (
            (150, pen.accent),
            (112, lighter(pen.color, 0.45)),
            (74, darker(pen.color, 0.2)),
            (36, pen.accent),
        ):
            pen.path(
                f"M{-half * 1.3:.0f} -240L0 {-240 - half}L{half * 1.3:.0f} -240L0 {-240 + half}Z",
                tone,
            )
        for x in (-190, 190):
            for y in (-340, -140):
                pen.emblem(x, y, 54, lighter(pen.color, 0.5), 4)
    corner = "M290 -40L290 -150Q250 -60 180 -40Z"
    pen.path(corner, darker(pen.color, 0.45))
    pen.gleam("M290 -150Q250 -60 180 -40Q270 -70 290 -150Z", 0.35)


def clock(pen: Pen) -> None:
    outer = oval(0, -280, 270, 270)
    pen.cast(outer)
    pen.slab(outer)
    pen.print(outer)
    pen.path(oval(0, -274, 224, 224), INK, 0.2)
    pen.path(oval(0, -280, 224, 224), pen.soft("#fffaf0"))
    for turn in range(0, 360, 30):
        with pen.moved(0, -280, turn):
            if pen.shape % 2:
                pen.path(
                    oval(
                        0,
                        -186,
                        11 if turn % 90 == 0 else 6,
                        11 if turn % 90 == 0 else 6,
                    ),
                    pen.accent,
                )
            else:
                pen.line(
                    f"M0 -200v{40 if turn % 90 == 0 else 20}",
                    darker(pen.accent, 0.3),
                    12 if turn % 90 == 0 else 6,
                )
    pen.line("M6 -272L-80 -338M6 -272L70 -406", INK, 10, 0.15)
    pen.line("M0 -280L-84 -344", CHARCOAL, 17)
    pen.line("M0 -280L66 -414", CHARCOAL, 12)
    pen.line("M-20 -240L34 -130", pen.color, 6)
    pen.path(oval(0, -280, 17, 17), pen.color)
    pen.gleam("M-190 -380A215 215 0 0 1 30 -494A260 260 0 0 0 -190 -380Z", 0.9)


def towel(pen: Pen) -> None:
    pen.ground(260, depth=0.1)
    layers = (pen.color, pen.accent, lighter(pen.color, 0.45), pen.color)
    for i, tone in enumerate(layers):
        y = -i * 112
        fold = f"M-230 {y}Q-276 {y - 56} -230 {y - 112}H222Q262 {y - 104} 256 {y - 56}Q262 {y - 6} 222 {y}Z"
        pen.slab(fold, tone)
        if i % 2 == 0:
            pen.print(fold)
        pen.line(f"M250 {y - 56}H-180", darker(tone, 0.35), 4, 0.45)
        pen.line(f"M252 {y - 84}H-210M252 {y - 28}H-210", WHITE, 9, 0.14)
        pen.line(f"M120 {y - 110}V{y - 4}", lighter(tone, 0.6), 15, 0.6, cap="butt")
    pen.slab("M-60 -452Q-70 -490 -20 -484Q60 -500 70 -450Z", LEAF)
    pen.line("M-50 -458Q0 -480 60 -456", lighter(LEAF, 0.5), 4)


HOME: dict[Archetype, Drawing] = {
    Archetype.TABLE_LAMP: Drawing(table_lamp, Setting.ROOM, 460, 595),
    Archetype.VASE: Drawing(vase, Setting.ROOM, 400, 640, focus=0.5),
    Archetype.MUG: Drawing(mug, Setting.TABLE, 480, 440, focus=0.5),
    Archetype.CHAIR: Drawing(chair, Setting.FLOOR, 430, 620),
    Archetype.CUSHION: Drawing(cushion, Setting.ROOM, 540, 510),
    Archetype.BEDDING: Drawing(bedding, Setting.FLOOR, 600, 440, focus=0.45),
    Archetype.PLANT_POT: Drawing(plant_pot, Setting.ROOM, 420, 580, focus=0.45),
    Archetype.STORAGE_BOX: Drawing(storage_box, Setting.FLOOR, 560, 360, focus=0.5),
    Archetype.RUG: Drawing(rug, Setting.ROOM, 600, 480, Pose.HANGS, 0.5),
    Archetype.CLOCK: Drawing(clock, Setting.ROOM, 550, 560, Pose.HANGS, 0.5),
    Archetype.TOWEL: Drawing(towel, Setting.BATH, 540, 480, focus=0.5),
}
