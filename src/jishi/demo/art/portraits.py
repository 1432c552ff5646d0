"""Avatars: friendly flat portraits; some people show their pet instead of themselves."""

from __future__ import annotations

import random

from jishi.demo.art.color import INK, darker, lighter, mix
from jishi.demo.art.hair import HAIR_BACK, HAIR_FRONT
from jishi.demo.art.pen import WHITE, Pen, oval, rrect
from jishi.demo.art.pets import PETS
from jishi.demo.art.render import encode
from jishi.demo.art.spec import Pattern

SKINS = ("#f9dcc4", "#f6cfae", "#eebc95", "#e2a77c", "#c98a5f", "#a56a45", "#7c4a30")
SKIN_WEIGHTS = (24, 32, 24, 10, 4, 3, 3)
HAIR = (
    "#2b2126",
    "#3a2a26",
    "#4c3328",
    "#6d4630",
    "#8f5d37",
    "#c68b4a",
    "#a4a0a4",
    "#b65a48",
    "#5a5f86",
)
HAIR_WEIGHTS = (34, 26, 16, 9, 4, 3, 5, 2, 1)
GROUNDS = (
    "#f6cdb5",
    "#f3b9a2",
    "#f8dfa8",
    "#cfe0c0",
    "#bcd9d6",
    "#c6d6ea",
    "#dccbe6",
    "#f2c6cf",
    "#e7d8c3",
    "#b9cfa9",
)
CLOTHES = (
    "#c8553d",
    "#e0a458",
    "#5b7f95",
    "#7d9471",
    "#8c6b9b",
    "#34435a",
    "#d98b8b",
    "#f4ecdf",
    "#3f6b5f",
    "#b58463",
)


def avatar(seed: int | str, *, size: int = 256, format: str = "webp") -> bytes:
    """A square portrait that belongs to the seed; a round crop keeps everything that matters."""
    return encode(avatar_svg(seed, size=size), format)


def avatar_svg(seed: int | str, *, size: int = 256) -> str:
    """The same as an SVG document."""
    rng = random.Random(f"avatar/{seed}")
    ground = rng.choice(GROUNDS)
    pen = Pen(
        rng.choice(CLOTHES),
        rng.choice(CLOTHES),
        rng.choice(list(Pattern)),
        f"avatar/{seed}",
    )
    _ground(pen, ground, rng)
    if rng.random() < 0.1:
        rng.choice(PETS)(pen, rng)
    else:
        _person(pen, rng)
    return pen.svg(size, size, "-300 -300 600 600")


def _ground(pen: Pen, ground: str, rng: random.Random) -> None:
    pen.path(
        "M-300 -300H300V300H-300Z",
        pen.gradient((0, lighter(ground, 0.35)), (1, ground), down=True),
    )
    kind = rng.randrange(5)
    tone = lighter(ground, 0.45)
    if kind == 0:
        pen.path(oval(0, -20, 225, 225), tone, 0.8)
    elif kind == 1:
        pen.path("M-300 60Q-150 -40 0 60T300 40V300H-300Z", darker(ground, 0.12), 0.55)
    elif kind == 2:
        for x, y, r in (
            (-210, -190, 60),
            (220, -120, 84),
            (-230, 90, 40),
            (190, 190, 50),
        ):
            pen.path(oval(x, y, r, r), tone, 0.7)
    elif kind == 3:
        pen.path("M-300 -300L40 -300L-300 120Z", tone, 0.6)
    else:
        for turn in (-35, -10, 20):
            with pen.moved(-240 if turn < 10 else 250, 180, turn):
                pen.path(
                    "M0 0C-60 -90 -50 -230 0 -290C50 -230 60 -90 0 0Z",
                    mix(ground, "#7f9c72", 0.45),
                    0.7,
                )


def _person(pen: Pen, rng: random.Random) -> None:
    skin = rng.choices(SKINS, SKIN_WEIGHTS)[0]
    hair = rng.choices(HAIR, HAIR_WEIGHTS)[0]
    style = rng.randrange(len(HAIR_FRONT))
    with pen.moved(0, 24, rng.choice((-4, 0, 0, 4)), 1.06):
        HAIR_BACK[style](pen, hair)
        _body(pen, rng, skin)
        _head(pen, rng, skin, hair)
        HAIR_FRONT[style](pen, hair)
        _extras(pen, rng, hair)


def _body(pen: Pen, rng: random.Random, skin: str) -> None:
    pen.path("M-52 60H52V190Q0 230 -52 190Z", darker(skin, 0.13))
    shoulders = "M-226 330C-226 190 -130 168 -56 150Q0 206 56 150C130 168 226 190 226 330Z"
    pen.slab(shoulders)
    if rng.random() < 0.4:
        pen.print(shoulders, scale=0.8)
    kind = rng.randrange(4)
    if kind == 0:
        pen.line("M-64 152Q0 226 64 152", lighter(pen.color, 0.25), 22)
    elif kind == 1:
        for side in (-1, 1):
            pen.path(
                f"M{side * 56} 146L{side * 4} 214L{side * 74} 254L{side * 98} 168Z",
                lighter(pen.color, 0.35),
            )
    elif kind == 2:
        pen.slab("M-70 118Q0 150 70 118L82 186Q0 226 -82 186Z", pen.accent)
        pen.fold("M-60 150Q0 182 60 150", 6)
    else:
        for side in (-1, 1):
            pen.path(
                f"M{side * 108} 166L{side * 150} 180L{side * 130} 330H{side * 70}Z",
                pen.accent,
            )


def _head(pen: Pen, rng: random.Random, skin: str, hair: str) -> None:
    for side in (-1, 1):
        pen.path(oval(side * 122, -22, 25, 32), darker(skin, 0.06))
        pen.path(oval(side * 122, -20, 12, 17), darker(skin, 0.18))
    jaw = rng.choice((120, 132, 112))
    face = f"M-122 -80C-122 -200 122 -200 122 -80C126 20 {jaw - 40} 116 0 118C-{jaw - 40} 116 -126 20 -122 -80Z"
    pen.path(face, pen.gradient((0, lighter(skin, 0.12)), (1, skin), down=True))
    for side in (-1, 1):
        pen.path(oval(side * 70, 34, 27, 18), "#e8725f", 0.26)
    _eyes(pen, rng.randrange(4))
    brow = rng.choice((-7, -4, -1))
    for side in (-1, 1):
        pen.line(
            f"M{side * 32} {-62 + brow}Q{side * 56} {-76} {side * 78} {-62 - brow / 2}",
            darker(hair, 0.15),
            8,
        )
    pen.line("M-4 -14Q-14 16 6 20", darker(skin, 0.3), 6, 0.7)
    mouth = rng.randrange(4)
    if mouth == 0:
        pen.path("M-38 52Q0 66 38 52Q30 92 0 92Q-30 92 -38 52Z", "#a8433f")
        pen.path("M-31 56Q0 66 31 56L28 66Q0 74 -28 66Z", WHITE)
    elif mouth == 1:
        pen.line("M-32 58Q0 84 32 58", darker(skin, 0.5), 8)
    elif mouth == 2:
        pen.line("M-22 64Q10 80 36 54", darker(skin, 0.5), 8)
    else:
        pen.path("M-26 60Q-12 50 0 56Q12 50 26 60Q0 84 -26 60Z", "#c9574f")
    if rng.random() < 0.1:
        for x, y in ((-84, 18), (-66, 26), (-52, 14), (84, 18), (66, 26), (52, 14)):
            pen.path(oval(x, y, 3.4, 3.4), "#b9714c", 0.6)


def _eyes(pen: Pen, kind: int) -> None:
    for side in (-1, 1):
        x = side * 54
        if kind == 0:
            pen.path(oval(x, -24, 12, 15), INK)
            pen.path(oval(x + 4, -30, 4.5, 5), WHITE)
        elif kind == 1:
            pen.line(f"M{x - 18} -20Q{x} -42 {x + 18} -20", INK, 8)
        elif kind == 2:
            pen.path(oval(x, -24, 19, 15), WHITE)
            pen.path(oval(x, -23, 11, 13), INK)
            pen.path(oval(x + 4, -28, 4, 4), WHITE)
            pen.line(f"M{x - 21} -30Q{x} -48 {x + 21} -30", INK, 5)
        else:
            pen.path(oval(x, -22, 10, 10), INK)
            pen.line(f"M{x + side * 10} -30l{side * 12} -8", INK, 5)


def _extras(pen: Pen, rng: random.Random, hair: str) -> None:
    if rng.random() < 0.3:
        frame = rng.choice(("#3a3b42", "#8a5a3b", "#c8553d", "#c9a25a"))
        square = rng.random() < 0.45
        for side in (-1, 1):
            lens = rrect(side * 56 - 42, -62, 84, 72, 24) if square else oval(side * 56, -24, 42, 42)
            pen.path(lens, WHITE, 0.2)
            pen.line(lens, frame, 8)
        pen.line("M-14 -30Q0 -40 14 -30", frame, 8)
    pick = rng.random()
    if pick < 0.14:
        for side in (-1, 1):
            pen.path(oval(side * 128, 24, 10, 14), "#e3b45b")
    elif pick < 0.22:
        pen.line("M-150 -60C-160 -260 160 -260 150 -60", darker(pen.accent, 0.2), 18)
        for side in (-1, 1):
            pen.path(rrect(side * 142 - 26, -70, 52, 92, 24), pen.accent)
    elif pick < 0.3:
        with pen.moved(92, -150, 20):
            for turn in range(0, 360, 72):
                with pen.moved(0, 0, turn):
                    pen.path(oval(0, -22, 14, 20), lighter(pen.accent, 0.4))
            pen.path(oval(0, 0, 12, 12), "#f2c14e")
    elif pick < 0.4:
        pen.slab("M-138 -104C-140 -250 140 -250 138 -104Q0 -150 -138 -104Z", pen.accent)
        pen.slab(
            "M-146 -112Q0 -164 146 -112L140 -78Q0 -132 -140 -78Z",
            darker(pen.accent, 0.16),
        )
        pen.path(oval(0, -222, 24, 22), lighter(pen.accent, 0.4))
