"""The steps of a build, in order."""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

from jishi.ui.build.compress import precompress
from jishi.ui.build.icons import collect_icons
from jishi.ui.build.node import install_packages, run
from jishi.ui.build.pictures import draw_app_icons
from jishi.ui.build.progress import say
from jishi.ui.paths import ASSETS, DIST

BROWSERS = "es2022"
ALWAYS_CACHED = ("app.css", "app.js", "favicon.svg")


def build() -> None:
    """Make dist/ anew; files of the last build stay until the new ones are complete."""
    install_packages()
    with tempfile.TemporaryDirectory(prefix="jishi-ui-") as folder:
        made = Path(folder)
        say("styles")
        run("tailwindcss", "--minify", "-i", str(ASSETS / "css" / "app.css"), "-o", str(made / "app.css"))
        say("scripts")
        bundle(ASSETS / "ts" / "app.ts", made / "app.js")
        bundle(ASSETS / "ts" / "editor.ts", made / "editor.js")
        say("icons and pictures")
        icons = collect_icons()
        draw_app_icons(made)
        for source in (ASSETS / "static").iterdir():
            shutil.copy(source, made / source.name)
        say("fingerprints and compressed copies")
        publish(made, icons)


def bundle(source: Path, target: Path, *definitions: str) -> None:
    """Bundle and minify one TypeScript entry into one script."""
    run(
        "esbuild", str(source), "--bundle", "--minify", "--format=iife", f"--target={BROWSERS}",
        "--charset=utf8", "--legal-comments=none", f"--outfile={target}", "--log-level=warning",
        *(f"--define:{definition}" for definition in definitions),
    )  # fmt: skip


def publish(made: Path, icons: dict[str, str]) -> None:
    """Copy what was made into dist/ under fingerprinted names and drop what is no longer named."""
    DIST.mkdir(exist_ok=True)
    manifest: dict[str, str] = {}
    for source in sorted(made.iterdir()):
        name = fingerprinted(source)
        manifest[source.name] = name
        if not (DIST / name).exists():
            shutil.copy(source, DIST / name)
            precompress(DIST / name)
    precached = json.dumps([f"/assets/{manifest[name]}" for name in ALWAYS_CACHED])
    bundle(ASSETS / "ts" / "sw" / "worker.ts", DIST / "sw.js", f"PRECACHED={precached}")
    write(DIST / "icons.json", icons)
    write(DIST / "manifest.json", manifest)
    drop_stale(set(manifest.values()))


def fingerprinted(path: Path) -> str:
    """Return app.<digest>.css for app.css."""
    digest = hashlib.blake2b(path.read_bytes(), digest_size=5).hexdigest()
    return f"{path.stem}.{digest}{path.suffix}"


def write(path: Path, content: dict[str, str]) -> None:
    """Replace a JSON file in one step, so that a running server never reads half of it."""
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", "utf-8")
    fresh.replace(path)


def drop_stale(current: set[str]) -> None:
    """Remove fingerprinted files, and their compressed copies, that the manifest no longer names."""
    kept = current | {"manifest.json", "icons.json", "sw.js", ".built-from"}
    for path in DIST.iterdir():
        if path.name not in kept and path.with_suffix("").name not in current:
            path.unlink()
