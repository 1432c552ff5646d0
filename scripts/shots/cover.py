"""The picture at the top of the README: the shop on a desktop and on a phone, side by side."""

from pathlib import Path

import pyvips

from scripts.shots.camera import Look, still
from scripts.shots.shop import Scene

MOST_BYTES = 400 * 1024
WIDTH, HEIGHT = 1640, 900
BACKGROUND = (243, 236, 228)
DESKTOP = Look(1280, 860, "light", "zh-CN")
PHONE = Look(390, 844, "light", "zh-CN")
GAP = 44


def make_cover(scene: Scene, path: Path) -> int:
    """Write the picture as PNG; returns its size in bytes, never more than MOST_BYTES."""
    height = HEIGHT - 2 * GAP
    phone = _framed(still(scene.url, scene.public["product"], PHONE, 2), height, 34)
    room = WIDTH - 3 * GAP - phone.width
    desktop = _framed(still(scene.url, scene.public["home"], DESKTOP, 1.5), height, 22, most_width=room)
    canvas = pyvips.Image.black(WIDTH, HEIGHT, bands=3).new_from_image(BACKGROUND).copy(interpretation="srgb")
    canvas = canvas.bandjoin(255)
    left = GAP + (room - desktop.width) // 2
    for picture, x in ((desktop, left), (phone, WIDTH - GAP - phone.width)):
        y = (HEIGHT - picture.height) // 2
        canvas = canvas.composite2(_shadow(picture), "over", x=x - GAP // 2, y=y - GAP // 2 + 10)
        canvas = canvas.composite2(picture, "over", x=x, y=y)
    path.parent.mkdir(parents=True, exist_ok=True)
    return _save(canvas.flatten(background=BACKGROUND), path)


def _framed(png: bytes, height: int, radius: int, most_width: int = WIDTH) -> pyvips.Image:
    """The picture at this height with round corners."""
    picture = pyvips.Image.thumbnail_buffer(png, most_width, height=height, size="down")
    if picture.hasalpha():
        picture = picture.flatten()
    mask = pyvips.Image.svgload_buffer(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{picture.width}" height="{picture.height}">'
        f'<rect width="100%" height="100%" rx="{radius}" fill="#fff"/></svg>'.encode()
    )
    return picture.colourspace("srgb").bandjoin(mask[3])


def _shadow(picture: pyvips.Image) -> pyvips.Image:
    """A soft dark shape of the picture, with room around it."""
    alpha = picture[3].embed(GAP // 2, GAP // 2, picture.width + GAP, picture.height + GAP).gaussblur(12) * 0.16
    dark = pyvips.Image.black(alpha.width, alpha.height, bands=3) + [70, 45, 30]
    return dark.bandjoin(alpha).cast("uchar").copy(interpretation="srgb")


def _save(picture: pyvips.Image, path: Path) -> int:
    """As sharp as the size allows: fewer colours first, then fewer pixels."""
    for scale in (1.0, 0.9, 0.8, 0.7, 0.6):
        smaller = picture.resize(scale) if scale < 1 else picture
        for colours in (8, 7):
            data: bytes = smaller.pngsave_buffer(palette=True, bitdepth=8, Q=colours * 12, dither=0.6, effort=8)
            if len(data) <= MOST_BYTES:
                path.write_bytes(data)
                return len(data)
    raise ValueError("the picture does not become small enough")
