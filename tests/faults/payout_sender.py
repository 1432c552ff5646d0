"""Sends payouts to the bank until none is left or it is killed: `python -m tests.faults.payout_sender`, with settings
in the environment. It does what the worker does every minute, without the minute."""

import asyncio

from jishi.bootstrap import make_runtime
from jishi.modules.settlement import api as settlement
from jishi.platform.settings import load


async def main() -> None:
    """Send until a turn ends none."""
    app = make_runtime(load())
    await app.start(listen=False)
    try:
        while await settlement.send_due(app):
            pass
    finally:
        await app.stop()


if __name__ == "__main__":
    asyncio.run(main())
