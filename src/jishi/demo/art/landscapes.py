"""Three places outdoors: a mountain meadow, a lake at dusk, dunes by the sea."""

from __future__ import annotations

from jishi.demo.art.color import INK, darker, lighter, mix
from jishi.demo.art.palette import Studio
from jishi.demo.art.pen import WHITE, Pen, oval


def mountains(pen: Pen, studio: Studio) -> None:
    sky = mix(studio.wall, "#bcdcea", 0.5)
    pen.path(
        "M0 0H960V960H0Z",
        pen.gradient((0, sky), (0.7, lighter("#fbe0c0", 0.2)), (1, "#fbe0c0"), down=True),
    )
    pen.path(oval(700, 250, 96, 96), "#fff6e0", 0.95)
    for x, y, s in ((150, 150, 1.0), (520, 110, 0.7)):
        with pen.moved(x, y, scale=s):
            pen.path(
                "M-90 20a34 34 0 0 1 40 -44a52 52 0 0 1 96 0a36 36 0 0 1 44 44z",
                WHITE,
                0.75,
            )
    far, mid = mix("#9fb9c4", studio.prop, 0.3), mix("#7fa08d", studio.prop, 0.25)
    pen.path("M-20 620L150 380L250 480L430 290L620 520L720 430L980 640V960H-20Z", far)
    pen.path("M430 290L500 376L452 400L420 370L380 396L350 375Z", WHITE, 0.75)
    pen.path("M0 640C160 520 300 600 480 570S800 500 960 590V960H0Z", mid)
    for x, y, s in (
        (70, 690, 1.0),
        (150, 670, 0.8),
        (838, 680, 0.95),
        (912, 700, 1.15),
        (770, 650, 0.6),
    ):
        pine(pen, x, y, s, mix("#4f7a61", studio.deep, 0.2))
    ground = mix("#a9bd7f", studio.prop, 0.2)
    pen.path(
        "M0 716C240 670 620 690 960 724V960H0Z",
        pen.gradient((0, lighter(ground, 0.2)), (1, darker(ground, 0.12)), down=True),
    )


def grass(pen: Pen, studio: Studio) -> None:
    tone = mix("#7f9a5c", studio.deep, 0.15)
    for _ in range(16):
        x, y = pen.rng.randint(0, 960), pen.rng.randint(900, 960)
        for lean in (-14, 0, 14):
            pen.line(f"M{x} {y + 10}q{lean / 3:.0f} -24 {lean} -46", tone, 6)
    for _ in range(9):
        x, y = pen.rng.randint(20, 940), pen.rng.randint(870, 945)
        pen.path(oval(x, y, 8, 8), "#fff3dc")
        pen.path(oval(x, y, 3.5, 3.5), "#e9a33f")


def pine(pen: Pen, x: float, y: float, scale: float, tone: str) -> None:
    with pen.moved(x, y, scale=scale):
        pen.line("M0 0V-30", "#7a5a41", 12)
        for i in range(3):
            top, foot, half = -210 + i * 56, -110 + i * 46, 40 + i * 16
            pen.path(f"M0 {top}L{half} {foot}H{-half}Z", tone)
            pen.path(f"M0 {top}L{half} {foot}H0Z", INK, 0.12)


def lake(pen: Pen, studio: Studio) -> None:
    sky = mix("#f6b98f", studio.prop, 0.2)
    pen.path(
        "M0 0H960V600H0Z", pen.gradient((0, mix(studio.deep, "#8d8fb8", 0.5)), (0.6, sky), (1, "#fde3b8"), down=True)
    )
    pen.path(oval(640, 470, 86, 86), "#fff0cc")
    for x, y, width in ((80, 210, 240), (520, 150, 300), (330, 300, 180)):
        pen.line(f"M{x} {y}h{width}", WHITE, 14, 0.28)
    far = mix("#8b86a8", studio.deep, 0.35)
    pen.path("M0 520Q140 400 260 470T520 440T760 480T960 410V600H0Z", far)
    pen.path("M0 560Q200 480 420 545T960 520V620H0Z", darker(far, 0.22))
    water = mix("#e9b08e", studio.prop, 0.25)
    pen.path("M0 590H960V800H0Z", pen.gradient((0, lighter(water, 0.35)), (1, darker(water, 0.2)), down=True))
    for x, y, width in (
        (560, 618, 170),
        (590, 650, 120),
        (540, 690, 200),
        (120, 640, 130),
        (250, 700, 170),
        (800, 680, 110),
    ):
        pen.line(f"M{x} {y}h{width}", "#fff0cc", 7, 0.5)
    for x, s in ((60, 1.15), (140, 0.85), (880, 1.25), (800, 0.8)):
        pine(pen, x, 640 + s * 40, s, mix("#3f5a5c", studio.deep, 0.25))
    shore = mix("#a98d68", studio.deep, 0.2)
    pen.path(
        "M0 742Q300 700 560 728T960 716V960H0Z",
        pen.gradient((0, lighter(shore, 0.25)), (1, darker(shore, 0.14)), down=True),
    )


def dunes(pen: Pen, studio: Studio) -> None:
    sky = mix(studio.wall, "#a9d3e4", 0.65)
    pen.path("M0 0H960V960H0Z", pen.gradient((0, sky), (1, "#fdf3df"), down=True))
    pen.path(oval(220, 210, 78, 78), "#fff6dc")
    pen.path("M0 500H960V660H0Z", pen.gradient((0, mix("#6fb0c4", studio.prop, 0.15)), (1, "#a9d6da"), down=True))
    for x, y, width in ((80, 540, 120), (330, 570, 180), (640, 535, 150), (760, 600, 120), (180, 620, 160)):
        pen.line(f"M{x} {y}q{width / 4:.0f} -12 {width / 2:.0f} 0t{width / 2:.0f} 0", WHITE, 6, 0.6)
    pen.path("M640 500L668 420V500Z", WHITE)
    pen.path("M674 500V400L726 500Z", lighter(studio.prop, 0.2))
    pen.path("M624 504H736L716 526H646Z", darker(studio.deep, 0.1))
    sand = mix("#ecd3a4", studio.prop, 0.16)
    pen.path("M0 690Q240 600 480 660T960 620V960H0Z", lighter(sand, 0.3))
    pen.path("M0 760Q320 690 600 730T960 700V960H0Z", pen.gradient((0, sand), (1, darker(sand, 0.14)), down=True))
    for x, y in ((90, 760), (870, 730), (930, 750), (40, 780)):
        for lean in (-34, -14, 10, 32):
            pen.line(f"M{x} {y}q{lean / 3:.0f} -50 {lean} -96", mix("#8fa06a", studio.deep, 0.2), 6)


def shells(pen: Pen, studio: Studio) -> None:
    for _ in range(8):
        x, y = pen.rng.randint(30, 930), pen.rng.randint(890, 945)
        with pen.moved(x, y, pen.rng.randint(-40, 40), 0.8):
            pen.path("M-22 0Q-18 -30 0 -32Q18 -30 22 0Q0 12 -22 0Z", lighter(studio.prop, 0.5))
            pen.line("M-10 0L-6 -26M0 2V-30M10 0L6 -26", darker(studio.prop, 0.1), 2.5, 0.5)


def stones(pen: Pen, studio: Studio) -> None:
    for _ in range(9):
        x, y, r = pen.rng.randint(10, 950), pen.rng.randint(896, 950), pen.rng.randint(12, 30)
        pen.path(oval(x, y, r, r * 0.55), mix("#8f867c", studio.deep, 0.25))
        pen.gleam(oval(x - r * 0.2, y - r * 0.22, r * 0.5, r * 0.16), 0.3)
