"""What hangs on walls and from ceilings in the scenes."""

from __future__ import annotations

from jishi.demo.art.color import INK, darker, lighter, mix
from jishi.demo.art.palette import Studio
from jishi.demo.art.pen import PAPER, WHITE, WOOD, Pen, oval, rrect, sym
from jishi.demo.art.props import LEAF


def curtain(pen: Pen, studio: Studio, height: float) -> None:
    """Half drawn at the left edge, with light through it."""
    tone = lighter(studio.shape, 0.35)
    pen.path(f"M-20 0H190Q214 {height * 0.55:.0f} 150 {height:.0f}H-20Z", tone)
    for i, x in enumerate((18, 66, 112, 154)):
        pen.path(
            f"M{x} 0h26q12 {height * 0.5:.0f} -14 {height:.0f}h-26q22 -{height * 0.5:.0f} 14 -{height:.0f}z",
            INK,
            0.05 + i * 0.008,
        )
    pen.line("M-10 22H250", darker(WOOD, 0.1), 12)


def mirror(pen: Pen, x: float, y: float, half: float, studio: Studio) -> None:
    pen.path(oval(x + 10, y + 14, half, half), INK, 0.1)
    pen.path(oval(x, y, half, half), WOOD)
    pen.path(
        oval(x, y, half - 14, half - 14),
        pen.gradient((0, "#f4f8f8"), (1, mix("#cfdfe2", studio.shape, 0.3)), down=True),
    )
    with pen.moved(x, y, scale=half / 100):
        pen.path("M-60 30L20 -70H44L-40 52Z", WHITE, 0.6)


def pendant(pen: Pen, x: float, drop: float, studio: Studio) -> None:
    pen.line(f"M{x} 0V{drop}", darker(studio.deep, 0.3), 4)
    with pen.moved(x, drop + 92):
        pen.path(oval(0, 30, 190, 150), pen.halo("#ffe6ae", 0.6))
        pen.path(oval(0, -4, 60, 20), "#fff2cc")
        pen.solid(sym((0, -96), (22, -96), (30, -60, 112, -40), (118, -4), (0, 8)), mix(studio.deep, studio.prop, 0.4))


def gallery(pen: Pen, x: float, y: float, studio: Studio) -> None:
    """Three small pictures."""
    frames = ((0, 0, 150, 190), (176, 30, 130, 130), (176, 186, 130, 170), (0, 214, 150, 142))
    for i, (dx, dy, w, h) in enumerate(frames):
        left, top = x + dx, y + dy
        pen.path(rrect(left + 6, top + 9, w, h, 5), INK, 0.11)
        pen.path(rrect(left, top, w, h, 5), (WOOD, PAPER, darker(WOOD, 0.3), PAPER)[i])
        inner = rrect(left + 10, top + 10, w - 20, h - 20, 2)
        pen.path(inner, lighter(studio.wall, 0.3))
        with pen.within(inner):
            cx, cy = left + w / 2, top + h / 2
            if i == 0:
                with pen.moved(cx, top + h):
                    pen.path("M0 0C-60 -95 -30 -150 0 -164C30 -150 60 -95 0 0Z", LEAF)
            elif i == 1:
                pen.path(oval(cx, cy, 34, 34), "#e39a5e")
            elif i == 2:
                pen.path(f"M{left} {cy + 20:.0f}q40 -70 70 -20t80 -40v200h-160z", studio.prop)
            else:
                pen.path(oval(cx - 16, cy, 30, 38), studio.deep)
                pen.path(oval(cx + 20, cy + 10, 26, 30), studio.prop)


def jars(pen: Pen, x: float, y: float, studio: Studio) -> None:
    """A wall shelf with jars and cups."""
    pen.path(rrect(x, y + 6, 350, 18, 5), INK, 0.16)
    pen.path(rrect(x, y, 350, 16, 5), lighter(WOOD, 0.2))
    for i, (dx, half, height, tone) in enumerate(
        ((54, 38, 96, "#d9a066"), (142, 34, 120, studio.prop), (222, 32, 84, "#a8b98a"))
    ):
        with pen.moved(x + dx, y):
            pen.path(rrect(-half, -height, half * 2, height, 12, 8), "#e3eced", 0.85)
            pen.path(rrect(-half + 5, -height * 0.72, half * 2 - 10, height * 0.72 - 5, 6), tone)
            pen.path(rrect(-half - 3, -height - 16, half * 2 + 6, 22, 6), (WOOD, PAPER, WOOD)[i])
    for dx in (290, 330):
        pen.line(f"M{x + dx} {y + 20}v18", darker(WOOD, 0.4), 5)
        pen.path(rrect(x + dx - 26, y + 36, 52, 46, 6, 18), lighter(studio.prop, 0.4))


def pegboard(pen: Pen, x: float, y: float, studio: Studio) -> None:
    board = rrect(x, y, 300, 260, 16)
    pen.path(rrect(x + 8, y + 12, 300, 260, 16), INK, 0.1)
    pen.path(board, lighter(studio.wall, 0.35))
    pen.line("".join(f"M{x + 20} {y + 22 + i * 31}H{x + 284}" for i in range(8)), studio.prop, 7, 0.4, dash="0.1 31")
    pen.path(rrect(x + 30, y + 40, 90, 110, 6), PAPER)
    pen.path(oval(x + 75, y + 88, 26, 26), studio.prop)
    pen.line(f"M{x + 190} {y + 40}v40", darker(WOOD, 0.2), 6)
    pen.line(oval(x + 190, y + 110, 30, 30), studio.deep, 10)
    pen.path(rrect(x + 150, y + 176, 120, 16, 5), WOOD)
    for dx, tone in ((166, studio.prop), (196, studio.deep), (226, "#e0a458")):
        pen.path(rrect(x + dx, y + 132, 20, 44, 4), tone)


def notebook_from_above(pen: Pen, x: float, y: float, studio: Studio) -> None:
    with pen.moved(x, y, 14):
        pen.path(rrect(-92, -122, 200, 260, 12), INK, 0.13)
        pen.path(rrect(-100, -130, 200, 260, 12), studio.deep)
        pen.path(rrect(-84, -130, 8, 260, 0), WHITE, 0.4)
        pen.path(rrect(-30, -80, 90, 50, 6), PAPER)
        pen.line("M120 -110L150 100", "#e0a458", 13)
        pen.line("M150 100l3 16", INK, 6)
