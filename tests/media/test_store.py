"""Pictures come in: checked before they are unpacked, turned, stripped, shrunk, stored once."""

import struct
import zlib

import pytest
import pyvips
from tests.media.pictures import jpeg, noise

from jishi.kernel.errors import Invalid, TooLarge
from jishi.modules.media import api as media
from jishi.platform.db import Tx

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


async def rows(tx: Tx) -> int:
    return int(await tx.fetch_value("SELECT count(*) FROM media.picture"))


def png_header(width: int, height: int) -> bytes:
    """A PNG that says how large it is and then unpacks to almost nothing: 200 bytes that claim gigabytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1_000))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


async def test_a_picture_is_kept_as_webp_no_wider_than_needed(tx: Tx) -> None:
    image = await media.store(tx, jpeg(2_000, 1_000), alt="Noise")
    assert (image.width, image.height, image.alt) == (1_440, 720, "Noise")
    assert image.placeholder.startswith("data:image/webp;base64,")
    assert len(image.placeholder) < 500
    master = await tx.app.storage.get(f"media/{image.code[:2]}/{image.code}/master.webp")
    assert master is not None
    assert master[:4] == b"RIFF"


async def test_equal_pictures_are_one(tx: Tx) -> None:
    data = jpeg(300, 200)
    first, second, third = await media.store_many(
        tx, [media.Upload(data), media.Upload(jpeg(310, 200)), media.Upload(data)]
    )
    assert first == third
    assert first.code != second.code
    assert await media.store(tx, data) == first
    assert await rows(tx) == 2
    assert (await media.images(tx, [first.id]))[first.id] == first


async def test_a_picture_on_its_side_is_turned_and_says_nothing_of_its_maker(tx: Tx) -> None:
    sideways = noise(400, 200).copy()
    sideways.set_type(pyvips.GValue.gint_type, "orientation", 6)
    sideways.set_type(pyvips.GValue.gstr_type, "exif-ifd0-Artist", "Somebody")
    image = await media.store(tx, sideways.jpegsave_buffer())
    assert (image.width, image.height) == (200, 400)
    master = await tx.app.storage.get(f"media/{image.code[:2]}/{image.code}/master.webp")
    assert master is not None
    assert not [name for name in pyvips.Image.new_from_buffer(master, "").get_fields() if "exif" in name]


@pytest.mark.parametrize(
    "data",
    [
        SVG,
        b"<?xml version='1.0'?>" + SVG,
        b"\xef\xbb\xbf" + SVG,
        b"",
        b"GIF89a<script>",
        b"%PDF-1.7",
        b"\xff\xd8\xff\xe0 not really",
        jpeg(300, 300)[:200],
    ],
)
async def test_what_is_no_picture_is_refused(tx: Tx, data: bytes) -> None:
    with pytest.raises(Invalid) as caught:
        await media.store(tx, data)
    assert caught.value.code == "not_a_picture"
    assert await rows(tx) == 0


async def test_a_bomb_is_refused_by_its_header(tx: Tx) -> None:
    with pytest.raises(Invalid) as caught:
        await media.store(tx, png_header(30_000, 30_000))
    assert caught.value.code == "too_many_pixels"
    assert await rows(tx) == 0


async def test_fifty_megabytes_are_refused(tx: Tx) -> None:
    with pytest.raises(TooLarge):
        await media.store(tx, b"\xff\xd8\xff" + bytes(50 * 1024 * 1024))
    assert await rows(tx) == 0
