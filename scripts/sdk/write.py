"""Put the generated modules together, formatted as everything here is."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from scripts.sdk.areas import write_areas
from scripts.sdk.models import write_models

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "sdk" / "src" / "jishi_client"


def generate(document: dict[str, Any]) -> dict[str, str]:
    """The generated files by name."""
    found = {
        "models.py": write_models(document["components"]["schemas"]),
        "areas.py": write_areas(document, is_async=False),
        "async_areas.py": write_areas(document, is_async=True),
    }
    return {name: formatted(name, text) for name, text in found.items()}


def formatted(name: str, text: str) -> str:
    """`text` without imports that it does not need, laid out by ruff."""
    ruff = str(Path(sys.executable).parent / "ruff")
    for words in (["check", "--quiet", "--fix-only", "--select", "F401,I", "--isolated"], ["format", "--quiet"]):
        command = [ruff, *words, "--line-length", "120", "--stdin-filename", str(FOLDER / name), "-"]
        text = subprocess.run(command, input=text, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    return text
