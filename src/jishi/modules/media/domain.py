"""What may come in as a picture, and how pictures are named. Pure."""

import base64
import hashlib
import re

from jishi.kernel.errors import Invalid, TooLarge
from jishi.modules.media.contracts import FORMATS, WIDTHS

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 40_000_000
MASTER_WIDTH = WIDTHS[-1]
MASTER_HEIGHT = 2 * MASTER_WIDTH
CODE = re.compile(r"^[a-z2-7]{20}$")

_SIGNATURES = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)
_BRANDS = {b"avif": "avif", b"avis": "avif", b"heic": "heif", b"heix": "heif", b"mif1": "heif"}


def sniff(data: bytes) -> str:
    """The picture format by its first bytes, never by what the sender called it.

    Raises TooLarge beyond 20 MB and Invalid for anything that is not JPEG, PNG, GIF, WebP, AVIF or HEIF; SVG is
    refused because it can carry script.
    """
    if len(data) > MOST_BYTES:
        raise TooLarge("This picture is too large: 20 MB at most.")
    for start, form in _SIGNATURES:
        if data.startswith(start):
            return form
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and (form := _BRANDS.get(data[8:12], "")):
        return form
    raise Invalid("This is not a picture we can use. Please send JPEG, PNG, WebP, AVIF or GIF.", code="not_a_picture")


def check_pixels(width: int, height: int) -> None:
    """Raise Invalid for a picture that would unpack to more than 40 million pixels."""
    if width * height > MOST_PIXELS:
        raise Invalid("This picture has too many pixels: 40 million at most.", code="too_many_pixels")


def code_of(data: bytes) -> str:
    """The public code of the picture in `data`: 100 bits of its SHA-256, in lower-case base 32."""
    return base64.b32encode(hashlib.sha256(data).digest())[:20].decode().lower()


def is_rendition(code: str, width: int, form: str) -> bool:
    """Whether this names something we would ever make."""
    return width in WIDTHS and form in FORMATS and CODE.match(code) is not None


def master_key(code: str) -> str:
    """Where the re-encoded original is stored."""
    return f"media/{code[:2]}/{code}/master.webp"


def rendition_key(code: str, width: int, form: str) -> str:
    """Where a rendition is stored."""
    return f"media/{code[:2]}/{code}/{width}.{form}"
