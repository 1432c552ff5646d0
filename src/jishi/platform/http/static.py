"""Fingerprinted assets: immutable, precompressed, from memory."""

import mimetypes
from pathlib import Path

from litestar import Response, get
from litestar.params import FromPath

from jishi.kernel.errors import NotFound
from jishi.platform.http.context import AnyRequest, context_of

FOREVER = "public, max-age=31536000, immutable"
ENCODINGS = (("zstd", ".zst"), ("br", ".br"), ("gzip", ".gz"))
TYPES = {
    ".webmanifest": "application/manifest+json",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".map": "application/json",
}


class Assets:
    """The built files of a folder, each read once with its compressed forms beside it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._files: dict[tuple[str, str], tuple[bytes, str] | None] = {}

    def find(self, name: str, accepted: str) -> tuple[bytes, str] | None:
        """The bytes and content encoding of `name` in the best form the caller accepts; None when there is none."""
        for encoding, suffix in ENCODINGS:
            if encoding in accepted and (found := self._read(name, suffix, encoding)) is not None:
                return found
        return self._read(name, "", "")

    def _read(self, name: str, suffix: str, encoding: str) -> tuple[bytes, str] | None:
        key = (name, suffix)
        if key not in self._files:
            try:
                path = (self._folder / (name + suffix)).resolve()
                inside = path.is_relative_to(self._folder) and path.is_file()
            except (OSError, ValueError):  # a name that no file can have: too long, or with a NUL
                return None
            if not inside:
                return None
            self._files[key] = (path.read_bytes(), encoding)
        return self._files[key]


def file_response(assets: Assets, name: str, accepted: str, *, cache: str = FOREVER) -> Response[bytes]:
    """The asset `name` as an answer. Raises NotFound."""
    found = assets.find(name, accepted)
    if found is None:
        raise NotFound
    data, encoding = found
    suffix = Path(name).suffix
    kind = TYPES.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
    headers = {"Cache-Control": cache, "Vary": "Accept-Encoding"}
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(data, media_type=kind, headers=headers)


@get("/assets/{name:path}", include_in_schema=False)
async def asset(request: AnyRequest, name: FromPath[str]) -> Response[bytes]:
    """One built file."""
    assets = context_of(request).app.service(Assets)
    return file_response(assets, name.lstrip("/"), request.headers.get("accept-encoding", ""))
