"""Line icons (Lucide), drawn inline so that they take the colour of the text around them."""

import json
from functools import cache, lru_cache

from markupsafe import Markup, escape

from jishi.ui.paths import DIST


class IconMissing(LookupError):
    """A page names an icon that the last build did not find in use, or that Lucide does not have."""


@cache
def _shapes() -> dict[str, str]:
    try:
        shapes: dict[str, str] = json.loads((DIST / "icons.json").read_text("utf-8"))
    except FileNotFoundError:
        raise IconMissing("No built icons; run: python -m jishi.ui.build") from None
    return shapes


@lru_cache(maxsize=1024)
def icon(name: str, cls: str = "size-5") -> Markup:
    """Return an icon as inline SVG hidden from screen readers; name the control in words beside it.

    Raises IconMissing when the icon is not among those the build found in use.
    """
    try:
        shape = _shapes()[name]
    except KeyError:
        raise IconMissing(f"No icon {name!r}; run: python -m jishi.ui.build") from None
    return Markup('<svg class="icon {}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>').format(
        escape(cls), Markup(shape)
    )
