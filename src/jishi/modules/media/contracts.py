"""What media tells others."""

from uuid import UUID

import msgspec

from jishi.kernel.text import Text

WIDTHS = (160, 320, 640, 960, 1440)
FORMATS = ("avif", "webp")


class Image(msgspec.Struct, frozen=True):
    """A stored picture. `code` addresses its renditions; `placeholder` is a tiny WebP as a data URI (blur-up). Where
    it stands for something, `alts` says by language what it shows; else `alt` does."""

    id: UUID
    code: str
    width: int
    height: int
    placeholder: str
    alt: str = ""
    alts: Text = {}


def rendition_url(code: str, width: int, form: str = "webp") -> str:
    """The address of one rendition: `/media/<code>/<width>.<form>`; `width` is one of WIDTHS."""
    return f"/media/{code}/{width}.{form}"


class Picture(msgspec.Struct, frozen=True):
    """What the `picture` macro of the design system shows."""

    src: str
    srcset_avif: str
    srcset_webp: str
    width: int
    height: int
    placeholder: str
    alt: str


def picture(image: Image, alt: str = "") -> Picture:
    """`image` ready for a template, with all widths not larger than the original (always the smallest one)."""
    widths = [width for width in WIDTHS if width <= image.width] or [WIDTHS[0]]

    def srcset(form: str) -> str:
        return ", ".join(f"{rendition_url(image.code, width, form)} {width}w" for width in widths)

    middle = min(widths, key=lambda width: abs(width - 640))
    return Picture(
        rendition_url(image.code, middle),
        srcset("avif"),
        srcset("webp"),
        image.width,
        image.height,
        image.placeholder,
        alt or image.alt,
    )
