"""What happens right now, told to whoever has a page open.

One WebSocket per tab at `/live` (`socket.py`; `/live/events` is the way for browsers that cannot hold one). A
connection listens to *topics*, `prefix:rest`, and each prefix belongs to a module that says who may listen
(`declare`). A transaction tells a topic something with `tx.tell(topic, message)`: it travels with the commit, to every
process, in the order of the commits (`bus.py`), or not at all.

Delivery is at least once and may be cut short: a connection that cannot keep up, or a process that lost touch for a
moment, is told to *resume*, and asks for what came after the last thing it has seen. So whatever must not be lost has a
number that only grows and a `resume` of its topic, and whoever listens forgets what it has seen before.
"""

from jishi.platform.realtime.parcels import admit, dismiss, part, reunite
from jishi.platform.realtime.registry import Greeting, Missed, Registry, declare, greet_with, hide_with

__all__ = [
    "Greeting",
    "Missed",
    "Registry",
    "admit",
    "declare",
    "dismiss",
    "greet_with",
    "hide_with",
    "part",
    "reunite",
]
