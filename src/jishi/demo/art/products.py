"""Product pictures."""

from __future__ import annotations

import msgspec

from jishi.demo.art.pen import Pen
from jishi.demo.art.render import encode
from jishi.demo.art.spec import Archetype, PictureSpec
from jishi.demo.art.studio import SIDE, compose
from jishi.demo.art.things.catalogue import DRAWINGS

VIEWS = 3


def product_svg(spec: PictureSpec, *, size: int = SIDE, view: int = 0) -> str:
    """The picture as an SVG document of `size` pixels square; views: 0 front, 1 scene, 2 close-up."""
    pen = Pen(
        spec.color,
        spec.accent,
        spec.pattern,
        f"{spec.archetype}/{spec.seed}",
        spec.shape,
    )
    compose(pen, spec, DRAWINGS[spec.archetype], view)
    return pen.svg(size, size, f"0 0 {SIDE} {SIDE}")


def product_picture(spec: PictureSpec, *, size: int = SIDE, view: int = 0, format: str = "webp") -> bytes:
    """The picture of a product, `size` pixels square, as WebP (or `jpeg`, `png`); equal arguments give equal bytes."""
    return encode(product_svg(spec, size=size, view=view), format)


def variant_of(spec: PictureSpec, color: str, accent: str | None = None) -> PictureSpec:
    """The same thing in another colour."""
    return msgspec.structs.replace(spec, color=color, accent=accent or spec.accent)


def archetypes() -> tuple[Archetype, ...]:
    """Everything that can be drawn."""
    return tuple(DRAWINGS)
