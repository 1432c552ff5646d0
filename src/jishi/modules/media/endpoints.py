"""Pictures over HTTP."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.params import FromPath, MultipartBody

from jishi.kernel.errors import Invalid, NotFound
from jishi.modules.media import api
from jishi.modules.media.contracts import FORMATS, rendition_url
from jishi.modules.media.domain import MOST_BYTES
from jishi.modules.media.policy import check_upload
from jishi.platform.http.context import AnyRequest, GivenActor, GivenTx, context_of


class Uploaded(msgspec.Struct, frozen=True):
    """The stored picture, with the address of a middle-sized rendition."""

    id: UUID
    code: str
    width: int
    height: int
    url: str


FOREVER = "public, max-age=31536000, immutable"


@get("/media/{code:str}/{name:str}", include_in_schema=False)
async def rendition(request: AnyRequest, code: FromPath[str], name: FromPath[str]) -> Response[bytes]:
    """One rendition of a picture: `/media/<code>/<width>.<form>`. It never changes under this address."""
    digits, _, form = name.partition(".")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 6 and form in FORMATS):
        raise NotFound
    data = await api.render(context_of(request).app, code, int(digits), form)
    return Response(data, media_type=f"image/{form}", headers={"Cache-Control": FOREVER})


@post("/api/v1/media", tags=["media"], request_max_body_size=MOST_BYTES + 64 * 1024)
async def upload(
    tx: GivenTx,
    actor: GivenActor,
    data: MultipartBody[dict[str, Any]],
) -> Uploaded:
    """Store a picture (multipart field `file`, optional `alt`), for staff. Sending it again returns the same one."""
    check_upload(actor)
    file = data.get("file")
    if not isinstance(file, UploadFile):
        raise Invalid("Please choose a picture.", fields={"file": "Please fill this in."})
    image = await api.store(tx, await file.read(), alt=str(data.get("alt", "")))
    return Uploaded(image.id, image.code, image.width, image.height, rendition_url(image.code, 640))


routes = [rendition, upload]
