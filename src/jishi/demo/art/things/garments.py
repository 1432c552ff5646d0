"""Clothes, drawn as they hang."""

from __future__ import annotations

from collections.abc import Callable

from jishi.demo.art.color import INK, darker, lighter
from jishi.demo.art.drawing import Drawing, Pose, Setting
from jishi.demo.art.pen import GOLD, STEEL, WOOD, Pen, n, oval, rrect, sym
from jishi.demo.art.spec import Archetype, Pattern


def _hanger(pen: Pen, y: float = -560, half: float = 150) -> None:
    pen.line(f"M0 {y}V{y - 26}q0 -12 12 -16a18 18 0 1 0 -26 -16", STEEL, 7)
    pen.line(
        f"M{-half} {y + 46}Q{-half * 0.4} {y + 6} 0 {y}Q{half * 0.4} {y + 6} {half} {y + 46}",
        WOOD,
        15,
    )


def _top(pen: Pen, hem: float, sleeve: float, width: float = 160, neck: float = 62) -> str:
    """The outline of a garment with sleeves that reach down to `sleeve`."""
    cuff = 26 if sleeve > -330 else 34
    reach = width + (74 if sleeve > -330 else 100)
    return sym(
        (0, -530),
        (neck * 0.7, -530, neck, -552),
        (width * 0.72, -540, width + 6, -508),
        (reach - 10, -440, reach + cuff * 0.6, sleeve),
        (reach - cuff * 1.7, sleeve + 22),
        (width + 10, -350, width + 2, -380),
        (width - 4, -200, width + 4, hem),
        (width * 0.5, hem + 10, 0, hem + 10),
    )


def tee(pen: Pen) -> None:
    body = _top(pen, -20, -382, 162)
    pen.cast(body)
    _hanger(pen, -566)
    pen.path(
        "M-62 -552Q0 -534 62 -552Q54 -500 0 -496Q-54 -500 -62 -552Z",
        darker(pen.color, 0.34),
    )
    collar = "M-62 -552Q-50 -484 0 -482Q50 -484 62 -552"
    pen.cloth(body)
    pen.path(
        "M-62 -553Q-48 -488 0 -486Q48 -488 62 -553Q0 -534 -62 -553Z",
        darker(pen.color, 0.36),
    )
    pen.line(collar, lighter(pen.color, 0.12), 15)
    pen.line("M-56 -530Q-40 -476 0 -474Q40 -476 56 -530", pen.color, 2, 0.5)
    if pen.pattern == "plain":
        pen.emblem(0, -350, (110, 96, 130)[pen.shape % 3], pen.accent)
    for side in (-1, 1):
        pen.fold(f"M{side * 166} -376Q{side * 130} -330 {side * 128} -270", 7)
        pen.fold(f"M{side * 70} -30Q{side * 92} -120 {side * 70} -190", 9, 0.07)
        pen.seam(f"M{side * 256} -398L{side * 200} -366", width=2.2)
    pen.seam("M-158 -30Q0 -16 158 -30")


def shirt(pen: Pen) -> None:
    body = _top(pen, -16, -170, 150, 54)
    pen.cast(body)
    _hanger(pen, -566)
    pen.path("M-54 -552Q0 -536 54 -552L30 -486H-30Z", darker(pen.color, 0.38))
    pen.cloth(body)
    pen.path("M-50 -556L0 -470L50 -556Q0 -536 -50 -556Z", darker(pen.color, 0.3))
    for side in (-1, 1):
        pen.path(
            f"M{side * 46} -572L{side * 78} -540L{side * 46} -470L0 -500L{side * 26} -540Z",
            lighter(pen.color, 0.3),
        )
        pen.line(
            f"M{side * 46} -572L{side * 78} -540L{side * 46} -470L0 -500",
            darker(pen.color, 0.3),
            2.5,
            0.5,
        )
        pen.fold(f"M{side * 152} -372Q{side * 120} -300 {side * 118} -220", 7)
        pen.path(
            f"M{side * 186} -196L{side * 238} -176L{side * 234} -148L{side * 178} -170Z",
            darker(pen.color, 0.1),
        )
    pen.path("M-15 -492H15V-8H-15Z", lighter(pen.color, 0.16), 0.8)
    pen.line("M15 -490V-8", darker(pen.color, 0.3), 2.5, 0.6)
    for y in range(-450, -40, 82):
        pen.path(oval(0, y, 7, 7), lighter(pen.accent, 0.35))
        pen.line(oval(0, y, 7, 7), INK, 1.5, 0.3)
    pen.path(rrect(50, -390, 70, 78, 5, 14), lighter(pen.color, 0.1), 0.9)
    pen.seam("M50 -374H120")


def hoodie(pen: Pen) -> None:
    body = _top(pen, -44, -120, 168, 66)
    pen.cast(body)
    pen.cloth(body)
    hood = "M-104 -520C-130 -610 -60 -640 0 -640C60 -640 130 -610 104 -520Q60 -470 0 -462Q-60 -470 -104 -520Z"
    pen.slab(hood, lighter(pen.color, 0.06))
    pen.path(
        "M-62 -530C-70 -596 -30 -612 0 -612C30 -612 70 -596 62 -530Q34 -488 0 -478Q-34 -488 -62 -530Z",
        darker(pen.color, 0.42),
    )
    pen.path(
        "M-44 -530C-50 -580 -20 -592 0 -592C20 -592 50 -580 44 -530Q20 -500 0 -494Q-20 -500 -44 -530Z",
        pen.accent,
        0.5,
    )
    for side in (-1, 1):
        pen.line(
            f"M{side * 34} -486Q{side * 40} -420 {side * 30} -366",
            lighter(pen.accent, 0.5),
            6,
        )
        pen.fold(f"M{side * 168} -370Q{side * 132} -300 {side * 134} -200", 8)
        pen.path(
            f"M{side * 204} -146L{side * 262} -126L{side * 258} -90L{side * 196} -112Z",
            darker(pen.color, 0.18),
        )
    pen.path("M-104 -80L-76 -196H76L104 -80Z", darker(pen.color, 0.08))
    pen.seam("M-76 -196H76M-104 -80L-76 -196M104 -80L76 -196")
    pen.path(rrect(-168, -62, 336, 36, 10), darker(pen.color, 0.18))
    pen.line("M-160 -44H160", INK, 14, 0.08, dash="3 8", cap="butt")
    pen.emblem(0, -300, 84, pen.accent)


def sweater(pen: Pen) -> None:
    body = _top(pen, -30, -130, 166, 60)
    pen.cast(body)
    pen.slab(body)
    with pen.within(body):
        if pen.pattern != "plain" and pen.pattern != "knit":
            pen.print(body)
        elif pen.shape % 2:
            for y, tone in ((-420, pen.accent), (-374, lighter(pen.accent, 0.45))):
                pen.path(f"M-300 {y}H300V{y + 26}H-300Z", tone)
            pen.line("M-300 -396" + "l15 12l15 -12" * 20, lighter(pen.color, 0.5), 7)
    pen.woven(body, Pattern.KNIT, pen.accent, 0.8)
    pen.path(
        "M-58 -552Q0 -532 58 -552Q46 -498 0 -494Q-46 -498 -58 -552Z",
        darker(pen.color, 0.4),
    )
    pen.line("M-60 -550Q-46 -486 0 -482Q46 -486 60 -550", lighter(pen.color, 0.16), 24)
    pen.line(
        "M-60 -550Q-46 -486 0 -482Q46 -486 60 -550",
        INK,
        22,
        0.1,
        dash="3 7",
        cap="butt",
    )
    pen.path(rrect(-168, -56, 336, 40, 10), darker(pen.color, 0.12))
    pen.line("M-164 -36H164", INK, 38, 0.1, dash="4 9", cap="butt")
    for side in (-1, 1):
        pen.path(
            f"M{side * 204} -156L{side * 260} -136L{side * 256} -98L{side * 194} -122Z",
            darker(pen.color, 0.14),
        )
        pen.fold(f"M{side * 168} -366Q{side * 134} -290 {side * 138} -200", 8)


def dress(pen: Pen) -> None:
    flare = (190, 230, 165)[pen.shape % 3]
    body = sym(
        (0, -500),
        (40, -500, 58, -560),
        (84, -560),
        (92, -480, 122, -450),
        (104, -400, 92, -340),
        (130, -200, flare, -34),
        (flare * 0.6, -2, 0, -8),
    )
    pen.cast(body)
    _hanger(pen, -578, 96)
    pen.path("M-58 -556Q0 -500 58 -556L50 -470H-50Z", darker(pen.color, 0.4))
    pen.cloth(body)
    if pen.shape % 2:
        for side in (-1, 1):
            pen.cloth(f"M{side * 84} -560Q{side * 150} -556 {side * 176} -470Q{side * 150} -430 {side * 120} -446Z")
            pen.fold(f"M{side * 120} -446Q{side * 96} -490 {side * 92} -540", 5)
    with pen.within(body):
        for i in range(-3, 4):
            pen.path(f"M{i * 22 - 6} -338L{i * 62 - 24} 0H{i * 62 + 26}Z", INK, 0.055)
        pen.path(
            "M-300 -64Q0 -20 300 -64V20H-300Z",
            pen.accent,
            0.16 if pen.pattern != "plain" else 0,
        )
    pen.line("M-93 -342Q0 -326 93 -342", pen.accent, 15)
    pen.line("M-93 -346Q0 -330 93 -346", lighter(pen.accent, 0.5), 3, 0.6)
    pen.path("M30 -338q36 -22 40 4q-6 20 -40 -4q-30 16 -34 -4q6 -22 34 4z", pen.accent)
    pen.line("M-58 -558Q-40 -500 0 -498Q40 -500 58 -558", lighter(pen.color, 0.25), 6)


def skirt(pen: Pen) -> None:
    body = sym((0, -480), (112, -484), (150, -300, 236, -56), (120, -14, 0, -20))
    pen.cast(body)
    pen.cloth(body)
    with pen.within(body):
        for i in range(-4, 5):
            pen.path(f"M{i * 24 - 5} -470L{i * 58 - 22} 0H{i * 58 + 16}Z", INK, 0.07)
            pen.path(
                f"M{i * 24 + 6} -470L{i * 58 + 18} 0H{i * 58 + 30}Z",
                lighter(pen.color, 0.6),
                0.12,
            )
    pen.slab(sym((0, -524), (112, -528), (118, -476), (0, -466)), darker(pen.color, 0.14))
    pen.path(oval(0, -497, 15, 15), GOLD)
    pen.path(oval(-4, -501, 5, 5), "#ffffff", 0.6)
    pen.seam("M-116 -482Q0 -472 116 -482")
    pen.line("M-232 -72Q-110 -32 0 -36Q110 -32 232 -72", pen.accent, 7, 0.8)


def jeans(pen: Pen) -> None:
    leg = (26, 62, 6)[pen.shape % 3]
    body = sym(
        (0, -580),
        (128, -584),
        (140, -520, 146, -440),
        (150, -200, 126 + leg, 0),
        (34, 6),
        (18, -330, 0, -372),
    )
    pen.cast(body)
    pen.cloth(body)
    for side in (-1, 1):
        pen.path(
            f"M{side * 60} -400Q{side * 92} -220 {side * 84} -80Q{side * 44} -220 {side * 60} -400Z",
            lighter(pen.color, 0.6),
            0.2,
        )
        pen.seam(
            f"M{side * 128} -500Q{side * 70} -476 {side * 62} -548",
            lighter(pen.accent, 0.2),
        )
        pen.seam(f"M{side * (116 + leg)} -26L{side * 38} -18", lighter(pen.accent, 0.2))
        pen.seam(
            f"M{side * 140} -440Q{side * 138} -200 {side * (114 + leg)} -30",
            lighter(pen.accent, 0.2),
            2,
        )
        pen.line(f"M{side * 84} -586V-540", darker(pen.color, 0.22), 13, cap="butt")
        pen.fold(f"M{side * 6} -384Q{side * 50} -400 {side * 92} -372", 5)
        pen.fold(f"M{side * 30} -200Q{side * 70} -186 {side * 104} -204", 5, 0.08)
    pen.seam("M-132 -540Q0 -528 132 -540", lighter(pen.accent, 0.2))
    pen.line("M0 -534V-376", darker(pen.color, 0.35), 3)
    pen.seam("M0 -420Q30 -440 26 -536", lighter(pen.accent, 0.2))
    pen.path(oval(0, -560, 12, 12), GOLD)


def coat(pen: Pen) -> None:
    body = _top(pen, 0, -110, 158, 58)
    pen.cast(body)
    _hanger(pen, -566)
    pen.path("M-56 -552H56L40 -380H-40Z", lighter(pen.accent, 0.25))
    pen.cloth(body)
    pen.path("M-50 -556L0 -340L50 -556Q0 -536 -50 -556Z", lighter(pen.accent, 0.3))
    pen.path("M-50 -556L0 -340L50 -556Q0 -520 -50 -556Z", INK, 0.1)
    for side in (-1, 1):
        pen.slab(
            f"M{side * 52} -574L{side * 104} -500L{side * 78} -486L{side * 92} -456L{side * 2} -330L{side * 44} -520Z",
            lighter(pen.color, 0.08),
        )
        pen.line(
            f"M{side * 104} -500L{side * 78} -486L{side * 92} -456L{side * 2} -330",
            darker(pen.color, 0.35),
            3,
            0.5,
        )
        pen.path(rrect(side * 92 - 40, -190, 80, 26, 6), darker(pen.color, 0.12))
        pen.fold(f"M{side * 158} -372Q{side * 124} -290 {side * 128} -180", 9)
        for y in (-280, -190, -100):
            pen.path(oval(side * 38, y, 13, 13), darker(pen.accent, 0.35))
            pen.path(oval(side * 38 - 3, y - 4, 5, 4), "#ffffff", 0.4)
    pen.line("M3 -332V6", darker(pen.color, 0.4), 3.5, 0.7)
    if pen.shape % 2:
        pen.slab("M-160 -262Q0 -244 160 -262V-226Q0 -208 -160 -226Z", darker(pen.color, 0.1))
        pen.line(rrect(-26, -258, 52, 44, 6), GOLD, 7)


def rain_jacket(pen: Pen) -> None:
    body = _top(pen, -50, -130, 164, 62)
    pen.cast(body)
    pen.slab(body)
    with pen.within(body):
        pen.path("M-320 -560H320V-380Q0 -340 -320 -380Z", pen.accent)
        pen.path("M-320 -384Q0 -344 320 -384V-370Q0 -330 -320 -370Z", "#ffffff", 0.55)
    hood = "M-98 -512C-126 -606 -56 -636 0 -636C56 -636 126 -606 98 -512Q50 -470 0 -464Q-50 -470 -98 -512Z"
    pen.slab(hood, lighter(pen.accent, 0.08))
    pen.path(
        "M-60 -524C-66 -590 -28 -606 0 -606C28 -606 66 -590 60 -524Q30 -486 0 -480Q-30 -486 -60 -524Z",
        darker(pen.accent, 0.45),
    )
    pen.line("M0 -476V-44", darker(pen.color, 0.5), 9)
    pen.line("M0 -476V-44", lighter(pen.color, 0.5), 4, dash="4 6", cap="butt")
    pen.path(rrect(-6, -470, 12, 30, 5), STEEL)
    for side in (-1, 1):
        pen.line(f"M{side * 62} -176L{side * 112} -90", darker(pen.color, 0.4), 7)
        pen.path(
            f"M{side * 200} -156L{side * 258} -136L{side * 254} -104L{side * 192} -124Z",
            pen.accent,
        )
        pen.fold(f"M{side * 166} -370Q{side * 132} -290 {side * 134} -190", 8)
    pen.gleam("M-140 -360Q-120 -200 -140 -70L-110 -66Q-96 -220 -116 -356Z", 0.16)
    pen.emblem(78, -310, 44, lighter(pen.color, 0.7), 2)


def socks(pen: Pen) -> None:
    outline = "M-62 -540H62V-260Q66 -190 120 -150L196 -96Q232 -50 190 -14Q150 16 92 -14L-20 -92Q-66 -130 -62 -210Z"
    for dx, turn, tone in ((56, 9, darker(pen.color, 0.07)), (-74, -5, pen.color)):
        with pen.moved(dx - 20, 0, turn):
            pen.cast(outline)
            pen.cloth(outline, tone)
            with pen.within(outline):
                pen.path(oval(176, -40, 84, 84), pen.accent)
                pen.path(oval(-70, -128, 74, 74), pen.accent)
                pen.path("M-80 -560H80V-490H-80Z", pen.accent)
                pen.line("M-62 -515H62", INK, 50, 0.12, dash="4 9", cap="butt")
                if pen.pattern == "plain":
                    for y in (-456, -420):
                        pen.path(f"M-80 {y}H80v16H-80Z", lighter(pen.accent, 0.4))
            pen.fold("M-30 -210Q20 -180 70 -176", 6)


def scarf(pen: Pen) -> None:
    left = "M-150 -470Q-176 -240 -136 -60L-20 -44Q-50 -250 -30 -420Z"
    right = "M10 -420Q60 -240 44 -24L166 -44Q176 -260 130 -470Z"
    loop = "M-170 -500C-190 -620 180 -640 176 -500C170 -400 90 -372 0 -372C-90 -372 -160 -400 -170 -500Z"
    for d in (left, right, loop):
        pen.cast(d)
    for d in (left, right):
        pen.cloth(d)
    for x0, x1, y in ((-134, -22, -52), (48, 164, -34)):
        for i in range(9):
            x = x0 + (x1 - x0) * i / 8
            pen.line(
                f"M{n(x)} {n(y)}q{pen.rng.randint(-8, 8)} 24 {pen.rng.randint(-6, 6)} 46",
                pen.accent,
                6,
            )
    pen.fold("M-96 -430Q-112 -240 -84 -70M92 -430Q116 -240 100 -50", 9, 0.1)
    pen.cloth(loop)
    pen.path(
        "M-84 -506C-70 -560 80 -566 92 -506C84 -470 40 -462 0 -462C-40 -462 -76 -470 -84 -506Z",
        darker(pen.color, 0.45),
    )
    pen.fold(
        "M-150 -470Q-60 -400 60 -404M-140 -520Q-120 -440 0 -424M150 -520Q130 -460 70 -440",
        8,
        0.12,
    )
    pen.slab(
        "M-40 -474Q40 -470 64 -372Q0 -330 -56 -372Q-60 -430 -40 -474Z",
        darker(pen.color, 0.04),
    )
    pen.print("M-40 -474Q40 -470 64 -372Q0 -330 -56 -372Q-60 -430 -40 -474Z")
    pen.fold("M-8 -460Q10 -410 4 -352", 6)


def _hung(draw: Callable[[Pen], None], width: float, height: float, focus: float = 0.62) -> Drawing:
    return Drawing(draw, Setting.WARDROBE, width, height, Pose.HANGS, focus)


GARMENTS: dict[Archetype, Drawing] = {
    Archetype.TEE: _hung(tee, 540, 610),
    Archetype.SHIRT: _hung(shirt, 500, 610),
    Archetype.HOODIE: _hung(hoodie, 540, 640),
    Archetype.SWEATER: _hung(sweater, 540, 570),
    Archetype.DRESS: _hung(dress, 480, 620),
    Archetype.SKIRT: _hung(skirt, 500, 540),
    Archetype.JEANS: _hung(jeans, 420, 590, 0.72),
    Archetype.COAT: _hung(coat, 500, 610),
    Archetype.RAIN_JACKET: Drawing(rain_jacket, Setting.NATURE, 540, 640, Pose.HANGS, 0.62),
    Archetype.SOCKS: _hung(socks, 560, 560, 0.4),
    Archetype.SCARF: _hung(scarf, 440, 600),
}
