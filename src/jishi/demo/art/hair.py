"""Hair styles, each in two parts: what falls behind the head and what lies on it."""

from __future__ import annotations

from collections.abc import Callable

from jishi.demo.art.color import darker, lighter
from jishi.demo.art.pen import Pen, oval

Part = Callable[[Pen, str], None]

CAP = "M-128 -30C-146 -226 146 -226 128 -30"


def _nothing(pen: Pen, hair: str) -> None:
    """Short hair has no back."""


def _shine(pen: Pen, hair: str) -> None:
    pen.line("M-82 -128Q-46 -160 8 -163", lighter(hair, 0.35), 11, 0.5)


def _long_back(pen: Pen, hair: str) -> None:
    pen.path(
        "M-132 -60C-170 -260 170 -260 132 -60C150 60 176 150 150 232Q0 262 -150 232C-176 150 -150 60 -132 -60Z",
        darker(hair, 0.16),
    )


def _bob_back(pen: Pen, hair: str) -> None:
    pen.path(
        "M-134 -60C-170 -260 170 -260 134 -60C150 30 160 80 140 112Q0 140 -140 112C-160 80 -150 30 -134 -60Z",
        darker(hair, 0.16),
    )


def _bun_back(pen: Pen, hair: str) -> None:
    pen.path(oval(0, -226, 66, 62), pen.soft(hair))
    pen.line("M-36 -236Q0 -262 36 -236", lighter(hair, 0.3), 7, 0.5)


def _tails_back(pen: Pen, hair: str) -> None:
    for side in (-1, 1):
        pen.path(
            (
                f"M{side * 112} -60C{side * 220} -100 {side * 236} 60 {side * 176} 150"
                f"C{side * 150} 100 {side * 150} 10 {side * 112} -60Z"
            ),
            darker(hair, 0.1),
        )


def _curly_back(pen: Pen, hair: str) -> None:
    for x, y, r in (
        (-130, -110, 70),
        (-140, -10, 62),
        (130, -110, 70),
        (140, -10, 62),
        (-76, -190, 72),
        (76, -190, 72),
        (0, -216, 74),
    ):
        pen.path(oval(x, y, r, r), darker(hair, 0.12))


def _fringe(pen: Pen, hair: str) -> None:
    pen.path(f"{CAP}Q118 -70 104 -96Q0 -64 -104 -96Q-118 -70 -128 -30Z", hair)
    for x in (-50, 0, 50):
        pen.line(f"M{x} -84Q{x + 6} -120 {x * 0.6:.0f} -160", darker(hair, 0.3), 4, 0.4)
    _shine(pen, hair)


def _side_part(pen: Pen, hair: str) -> None:
    pen.path(
        f"{CAP}Q122 -70 96 -108Q40 -90 -30 -140Q-60 -96 -112 -84Q-122 -60 -128 -30Z",
        hair,
    )
    pen.line("M-30 -140Q-24 -158 -4 -170", darker(hair, 0.35), 5, 0.5)
    _shine(pen, hair)


def _middle_part(pen: Pen, hair: str) -> None:
    pen.path(f"{CAP}Q124 -96 0 -156Q-124 -96 -128 -30Z", hair)
    pen.line("M0 -156V-171", darker(hair, 0.35), 5, 0.5)
    _shine(pen, hair)


def _quiff(pen: Pen, hair: str) -> None:
    pen.path(
        (
            "M-126 -40C-140 -130 -130 -170 -90 -190C-40 -250 90 -250 116 -190"
            "C150 -150 136 -90 126 -40Q120 -90 98 -112Q20 -150 -96 -112Q-118 -90 -126 -40Z"
        ),
        hair,
    )
    pen.line("M-60 -180Q0 -222 70 -204", lighter(hair, 0.35), 10, 0.5)


def _crop(pen: Pen, hair: str) -> None:
    pen.path(
        "M-126 -50C-136 -212 136 -212 126 -50Q112 -110 84 -122Q0 -138 -84 -122Q-112 -110 -126 -50Z",
        hair,
    )
    _shine(pen, hair)


def _curls(pen: Pen, hair: str) -> None:
    for x, y, r in (
        (-96, -120, 44),
        (-52, -156, 48),
        (0, -168, 50),
        (52, -156, 48),
        (96, -120, 44),
        (-20, -126, 36),
        (34, -124, 34),
    ):
        pen.path(oval(x, y, r, r), pen.soft(hair))
    for x, y in ((-60, -170), (0, -184), (56, -168)):
        pen.line(f"M{x - 16} {y}q16 -18 32 0", lighter(hair, 0.35), 6, 0.5)


def _bald(pen: Pen, hair: str) -> None:
    pen.line("M-60 -148Q-30 -166 6 -166", "#ffffff", 10, 0.4)
    pen.path(
        "M-122 -10C-120 70 -70 150 0 150C70 150 120 70 122 -10C110 40 80 40 44 38Q0 22 -44 38C-80 40 -110 40 -122 -10Z",
        hair,
    )
    pen.path("M-34 56Q0 48 34 56Q28 84 0 84Q-28 84 -34 56Z", "#c9574f")


HAIR_BACK: tuple[Part, ...] = (
    _long_back,
    _long_back,
    _bob_back,
    _bob_back,
    _bun_back,
    _bun_back,
    _tails_back,
    _curly_back,
    _nothing,
    _nothing,
    _nothing,
    _nothing,
    _nothing,
    _nothing,
)
HAIR_FRONT: tuple[Part, ...] = (
    _fringe,
    _middle_part,
    _fringe,
    _side_part,
    _middle_part,
    _fringe,
    _fringe,
    _curls,
    _side_part,
    _quiff,
    _crop,
    _curls,
    _side_part,
    _bald,
)
