"""Texts and figures of the demo world: shops, goods, people and ninety days of baskets, from one seed.

`build(seed)` gives everything but the orders; `days(world)` yields those day by day. No database, no HTTP, no files.
"""

from jishi.demo.world.build import build
from jishi.demo.world.model import World
from jishi.demo.world.orders import make_days as days

__all__ = ["World", "build", "days"]
