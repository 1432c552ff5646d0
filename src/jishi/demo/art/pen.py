"""The pen all drawings are made with: shapes with volume, cloth with patterns, labels, light and shadow.

A thing is drawn around the origin: x = 0 is its middle, y = 0 the ground it stands on, up is negative, and it fits
about ±290 × 600. Costs were measured with librsvg: gradients along an axis and `fill-opacity` are nearly free,
`opacity` on groups, blurs and wide radial gradients are not; so the pen offers only the cheap ones.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

from jishi.demo.art.color import INK, darker, lighter, luminance, mix
from jishi.demo.art.patterns import layers
from jishi.demo.art.spec import Pattern

Segment = tuple[float, ...]
WHITE = "#ffffff"
STEEL = "#b9bec4"
GOLD = "#d9b26a"
WOOD = "#c8966a"
PAPER = "#fbf4e6"
GLASS = "#cfe3e4"
CHARCOAL = "#3a3b42"


def n(value: float) -> str:
    """A number as short as SVG allows at a tenth of a pixel."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def sym(start: tuple[float, float], *segments: Segment) -> str:
    """A closed outline, symmetric about x = 0, from its right half (lines, quadratic and cubic curves)."""
    points: list[tuple[float, float]] = [start]
    out = [f"M{n(start[0])} {n(start[1])}"]
    for seg in segments:
        out.append("LQC"[len(seg) // 2 - 1] + " ".join(n(v) for v in seg))
        points.append((seg[-2], seg[-1]))
    end = points[-1]
    if end[0]:
        out.append(f"L{n(-end[0])} {n(end[1])}")
    for i in range(len(segments) - 1, -1, -1):
        seg = segments[i]
        inner = [(-seg[j], seg[j + 1]) for j in range(len(seg) - 4, -1, -2)]
        to = (-points[i][0], points[i][1])
        coords = [v for point in (*inner, to) for v in point]
        out.append("LQC"[len(seg) // 2 - 1] + " ".join(n(v) for v in coords))
    return "".join(out) + "Z"


def rrect(x: float, y: float, w: float, h: float, r: float = 0, bottom: float | None = None) -> str:
    """A rectangle with rounded corners, the lower ones of radius `bottom` if given."""
    b = r if bottom is None else bottom
    return (
        f"M{n(x + r)} {n(y)}h{n(w - 2 * r)}q{n(r)} 0 {n(r)} {n(r)}v{n(h - r - b)}q0 {n(b)} {n(-b)} {n(b)}"
        f"h{n(2 * b - w)}q{n(-b)} 0 {n(-b)} {n(-b)}v{n(b + r - h)}q0 {n(-r)} {n(r)} {n(-r)}z"
    )


def oval(cx: float, cy: float, rx: float, ry: float) -> str:
    """An ellipse as a path."""
    return f"M{n(cx - rx)} {n(cy)}a{n(rx)} {n(ry)} 0 1 0 {n(2 * rx)} 0a{n(rx)} {n(ry)} 0 1 0 {n(-2 * rx)} 0z"


class Pen:
    """Collects SVG; knows the colours of the thing being drawn."""

    def __init__(self, color: str, accent: str, pattern: Pattern, seed: str, shape: int = 0) -> None:
        self.color = color
        self.accent = accent
        self.pattern = pattern
        self.shape = shape
        self.rng = random.Random(seed)
        self.mark = self.rng.randrange(6)
        self._defs: list[str] = []
        self._known: dict[str, str] = {}
        self._body: list[str] = []

    @property
    def legible(self) -> str:
        """What reads well when printed on the main colour."""
        return darker(self.color, 0.55) if luminance(self.color) > 0.62 else mix(self.color, WHITE, 0.85)

    def svg(self, width: int, height: int, view: str) -> str:
        """The whole document."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" width="{width}" height="{height}">'
            f"<defs>{''.join(self._defs)}</defs>{''.join(self._body)}</svg>"
        )

    def define(self, template: str) -> str:
        """Add a definition whose id is `@` in the template, once; answers the reference to it."""
        if template not in self._known:
            name = f"d{len(self._known)}"
            self._known[template] = f"url(#{name})"
            self._defs.append(template.replace("@", name))
        return self._known[template]

    def gradient(self, *stops: tuple[float, str, float] | tuple[float, str], down: bool = False) -> str:
        """A fill that runs left to right, or top to bottom, over the box of what it fills."""
        inner = "".join(
            f'<stop offset="{n(s[0])}" stop-color="{s[1]}"' + (f' stop-opacity="{s[2]}"' if len(s) == 3 else "") + "/>"
            for s in stops
        )
        axis = 'x2="0" y2="1"' if down else 'x2="1" y2="0"'
        return self.define(f'<linearGradient id="@" x1="0" y1="0" {axis}>{inner}</linearGradient>')

    def halo(self, color: str, strength: float) -> str:
        """A fill that fades from the middle to nothing; for small areas."""
        return self.define(
            f'<radialGradient id="@"><stop offset="0" stop-color="{color}" stop-opacity="{strength}"/>'
            f'<stop offset=".55" stop-color="{color}" stop-opacity="{round(strength * 0.42, 3)}"/>'
            f'<stop offset="1" stop-color="{color}" stop-opacity="0"/></radialGradient>'
        )

    def round(self, color: str, gloss: float = 0.3) -> str:
        """Fill of a cylinder lit from the left."""
        edge = darker(color, 0.16) if luminance(color) > 0.3 else lighter(color, 0.1)
        return self.gradient(
            (0, edge),
            (0.2, lighter(color, gloss)),
            (0.5, color),
            (0.8, darker(color, 0.14)),
            (1, darker(color, 0.3)),
        )

    def soft(self, color: str) -> str:
        """Fill of something lit from above."""
        return self.gradient((0, lighter(color, 0.16)), (0.5, color), (1, darker(color, 0.16)), down=True)

    def raw(self, markup: str) -> None:
        self._body.append(markup)

    def path(self, d: str, fill: str, opacity: float = 1) -> None:
        alpha = "" if opacity == 1 else f' fill-opacity="{opacity:.2f}"'
        self._body.append(f'<path d="{d}" fill="{fill}"{alpha}/>')

    def line(
        self,
        d: str,
        color: str,
        width: float,
        opacity: float = 1,
        dash: str = "",
        cap: str = "round",
    ) -> None:
        extra = "" if opacity == 1 else f' stroke-opacity="{opacity:.2f}"'
        extra += f' stroke-dasharray="{dash}"' if dash else ""
        self._body.append(
            f'<path d="{d}" fill="none" stroke="{color}" stroke-width="{n(width)}" '
            f'stroke-linecap="{cap}" stroke-linejoin="round"{extra}/>'
        )

    def solid(self, d: str, color: str | None = None, gloss: float = 0.3) -> None:
        """A round body."""
        self.path(d, self.round(color or self.color, gloss))

    def slab(self, d: str, color: str | None = None) -> None:
        """A flat body lit from above."""
        self.path(d, self.soft(color or self.color))

    def print(self, d: str, color: str | None = None, scale: float = 1, strength: float = 1) -> None:
        """The pattern of the thing laid over an outline; nothing when it is plain."""
        self.woven(d, self.pattern, color or self.accent, scale, strength)

    def woven(self, d: str, pattern: Pattern, tone: str, scale: float = 1, strength: float = 1) -> None:
        """Any pattern laid over an outline."""
        if pattern is Pattern.PLAIN:
            return
        with self.within(d), self.moved(scale=scale):
            for layer in layers(pattern):
                fill = layer.tone(tone, self.color)
                if layer.stroke:
                    self.line(layer.d, fill, layer.stroke, layer.opacity * strength)
                else:
                    self.path(layer.d, fill, layer.opacity * strength)

    def cloth(self, d: str, color: str | None = None, scale: float = 1) -> None:
        """A flat, patterned textile."""
        self.slab(d, color)
        self.print(d, scale=scale)

    def ware(self, d: str, color: str | None = None, gloss: float = 0.3, scale: float = 1) -> None:
        """A round, patterned body: the pattern lies under the shade."""
        self.path(d, color or self.color)
        self.print(d, scale=scale)
        self.path(
            d,
            self.gradient(
                (0, INK, 0.14),
                (0.2, WHITE, gloss),
                (0.5, WHITE, 0),
                (0.55, INK, 0),
                (1, INK, 0.3),
            ),
        )

    def shade(self, d: str, strength: float = 0.12) -> None:
        self.path(d, INK, strength)

    def gleam(self, d: str, strength: float = 0.35) -> None:
        self.path(d, WHITE, strength)

    def seam(self, d: str, color: str | None = None, width: float = 2.6) -> None:
        """A row of stitches."""
        self.line(d, color or darker(self.color, 0.3), width, 0.7, dash="9 7")

    def fold(self, d: str, width: float = 5, strength: float = 0.13) -> None:
        """A crease."""
        self.line(d, INK, width, strength)

    def ground(
        self,
        half: float,
        y: float = 0,
        depth: float = 0.13,
        strength: float = 0.34,
        x: float = 0,
    ) -> None:
        """Contact shadow under something that stands, and the soft one that falls to the right."""
        self.path(
            oval(x + half * 0.22, y + 2, half * 1.45, half * depth * 2.1),
            self.halo(INK, strength * 0.62),
        )
        self.path(
            oval(x + half * 0.04, y, half * 1.04, max(half * depth, 9)),
            self.halo(INK, strength),
        )

    def cast(self, d: str, dx: float = 12, dy: float = 20) -> None:
        """Shadow of something that hangs before a wall or lies on a table."""
        with self.moved(dx, dy):
            for width in (46, 30, 14):
                self.line(d, INK, width, 0.035)
            self.path(d, INK, 0.13)

    @contextmanager
    def moved(
        self,
        x: float = 0,
        y: float = 0,
        turn: float = 0,
        scale: float = 1,
        flip: bool = False,
    ) -> Iterator[None]:
        """Draw elsewhere: moved, then turned (degrees), then scaled (mirrored)."""
        turned = f" rotate({n(turn)})" if turn else ""
        scaled = f" scale({-scale if flip else scale:.3f} {scale:.3f})" if scale != 1 or flip else ""
        self._body.append(f'<g transform="translate({n(x)} {n(y)}){turned}{scaled}">')
        yield
        self._body.append("</g>")

    @contextmanager
    def within(self, d: str) -> Iterator[None]:
        """Draw only inside an outline."""
        clip = self.define(f'<clipPath id="@"><path d="{d}"/></clipPath>')
        self._body.append(f'<g clip-path="{clip}">')
        yield
        self._body.append("</g>")

    def emblem(self, cx: float, cy: float, size: float, color: str, kind: int | None = None) -> None:
        """A small mark such as brands use, without letters so that no font is needed."""
        kind = self.mark if kind is None else kind
        r = size / 2
        if kind == 0:
            self.line(oval(cx, cy, r, r), color, size * 0.12)
            self.path(oval(cx, cy, r * 0.42, r * 0.42), color)
        elif kind == 1:
            for turn in (-40, 0, 40):
                with self.moved(cx, cy + r * 0.8, turn):
                    self.path(
                        f"M0 0Q{n(r * 0.55)} {n(-r * 0.9)} 0 {n(-r * 1.8)}Q{n(-r * 0.55)} {n(-r * 0.9)} 0 0Z",
                        color,
                    )
        elif kind == 2:
            self.path(
                f"M{n(cx - r)} {n(cy + r * 0.7)}L{n(cx - r * 0.2)} {n(cy - r * 0.8)}L{n(cx + r * 0.2)} "
                f"{n(cy)}L{n(cx + r * 0.45)} {n(cy - r * 0.35)}L{n(cx + r)} {n(cy + r * 0.7)}Z",
                color,
            )
        elif kind == 3:
            for i in (-0.5, 0, 0.5):
                y = cy + i * size * 0.8
                self.line(
                    f"M{n(cx - r)} {n(y)}q{n(r / 2)} {n(-r * 0.6)} {n(r)} 0t{n(r)} 0",
                    color,
                    size * 0.11,
                )
        elif kind == 4:
            for turn in range(0, 360, 60):
                with self.moved(cx, cy, turn):
                    self.path(oval(0, -r * 0.62, r * 0.27, r * 0.4), color)
        else:
            self.path(rrect(cx - r, cy - r, size, size, size * 0.26), color)
            self.path(oval(cx, cy + r * 0.1, r * 0.5, r * 0.5), mix(color, WHITE, 0.82))

    def label(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        paper: str = PAPER,
        ink: str | None = None,
        r: float = 8,
    ) -> None:
        """A printed label: paper, emblem, two lines that read as writing."""
        tone = ink or (self.accent if luminance(self.accent) < 0.72 else darker(self.accent, 0.5))
        self.path(rrect(x, y, w, h, r), paper)
        self.emblem(x + w / 2, y + h * 0.36, min(w, h) * 0.38, tone)
        self.line(
            f"M{n(x + w * 0.26)} {n(y + h * 0.71)}h{n(w * 0.48)}",
            tone,
            max(h * 0.045, 3.5),
            0.85,
        )
        self.line(
            f"M{n(x + w * 0.34)} {n(y + h * 0.84)}h{n(w * 0.32)}",
            tone,
            max(h * 0.03, 2.5),
            0.5,
        )
