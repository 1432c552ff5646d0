"""Bodies, files and names that nobody in their right mind would send."""

import gzip
import io
import struct
import zlib
from collections.abc import AsyncIterator

import httpx
import pyvips
from tests.media.pictures import jpeg
from tests.security.town import Browser, Town

from jishi.modules.team.contracts import Role

SCRIPT = b"<script>alert(document.domain)</script>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, packed: bytes) -> bytes:
    """A PNG that says it has this size, whatever is packed into it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def bomb() -> bytes:
    """A small file that would unpack to 30,000 x 30,000 pixels."""
    return png(30_000, 30_000, zlib.compress(bytes(10_000_000), 9))


async def send(browser: Browser, data: bytes, name: str = "a.jpg", kind: str = "image/jpeg") -> httpx.Response:
    return await browser.http.post(
        "/api/v1/media", files={"file": (name, data, kind)}, headers={"X-CSRF-Token": browser.csrf}
    )


BAD_PICTURES = [
    ("nothing", b""),
    ("an SVG with a script", SVG),
    ("a page", b"<!doctype html>" + SCRIPT),
    ("a bomb", bomb()),
    ("a cut-off picture", jpeg(64, 64)[:200]),
    ("only a signature", b"\x89PNG\r\n\x1a\n"),
    ("a GIF that is a script", b"GIF89a=1;" + SCRIPT),
    ("a JPEG that is none", b"\xff\xd8\xff\xe0" + SVG * 50),
    ("a program", b"\x7fELF" + bytes(500)),
    ("a size of nothing", png(0, 0, zlib.compress(b""))),
    ("negative sizes", png(2**31, 2**31, zlib.compress(b""))),
]


async def test_what_is_no_good_picture_is_refused(town: Town) -> None:
    staff = await town.member(Role.EDITOR)
    before = await town.count_everything()
    for what, data in BAD_PICTURES:
        answer = await send(staff, data)
        assert answer.status_code == 422, what
    assert await town.count_everything() == before


async def test_a_picture_with_a_page_in_it_is_served_as_a_picture_without_it(town: Town) -> None:
    staff = await town.member(Role.EDITOR)
    picture = pyvips.Image.new_from_buffer(jpeg(300, 200), "")
    picture.set_type(pyvips.GValue.gstr_type, "exif-ifd0-ImageDescription", SCRIPT.decode())
    both = bytes(picture.jpegsave_buffer(Q=80)) + SVG + SCRIPT
    answer = await send(staff, both, '"><script>.html', "text/html")
    assert answer.status_code == 201
    served = await staff.get(answer.json()["url"])
    assert served.headers["content-type"].startswith("image/")
    assert served.headers["x-content-type-options"] == "nosniff"
    assert b"script" not in served.content


async def test_fifty_megabytes_are_too_much(town: Town) -> None:
    staff = await town.member(Role.EDITOR)
    assert (await send(staff, b"\xff\xd8\xff" + bytes(50_000_000))).status_code == 413
    assert (await send(staff, b"\xff\xd8\xff" + bytes(20_971_520))).status_code == 413


async def test_pictures_are_for_staff(town: Town) -> None:
    for browser, status in (
        (await town.guest(), 401),
        (await town.member(), 403),
        (await town.member(Role.EDITOR), 201),
    ):
        assert (await send(browser, jpeg(8, 8))).status_code == status


WAYS_OUT = [
    "/assets/../../../../etc/passwd",
    "/assets/%2e%2e/%2e%2e/%2e%2e/pyproject.toml",
    "/assets/..%2f..%2f..%2fpyproject.toml",
    "/assets//etc/passwd",
    "/assets/%2fetc%2fpasswd",
    "/assets/..%5c..%5cpyproject.toml",
    "/assets/manifest.json%00.js",
    "/media/..%2f..%2f/640.webp",
    "/media/aaaaaaaaaaaaaaaaaaaa/..%2f..%2fmaster.webp",
    "/media/aaaaaaaaaaaaaaaaaaaa/640.webp%2f..",
    "/avatars/rust/..%2f..%2fa.svg",
    "/sitemaps/..%2f..%2fpyproject.toml",
    "/stories/..%2f..%2fbase.html",
]


async def test_no_path_leads_out_of_the_folder(town: Town) -> None:
    for path in WAYS_OUT:
        answer = await town.browser().get(path)
        assert answer.status_code in (400, 404), path
        assert "root:" not in answer.text
        assert "[project]" not in answer.text


def a_form_of_many_fields() -> bytes:
    return b"&".join(b"f%d=1" % number for number in range(20_000))


SENSELESS = [
    ("application/json", b"[" * 100_000),
    ("application/json", b'{"a":' * 50_000 + b"1" + b"}" * 50_000),
    ("application/json", b"{" + b" " * 13_000_000 + b"}"),
    ("application/json", b"\xff\xfe{}"),
    ("application/json", b'{"variant_id": "\\ud800", "quantity": 1}'),
    ("application/json", b'{"variant_id": "\\u0000", "quantity": 1}'),
    ("application/json", b'{"quantity": 1e999, "variant_id": null}'),
    ("application/json", b"null"),
    ("application/json", b"NaN"),
    ("application/json", b""),
    ("application/json; charset=utf-32", b"{}"),
    ("application/xml", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
    ("text/plain", b"{}"),
    ("", b"{}"),
    ("multipart/form-data", b"no boundary"),
    ("multipart/form-data; boundary=x", b"--x\r\n" * 5_000),
    ("multipart/form-data; boundary=" + "x" * 5_000, b"--x--"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n' + b"a" * 100),
    ("application/x-www-form-urlencoded", a_form_of_many_fields()),
    ("application/x-www-form-urlencoded", b"%ff%fe=%00&%=%zz&=" + b"\xff" * 100),
    ("application/x-msgpack", b"\xc1"),
    ("application/json\x00", b"{}"),
]


async def test_a_body_that_makes_no_sense_gets_a_clear_answer(town: Town) -> None:
    guest = await town.guest()
    before = await town.count_everything()
    shown = ("/sign-in", "/checkout", "/api/v1/quotes")
    for kind, body in SENSELESS:
        headers = {"X-CSRF-Token": guest.csrf, "Content-Type": kind}
        for path in ("/api/v1/cart/lines", "/api/v1/sessions", "/cart/lines", *shown):
            status = (await guest.http.post(path, content=body, headers=headers)).status_code
            assert 400 <= status < 500 or status == 303 or (status == 200 and path in shown), (path, kind, body[:30])
    assert await town.count_everything() == before


async def test_a_body_that_grows_when_unpacked_is_not_unpacked(town: Town) -> None:
    guest = await town.guest()
    packed = gzip.compress(b"[" + b"0," * 20_000_000 + b"0]")
    headers = {"X-CSRF-Token": guest.csrf, "Content-Type": "application/json", "Content-Encoding": "gzip"}
    answer = await guest.http.post("/api/v1/cart/lines", content=packed, headers=headers)
    assert 400 <= answer.status_code < 500


async def test_a_catalogue_that_is_none_is_refused(town: Town) -> None:
    ware = await town.ware()
    staff = await town.member(Role.MANAGER)
    zipped = io.BytesIO(b"PK\x03\x04" + bytes(200)).getvalue()
    for data in (b"", zipped, bytes(5_000), b"\xff" * 5_000, b'"' * 5_000, b"a," * 20_000, SVG, b"\n" * 9_000):
        fields = {"_csrf": staff.csrf, "shop": ware.slug}
        answer = await staff.http.post("/console/imports", data=fields, files={"file": ("a.csv", data, "text/csv")})
        assert answer.status_code < 500, data[:20]
        if answer.status_code == 303:
            assert (await staff.get(answer.headers["location"])).status_code < 500, data[:20]


async def test_strangers_may_not_send_large_forms(town: Town) -> None:
    ware, guest = await town.ware(), await town.guest()
    large = {"file": ("a.csv", b"a,b\n" * 500_000, "text/csv")}
    fields = {"_csrf": guest.csrf, "shop": ware.slug}
    answer = await guest.http.post("/console/imports", data=fields, files=large)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in")
    assert (
        await guest.http.post("/console/imports", data=fields, files=large, headers={"Accept": "application/json"})
    ).status_code == 401


async def test_large_forms_of_unknown_length_are_refused_too(town: Town) -> None:
    guest = await town.guest()

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b"a" * 65_536

    headers = {"Content-Type": "multipart/form-data; boundary=x", "Accept": "application/json"}
    answer = await guest.http.post("/console/imports", content=endless(), headers=headers)
    assert answer.status_code == 401
