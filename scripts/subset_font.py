"""Make the font of printed papers: `python scripts/subset_font.py DroidSansFallbackFull.ttf`.

Keeps what Chinese names, addresses and goods are written with (GBK: 21,000 characters), Latin, and signs; drops hints
and vertical metrics. The result is src/jishi/platform/fonts/DroidSansFallback.ttf; see the README there.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

TARGET = Path(__file__).resolve().parents[1] / "src/jishi/platform/fonts/DroidSansFallback.ttf"
SIGNS = "–—‘’“”…‰′″€₩₫₱฿№™→←↑↓■□●○★☆✓✗　、。〈〉《》「」『』【】！（），．：；？￥"


def wanted() -> set[int]:
    """The characters to keep."""
    kept = {ord(letter) for letter in SIGNS} | set(range(0x20, 0x17F))
    for first in range(0x81, 0xFF):
        for second in range(0x40, 0xFF):
            kept |= {ord(letter) for letter in bytes([first, second]).decode("gbk", "ignore")}
    return kept


def main() -> None:
    font = TTFont(sys.argv[1])
    for table in ("vhea", "vmtx", "kern", "gasp"):
        if table in font:
            del font[table]
    options = Options()
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    font.save(TARGET)
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes, {len(font.getBestCmap()):,} characters\n")


if __name__ == "__main__":
    main()
