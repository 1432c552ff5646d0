"""App icons in the sizes that home screens ask for, drawn from one SVG."""

from pathlib import Path

import pyvips

from jishi.ui.paths import ASSETS

SIZES = {
    "icon-192.png": ("app-icon.svg", 192),
    "icon-512.png": ("app-icon.svg", 512),
    "icon-maskable-512.png": ("app-icon-maskable.svg", 512),
    "apple-touch-icon.png": ("app-icon-maskable.svg", 180),
    "og.png": ("og.svg", 1200),
}


def draw_app_icons(into: Path) -> None:
    """Write each PNG of SIZES into a folder."""
    for name, (source, width) in SIZES.items():
        picture = pyvips.Image.thumbnail(str(ASSETS / "static" / source), width)
        picture.pngsave(str(into / name), compression=9, strip=True)
