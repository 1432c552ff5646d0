"""Skin care, make-up, scent."""

from __future__ import annotations

from jishi.demo.art.color import INK, darker, lighter, mix
from jishi.demo.art.drawing import Drawing, Pose, Setting
from jishi.demo.art.pen import (
    CHARCOAL,
    GLASS,
    GOLD,
    PAPER,
    STEEL,
    WHITE,
    WOOD,
    Pen,
    oval,
    rrect,
    sym,
)
from jishi.demo.art.spec import Archetype


def _glass(pen: Pen, d: str, tint: str, strength: float = 0.5) -> None:
    """A clear body that lets the backdrop through."""
    pen.path(d, mix(tint, WHITE, 0.55), strength)
    pen.path(
        d,
        pen.gradient(
            (0, tint, 0.5),
            (0.14, WHITE, 0.75),
            (0.3, WHITE, 0.1),
            (0.8, tint, 0.16),
            (1, darker(tint, 0.3), 0.55),
        ),
    )
    pen.line(d, WHITE, 3, 0.7)


def lipstick(pen: Pen) -> None:
    with pen.moved(-96):
        pen.ground(84)
        pen.solid(rrect(-78, -250, 156, 250, 8, 14), darker(pen.accent, 0.1), 0.5)
        pen.solid(rrect(-64, -330, 128, 84, 4), GOLD, 0.75)
        stick = "M-52 -326V-480Q-40 -540 52 -580V-326Z"
        pen.solid(stick, pen.color, 0.35)
        pen.path(
            "M-52 -480Q-40 -540 52 -580Q60 -520 20 -490Q-20 -462 -52 -480Z",
            lighter(pen.color, 0.25),
        )
        pen.path(rrect(-78, -176, 156, 12, 0), GOLD)
        pen.emblem(0, -96, 60, lighter(pen.accent, 0.6))
    with pen.moved(110):
        pen.ground(80)
        pen.solid(rrect(-76, -330, 152, 330, 12, 14), darker(pen.accent, 0.1), 0.5)
        pen.path(rrect(-76, -34, 152, 12, 0), GOLD)
        pen.gleam(rrect(-54, -312, 18, 260, 9), 0.4)


def serum(pen: Pen) -> None:
    pen.ground(112)
    body = sym(
        (0, -330),
        (34, -330),
        (34, -318, 104, -316, 104, -270),
        (108, -20),
        (106, 0, 80, 0),
        (0, 0),
    )
    _glass(pen, body, pen.color, 0.8)
    with pen.within(body):
        pen.path(
            "M-120 -236Q-40 -250 0 -238T120 -240V10H-120Z",
            pen.round(pen.color, 0.45),
            0.82,
        )
        pen.gleam("M-88 -286Q-96 -160 -86 -30L-70 -30Q-78 -160 -68 -292Z", 0.65)
    pen.line("M0 -330V-150", WHITE, 12, 0.6)
    pen.label(-66, -206, 132, 150, PAPER, darker(pen.accent, 0.2))
    cap = mix(pen.accent, CHARCOAL, 0.25)
    pen.solid(rrect(-42, -400, 84, 74, 8), GOLD if pen.shape % 2 else cap, 0.6)
    pen.solid(rrect(-30, -500, 60, 110, 28, 8), cap, 0.35)
    pen.line("M-40 -380H40M-40 -362H40M-40 -344H40", INK, 3, 0.2)


def cream_jar(pen: Pen) -> None:
    pen.ground(230, depth=0.1)
    body = sym((0, -210), (204, -210), (222, -190), (222, -40), (222, 0, 170, 0), (0, 0))
    pen.ware(body, gloss=0.45)
    pen.solid(rrect(-214, -232, 428, 34, 8), GOLD, 0.7)
    lid = sym((0, -350), (190, -350), (216, -350, 218, -320), (218, -232), (0, -232))
    pen.solid(lid, pen.accent, 0.5)
    pen.path(oval(0, -346, 196, 16), lighter(pen.accent, 0.5), 0.8)
    pen.emblem(0, -110, 88, pen.legible)
    pen.line("M-60 -40H60", pen.legible, 6, 0.8)
    pen.gleam("M-192 -190Q-200 -100 -190 -30L-166 -24Q-176 -100 -168 -190Z", 0.5)


def perfume(pen: Pen) -> None:
    pen.ground(170, depth=0.11)
    bodies = (
        rrect(-160, -330, 320, 330, 36),
        sym((0, -340), (90, -340, 176, -240, 176, -150), (176, -30, 100, 0), (0, 0)),
        sym((0, -340), (60, -340), (150, -250), (176, 0), (0, 0)),
    )
    body = bodies[pen.shape % 3]
    _glass(pen, body, pen.color, 0.85)
    with pen.within(body):
        pen.path(
            "M-200 -230Q-60 -246 0 -232T200 -236V20H-200Z",
            pen.gradient((0, lighter(pen.color, 0.35)), (1, pen.color), down=True),
            0.85,
        )
        pen.gleam("M-130 -300Q-140 -150 -128 -30L-104 -30Q-114 -160 -100 -310Z", 0.6)
        pen.gleam("M110 -200L150 -60L120 -20Z", 0.25)
    pen.label(-70, -210, 140, 130, PAPER)
    pen.solid(rrect(-46, -384, 92, 50, 6), GOLD, 0.7)
    if pen.shape % 3 == 1:
        pen.path(oval(0, -456, 84, 84), pen.soft(pen.accent))
        pen.gleam(oval(-28, -490, 20, 14), 0.7)
    else:
        pen.solid(rrect(-72, -510, 144, 130, 22, 8), pen.accent, 0.5)


def palette(pen: Pen) -> None:
    pen.cast(rrect(-280, -520, 560, 520, 34))
    pen.slab(rrect(-280, -520, 560, 250, 34, 6), pen.accent)
    pen.path(
        rrect(-252, -494, 504, 200, 20, 4),
        pen.gradient((0, "#dfe9ec"), (0.5, WHITE), (1, "#c9d8dc")),
    )
    pen.gleam("M-200 -296L-60 -494H20L-120 -296Z", 0.6)
    pen.slab(rrect(-280, -266, 560, 266, 6, 34), darker(pen.accent, 0.06))
    family = (
        lighter(pen.color, 0.72),
        lighter(pen.color, 0.45),
        pen.color,
        mix(pen.color, "#b4633c", 0.5),
        mix(pen.color, "#e8b48a", 0.6),
        darker(pen.color, 0.3),
        mix(pen.color, "#7d4a6b", 0.6),
        darker(pen.color, 0.55),
    )
    for i, tone in enumerate(family):
        x, y = -252 + (i % 4) * 128, -244 + (i // 4) * 116
        pen.path(rrect(x, y, 118, 106, 12), INK, 0.22)
        pen.path(rrect(x + 3, y + 5, 112, 100, 10), pen.soft(tone))
        if i in (1, 4, 6):
            for _ in range(9):
                pen.gleam(
                    oval(x + pen.rng.randint(16, 100), y + pen.rng.randint(16, 92), 3, 3),
                    0.7,
                )
        if i == 2:
            pen.gleam(
                f"M{x + 24} {y + 70}Q{x + 60} {y + 40} {x + 96} {y + 60}Q{x + 60} {y + 62} {x + 24} {y + 70}Z",
                0.35,
            )
    for x in (-150, 150):
        pen.path(rrect(x - 36, -276, 72, 14, 5), GOLD)


def brush_set(pen: Pen) -> None:
    brushes = (
        (-210, -16, 470, 60),
        (-110, -7, 540, 46),
        (0, 1, 580, 74),
        (110, 9, 530, 40),
        (204, 17, 470, 54),
    )
    for x, turn, height, half in brushes:
        with pen.moved(x * 0.42, 0, turn):
            pen.solid(
                sym((0, -height + 190), (17, -height + 190), (22, -120, 10, 0), (0, 0)),
                pen.color,
                0.4,
            )
            pen.solid(rrect(-22, -height + 110, 44, 90, 4), GOLD, 0.7)
            tuft = sym(
                (0, -height - 16),
                (half, -height, half * 0.9, -height + 60),
                (half * 0.6, -height + 100, 20, -height + 116),
                (0, -height + 118),
            )
            pen.path(
                tuft,
                pen.gradient(
                    (0, lighter(pen.accent, 0.5)),
                    (0.6, pen.accent),
                    (1, darker(pen.accent, 0.45)),
                    down=True,
                ),
            )
    pen.ground(150, depth=0.13)
    cup = sym((0, -190), (132, -190), (126, -20, 110, 0), (0, 0))
    pen.ware(cup, darker(pen.color, 0.06), gloss=0.35)
    pen.path(rrect(-132, -190, 264, 18, 6), lighter(pen.color, 0.3), 0.8)
    pen.emblem(0, -90, 70, pen.legible)


def _tube(pen: Pen, half: float, top: float) -> None:
    body = sym((0, -top), (half, -top), (half * 1.02, -300, half * 0.76, -104), (0, -104))
    pen.ware(body, gloss=0.45)
    pen.path(rrect(-half, -top - 4, 2 * half, 34, 4), darker(pen.color, 0.1))
    pen.line(f"M{-half + 8} {-top + 14}H{half - 8}", WHITE, 22, 0.25, dash="4 8", cap="butt")
    pen.solid(rrect(-half * 0.78, -106, half * 1.56, 106, 6, 14), pen.accent, 0.5)
    pen.line(f"M{-half * 0.7} -60H{half * 0.7}", INK, 70, 0.07, dash="4 9", cap="butt")


def sunscreen(pen: Pen) -> None:
    pen.ground(110)
    _tube(pen, 128, 540)
    tone = pen.legible
    with pen.moved(0, -380):
        pen.path(oval(0, 0, 40, 40), "#f6b642")
        for turn in range(0, 360, 45):
            with pen.moved(0, 0, turn):
                pen.line("M0 -56V-74", "#f6b642", 10)
    pen.line("M-52 -260H52", tone, 9, 0.9)
    pen.line("M-38 -232H38M-30 -208H30", tone, 6, 0.6)
    pen.line("M-70 -160q17 -14 35 0t35 0t35 0t35 0", tone, 5, 0.7)


def hand_cream(pen: Pen) -> None:
    pen.ground(110)
    _tube(pen, 106, 500)
    pen.label(-66, -400, 132, 190, PAPER)
    pen.path("M140 -6c30 -34 90 -38 116 -8c10 18 -100 26 -116 8z", pen.soft("#fff7ec"))
    pen.path("M176 -22q20 -30 46 -14q-14 14 -46 14z", "#fffdf8")


def candle(pen: Pen) -> None:
    pen.ground(190, depth=0.11)
    pen.path(oval(0, -450, 200, 190), pen.halo("#ffd58a", 0.75))
    glass = sym((0, -330), (168, -330), (172, -30), (168, 0, 130, 0), (0, 0))
    _glass(pen, glass, pen.color, 0.8)
    with pen.within(glass):
        pen.path(
            "M-180 -270Q0 -254 180 -270V20H-180Z",
            pen.round(lighter(pen.color, 0.2), 0.35),
        )
        pen.print("M-180 -270Q0 -254 180 -270V20H-180Z", strength=0.5)
    pen.path(oval(0, -270, 166, 18), lighter(pen.color, 0.6))
    pen.line("M0 -270Q4 -300 0 -330", INK, 7)
    pen.path(
        sym((0, -450), (52, -380, 40, -344), (26, -316, 0, -316)),
        pen.gradient((0, "#ffdf8e"), (1, "#f29a4b"), down=True),
    )
    pen.path(sym((0, -396), (22, -350), (14, -326, 0, -326)), "#fff6d6")
    pen.label(-84, -206, 168, 150, PAPER)
    pen.gleam("M-144 -310Q-152 -160 -142 -30L-120 -30Q-130 -160 -120 -314Z", 0.5)


def soap(pen: Pen) -> None:
    pen.ground(280, depth=0.1)
    pen.slab(rrect(-270, -64, 540, 56, 26), WOOD)
    pen.line("M-230 -36H230", darker(WOOD, 0.4), 4, 0.35)
    for x in (-180, 180):
        pen.path(rrect(x - 30, -12, 60, 14, 5), darker(WOOD, 0.3))
    for x, y, tone, turn in ((24, -62, pen.accent, 0), (-20, -176, pen.color, -5)):
        with pen.moved(x, y, turn):
            bar = rrect(-196, -118, 392, 118, 46)
            pen.slab(bar, tone)
            with pen.within(bar):
                pen.line("M-220 -40Q-120 -90 -20 -50T220 -60", lighter(tone, 0.5), 16, 0.55)
                pen.line("M-220 -16Q-100 -50 20 -20T220 -26", darker(tone, 0.2), 8, 0.3)
            pen.gleam(rrect(-160, -106, 240, 18, 9), 0.5)
            pen.emblem(0, -56, 58, darker(tone, 0.3))
    for x, y, r in (
        (-210, -330, 34),
        (-150, -390, 20),
        (200, -300, 26),
        (240, -360, 14),
        (150, -376, 40),
    ):
        pen.path(oval(x, y, r, r), WHITE, 0.35)
        pen.line(oval(x, y, r, r), WHITE, 3, 0.8)
        pen.gleam(oval(x - r * 0.35, y - r * 0.4, r * 0.24, r * 0.16), 0.9)


def pump_bottle(pen: Pen) -> None:
    pen.ground(130)
    body = sym(
        (0, -380),
        (46, -380),
        (60, -374, 126, -360, 126, -300),
        (128, -24),
        (126, 0, 100, 0),
        (0, 0),
    )
    pen.ware(body, gloss=0.42)
    pen.solid(rrect(-48, -430, 96, 56, 6), darker(pen.accent, 0.1), 0.5)
    pen.solid(rrect(-13, -510, 26, 84, 4), STEEL, 0.7)
    pen.slab(
        "M-120 -548Q-124 -572 -100 -570H50Q62 -568 60 -520H-40Q-50 -536 -84 -530Q-116 -526 -120 -548Z",
        darker(pen.accent, 0.1),
    )
    pen.label(-84, -270, 168, 200, PAPER)
    pen.gleam("M-106 -300Q-112 -150 -104 -30L-90 -26Q-96 -150 -90 -310Z", 0.5)


def sheet_mask(pen: Pen) -> None:
    for x, turn, tone in ((-60, -9, pen.accent), (46, 7, pen.color)):
        with pen.moved(x, 0, turn):
            pouch = rrect(-190, -540, 380, 540, 12)
            pen.cast(pouch)
            pen.ware(pouch, tone, gloss=0.25)
            for y in (-540, -26):
                pen.path(f"M-190 {y}h380v26h-380z", lighter(tone, 0.35), 0.7)
                pen.line(f"M-184 {y + 13}H184", INK, 20, 0.08, dash="3 6", cap="butt")
            if tone == pen.color:
                face = sym((0, -420), (110, -420, 116, -300), (116, -190, 0, -150))
                pen.path(face, PAPER, 0.95)
                for side in (-1, 1):
                    pen.line(
                        f"M{side * 30} -312q{side * 24} -18 {side * 46} 0",
                        darker(pen.accent, 0.3),
                        6,
                    )
                pen.line("M0 -296q10 32 -4 40", darker(pen.accent, 0.3), 5, 0.6)
                pen.line("M-26 -212Q0 -196 26 -212", darker(pen.color, 0.3), 8)
                pen.line("M-80 -96H80", PAPER, 10, 0.95)
                pen.line("M-54 -66H54", PAPER, 6, 0.7)
                for dx, dy in ((140, -440), (-140, -180)):
                    pen.path(f"M{dx} {dy}q26 34 0 50q-26 -16 0 -50z", GLASS)


BEAUTY: dict[Archetype, Drawing] = {
    Archetype.LIPSTICK: Drawing(lipstick, Setting.BATH, 370, 580),
    Archetype.SERUM: Drawing(serum, Setting.BATH, 230, 500),
    Archetype.CREAM_JAR: Drawing(cream_jar, Setting.BATH, 450, 350),
    Archetype.PERFUME: Drawing(perfume, Setting.BATH, 350, 510),
    Archetype.PALETTE: Drawing(palette, Setting.BATH, 560, 520, Pose.HANGS, 0.4),
    Archetype.BRUSH_SET: Drawing(brush_set, Setting.BATH, 420, 590),
    Archetype.SUNSCREEN: Drawing(sunscreen, Setting.BATH, 270, 545),
    Archetype.HAND_CREAM: Drawing(hand_cream, Setting.BATH, 360, 505),
    Archetype.CANDLE: Drawing(candle, Setting.BATH, 350, 450, focus=0.5),
    Archetype.SOAP: Drawing(soap, Setting.BATH, 540, 410, focus=0.5),
    Archetype.PUMP_BOTTLE: Drawing(pump_bottle, Setting.BATH, 270, 570),
    Archetype.SHEET_MASK: Drawing(sheet_mask, Setting.BATH, 540, 560, Pose.HANGS, 0.5),
}
