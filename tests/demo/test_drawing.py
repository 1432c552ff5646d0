"""The processes that draw."""

import subprocess
import sys

import psutil

DRAW_AND_HANG = """
import asyncio, os, time
from jishi.demo.make.drawing import Drawers

if __name__ == "__main__":
    with Drawers(2) as drawers:
        asyncio.run(drawers.draw(os.urandom, 1))
        print("drawn", flush=True)
        time.sleep(60)
"""


def test_nobody_goes_on_drawing_for_one_who_was_killed() -> None:
    hanging = subprocess.Popen([sys.executable, "-c", DRAW_AND_HANG], stdout=subprocess.PIPE, text=True)
    assert hanging.stdout is not None
    assert hanging.stdout.readline() == "drawn\n"
    drawing = psutil.Process(hanging.pid).children(recursive=True)
    assert drawing
    hanging.kill()
    hanging.wait()
    hanging.stdout.close()
    _, alive = psutil.wait_procs(drawing, timeout=20)
    for process in alive:
        process.kill()
    assert alive == []
