"""Where the design system keeps its sources and what is built from them."""

from pathlib import Path

UI = Path(__file__).parent
ASSETS = UI / "assets"
DIST = UI / "dist"
TEMPLATES = UI / "templates"
LOCALE = UI / "locale"
PACKAGE = UI.parent
ROOT = PACKAGE.parent.parent
