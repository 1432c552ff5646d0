"""Picks the icons in use out of Lucide."""

import re
from pathlib import Path

from jishi.ui.build.inputs import python_sources, templates
from jishi.ui.build.node import MODULES, BuildFailed

LUCIDE = MODULES / "lucide-static" / "icons"
NAMED = re.compile(r"""\b\w*icon(?:_\w+)?['"]?\s*[(=:]\s*['"]([a-z][a-z0-9-]*)['"]""")
BODY = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


def icons_in_use() -> dict[str, Path]:
    """Return the icon names that templates and Python sources mention, each with where it was found.

    Found are icon('x'), icon_button('x', …), icon="x", icon_name='x' and 'icon': 'x'; a name that is computed
    must be written out in one of these forms somewhere, a comment will do.
    """
    found: dict[str, Path] = {}
    for path in (*templates(), *python_sources()):
        for name in NAMED.findall(path.read_text("utf-8")):
            found.setdefault(name, path)
    return dict(sorted(found.items()))


def collect_icons() -> dict[str, str]:
    """Return the shapes inside each used icon's SVG; raises BuildFailed for one Lucide does not have."""
    shapes: dict[str, str] = {}
    for name, mentioned_in in icons_in_use().items():
        source = LUCIDE / f"{name}.svg"
        if not source.exists():
            if mentioned_in.suffix == ".py":
                continue
            raise BuildFailed(f"{mentioned_in.name} uses icon {name!r}, which Lucide does not have")
        body = BODY.search(source.read_text("utf-8"))
        if body is None:
            raise BuildFailed(f"icon {name!r} is not readable")
        shapes[name] = re.sub(r"\s+", " ", body[1]).replace(" />", "/>").replace("> <", "><").strip()
    return shapes
