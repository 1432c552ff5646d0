"""Pictures go out: made on first demand, then the same for ever."""

import httpx
import pytest
import pyvips
from tests.media.pictures import jpeg

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.ids import uuid7
from jishi.modules.media import api as media
from jishi.modules.media.contracts import FORMATS, WIDTHS, picture
from jishi.modules.team.contracts import ROLE_PERMISSIONS, Role
from jishi.platform.http.context import SessionReader
from jishi.platform.runtime import Runtime

BEARER = {"Authorization": "Bearer somebody"}


def sign_in(app: Runtime, role: Role | None) -> None:
    """Whoever asks is somebody of this position, or a member."""
    kind = ActorKind.MEMBER if role is None else ActorKind.STAFF
    permissions = frozenset() if role is None else ROLE_PERMISSIONS[role]

    async def read(_app: Runtime, _token: str) -> Actor:
        return Actor(kind=kind, account_id=uuid7(), permissions=permissions)

    app.provide(SessionReader, SessionReader(read))


async def test_renditions_are_made_once_and_cached_for_ever(app: Runtime, client: httpx.AsyncClient) -> None:
    async with app.tx() as tx:
        image = await media.store(tx, jpeg(1_000, 500))
    for form in FORMATS:
        for width in WIDTHS:
            answer = await client.get(f"/media/{image.code}/{width}.{form}")
            assert answer.status_code == 200
            assert answer.headers["content-type"] == f"image/{form}"
            assert "immutable" in answer.headers["cache-control"]
            made = pyvips.Image.new_from_buffer(answer.content, "")
            assert made.width == min(width, 1_000), "never larger than it was"
            assert (await client.get(f"/media/{image.code}/{width}.{form}")).content == answer.content


async def test_every_address_in_a_picture_answers(app: Runtime, client: httpx.AsyncClient) -> None:
    async with app.tx() as tx:
        shown = picture(await media.store(tx, jpeg(700, 500)))
    for entry in [shown.src, *shown.srcset_avif.split(", "), *shown.srcset_webp.split(", ")]:
        assert (await client.get(entry.split(" ")[0])).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/media/aaaaaaaaaaaaaaaaaaaa/320.webp",
        "/media/AAAAAAAAAAAAAAAAAAAA/320.webp",
        "/media/..%2f..%2fetc/320.webp",
        "/media/a/320.webp",
        "/media/aaaaaaaaaaaaaaaaaaaa/321.webp",
        "/media/aaaaaaaaaaaaaaaaaaaa/320.png",
        "/media/aaaaaaaaaaaaaaaaaaaa/320.webp.svg",
        "/media/aaaaaaaaaaaaaaaaaaaa/master.webp",
        "/media/aaaaaaaaaaaaaaaaaaaa/-1.webp",
        "/media/aaaaaaaaaaaaaaaaaaaa/99999999999999999999.webp",
    ],
)
async def test_nothing_else_is_served(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert answer.status_code == 404
    assert answer.json()["code"] == "not_found"


async def test_staff_upload_pictures(app: Runtime, client: httpx.AsyncClient) -> None:
    sign_in(app, Role.EDITOR)
    answer = await client.post(
        "/api/v1/media", files={"file": ("x.svg", jpeg(64, 64), "image/svg+xml")}, headers=BEARER
    )
    assert answer.status_code == 201
    assert answer.json()["width"] == 64
    assert answer.json()["url"].startswith("/media/")


@pytest.mark.parametrize(("role", "status"), [(None, 403), (Role.ANALYST, 403), (Role.EDITOR, 422)])
async def test_others_and_other_things_are_refused(
    app: Runtime, client: httpx.AsyncClient, role: Role | None, status: int
) -> None:
    sign_in(app, role)
    files = {"file": ("x.png", b"<svg onload=alert(1)>", "image/png")}
    assert (await client.post("/api/v1/media", files=files, headers=BEARER)).status_code == status
    async with app.tx() as tx:
        assert await tx.fetch_value("SELECT count(*) FROM media.picture") == 0


async def test_a_visitor_must_sign_in(client: httpx.AsyncClient) -> None:
    files = {"file": ("x.jpg", jpeg(64, 64), "image/jpeg")}
    assert (await client.post("/api/v1/media", files=files, headers=BEARER)).status_code == 401


async def test_a_50_mb_upload_is_refused(app: Runtime, client: httpx.AsyncClient) -> None:
    sign_in(app, Role.EDITOR)
    files = {"file": ("x.jpg", b"\xff\xd8\xff" + bytes(50 * 1024 * 1024), "image/jpeg")}
    answer = await client.post("/api/v1/media", files=files, headers=BEARER)
    assert answer.status_code == 413
