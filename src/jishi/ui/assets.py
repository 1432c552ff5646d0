"""Addresses of built files."""

import json
from functools import cache

from jishi.ui.paths import DIST


class AssetMissing(LookupError):
    """A page names a file that the last build did not make."""


@cache
def _manifest() -> dict[str, str]:
    try:
        manifest: dict[str, str] = json.loads((DIST / "manifest.json").read_text("utf-8"))
    except FileNotFoundError:
        raise AssetMissing("No built assets; run: python -m jishi.ui.build") from None
    return manifest


def asset(name: str) -> str:
    """Return the fingerprinted address of a built file, so that browsers may keep it for ever.

    Raises AssetMissing when the build did not make the file.
    """
    try:
        return f"/assets/{_manifest()[name]}"
    except KeyError:
        raise AssetMissing(f"No built file {name!r}; run: python -m jishi.ui.build") from None
