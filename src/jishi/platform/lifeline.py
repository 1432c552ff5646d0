"""Children that do not outlive the supervisor, however it went."""

import os
import signal
import threading
import time

LIFELINE = "SUPERVISED_BY_JISHI"
GRACE_SECONDS = 10


def die_with_parent() -> None:
    """End this process when the supervisor is gone: its end of our standard input closes."""
    if os.environ.pop(LIFELINE, "") != "1":
        return

    def watch() -> None:
        # Not sys.stdin: its lock would be held when the server forks its workers, and they would wait for it for ever.
        while os.read(0, 1):
            pass
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(GRACE_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
