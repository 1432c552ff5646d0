"""For mountains, water and the morning run."""

from __future__ import annotations

from jishi.demo.art.color import INK, darker, lighter, mix
from jishi.demo.art.drawing import Drawing, Pose, Setting
from jishi.demo.art.pen import CHARCOAL, STEEL, WHITE, WOOD, Pen, oval, rrect, sym
from jishi.demo.art.spec import Archetype


def tent(pen: Pen) -> None:
    pen.ground(310, depth=0.07)
    pen.line("M-290 -6L-326 14M290 -6L326 14", CHARCOAL, 6)
    if pen.shape % 2:
        body = "M-296 0C-270 -250 -150 -390 0 -396C150 -390 270 -250 296 0Z"
        door = "M-110 0C-104 -180 -60 -270 0 -280C60 -270 104 -180 110 0Z"
    else:
        body, door = "M-296 0L-30 -420L40 -430L296 0Z", "M-150 0L-24 -320L110 0Z"
    pen.cloth(body)
    with pen.within(body):
        pen.path("M0 -440L330 -440V10H130Z", INK, 0.14)
        pen.gleam("M-300 0L-40 -420L-10 -420L-220 0Z", 0.16)
        pen.path("M-330 -34H330V10H-330Z", pen.accent)
    pen.path(door, "#5b4636")
    pen.path(
        door,
        pen.gradient((0, "#fcdf9c", 0.95), (0.7, "#d9a15c", 0.6), (1, INK, 0.5), down=True),
    )
    flap = (
        "M-150 0L-24 -320Q-70 -160 -96 0Z"
        if pen.shape % 2 == 0
        else "M-110 0C-104 -180 -60 -270 0 -280Q-60 -160 -70 0Z"
    )
    pen.slab(flap, lighter(pen.accent, 0.1))
    pen.line(door, darker(pen.color, 0.3), 5, 0.6)
    top = (0, -396) if pen.shape % 2 else (4, -426)
    pen.line(f"M{top[0]} {top[1]}v-44", WOOD, 9)
    pen.path(f"M{top[0]} {top[1] - 44}l64 18l-64 20z", pen.accent)
    pen.line("M150 -190L300 -8M-190 -170L-310 -6", WHITE, 3, 0.6)


def backpack(pen: Pen) -> None:
    pen.ground(200)
    pen.line("M-60 -520C-60 -620 60 -620 60 -520", darker(pen.color, 0.35), 24)
    for side in (-1, 1):
        pen.solid(rrect(side * 178 - 44, -230, 88, 190, 36), darker(pen.color, 0.16), 0.25)
        pen.line(f"M{side * 178 - 36} -190h72", pen.accent, 9)
    with pen.moved(0, -560):
        pen.solid(rrect(-150, -26, 300, 56, 28), pen.accent, 0.35)
        for x in (-80, 80):
            pen.path(rrect(x - 9, -30, 18, 64, 3), darker(pen.color, 0.4))
    body = sym(
        (0, -540),
        (110, -540, 180, -500, 182, -400),
        (192, -40),
        (190, 0, 130, 0),
        (0, 0),
    )
    pen.ware(body, gloss=0.25)
    lid = "M-186 -400C-190 -520 -120 -550 0 -550C120 -550 190 -520 186 -400Q0 -350 -186 -400Z"
    pen.slab(lid, lighter(pen.color, 0.08))
    pen.seam("M-176 -408Q0 -364 176 -408", lighter(pen.color, 0.5))
    pen.slab(rrect(-140, -250, 280, 210, 40), darker(pen.color, 0.08))
    pen.print(rrect(-140, -250, 280, 210, 40), scale=0.8)
    pen.line("M-120 -206Q0 -190 120 -206", pen.accent, 9)
    pen.path(rrect(100, -214, 14, 50, 6), STEEL)
    for x in (-84, 84):
        pen.path(rrect(x - 13, -400, 26, 140, 4), pen.accent)
        pen.path(rrect(x - 20, -330, 40, 34, 7), CHARCOAL)
    pen.emblem(0, -458, 62, lighter(pen.accent, 0.4), 2)
    pen.gleam("M-150 -480Q-168 -300 -160 -100L-146 -100Q-150 -300 -124 -500Z", 0.25)


def water_bottle(pen: Pen) -> None:
    pen.ground(110)
    body = sym(
        (0, -460),
        (60, -460),
        (62, -420, 112, -400, 112, -340),
        (112, -24),
        (110, 0, 84, 0),
        (0, 0),
    )
    pen.ware(body, gloss=0.45)
    pen.path(rrect(-112, -58, 224, 20, 0), pen.accent)
    pen.solid(rrect(-68, -510, 136, 62, 12), pen.accent, 0.4)
    pen.line("M-44 -512C-50 -600 50 -600 44 -512", darker(pen.accent, 0.2), 22)
    pen.line("M-60 -492H60M-60 -474H60", INK, 4, 0.14)
    pen.emblem(0, -220, 110, pen.legible, 2)
    pen.line("M-26 -130H26", pen.legible, 8, 0.8)
    pen.gleam("M-90 -350Q-94 -200 -90 -80L-74 -80Q-78 -200 -70 -366Z", 0.55)


def thermos(pen: Pen) -> None:
    pen.ground(110)
    with pen.moved(-40):
        body = rrect(-106, -430, 212, 430, 20, 26)
        pen.ware(body, gloss=0.4)
        pen.path(rrect(-106, -410, 212, 26, 0), STEEL)
        pen.path(rrect(-106, -40, 212, 18, 0), STEEL)
        pen.solid(
            sym((0, -580), (80, -580), (92, -576, 98, -436), (0, -430)),
            pen.accent,
            0.45,
        )
        pen.line("M-84 -470H84", INK, 5, 0.14)
        pen.line("M100 -350C190 -350 190 -160 100 -160", darker(pen.accent, 0.2), 26)
        pen.emblem(0, -220, 100, pen.legible, 2)
        pen.gleam(rrect(-82, -380, 15, 320, 7), 0.5)
    with pen.moved(176):
        pen.ground(60)
        pen.solid(sym((0, -110), (70, -110), (60, 0, 44, 0), (0, 0)), STEEL, 0.7)
        pen.path(oval(0, -110, 70, 14), "#b97a3f")
        pen.line("M-14 -140q-16 -22 0 -42t0 -40M18 -140q-14 -20 0 -38", WHITE, 8, 0.6)


def camp_chair(pen: Pen) -> None:
    pen.ground(230, depth=0.08)
    for d in ("M-190 -230L170 -6", "M190 -230L-170 -6"):
        pen.line(d, darker(STEEL, 0.3), 17)
        pen.line(d, WHITE, 4, 0.5)
    for side in (-1, 1):
        pen.line(f"M{side * 190} -236L{side * 210} -4", darker(STEEL, 0.2), 17)
        pen.line(f"M{side * 186} -560L{side * 192} -230", darker(STEEL, 0.2), 17)
    back = "M-194 -580Q0 -550 194 -580L184 -300Q0 -260 -184 -300Z"
    pen.cloth(back)
    pen.seam("M-180 -560Q0 -530 180 -560M-174 -318Q0 -280 174 -318", lighter(pen.color, 0.5))
    if pen.pattern == "plain":
        pen.emblem(0, -440, 96, pen.accent, 2)
    seat = "M-200 -262Q0 -200 200 -262L214 -200Q0 -130 -214 -200Z"
    pen.cloth(seat, darker(pen.color, 0.1))
    for side in (-1, 1):
        pen.solid(rrect(side * 206 - 34, -370, 68, 28, 13), mix(WOOD, pen.accent, 0.4))
        pen.line(f"M{side * 206} -344L{side * 200} -236", darker(STEEL, 0.2), 14)
    pen.path("M176 -340h60v52q-30 22 -60 0z", pen.accent)


def lantern(pen: Pen) -> None:
    pen.ground(120)
    pen.path(oval(0, -270, 300, 290), pen.halo("#ffdf94", 0.8))
    pen.line("M-110 -400C-120 -600 120 -600 110 -400", darker(STEEL, 0.2), 12)
    pen.solid(
        sym((0, -470), (60, -470), (70, -440, 116, -420), (116, -392), (0, -392)),
        pen.color,
        0.4,
    )
    glass = sym((0, -392), (88, -392), (126, -260, 88, -130), (0, -130))
    pen.path(
        glass,
        pen.gradient((0, "#fff7dc", 0.9), (0.5, "#ffe3a0", 0.95), (1, "#f7c66c", 0.9)),
    )
    pen.path(sym((0, -330), (44, -250, 30, -200), (16, -170, 0, -170)), "#ff9f43")
    pen.path(sym((0, -280), (20, -226, 12, -190), (6, -172, 0, -172)), "#fff4c9")
    for x in (-1, 1):
        pen.line(f"M{x * 88} -392Q{x * 126} -260 {x * 88} -130", darker(STEEL, 0.3), 8)
    pen.line("M-112 -260H112", darker(STEEL, 0.3), 6)
    pen.gleam("M-72 -360Q-96 -260 -70 -160L-54 -160Q-76 -260 -54 -360Z", 0.7)
    pen.ware(
        sym((0, -134), (104, -134), (112, -90, 136, -60), (140, -20, 120, 0), (0, 0)),
        gloss=0.4,
    )
    pen.path(rrect(-104, -140, 208, 22, 8), pen.accent)
    pen.path(oval(0, -56, 22, 22), pen.accent)


def hiking_boot(pen: Pen) -> None:
    pen.ground(240, depth=0.09)
    body = "M-190 -60V-430Q-90 -450 20 -430V-300C40 -220 120 -210 180 -180C236 -156 250 -100 244 -56Z"
    pen.cloth(body)
    with pen.within(body):
        pen.path("M-200 -50V-210Q-120 -220 -106 -50Z", pen.accent)
        pen.path("M260 -40C220 -150 140 -140 120 -50Z", darker(pen.color, 0.3))
        pen.path("M-200 -140Q0 -190 260 -90V-40H-200Z", INK, 0.1)
        pen.gleam("M-170 -420H-130V-220Q-150 -200 -170 -210Z", 0.14)
    pen.solid(
        "M-202 -452Q-90 -486 34 -452V-400Q-90 -424 -202 -400Z",
        darker(pen.color, 0.3),
        0.2,
    )
    for i in range(5):
        x, y = -10 + max(0, i - 1) * 30, -392 + i * 46
        pen.line(f"M{x - 36} {y - 8}L{x + 30} {y + 10}", lighter(pen.accent, 0.55), 11)
        pen.line(f"M{x + 30} {y - 14}L{x - 36} {y + 16}", pen.accent, 8)
        pen.path(oval(x + 28, y, 9, 9), STEEL)
    pen.line("M-192 -440q-20 -40 -46 -20q-10 40 36 60", pen.accent, 13)
    pen.slab(
        "M-206 -74Q0 -96 256 -70C270 -40 260 -24 236 -24H-186Q-210 -24 -206 -74Z",
        lighter(CHARCOAL, 0.14),
    )
    pen.line("M-200 -62Q0 -84 256 -58", pen.accent, 7)
    for i in range(11):
        pen.path(rrect(-194 + i * 40, -28, 28, 28, 4), CHARCOAL)


def bike_helmet(pen: Pen) -> None:
    pen.ground(240, depth=0.1)
    for d in ("M-170 -110Q-120 20 -10 36Q80 20 120 -110", "M-60 -110Q-40 -20 -10 36"):
        pen.line(d, CHARCOAL, 13)
    pen.path(rrect(-30, 14, 46, 34, 8), pen.accent)
    shell = (
        "M-270 -110C-290 -330 -120 -400 20 -400C180 -396 290 -290 282 -150"
        "C220 -120 120 -110 60 -104C-60 -90 -200 -70 -270 -110Z"
    )
    pen.ware(shell, gloss=0.35)
    with pen.within(shell):
        for d in (
            "M-200 -180Q-120 -330 40 -360Q-60 -280 -110 -160Z",
            "M-60 -150Q10 -300 150 -340Q70 -250 40 -140Z",
            "M100 -140Q140 -240 230 -280Q200 -210 190 -136Z",
        ):
            pen.path(d, darker(pen.color, 0.6))
            pen.line(d, lighter(pen.color, 0.3), 4, 0.5)
        pen.line("M-280 -150Q0 -90 300 -180", pen.accent, 22)
        pen.gleam("M-220 -230Q-140 -360 0 -380Q-140 -330 -190 -220Z", 0.5)
    pen.slab("M190 -150Q300 -160 330 -120Q270 -104 190 -112Z", darker(pen.accent, 0.2))


def sleeping_bag(pen: Pen) -> None:
    pen.ground(250, depth=0.1)
    roll = rrect(-240, -320, 480, 320, 150)
    pen.cloth(roll)
    with pen.within(roll):
        pen.path(
            "M-260 -330H260V0H-260Z",
            pen.gradient((0, WHITE, 0.25), (0.4, WHITE, 0), (1, INK, 0.34), down=True),
        )
        for y in (-260, -190, -120, -54):
            pen.fold(f"M-230 {y}Q0 {y + 14} 240 {y}", 7, 0.12)
        for x in (-110, 96):
            pen.path(f"M{x} -330h46v340h-46z", darker(pen.accent, 0.1))
            pen.path(rrect(x - 10, -190, 66, 52, 9), CHARCOAL)
    spiral = oval(200, -160, 96, 156)
    pen.slab(spiral, lighter(pen.color, 0.2))
    for k, tone in (
        (0.8, pen.accent),
        (0.6, lighter(pen.color, 0.4)),
        (0.4, pen.accent),
        (0.2, darker(pen.color, 0.2)),
    ):
        pen.path(oval(200, -160, 96 * k, 156 * k), tone)
    pen.line("M-80 -320C-80 -440 90 -440 100 -320", darker(pen.accent, 0.2), 20)
    pen.emblem(-176, -160, 56, pen.legible, 2)


def paddle(pen: Pen) -> None:
    with pen.moved(0, -300, 38):
        pen.cast("M-8 -300H8V300H-8Z")
        for flip in (1, -1):
            with pen.moved(0, 0, 0 if flip == 1 else 180):
                blade = "M-16 -180C-76 -230 -84 -330 -40 -366Q0 -384 36 -366C80 -330 70 -230 16 -180Z"
                pen.cast(blade)
                pen.cloth(blade)
                with pen.within(blade):
                    pen.path("M0 -400H100V-160H0Z", INK, 0.12)
                    pen.path("M-100 -330H100V-300H-100Z", pen.accent)
                    pen.gleam("M-60 -340Q-70 -260 -30 -210L-22 -220Q-54 -270 -44 -346Z", 0.4)
        pen.solid(rrect(-13, -190, 26, 380, 12), WOOD, 0.4)
        for y in (-120, 80):
            pen.path(rrect(-15, y, 30, 44, 5), pen.accent)
    for x, y in ((-210, -60), (-120, -20), (200, -540)):
        pen.line(f"M{x - 40} {y}q20 -18 40 0t40 0t40 0", "#7fb2c9", 9, 0.8)


def yoga_mat(pen: Pen) -> None:
    pen.ground(290, depth=0.08)
    sheet = "M-150 -110L300 -60L250 10L-230 -20Z"
    pen.path(sheet, lighter(pen.color, 0.22))
    pen.print(sheet, strength=0.5)
    pen.path("M300 -60L250 10V24L304 -46Z", darker(pen.color, 0.2))
    roll = "M-270 -150V-330Q-270 -420 -190 -420H150Q230 -420 230 -330V-150Q230 -70 150 -70H-190Q-270 -70 -270 -150Z"
    with pen.moved(0, 44):
        pen.path(roll, pen.color)
        pen.print(roll, strength=0.7)
        pen.path(
            roll,
            pen.gradient((0, WHITE, 0.3), (0.35, WHITE, 0.05), (1, INK, 0.32), down=True),
        )
        pen.slab(oval(-190, -245, 82, 175), lighter(pen.color, 0.25))
        for k in (0.8, 0.6, 0.4, 0.2):
            pen.line(oval(-190, -245, 82 * k, 175 * k), darker(pen.color, 0.22), 9)
        for x in (-60, 100):
            pen.path(f"M{x} -420h40V-70h-40z", pen.accent)
        pen.line("M-40 -420C-40 -560 120 -560 120 -420", pen.accent, 20)
        pen.emblem(30, -245, 70, pen.legible, 1)


def trekking_poles(pen: Pen) -> None:
    for x, turn in ((-64, -7), (76, 9)):
        with pen.moved(x, 0, turn):
            pen.ground(34, depth=0.2)
            pen.line("M0 -470V-10", pen.color, 17, cap="butt")
            pen.line("M-4 -470V-20", lighter(pen.color, 0.6), 4, 0.6)
            pen.line("M0 -200V-40", STEEL, 12, cap="butt")
            pen.line("M0 -40V0", CHARCOAL, 9)
            pen.path(oval(0, -56, 36, 9), CHARCOAL)
            for y in (-330, -200):
                pen.solid(rrect(-16, y, 32, 40, 7), pen.accent, 0.4)
                pen.path(rrect(12, y + 8, 18, 24, 5), CHARCOAL)
            grip = "M-22 -590Q0 -612 22 -590L17 -470H-17Z"
            pen.solid(grip, mix(WOOD, pen.accent, 0.25), 0.35)
            for y in (-560, -536, -512, -488):
                pen.line(f"M-17 {y}h34", INK, 4, 0.2)
            pen.line("M10 -580C70 -560 60 -450 8 -480", CHARCOAL, 11)


def dumbbell(pen: Pen) -> None:
    for x, y, scale, tone in ((-34, -128, 0.84, darker(pen.color, 0.1)), (20, 0, 1.0, pen.color)):
        with pen.moved(x, y, scale=scale):
            for side in (-1, 1):
                pen.ground(104, x=side * 196, depth=0.16)
            pen.solid(rrect(-150, -132, 300, 52, 12), STEEL, 0.6)
            pen.line("".join(f"M{k} -130V-82" for k in range(-84, 90, 24)), INK, 5, 0.16)
            for side in (-1, 1):
                near, far, inner, outer = side * 130, side * 264, side * 156, side * 238
                head = f"M{near} -176L{inner} -206H{outer}L{far} -176V-34L{outer} 0H{inner}L{near} -34Z"
                pen.path(head, pen.soft(tone))
                pen.path(f"M{near} -176L{inner} -206H{outer}L{far} -176Z", WHITE, 0.22)
                pen.path(f"M{near} -34L{inner} 0H{outer}L{far} -34Z", INK, 0.16)
                pen.gleam(rrect(side * 197 - 52, -168, 15, 122, 7), 0.35)
                pen.path(rrect(side * 112 - 14, -146, 28, 80, 8), pen.accent)
            pen.emblem(197, -104, 54, pen.legible, 1)


OUTDOOR: dict[Archetype, Drawing] = {
    Archetype.TENT: Drawing(tent, Setting.NATURE, 630, 480, focus=0.45),
    Archetype.BACKPACK: Drawing(backpack, Setting.NATURE, 450, 610),
    Archetype.WATER_BOTTLE: Drawing(water_bottle, Setting.NATURE, 240, 590, focus=0.5),
    Archetype.THERMOS: Drawing(thermos, Setting.NATURE, 440, 585, focus=0.5),
    Archetype.CAMP_CHAIR: Drawing(camp_chair, Setting.NATURE, 480, 580),
    Archetype.LANTERN: Drawing(lantern, Setting.NATURE, 360, 570, focus=0.45),
    Archetype.HIKING_BOOT: Drawing(hiking_boot, Setting.NATURE, 490, 480, focus=0.5),
    Archetype.BIKE_HELMET: Drawing(bike_helmet, Setting.NATURE, 600, 400, focus=0.55),
    Archetype.SLEEPING_BAG: Drawing(sleeping_bag, Setting.NATURE, 560, 430, focus=0.45),
    Archetype.PADDLE: Drawing(paddle, Setting.NATURE, 520, 600, Pose.HANGS, 0.5),
    Archetype.YOGA_MAT: Drawing(yoga_mat, Setting.NATURE, 600, 490, focus=0.4),
    Archetype.TREKKING_POLES: Drawing(trekking_poles, Setting.NATURE, 400, 610, focus=0.72),
    Archetype.DUMBBELL: Drawing(dumbbell, Setting.NATURE, 560, 310, focus=0.5),
}
