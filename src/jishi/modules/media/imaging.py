"""Pixels: decoding, turning, shrinking and encoding with libvips. Blocking; call through a thread."""

import base64
from typing import Any

import msgspec
import pyvips

from jishi.kernel.errors import Invalid
from jishi.modules.media.domain import MASTER_HEIGHT, MASTER_WIDTH, check_pixels

pyvips.block_untrusted_set(True)
pyvips.cache_set_max(0)
pyvips.concurrency_set(1)

MASTER_QUALITY = 88
QUALITY = {"avif": 52, "webp": 78}
PLACEHOLDER_WIDTH = 16


class Master(msgspec.Struct, frozen=True):
    """A picture as we keep it."""

    data: bytes
    width: int
    height: int
    placeholder: str


def make_master(data: bytes) -> Master:
    """`data` upright, without metadata, at most 1440 pixels wide, as WebP.

    The size is read from the header before anything is unpacked. Raises Invalid when it is too large or broken.
    """
    try:
        header = pyvips.Image.new_from_buffer(data, "", access="sequential")
        check_pixels(header.width, header.height)
        image = _fit(data, MASTER_WIDTH, MASTER_HEIGHT)
        encoded = image.webpsave_buffer(Q=MASTER_QUALITY, effort=2, keep="none")
        tiny = image.thumbnail_image(PLACEHOLDER_WIDTH).webpsave_buffer(Q=30, effort=4, keep="none")
    except pyvips.Error as reason:
        raise Invalid("This picture is damaged and cannot be read.", code="not_a_picture") from reason
    placeholder = "data:image/webp;base64," + base64.b64encode(tiny).decode()
    return Master(encoded, image.width, image.height, placeholder)


def make_rendition(master: bytes, width: int, form: str) -> bytes:
    """The master no wider than `width`, as `form` (avif or webp)."""
    image = pyvips.Image.thumbnail_buffer(master, width, height=10_000, size="down")
    if form == "avif":
        # Effort 0 is the encoder's fastest; the module's docstring has the figures behind this choice.
        return bytes(image.heifsave_buffer(compression="av1", Q=QUALITY[form], effort=0, keep="none"))
    return bytes(image.webpsave_buffer(Q=QUALITY[form], effort=4, keep="none"))


def _fit(data: bytes, width: int, height: int) -> Any:
    """Decoded, upright, in sRGB, within these bounds, in memory."""
    profiled = "icc-profile-data" in pyvips.Image.new_from_buffer(data, "", access="sequential").get_fields()
    # Without a profile of its own a picture is sRGB or becomes it by plain conversion, ten times as fast.
    how = {"export_profile": "srgb"} if profiled else {}
    image = pyvips.Image.thumbnail_buffer(data, width, height=height, size="down", **how)
    return image.colourspace("srgb").copy_memory()
