"""The built files stay small, complete and ready to be sent."""

import gzip
import json
import subprocess
import sys

import pytest

from jishi.ui.build.__main__ import build_if_changed
from jishi.ui.paths import DIST, ROOT

KB = 1024
built = pytest.mark.skipif(not (DIST / "manifest.json").exists(), reason="assets are not built")


def _manifest() -> dict[str, str]:
    return dict(json.loads((DIST / "manifest.json").read_text("utf-8")))


@built
@pytest.mark.parametrize(("name", "budget"), [("app.css", 40 * KB), ("app.js", 70 * KB)])
def test_a_page_loads_little(name: str, budget: int) -> None:
    assert len(gzip.compress((DIST / _manifest()[name]).read_bytes(), 9)) <= budget


@built
def test_every_named_file_is_there_and_text_comes_compressed() -> None:
    for name in _manifest().values():
        assert (DIST / name).is_file()
        if name.endswith((".css", ".js")):
            assert all((DIST / (name + suffix)).is_file() for suffix in (".zst", ".br", ".gz"))


@built
def test_nothing_is_left_of_earlier_builds() -> None:
    kept = set(_manifest().values())
    strays = [
        path.name for path in DIST.iterdir() if path.suffix in {".css", ".js"} and path.name not in kept | {"sw.js"}
    ]
    assert strays == []


@built
def test_building_again_without_a_change_does_nothing() -> None:
    # In a process of its own: the modules of the shop forbid here what pictures are drawn with.
    subprocess.run([sys.executable, "-m", "jishi.ui.build"], check=True, stdout=subprocess.DEVNULL)
    assert not build_if_changed()


def test_the_lock_file_names_no_download_address() -> None:
    lock = (ROOT / "package-lock.json").read_text("utf-8")
    assert '"resolved"' not in lock
    assert "://" not in "".join(line for line in lock.splitlines() if "funding" not in line and '"url"' not in line)


def test_the_lock_file_knows_every_platform() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    named = {key.split("node_modules/")[-1] for key in packages}
    wanted = {name for entry in packages.values() for name in entry.get("optionalDependencies", {})}
    assert wanted <= named
