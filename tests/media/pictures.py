"""Pictures made for tests."""

import pyvips


def noise(width: int, height: int) -> pyvips.Image:
    """A colourful picture."""
    plane = pyvips.Image.gaussnoise(width, height, sigma=40, mean=120).cast("uchar")
    return plane.bandjoin([plane.rot180(), plane.fliphor()]).copy(interpretation="srgb")


def jpeg(width: int, height: int) -> bytes:
    """It as JPEG."""
    return bytes(noise(width, height).jpegsave_buffer(Q=80))
